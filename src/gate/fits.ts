import { type Drawing, MIN_TYPE, SIZES, type Size } from '../charts/kit/chart';
import { settingOf } from '../charts/kit/style';
import { textWidth } from '../design/measure';
import type { Node } from '../design/svg';
import { type Box, overlap } from '../design/text';

/** A line of text as a drawing sets it, in its units. */
type Line = { text: string; box: Box };

/** A text's lines, and how broad and high each is. */
function* linesOf(node: Node): Generator<Line> {
	const size = Number(node.attrs['font-size'] ?? MIN_TYPE);
	const anchor = node.attrs['text-anchor'];
	let y = Number(node.attrs.y);
	for (const child of node.children) {
		const text = (typeof child === 'string' ? child : child.children.join('')).trim();
		if (typeof child !== 'string') y += Number(child.attrs.dy ?? 0);
		const width = textWidth(text, size, settingOf(node));
		const x = Number(node.attrs.x) - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0);
		yield { text, box: { x, y: y - size * 0.8, width, height: size } };
	}
}

/** The lines of text that stand in one of a graphic's states. */
function* linesIn(node: Node, state: number): Generator<Line> {
	const { 'data-in': from = 0, 'data-out': to = Number.POSITIVE_INFINITY } = node.attrs;
	if (state < Number(from) || state >= Number(to)) return;
	if (node.tag === 'text') yield* linesOf(node);
	else for (const child of node.children) if (typeof child !== 'string') yield* linesIn(child, state);
}

/** Half a unit is not seen. */
const SEEN = 0.5;
const round = (n: number) => Math.ceil(n);

/** By how much a box stands over the edges of a drawing, in words; nothing of one that stands inside. */
function over({ x, y, width, height }: Box, drawing: Drawing): string | undefined {
	const by: [edge: string, units: number][] = [
		['left', -x],
		['right', x + width - drawing.width],
		['upper', -y],
		['lower', y + height - drawing.height],
	];
	const [first] = by.filter(([, units]) => units > SEEN);
	return first && `${round(first[1])} units over the ${first[0]} edge`;
}

/**
 * What does not fit in a drawing, in words: words of an edition may be longer than the room that they were drawn for.
 * @param states its states, by name
 * @returns that it is higher than a phone has room for, each line of text that stands over its edge, and each two of which
 *   one stands on the other
 */
export function fitFaults(drawing: Drawing, size: Size, states: readonly string[]): string[] {
	const { maxHeight } = SIZES[size];
	const faults: string[] = [];
	if (drawing.height > maxHeight)
		faults.push(
			`found it ${round(drawing.height)} units high (drawing, ${size}), expected ${maxHeight} at most, so that its letters are 12 px in any window: shorten what stands on its last lines by ${round(drawing.height - maxHeight)} units, or say less`,
		);
	for (const [state, name] of states.entries()) {
		const lines = drawing.nodes.flatMap((node) => [...linesIn(node, state)]);
		const where = `(drawing, ${size}, in its state “${name}”)`;
		for (const [i, { text, box }] of lines.entries()) {
			const beyond = over(box, drawing);
			if (beyond) faults.push(`found “${text}” ${beyond} ${where}, expected it inside: shorten it`);
			for (const other of lines.slice(i + 1))
				if (overlap(box, other.box, -SEEN))
					faults.push(`found “${text}” on “${other.text}” ${where}, expected each by itself: shorten one of them`);
		}
	}
	// One that stands through several states is told of once.
	return [...new Map(faults.map((fault) => [fault.replace(/, in its state “[^”]*”/, ''), fault])).values()];
}
