import { g, h, type Node } from '../../design/svg';
import { label } from '../../design/text';

type Tick = { at: number; text?: string };
/**
 * The border ladder of a sea chart as an axis: alternating black and white segments between `ticks`, with the tick
 * texts on the side away from the data.
 * @param ticks positions along the ladder in drawing units, ascending; segments stand between neighbours
 * @param across the other coordinate of the ladder's edge nearest the data
 * @param side where texts stand, seen from the ladder: above or below it (horizontal), left or right of it (vertical)
 * @param room how far to the right a text above or below may reach: one that would go farther ends there
 */
export function ladder(
	ticks: Tick[],
	across: number,
	side: 'above' | 'below' | 'left' | 'right',
	{
		thick = 8,
		size = 15,
		segments = 1,
		class: className = '',
		room = Number.POSITIVE_INFINITY,
	}: { thick?: number; size?: number; segments?: number; class?: string; room?: number } = {},
): Node {
	const horizontal = side === 'above' || side === 'below';
	const edges = ticks.flatMap((t, i) => {
		const next = ticks[i + 1];
		return next ? Array.from({ length: segments }, (_, k) => t.at + ((next.at - t.at) * k) / segments) : [t.at];
	});
	const first = edges[0] ?? 0;
	const last = edges.at(-1) ?? 0;
	const frame = horizontal
		? { x: first, y: across, width: last - first, height: thick }
		: { x: across, y: first, width: thick, height: last - first };
	// One path for all the black segments: a mark each would be the most numerous of the page. Where they are of one
	// length, as on most ladders, a dash tells it.
	const lengths = edges.slice(1).map((e, i) => e - (edges[i] as number));
	const [part = 0] = lengths;
	const even = lengths.every((l) => Math.abs(l - part) < 0.02);
	const middle = across + thick / 2;
	const stroke = (from: number, to: number) => (horizontal ? `M${from} ${middle}H${to}` : `M${middle} ${from}V${to}`);
	const black = even
		? stroke(first, last)
		: edges
				.slice(0, -1)
				.flatMap((e, i) => (i % 2 === 0 ? [stroke(e, edges[i + 1] as number)] : []))
				.join('');
	const texts = ticks
		.filter((t) => t.text)
		.map((t) => {
			if (side === 'above' || side === 'below') {
				const y = side === 'above' ? across - 6 : across + thick + size;
				const { node, box } = label(t.text as string, t.at, y, { anchor: 'middle', size });
				if (box.x + box.width <= room) return node;
				return label(t.text as string, room, y, { anchor: 'end', size }).node;
			}
			if (side === 'left') return label(t.text as string, across - 6, t.at + size * 0.35, { anchor: 'end', size }).node;
			return label(t.text as string, across + thick + 6, t.at + size * 0.35, { size }).node;
		});
	return g(
		{ class: `ladder ${className}`.trim() },
		h('rect', { ...frame, class: 'ladder-frame' }),
		h('path', {
			class: 'ladder-dash',
			'stroke-width': thick,
			'stroke-dasharray': even ? part.toFixed(3) : undefined,
			d: black,
		}),
		...texts,
	);
}
