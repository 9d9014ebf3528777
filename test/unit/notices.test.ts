import { describe, expect, it } from 'vitest';
import { read } from '../../src/data/read';
import { downloadProblems } from '../../src/gate/downloads';
import { ledgerOf } from '../../src/gate/held';
import { changed, filesOf, NOTICES } from '../notices';
import { names, textOf, told } from './broken';

/** What an editor is told of these notices; of the stray file beside them nothing. */
const of = (files: Record<string, string>) =>
	told(...Object.entries(files), ['data/port.csv', 'x']).filter((line) => !line.includes('data/port.csv'));

describe('the gate on notices', () => {
	it('lets sound ones pass: what stood once is nobody’s claim now, whatever its numbers, quotations and tenses', () =>
		expect(of(filesOf(NOTICES))).toEqual([]));
	it('lets an empty list pass', () => expect(of(filesOf([]))).toEqual([]));

	it.each<[string, Record<string, string>, RegExp[]]>([
		[
			'a number that is given twice',
			changed(2, { number: 3 }),
			[/facts\/corrections\.yaml:7 number=3: found twice \(first on line 1\), expected once/],
		],
		[
			'a number out of order',
			changed(2, { number: 7 }),
			[/:7 number=7 number: found 7, expected 2: .*from 1.*newest first.*keeps its number/],
		],
		[
			'one that was taken out',
			filesOf(NOTICES.filter((n) => n.number !== 2)),
			[/:1 number=3 number: found 3, expected 2/],
		],
		['a number that is none', changed(1, { number: '1' }), [/:13 number=1 number: found "1", expected number/]],
		[
			'a number below 1',
			changed(1, { number: 0 }),
			[/:13 number=0 number: found 0, expected a whole number from 1 on/],
		],
		[
			'a day that lies ahead',
			changed(3, { date: '2099-01-31' }),
			[/:2 number=3 date: found 2099-01-31, expected a day not after today/],
		],
		[
			'a day after that of the notice above',
			changed(2, { date: '2026-11-28' }),
			[/:8 number=2 date: found 2026-11-28, expected a day not after 2026-11-27, that of notice 3/],
		],
		[
			'a fault that begins after its notice',
			changed(2, { since: '2026-11-27' }),
			[/:9 number=2 since: found 2026-11-27, expected a day not after 2026-11-26, that of the notice/],
		],
		['a day that does not exist', changed(2, { since: '2026-02-30' }), [/:9 number=2 since: found "2026-02-30"/]],
		[
			'a graphic that there is not',
			changed(3, { graphics: ['sanctions-time-line'] }),
			[/:4 number=3 graphics\.0: found "sanctions-time-line", expected one of route-map, /],
		],
		[
			'a step that there is not',
			changed(2, { steps: ['un-sanction'] }),
			[/:11 number=2 steps\.0: found "un-sanction", expected one of opening, report, /],
		],
		[
			'a claim that there is not',
			changed(3, { claims: ['res-2371-bann'] }),
			[
				/number=3 claims: found "res-2371-bann", expected an id in data\/facts\/claims\.yaml; did you mean "res-2371-ban"\?/,
			],
		],
		[
			'a graphic named twice',
			changed(3, { graphics: ['sanctions-timeline', 'sanctions-timeline'] }),
			[/:4 number=3 graphics: found sanctions-timeline twice, expected it once/],
		],
		[
			'one that concerns nothing',
			changed(1, { steps: [] }),
			[/:17 number=1 steps: found neither graphics nor steps nor claims, expected what it concerns/],
		],
		[
			'a new value that is the old one',
			changed(2, { was: '5  July 2017 ' }),
			[
				/words\/en\/corrections\.yaml:10 number=2 now: found “5 July 2017”, which is the old value too, expected what stands there now/,
			],
		],
		['a field that nobody reads', changed(1, { who: 'me' } as never), [/number=1 who: found a field that no row/]],
		[
			'words of no text',
			changed(1, { what: ' ' }),
			[/words\/en\/corrections\.yaml:12 number=1 what: found " ", expected some text/],
		],
	])('refuses %s', (_, text, messages) => {
		const lines = of(text).join('\n');
		for (const message of messages) expect(lines).toMatch(message);
	});

	it.each<[string, Record<string, string>, RegExp]>([
		[
			'a new value with a number that no claim carries',
			changed(1, { now: 'Russia’s embassy denied it 17,999 times' }),
			/number=1 now: found “17,999” in now, which no claim carries; expected .*a later notice.*was.*allowed-numbers/,
		],
		[
			'one that the claims which it names do not carry, though others do',
			changed(3, { now: '25 January 2018' }),
			/number=3 now: found “25 January 2018” in now, which res-2371-ban does not carry/,
		],
		[
			'words with a number that stands in neither value nor ledger',
			changed(2, { what: 'Bore a wrong month for 17,999 days.' }),
			/number=2 what: found “17,999” in what, which no claim carries/,
		],
		[
			'a new value with a quotation that nobody’s claim has',
			changed(1, { now: 'Russia’s embassy called it “a fairy tale of the sea”' }),
			/number=1 now: found “a fairy tale of the sea”, expected words that a claim quotes/,
		],
		[
			'the same in its words',
			changed(1, { what: 'The embassy’s “fairy tale” was left out.' }),
			/number=1 what: found “fairy tale”, expected words that a claim quotes/,
		],
		[
			'a denial that goes on and on, but for what was said once',
			changed(1, { what: 'Left out that Moscow denies it.', now: 'Moscow denies it' }),
			/number=1 what: found “Moscow denies”, expected “denied”[\s\S]*number=1 now: found “Moscow denies”/,
		],
		[
			'a token, which would be filled in anew when the data changes',
			changed(1, { was: '{sixty-thousand} tonnes' }),
			/number=1 was: found \{sixty-thousand\}, expected the words and numbers themselves: a notice stays as it was published/,
		],
		[
			'a charge without whoever makes it',
			changed(1, { claims: ['arrived-october'] }),
			/number=1 claims: found the charge arrived-october, and no word of who makes it in what or now, expected one of “shipping source”, “Reuters”/,
		],
		[
			'a mark that has no other half',
			changed(1, { was: 'He said “no' }),
			/number=1 was: found “ without its other half/,
		],
	])('refuses %s', (_, text, message) => expect(of(text).sort().join('\n')).toMatch(message));

	it('a new value that was itself corrected may be what a later notice says it was, and nothing else', () => {
		const [third, second, first] = NOTICES;
		expect(of(filesOf([third, second, first]))).toEqual([]);
		expect(of(filesOf([{ ...third, was: '6 July 2017', what: 'A day was wrong.' }, second, first])).join('\n')).toMatch(
			/number=2 now: found “5 July 2017” in now, which no claim carries/,
		);
	});
	it('numbers of notices are no numbers of the ledger: a cell of a download is held against none of them', () => {
		const ledger = ledgerOf(read(Object.fromEntries(names.map((f) => [f, textOf(f)]))), []);
		const share = () =>
			downloadProblems({ ...ledger, tokens: new Map() }).map((p) => /found ([\d.]+)/.exec(p.message)?.[1]);
		const [lacking] = share();
		expect(lacking).toBeDefined();
		ledger.filled.corrections = [{ ...NOTICES[0], number: Number(lacking) }] as never;
		expect(share()).toContain(lacking);
	});
});
