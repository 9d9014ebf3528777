import { find } from '../../data/find';
import type { Data } from '../../data/read';
import type { Graphic } from '../../data/rows';
import { textWidth, wrapText } from '../../design/measure';
import { g, h, type Node } from '../../design/svg';
import { type Box, label } from '../../design/text';
import { formatsOf } from '../../ledger/format';
import { classOf } from '../../ledger/standing';
import type { Point } from '../../map/projection';
import { wordOf } from '../kit/parts';
import { STATES, type State } from './states';

/**
 * The plan of a harbour, an inset such as sea charts have: who came in and how often, what was put on the quay, and who
 * went out. It stands beside the map while the story tells of that harbour.
 */
export const PLAN = {
	port: 'kholmsk',
	from: 'smuggling-kholmsk',
	out: 'smuggling-reload',
	to: 'smuggling-tracked',
} as const satisfies {
	port: string;
	from: State;
	/** The state in which the ships that go out come into it. */
	out: State;
	to: State;
};
/** What one square on the quay stands for, in tonnes, and how many stand in a row. */
const [SQUARE, ROW] = [1000, 7];

export type PlanOptions = {
	/** Its upper left corner, in drawing units. */
	x: number;
	y: number;
	/** Type size; everything else is measured by it. */
	type: number;
	words: 'all' | 'few';
	/** How wide it may be: where words make it wider, amounts stand without their unit, which the line below them gives. */
	width?: number;
};

/** A ship that came in: its name, calls and tonnes as the port's papers have them, and the claims that say so. */
type Caller = { ship: string; calls: number; tonnes: number; line: string; claim: string };
const callersOf = (data: Data): Caller[] =>
	data.voyages
		.filter((v) => v.quantity && v.calls && data.legs.some((l) => l.id === v.leg && l.to === PLAN.port))
		.map((v) => ({
			ship: v.ship,
			calls: Number(v.calls),
			tonnes: Number(find(data.quantities, v.quantity).value),
			line: classOf(find(data.claims, v.claim).standing),
			claim: v.claim,
		}));

/** Columns and rows of the plan, in drawing units from its corner. */
function measure(data: Data, graphic: Graphic, options: PlanOptions) {
	const { tonnes, thousands } = formatsOf(data);
	const full = columnsOf(data, graphic, options, tonnes);
	return full.width > (options.width ?? full.width) ? columnsOf(data, graphic, options, thousands) : full;
}

/** The same, with amounts as they are written. */
function columnsOf(data: Data, graphic: Graphic, { type, words }: PlanOptions, written: (tonnes: number) => string) {
	const callers = callersOf(data);
	const all = words === 'all';
	const pad = type * (all ? 0.6 : 0.28);
	const most = Math.max(...callers.map((c) => c.calls));
	const hull = type * (all ? 1.9 : 1.5);
	const square = type * (all ? 0.62 : 0.4);
	const amounts = callers.map((c) => written(c.tonnes));
	const names = callers.map((c) => textWidth(c.ship, type, 'bold'));
	const calls = callers.map((c) => (all ? `${c.calls} ${wordOf(graphic, 'plan-calls')}` : ''));
	const water =
		Math.max(
			most * hull,
			...callers.map((_, i) => (names[i] as number) + (calls[i] ? pad + textWidth(calls[i] as string, type) : 0)),
		) +
		2 * pad;
	const quay = Math.max(ROW * square * 1.25, ...amounts.map((a) => textWidth(a, type, 'bold'))) + 1.6 * pad;
	// A small plan is so narrow that a compound may end its line at the hyphen.
	const told = wordOf(graphic, all ? 'plan-out' : 'plan-out-short');
	const out = all
		? wrapText(told, type * 7.6, type, 'said')
		: wrapText(told.replaceAll('-', '- '), type * 5, type, 'said').map((line) => line.replaceAll('- ', '-'));
	const away = Math.max(hull * 1.4, ...out.map((l) => textWidth(l, type, 'said'))) + 2.4 * pad;
	const rows = callers.map((c) => type * (1.35 + 0.8 * Math.max(1.9, Math.ceil(c.tonnes / SQUARE / ROW))) + pad * 0.6);
	const head = type * (all ? 2.7 : 1.5);
	const foot = type * (all ? 2 : 1.5);
	const thick = type / 3;
	const height = head + rows.reduce((a, b) => a + b, 0) + foot + 2 * thick + pad;
	return {
		callers,
		calls,
		amounts,
		pad,
		hull,
		square,
		out,
		water,
		quay,
		away,
		rows,
		head,
		foot,
		thick,
		width: water + quay + away + 2 * thick,
		height,
	};
}
type Measures = ReturnType<typeof measure>;

/** A name that begins nearer to the plan's border than this looks cut by it. */
const AIR = 3;
/**
 * The plan of a port, and the boxes that labels keep off: the plan, the square round its port, and the leader to it.
 * @param port where the port lies in the drawing, in its units
 */
export function planOf(data: Data, graphic: Graphic, options: PlanOptions, port: Point): { boxes: Box[]; node: Node } {
	const m = measure(data, graphic, options);
	const box = { x: options.x, y: options.y, width: m.width, height: m.height };
	const { at, side } = leaderOf(box, port, options);
	return {
		boxes: [
			{ ...box, width: box.width + AIR },
			{ x: port[0] - side, y: port[1] - side, width: 2 * side, height: 2 * side },
			{ x: box.x + box.width, y: at - 1, width: port[0] - box.x - box.width, height: 2 },
			{ x: port[0] - 1, y: at, width: 2, height: port[1] - side - at },
		],
		node: planNode(data, graphic, options, m, port),
	};
}
/** The height at which the leader leaves the plan, and half the side of the square round the port. */
const leaderOf = (box: Box, [, y]: Point, { type, words }: PlanOptions) => ({
	// On a small map the country's name stands under it, where its land is the broadest.
	at: Math.min(box.y + type * (words === 'all' ? 1.4 : 0.6), y - type * 1.6),
	side: type * 0.8,
});

/** A ship from the side, its bow to the right, `wide` units long with the air round it, its keel at y. */
const hullPath = (x: number, y: number, wide: number) => {
	const k = (wide * 0.86) / 26;
	const n = (v: number) => (v * k).toFixed(1);
	return `M${x.toFixed(1)} ${(y - 14 * k + 6 * k).toFixed(1)}h${n(26)}l${n(-4)} ${n(8)}h${n(-18)}zM${(x + 2 * k).toFixed(1)} ${(y - 8 * k).toFixed(1)}v${n(-5)}h${n(6)}v${n(5)}`;
};

/** The plan as it is drawn, and the leader that ties it to its port. */
function planNode(data: Data, graphic: Graphic, options: PlanOptions, m: Measures, port: Point): Node {
	const { x, y, type, words } = options;
	const { thick, width, height, pad } = m;
	const box = { x, y, width, height };
	const [from, out, to] = [PLAN.from, PLAN.out, PLAN.to].map((s) => STATES.indexOf(s)) as [number, number, number];
	const inner = { x: x + thick, y: y + thick, width: width - 2 * thick, height: height - 2 * thick };
	const quayX = inner.x + m.water;
	const shore = inner.y + inner.height - m.foot;
	const text = (t: string, tx: number, ty: number, rest = {}) => label(t, tx, ty, { size: type, ...rest }).node;
	const { at, side } = leaderOf(box, port, options);
	const all = words === 'all';
	const unit = wordOf(graphic, all ? 'plan-square' : 'plan-square-short').replace(
		'{square}',
		formatsOf(data).thousands(SQUARE),
	);
	return g(
		{ class: 'plan', 'data-in': from, 'data-out': to + 1 },
		h('path', {
			class: 'plan-leader',
			d: `M${x + width} ${at.toFixed(1)}H${port[0].toFixed(1)}V${(port[1] - side).toFixed(1)}`,
		}),
		h('rect', { class: 'plan-leader', x: port[0] - side, y: port[1] - side, width: 2 * side, height: 2 * side }),
		h('rect', { class: 'sea', ...box }),
		h('path', {
			class: 'land',
			d: `M${inner.x} ${shore}h${inner.width}v${m.foot}h${-inner.width}zM${quayX} ${inner.y + m.head}h${m.quay}V${shore + 1}h${-m.quay}z`,
		}),
		h('path', {
			class: 'plan-quay',
			d: `M${inner.x} ${shore}H${quayX}V${inner.y + m.head}h${m.quay}V${shore}H${inner.x + inner.width}`,
		}),
		...borderNodes(box, thick),
		text(wordOf(graphic, 'plan-title'), inner.x + pad, inner.y + type * 1.15, { setting: 'bold' }),
		text(unit, inner.x + pad, shore + type * (all ? 1.35 : 1.1), { scale: true }),
		...(all
			? [text(wordOf(graphic, 'plan-schematic'), inner.x + pad, inner.y + type * 2.35, { class: 'quiet' })]
			: [
					text(
						wordOf(graphic, 'plan-schematic-short'),
						inner.x + 1.6 * pad + textWidth(wordOf(graphic, 'plan-title'), type, 'bold'),
						inner.y + type * 1.15,
						{ class: 'quiet' },
					),
				]),
		...callerNodes(m, options, { left: inner.x, quayX, top: inner.y + m.head, from }),
		g(
			{ 'data-in': out, 'data-out': to + 1 },
			...outNodes(
				m,
				options,
				quayX + m.quay,
				inner.y + m.head,
				classOf(find(data.claims, 'chinese-operated').standing),
			),
		),
	);
}

/** The plan's own ladder: between two lines, black and white by turns. */
function borderNodes({ x, y, width, height }: Box, thick: number): Node[] {
	const rect = (inset: number) => ({
		x: x + inset,
		y: y + inset,
		width: width - 2 * inset,
		height: height - 2 * inset,
	});
	return [
		h('path', {
			class: 'ladder-paper',
			'fill-rule': 'evenodd',
			d: `M${x} ${y}h${width}v${height}h${-width}zM${x + thick} ${y + thick}v${height - 2 * thick}h${width - 2 * thick}v${-(height - 2 * thick)}z`,
		}),
		h('rect', {
			class: 'ladder-dash',
			'stroke-width': thick,
			'stroke-dasharray': (thick * 3).toFixed(1),
			...rect(thick / 2),
		}),
		h('rect', { class: 'ladder-line', ...rect(0) }),
		h('rect', { class: 'ladder-line', ...rect(thick) }),
	];
}

/** Each ship that came: its name, a hull a call alongside the quay, and on it a square a thousand tonnes. */
function callerNodes(
	m: Measures,
	{ type }: PlanOptions,
	at: { left: number; quayX: number; top: number; from: number },
): Node[] {
	let top = at.top;
	return m.callers.flatMap((c, i) => {
		const y = top;
		top += m.rows[i] as number;
		const hulls = Array.from({ length: c.calls }, (_, n) =>
			hullPath(at.quayX - m.pad * 0.4 - (n + 1) * m.hull, y + type * 2.3, m.hull),
		).join('');
		const whole = Math.ceil(c.tonnes / SQUARE);
		const squares = Array.from({ length: whole }, (_, n) => {
			const part = Math.min(1, c.tonnes / SQUARE - n);
			const [col, row] = [n % ROW, Math.floor(n / ROW)];
			const step = m.square * 1.25;
			return `M${(at.quayX + 0.8 * m.pad + col * step).toFixed(1)} ${(y + type * 1.35 + row * step).toFixed(1)}h${(m.square * part).toFixed(1)}v${m.square.toFixed(1)}h${(-m.square * part).toFixed(1)}z`;
		}).join('');
		return [
			label(c.ship, at.left + m.pad, y + type, { size: type, setting: 'bold' }).node,
			...(m.calls[i]
				? [label(m.calls[i] as string, at.quayX - m.pad * 0.7, y + type, { size: type, anchor: 'end' }).node]
				: []),
			g(
				{ 'data-in': at.from, 'data-move': 'r', 'data-says': c.claim },
				h('path', { class: `hull ${c.line}`, d: hulls }),
			),
			label(m.amounts[i] as string, at.quayX + 0.8 * m.pad, y + type, { size: type, setting: 'bold' }).node,
			h('path', { class: `fill ${c.line}`, d: squares, 'data-says': c.claim }),
		];
	});
}

/** The ships that took coal from the same dock: their hull as their claim stands, a way out, and who says so. */
function outNodes(m: Measures, { type }: PlanOptions, x: number, top: number, line: string): Node[] {
	const y = top + type * 2.1;
	const left = x + m.pad * 1.6;
	const end = x + m.away - m.pad * 0.6;
	const far = left + m.hull * 1.25;
	return [
		g(
			{ 'data-says': 'chinese-operated' },
			h('path', { class: `hull ${line}`, d: hullPath(left, y, m.hull * 1.25) }),
			h('path', {
				class: `line ${line} plan-way`,
				d: `M${far.toFixed(1)} ${(y - type * 0.3).toFixed(1)}H${end.toFixed(1)}`,
			}),
			h('path', { class: `arrow ${line}`, d: `M${end.toFixed(1)} ${(y - type * 0.3).toFixed(1)}l-9-4l2.5 4l-2.5 4z` }),
		),
		...m.out.map((l, i) => label(l, left, y + type * (1.3 + 1.1 * i), { size: type, class: line }).node),
	];
}
