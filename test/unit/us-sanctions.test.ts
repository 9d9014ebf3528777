import { describe, expect, it } from 'vitest';
import type { Size } from '../../src/charts/kit/chart';
import { chart, symbol } from '../../src/charts/us-sanctions';
import { model, SINGLED } from '../../src/charts/us-sanctions/model';
import type { Data } from '../../src/data';
import { describeDrawings, describeWords, figureRows, graphicOf, SIZE_NAMES, shown, words } from './drawing';

const data = figureRows();
const graphic = graphicOf('us-sanctions');

describeDrawings(chart, data, graphic, { texts: 4, claims: 1 });
describeWords(data, graphic);

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
			['person', 16],
			['entity', 9],
			['ship', 6],
		]);
		expect(m.divisions).toBe(16);
		for (const line of m.lines)
			for (const [n, k] of line.marks.entries())
				expect(k.middle).toBeCloseTo(m.left + ((n + 0.5) * (m.right - m.left)) / 16, 5);
	});
	it('groups neighbours, and every mark once', () => {
		expect(m.lines.map((l) => l.groups.map((x) => x.count))).toEqual([[10, 6], [5, 2, 1, 1], [6]]);
		for (const { groups, count } of m.lines) expect(groups.reduce((s, x) => s + x.count, 0)).toBe(count);
		expect(m.lines[0]?.groups[0]?.to).toBeCloseTo(m.left + 10 * m.pitch, 5);
	});
	it('brings its rows one by one, as many marks as are listed', () => {
		expect(drawn(size, 0)).toEqual({ people: 0, others: 0 });
		expect(drawn(size, 1)).toEqual({ people: 16, others: 0 });
		expect(drawn(size, 2)).toEqual({ people: 16, others: 9 });
		expect(drawn(size, 4)).toEqual({ people: 16, others: 15 });
	});
	it('rings one ship, in the last state only, and touches no other', () => {
		const { nodes } = chart.draw(data, graphic, size);
		const ring = (state: number) => shown(nodes, state).marks.filter((n) => n.tag === 'circle');
		expect(ring(3)).toHaveLength(0);
		const [circle] = ring(4);
		const ships = m.lines[2];
		const own = ships?.marks.find((k) => k.id === SINGLED);
		const neighbour = ships?.marks[4];
		expect(Number(circle?.attrs.cx)).toBeCloseTo(own?.middle ?? 0, 1);
		const reach = Math.max(
			...(symbol('ship', 0, 0, m.pitch, m.tall)
				.match(/-?[\d.]+/g)
				?.map(Number) ?? [0]),
		);
		expect(Number(circle?.attrs.cx) - Number(circle?.attrs.r)).toBeGreaterThan(
			(neighbour?.middle ?? 0) + Math.min(reach, m.pitch * 0.4),
		);
		expect(words(nodes, 3)).not.toMatch(/Ul Ji Bong/);
		expect(words(nodes, 4)).toMatch(/Ul Ji Bong 6 .*Wonsan/);
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
			claims: data.claims.map((c) => (c.id === 'treasury-ul-ji-bong-6' ? { ...c, standing: 'reported' as const } : c)),
		} as Data;
		const { marks } = shown(chart.draw(doubted, graphic, 'wide').nodes, 4);
		expect(marks.filter((n) => /\bsaid\b/.test(String(n.attrs.class)) && n.tag === 'circle')).toHaveLength(1);
		expect(marks.filter((n) => n.attrs.class === 'fill said')).toHaveLength(1);
	});
});

describe('table', () => {
	it('has one row for each name on the list', () => {
		const { rows: cells } = chart.table(data, graphic);
		expect(cells).toHaveLength(31);
		expect(cells[0]?.cells.slice(0, 2)).toEqual(['Person 1', 'not named here']);
		expect(cells.at(-1)).toMatchObject({
			cells: ['Ship 6', 'Ul Ji Bong 6', 'Ships under North Korea’s flag'],
			claim: 'treasury-ul-ji-bong-6',
		});
	});
});
