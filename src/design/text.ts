import { spaceBehind } from './breaks';
import { type Setting, textWidth, wrapText } from './measure';
import { h, type Node } from './svg';

/** A label's box in drawing units, from its measured width and its line height. */
export type Box = { x: number; y: number; width: number; height: number };

export type LabelOptions = {
	size?: number;
	setting?: Exclude<Setting, 'title' | 'prose' | 'strong'>;
	anchor?: 'start' | 'middle' | 'end';
	/** Extra class names: `said`, `quiet`, `water`, `on-ink`. */
	class?: string;
	/** Wrap to this many units. */
	width?: number;
	lineHeight?: number;
	/** A halo of paper, where a label stands on a line. */
	halo?: boolean;
	in?: number;
	out?: number;
	/** A number of a scale, or of the order of things: no claim carries it. */
	scale?: boolean;
};
type Label = { node: Node; box: Box; lines: number };

/**
 * A text label.
 * @param atX left, middle or right of the text, by `anchor`
 * @param atY baseline of the first line
 */
export function label(text: string, atX: number, atY: number, options: LabelOptions = {}): Label {
	// Finer than the air round a label; of lines one under another, half a unit is not.
	const [x, y] = [Math.round(atX), Math.round(atY * 2) / 2];
	const { size = 15, setting = 'label', anchor = 'start', lineHeight = 1.2 } = options;
	const lines = options.width ? wrapText(text, options.width, size, setting) : [text];
	const width = Math.max(...lines.map((l) => textWidth(l, size, setting)));
	const step = size * lineHeight;
	const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
	const classes = [setting === 'bold' && 'b', setting === 'said' && 'i', options.halo && 'halo', options.class]
		.filter(Boolean)
		.join(' ');
	const attrs = {
		class: classes || undefined,
		x,
		y,
		'font-size': size === 15 ? undefined : size,
		'text-anchor': anchor === 'start' ? undefined : anchor,
		'data-in': options.in,
		'data-out': options.out,
		'data-scale': options.scale && 1,
	};
	const node =
		lines.length === 1
			? h('text', attrs, lines[0] as string)
			: h(
					'text',
					attrs,
					...lines.map((l, i) =>
						h(
							'tspan',
							{ x, dy: i === 0 ? undefined : step },
							anchor === 'start' && i < lines.length - 1 ? l + spaceBehind(l, text) : l,
						),
					),
				);
	return {
		node,
		lines: lines.length,
		box: { x: left, y: y - size * 0.8, width, height: size + step * (lines.length - 1) },
	};
}

/** Whether two boxes share any point, `gap` units of air included. */
export const overlap = (a: Box, b: Box, gap = 0): boolean =>
	a.x < b.x + b.width + gap && b.x < a.x + a.width + gap && a.y < b.y + b.height + gap && b.y < a.y + a.height + gap;
