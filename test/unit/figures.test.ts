import { describe, expect, it } from 'vitest';
import { editions } from '../../src/ledger/data';
import { figuresOf } from '../../src/ledger/figures';
import { fill } from '../../src/ledger/fill';
import { formatsOf } from '../../src/ledger/format';
import { amount, grouped, landed, promised } from '../facts';

const [data] = editions;
const { dollars, longDate, percent, shortDate, thousands } = formatsOf(data);

describe('format', () => {
	it('rounds a share once: whole from 10 per cent, one decimal below', () => {
		expect(percent(951, 2832)).toBe('34%');
		expect(percent(345, 10000)).toBe('3.5%');
		expect(percent(1, 10)).toBe('10%');
	});
	it('separates thousands', () => expect(thousands(60000)).toBe('60,000'));
	it('names dollars', () => {
		expect(dollars(2_832_358_831)).toBe('$2.83 billion');
		expect(dollars(97_796_047)).toBe('$98 million');
		expect(dollars(900)).toBe('$900');
	});
	it('writes dates as precisely as they are known', () => {
		expect(longDate('2017-08-05')).toBe('5 August 2017');
		expect(longDate('2017-08')).toBe('August 2017');
		expect(longDate('2017')).toBe('2017');
		expect(shortDate('2017-08-05')).toBe('5 Aug 2017');
		expect(shortDate('2017-08-05', false)).toBe('5 Aug');
	});
});

describe('figures', () => {
	const figures = figuresOf(data);
	const text = (id: string) => figures.get(id)?.text;
	it('come from the rows', () => {
		// What the report itself gives stands in one place.
		for (const id of ['coal-share', 'china-share', 'india-share', 'listed-people', 'listed-entities', 'listed-ships'])
			expect(text(id), id).toBe(promised(id));
		expect(text('sixty-thousand')).toBe(promised('sixty-thousand'));
	});
	it('sum what may be summed, and nothing else', () => {
		expect(text('landed-in-russia')).toBe(grouped(landed));
		expect(text('sixty-sum')).toBe(grouped(landed + amount('ulsan-loading')));
	});
	it('each name a claim that is in the ledger', () => {
		const ids = new Set(data.claims.map((c) => c.id));
		expect([...figures].filter(([, f]) => !ids.has(f.claim))).toEqual([]);
	});
	it('fill tokens, and refuse one that no figure answers', () => {
		expect(fill('at least {sixty-thousand} t', figures)).toBe(`at least ${promised('sixty-thousand')} t`);
		expect(() => fill('{sixty-million}', figures)).toThrow('no figure for {sixty-million}');
	});
});
