import { find } from '../../data/find';
import type { Data } from '../../data/read';
import type { Graphic } from '../../data/rows';
import { g, h, type Node } from '../../design/svg';
import type { Box } from '../../design/text';
import { borderOf, clipId, frameIn } from '../../map/frame';
import { type Camera, type Point, placeIn } from '../../map/projection';
import { COAST_PLAN, SHEETS } from '../../map/sheets';
import { fit } from '../../map/views';
import type { Drawing, Size } from '../kit/chart';
import { ground, rose } from './ground';
import { labelNodes, legNode, portNode } from './marks';
import { type MapModel, type MapOptions, model } from './model';
import { along } from './options';
import { PLAN, type PlanOptions, planOf } from './plan';
import { STATES } from './states';

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
		safe: { x: 560, y: 40, width: 836, height: 830 },
		size: 18,
		seaSize: 24,
	},
} as const satisfies Record<string, MapOptions>;

/**
 * @param inset whether lines come from beyond it, and end at its edge
 * @param name names its ground and its border, which never change, so that a second drawing in the page can use them
 */
function nodesOf(m: MapModel, last: number, inset = false, name = ''): Node[] {
	const named = (part: string) => ({ id: name ? `${part}-${name}` : undefined });
	// What is on the record at the end pales, in the story, where it tells of what is not; words are whole or gone.
	const pales = (nodes: Node[], move: 'f' | 'g') =>
		nodes.length ? [g({ 'data-out': last + 1, 'data-move': move }, ...nodes)] : [];
	const isRecord = (kind: string | undefined, to: number | undefined) =>
		(!!name || inset) && kind === 'record' && to === last;
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
export const card = (data: Data): Drawing =>
	drawMap(data, find(data.graphics, 'route-map'), {
		...MAPS['story-narrow'],
		name: 'social card',
		states: ['report'],
	});

/** The map alone, at the end. */
export const draw = (data: Data, graphic: Graphic, size: Size): Drawing => drawMap(data, graphic, MAPS[size]);

/**
 * Where the plan stands on the story's maps: on land where no card passes, and in a corner; on the small one it leaves Russia
 * the room of its name.
 */
const PLANS = {
	narrow: { x: 7, y: 10, type: 15.3, words: 'few', width: 240 },
	wide: { x: 533, y: 46, type: 18, words: 'all' },
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
		name: 'plan-2',
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
	const leader: [Point, Point] = [
		[right, bottom],
		[x, y + height / 2],
	];
	return {
		// No name is struck through by the leader.
		boxes: [
			{ x, y, width, height },
			...along(leader).map(([px, py]) => ({ x: px - 2, y: py - 2, width: 4, height: 4 })),
		],
		from,
		node: g(
			{ class: 'plan', 'data-in': from },
			h('rect', { class: 'plan-leader', x: left, y: top, width: right - left, height: bottom - top }),
			h('path', { class: 'plan-leader', d: `M${leader.map((p) => p.join(' ')).join('L')}` }),
			unnamed(inset),
		),
	};
}
/** How marks pale, as on the map itself. */
const PALING = new Set<unknown>(['f', 'g']);
/**
 * A drawing whose marks are not those that can be explored, since the map has them already; they come and go at once, or
 * pale.
 */
const unnamed = (node: Node): Node => ({
	...node,
	attrs: {
		...node.attrs,
		'data-leg': undefined,
		'data-port': undefined,
		'data-move': PALING.has(node.attrs['data-move']) ? node.attrs['data-move'] : undefined,
	},
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

/** The one map of the story, which lies under everything else: all that it shows from the first words to the last. */
export function scene(data: Data, graphic: Graphic, size: Size): Drawing {
	const { options, plans } = storyMap(data, graphic, size);
	const m = model(data, graphic, options);
	return { width: m.width, height: m.height, nodes: [...nodesOf(m, STATES.length - 1, false, size), ...plans] };
}
