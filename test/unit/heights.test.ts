import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { GRAPHICS } from '../../src/data/schema';
import { estimate } from '../../src/embed/estimate';
import { type Heights, hold, type Measured, notice } from '../../src/embed/heights';
import { plateOf } from '../../src/embed/plate';
import { digest, FROM, points, TO } from '../../src/embed/points';
import { editions } from '../../src/ledger/data';

const [data] = editions;
const file = 'src/embed/heights.json';
const measured = (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}) as Measured;
const plates = GRAPHICS.map((id) => [id, plateOf(data, id)] as const);
const each = <T>(f: (w: number) => T) => Array.from({ length: TO - FROM + 1 }, (_, i) => f(FROM + i));

describe('the points of a table', () => {
	const between = (table: Heights, w: number) => {
		const above = table.find(([x]) => x >= w) as readonly [number, number];
		const below = table.findLast(([x]) => x <= w) as readonly [number, number];
		return above === below || above[0] === below[0]
			? below[1]
			: below[1] + ((above[1] - below[1]) * (w - below[0])) / (above[0] - below[0]);
	};
	it.each<[string, (w: number) => number]>([
		['level', () => 700],
		['steps', (w) => 900 - 21 * Math.floor(w / 70)],
		['a slope with a fall', (w) => (w < 640 ? w * 1.02 : w * 0.59 + 300)],
		['a curve', (w) => 300_000 / w],
	])('are never off by more than a px and a part: %s', (_, height) => {
		const table = points(each(height));
		expect([table[0]?.[0], table.at(-1)?.[0]]).toEqual([FROM, TO]);
		for (const w of each((x) => x)) expect(Math.abs(between(table, w) - height(w)), `at ${w}`).toBeLessThanOrEqual(2);
	});
});

describe.each(plates)('the estimate of %s', (id, plate) => {
	const made = estimate(data, plate);
	const table = measured[id];
	it('is whole, from 280 to 1,200 px', () => {
		expect([made[0]?.[0], made.at(-1)?.[0]]).toEqual([FROM, TO]);
		for (const [, h] of made) expect(h).toBeGreaterThan(300);
	});
	// What a browser measured says whether the estimate is one: of a frame that has not changed since.
	it.runIf(table && table.estimate === digest(made))(
		'is what a browser measured, to a px, but for a line here and there',
		() => {
			const at = new Map(table?.heights);
			const off = made.flatMap(([w, h]) => (at.has(w) ? [Math.abs(h - (at.get(w) as number))] : []));
			// Where a word just fits, a browser and we may break a line before or after it.
			expect(Math.max(...off)).toBeLessThan(24);
			expect(off.filter((px) => px >= 2).length).toBeLessThanOrEqual(off.length / 10);
		},
	);
});

describe('an estimate', () => {
	const [, plate] = plates.find(([id]) => id === 'responses') as (typeof plates)[number];
	const at = (p: typeof plate) => new Map(estimate(data, p)).get(640) as number;
	const [is, longer, higher] = [
		plate,
		{ ...plate, note: `${plate.note} ${'One word more. '.repeat(12)}` },
		{ ...plate, drawings: plate.drawings.map((d) => ({ ...d, height: d.height + 100 })) },
	].map(at) as [number, number, number];
	it('grows with each line more of words', () => {
		expect(longer - is).toBeGreaterThanOrEqual(42);
		expect((longer - is) % 21).toBe(0);
	});
	it('grows with its drawing, by its scale', () => expect(Math.abs(higher - is - 80)).toBeLessThanOrEqual(1));
});

describe('which heights hold', () => {
	const made: Heights = [[280, 500]];
	const table = { estimate: digest(made), heights: [[280, 501]] as Heights };
	it('the measured ones, where the frame is as it was', () =>
		expect(hold(table, made)).toEqual({ heights: table.heights, are: 'measured' }));
	it('the estimate, where nothing was measured', () =>
		expect(hold(undefined, made)).toEqual({ heights: made, are: 'estimated' }));
	it('the estimate, where the frame has changed its height since', () =>
		expect(hold(table, [[280, 521]])).toEqual({ heights: [[280, 521]], are: 'changed' }));
});

describe('the notice', () => {
	it('is none where all was measured', () => expect(notice(new Map([['a', 'measured']]), ['a'])).toBeUndefined());
	it('is one line that names each graphic and the remedy', () => {
		const line = notice(
			new Map([
				['a', 'measured'],
				['b', 'estimated'],
				['c', 'changed'],
			]),
			['a', 'c', 'gone'],
		);
		expect(line).toBe(
			'src/embed/heights.json: b (estimated, never measured); c (changed since they were measured, so estimated); gone (no graphic any more). Run `npm run heights` and commit the table.',
		);
	});
});
