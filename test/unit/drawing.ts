import { describe, expect, it } from 'vitest';
import { type Chart, SIZES, type Size } from '../../src/charts/kit/chart';
import { grown, SIDES, seenAt } from '../../src/charts/kit/move';
import type { Data } from '../../src/data/read';
import { read, readTable, type TableName } from '../../src/data/read';
import type { Graphic } from '../../src/data/rows';
import type { GraphicId } from '../../src/data/schema';
import { textWidth } from '../../src/design/measure';
import { type Node, walk } from '../../src/design/svg';
import { type Box, overlap } from '../../src/design/text';
import { openFiles } from '../../src/gate/files';
import { fill } from '../../src/ledger/fill';
import { tokensOf } from '../../src/ledger/tokens';

/** What holds for every graphic that stands on one set of states: its size, its texts, its claims, its words. */

export const SIZE_NAMES: Size[] = ['narrow', 'wide'];

const files = Object.fromEntries([...openFiles('.')].map(([file, bytes]) => [file, new TextDecoder().decode(bytes)]));
/** The rows of one table, so that the others may be wrong or missing where a graphic does not read them. */
export const rows = <N extends TableName>(table: N): Data[N] => {
	const { rows, problems } = readTable(table, files);
	if (problems.length) throw new Error(JSON.stringify(problems[0]));
	return rows as unknown as Data[N];
};

/** How a claim can stand, in words, and how the edition writes numbers and dates. */
export const { standings, edition } = read(files).data;

/** What `data/` has of a graphic. */
export const graphicOf = (id: GraphicId) => rows('graphics').find((g) => g.id === id) as Graphic;

type Text = { text: string; box: Box; size: number };

/** What stands in one state, with every text's measured box, in drawing units. */
export function shown(nodes: Node[], state: number): { texts: Text[]; marks: Node[] } {
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

/** What of a drawing is seen of one mark while a scene moves: its lower edge and how much of it is there, 0 to 1. */
type Moving = { foot: number; seen: number; text?: string; box?: Box };

/**
 * The marks of a scene's drawing at a place between its states, as the story's script shows them (charts/kit/move.ts).
 * @param nodes as `between` leaves them
 */
export function moving(nodes: Node[], at: number): Moving[] {
	const found: Moving[] = [];
	const visit = (node: Node, seen: number, state: number) => {
		const { 'data-in': from, 'data-out': to, 'data-move': move } = node.attrs;
		const own = Number(from ?? state);
		const passing = from === undefined && to === undefined && move === undefined;
		// What is uncovered along its length does not fade.
		const here = passing
			? 1
			: String(move) in SIDES
				? grown(at, own)
				: seenAt(at, Number(from ?? -1), Number(to ?? 99));
		const left = seen * here;
		if (node.tag !== 'text' && node.children.some((c) => typeof c !== 'string')) {
			for (const child of node.children) if (typeof child !== 'string') visit(child, left, own);
			return;
		}
		if (node.tag === 'text') {
			const { 'data-in': _, 'data-out': __, ...attrs } = node.attrs;
			for (const { text, box } of shown([{ ...node, attrs }], 0).texts)
				found.push({ foot: box.y + box.height, seen: left, text, box });
			return;
		}
		const { y = 0, height = 0, cy = 0, r = 0, d = '' } = node.attrs;
		const starts = [...String(d).matchAll(/M-?[\d.]+ (-?[\d.]+)/g)].map((m) => Number(m[1]));
		found.push({ foot: Math.max(Number(y) + Number(height), Number(cy) + Number(r), ...starts), seen: left });
	};
	for (const node of nodes) visit(node, 1, -1);
	return found;
}

/** All words that stand in one state. */
export const words = (nodes: Node[], state: number) =>
	shown(nodes, state)
		.texts.map((t) => t.text)
		.join(' ');

/**
 * The cases of a graphic's two drawings.
 * @param texts how many texts each state has at the least
 * @param claims how many marks are tied to a claim at the least
 */
export function describeDrawings(
	chart: Chart,
	data: Data,
	graphic: Graphic,
	{ texts: least, claims }: { texts: number; claims: number },
) {
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
				expect(texts.length).toBeGreaterThanOrEqual(least);
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
			expect(says.length).toBeGreaterThanOrEqual(claims);
			for (const claim of says) expect(graphic.claims).toContain(claim);
		});
	});
}

/** The cases of a graphic's words, for one whose figures can be had of its own rows. */
export function describeWords(data: Data, graphic: Graphic) {
	describe('words', () => {
		it('are short, and have a figure for every token', () => {
			const figures = tokensOf(data);
			expect(fill(graphic.title, figures).length).toBeLessThanOrEqual(60);
			expect(fill(graphic.subtitle, figures).length).toBeLessThanOrEqual(110);
			expect(fill(graphic.note, figures).split(/\s+/).length).toBeLessThanOrEqual(45);
			expect(() => fill(graphic.description, figures)).not.toThrow();
		});
	});
}

/** The rows that figures of quantities and exports are worked out from. */
export const figureRows = () =>
	({
		edition,
		claims: rows('claims'),
		quantities: rows('quantities'),
		designations: rows('designations'),
		products: rows('products'),
		destinations: rows('destinations'),
		exportYears: rows('exportYears'),
		scaleUnits: rows('scaleUnits'),
	}) as unknown as Data;
