import { afterEach, describe, expect, it } from 'vitest';
import { charts } from '../../src/charts';
import { read } from '../../src/data/read';
import type { Node } from '../../src/design/svg';
import { downloadProblems } from '../../src/gate/downloads';
import { ledgerOf } from '../../src/gate/held';
import { addressFault } from '../../src/gate/site';
import { editions } from '../../src/ledger/data';
import { among, readerOf } from '../../src/ledger/numbers';
import { amount, grouped, landed } from '../facts';
import { broken, names, put, textOf, told } from './broken';

const [data] = editions;
const lineOf = (text: string, part: string) => text.slice(0, text.indexOf(part)).split('\n').length;

const P = 'data/words/en/prose';
describe('a broken copy stops the build, naming file and line', () => {
	it.each<[string, string, string | RegExp, string, RegExp]>([
		[
			'a number in the prose that no claim carries',
			`${P}/report.md`,
			'A solid line is on the record.',
			'It took 17 weeks. A solid line is on the record.',
			/found “17”, which no claim linked in this sentence carries/,
		],
		[
			'the same in words',
			`${P}/report.md`,
			'A solid line is on the record.',
			'It has eleven sources. A solid line is on the record.',
			/found “eleven”, which no claim linked in this sentence carries/,
		],
		[
			'a summary of more words than are heard in one breath',
			'data/words/en/graphics/paper-trail.yaml',
			'summary: "From',
			'summary: "From here on, so far as anybody has told it at all, from',
			/found 3\d words, expected 25 at most/,
		],
		[
			'a card that makes the alternative text longer than hosts keep',
			'data/words/en/graphics/us-sanctions.yaml',
			'as news media gave it.',
			'as news media of several countries gave it at the time, each in its own way and none of them with all of its names.',
			/us-sanctions\.yaml:\d+ id=us-sanctions card: found [23]\d\d characters .*, expected 250 at most: .*; shorten card or title by \d+/,
		],
		[
			'a card that does not say how firmly it stands',
			'data/words/en/graphics/us-sanctions.yaml',
			'list, on the record, as',
			'list, as',
			/us-sanctions card: found “The US Treasury’s list, as news media .*”, expected how firmly it stands/,
		],
		[
			'a card without the denial that its graphic carries',
			'data/words/en/graphics/us-sanctions.yaml',
			' Russia’s embassy denied such transit, of Reuters’ report.',
			'',
			/us-sanctions card: found no word of the denial that this graphic carries \(russia-denies-coal\)/,
		],
		[
			'a number right beside a claim, not in its link',
			`${P}/china.md`,
			'All recorded exports came to {exports-usd}',
			'All recorded exports came to $4 billion',
			/found “4”/,
		],
		[
			'a date that no claim of its card carries',
			`${P}/report.md`,
			'publishes a story.',
			'has a story, written on 23 January 2018.',
			/found “23 January 2018”, which no claim linked in this card carries/,
		],
		[
			'a number in a link whose claim has another',
			`${P}/later.md`,
			'[six voyages',
			'[nine voyages',
			/found “nine” in a link to un-kholmsk-voyages, expected a number that this claim carries/,
		],
		[
			'a figure in a link to another claim',
			`${P}/japan-south-korea.md`,
			'{load-wagon} tonnes',
			'{rung-ra-2} tonnes',
			new RegExp(`found “${grouped(amount('rung-ra-2'))}” in a link to scale-units`),
		],
		[
			'a charge whose sentence does not say who makes it',
			`${P}/report.md`,
			'[Reuters was told](claim:core-route)',
			'[It is known](claim:core-route)',
			/found the charge core-route in a sentence that does not say who makes it, expected one of “Reuters”, “intelligence sources”/,
		],
		[
			'a speaker hidden in a longer word',
			`${P}/us-sanctions.md`,
			'[says the Treasury](claim:treasury-ul-ji-bong-6)',
			'[Treasurys say](claim:treasury-ul-ji-bong-6)',
			/charge treasury-ul-ji-bong-6 in a sentence/,
		],
		[
			'a charge without the answer that there is',
			`${P}/un-sanctions.md`,
			'[said](claim:russia-denies-trump)',
			'said',
			/found the charge trump-russia-not-helping without an answer to it in this section, expected a link to one of russia-denies-trump/,
		],
		[
			'a quotation over 25 words',
			`${P}/report.md`,
			'“This information is false,”',
			`“${'so it goes '.repeat(9)}”`,
			/found a quotation of 27 words, expected 25 at most/,
		],
		[
			'a quotation that nobody in the ledger said',
			`${P}/report.md`,
			'“This information is false,”',
			'“This information is nonsense,”',
			/found “This information is nonsense,”, expected words that a claim linked on this card quotes/,
		],
		[
			'a number in a title',
			'data/words/en/graphics/responses.yaml',
			'title: Russia denied Reuters’ report',
			'title: Russia denied 12 of Reuters’ reports',
			/found “12” in title, which no claim of this graphic carries/,
		],
		[
			'a number in a label',
			'data/words/en/graphics/route-map.yaml',
			'doubt-nakhodka-ulsan: origin unverified',
			'doubt-nakhodka-ulsan: 999 tonnes',
			/found “999” in labels\.doubt-nakhodka-ulsan/,
		],
		[
			'a number in a note',
			'data/words/en/graphics/route-map.yaml',
			'Unnamed sources told Reuters;',
			'Fully 44 unnamed sources told Reuters;',
			/found “44” in note/,
		],
		[
			'a figure whose claim the graphic does not list',
			'data/words/en/graphics/responses.yaml',
			'subtitle: "January 2018',
			'subtitle: "{customs-coal} t, January 2018',
			/found \{customs-coal\} in subtitle, expected its claim customs-35038 among the claims of this graphic/,
		],
		[
			'a graphic with a charge and no answer',
			'data/facts/graphics.yaml',
			/(id: paper-trail[\s\S]*?) {4}- china-not-aware\n/,
			'$1',
			/found the charge declared-north-korea without an answer to it, expected one of china-not-aware among the claims/,
		],
		[
			'a graphic that does not say who makes a charge',
			'data/facts/graphics.yaml',
			'    - importers-denial\n',
			'    - importers-denial\n    - mnuchin-lifeline\n',
			/found the charge mnuchin-lifeline, and no word of who makes it/,
		],
		[
			'a graphic whose claim is not in the ledger',
			'data/facts/graphics.yaml',
			/(id: paper-trail[\s\S]*?) {4}- chinese-operated\n/,
			'$1    - martian-operated\n',
			/facts\/graphics\.yaml:\d+ id=paper-trail claims: found "martian-operated", expected an id in data\/facts\/claims\.yaml/,
		],
		[
			'a number in an event that its claim does not carry',
			'data/words/en/events.yaml',
			'UN bars four ships from all ports',
			'UN bars five ships from all ports',
			/id=port-ban label: found “five” in label, which port-ban-december does not carry/,
		],
		[
			'a number in the standfirst',
			'data/words/en/publication.yaml',
			'Months later Reuters',
			'In 19 reports Reuters',
			/found “19” in standfirst/,
		],
		[
			'a charge whose name does not say who makes it',
			'data/words/en/claims.yaml',
			'name: Reuters’ shipping source on arrivals',
			'name: On arrivals',
			/claims\.yaml:\d+ id=arrived-october name: found a charge called “On arrivals in October 2017”, .*expected one of “shipping source”, “Reuters”/,
		],
		[
			'a number in a claim’s name that the claim does not carry',
			'data/words/en/claims.yaml',
			'arrivals in October 2017',
			'arrivals in October 2016',
			/claims\.yaml:\d+ id=arrived-october name: found “October 2016”/,
		],
		[
			'words in a claim’s name that it does not quote',
			'data/words/en/claims.yaml',
			'name: What Reuters could not check',
			'name: What “Reuters” could not check',
			/claims\.yaml:\d+ id=not-verified name: found “Reuters”/,
		],
		[
			'two claims of one name',
			'data/words/en/claims.yaml',
			'name: The end of the UN panel of experts',
			'name: Borders on our map',
			/claims\.yaml:\d+ id=panel-ended name: found “Borders on our map”, which base-map is called; expected a name of its own/,
		],
		[
			'a claim without a source',
			'data/facts/claims.yaml',
			'sources: [reuters-rare-earths]',
			'sources: []',
			/claims\.yaml:\d+ id=rare-earths-2016 sources/,
		],
		[
			'an allowance that nothing needs',
			`${P}/later.md`,
			'Two lines stay dashed',
			'Some lines stay dashed',
			/found “Two lines stay dashed”, which does not stand in data\/words\/en\/prose\/later\.md/,
		],
		[
			'an allowance for a file that is not there',
			'data/words/en/allowed-numbers.yaml',
			`in: ${P}/later.md`,
			`in: ${P}/sooner.md`,
			/expected a file of the prose or of data\//,
		],
	])('%s', (_, file, from, to, message) => {
		const said = broken(file, put(from, to));
		expect(said.join('\n')).toMatch(message);
		const line = said.find((l) => message.test(l));
		expect(line, 'file and line').toMatch(/^ {2}data\/[\w/-]+\.(md|yaml|csv):\d+/);
		// Where the fault itself stands, the line is that of the fault.
		if (file.startsWith(P) && line?.trim().startsWith(`${file}:`))
			expect(Number(/:(\d+):/.exec(line)?.[1])).toBe(lineOf(textOf(file), from as string));
	});
	it('every fault is shown at once', () => {
		expect(broken(`${P}/ending.md`, '# End\n\nThere were 11.\n\nAnd 13.\n').map((l) => l.split(': ')[0])).toEqual([
			`  ${P}/ending.md:3`,
			`  ${P}/ending.md:5`,
		]);
	});
	it('names the line inside a paragraph that runs over several', () => {
		expect(broken(`${P}/ending.md`, '# End\n\nOne line,\nand another with 44 in it.\n')).toEqual([
			expect.stringContaining(`${P}/ending.md:4: found “44”`),
		]);
	});
});

describe('tokens', () => {
	it.each([
		['{sky-angel', /report\.md:5: found \{ in “.*”, expected \{a-token\} with both its braces/],
		['sky-angel}', /report\.md:5: found \} in/],
		['{sky angel}', /found \{ in/],
		['{sky-angle}', /found \{sky-angle\}, no figure for it; .*did you mean "sky-angel"/],
		['{quote:core-route}', /found \{quote:core-route\}, no figure for it/],
	])('“%s” in the prose is refused, with its line', (text, message) =>
		expect(broken(`${P}/report.md`, put('publishes a story.', `publishes a story. ${text}.`)).join('\n')).toMatch(
			message,
		),
	);
	it.each([
		['data/words/en/claims.yaml', 'statement: A Western', 'statement: A {western Western'],
		['data/words/en/claims.yaml', 'statement: A Western', 'statement: A {no-such} Western'],
		['data/words/en/sources.yaml', 'note: The words', 'note: The } words'],
		['data/words/en/policies.yaml', 'It is in the Mercator', 'It is {in the Mercator'],
		['data/words/en/discrepancies.yaml', 'No other source', 'No {other source'],
		['data/words/en/legs.yaml', 'note: Replaced', 'note: Replaced }'],
		['data/words/en/responses.yaml', 'summary: It did', 'summary: It {did'],
		['data/words/en/events.yaml', 'label: UN bans North', 'label: UN {bans North'],
		['data/words/en/publication.yaml', 'kicker: A report', 'kicker: A {report'],
		['data/words/en/embeds.yaml', 'title: Take a', 'title: Take {a'],
		['data/words/en/graphics/route-map.yaml', 'caption: "The legs', 'caption: "The {legs'],
		['data/words/en/ports.yaml', 'the coal quay', 'the {coal quay'],
		['data/words/en/quantities.yaml', 'scope: August to September 2017', 'scope: August {to September 2017'],
		['data/words/en/voyages.yaml', 'Wonsan or Taean', 'Wonsan or {Taean'],
		['data/words/en/designations.yaml', 'Gooryong', 'Goo{ryong'],
		['data/words/en/scale-units.yaml', 'a heavy lorry', 'a {heavy lorry'],
		['data/words/en/destinations.yaml', 'Pakistan', 'Paki{stan'],
	])('%s: a brace that is none, or a token that nothing answers, is refused', (file, from, to) =>
		expect(
			broken(file, put(from, to))
				.filter((l) => l.startsWith(`  ${file}:`))
				.join('\n'),
		).toMatch(/:\d+ \S*.*: found [{}]/),
	);
});

describe('a quotation stands once', () => {
	it('no other row has one of its own', () =>
		expect(
			broken(
				'data/words/en/responses.yaml',
				put('  body: State Department\n', '  body: State Department\n  quote: We did it\n'),
			).join('\n'),
		).toMatch(/responses\.yaml:\d+ id=us-state-department quote: found a field that no row of this file has/));
	it('whoever repeats it has the words of the claim, letter by letter', () => {
		const lines = broken(
			'data/words/en/claims.yaml',
			put('quote: This information is false', 'quote: This information was false'),
		);
		expect(lines.join('\n')).toMatch(
			/report\.md:\d+: found “This information is false,”, expected words that a claim linked on this card quotes/,
		);
	});
	it.each([
		['data/words/en/events.yaml', 'detail: The UN committee', 'detail: “So be it,” the UN committee'],
		['data/words/en/responses.yaml', 'summary: It did not', 'summary: “So be it,” it did not'],
		['data/words/en/legs.yaml', 'note: Replaced', 'note: “So be it.” Replaced'],
		['data/words/en/policies.yaml', 'It is in the Mercator', 'It is in the “so be it” Mercator'],
		['data/words/en/discrepancies.yaml', 'handled: We give both.', 'handled: We give both, “so be it”.'],
		['data/words/en/publication.yaml', 'kicker: A report', 'kicker: “So be it”, a report'],
		['data/words/en/graphics/responses.yaml', 'undated: –', 'undated: “so be it”'],
		['data/words/en/voyages.yaml', 'Wonsan or Taean', '“Wonsan” or Taean'],
		['data/words/en/quantities.yaml', 'Calls of the Rung', '“Calls” of the Rung'],
	])('%s: words that no claim of it quotes are refused', (file, from, to) =>
		expect(broken(file, put(from, to)).join('\n')).toMatch(
			/found “[^”]+”, expected words that .* quotes, letter by letter/,
		),
	);
	it.each([
		['another word in it', '“this information was false”'],
		['a word cut in two', '“his information is false”'],
		['another case within', '“This Information is false”'],
	])('%s is not its words', (_, words) =>
		expect(broken(`${P}/report.md`, put('“This information is false,”', words)).join('\n')).toMatch(
			/report\.md:\d+: found “/,
		),
	);
	it('a mark without its other half is refused, and a straight one', () => {
		expect(
			broken(`${P}/report.md`, put('“This information is false,”', '“This information is false,')).join('\n'),
		).toMatch(/found “ without its other half/);
		expect(
			broken(`${P}/report.md`, put('“This information is false,”', '"This information is false,"')).join('\n'),
		).toMatch(/found " without/);
	});
});

describe('a fact stands once', () => {
	it.each([
		[
			`${P}/ending.md`,
			'named [the Sky Angel]',
			'UN experts named, under the flag of Panama, [the Sky Angel]',
			'“Panama” typed out, expected {sky-angel-flag}',
		],
		[
			`${P}/ending.md`,
			'and [the Rich Glory]',
			'and, under that of Sierra Leone, [the Rich Glory]',
			'“Sierra Leone” typed out, expected {rich-glory-flag}',
		],
		[
			`${P}/ending.md`,
			'and [the Rich Glory]',
			'and, on 11 October, [the Rich Glory]',
			'“11 October” typed out, expected {rich-glory-day}',
		],
		// Another flag than the row's, which no row has.
		[
			`${P}/later.md`,
			'under the flag of {sky-angel-flag}, brought',
			'under the flag of Belize, brought',
			'“Belize” typed out, expected {sky-angel-flag}',
		],
		[
			`${P}/ending.md`,
			'named [the Sky Angel]',
			'named, as Togo-flagged, [the Sky Angel]',
			'“Togo” typed out, expected {sky-angel-flag}',
		],
		[
			'data/words/en/policies.yaml',
			'It is in the Mercator',
			'The Sky Angel came on 2 October 2017. It is in the Mercator',
			'“2 October 2017” typed out, expected {sky-angel-when}',
		],
		[
			'data/words/en/claims.yaml',
			'statement: A Western',
			`statement: Of ${grouped(amount('jian-fu'))} tonnes a Western`,
			`“${grouped(amount('jian-fu'))}” typed out, expected {jian-fu}`,
		],
		[
			'data/words/en/events.yaml',
			'detail: The UN committee',
			`detail: Of ${grouped(landed)} tonnes, the UN committee`,
			`“${grouped(landed)}” typed out, expected {landed-in-russia}`,
		],
		['data/words/en/graphics/paper-trail.yaml', 'title: "', 'title: "Flag of Panama, ', '“Panama” typed out'],
	])('%s: what a row has is not typed again', (file, from, to, message) =>
		expect(broken(file, put(from, to)).join('\n')).toContain(message),
	);
	it('a flag changed in its row changes with every sentence, and the old one stands nowhere', () =>
		expect(
			told(
				['data/facts/voyages.csv', put('sky-angel,yes,PA', 'sky-angel,yes,BZ')],
				['data/words/en/countries.yaml', put('PA: Panama', 'BZ: Belize')],
			).filter((l) => /Panama|Belize/.test(l)),
		).toEqual([]));
});

describe('what is drawn', () => {
	const chart = charts.get('china-share')?.chart;
	if (!chart) throw new Error('no chart');
	const { table, draw } = chart;
	afterEach(() => Object.assign(chart, { table, draw }));
	// The map is not placed where something else is wrong.
	const wrong = () => told([`${P}/ending.md`, put('## Known', '## Known 11')]);
	it('a sum that a table makes by itself has no claim, and is refused', () => {
		Object.assign(chart, { table: (...a: Parameters<typeof table>) => ({ ...table(...a), caption: 'Of 25,610 t' }) });
		expect(wrong().join('\n')).toMatch(
			/china-share\.yaml:1 id=china-share: found “25,610” in “Of 25,610 t” \(head of the table\), which no claim of this graphic and no figure of one carries/,
		);
	});
	it('the same in a drawing, but for a scale', () => {
		const text = (attrs: object): Node => ({ tag: 'text', attrs: { x: 0, y: 12, ...attrs }, children: ['25,610 t'] });
		const drawn =
			(node: Node) =>
			(...a: Parameters<typeof draw>) => {
				const d = draw(...a);
				return { ...d, nodes: [...d.nodes, node] };
			};
		Object.assign(chart, { draw: drawn(text({})) });
		expect(wrong().join('\n')).toMatch(/found “25,610” in “25,610 t” \(drawing, narrow\)/);
		Object.assign(chart, { draw: drawn(text({ 'data-scale': 1 })) });
		expect(wrong().join('\n')).not.toContain('25,610');
		Object.assign(chart, { draw: drawn({ tag: 'g', attrs: { class: 'ladder' }, children: [text({})] }) });
		expect(wrong().join('\n')).not.toContain('25,610');
	});
	it('what does not fit is refused by its drawing and state: too high a drawing, a text over the edge, one on another', () => {
		const text = (words: string, x: number, state = 0): Node => ({
			tag: 'text',
			attrs: { x, y: 12, 'data-in': state },
			children: [words],
		});
		const drawn =
			(more: object, ...nodes: Node[]) =>
			(...a: Parameters<typeof draw>) => {
				const d = draw(...a);
				return a[2] === 'narrow' ? { ...d, nodes, ...more } : d;
			};
		Object.assign(chart, { draw: drawn({ height: 341.2 }) });
		expect(wrong().join('\n')).toMatch(
			/china-share\.yaml:1 id=china-share: found it 342 units high \(drawing, narrow\), expected 325 at most.*by 17 units/,
		);
		Object.assign(chart, { draw: drawn({}, text('A long way home', 250)) });
		expect(wrong().join('\n')).toMatch(
			/found “A long way home” \d+ units over the right edge \(drawing, narrow, in its state “[\w-]+”\), expected it inside: shorten it/,
		);
		Object.assign(chart, { draw: drawn({}, text('One ship', 20), text('Another', 40, 1)) });
		expect(wrong().join('\n')).toMatch(/found “One ship” on “Another” \(drawing, narrow, in its state “/);
		// Beside each other, or in states of their own.
		Object.assign(chart, { draw: drawn({}, text('One ship', 20), text('Another', 200, 1)) });
		expect(wrong().join('\n')).not.toMatch(/over the|One ship/);
	});
	it('a mark of a claim that the graphic does not list is refused, and one that can’t be drawn is named', () => {
		Object.assign(chart, {
			draw: (...a: Parameters<typeof draw>) => ({
				...draw(...a),
				nodes: [{ tag: 'g', attrs: { 'data-says': 'core-route' }, children: [] }],
			}),
		});
		expect(wrong().join('\n')).toContain(
			'found a mark of core-route, expected a claim that china-share in data/facts/graphics.yaml lists',
		);
		Object.assign(chart, {
			draw: () => {
				throw new Error('no place for the label "x"');
			},
		});
		expect(wrong().join('\n')).toMatch(
			/china-share\.yaml:1 id=china-share: found that it can’t be drawn: no place for the label "x"; expected/,
		);
	});
	it('a label that the drawing needs and the file lacks', () =>
		expect(broken('data/words/en/graphics/china-share.yaml', put(/ {2}whole: .*\n/, '')).join('\n')).toMatch(
			/china-share\.yaml:1 id=china-share: found that it can’t be drawn: .*no label "whole"/,
		));
});

it('a number of a download that is in no row and no figure is refused', () => {
	const reading = read(Object.fromEntries(names.map((f) => [f, textOf(f)])));
	const ledger = ledgerOf(reading, []);
	expect(downloadProblems(ledger)).toEqual([]);
	const without = downloadProblems({ ...ledger, tokens: new Map() });
	expect(without.map((p) => `${p.row} ${p.field}`)).toContain('export-destinations id=CHN share');
});

describe('prose and score', () => {
	it.each([
		[
			'a card too many',
			`${P}/china.md`,
			'All recorded exports came',
			'What is that?\n\n---\n\nAll recorded exports came',
			/score\.ts:\d+ china export-destinations: found 2 states, expected 3, one for each card of the scene in data\/words\/en\/prose\/china\.md/,
		],
		[
			'a scene less',
			`${P}/us-sanctions.md`,
			'<!-- scene: route-map -->\n',
			'',
			/us-sanctions\.md:\d+: found the scenes us-sanctions, expected us-sanctions, route-map, as src\/story\/score\.ts/,
		],
		[
			'a graphic that there is not',
			`${P}/china.md`,
			'scene: china-share',
			'scene: pie-chart',
			/found <!-- scene: pie-chart -->, expected/,
		],
		[
			'HTML',
			`${P}/china.md`,
			'All recorded exports came',
			'<b>All</b> exports came',
			/china\.md:\d+: found html, expected text, emphasis or a link/,
		],
		[
			'a claim that there is not',
			`${P}/china.md`,
			'claim:china-share-2015',
			'claim:china-share-2051',
			/found a link to "claim:china-share-2051"/,
		],
		[
			'an address',
			`${P}/china.md`,
			'claim:china-share-2015',
			'javascript:alert(1)',
			/found a link to "javascript:alert\(1\)"/,
		],
		['no heading', `${P}/china.md`, '# What coal', 'What coal', /china\.md:1: found no heading/],
	])('%s', (_, file, from, to, message) => expect(broken(file, put(from, to)).join('\n')).toMatch(message));
});

describe('SITE_URL', () => {
	it.each([
		'example.org/coal',
		'ftp://example.org',
		'https://example.org/?a=b',
		'https://example.org/#x',
		'https://exa mple.org',
		' ',
		'https://me:pw@example.org',
		'javascript:alert(1)',
	])('%j is refused, with a right value', (value) =>
		expect(addressFault(value)).toMatch(/^found ".*", expected a whole address such as https:\/\/example\.org/),
	);
	it.each(['https://example.org', 'https://example.org/coal', 'http://localhost:4321/a/'])('%j is taken', (value) =>
		expect(addressFault(value)).toBeUndefined(),
	);
});

describe('an answer', () => {
	it('is named by the words of each graphic that shows the charge, and not by its list of claims alone', () =>
		expect(
			broken('data/words/en/claims.yaml', (t) =>
				t.replace(/(^china-not-aware:[\s\S]*?named: )\[[^\]]*\]/m, '$1[Nobody Of That Name]'),
			).join('\n'),
		).toMatch(/paper-trail claims: found china-not-aware, an answer to the charge \S+, and no word of who gives it/));
	it.each([
		[`${P}/ending.md`, '## Answered', '## Answered\n\nRussia denies it.'],
		['data/words/en/policies.yaml', 'It is in the Mercator', 'Russia’s embassy denies it. It is in the Mercator'],
	])('%s: was given on a day, and is not told as if it went on', (file, from, to) =>
		expect(broken(file, put(from, to)).join('\n')).toMatch(/found “\S+(?: \S+)? ?denies”, expected “denied”, of a day/),
	);
});

it('as they stand, data and prose pass', () => {
	// All but the map's drawing, which a build places: one fault is put in, and is the only one told.
	expect(names.length).toBeGreaterThan(30);
	expect(told(['data/port.csv', 'x'])).toEqual([expect.stringContaining('data/port.csv:1')]);
});

describe('numbers', () => {
	const numbersIn = readerOf(data);
	it('finds numbers, words and dates, and tells them apart', () => {
		expect(
			numbersIn('5 August 2017, 24 Jan 2018, March 2016, 18 January, in 2015; 60,000 t, 3.5%, twice, Two').map(
				(f) => f.value,
			),
		).toEqual(['2017-08-05', '2018-01-24', '2016-03', '*-01-18', '2015', '60000', '3.5', '2', '2']);
	});
	it.each([
		['five ports', '5', true],
		['on 5 August 2017', 'August 2017', true],
		['August 2017', '5 August 2017', false],
		['on 18 January 2018', '18 January', true],
		['in 2017', '2,017', false],
		['16,500', '500', false],
	])('%j carries %j: %s', (text, wanted, is) => expect(among(numbersIn(text), numbersIn(wanted)[0]!)).toBe(is));
});
