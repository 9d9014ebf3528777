import { describe, expect, it } from 'vitest';
import { originOf } from '../../src/data/parse';
import { read } from '../../src/data/read';
import { amount, grouped } from '../facts';
import { broken, names, put, textOf, told } from './broken';

/** Two amounts of the data, as their rows have them. */
const [cargo, another] = [String(amount('jian-fu')), String(amount('rung-ra-2'))];

const yaml = names.filter((f) => f.endsWith('.yaml'));
const csv = names.filter((f) => f.endsWith('.csv'));
const sound = ['data/facts/corrections.yaml', 'data/words/en/corrections.yaml', 'data/words/en/allowed-numbers.yaml'];

describe('a broken copy stops the build, naming file, line, row and field', () => {
	it.each<[string, (text: string) => string, RegExp]>([
		[
			'data/publication.yaml',
			put('reportDate: 2018-01-25', 'reportDate: 2018-02-31'),
			/publication\.yaml:\d+ reportDate: found "2018-02-31", expected a day that exists/,
		],
		[
			'data/words/en/publication.yaml',
			put(/^title:.*$/m, ''),
			/publication\.yaml:\d+ title: found nothing, expected string/,
		],
		[
			'data/facts/sources.yaml',
			put(/checked: 2026-11-23/, 'checked: lately'),
			/sources\.yaml:\d+ id=\S+ checked: found "lately", expected a day/,
		],
		[
			'data/facts/sources.yaml',
			put(/url: https?:\S+/, 'url: nowhere'),
			/sources\.yaml:\d+ id=\S+ url: found "nowhere", expected a web address/,
		],
		[
			'data/facts/claims.yaml',
			put(/standing: \S+/, 'standing: true-ish'),
			/claims\.yaml:\d+ id=\S+ standing: found "true-ish", expected one of official-act/,
		],
		[
			'data/facts/claims.yaml',
			put(/sources: \[[a-z0-9-]+/, 'sources: [no-such-source'),
			/claims\.yaml:\d+ id=\S+ sources\.0: found "no-such-source", expected an id in data\/facts\/sources\.yaml/,
		],
		[
			'data/facts/discrepancies.yaml',
			put(/id: D1$/m, 'id: one'),
			/discrepancies\.yaml:\d+ id=one id: found "one", expected an id like D1/,
		],
		[
			'data/facts/corrections.yaml',
			() => '- number: 1\n  date: 2026-13-01\n',
			/corrections\.yaml:2 number=1 date: found "2026-13-01"/,
		],
		[
			'data/facts/events.yaml',
			put(/from: '?"?2017-12-22"?'?/, 'from: 2017-12-32'),
			/events\.yaml:\d+ id=res-2397 from: found "2017-12-32"/,
		],
		[
			'data/facts/responses.yaml',
			put(/kind: denial/, 'kind: shrug'),
			/responses\.yaml:\d+ id=\S+ kind: found "shrug", expected one of denial, answer/,
		],
		[
			'data/facts/ports.csv',
			put(/^kholmsk,RU,[^,]+/m, 'kholmsk,RU,north'),
			/ports\.csv:\d+ id=kholmsk lat: found "north", expected a plain number/,
		],
		[
			'data/facts/legs.yaml',
			put(/from: wonsan/, 'from: atlantis'),
			/legs\.yaml:\d+ id=wonsan-kholmsk from: found "atlantis", expected an id in data\/facts\/ports\.csv/,
		],
		[
			'data/facts/voyages.csv',
			put('nampo-nakhodka', 'nampo-moon'),
			/voyages\.csv:\d+ id=jian-fu leg: found "nampo-moon", expected an id in data\/facts\/legs\.yaml/,
		],
		[
			'data/facts/quantities.csv',
			put(String(amount('sixty-thousand')), grouped(amount('sixty-thousand'))),
			/quantities\.csv:\d+/,
		],
		[
			'data/facts/quantities.csv',
			put(cargo, ''),
			/quantities\.csv:\d+ id=jian-fu value: found "", expected a plain number/,
		],
		[
			'data/facts/quantities.csv',
			put('jian-fu-landed', 'jian-fu-sank'),
			/quantities\.csv:\d+ id=jian-fu claim: found "jian-fu-sank", expected an id in data\/facts\/claims\.yaml/,
		],
		[
			'data/facts/products.csv',
			put('951000000', '9510000000'),
			/products\.csv:\d+ id=coal usd: found products worth 9510000000, expected no more than the total/,
		],
		[
			'data/facts/destinations.csv',
			put('97796047', '97796'),
			/export-years\.csv:\d+ year=2015 total_usd: found 2832358831, expected the sum/,
		],
		[
			'data/facts/destinations.csv',
			put('IND,', 'CHN,'),
			/destinations\.csv:3 iso3=CHN: found twice \(first on line 2\), expected once/,
		],
		['data/facts/export-years.csv', put('2006,', '2007,'), /export-years\.csv:\d+ year=2007: found twice/],
		[
			'data/facts/expected.csv',
			put('34%', '35%'),
			/expected\.csv:2 figure=coal-share expected: found 35%, expected 34%, which the data yields/,
		],
		[
			'data/facts/designations.csv',
			put('person-3,person', 'person-3,robot'),
			/designations\.csv:\d+ id=person-3 kind: found "robot", expected one of person, entity, ship/,
		],
		[
			'data/facts/designations.csv',
			put(/^person-16.*\n/m, ''),
			/expected\.csv:\d+ figure=listed-people expected: found 16, expected 15/,
		],
		[
			'data/facts/scale-units.csv',
			put('wagon,70', 'wagon,-70'),
			/scale-units\.csv:\d+ id=wagon tonnes: found "-70", expected a number above 0/,
		],
		[
			'data/words/en/embeds.yaml',
			put('id: frame', 'id: carrier-pigeon'),
			/embeds\.yaml:\d+ forms\.0\.id: found "carrier-pigeon", expected one of frame/,
		],
		[
			'data/facts/graphics.yaml',
			put('number: 1', 'number: 12'),
			/facts\/graphics\.yaml:\d+ id=route-map number: found 12, expected/,
		],
	])('%s %#', (file, change, message) => expect(broken(file, change).join('\n')).toMatch(message));

	it.each([...yaml, ...csv])('%s: something that is not data at all', (file) => {
		expect(broken(file, '- : [\n"a,b\n').filter((l) => l.includes(file)).length).toBeGreaterThan(0);
	});
	it('a file that is missing is named, once, and nothing that leans on it', () =>
		expect(told(['data/facts/ports.csv', undefined])).toEqual([
			'  data/facts/ports.csv:1: the file is missing: found nothing, expected it at this path',
		]));
	it('every wrong row is shown at once', () =>
		expect(broken('data/facts/quantities.csv', (t) => t.replace(cargo, 'x').replace(another, 'y'))).toEqual([
			expect.stringMatching(/:3 id=jian-fu value: found "x", expected a plain number/),
			expect.stringMatching(/:4 id=rung-ra-2 value: found "y", expected a plain number/),
		]));
	it('two mistakes in one row are both shown, a wrong word and a reference that leads nowhere', () =>
		expect(
			broken('data/facts/voyages.csv', (t) => t.replace('wonsan-kholmsk,3', 'no-leg,many'))
				.map((l) => l.replace(/found.*/, ''))
				.sort(),
		).toEqual(['  data/facts/voyages.csv:3 id=rung-ra-2 calls: ', '  data/facts/voyages.csv:3 id=rung-ra-2 leg: ']));
	it('faults of several files come as one, by file and line', () => {
		const lines = told(
			['data/facts/quantities.csv', put(cargo, 'x')],
			['data/facts/claims.yaml', put('date: 2018-01-25', 'date: 2018-13-25')],
			['data/words/en/prose/ending.md', put('## Known', '## Known {sky-angel')],
		);
		const places = lines.map((l) => /^ {2}(\S+?):(\d+)/.exec(l)?.slice(1) as [string, string]);
		expect(places.map(([f]) => f)).toEqual([
			'data/facts/claims.yaml',
			'data/facts/quantities.csv',
			'data/words/en/prose/ending.md',
		]);
	});
	it('a quotation over 25 words is refused', () =>
		expect(broken('data/words/en/claims.yaml', put(/quote: .*/, `quote: ${'word '.repeat(26)}`)).join('\n')).toMatch(
			/quote: found 26 words, expected 25 at most/,
		));
	it('a source that no claim uses is refused', () =>
		expect(
			told(
				['data/facts/sources.yaml', (t) => `${t}\n- id: idle\n  kind: news\n  read: excerpt\n  checked: 2026-11-23\n`],
				['data/words/en/sources.yaml', (t) => `${t}\nidle:\n  title: Idle\n  publisher: Nobody\n`],
			),
		).toEqual([expect.stringMatching(/sources\.yaml:\d+ id=idle id: found no claim that uses this source/)]));
});

describe('files', () => {
	it.each([...yaml, ...csv].filter((f) => !sound.includes(f) && !f.includes('graphics/')))(
		'%s without a row is told once, and nothing that leans on it',
		(file) => {
			const head = file.endsWith('.csv') ? `${textOf(file).split('\n')[0]}\n` : '';
			expect(broken(file, head)).toEqual([`  ${file}:1: found no row, expected one at least`]);
		},
	);
	it.each(sound)('%s may have no row', (file) =>
		expect(
			told([file, file.includes('words/en/corr') ? '{}\n' : '[]\n'], ['data/port.csv', 'x']).filter((l) =>
				l.includes(`${file}:`),
			),
		).toEqual([]),
	);
	it('bytes that are not UTF-8 are refused, with file and line, in data and prose', () => {
		const latin = (text: string, at: string) => {
			const bytes = new TextEncoder().encode(text);
			bytes[new TextEncoder().encode(text.slice(0, text.indexOf(at))).length] = 0xe9;
			return bytes;
		};
		for (const [file, at] of [
			['data/words/en/sources.yaml', 'ValueWalk'],
			['data/words/en/prose/report.md', 'exclusive'],
		] as const) {
			const text = textOf(file);
			const line = text.slice(0, text.indexOf(at)).split('\n').length;
			expect(broken(file, latin(text, at))).toEqual([
				`  ${file}:${line}: found bytes that are not UTF-8, expected UTF-8: save the file in that encoding`,
			]);
		}
	});
	it.each(['data/port.csv', 'data/words/en/graphics/words.txt', 'data/notes.txt', 'data/words/en/prose/extra.md'])(
		'a stray file is refused: %s',
		(file) =>
			expect(told([file, 'id\n'])).toEqual([expect.stringContaining(`${file}:1: found a file that nothing reads`)]),
	);
	it('a stray file is told what it was most likely meant to be', () =>
		expect(told(['data/port.csv', 'id\n'])[0]).toContain('did you mean "data/facts/ports.csv"?'));
	it('a byte order mark and Windows line ends are read as what they are', () => {
		const windows = (t: string) => `\uFEFF${t.replaceAll('\n', '\r\n')}`;
		// One fault, so that the map is not placed: it is told on its own line.
		expect(
			told(...[...yaml, ...csv, 'data/words/en/prose/ending.md'].map((f) => [f, windows] as [string, typeof windows]), [
				'data/words/en/prose/report.md',
				put('publishes a story', 'publishes a {story'),
			]),
		).toEqual([expect.stringMatching(/report\.md:5: found \{/)]);
	});
	it('a field twice in one row of YAML is refused', () =>
		expect(
			broken('data/facts/claims.yaml', put('  standing: reported\n', '  standing: reported\n  standing: reported\n')),
		).toEqual([expect.stringMatching(/claims\.yaml:\d+: found a field twice in one row/)]));
	it.each([
		['a column too few', (t: string) => t.replace(/^(id,country),lat/, '$1'), /:1 lat: found no such column/],
		[
			'a column too many',
			(t: string) => t.replace(/^id,country/, 'id,nick,country'),
			/:1 nick: found the column "nick"/,
		],
		['a cell too many', (t: string) => t.replace('nampo,', 'nampo,,'), /:2 id=nampo: found 9 cells, expected 8/],
		['a quote that is not closed', (t: string) => t.replace('nampo,', 'nampo,"'), /not CSV as expected/],
		[
			'a cell of blanks',
			(t: string) => t.replace(/nampo,[^,]+,/, 'nampo,  ,'),
			/:2 id=nampo country: found "", expected one of KP, KR, RU, JP/,
		],
		[
			'a decimal comma',
			(t: string) => t.replace('38.728', '"38,728"'),
			/:2 id=nampo lat: found "38,728", expected a plain number/,
		],
		[
			'an id with capitals',
			(t: string) => t.replace('nampo,', 'Nampo,'),
			/:2 id=Nampo id: found "Nampo", expected a lower-case id/,
		],
	])('ports.csv with %s is one problem', (_, change, message) => {
		const lines = broken('data/facts/ports.csv', change);
		expect(lines).toHaveLength(1);
		expect(lines[0]).toMatch(message);
	});
	it.each(['17 415', '17.415,5', '17,415', '1e4', `about ${cargo}`])('a number written as %s is refused', (value) =>
		expect(broken('data/facts/quantities.csv', put(cargo, `"${value}"`)).join('\n')).toMatch(
			/value: found .*expected a plain number/,
		),
	);
	it('tabs that indent YAML are refused', () =>
		expect(broken('data/facts/events.yaml', put('  from: 2017-08-05', '\tfrom: 2017-08-05')).join('\n')).toMatch(
			/events\.yaml:\d+: not YAML as expected/,
		));
});

describe('fields', () => {
	it.each([
		[
			'data/facts/sources.yaml',
			put(/url: https?:\S+/, 'url: "javascript:alert(1)"'),
			/ url: found "javascript:alert\(1\)", expected a web address, http:\/\/ or https:/,
		],
		['data/facts/sources.yaml', put(/url: https?:\S+/, 'url: ftp://example.org/x'), / url: found "ftp:/],
		['data/facts/sources.yaml', put(/url: https?:\S+/, 'url: data:text/html,x'), / url: found "data:/],
		[
			'data/publication.yaml',
			put(/licenceWordsUrl: \S+/, 'licenceWordsUrl: "javascript:alert(1)"'),
			/licenceWordsUrl: found "javascript:/,
		],
		[
			'data/publication.yaml',
			put(/repository: .*/, 'repository: "javascript:alert(1)"'),
			/repository: found "javascript:/,
		],
		['data/publication.yaml', put(/contact: .*/, 'contact: "javascript:alert(1)"'), /contact: found "javascript:/],
	])('%s: an address that a browser would run, or can’t follow', (file, change, message) =>
		expect(broken(file, change).join('\n')).toMatch(message),
	);
	it.each(['data/words/en/claims.yaml', 'data/words/en/sources.yaml', 'data/words/en/legs.yaml'])(
		'%s: a note of a megabyte is refused, and not repeated',
		(file) => {
			const lines = broken(file, put(/\n {2}note: .*/, `\n  note: ${'much '.repeat(200_000)}`));
			expect(lines.join('\n')).toMatch(/note: found "much .*characters\), expected \d+ characters at most/);
			expect(lines.join('').length).toBeLessThan(2000);
		},
	);
	it.each([
		[
			'data/facts/corrections.yaml',
			() => '- number: 1\n  date: 2099-01-31\n',
			/number=1 date: found 2099-01-31, expected a day not after today/,
		],
		['data/facts/sources.yaml', put(/checked: 2026-11-23/, 'checked: 2099-11-23'), / checked: found 2099-11-23/],
		['data/facts/claims.yaml', put(/date: 2018-01-25/, 'date: "2099"'), / date: found 2099, expected a day not after/],
		['data/facts/events.yaml', put('from: 2017-08-05', 'from: 2099-08-05'), / from: found 2099-08-05/],
		['data/publication.yaml', put('reportDate: 2018-01-25', 'reportDate: 2099-01-25'), /reportDate: found 2099-01-25/],
	] as [string, (t: string) => string, RegExp][])('%s: a day that lies ahead is refused', (file, change, message) =>
		expect(broken(file, change).join('\n')).toMatch(message),
	);
	it('the day of publication may lie ahead', () =>
		expect(
			told(['data/publication.yaml', put(/^published: .*$/m, 'published: 2099-01-01')], ['data/port.csv', 'x']),
		).toHaveLength(1));
});

describe('what rows owe each other', () => {
	it.each<[string, string, (t: string) => string, RegExp]>([
		[
			'a leg that skips a state',
			'data/facts/legs.yaml',
			put('    - { state: smuggling, claim: tracked-korea }\n', ''),
			/id=kholmsk-incheon states\.1\.state: found us-sanctions after report, expected smuggling/,
		],
		[
			'a ship that no voyage has on the leg',
			'data/words/en/legs.yaml',
			put('ships: Sky Angel', 'ships: Sky Angle'),
			/ships: found "Sky Angle.*", expected Sky Angel among them, as data\/facts\/voyages\.csv has it/,
		],
		[
			'a charge hung on a leg whose graphic has no answer to it',
			'data/facts/legs.yaml',
			put('claim: un-rich-glory', 'claim: fuel-china-charge'),
			/id=kholmsk-pohang states: found fuel-china-charge, which route-map in data\/facts\/graphics\.yaml does not list/,
		],
		[
			'the same on an event',
			'data/facts/events.yaml',
			put('claim: arrived-october', 'claim: fuel-china-charge'),
			/id=coal-arrives claim: found fuel-china-charge, which sanctions-timeline in data\/facts\/graphics\.yaml/,
		],
		[
			'a minister’s word given as a report',
			'data/facts/claims.yaml',
			put(/(id: mnuchin-lifeline[\s\S]*?standing: )statement/, '$1reported'),
			/id=mnuchin-lifeline standing: found reported, of a speaker who is named: expected statement/,
		],
		[
			'an unnamed source’s word given as a statement',
			'data/facts/claims.yaml',
			put(/(id: still-going[\s\S]*?standing: )reported/, '$1statement'),
			/id=still-going standing: found statement, of a speaker who is unnamed: expected reported, or in speaker\.kind/,
		],
		[
			'a denial by a newspaper',
			'data/facts/claims.yaml',
			put(/(id: klintsevich-denial[\s\S]*?kind: )named/, '$1press'),
			/id=klintsevich-denial standing: found denial, of a speaker who is press: expected in speaker\.kind the one who denies/,
		],
		[
			'a course drawn of what somebody said',
			'data/facts/legs.yaml',
			put('claim: un-rich-glory', 'claim: china-not-aware'),
			/id=kholmsk-pohang states\.\d\.claim: found china-not-aware, which somebody said in public \(statement\): a course is drawn of an event/,
		],
		[
			'an answer that nobody gave',
			'data/facts/responses.yaml',
			put('kind: no-comment', 'kind: no-answer'),
			/id=us-white-house kind: found no-answer, and white-house-no-comment stands as statement; expected a claim that nobody answered/,
		],
		[
			'the same on a response',
			'data/facts/responses.yaml',
			put('claim: korea-monitoring', 'claim: fuel-china-charge'),
			/id=south-korea-foreign-ministry claim: found fuel-china-charge/,
		],
		[
			'a charge that nobody answered, and no word of it',
			'data/words/en/claims.yaml',
			put(/ We found no answer by those whom he meant[^\n]*/, ''),
			/id=mnuchin-\S+ note: found a charge that no claim answers/,
		],
		[
			'an answer before what it answers',
			'data/facts/claims.yaml',
			put('  date: 2018-01-26\n  standing: denial', '  date: 2018-01-20\n  standing: denial'),
			/id=russia-denies-coal date: found 2018-01-20, expected a day not before 2018-01-25, that of core-route/,
		],
		[
			'answers that lead in a circle',
			'data/facts/claims.yaml',
			put('  charge: true\n', '  charge: true\n  answers: [russia-denies-coal]\n'),
			/id=core-route answers: found russia-denies-coal, which in turn answers core-route/,
		],
		[
			'a port 9 km off the coast',
			'data/facts/ports.csv',
			put('42.81,132.88', '42.70,132.88'),
			/id=nakhodka lat, lon: found 42\.7, 132\.88, \d+\.\d km from any coast; expected 5 km at most/,
		],
		[
			'a port with its coordinates the wrong way round',
			'data/facts/ports.csv',
			put('42.81,132.88', '132.88,42.81'),
			/id=nakhodka lat: found "132\.88", expected a latitude from 30 to 50/,
		],
		[
			'an allowance that a port does not need',
			'data/facts/ports.csv',
			put('sankei-seven-voyages,', 'sankei-seven-voyages,9'),
			/id=nampo off_coast: found 9, expected nothing/,
		],
		[
			'a waypoint on land',
			'data/facts/legs.yaml',
			put('[131.95, 41.8]', '[127.5, 37.5]'),
			/id=nakhodka-ulsan waypoints\.0: found \[127\.5, 37\.5\] on land/,
		],
		[
			'a leg over land',
			'data/facts/legs.yaml',
			put(/waypoints: \[\[124\.95[^\n]*/, 'waypoints: []'),
			/id=nampo-nakhodka waypoints: found a line that crosses land at/,
		],
		[
			'India’s share in two tables',
			'data/facts/export-years.csv',
			put(/,3\.45\n/, ',3.55\n'),
			/year=2015 india_share_pct: found 3\.55, expected 3\.45/,
		],
		[
			'a figure that there is not',
			'data/facts/expected.csv',
			put('coal-share', 'coal-shares'),
			/figure=coal-shares figure: found "coal-shares".*did you mean "coal-share"/,
		],
		[
			'an event on another day than its claim',
			'data/facts/events.yaml',
			put('from: 2017-08-05', 'from: 2017-08-06'),
			/id=res-2371 from: found 2017-08-06, expected a date that res-2371-ban gives/,
		],
		[
			'an answer on another day than its claim',
			'data/facts/responses.yaml',
			put('date: 2018-01-26', 'date: 2018-01-25'),
			/date: found 2018-01-25, expected a date that korea-monitoring gives/,
		],
	])('%s', (_, file, change, message) => expect(broken(file, change).join('\n')).toMatch(message));
});

describe('facts and their words', () => {
	const said = (file: string, change: (text: string) => string) => broken(file, change).join('\n');
	const row = (key: string) => new RegExp(`^${key}:\\n(?: .*\\n)+`, 'm');
	it('a row without words is told in the file of words, with what to write and where the row is', () =>
		expect(broken('data/words/en/ports.yaml', put(row('kholmsk'), ''))).toEqual([
			'  data/words/en/ports.yaml:1 id=kholmsk: found no words for this row of data/facts/ports.csv:7, expected name, note, or those of them that it needs: write them here under kholmsk, or take the row out there',
		]));
	it('words without a row are told where they stand, with the row that was meant', () => {
		const lines = broken('data/words/en/quantities.yaml', put(/^jian-fu:$/m, 'jian-fuu:'));
		expect(lines).toEqual([
			expect.stringMatching(/^ {2}data\/words\/en\/quantities\.yaml:1 id=jian-fu: found no words for this row/),
			expect.stringMatching(
				/^ {2}data\/words\/en\/quantities\.yaml:5 id=jian-fuu: found words for a row that data\/facts\/quantities\.csv does not have; did you mean "jian-fu"\?; expected its words alone: rename them, add the row there, or take them out/,
			),
		]);
	});
	it('a new row of facts has words to be written, whatever its table', () => {
		expect(said('data/facts/quantities.csv', (t) => `${t}more,4,,ships,port-ban-december\n`)).toMatch(
			/words\/en\/quantities\.yaml:1 id=more: found no words .*quantities\.csv:\d+, expected what, scope/,
		);
		expect(said('data/facts/designations.csv', put('entity-9,entity', 'entity-10,entity'))).toMatch(
			/words\/en\/designations\.yaml:1 id=entity-10: found no words/,
		);
	});
	it('a field that is missing, and one that no row has, are told with their row and line', () => {
		expect(said('data/words/en/events.yaml', put(/\n {2}short: UN bans coal/, ''))).toMatch(
			/words\/en\/events\.yaml:\d+ id=res-2371 short: found nothing, expected string/,
		);
		expect(said('data/words/en/events.yaml', put(/( {2}short: UN bans coal)/, '$1\n  colour: red'))).toMatch(
			/words\/en\/events\.yaml:\d+ id=res-2371 colour: found a field that no row of this file has, expected none/,
		);
		expect(said('data/words/en/publication.yaml', put(/^kicker: .*\n/m, ''))).toMatch(
			/words\/en\/publication\.yaml:\d+ kicker: found nothing, expected string/,
		);
	});
	it('words in the facts, and facts in the words, are told as fields that nobody reads', () => {
		expect(said('data/facts/events.yaml', put('  from: 2017-08-05', '  label: A ban\n  from: 2017-08-05'))).toMatch(
			/facts\/events\.yaml:\d+ id=res-2371 label: found a field that no row of this file has/,
		);
		expect(
			said('data/words/en/events.yaml', put('  short: UN bans coal', '  short: UN bans coal\n  claim: x')),
		).toMatch(/words\/en\/events\.yaml:\d+ id=res-2371 claim: found a field that no row of this file has/);
	});
	it('each source of a claim has what it supports, and none that the claim does not cite', () => {
		const lines = broken(
			'data/words/en/claims.yaml',
			put('    rferl-coal: "the same, retold', '    rferl-coals: "the same, retold'),
		);
		expect(lines).toEqual([
			expect.stringMatching(
				/^ {2}data\/words\/en\/claims\.yaml:\d+ id=core-route supports\.rferl-coal: found nothing, expected words for what stands at data\/facts\/claims\.yaml:13: write them/,
			),
			expect.stringMatching(
				/^ {2}data\/words\/en\/claims\.yaml:\d+ id=core-route supports\.rferl-coals: found words for what the row at data\/facts\/claims\.yaml:7 does not have; did you mean "rferl-coal"\?; expected none/,
			),
		]);
	});
	it('an end in the open is called something, a port is not, and no state has words that the leg does not have', () => {
		expect(said('data/words/en/legs.yaml', put('  from: "North Korea, port not named"\n', ''))).toMatch(
			/words\/en\/legs\.yaml:\d+ id=report-to-nakhodka from: found nothing, expected words for what stands at data\/facts\/legs\.yaml:\d+/,
		);
		expect(said('data/words/en/legs.yaml', put('nampo-nakhodka:\n', 'nampo-nakhodka:\n  to: A port\n'))).toMatch(
			/words\/en\/legs\.yaml:\d+ id=nampo-nakhodka to: found words for what the row at data\/facts\/legs\.yaml:\d+ does not have/,
		);
		expect(said('data/words/en/legs.yaml', put('    smuggling: "declared', '    report: "declared'))).toMatch(
			/words\/en\/legs\.yaml:\d+ id=kholmsk-declared inked\.report: found words for what the row at .* does not have/,
		);
	});
	it('a scene has words, and words a scene', () => {
		const lines = said('data/words/en/graphics/paper-trail.yaml', put('  tracked:\n', '  trucked:\n'));
		expect(lines).toMatch(
			/graphics\/paper-trail\.yaml:\d+ id=paper-trail scenes\.tracked: found nothing, expected words/,
		);
		expect(lines).toMatch(
			/graphics\/paper-trail\.yaml:\d+ id=paper-trail scenes\.trucked: found words .*did you mean "tracked"/,
		);
	});
	it('a person who was listed has no name', () =>
		expect(said('data/words/en/designations.yaml', (t) => `${t}person-1: Somebody\n`)).toMatch(
			/words\/en\/designations\.yaml:\d+ id=person-1: found words for a row that has none, at data\/facts\/designations\.csv:2; expected nothing/,
		));
	it('a code has a name, and a name a row with its code', () => {
		expect(broken('data/words/en/countries.yaml', put('PW: Palau\n', ''))).toEqual([
			expect.stringMatching(
				/^ {2}data\/words\/en\/countries\.yaml:1 id=PW: found no words for this row of data\/facts\/voyages\.csv:2, expected name/,
			),
		]);
		expect(said('data/words/en/countries.yaml', (t) => `${t}BZ: Belize\n`)).toMatch(
			/countries\.yaml:\d+ id=BZ: found words for a row that data\/facts\/ does not have/,
		);
		expect(said('data/words/en/designation-groups.yaml', put('ministry: ', 'ministries: '))).toMatch(
			/designation-groups\.yaml:1 id=ministry: found no words/,
		);
	});
	it('two rows of words under one key, and a list in place of a map, are refused', () => {
		expect(said('data/words/en/ports.yaml', (t) => `${t}nampo:\n  name: Nampho\n`)).toMatch(
			/words\/en\/ports\.yaml:\d+: found two rows under one key, expected one/,
		);
		expect(broken('data/words/en/ports.yaml', '- name: Nampo\n')).toEqual([
			'  data/words/en/ports.yaml:1: found no map, expected one of words, each row’s under its key',
		]);
	});
	it('each field of a row is known by the file and line where it stands', () => {
		const { data } = read(Object.fromEntries(names.map((f) => [f, textOf(f)])));
		const at = (row: object | undefined, field?: string) => {
			const { file, line } = originOf(row as object, field);
			return `${file} ${textOf(file).split('\n')[line - 1]?.trim()}`;
		};
		const claim = data.claims.find((c) => c.id === 'arrived-october');
		expect(at(claim)).toBe('data/facts/claims.yaml - id: arrived-october');
		expect(at(claim, 'date')).toBe('data/facts/claims.yaml date: 2018-01-25');
		expect(at(claim, 'name')).toMatch(/^data\/words\/en\/claims\.yaml name: Reuters’ shipping source/);
		expect(at(claim, 'speaker.kind')).toBe('data/facts/claims.yaml speaker: { kind: unnamed }');
		expect(at(claim, 'speaker.who')).toMatch(/^data\/words\/en\/claims\.yaml who: "one Western/);
		expect(at(claim, 'sources.1.id')).toMatch(/^data\/facts\/claims\.yaml sources: \[/);
		expect(at(claim, 'sources.1.supports')).toBe('data/words/en/claims.yaml rferl-coal: the same');
		const leg = data.legs.find((l) => l.opening);
		expect(at(leg, 'opening.claim')).toMatch(/^data\/facts\/legs\.yaml opening: \{ claim/);
		expect(at(leg, 'opening.inked')).toMatch(/^data\/words\/en\/legs\.yaml opening: "declared/);
		expect(at(leg, 'states.3.inked')).toMatch(/^data\/words\/en\/legs\.yaml later: /);
		const open = data.legs.find((l) => typeof l.from !== 'string');
		expect(at(open, 'from.at')).toMatch(/^data\/facts\/legs\.yaml from: \{ at/);
		expect(at(open, 'from.open')).toMatch(/^data\/words\/en\/legs\.yaml from: "North/);
		const graphic = data.graphics.find((g) => g.id === 'paper-trail');
		expect(at(graphic, 'number')).toBe('data/facts/graphics.yaml number: 3');
		expect(at(graphic, 'scenes.tracked.note')).toBe('data/words/en/graphics/paper-trail.yaml note: >-');
		expect(at(graphic, 'scenes.tracked.without')).toMatch(/^data\/facts\/graphics\.yaml tracked: \{ without/);
		expect(at(data.voyages[0], 'flag')).toBe('data/words/en/countries.yaml PW: Palau');
		expect(at(data.designations[0], 'group')).toMatch(/^data\/words\/en\/designation-groups\.yaml ryonbong: /);
		expect(at(data.publication, 'title')).toMatch(/^data\/words\/en\/publication\.yaml title: /);
		expect(at(data.publication, 'reportDate')).toBe('data/publication.yaml reportDate: 2018-01-25');
	});
});
