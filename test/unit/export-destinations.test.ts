import { describe, expect, it } from 'vitest';
import { chart } from '../../src/charts/export-destinations';
import { cut, magnified, model } from '../../src/charts/export-destinations/model';
import { partsBetween } from '../../src/charts/kit/parts';
import type { Data } from '../../src/data';
import type * as schema from '../../src/data/schema';
import { figuresOf, fill } from '../../src/ledger/figures';
import { describeDrawings, describeWords, figureRows, graphicOf, SIZE_NAMES, shown, words } from './drawing';

const data = figureRows();
const graphic = graphicOf('export-destinations');

describeDrawings(chart, data, graphic, { texts: 4, claims: 1 });
describeWords(data, graphic);

const total = (data.exportYears.at(-1) as schema.ExportYear).total_usd;

describe.each(SIZE_NAMES)('geometry, %s', (size) => {
	const m = model(data, size);
	const { frame, first, strip } = m;
	it('draws the largest buyer from its dollars, to a tenth of a unit', () => {
		const last = partsBetween(frame, first).at(-1) as { x: number; width: number };
		expect(first).toMatchObject({ iso3: 'CHN', share: '83%' });
		expect(last.x + last.width - frame.left).toBeCloseTo(((frame.right - frame.left) * 2338271127) / total, 1);
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
		expect(strip.named.map((b) => b.name)).toEqual(['India', 'Pakistan', 'Burkina Faso']);
		expect(strip.rest.count).toBe(105);
		expect(first.usd + strip.named.reduce((s, b) => s + b.usd, 0) + strip.rest.usd).toBe(
			data.destinations.reduce((s, d) => s + d.usd, 0),
		);
	});
});

describe('states', () => {
	it.each(SIZE_NAMES)('keeps each share for its state, %s', (size) => {
		const { nodes } = chart.draw(data, graphic, size);
		expect(words(nodes, 0)).not.toMatch(/83%|China|India/);
		expect(shown(nodes, 0).marks.some((n) => /\brecord\b/.test(String(n.attrs.class)))).toBe(false);
		expect(words(nodes, 1)).toMatch(/83% China/);
		expect(words(nodes, 1)).not.toMatch(/India/);
		expect(words(nodes, 2)).toMatch(/India 3\.5%/);
		expect(words(nodes, 2)).not.toMatch(/Pakistan|others/);
		expect(words(nodes, 3)).toMatch(/105 others, 11%.*Pakistan 1\.5%.*Burkina Faso 1\.2%/);
	});
	it('names the first share in the title', () => {
		expect(fill(graphic.title, figuresOf(data))).toBe('China took 83% of North Korea’s recorded exports in 2015');
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
		const buyers = cells.slice(0, -2);
		expect(buyers).toHaveLength(12);
		expect(buyers.map((r) => r.cells[0])).toEqual(
			[...data.destinations]
				.sort((a, b) => b.usd - a.usd)
				.slice(0, 12)
				.map((d) => d.name),
		);
		expect(cells[0]).toEqual({ cells: ['China', '$2.34 billion', '83%'], claim: 'china-share-2015' });
		expect(cells[1]).toEqual({ cells: ['India', '$98 million', '3.5%'], claim: 'india-share-2015' });
		expect(cells.at(-2)?.cells[0]).toBe(`${data.destinations.length - 12} others together`);
		expect(cells.at(-1)?.cells).toEqual(['All recorded exports', '$2.83 billion', '100%']);
	});
});
