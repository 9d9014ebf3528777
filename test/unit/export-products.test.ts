import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { model as destinations } from '../../src/charts/export-destinations/model';
import { chart } from '../../src/charts/export-products';
import { model } from '../../src/charts/export-products/model';
import { SIZES, type Size } from '../../src/charts/kit/chart';
import { partAt, partsBetween } from '../../src/charts/kit/parts';
import { type Node, walk } from '../../src/charts/kit/svg';
import { type Box, overlap } from '../../src/charts/kit/text';
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
const graphic = rows('data/graphics/export-products.yaml', schema.graphic)[0] as schema.Graphic;
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

const coal = data.products.find((p) => p.id === 'coal') as schema.Product;
const total = (data.exportYears.at(-1) as schema.ExportYear).total_usd;

describe.each(SIZE_NAMES)('geometry, %s', (size) => {
	const m = model(data, size);
	const unit = (m.frame.right - m.frame.left) / 100;
	it('draws coal from its dollars, to a tenth of a unit, and not from the rounded share', () => {
		const cells = partsBetween(m.frame, m.coal);
		const last = cells.at(-1) as { x: number; width: number };
		expect(cells).toHaveLength(34);
		expect(last.x + last.width - m.frame.left).toBeCloseTo((unit * 100 * coal.usd) / total, 1);
		expect(m.coal.to).toBeCloseTo(33.58, 2);
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
		expect(words(nodes, 0)).not.toMatch(/34%|Coal/);
		expect(shown(nodes, 0).marks.some((n) => String(n.attrs.class).startsWith('fill record'))).toBe(false);
		expect(words(nodes, 1)).toMatch(/34% Coal \$951 million 66% Everything else/);
		expect(shown(nodes, 1).marks.filter((n) => String(n.attrs.class) === 'fill record')).toHaveLength(1);
	});
	it('says nothing of who bought', () => {
		expect(JSON.stringify([graphic, chart.table(data, graphic)])).not.toMatch(/China|83%/);
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
			['Coal', '$951 million', '34%'],
			['Everything else', '$1.88 billion', '66%'],
			['All recorded exports', '$2.83 billion', '100%'],
		]);
	});
});
