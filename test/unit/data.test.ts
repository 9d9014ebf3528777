import { describe, expect, it } from 'vitest';
import { amount, grouped } from '../facts';
import { broken, names, put, textOf, told } from './broken';

/** Two amounts of the data, as their rows have them. */
const [cargo, another] = [String(amount('jian-fu')), String(amount('rung-ra-2'))];

const yaml = names.filter((f) => f.endsWith('.yaml'));
const csv = names.filter((f) => f.endsWith('.csv'));
const sound = ['data/corrections.yaml', 'data/allowed-numbers.yaml'];

describe('a broken copy stops the build, naming file, line, row and field', () => {
	it.each<[string, (text: string) => string, RegExp]>([
		[
			'data/publication.yaml',
			put('reportDate: 2018-01-25', 'reportDate: 2018-02-31'),
			/publication\.yaml:\d+ reportDate: found "2018-02-31", expected a day that exists/,
		],
		['data/publication.yaml', put(/^title:.*$/m, ''), /publication\.yaml:\d+ title: found nothing, expected string/],
		[
			'data/sources.yaml',
			put(/checked: 2026-11-23/, 'checked: lately'),
			/sources\.yaml:\d+ id=\S+ checked: found "lately", expected a day/,
		],
		[
			'data/sources.yaml',
			put(/url: https?:\S+/, 'url: nowhere'),
			/sources\.yaml:\d+ id=\S+ url: found "nowhere", expected a web address/,
		],
		[
			'data/claims.yaml',
			put(/standing: \S+/, 'standing: true-ish'),
			/claims\.yaml:\d+ id=\S+ standing: found "true-ish", expected one of official-act/,
		],
		[
			'data/claims.yaml',
			put(/^(\s+- \{? ?id: )[a-z0-9-]+/m, '$1no-such-source'),
			/claims\.yaml:\d+ id=\S+ sources\.0: found "no-such-source", expected an id in data\/sources\.yaml/,
		],
		[
			'data/discrepancies.yaml',
			put(/id: D1$/m, 'id: one'),
			/discrepancies\.yaml:\d+ id=one id: found "one", expected an id like D1/,
		],
		[
			'data/corrections.yaml',
			() => '- date: 2026-13-01\n  what: x\n  where: y\n',
			/corrections\.yaml:1 date: found "2026-13-01"/,
		],
		[
			'data/events.yaml',
			put(/from: '?"?2017-12-22"?'?/, 'from: 2017-12-32'),
			/events\.yaml:\d+ id=res-2397 from: found "2017-12-32"/,
		],
		[
			'data/responses.yaml',
			put(/kind: denial/, 'kind: shrug'),
			/responses\.yaml:\d+ id=\S+ kind: found "shrug", expected one of denial, answer/,
		],
		[
			'data/ports.csv',
			put(/^kholmsk,Kholmsk,Russia,[^,]+/m, 'kholmsk,Kholmsk,Russia,north'),
			/ports\.csv:\d+ id=kholmsk lat: found "north", expected a plain number/,
		],
		[
			'data/legs.yaml',
			put(/from: wonsan/, 'from: atlantis'),
			/legs\.yaml:\d+ id=wonsan-kholmsk from: found "atlantis", expected an id in data\/ports\.csv/,
		],
		[
			'data/voyages.csv',
			put('nampo-nakhodka', 'nampo-moon'),
			/voyages\.csv:\d+ id=jian-fu leg: found "nampo-moon", expected an id in data\/legs\.yaml/,
		],
		[
			'data/quantities.csv',
			put(String(amount('sixty-thousand')), grouped(amount('sixty-thousand'))),
			/quantities\.csv:\d+/,
		],
		['data/quantities.csv', put(cargo, ''), /quantities\.csv:\d+ id=jian-fu value: found "", expected a plain number/],
		[
			'data/quantities.csv',
			put('jian-fu-landed', 'jian-fu-sank'),
			/quantities\.csv:\d+ id=jian-fu claim: found "jian-fu-sank", expected an id in data\/claims\.yaml/,
		],
		[
			'data/products.csv',
			put('951000000', '9510000000'),
			/products\.csv:\d+ id=coal usd: found products worth 9510000000, expected no more than the total/,
		],
		[
			'data/destinations.csv',
			put('97796047', '97796'),
			/export-years\.csv:\d+ year=2015 total_usd: found 2832358831, expected the sum/,
		],
		[
			'data/destinations.csv',
			put('IND,', 'CHN,'),
			/destinations\.csv:3 iso3=CHN: found twice \(first on line 2\), expected once/,
		],
		['data/export-years.csv', put('2006,', '2007,'), /export-years\.csv:\d+ year=2007: found twice/],
		[
			'data/expected.csv',
			put('34%', '35%'),
			/expected\.csv:2 figure=coal-share expected: found 35%, expected 34%, which the data yields/,
		],
		[
			'data/designations.csv',
			put('person-3,person', 'person-3,robot'),
			/designations\.csv:\d+ id=person-3 kind: found "robot", expected one of person, entity, ship/,
		],
		[
			'data/designations.csv',
			put(/^person-16.*\n/m, ''),
			/expected\.csv:\d+ figure=listed-people expected: found 16, expected 15/,
		],
		[
			'data/scale-units.csv',
			put(/wagon,([^,]*),([^,]*),70/, 'wagon,$1,$2,-70'),
			/scale-units\.csv:\d+ id=wagon tonnes: found "-70", expected a number above 0/,
		],
		[
			'data/embeds.yaml',
			put('id: frame', 'id: carrier-pigeon'),
			/embeds\.yaml:\d+ forms\.0\.id: found "carrier-pigeon", expected one of frame/,
		],
		[
			'data/graphics/route-map.yaml',
			put('number: 1', 'number: 12'),
			/graphics\/route-map\.yaml:\d+ id=route-map number: found 12, expected/,
		],
	])('%s %#', (file, change, message) => expect(broken(file, change).join('\n')).toMatch(message));

	it.each([...yaml, ...csv])('%s: something that is not data at all', (file) => {
		expect(broken(file, '- : [\n"a,b\n').filter((l) => l.includes(file)).length).toBeGreaterThan(0);
	});
	it('a file that is missing is named, once, and nothing that leans on it', () =>
		expect(told(['data/ports.csv', undefined])).toEqual([
			'  data/ports.csv:1: the file is missing: found nothing, expected it at this path',
		]));
	it('every wrong row is shown at once', () =>
		expect(broken('data/quantities.csv', (t) => t.replace(cargo, 'x').replace(another, 'y'))).toEqual([
			expect.stringMatching(/:3 id=jian-fu value: found "x", expected a plain number/),
			expect.stringMatching(/:4 id=rung-ra-2 value: found "y", expected a plain number/),
		]));
	it('two mistakes in one row are both shown, a wrong word and a reference that leads nowhere', () =>
		expect(
			broken('data/voyages.csv', (t) =>
				t.replace(
					'wonsan-kholmsk,Wonsan or Taean,Kholmsk,August to September 2017,3',
					'no-leg,Wonsan or Taean,Kholmsk,August to September 2017,many',
				),
			)
				.map((l) => l.replace(/found.*/, ''))
				.sort(),
		).toEqual(['  data/voyages.csv:3 id=rung-ra-2 calls: ', '  data/voyages.csv:3 id=rung-ra-2 leg: ']));
	it('faults of several files come as one, by file and line', () => {
		const lines = told(
			['data/quantities.csv', put(cargo, 'x')],
			['data/claims.yaml', put('date: 2018-01-25', 'date: 2018-13-25')],
			['src/story/prose/ending.md', put('## Known', '## Known {sky-angel')],
		);
		const places = lines.map((l) => /^ {2}(\S+?):(\d+)/.exec(l)?.slice(1) as [string, string]);
		expect(places.map(([f]) => f)).toEqual(['data/claims.yaml', 'data/quantities.csv', 'src/story/prose/ending.md']);
	});
	it('a quotation over 25 words is refused', () =>
		expect(broken('data/claims.yaml', put(/quote: .*/, `quote: ${'word '.repeat(26)}`)).join('\n')).toMatch(
			/quote: found 26 words, expected 25 at most/,
		));
	it('a source that no claim uses is refused', () =>
		expect(
			broken(
				'data/sources.yaml',
				(t) =>
					`${t}\n- id: idle\n  kind: news\n  title: Idle\n  publisher: Nobody\n  read: excerpt\n  checked: 2026-11-23\n`,
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
		expect(told([file, '[]\n'], ['data/port.csv', 'x']).filter((l) => l.includes(`${file}:`))).toEqual([]),
	);
	it('bytes that are not UTF-8 are refused, with file and line, in data and prose', () => {
		const latin = (text: string, at: string) => {
			const bytes = new TextEncoder().encode(text);
			bytes[new TextEncoder().encode(text.slice(0, text.indexOf(at))).length] = 0xe9;
			return bytes;
		};
		for (const [file, at] of [
			['data/sources.yaml', 'ValueWalk'],
			['src/story/prose/report.md', 'exclusive'],
		] as const) {
			const text = textOf(file);
			const line = text.slice(0, text.indexOf(at)).split('\n').length;
			expect(broken(file, latin(text, at))).toEqual([
				`  ${file}:${line}: found bytes that are not UTF-8, expected UTF-8: save the file in that encoding`,
			]);
		}
	});
	it.each(['data/port.csv', 'data/graphics/words.txt', 'data/notes.txt', 'src/story/prose/extra.md'])(
		'a stray file is refused: %s',
		(file) =>
			expect(told([file, 'id\n'])).toEqual([expect.stringContaining(`${file}:1: found a file that nothing reads`)]),
	);
	it('a stray file is told what it was most likely meant to be', () =>
		expect(told(['data/port.csv', 'id\n'])[0]).toContain('did you mean "data/ports.csv"?'));
	it('a byte order mark and Windows line ends are read as what they are', () => {
		const windows = (t: string) => `\uFEFF${t.replaceAll('\n', '\r\n')}`;
		// One fault, so that the map is not placed: it is told on its own line.
		expect(
			told(...[...yaml, ...csv, 'src/story/prose/ending.md'].map((f) => [f, windows] as [string, typeof windows]), [
				'src/story/prose/report.md',
				put('has a story', 'has a {story'),
			]),
		).toEqual([expect.stringMatching(/report\.md:5: found \{/)]);
	});
	it('a field twice in one row of YAML is refused', () =>
		expect(
			broken('data/claims.yaml', put('  standing: reported\n', '  standing: reported\n  standing: reported\n')),
		).toEqual([expect.stringMatching(/claims\.yaml:\d+: found a field twice in one row/)]));
	it.each([
		['a column too few', (t: string) => t.replace(/^(id,name,country),lat/, '$1'), /:1 lat: found no such column/],
		['a column too many', (t: string) => t.replace(/^id,name/, 'id,nick,name'), /:1 nick: found the column "nick"/],
		['a cell too many', (t: string) => t.replace('nampo,', 'nampo,,'), /:2 id=nampo: found 11 cells, expected 10/],
		['a quote that is not closed', (t: string) => t.replace('nampo,', 'nampo,"'), /not CSV as expected/],
		[
			'a cell of blanks',
			(t: string) => t.replace(/nampo,[^,]+,/, 'nampo,  ,'),
			/:2 id=nampo name: found "", expected some text/,
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
		const lines = broken('data/ports.csv', change);
		expect(lines).toHaveLength(1);
		expect(lines[0]).toMatch(message);
	});
	it.each(['17 415', '17.415,5', '17,415', '1e4', `about ${cargo}`])('a number written as %s is refused', (value) =>
		expect(broken('data/quantities.csv', put(cargo, `"${value}"`)).join('\n')).toMatch(
			/value: found .*expected a plain number/,
		),
	);
	it('tabs that indent YAML are refused', () =>
		expect(broken('data/events.yaml', put('  from: 2017-08-05', '\tfrom: 2017-08-05')).join('\n')).toMatch(
			/events\.yaml:\d+: not YAML as expected/,
		));
});

describe('fields', () => {
	it.each([
		[
			'data/sources.yaml',
			put(/url: https?:\S+/, 'url: "javascript:alert(1)"'),
			/ url: found "javascript:alert\(1\)", expected a web address, http:\/\/ or https:/,
		],
		['data/sources.yaml', put(/url: https?:\S+/, 'url: ftp://example.org/x'), / url: found "ftp:/],
		['data/sources.yaml', put(/url: https?:\S+/, 'url: data:text/html,x'), / url: found "data:/],
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
	it.each(['data/claims.yaml', 'data/sources.yaml', 'data/legs.yaml'])(
		'%s: a note of a megabyte is refused, and not repeated',
		(file) => {
			const lines = broken(file, put(/\n {2}note: .*/, `\n  note: ${'much '.repeat(200_000)}`));
			expect(lines.join('\n')).toMatch(/note: found "much .*characters\), expected \d+ characters at most/);
			expect(lines.join('').length).toBeLessThan(2000);
		},
	);
	it.each([
		[
			'data/corrections.yaml',
			() => '- date: 2099-01-31\n  what: x\n  where: y\n',
			/date=2099-01-31 date: found 2099-01-31, expected a day not after today/,
		],
		['data/sources.yaml', put(/checked: 2026-11-23/, 'checked: 2099-11-23'), / checked: found 2099-11-23/],
		['data/claims.yaml', put(/date: 2018-01-25/, 'date: "2099"'), / date: found 2099, expected a day not after/],
		['data/events.yaml', put('from: 2017-08-05', 'from: 2099-08-05'), / from: found 2099-08-05/],
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
			'data/legs.yaml',
			put('    - { state: smuggling, claim: tracked-korea }\n', ''),
			/id=kholmsk-incheon states\.1\.state: found us-sanctions after report, expected smuggling/,
		],
		[
			'a ship that no voyage has on the leg',
			'data/legs.yaml',
			put('ships: Sky Angel', 'ships: Sky Angle'),
			/ships: found "Sky Angle.*", expected Sky Angel among them, as data\/voyages\.csv has it/,
		],
		[
			'a charge hung on a leg whose graphic has no answer to it',
			'data/legs.yaml',
			put('claim: un-rich-glory', 'claim: fuel-china-charge'),
			/id=kholmsk-pohang states: found fuel-china-charge, which data\/graphics\/route-map\.yaml does not list/,
		],
		[
			'the same on an event',
			'data/events.yaml',
			put('claim: arrived-october', 'claim: fuel-china-charge'),
			/id=coal-arrives claim: found fuel-china-charge, which data\/graphics\/sanctions-timeline\.yaml/,
		],
		[
			'a minister’s word given as a report',
			'data/claims.yaml',
			put(/(id: mnuchin-lifeline[\s\S]*?standing: )statement/, '$1reported'),
			/id=mnuchin-lifeline standing: found reported, of a speaker who is named: expected statement/,
		],
		[
			'an unnamed source’s word given as a statement',
			'data/claims.yaml',
			put(/(id: still-going[\s\S]*?standing: )reported/, '$1statement'),
			/id=still-going standing: found statement, of a speaker who is unnamed: expected reported, or in speaker\.kind/,
		],
		[
			'a denial by a newspaper',
			'data/claims.yaml',
			put(/(id: klintsevich-denial[\s\S]*?kind: )named/, '$1press'),
			/id=klintsevich-denial standing: found denial, of a speaker who is press: expected in speaker\.kind the one who denies/,
		],
		[
			'a course drawn of what somebody said',
			'data/legs.yaml',
			put('claim: un-rich-glory', 'claim: china-not-aware'),
			/id=kholmsk-pohang states\.\d\.claim: found china-not-aware, which somebody said in public \(statement\): a course is drawn of an event/,
		],
		[
			'an answer that nobody gave',
			'data/responses.yaml',
			put('kind: no-comment', 'kind: no-answer'),
			/id=us-white-house kind: found no-answer, and white-house-no-comment stands as statement; expected a claim that nobody answered/,
		],
		[
			'the same on a response',
			'data/responses.yaml',
			put('claim: korea-monitoring', 'claim: fuel-china-charge'),
			/id=south-korea-foreign-ministry claim: found fuel-china-charge/,
		],
		[
			'a charge that nobody answered, and no word of it',
			'data/claims.yaml',
			put(/ We found no answer by those whom he meant[^\n]*/, ''),
			/id=mnuchin-\S+ note: found a charge that no claim answers/,
		],
		[
			'an answer before what it answers',
			'data/claims.yaml',
			put('  date: 2018-01-26\n  standing: denial', '  date: 2018-01-20\n  standing: denial'),
			/id=russia-denies-coal date: found 2018-01-20, expected a day not before 2018-01-25, that of core-route/,
		],
		[
			'answers that lead in a circle',
			'data/claims.yaml',
			put('  charge: true\n', '  charge: true\n  answers: [russia-denies-coal]\n'),
			/id=core-route answers: found russia-denies-coal, which in turn answers core-route/,
		],
		[
			'a port 9 km off the coast',
			'data/ports.csv',
			put('42.81,132.88', '42.70,132.88'),
			/id=nakhodka lat, lon: found 42\.7, 132\.88, \d+\.\d km from any coast; expected 5 km at most/,
		],
		[
			'a port with its coordinates the wrong way round',
			'data/ports.csv',
			put('42.81,132.88', '132.88,42.81'),
			/id=nakhodka lat: found "132\.88", expected a latitude from 30 to 50/,
		],
		[
			'an allowance that a port does not need',
			'data/ports.csv',
			put('ulsan-unverified,,', 'ulsan-unverified,9,outer roads'),
			/id=ulsan off_coast: found 9, expected nothing/,
		],
		[
			'a waypoint on land',
			'data/legs.yaml',
			put('[131.95, 41.8]', '[127.5, 37.5]'),
			/id=nakhodka-ulsan waypoints\.0: found \[127\.5, 37\.5\] on land/,
		],
		[
			'a leg over land',
			'data/legs.yaml',
			put(/waypoints: \[\[124\.95[^\n]*/, 'waypoints: []'),
			/id=nampo-nakhodka waypoints: found a line that crosses land at/,
		],
		[
			'India’s share in two tables',
			'data/export-years.csv',
			put(/,3\.45\n/, ',3.55\n'),
			/year=2015 india_share_pct: found 3\.55, expected 3\.45/,
		],
		[
			'a figure that there is not',
			'data/expected.csv',
			put('coal-share', 'coal-shares'),
			/figure=coal-shares figure: found "coal-shares".*did you mean "coal-share"/,
		],
		[
			'an event on another day than its claim',
			'data/events.yaml',
			put('from: 2017-08-05', 'from: 2017-08-06'),
			/id=res-2371 from: found 2017-08-06, expected a date that res-2371-ban gives/,
		],
		[
			'an answer on another day than its claim',
			'data/responses.yaml',
			put('date: 2018-01-26', 'date: 2018-01-25'),
			/date: found 2018-01-25, expected a date that korea-monitoring gives/,
		],
	])('%s', (_, file, change, message) => expect(broken(file, change).join('\n')).toMatch(message));
});
