import { describe, expect, it } from 'vitest';
import { model as destinations } from '../../src/charts/export-destinations/model';
import { chart } from '../../src/charts/export-products';
import { model } from '../../src/charts/export-products/model';
import { partAt, partsBetween } from '../../src/charts/kit/parts';
import type { Data } from '../../src/data/read';
import type * as schema from '../../src/data/rows';
import { money, products, promised, row, share, sold } from '../facts';
import { describeDrawings, describeWords, figureRows, graphicOf, SIZE_NAMES, shown, words } from './drawing';

const data = figureRows();
const graphic = graphicOf('export-products');

describeDrawings(chart, data, graphic, { texts: 4, claims: 1 });
describeWords(data, graphic);

const coal = data.products.find((p) => p.id === 'coal') as schema.Product;
const total = sold;
const usd = Number(row(products, 'coal').usd);
const part = (100 * usd) / total;

describe.each(SIZE_NAMES)('geometry, %s', (size) => {
	const m = model(data, size);
	const unit = (m.frame.right - m.frame.left) / 100;
	it('draws coal from its dollars, to a tenth of a unit, and not from the rounded share', () => {
		const cells = partsBetween(m.frame, m.coal);
		const last = cells.at(-1) as { x: number; width: number };
		// Whole parts, and what is left over as a part of its own.
		expect(cells).toHaveLength(Math.ceil(part));
		expect(last.x + last.width - m.frame.left).toBeCloseTo((unit * 100 * coal.usd) / total, 1);
		expect(m.coal.to).toBeCloseTo(part, 6);
	});
	it('has a hundred parts', () => {
		expect(partsBetween(m.frame, { from: 0, to: 100 })).toHaveLength(100);
		expect(m.coal.usd + m.rest.usd).toBe(total);
		expect(m.rest).toMatchObject({ from: m.coal.to, to: 100 });
	});
	it('stands where the next graphic stands, of one height', () => {
		expect(destinations(data, size).frame).toEqual(m.frame);
		expect(partAt(m.frame, 100)).toBe(m.frame.right);
	});
});

describe('states', () => {
	it.each(SIZE_NAMES)('names coal only where it is filled, %s', (size) => {
		const { nodes } = chart.draw(data, graphic, size);
		const [coalShare, rest] = [share(usd, total), share(total - usd, total)];
		expect(coalShare).toBe(promised('coal-share'));
		expect(words(nodes, 0)).not.toContain(coalShare);
		expect(words(nodes, 0)).not.toMatch(/Coal/);
		expect(shown(nodes, 0).marks.some((n) => String(n.attrs.class).startsWith('fill record'))).toBe(false);
		expect(words(nodes, 1)).toContain(`${coalShare} Coal ${money(usd)} ${rest} Everything else`);
		expect(shown(nodes, 1).marks.filter((n) => String(n.attrs.class) === 'fill record')).toHaveLength(1);
	});
	it('says nothing of who bought', () => {
		expect(JSON.stringify([graphic, chart.table(data, graphic)])).not.toMatch(/China/);
		expect(JSON.stringify([graphic, chart.table(data, graphic)])).not.toContain(promised('china-share'));
	});
});

describe('line', () => {
	it('comes from the standing of the claim', () => {
		const doubted = {
			...data,
			claims: data.claims.map((c) => (c.id === coal.claim ? { ...c, standing: 'reported' as const } : c)),
		} as Data;
		const { marks } = shown(chart.draw(doubted, graphic, 'wide').nodes, 1);
		expect(marks.some((n) => n.attrs.class === 'fill said')).toBe(true);
	});
});

describe('table', () => {
	it('says what the drawing says', () => {
		expect(chart.table(data, graphic).rows.map((r) => r.cells)).toEqual([
			['Coal', money(usd), share(usd, total)],
			['Everything else', money(total - usd), share(total - usd, total)],
			['All recorded exports', money(total), '100%'],
		]);
	});
});
