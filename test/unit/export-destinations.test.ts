import { describe, expect, it } from 'vitest';
import { chart } from '../../src/charts/export-destinations';
import { cut, magnified, model } from '../../src/charts/export-destinations/model';
import { partsBetween } from '../../src/charts/kit/parts';
import type { Data } from '../../src/data/read';
import { figuresOf } from '../../src/ledger/figures';
import { fill } from '../../src/ledger/fill';
import { buyers, money, promised, share, sold } from '../facts';
import { describeDrawings, describeWords, figureRows, graphicOf, SIZE_NAMES, shown, words } from './drawing';

const data = figureRows();
const graphic = graphicOf('export-destinations');

describeDrawings(chart, data, graphic, { texts: 4, claims: 1 });
describeWords(data, graphic);

const total = sold;
const [largest, second, third, fourth] = buyers as [Buyer, Buyer, Buyer, Buyer];
const of = (b: Buyer) => share(b.usd, total);
type Buyer = (typeof buyers)[number];
/** Buyers without a name of their own in the drawing. */
const others = buyers.slice(4);
const othersShare = share(
	others.reduce((sum, b) => sum + b.usd, 0),
	total,
);

describe.each(SIZE_NAMES)('geometry, %s', (size) => {
	const m = model(data, size);
	const { frame, first, strip } = m;
	it('draws the largest buyer from its dollars, to a tenth of a unit', () => {
		const last = partsBetween(frame, first).at(-1) as { x: number; width: number };
		expect(first).toMatchObject({ name: largest.name, share: of(largest) });
		expect(of(largest)).toBe(promised('china-share'));
		expect(last.x + last.width - frame.left).toBeCloseTo(((frame.right - frame.left) * largest.usd) / total, 1);
		expect(cut(m)).toBeCloseTo(last.x + last.width, 1);
	});
	it('draws all others in the magnified stretch, in the order of their dollars, each as long as they make it', () => {
		const blocks = [...strip.named, ...strip.others];
		expect(blocks).toHaveLength(data.destinations.length - 1);
		const all = blocks.reduce((s, b) => s + b.usd, 0);
		let x = frame.left;
		let before = Number.POSITIVE_INFINITY;
		for (const b of blocks) {
			expect(b.x, b.name).toBeCloseTo(x, 1);
			expect(b.width, b.name).toBeCloseTo(((frame.right - frame.left) * b.usd) / all, 1);
			expect(b.usd).toBeLessThanOrEqual(before);
			x = b.x + b.width;
			before = b.usd;
		}
		expect(x).toBeCloseTo(frame.right, 1);
	});
	it('has a ladder of its own for them', () => {
		expect(magnified(m, first.to)).toBeCloseTo(frame.left, 5);
		expect(magnified(m, 100)).toBeCloseTo(frame.right, 5);
		expect(strip.times).toBeCloseTo(100 / (100 - first.to), 5);
		expect(strip.named.map((b) => b.name)).toEqual([second, third, fourth].map((b) => b.name));
		expect(strip.rest.count).toBe(others.length);
		expect(first.usd + strip.named.reduce((s, b) => s + b.usd, 0) + strip.rest.usd).toBe(
			data.destinations.reduce((s, d) => s + d.usd, 0),
		);
	});
});

describe('states', () => {
	it.each(SIZE_NAMES)('keeps each share for its state, %s', (size) => {
		const { nodes } = chart.draw(data, graphic, size);
		for (const hidden of [of(largest), largest.name, second.name]) expect(words(nodes, 0)).not.toContain(hidden);
		expect(shown(nodes, 0).marks.some((n) => /\brecord\b/.test(String(n.attrs.class)))).toBe(false);
		expect(words(nodes, 1)).toContain(`${of(largest)} ${largest.name}`);
		expect(words(nodes, 1)).not.toContain(second.name);
		expect(words(nodes, 2)).toContain(`${second.name} ${of(second)}`);
		for (const hidden of [third.name, 'others']) expect(words(nodes, 2)).not.toContain(hidden);
		for (const text of [`${others.length} others, ${othersShare}`, ...[third, fourth].map((b) => `${b.name} ${of(b)}`)])
			expect(words(nodes, 3)).toContain(text);
	});
	it('names the first share in the title', () => {
		expect(fill(graphic.title, figuresOf(data))).toContain(`${largest.name} took ${promised('china-share')}`);
	});
});

describe('line', () => {
	it('comes from the standing of the claim', () => {
		const doubted = {
			...data,
			claims: data.claims.map((c) => (c.id === 'india-share-2015' ? { ...c, standing: 'reported' as const } : c)),
		} as Data;
		const { marks } = shown(chart.draw(doubted, graphic, 'wide').nodes, 3);
		expect(marks.filter((n) => /fill block said/.test(String(n.attrs.class)))).toHaveLength(1);
	});
});

describe('table', () => {
	it('lists the largest buyers, folds the others into one row, and ends with the whole', () => {
		const { rows: cells } = chart.table(data, graphic);
		const rowsOfBuyers = cells.slice(0, -2);
		const strip = model(data, 'wide').strip.named.length + 1;
		// As many as the table names.
		const named = buyers.slice(0, rowsOfBuyers.length);
		expect(rowsOfBuyers).toEqual(named.map((b) => ({ cells: [b.name, money(b.usd), of(b)], claim: b.claim })));
		expect(rowsOfBuyers.length).toBeGreaterThan(strip);
		expect(cells.at(-2)?.cells[0]).toBe(`${buyers.length - named.length} others together`);
		expect(cells.at(-1)?.cells).toEqual(['All recorded exports', money(total), '100%']);
	});
});
