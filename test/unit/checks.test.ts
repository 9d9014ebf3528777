import { describe, expect, it } from 'vitest';
import { charts } from '../../src/charts';
import type { Node } from '../../src/charts/kit/svg';
import { data, files, validate } from '../../src/data';
import { find } from '../../src/data/find';
import { DataError } from '../../src/data/parse';
import { assertLedger, LedgerError, ledgerProblems, PROSE } from '../../src/ledger/checks';
import { carries, numbersIn } from '../../src/ledger/numbers';

const all = { ...files, ...PROSE };
const lineOf = (text: string, part: string) => text.slice(0, text.indexOf(part)).split('\n').length;

/** What a copy of one file, broken in one place, makes of the build: the message that would stop it. */
function broken(file: string, from: string, to: string): string {
	const text = all[file] as string;
	expect(text, `${file} has no “${from}”`).toContain(from);
	const copy = { ...all, [file]: text.replace(from, () => to) };
	const prose = Object.fromEntries(Object.keys(PROSE).map((f) => [f, copy[f] as string]));
	const rows = Object.fromEntries(Object.keys(files).map((f) => [f, copy[f] as string]));
	try {
		assertLedger(rows, validate(rows), prose);
	} catch (error) {
		expect(error instanceof LedgerError || error instanceof DataError).toBe(true);
		return (error as Error).message;
	}
	throw new Error(`${file}: a broken copy passed`);
}

it('the prose and the graphics as they stand are carried by the ledger', () => {
	expect(ledgerProblems(files, PROSE, data)).toEqual([]);
});

const P = 'src/story/prose';
describe('an answer', () => {
	it('is named by the words of each graphic that shows the charge, and not by its list of claims alone', () => {
		for (const graphic of data.graphics) {
			const words = [graphic.title, graphic.description, graphic.note, ...Object.values(graphic.labels)].join(' ');
			for (const id of graphic.claims.filter((c) => find(data.claims, c).charge))
				for (const answer of data.claims.filter((c) => c.answers.includes(id) && graphic.claims.includes(c.id)))
					expect(
						answer.speaker.named.some((n) => words.includes(n)),
						`${graphic.id}: ${id}, answered by ${answer.id}`,
					).toBe(true);
		}
	});
	it('does not come before what it answers', () => {
		for (const answer of data.claims)
			for (const id of answer.answers)
				expect(answer.date.padEnd(10, '~') >= find(data.claims, id).date, `${answer.id} to ${id}`).toBe(true);
	});
	it('was given on a day: no word has a government deny on and on', () => {
		const lasting = /\b(Russia|Moscow|embassy|Kremlin|China|Beijing|Japan)(?:’s embassy)? den(?:y|ies)\b/;
		// The timeline tells each day in its own present; titles of sources are not ours.
		for (const [file, text] of Object.entries(all))
			if (!/events|sources/.test(file)) expect(lasting.exec(text)?.[0], file).toBeUndefined();
	});
});

describe('a broken copy stops the build, naming file and line', () => {
	it.each<[string, string, string, string, RegExp]>([
		[
			'a number in the prose that no claim carries',
			`${P}/report.md`,
			'It is drawn as a sea chart',
			'It took 17 weeks. It is drawn as a sea chart',
			/found “17”, which no claim linked in this sentence carries/,
		],
		[
			'the same in words',
			`${P}/report.md`,
			'It is drawn as a sea chart',
			'It has eleven sources. It is drawn as a sea chart',
			/found “eleven”, which no claim linked in this sentence carries/,
		],
		[
			'a number right beside a claim, not in its link',
			`${P}/china.md`,
			'All exports came to {exports-usd}',
			'All exports came to $4 billion',
			/found “4”/,
		],
		[
			'a date that no claim of its card carries',
			`${P}/report.md`,
			'an exclusive.',
			'an exclusive, written on 23 January 2018.',
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
			/found “15,542” in a link to scale-units/,
		],
		[
			'a charge whose sentence does not say who makes it',
			`${P}/report.md`,
			'[Three Western European intelligence sources told Reuters](claim:core-route)',
			'[It is known](claim:core-route)',
			/found the charge core-route in a sentence that does not say who makes it, expected one of “Reuters”, “intelligence sources”/,
		],
		[
			'a speaker hidden in a longer word',
			`${P}/us-sanctions.md`,
			'[The Treasury says](claim:treasury-ul-ji-bong-6)',
			'[Treasurys say](claim:treasury-ul-ji-bong-6)',
			/charge treasury-ul-ji-bong-6 in a sentence/,
		],
		[
			'a charge without the answer that there is',
			`${P}/un-sanctions.md`,
			'[Russia’s foreign ministry rejected that](claim:russia-denies-fuel)',
			'It was rejected',
			/found the charge fuel-russian-tankers without an answer to it in this section, expected a link to one of russia-denies-fuel/,
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
			'data/graphics/responses.yaml',
			'title: Russia denied the report',
			'title: Russia denied 12 reports',
			/found “12” in title, which no claim of this graphic carries/,
		],
		[
			'a number in a label',
			'data/graphics/route-map.yaml',
			'doubt-nakhodka-ulsan: origin not verified',
			'doubt-nakhodka-ulsan: 999 tonnes',
			/found “999” in labels\.doubt-nakhodka-ulsan/,
		],
		[
			'a number in a note',
			'data/graphics/route-map.yaml',
			'Unnamed sources told Reuters;',
			'Fully 44 unnamed sources told Reuters;',
			/found “44” in note/,
		],
		[
			'a figure whose claim the graphic does not list',
			'data/graphics/responses.yaml',
			'subtitle: "January 2018',
			'subtitle: "{customs-coal} t, January 2018',
			/found \{customs-coal\} in subtitle, expected its claim customs-35038 among the claims of this graphic/,
		],
		[
			'a graphic with a charge and no answer',
			'data/graphics/paper-trail.yaml',
			'  - china-not-aware\n',
			'',
			/found the charge declared-north-korea without an answer to it, expected one of china-not-aware among the claims/,
		],
		[
			'a graphic that does not say who makes a charge',
			'data/graphics/sixty-thousand-tonnes.yaml',
			'  - importers-denial\n',
			'  - importers-denial\n  - mnuchin-lifeline\n',
			/found the charge mnuchin-lifeline, and no word of who makes it/,
		],
		[
			'a graphic whose claim is not in the ledger',
			'data/graphics/paper-trail.yaml',
			'  - chinese-operated\n',
			'  - martian-operated\n',
			/paper-trail\.yaml:\d+ id=paper-trail claims: found "martian-operated", expected an id in data\/claims\.yaml/,
		],
		[
			'a number in an event that its claim does not carry',
			'data/events.yaml',
			'bars four ships from every port',
			'bars five ships from every port',
			/found “five” in port-ban, which port-ban-december does not carry/,
		],
		[
			'a number in the standfirst',
			'data/publication.yaml',
			'by way of two Russian ports',
			'by way of 19 Russian ports',
			/found “19” in standfirst/,
		],
		[
			'a claim without a source',
			'data/claims.yaml',
			'    - { id: reuters-rare-earths, supports: "the UN measures of early March 2016, gold and rare earths" }\n',
			'',
			/claims\.yaml:\d+ id=rare-earths-2016 sources/,
		],
		[
			'an allowance that nothing needs',
			`${P}/later.md`,
			'Two lines stay dashed',
			'Some lines stay dashed',
			/found “Two lines stay dashed”, which does not stand in src\/story\/prose\/later\.md/,
		],
		[
			'an allowance for a file that is not there',
			'data/allowed-numbers.yaml',
			`in: ${P}/later.md`,
			`in: ${P}/sooner.md`,
			/expected a file of the prose or of data\//,
		],
	])('%s', (_, file, from, to, message) => {
		const said = broken(file, from, to);
		expect(said).toMatch(message);
		const line = said.split('\n').find((l) => message.test(l));
		expect(line, 'file and line').toMatch(/^ {2}(src\/story\/prose|data)\/[\w/-]+\.(md|yaml):\d+/);
		// Where the fault itself stands, the line is that of the fault.
		if (file.startsWith(P) && line?.trim().startsWith(`${file}:`))
			expect(Number(/:(\d+):/.exec(line)?.[1])).toBe(lineOf(all[file] as string, from));
	});
	it('a source that nobody uses', () => {
		const rows = {
			...files,
			'data/sources.yaml': `${files['data/sources.yaml']}\n- id: idle\n  kind: news\n  title: Idle\n  publisher: Nobody\n  read: excerpt\n  checked: 2026-11-23\n`,
		};
		expect(() => validate(rows)).toThrow(/sources\.yaml:\d+ id=idle id: found no claim that uses this source/);
	});
	it('every fault is shown at once', () => {
		const prose = { ...PROSE, [`${P}/ending.md`]: '# End\n\nThere were 11.\n\nAnd 13.\n' };
		expect(ledgerProblems(files, prose, data).map((p) => `${p.file}:${p.line}`)).toEqual([
			`${P}/ending.md:3`,
			`${P}/ending.md:5`,
		]);
	});
	it('names the line inside a paragraph that runs over several', () => {
		const prose = { [`${P}/ending.md`]: '# End\n\nOne line,\nand another with 44 in it.\n' };
		expect(
			ledgerProblems(files, prose, data)
				.filter((p) => p.message.includes('44'))
				.map((p) => p.line),
		).toEqual([4]);
	});
});

describe('numbers', () => {
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
	])('%j carries %j: %s', (text, wanted, is) => expect(carries(text, numbersIn(wanted)[0]!)).toBe(is));
});

/** Claims that the marks of a drawing carry, in all of its states. */
function said(nodes: readonly (Node | string)[]): string[] {
	return nodes.flatMap((n) =>
		typeof n === 'string'
			? []
			: [...(n.attrs['data-says'] ? String(n.attrs['data-says']).split(' ') : []), ...said(n.children)],
	);
}
describe.each([...charts.values()].map((room) => room.chart))('marks of $id', { timeout: 60_000 }, (chart) => {
	const graphic = data.graphics.find((g) => g.id === chart.id)!;
	it.each(['narrow', 'wide'] as const)('%s: each carries a claim that data/graphics lists', (size) => {
		const marks = new Set(said(chart.draw(data, graphic, size).nodes));
		expect(marks.size).toBeGreaterThan(0);
		expect([...marks].filter((id) => !graphic.claims.includes(id))).toEqual([]);
	});
	it('rows of its table lead to claims that data/graphics lists', () => {
		const rows = chart.table(data, graphic).rows.flatMap((r) => r.claim ?? []);
		expect(rows.length).toBeGreaterThan(0);
		expect(rows.filter((id) => !graphic.claims.includes(id))).toEqual([]);
	});
});
