import { graphicFile } from '../../data/places';
import type { Graphic } from '../../data/rows';
import { textWidth } from '../../design/measure';
import { g, h, type Node, round } from '../../design/svg';
import { type Box, label } from '../../design/text';
import type { InkName } from '../../design/tokens';
import { SIZES, type Size } from './chart';
import { ladder } from './ladder';

/**
 * One hundred parts along a ladder: what `export-products` and `export-destinations` have in common. Both lie on one
 * frame, so that the second can follow the first without a jump; for that they are of one height as well.
 */
export type PartsFrame = {
	size: Size;
	width: number;
	height: number;
	left: number;
	right: number;
	/** Baseline of the line that names the whole. */
	wholeY: number;
	ladder: { y: number; thick: number };
	bar: { y: number; height: number };
	/** Paper between two parts. */
	gap: number;
	/** Type size of the large share. */
	large: number;
};

/** The shared frame, in drawing units. */
export function partsFrame(size: Size): PartsFrame {
	return size === 'wide'
		? {
				size,
				width: SIZES.wide.width,
				height: 452,
				left: 14,
				right: 740,
				wholeY: 18,
				ladder: { y: 52, thick: 8 },
				bar: { y: 68, height: 126 },
				gap: 1.2,
				large: 68,
			}
		: {
				size,
				width: SIZES.narrow.width,
				height: 322,
				left: 8,
				right: 300,
				wholeY: 14,
				ladder: { y: 42, thick: 7 },
				bar: { y: 54, height: 60 },
				gap: 0.6,
				large: 42,
			};
}

/** Where a per cent stands along the ladder, in drawing units. */
export const partAt = (frame: PartsFrame, percent: number): number =>
	frame.left + ((frame.right - frame.left) * percent) / 100;

/** A part of the whole, in per cent from the ladder's beginning, unrounded. */
export type Stretch = { from: number; to: number };

/** The parts between two per cents, the last or first of them cut where the stretch ends: x and width, in drawing units. */
export function partsBetween(frame: PartsFrame, { from, to }: Stretch): { x: number; width: number }[] {
	const cells: { x: number; width: number }[] = [];
	for (let n = Math.floor(from); n < to; n++) {
		const x = partAt(frame, Math.max(n, from));
		// The air between parts is taken from a whole part's end, so that a stretch ends where its figure says.
		const end = n + 1 <= to - 1e-9 ? partAt(frame, n + 1) - frame.gap : partAt(frame, to);
		if (end > x) cells.push({ x, width: end - x });
	}
	return cells;
}

/**
 * The parts of a stretch, filled.
 * @param line the class that the claim's standing gives
 * @param state in which they come, one after another
 */
export function partsNodes(frame: PartsFrame, stretch: Stretch, line: string, state: number): Node[] {
	const { y, height } = frame.bar;
	const from = partAt(frame, stretch.from);
	const d = partsBetween(frame, stretch)
		.map(({ x, width }) => `M${round(x)} ${y}h${round(width)}v${height}h${round(-width)}z`)
		.join('');
	// Paper first, or the divisions of the open parts would show between the filled ones and turn them grey.
	return [
		g(
			{ 'data-in': state, 'data-move': 'r' },
			h('rect', { class: 'parts-paper', x: from, y, width: partAt(frame, stretch.to) - from, height }),
			h('path', { class: `fill ${line}`, d }),
		),
	];
}

/** Baseline of what is set large under the bar, of a type size. */
export const largeY = ({ bar, size }: PartsFrame, type: number): number =>
	bar.y + bar.height + (size === 'wide' ? 16 : 9) + type * 0.74;

/**
 * The whole: its name, the ladder, and a hundred open parts.
 * @param sum its worth, set large until the first share takes the place
 */
export function wholeNodes(frame: PartsFrame, name: string, sum: string): Node[] {
	const { left, right, bar } = frame;
	const ticks = Array.from({ length: 11 }, (_, i) => ({
		at: partAt(frame, i * 10),
		text: i % 2 ? undefined : i === 10 ? '100%' : String(i * 10),
	}));
	const divisions = Array.from(
		{ length: 99 },
		(_, i) => `M${round(partAt(frame, i + 1) - frame.gap / 2)} ${bar.y}v${bar.height}`,
	).join('');
	return [
		label(name, left, frame.wholeY, { setting: 'bold' }).node,
		ladder(
			ticks.map(({ at, text }) => (text ? { at, text } : { at })),
			frame.ladder.y,
			'above',
			{ thick: frame.ladder.thick },
		),
		h('rect', { class: 'fill open', x: left, y: bar.y, width: right - left, height: bar.height }),
		h('path', { class: 'parts-rule', d: divisions }),
		h('text', { class: 't', x: left, y: largeY(frame, frame.large), 'font-size': frame.large, 'data-out': 1 }, sum),
	];
}

/** A share set large, with a line or two beside it. `x` is its left, `y` its baseline, in drawing units. */
export function largeShare(
	frame: PartsFrame,
	share: string,
	lines: string[],
	x: number,
	y: number,
): { node: Node; boxes: Box[] } {
	const size = frame.large;
	const width = textWidth(share, size, 'title');
	const text = frame.size === 'wide' ? 18 : 15;
	const beside = x + width + size * 0.16;
	const texts = lines.map((line, i) =>
		label(line, beside, y - (lines.length - 1 - i) * text * 1.2, { size: text, setting: i === 0 ? 'bold' : 'label' }),
	);
	return {
		node: g({}, h('text', { class: 't', x, y, 'font-size': size }, share), ...texts.map((t) => t.node)),
		boxes: [{ x, y: y - size * 0.74, width, height: size * 0.76 }, ...texts.map((t) => t.box)],
	};
}

/**
 * A word of a graphic's own file.
 * @throws Error naming the label that is missing
 */
export function wordOf(graphic: Pick<Graphic, 'id' | 'labels'>, key: string): string {
	const text = graphic.labels[key];
	if (!text) throw new Error(`${graphicFile(graphic.id)}: no label "${key}"`);
	return text;
}

export const partsStyle = (ink: InkName): string => `
.chart .parts-rule{fill:none;stroke:${ink('quiet')};stroke-width:.6}
.chart .parts-paper{fill:${ink('paper')}}
`;
