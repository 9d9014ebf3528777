import { describe, expect, it } from 'vitest';
import type { Size } from '../../src/charts/kit/chart';
import { chart, symbol } from '../../src/charts/us-sanctions';
import { model, SINGLED, STATES } from '../../src/charts/us-sanctions/model';
import type { Data } from '../../src/data/read';
import { designations, listed, promised } from '../facts';
import { describeDrawings, describeWords, figureRows, graphicOf, SIZE_NAMES, shown, words } from './drawing';

const data = figureRows();
const graphic = graphicOf('us-sanctions');

describeDrawings(chart, data, graphic, { texts: 4, claims: 1 });
describeWords(data, graphic);

const [people, entities, ships] = (['person', 'entity', 'ship'] as const).map((kind) => listed(kind)) as [
	Rows,
	Rows,
	Rows,
];
type Rows = typeof designations;
/** How many neighbours of one group follow each other. */
function runsOf(rows: Rows): number[] {
	const runs: number[] = [];
	rows.forEach((r, i) => {
		if (i && rows[i - 1]?.group === r.group) runs[runs.length - 1] = (runs.at(-1) as number) + 1;
		else runs.push(1);
	});
	return runs;
}
const most = Math.max(people.length, entities.length, ships.length);
const single = designations.find((d) => d.id === SINGLED) as Rows[number];

/** Marks drawn in one state, by the shapes in their paths. */
const drawn = (size: Size, state: number) => {
	const paths = shown(chart.draw(data, graphic, size).nodes, state).marks.filter(
		(n) => n.tag === 'path' && /^fill /.test(String(n.attrs.class)),
	);
	const d = paths.map((n) => String(n.attrs.d)).join('');
	const heads = d.match(/z?M[^a]*?a/g)?.length ?? 0;
	const all = d.match(/M/g)?.length ?? 0;
	return { people: heads, others: all - 2 * heads };
};

describe.each(SIZE_NAMES)('geometry, %s', (size) => {
	const m = model(data, size);
	it('has one mark for each row of the list, each in a division of the ladder', () => {
		expect(m.lines.map((l) => [l.kind, l.marks.length])).toEqual([
			['person', people.length],
			['entity', entities.length],
			['ship', ships.length],
		]);
		expect([people, entities, ships].map((rows) => String(rows.length))).toEqual(
			['listed-people', 'listed-entities', 'listed-ships'].map(promised),
		);
		expect(m.divisions).toBe(most);
		for (const line of m.lines)
			for (const [n, k] of line.marks.entries())
				expect(k.middle).toBeCloseTo(m.left + ((n + 0.5) * (m.right - m.left)) / most, 5);
	});
	it('groups neighbours, and every mark once', () => {
		expect(m.lines.map((l) => l.groups.map((x) => x.count))).toEqual([people, entities, ships].map(runsOf));
		for (const { groups, count } of m.lines) expect(groups.reduce((s, x) => s + x.count, 0)).toBe(count);
		expect(m.lines[0]?.groups[0]?.to).toBeCloseTo(m.left + (runsOf(people)[0] as number) * m.pitch, 5);
	});
	it('has as many marks as are listed, from the first state to the last', () => {
		for (const state of STATES.keys())
			expect(drawn(size, state)).toEqual({ people: people.length, others: entities.length + ships.length });
	});
	it('keeps the first head off the ladder, which is no row of its own', () => {
		const { texts, marks } = shown(chart.draw(data, graphic, size).nodes, 0);
		const head = texts.find((t) => t.text.startsWith(`${people.length} `));
		const frame = marks.find((n) => n.attrs.class === 'ladder-frame')?.attrs;
		expect((head?.box.y ?? 0) - Number(frame?.y) - Number(frame?.height)).toBeGreaterThanOrEqual(7);
	});
	it('rings one ship, in the last state only, and touches no other', () => {
		const { nodes } = chart.draw(data, graphic, size);
		const ring = (state: number) => shown(nodes, state).marks.filter((n) => n.tag === 'circle');
		expect(ring(3)).toHaveLength(0);
		const [circle] = ring(4);
		const row = m.lines[2];
		const own = row?.marks.find((k) => k.id === SINGLED);
		const neighbour = row?.marks[(row.marks.indexOf(own as (typeof row.marks)[number]) || 1) - 1];
		expect(Number(circle?.attrs.cx)).toBeCloseTo(own?.middle ?? 0, 1);
		const reach = Math.max(
			...(symbol('ship', 0, 0, m.pitch, m.tall)
				.match(/-?[\d.]+/g)
				?.map(Number) ?? [0]),
		);
		expect(Number(circle?.attrs.cx) - Number(circle?.attrs.r)).toBeGreaterThan(
			(neighbour?.middle ?? 0) + Math.min(reach, m.pitch * 0.4),
		);
		expect(words(nodes, 3)).not.toContain(single.name);
		expect(words(nodes, 4)).toContain(`${single.name} `);
	});
});

describe('words', () => {
	it('names the ships where there is room, and no person', () => {
		const ships = data.designations.filter((d) => d.kind === 'ship').map((d) => d.name as string);
		for (const name of ships) expect(words(chart.draw(data, graphic, 'wide').nodes, 4)).toContain(name);
		expect(data.designations.filter((d) => d.kind === 'person' && d.name)).toEqual([]);
	});
});

describe('line', () => {
	it('comes from the standing of the claim', () => {
		const doubted = {
			...data,
			claims: data.claims.map((c) => (c.id === single.claim ? { ...c, standing: 'reported' as const } : c)),
		} as Data;
		const { marks } = shown(chart.draw(doubted, graphic, 'wide').nodes, 4);
		expect(marks.filter((n) => /\bsaid\b/.test(String(n.attrs.class)) && n.tag === 'circle')).toHaveLength(1);
		expect(marks.filter((n) => n.attrs.class === 'fill said')).toHaveLength(1);
	});
});

describe('table', () => {
	it('has one row for each name on the list', () => {
		const { rows: cells } = chart.table(data, graphic);
		expect(cells).toHaveLength(designations.length);
		expect(cells[0]?.cells.slice(0, 2)).toEqual(['Person 1', graphic.labels['unnamed-person']]);
		expect(cells.map((r) => [r.cells[2], r.claim])).toEqual(
			[...people, ...entities, ...ships].map((d) => [d.group, d.claim]),
		);
		for (const d of designations.filter((r) => r.name))
			expect(cells.filter((r) => r.cells[1] === d.name)).toHaveLength(1);
	});
});
