import { describe, expect, it } from 'vitest';
import { chart } from '../../src/charts/china-share';
import { model, WRITTEN } from '../../src/charts/china-share/model';
import type { Data } from '../../src/data';
import { describeDrawings, describeWords, figureRows, graphicOf, SIZE_NAMES, shown, words } from './drawing';

const data = figureRows();
const graphic = graphicOf('china-share');

describeDrawings(chart, data, graphic, { texts: 4, claims: 1 });
describeWords(data, graphic);

describe.each(SIZE_NAMES)('geometry, %s', (size) => {
	const m = model(data, size);
	const { plot, steps } = m;
	it('draws all 21 years, one step each, of one width', () => {
		expect(steps.map((s) => s.year)).toEqual(Array.from({ length: 21 }, (_, i) => 1995 + i));
		for (const [i, s] of steps.entries()) expect(s.x).toBeCloseTo(plot.left + (i * (plot.right - plot.left)) / 21, 1);
	});
	it('draws each as high as its dollars make it, to a tenth of a unit', () => {
		for (const y of data.exportYears) {
			const step = steps.find((s) => s.year === y.year);
			expect(plot.bottom - (step?.y ?? 0)).toBeCloseTo(((plot.bottom - plot.top) * y.china_usd) / y.total_usd, 1);
		}
	});
	it('smooths nothing: the outline runs flat along each year, and the dip stays', () => {
		for (const area of m.areas) expect(area).toMatch(/^M[\d. ]+(V[\d.]+H[\d.]+)+V\d+z$/);
		expect(m.areas.join('').match(/V[\d.]+H/g)).toHaveLength(21);
		const high = (year: number) => plot.bottom - (steps.find((s) => s.year === year)?.y ?? 0);
		expect(high(2006)).toBeLessThan(high(2005));
		expect(high(2006)).toBeLessThan(high(2007));
		expect(high(2015)).toBeLessThan(high(2014));
	});
});

describe.each(SIZE_NAMES)('states, %s', (size) => {
	const drawing = chart.draw(data, graphic, size);
	const { steps } = model(data, size);
	it('bring their years and the shares of these', () => {
		expect(words(drawing.nodes, 0)).toMatch(/6\.8%.*2000: 2\.4%/);
		expect(words(drawing.nodes, 0)).not.toMatch(/44%|23%|India/);
		expect(words(drawing.nodes, 1)).toMatch(/2004: 44%.*2006: 23% India took 27%/);
		expect(words(drawing.nodes, 1)).not.toMatch(/60%|86%/);
		expect(words(drawing.nodes, 2)).toMatch(/60% 2014: 86% 83%/);
		expect([0, 1, 2].map((s) => shown(drawing.nodes, s).marks.filter((n) => n.attrs['data-says']).length)).toEqual([
			1, 2, 3,
		]);
	});
	it('set no words on the ink', () => {
		const { texts } = shown(drawing.nodes, 2);
		const shares = texts.filter((t) => /\d%$/.test(t.text) && t.text !== '100%');
		expect(shares).toHaveLength(WRITTEN.length + 1);
		for (const { text, box } of shares)
			for (const s of steps)
				if (box.x < s.x + s.width && s.x < box.x + box.width)
					expect(box.y + box.height * 0.82, `${text} on ${s.year}`).toBeLessThan(s.y);
	});
});

describe('line', () => {
	it('comes from the standing of the claim', () => {
		const doubted = {
			...data,
			claims: data.claims.map((c) => (c.id === 'china-share-years' ? { ...c, standing: 'disputed' as const } : c)),
		} as Data;
		expect(
			shown(chart.draw(doubted, graphic, 'wide').nodes, 2).marks.filter((n) => n.attrs.class === 'fill rise said'),
		).toHaveLength(3);
	});
});

describe('table', () => {
	it('has every year with what is drawn', () => {
		const { rows: cells } = chart.table(data, graphic);
		expect(cells).toHaveLength(21);
		expect(cells[11]?.cells).toEqual(['2006', '$400 million', '$1.74 billion', '23%', '27%']);
		expect(cells.at(-1)?.cells).toEqual(['2015', '$2.34 billion', '$2.83 billion', '83%', '3.5%']);
		expect(new Set(cells.map((r) => r.claim))).toEqual(new Set(['china-share-years']));
	});
});
