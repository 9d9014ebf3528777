import { g, h, type Node } from '../../design/svg';
import type { LegMark, PortMark } from './geometry';
import type { Part } from './labels';
import type { MapModel } from './model';

const seen = (from: number, to: number, last: number) => ({
	'data-in': from || undefined,
	'data-out': to < last ? to + 1 : undefined,
});

/** The arrowhead of a leg, its tip short of the port's mark. */
function headOf(m: LegMark): Node {
	const [x, y] = m.samples.at(-1) as [number, number];
	const far = Math.round(Math.hypot(m.tip[0] - x, m.tip[1] - y));
	const d = m.line === 'declared' ? 'M-9 5L0 0L-9-5' : `M${-far} 0l-11 4.6l3-4.6l-3-4.6z`;
	const turn = Math.round((m.heading * 180) / Math.PI);
	return g(
		{ transform: `translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${turn})` },
		h('path', { class: `arrow ${m.line}`, d }),
	);
}

/** A leg's line, and the arrowhead that tells which way the ship sailed. */
export function legNode(m: LegMark, last: number): Node {
	// A solid line is drawn along its length, and what it takes the place of goes when it has arrived; others are uncovered.
	const goes = m.line !== 'record' && m.to < last;
	const line = [h('path', { class: `line ${m.line}`, d: m.d }), headOf(m)];
	const says = { 'data-says': m.claim, 'data-leg': m.id };
	if (goes && m.from)
		return g(
			{ ...says, ...seen(0, m.to, last), 'data-move': 'k' },
			g({ ...seen(m.from, last, last), 'data-move': m.toward }, ...line),
		);
	const move = m.line === 'record' || goes ? 'k' : m.toward;
	return g({ ...says, ...seen(m.from, m.to, last), 'data-move': m.from || m.to < last ? move : undefined }, ...line);
}

export const portNode = (p: PortMark, last: number): Node =>
	h('circle', {
		class: p.open ? 'port open' : 'port',
		cx: p.x,
		cy: p.y,
		r: p.r,
		'data-says': p.claim,
		'data-port': p.id,
		...seen(p.from, last, last),
	});

const CLASSES: Record<Part['kind'], string> = {
	port: 'b',
	country: 'b country',
	sea: 'water',
	said: 'said',
	record: '',
	declared: 'i',
	quiet: 'quiet',
};
function textNode(p: Part, onLine: boolean, last: number): Node {
	const halo = onLine && p.kind !== 'country';
	return h(
		'text',
		{
			class: [CLASSES[p.kind], halo && 'halo'].filter(Boolean).join(' ') || undefined,
			// Whole units are finer than the air round a label.
			x: Math.round(p.x),
			y: Math.round(p.y),
			'font-size': p.size === 15 ? undefined : p.size,
			'text-anchor': p.anchor === 'start' ? undefined : p.anchor,
			'data-says': p.claim,
			...seen(p.from, p.to, last),
			'data-move': p.kind === 'record' && p.from ? 't' : undefined,
		},
		p.text,
	);
}

/** Labels as they were placed, each behind the leader that ties it to its mark. */
export const labelNodes = (m: MapModel, last: number): Node[] =>
	m.labels.flatMap(({ parts, leader, dots = [], onLine }) => {
		const [first] = parts;
		const point = (p: readonly number[]) => p.map(Math.round).join(' ');
		const line =
			leader && first
				? [
						g(
							{
								class: `leader ${first.kind}`,
								...seen(first.from, first.to, last),
								'data-move': first.kind === 'record' && first.from ? 't' : undefined,
							},
							h('path', { d: `M${point(leader[0])}L${point(leader[1])}` }),
							...dots.map(([cx, cy]) => h('circle', { cx: Math.round(cx), cy: Math.round(cy), r: 2.6 })),
						),
					]
				: [];
		return [...line, ...parts.map((p) => textNode(p, onLine, last))];
	});
