import { describe, expect, it } from 'vitest';
import { chart } from '../../src/charts/sixty-thousand-tonnes';
import { type Field, model, type Square, stateOf } from '../../src/charts/sixty-thousand-tonnes/model';
import type { Data } from '../../src/data';
import { describeDrawings, describeWords, figureRows, graphicOf, SIZE_NAMES, shown, words } from './drawing';

const data = figureRows();
const graphic = graphicOf('sixty-thousand-tonnes');

describeDrawings(chart, data, graphic, { texts: 1, claims: 1 });
describeWords(data, graphic);

const tonnes = (id: string) => data.quantities.find((q) => q.id === id)?.value ?? Number.NaN;
const countOf = (field: Field | undefined) => field?.rows.reduce((s, r) => s + r.count, 0);

describe.each(SIZE_NAMES)('geometry, %s', (size) => {
	const m = model(data, size);
	const span = m.right - m.left;
	it('draws every amount on one ladder, to a tenth of a unit', () => {
		expect(m.claim.bars[0]?.width).toBeCloseTo(span, 5);
		for (const bar of m.lines.flatMap((l) => l.bars))
			expect(bar.width, bar.id).toBeCloseTo((span * tonnes(bar.id)) / 60000, 1);
		expect(m.ticks.at(-1)).toEqual({ at: m.right, tonnes: 60000 });
	});
	it('stacks the three landings and nothing else', () => {
		const [landed, ...others] = m.lines;
		expect(landed?.bars.map((b) => b.id)).toEqual(['jian-fu', 'rung-ra-2', 'ul-ji-bong-6']);
		expect(landed?.text).toBe('43,025');
		expect((landed?.bars.at(-1)?.x ?? 0) + (landed?.bars.at(-1)?.width ?? 0) - m.left).toBeCloseTo(
			(span * 43025) / 60000,
			1,
		);
		for (const line of others) {
			expect(line.bars, line.id).toHaveLength(1);
			expect(line.bars[0]?.x, line.id).toBe(m.left);
		}
		expect(others.map((l) => l.text)).toEqual(['20,500', '4,156', 'about 5,000', '35,038', '38,118']);
	});
	it('keeps lines apart, all of one height', () => {
		const all = [m.claim, ...m.lines];
		for (const [i, l] of all.slice(1).entries())
			expect(l.y).toBeGreaterThan((all[i] as typeof l).y + (all[i] as typeof l).height);
		expect(new Set(m.lines.map((l) => l.height)).size).toBe(1);
	});
	it('has 857 wagons, and as many dashes', () => {
		expect(m.wagons.count).toBe(857);
		expect(countOf(m.wagons.large)).toBe(857);
		if (size === 'wide') expect(countOf(m.wagons.small)).toBe(857);
		const node = shown(chart.draw(data, graphic, size).nodes, stateOf('wagons')).marks.find((n) =>
			/wagons/.test(String(n.attrs.class)),
		);
		const [mark, gap] = String(node?.attrs['stroke-dasharray']).split(' ').map(Number) as [number, number];
		const dashes = [...String(node?.attrs.d).matchAll(/h([\d.]+)/g)].map((r) => (Number(r[1]) + gap) / (mark + gap));
		for (const n of dashes) expect(Math.abs(n - Math.round(n))).toBeLessThan(0.05);
		expect(dashes.reduce((s, n) => s + Math.round(n), 0)).toBe(857);
	});
	it('draws sack, wagon and claim in areas as their tonnes, and zooms by what fills the window', () => {
		const [sack, wagon, claim] = m.squares as [Square, Square, Square];
		expect([sack.id, wagon.id, claim.id]).toEqual(['sack', 'wagon', 'sixty-thousand']);
		expect(wagon.side ** 2 / sack.side ** 2).toBeCloseTo(2800, 3);
		expect(claim.side ** 2 / wagon.side ** 2).toBeCloseTo(60_000 / 70, 5);
		expect(claim.side).toBe(m.window.side);
		expect(sack.side * m.zooms[0]).toBeLessThan(m.window.side);
		expect(wagon.side * m.zooms[1]).toBeLessThan(m.window.side);
		expect(Math.round(m.times)).toBe(29);
	});
	it('draws the claim as its part of the yearly limit', () => {
		expect(m.limit.part / m.limit.width).toBeCloseTo(60000 / 7500000, 5);
		expect(m.limit.share).toBe('0.8%');
		expect(m.cargoes.count).toBe(14);
	});
});

describe.each(SIZE_NAMES)('states, %s', (size) => {
	const { nodes } = chart.draw(data, graphic, size);
	const said = (state: number) =>
		shown(nodes, state).marks.filter((n) => n.tag === 'rect' && /fill said/.test(String(n.attrs.class))).length;
	it('bring the claim dashed, then its size, then the papers solid', () => {
		expect(said(stateOf('sack'))).toBe(0);
		expect(said(stateOf('claim'))).toBe(1);
		expect(words(nodes, stateOf('claim'))).toMatch(/The report: at least 60,000 t/);
		expect(words(nodes, stateOf('claim'))).not.toMatch(/857|43,025/);
		expect(words(nodes, stateOf('wagons'))).toMatch(/857 rail wagons/);
		expect(words(nodes, stateOf('papers'))).toMatch(/43,025.*20,500.*4,156.*about 5,000.*35,038.*38,118.*not known/);
		expect(words(nodes, stateOf('all'))).toMatch(/857.*2,400,000 sacks of 25 kg.*0\.8%/);
		expect(shown(nodes, stateOf('all')).marks.filter((n) => n.attrs.class === 'fill amount record')).toHaveLength(8);
	});
	it('says on the Ulsan line what is not verified', () => {
		expect(words(nodes, stateOf('papers'))).toMatch(/origin.*not verified/);
	});
});

describe('line', () => {
	it('comes from the standing of the claim', () => {
		const doubted = {
			...data,
			claims: data.claims.map((c) => (c.id === 'ulsan-loading' ? { ...c, standing: 'disputed' as const } : c)),
		} as Data;
		expect(
			shown(chart.draw(doubted, graphic, 'wide').nodes, stateOf('all')).marks.filter(
				(n) => n.attrs.class === 'fill amount said',
			),
		).toHaveLength(1);
	});
});

describe('table', () => {
	it('has what is drawn, and calls no amount a part of the 60,000', () => {
		const { rows: cells } = chart.table(data, graphic);
		const amounts = cells.map((r) => r.cells[1]);
		expect(amounts).toEqual([
			'at least 60,000 t',
			'17,415 t',
			'15,542 t',
			'10,068 t',
			'43,025 t',
			'20,500 t',
			'4,156 t',
			'about 5,000 t',
			'35,038 t',
			'38,118 t',
			'2,400,000',
			'2,400',
			'857',
			'about 14',
			'0.8%',
		]);
		expect(cells[0]?.cells[3]).toMatch(/dashed/);
		expect(cells[1]?.cells[3]).toMatch(/solid/);
		expect(JSON.stringify([graphic, cells])).not.toMatch(/documented part/);
	});
});
