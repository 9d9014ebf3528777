import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { chart } from '../../src/charts/export-destinations';
import { cut, magnified, model } from '../../src/charts/export-destinations/model';
import { SIZES, type Size } from '../../src/charts/kit/chart';
import { partsBetween } from '../../src/charts/kit/parts';
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
const graphic = rows('data/graphics/export-destinations.yaml', schema.graphic)[0] as schema.Graphic;
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
		expect(fill(graphic.title, figuresOf(data))).toBe('China bought 83% of what North Korea sold');
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
