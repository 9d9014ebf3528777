import { describe, expect, it } from 'vitest';
import { chart } from '../../src/charts/china-share';
import { DIP, LOW, model, STATES, WRITTEN } from '../../src/charts/china-share/model';
import type { Data } from '../../src/data/read';
import { exportYears, lastYear, literal, money, share } from '../facts';
import { describeDrawings, describeWords, figureRows, graphicOf, SIZE_NAMES, shown, words } from './drawing';

const data = figureRows();
const graphic = graphicOf('china-share');

describeDrawings(chart, data, graphic, { texts: 4, claims: 1 });
describeWords(data, graphic);

describe.each(SIZE_NAMES)('geometry, %s', (size) => {
	const m = model(data, size);
	const { plot, steps } = m;
	it('draws all years, one step each, of one width', () => {
		expect(steps.map((s) => String(s.year))).toEqual(exportYears.map((y) => y.year));
		const width = (plot.right - plot.left) / exportYears.length;
		for (const [i, s] of steps.entries()) expect(s.x).toBeCloseTo(plot.left + i * width, 1);
	});
	it('draws each as high as its dollars make it, to a tenth of a unit', () => {
		for (const y of data.exportYears) {
			const step = steps.find((s) => s.year === y.year);
			expect(plot.bottom - (step?.y ?? 0)).toBeCloseTo(((plot.bottom - plot.top) * y.china_usd) / y.total_usd, 1);
		}
	});
	it('smooths nothing: the outline runs flat along each year, and the dip stays', () => {
		for (const area of m.areas) expect(area).toMatch(/^M[\d. ]+(V[\d.]+H[\d.]+)+V\d+z$/);
		expect(m.areas.join('').match(/V[\d.]+H/g)).toHaveLength(exportYears.length);
		const part = (i: number) => Number(exportYears[i]?.china_usd) / Number(exportYears[i]?.total_usd);
		const high = (i: number) => plot.bottom - (steps[i]?.y ?? 0);
		for (let i = 1; i < steps.length; i++)
			expect(Math.sign(high(i) - high(i - 1)), exportYears[i]?.year).toBe(Math.sign(part(i) - part(i - 1)));
	});
});

describe.each(SIZE_NAMES)('states, %s', (size) => {
	const drawing = chart.draw(data, graphic, size);
	const { steps } = model(data, size);
	it('bring their years and the shares of these', () => {
		const of = (year: number) => {
			const y = exportYears.find((r) => r.year === String(year));
			return {
				china: share(Number(y?.china_usd), Number(y?.total_usd)),
				india: share(Number(y?.india_share_pct), 100),
			};
		};
		// A year that the ladder names is not named again.
		const told = (year: number) => `${year % 5 ? `${year}: ` : ''}${of(year).china}`;
		const lasts = Object.values(STATES);
		lasts.forEach((last, state) => {
			const said = words(drawing.nodes, state);
			for (const year of WRITTEN) {
				const text = LOW.includes(year) ? `${year}: ${of(year).china}` : told(year);
				if (year <= last) expect(said).toContain(text);
				else if (text.includes(':')) expect(said).not.toContain(text);
			}
			const india = (graphic.labels.dip as string).replace('{india}', of(DIP).india);
			expect(said.includes(india)).toBe(last >= DIP);
			expect(said.match(new RegExp(literal('%'), 'g'))?.length).toBe(
				1 + WRITTEN.filter((y) => y <= last).length + (last >= DIP ? 1 : 0),
			);
		});
		expect([0, 1, 2].map((s) => shown(drawing.nodes, s).marks.filter((n) => n.attrs['data-says']).length)).toEqual([
			1, 2, 3,
		]);
	});
	it('set no two shares so near that they are read as one line', () => {
		const { texts } = shown(drawing.nodes, 2);
		const shares = texts.filter((t) => /\d%$/.test(t.text) && t.text !== '100%');
		for (const [i, { text, box }] of shares.entries())
			for (const other of shares.slice(i + 1)) {
				if (box.y > other.box.y + other.box.height || other.box.y > box.y + box.height) continue;
				const apart = Math.max(other.box.x - box.x - box.width, box.x - other.box.x - other.box.width);
				expect(apart / box.height, `${text} and ${other.text}`).toBeGreaterThan(0.6);
			}
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
		expect(cells.map((r) => r.cells)).toEqual(
			exportYears.map((y) => {
				const [china, total] = [Number(y.china_usd), Number(y.total_usd)];
				return [y.year, money(china), money(total), share(china, total), share(Number(y.india_share_pct), 100)];
			}),
		);
		expect(cells.at(-1)?.cells[0]).toBe(lastYear.year);
		expect(new Set(cells.map((r) => r.claim))).toEqual(new Set(['china-share-years']));
	});
});
