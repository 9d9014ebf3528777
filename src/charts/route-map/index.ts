import type { Data } from '../../data';
import { find } from '../../data/find';
import type { Graphic, Leg } from '../../data/schema';
import type { InkName } from '../../design/tokens';
import { thousands } from '../../ledger/format';
import { classOf } from '../../ledger/standing';
import { whoAndWhen } from '../../ledger/words';
import { coastDefs, FINENESS } from '../../map/coastline';
import { borderOf, clipId, frameIn, graticule } from '../../map/frame';
import { nauticalMiles, placesOf } from '../../map/legs';
import { type Camera, type Point, placeIn } from '../../map/projection';
import { COAST_PLAN, SHEETS } from '../../map/sheets';
import { fit } from '../../map/views';
import type { Chart, Drawing, Size, Table } from '../kit/chart';
import { g, h, type Node, write } from '../kit/svg';
import type { Box } from '../kit/text';
import { shipsAt } from './facts';
import { labelNodes, legNode, portNode } from './marks';
import { type MapModel, type MapOptions, model, PHASES, type Phase, SPACING, STATES, word } from './model';
import { PLAN, type PlanOptions, planOf } from './plan';

export { download } from './download';

/** What is drawn on each sheet: of the small ones what stands at the end, of the story's each of its states. */
const MAPS = {
	narrow: { name: 'narrow', ...SHEETS.narrow, states: ['later'], words: 'few' },
	wide: { name: 'wide', ...SHEETS.wide, states: ['later'], words: 'all', compass: true },
	'story-narrow': {
		name: 'the story’s, narrow',
		...SHEETS['story-narrow'],
		states: STATES,
		words: 'few',
		size: 16,
		seaSize: 18,
	},
	// Cards pass over its left, which is land.
	'story-wide': {
		name: 'the story’s, wide',
		...SHEETS['story-wide'],
		states: STATES,
		words: 'all',
		compass: true,
		safe: { x: 560, y: 40, width: 850, height: 830 },
		size: 18,
		seaSize: 24,
	},
} as const satisfies Record<string, MapOptions>;

const use = (id: string, className: string, k: number, width?: number): Node =>
	// Strokes are divided by the scale they stand in: not every reader of SVG knows vector-effect.
	h('use', {
		href: `#map-${id}`,
		class: className,
		'stroke-width': width === undefined ? undefined : String(Math.round((width / k) * 100) / 100),
	});

/** Land and water of a map, cut to its frame. The coast itself stands once in the page: see `defs`. */
function ground({ camera, frame, border }: MapModel): Node[] {
	const k = camera.k / FINENESS;
	const at = `translate(${camera.x.toFixed(1)} ${camera.y.toFixed(1)}) scale(${k.toFixed(4)})`;
	const band = Math.min(1, camera.k);
	return [
		h('rect', { class: 'sea', ...frame }),
		g(
			{ 'clip-path': `url(#${clipId(frame)})` },
			g(
				{ class: 'shoal', transform: at },
				use('land', 'shoal-far', k, 44 * band),
				use('land', 'shoal-near', k, 22 * band),
			),
			h('path', { class: 'hair', d: graticule(camera, frame, border.graticule) }),
			g(
				{ transform: at },
				use('land', 'land', k),
				use('north-korea', 'north-korea', k),
				use('borders', 'border', k, 0.7),
				h('use', {
					href: '#map-demarcation',
					class: 'border',
					'stroke-width': (1.2 / k).toFixed(2),
					'stroke-dasharray': `${(4 / k).toFixed(1)} ${(3 / k).toFixed(1)}`,
				}),
				use('land', 'coast', k, 0.9),
			),
		),
	];
}

/** A rose: an outer ring with a tick every five degrees, and four points. */
function rose({ x, y, r }: { x: number; y: number; r: number }): Node {
	const at = (angle: number, d: number) =>
		`${(x + d * Math.sin(angle)).toFixed(1)} ${(y - d * Math.cos(angle)).toFixed(1)}`;
	const points = [0, 1, 2, 3].map((i) => {
		const a = (i * Math.PI) / 2;
		return `M${at(a, r * 0.98)}L${at(a + Math.PI / 4, r * 0.13)}L${at(0, 0)}z`;
	});
	const outline = [0, 1, 2, 3].map((i) => {
		const a = (i * Math.PI) / 2;
		return `M${at(a, r * 0.98)}L${at(a - Math.PI / 4, r * 0.13)}L${at(0, 0)}`;
	});
	return g(
		{ class: 'rose', 'stroke-width': 0.7 },
		h('circle', { cx: x, cy: y, r }),
		h('circle', { cx: x, cy: y, r: r * 0.72 }),
		// Seventy-two ticks, of five degrees each, are a dashed circle.
		h('circle', {
			cx: x,
			cy: y,
			r: r * 0.955,
			'stroke-width': r * 0.07,
			'stroke-dasharray': `.6 ${((Math.PI * r * 0.955) / 36 - 0.6).toFixed(4)}`,
		}),
		h('path', { d: outline.join('') }),
		h('path', { class: 'rose-dark', d: points.join('') }),
	);
}

/**
 * @param inset whether lines come from beyond it, and end at its edge
 * @param name names its ground and its border, which never change, so that a second drawing in the page can use them
 */
function nodesOf(m: MapModel, last: number, inset = false, name = ''): Node[] {
	const named = (part: string) => ({ id: name ? `${part}-${name}` : undefined });
	// What is on the record at the end pales, in the story, where it tells of what is not; words are whole or gone.
	const pales = (nodes: Node[], move: 'f' | 'g') =>
		nodes.length ? [g({ 'data-out': last + 1, 'data-move': move }, ...nodes)] : [];
	const isRecord = (kind: string | undefined, to: number | undefined) => !!name && kind === 'record' && to === last;
	const legs = (of: boolean) => m.legs.filter((l) => isRecord(l.line, l.to) === of).map((l) => legNode(l, last));
	const labels = (of: boolean) =>
		labelNodes({ ...m, labels: m.labels.filter((l) => isRecord(l.parts[0]?.kind, l.parts[0]?.to) === of) }, last);
	return [
		g(named('ground'), ...ground(m), ...(m.compass ? [rose(m.compass)] : [])),
		g({ 'clip-path': inset && `url(#${clipId(m.frame)})` }, ...pales(legs(true), 'f'), ...legs(false)),
		...m.ports.map((p) => portNode(p, last)),
		...pales(labels(true), 'g'),
		...labels(false),
		name ? g(named('border'), borderOf(m.camera, m.frame, m.border)) : borderOf(m.camera, m.frame, m.border),
	];
}

/**
 * A map of any size, view and states.
 * The page must have the coast (`symbols`) and the frame's clip (`clipOf`; those of the sheets come with the coast).
 */
export function drawMap(data: Data, graphic: Graphic, options: MapOptions): Drawing {
	const m = model(data, graphic, options);
	return { width: m.width, height: m.height, nodes: nodesOf(m, options.states.length - 1) };
}

/** The map of the story's social card: what the report itself names, all of it dashed, as the card's words say. */
export const drawReport = (data: Data): Drawing =>
	drawMap(data, find(data.graphics, 'route-map'), {
		...MAPS['story-narrow'],
		name: 'social card',
		states: ['report'],
	});

const draw = (data: Data, graphic: Graphic, size: Size): Drawing => drawMap(data, graphic, MAPS[size]);

/** What drawings of a map use, to be written once in a page or a file that holds them: the coast, and the clips. */
export const defs = (): string => write(coastDefs());
/** The same for a page, ahead of its drawings. */
export const symbols = (): string =>
	write(h('svg', { class: 'hidden', width: 0, height: 0, 'aria-hidden': 'true', focusable: 'false' }, coastDefs()));

/** The border of the story's wide map by itself, to be laid over what lies on the map: its view box, and what is in it. */
export function storyFrame(): { box: string; body: string } {
	const { width, height, view, border } = SHEETS['story-wide'];
	const frame = frameIn(width, height, border);
	// Paper outside it, as far as a window goes: a sheet that comes or leaves passes under, and no word crosses the numbers.
	const far = 9999;
	const margin = h('path', {
		class: 'ladder-paper',
		'fill-rule': 'evenodd',
		d: `M${-far}${-far}h${3 * far}v${3 * far}h${-3 * far}zM${frame.x} ${frame.y}h${frame.width}v${frame.height}h${-frame.width}z`,
	});
	return { box: `0 0 ${width} ${height}`, body: write(margin) + write(borderOf(fit(view, frame), frame, border)) };
}
/** Where that border's inner edge lies, as parts of the drawing's width, for the page's style: sheets lie inside it. */
function frameEdges(): string {
	const { width, border, height } = SHEETS['story-wide'];
	const frame = frameIn(width, height, border);
	const part = (units: number) => (units / width).toFixed(5);
	return `:root{--frame-top:${part(frame.y)};--frame-right:${part(width - frame.x - frame.width)}}`;
}

/** What puts a leg on the map in one state: its line, who says so, and when. */
function standing(data: Data, graphic: Graphic, leg: Leg, state: Phase): string {
	const shown = leg.states.find((s) => s.state === state);
	if (!shown) return word(graphic, 'none');
	const claim = find(data.claims, shown.claim);
	const at = leg.states.indexOf(shown);
	if (at > 0 && leg.states[at - 1]?.claim === shown.claim) return word(graphic, 'as-before');
	return `${word(graphic, classOf(claim.standing))}: ${whoAndWhen(claim)}`;
}

function table(data: Data, graphic: Graphic): Table {
	const nameOf = (end: Leg['from']) => (typeof end === 'string' ? find(data.ports, end).name : end.open);
	const none = word(graphic, 'none');
	const legs = data.legs.map((leg) => ({
		cells: [
			nameOf(leg.from),
			nameOf(leg.to),
			leg.ships,
			// A line with an open end has no length.
			typeof leg.from === 'string' && typeof leg.to === 'string'
				? thousands(nauticalMiles(placesOf(leg, data.ports)))
				: none,
			...PHASES.map((s) => standing(data, graphic, leg, s)),
			leg.note ?? '',
		],
		claim: leg.states.at(-1)?.claim,
	}));
	const taean = ['taean-from', 'taean-to', 'taean-ships'].map((k) => word(graphic, k));
	const papers = find(data.claims, 'loading-ports');
	const said = (id: string) => whoAndWhen(find(data.claims, id));
	const marks = data.ports
		.filter((p) => !data.legs.some((l) => l.from === p.id || l.to === p.id))
		.map((p) => ({
			cells: [
				p.country === 'Russia' ? p.name : word(graphic, 'not-known'),
				p.country === 'Russia' ? word(graphic, 'not-known') : p.name,
				shipsAt(data, p.name) || word(graphic, 'not-known'),
				none,
				none,
				none,
				none,
				`${word(graphic, 'mark-only')}: ${said(p.claims[0] as string)}`,
				p.position === 'approximate' ? word(graphic, 'approximate-note') : '',
			],
			claim: p.claims[0],
		}));
	return {
		caption: word(graphic, 'caption'),
		columns: [
			'column-from',
			'column-to',
			'column-ships',
			'column-miles',
			...PHASES.map((s) => `column-${s}`),
			'column-note',
		].map((k) => word(graphic, k)),
		rows: [
			...legs,
			{
				cells: [
					...taean,
					none,
					none,
					`${word(graphic, 'not-drawn')}: ${said(papers.id)}`,
					word(graphic, 'as-before'),
					word(graphic, 'as-before'),
					word(graphic, 'taean-note'),
				],
				claim: papers.id,
			},
			...marks,
		],
	};
}

/** Where the plan stands on the story's maps: on land where no card passes, and in a corner. */
const PLANS = {
	narrow: { x: 10, y: 10, type: 15.3, words: 'few' },
	wide: { x: 536, y: 46, type: 18, words: 'all' },
} as const satisfies Record<Size, PlanOptions>;
/**
 * The plan of the two ports that a small map cannot tell apart, in its corner, from the state in which both have a line;
 * a square and a leader say where it lies.
 */
const TWO_PORTS = { x: 261, y: 362, ports: ['pohang', 'ulsan'], from: 'smuggling' } as const;
function coastPlan(data: Data, graphic: Graphic, camera: Camera): { boxes: Box[]; from: number; node: Node } {
	const { x, y } = TWO_PORTS;
	const { width, height } = COAST_PLAN;
	const from = STATES.indexOf(TWO_PORTS.from);
	const m = model(data, graphic, {
		name: 'plan of Pohang and Ulsan',
		...COAST_PLAN,
		states: STATES,
		words: 'ports',
		size: 15.4,
	});
	const last = STATES.length - 1;
	const places = TWO_PORTS.ports.map((id) => find(data.ports, id)).map(({ lon, lat }) => placeIn(camera, [lon, lat]));
	const [left, top] = [0, 1].map((i) => Math.min(...places.map((p) => p[i] as number)) - 9) as [number, number];
	const [right, bottom] = [0, 1].map((i) => Math.max(...places.map((p) => p[i] as number)) + 9) as [number, number];
	const inset = g({ transform: `translate(${x} ${y})` }, ...nodesOf(m, last, true));
	return {
		boxes: [{ x, y, width, height }],
		from,
		node: g(
			{ class: 'plan', 'data-in': from },
			h('rect', { class: 'plan-leader', x: left, y: top, width: right - left, height: bottom - top }),
			h('path', { class: 'plan-leader', d: `M${right} ${bottom}L${x} ${y + height / 2}` }),
			unnamed(inset),
		),
	};
}
/** A drawing whose marks are not those that can be explored, since the map has them already, and that come and go at once. */
const unnamed = (node: Node): Node => ({
	...node,
	attrs: { ...node.attrs, 'data-leg': undefined, 'data-port': undefined, 'data-move': undefined },
	children: node.children.map((c) => (typeof c === 'string' ? c : unnamed(c))),
});

/** The story's map with room for its plans, and the plans. */
export function storyMap(data: Data, graphic: Graphic, size: Size): { options: MapOptions; plans: Node[] } {
	const sheet = MAPS[`story-${size}`];
	const camera = fit(sheet.view, frameIn(sheet.width, sheet.height, sheet.border));
	const { lon, lat } = find(data.ports, PLAN.port);
	const plan = planOf(data, graphic, PLANS[size], placeIn(camera, [lon, lat]));
	const [from, to] = [PLAN.from, PLAN.to].map((s) => STATES.indexOf(s)) as [number, number];
	const coast = size === 'narrow' ? [coastPlan(data, graphic, camera)] : [];
	return {
		options: {
			...sheet,
			plans: [
				{ boxes: plan.boxes, from, to },
				...coast.map(({ boxes, from }) => ({ boxes, from, to: STATES.length - 1 })),
			],
		},
		plans: [plan.node, ...coast.map(({ node }) => node)],
	};
}

/** A map on which the ports of the small plan have their names only until that is there, and where it cannot be shown. */
function namedInPlan(m: MapModel): MapModel {
	const from = STATES.indexOf(TWO_PORTS.from);
	const ports: readonly string[] = TWO_PORTS.ports;
	const labels = m.labels.flatMap((l) => {
		if (!ports.includes(l.id)) return [l];
		const before = l.parts.filter((p) => p.from < from).map((p) => ({ ...p, to: Math.min(p.to, from - 1) }));
		const after = l.parts.filter((p) => p.to >= from).map((p) => ({ ...p, from: Math.max(p.from, from) }));
		return [
			...(before.length ? [{ ...l, parts: before }] : []),
			...(after.length ? [{ ...l, parts: after, planned: true }] : []),
		];
	});
	return { ...m, labels };
}

/** The one map of the story, which lies under everything else: all that it shows from the first words to the last. */
function scene(data: Data, graphic: Graphic, size: Size): Drawing {
	const { options, plans } = storyMap(data, graphic, size);
	const whole = model(data, graphic, options);
	const m = size === 'narrow' ? namedInPlan(whole) : whole;
	return { width: m.width, height: m.height, nodes: [...nodesOf(m, STATES.length - 1, false, size), ...plans] };
}

/** The route, and how firmly each leg of it stands. */
export const chart: Chart = {
	id: 'route-map',
	map: true,
	states: STATES,
	beyond: 'dashed',
	draw,
	scene,
	table,
	own: ['who', 'date', 'square'],
};

/**
 * What stands in shared groups is named by one class alone: a `<use>` shows a copy that sees no ancestor of its own.
 */
export const style = (ink: InkName): string => `
.sea,.ladder-paper{fill:${ink('paper')}}
.ladder-line{fill:none;stroke:${ink('ink')};stroke-width:.8}
.shoal{fill:none;stroke-linejoin:round}
.shoal-far{stroke:${ink('shoal-far')}}
.shoal-near{stroke:${ink('shoal-near')}}
.land{fill:${ink('land')}}
.north-korea{fill:${ink('land-north-korea')}}
.coast,.border{fill:none;stroke:${ink('coast')};stroke-linejoin:round}
.chart .arrow{fill:${ink('ink')}}
.chart .arrow.said{fill:${ink('said')}}
.chart .arrow.declared{fill:none;stroke:${ink('ink')};stroke-width:2}
.chart .port{fill:${ink('ink')};stroke:${ink('ink')};stroke-width:2}
.chart .port.open{fill:${ink('paper')}}
.chart .leader{fill:none;stroke:${ink('ink')};stroke-width:1}
.chart .leader circle{fill:${ink('ink')};stroke:none}
.chart .leader.said{stroke:${ink('said')}}
.chart .leader.said circle{fill:${ink('said')}}
.rose{fill:none;stroke:${ink('quiet')};opacity:.55}
.rose-dark{fill:${ink('quiet')};stroke:none}
.degree{fill:${ink('ink')}}
.chart .country{letter-spacing:${SPACING}px!important}
`;

/**
 * How it moves on the story page, as CSS of `--g` and `--at` (kit/move.ts): a solid line is drawn along its length, then
 * its arrowhead and date come and the dashed line under it goes.
 */
export function move(data: Data): string {
	const graphic = find(data.graphics, 'route-map');
	const drawn = (['narrow', 'wide'] as const).flatMap((size) =>
		model(data, graphic, storyMap(data, graphic, size).options)
			.legs.filter((m) => m.line === 'record')
			.map((m) => `.${size} [data-leg="${m.id}"]>.record{--l:${Math.ceil(lengthOf(m.samples)) + 2}px}`),
	);
	return [
		frameEdges(),
		...drawn,
		'[data-in]>.line.record{stroke-dasharray:var(--l);stroke-dashoffset:calc(var(--l)*(1 - var(--g,1)))}',
		'[data-in] .arrow.record{opacity:clamp(0,var(--g,1)*20 - 19,1)}',
		'[data-move=t]{opacity:min(var(--o,1),clamp(0,var(--g,1)*20 - 19,1))}',
		'[data-move=k][data-out]{opacity:clamp(0,(var(--m) - var(--at,99))*12,1)}',
		// Still there, and no more what is looked at; whole where nothing moves it, and its place is 99.
		'[data-move=f],[data-move=g]{--p:max((var(--m) - .2 - var(--at,99))*1.3,var(--at,99) - var(--m) - 1)}',
		'[data-move=f]{opacity:clamp(.22,var(--p),1)}',
		'[data-move=g]{opacity:clamp(0,var(--p),1)}',
		'.planned{display:none}',
		'.plan-leader{fill:none;stroke:var(--ink)}',
		'.plan-quay{fill:none;stroke:var(--ink);stroke-width:2.4}',
		'.plan .line.plan-way{stroke-width:1.8;stroke-dasharray:5 3}',
		'.hull{fill:var(--paper);stroke:var(--ink);stroke-width:1.2}',
		'.hull.record{fill:var(--ink);stroke:none}',
		'.hull.said{stroke:var(--said);stroke-dasharray:3 2}',
	].join('');
}

const lengthOf = (samples: readonly Point[]) =>
	samples.reduce((sum, [x, y], i) => {
		const [px, py] = samples[Math.max(0, i - 1)] as Point;
		return sum + Math.hypot(x - px, y - py);
	}, 0);
