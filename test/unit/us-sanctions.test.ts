import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SIZES, type Size } from '../../src/charts/kit/chart';
import { type Node, walk } from '../../src/charts/kit/svg';
import { type Box, overlap } from '../../src/charts/kit/text';
import { chart, symbol } from '../../src/charts/us-sanctions';
import { model, SINGLED } from '../../src/charts/us-sanctions/model';
import type { Data } from '../../src/data';
import { readRows } from '../../src/data/parse';
import * as schema from '../../src/data/schema';
import { textWidth } from '../../src/design/measure';
import { figuresOf, fill } from '../../src/ledger/figures';

const rows = <S extends Parameters<typeof readRows>[2]>(file: string, shape: S) =>
	readRows(file, readFileSync(file, 'utf8'), shape).rows;
/** The files that this graphic reads, row by row: the others may be wrong or missing here. */
const data = {
	claims: rows('data/claims.yaml', schema.claim),
	quantities: rows('data/quantities.csv', schema.quantity),
	designations: rows('data/designations.csv', schema.designation),
	products: rows('data/products.csv', schema.product),
	destinations: rows('data/destinations.csv', schema.destination),
	exportYears: rows('data/export-years.csv', schema.exportYear),
	scaleUnits: rows('data/scale-units.csv', schema.scaleUnit),
} as unknown as Data;
const graphic = rows('data/graphics/us-sanctions.yaml', schema.graphic)[0] as schema.Graphic;
const SIZE_NAMES: Size[] = ['narrow', 'wide'];

type Text = { text: string; box: Box; size: number };
/** What stands in one state, with every text's measured box. */
function shown(nodes: Node[], state: number): { texts: Text[]; marks: Node[] } {
	const texts: Text[] = [];
	const marks: Node[] = [];
	const visit = (node: Node) => {
		const { 'data-in': from = 0, 'data-out': to = Number.POSITIVE_INFINITY } = node.attrs;
		if (state < Number(from) || state >= Number(to)) return;
		marks.push(node);
		if (node.tag !== 'text') {
			for (const child of node.children) if (typeof child !== 'string') visit(child);
			return;
		}
		const cls = String(node.attrs.class ?? '').split(' ');
		const setting = cls.includes('t') ? 'title' : cls.includes('b') ? 'bold' : cls.includes('i') ? 'said' : 'label';
		const size = Number(node.attrs['font-size'] ?? 15);
		const anchor = node.attrs['text-anchor'];
		let y = Number(node.attrs.y);
		for (const child of node.children) {
			const text = typeof child === 'string' ? child : child.children.join('').trim();
			if (typeof child !== 'string') y += Number(child.attrs.dy ?? 0);
			const width = textWidth(text, size, setting);
			const x = Number(node.attrs.x) - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0);
			texts.push({ text, size, box: { x, y: y - size * 0.8, width, height: size } });
		}
	};
	nodes.forEach(visit);
	return { texts, marks };
}
const words = (nodes: Node[], state: number) =>
	shown(nodes, state)
		.texts.map((t) => t.text)
		.join(' ');

describe.each(SIZE_NAMES)('drawing, %s', (size) => {
	const drawing = chart.draw(data, graphic, size);
	it('keeps to its size', () => {
		expect(drawing.width).toBe(SIZES[size].width);
		expect(drawing.height).toBeLessThanOrEqual(SIZES[size].maxHeight);
	});
	it.each(chart.states.map((name, state) => ({ name, state })))(
		'sets no text on another or over the edge in “$name”',
		({ state }) => {
			const { texts } = shown(drawing.nodes, state);
			expect(texts.length).toBeGreaterThan(3);
			texts.forEach((a, i) => {
				expect(a.size, a.text).toBeGreaterThanOrEqual(15);
				expect(a.box.x, a.text).toBeGreaterThanOrEqual(0);
				expect(a.box.x + a.box.width, a.text).toBeLessThanOrEqual(drawing.width);
				expect(a.box.y, a.text).toBeGreaterThanOrEqual(-0.5);
				expect(a.box.y + a.box.height, a.text).toBeLessThanOrEqual(drawing.height + 0.5);
				for (const b of texts.slice(i + 1)) expect(overlap(a.box, b.box), `${a.text} | ${b.text}`).toBe(false);
			});
		},
	);
	it('ties every mark to a claim that the graphic lists', () => {
		const says = drawing.nodes
			.flatMap((n) => [...walk(n)])
			.flatMap((n) => (n.attrs['data-says'] ? [String(n.attrs['data-says'])] : []));
		expect(says.length).toBeGreaterThan(0);
		for (const claim of says) expect(graphic.claims).toContain(claim);
	});
});

describe('words', () => {
	it('are short, and have a figure for every token', () => {
		const figures = figuresOf(data);
		expect(fill(graphic.title, figures).length).toBeLessThanOrEqual(60);
		expect(fill(graphic.subtitle, figures).length).toBeLessThanOrEqual(110);
		expect(fill(graphic.note, figures).split(/\s+/).length).toBeLessThanOrEqual(45);
		expect(() => fill(graphic.description, figures)).not.toThrow();
	});
});

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
		expect(cells.at(-1)).toEqual({
			cells: ['Ship 6', 'Ul Ji Bong 6', 'Ships under North Korea’s flag'],
			claim: 'treasury-ul-ji-bong-6',
		});
	});
});
