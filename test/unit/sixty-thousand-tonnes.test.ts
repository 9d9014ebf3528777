import { describe, expect, it } from 'vitest';
import { chart } from '../../src/charts/sixty-thousand-tonnes';
import { type Field, model, stateOf } from '../../src/charts/sixty-thousand-tonnes/model';
import type { Data } from '../../src/data/read';
import { overlap } from '../../src/design/text';
import { amount, fills, grouped, LANDED, landed, promised, row, scaleUnits, share, written } from '../facts';
import { describeDrawings, describeWords, figureRows, graphicOf, SIZE_NAMES, shown, words } from './drawing';

const data = figureRows();
const graphic = graphicOf('sixty-thousand-tonnes');

describeDrawings(chart, data, graphic, { texts: 1, claims: 1 });
describeWords(data, graphic);

const claimed = amount('sixty-thousand');
const wagons = Math.round(fills('wagon'));
const load = (id: string) => Number(row(scaleUnits, id).tonnes);
/** What stands alone under the three landings, in the order of the drawing. */
const ALONE = ['ulsan-loading', 'sky-angel', 'rich-glory', 'customs-coal', 'verdict-coal'];
const cargoes = Math.floor(claimed / amount('sky-angel'));
const limit = share(claimed, amount('cap-tonnes'));
/** Whether words stand one after another in a text. */
function inOrder(text: string, parts: string[]) {
	let from = 0;
	for (const part of parts) {
		const at = text.indexOf(part, from);
		expect(at, `“${part}” after ${from} in “${text}”`).toBeGreaterThanOrEqual(0);
		from = at + part.length;
	}
}
const countOf = (field: Field | undefined) => field?.rows.reduce((s, r) => s + r.count, 0);

describe.each(SIZE_NAMES)('geometry, %s', (size) => {
	const m = model(data, size);
	const span = m.right - m.left;
	it('draws every amount on one ladder, to a tenth of a unit', () => {
		expect(m.claim.bars[0]?.width).toBeCloseTo(span, 5);
		for (const bar of m.lines.flatMap((l) => l.bars))
			expect(bar.width, bar.id).toBeCloseTo((span * amount(bar.id)) / claimed, 1);
		expect(m.ticks.at(-1)).toEqual({ at: m.right, tonnes: claimed });
	});
	it('stacks the three landings and nothing else', () => {
		const [first, ...others] = m.lines;
		expect(first?.bars.map((b) => b.id)).toEqual(LANDED);
		expect(first?.text).toBe(grouped(landed));
		expect((first?.bars.at(-1)?.x ?? 0) + (first?.bars.at(-1)?.width ?? 0) - m.left).toBeCloseTo(
			(span * landed) / claimed,
			1,
		);
		for (const line of others) {
			expect(line.bars, line.id).toHaveLength(1);
			expect(line.bars[0]?.x, line.id).toBe(m.left);
		}
		expect(others.map((l) => l.text)).toEqual(ALONE.map(written));
	});
	it('keeps lines apart, all of one height', () => {
		const all = [m.claim, ...m.lines];
		for (const [i, l] of all.slice(1).entries())
			expect(l.y).toBeGreaterThan((all[i] as typeof l).y + (all[i] as typeof l).height);
		expect(new Set(m.lines.map((l) => l.height)).size).toBe(1);
	});
	it('has as many wagons as the tonnes fill, and as many dashes', () => {
		expect(m.wagons.count).toBe(wagons);
		expect(countOf(m.wagons.large)).toBe(wagons);
		if (size === 'wide') expect(countOf(m.wagons.small)).toBe(wagons);
		const node = shown(chart.draw(data, graphic, size).nodes, stateOf('wagons')).marks.find((n) =>
			/wagons/.test(String(n.attrs.class)),
		);
		const [mark, gap] = String(node?.attrs['stroke-dasharray']).split(' ').map(Number) as [number, number];
		const dashes = [...String(node?.attrs.d).matchAll(/h([\d.]+)/g)].map((r) => (Number(r[1]) + gap) / (mark + gap));
		for (const n of dashes) expect(Math.abs(n - Math.round(n))).toBeLessThan(0.05);
		expect(dashes.reduce((s, n) => s + Math.round(n), 0)).toBe(wagons);
	});
	it('draws the claim as its part of the yearly limit', () => {
		expect(m.limit.part / m.limit.width).toBeCloseTo(claimed / amount('cap-tonnes'), 5);
		expect(m.limit.share).toBe(limit);
		expect(m.cargoes.count).toBe(cargoes);
	});
});

describe.each(SIZE_NAMES)('states, %s', (size) => {
	const { nodes } = chart.draw(data, graphic, size);
	const said = (state: number) =>
		shown(nodes, state).marks.filter((n) => n.tag === 'rect' && /fill said/.test(String(n.attrs.class))).length;
	it('bring the claim dashed, then its size, then the papers solid', () => {
		expect(said(stateOf('claim'))).toBe(1);
		expect(words(nodes, stateOf('claim'))).toContain(`The report: at least ${promised('sixty-thousand')} t`);
		for (const later of [wagons, landed].map(grouped)) expect(words(nodes, stateOf('claim'))).not.toContain(later);
		expect(words(nodes, stateOf('wagons'))).toContain(`${grouped(wagons)} rail wagons`);
		const papers = words(nodes, stateOf('papers'));
		inOrder(papers, [grouped(landed), written('ulsan-loading'), 'not known']);
		// What customs and courts found is told after the report.
		const found = ALONE.filter((id) => id !== 'ulsan-loading');
		for (const id of found) expect(papers).not.toContain(written(id));
		inOrder(words(nodes, stateOf('findings')), [grouped(landed), ...ALONE.map(written), 'not known']);
		inOrder(words(nodes, stateOf('all')), [
			grouped(wagons),
			`${grouped(fills('sack'))} sacks of ${load('sack') * 1000} kg`,
			limit,
		]);
		expect(shown(nodes, stateOf('all')).marks.filter((n) => n.attrs.class === 'fill amount record')).toHaveLength(
			LANDED.length + ALONE.length,
		);
	});
	it('keep what stands under the claim off its dashes', () => {
		const { claim } = model(data, size);
		const foot = claim.y + claim.height;
		for (const state of ['claim', 'wagons', 'papers', 'findings', 'all'] as const)
			for (const { text, box } of shown(nodes, stateOf(state)).texts)
				if (box.y + box.height > foot) expect(box.y - foot, `${text}, ${state}`).toBeGreaterThanOrEqual(7);
	});
	it('says on the Ulsan line what is not verified', () => {
		expect(words(nodes, stateOf('papers'))).toMatch(/origin.*not verified/);
	});
});

describe.each(SIZE_NAMES)('the scene of the story that ends with the papers, %s', (size) => {
	const last = stateOf('papers');
	const { width, height, nodes } = (chart.scene ?? chart.draw)(data, graphic, size, stateOf('claim'), last);
	const { texts, marks } = shown(nodes, last);
	it('gives the papers the room of all: the drawing is not half empty', () => {
		const foot = Math.max(...texts.map(({ box }) => box.y + box.height));
		expect(foot / height).toBeGreaterThan(0.75);
	});
	it('keeps its words inside, each by itself', () => {
		for (const [i, { text, box }] of texts.entries()) {
			expect(box.x, text).toBeGreaterThanOrEqual(0);
			expect(box.x + box.width, text).toBeLessThanOrEqual(width);
			expect(box.y + box.height, text).toBeLessThanOrEqual(height);
			for (const other of texts.slice(i + 1)) expect(overlap(box, other.box), `${text} on ${other.text}`).toBe(false);
		}
	});
	it('draws each amount on the claim’s own ladder, and says as much of it', () => {
		const { left, right } = model(data, size, true);
		const amounts = marks.filter((n) => n.attrs.class === 'fill amount record').map((n) => Number(n.attrs.width));
		const told = [...LANDED, 'ulsan-loading'].map((id) => ((right - left) * amount(id)) / claimed);
		expect(amounts).toHaveLength(told.length);
		for (const [i, w] of told.entries()) expect(amounts[i]).toBeCloseTo(w, 1);
		inOrder(words(nodes, last), [grouped(landed), written('ulsan-loading'), 'not verified', 'not known']);
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
	it('has what is drawn, and calls no amount a part of the report’s', () => {
		const { rows: cells } = chart.table(data, graphic);
		const amounts = cells.map((r) => r.cells[1]);
		expect(amounts).toEqual([
			`${written('sixty-thousand')} t`,
			...LANDED.map((id) => `${written(id)} t`),
			`${grouped(landed)} t`,
			...ALONE.map((id) => `${written(id)} t`),
			...scaleUnits.map((u) => grouped(claimed / Number(u.tonnes))),
			`about ${cargoes}`,
			limit,
		]);
		expect(cells[0]?.cells[3]).toMatch(/dashed/);
		expect(cells[1]?.cells[3]).toMatch(/solid/);
		expect(JSON.stringify([graphic, cells])).not.toMatch(/documented part/);
	});
});
