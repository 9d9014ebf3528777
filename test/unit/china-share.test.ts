import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { chart } from '../../src/charts/china-share';
import { model, WRITTEN } from '../../src/charts/china-share/model';
import { SIZES, type Size } from '../../src/charts/kit/chart';
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
const graphic = rows('data/graphics/china-share.yaml', schema.graphic)[0] as schema.Graphic;
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
