import type { Data } from '../../data';
import { find } from '../../data/find';
import type { Graphic, Leg } from '../../data/schema';
import { figuresOf } from '../../ledger/figures';
import { flight, relative } from '../../map/camera';
import { clipId, rowsOf } from '../../map/frame';
import { placesOf } from '../../map/legs';
import type { Camera, Point } from '../../map/projection';
import { VIEWS } from '../../map/views';
import type { Drawing, Size } from '../kit/chart';
import { g, h, type Node } from '../kit/svg';
import { label } from '../kit/text';
import { labelNodes, legNode, portNode, seen } from './marks';
import { limitsOf, type MapModel, type MapOptions, model, STATES, type State } from './model';
import { BEATS, type Caption, captionOf, STOPS, type Stop } from './voyage';

const LAST = STATES.length - 1;

/** A ship from the side, under way to the right or the left, its keel a little above the point where it is. */
const hull = (left: boolean) => {
	const s = left ? -1 : 1;
	return `M${-13 * s}-14h${26 * s}l${-4 * s} 8h${-18 * s}zM${-11 * s}-14v-5h${6 * s}v5`;
};

/** The caption and the nearer model of one stop: labels are placed anew, clear of its captions and ships. */
function stopOf(data: Data, graphic: Graphic, options: MapOptions, whole: MapModel, stop: Stop) {
	const figures = figuresOf(data);
	const wide = options.words === 'all';
	const captions = STATES.slice(stop.from, stop.to + 1).flatMap((state, i) => {
		const caption = captionOf(data, graphic, figures, state, whole.frame, wide);
		return caption ? [{ state: stop.from + i, ...caption }] : [];
	});
	const panel = captions
		.map((c) => c.box)
		.reduce((a, b) => ({ ...(a.height > b.height ? a : b), width: Math.max(a.width, b.width) }));
	const view = VIEWS[stop.view as keyof typeof VIEWS];
	const close = { view, from: stop.from, to: stop.to, panel, ships: shipsAt(data, stop) };
	return { captions, panel, near: model(data, graphic, { ...options, close }) };
}

/** Where ships lie while a stop is shown, in degrees. */
const shipsAt = (data: Data, stop: Stop) =>
	STATES.slice(stop.from, stop.to + 1).flatMap((state) => {
		const { sails = [], lies = [] } = BEATS[state] ?? {};
		const places = (id: string) => placesOf(find<Leg>(data.legs, id), data.ports);
		return [...sails.flatMap(({ leg }) => places(leg).slice(-1)), ...lies.flatMap((leg) => places(leg).slice(0, 1))];
	});

/** A map's labels through some states. */
function seenAt(m: MapModel, { from, to }: Stop): Node[] {
	const labels = m.labels.flatMap((l) => {
		const parts = l.parts
			.filter((p) => p.from <= to && p.to >= from)
			.map((p) => ({
				...p,
				from: p.from <= from ? 0 : p.from,
				to: p.to >= to ? LAST : p.to,
			}));
		return parts.length ? [{ ...l, parts }] : [];
	});
	return labelNodes({ ...m, labels }, LAST);
}

const span = (from: number, to: number) => seen(from, to, LAST);

function captionNode({ box, lines, calls, state }: Caption & { state: number }, home: boolean): Node {
	return g(
		{ ...span(state, state), 'data-move': home ? 'h' : 'p' },
		h('rect', {
			class: 'panel',
			x: box.x,
			y: Math.round(box.y),
			width: Math.round(box.width),
			height: Math.round(box.height),
		}),
		...calls.map(({ x, y, index }) =>
			g(
				{ transform: `translate(${Math.round(x)} ${Math.round(y)})scale(.7)`, 'data-call': index + 1 },
				h('path', { class: 'hull record', d: hull(false) }),
			),
		),
		...lines.map((l) => {
			const { node } = label(l.text, Math.round(l.x), Math.round(l.y), { setting: l.bold ? 'bold' : 'label' });
			return l.late ? { ...node, attrs: { ...node.attrs, 'data-move': 't' } } : node;
		}),
	);
}

/** The ships of one state: under way along a leg, or at its beginning. The browser knows where (motion.ts). */
function shipNodes(m: MapModel, state: State, at: number): Node[] {
	const { sails = [], lies = [] } = BEATS[state] ?? {};
	const mark = (id: string) => m.legs.find((l) => l.id === id && l.from <= at && l.to >= at);
	const ship = (id: string, attrs: object, lands = false) => {
		const leg = mark(id);
		if (!leg)
			throw new Error(
				`route-map: found a ship on ${id}, which is not drawn in ${state}; give the leg this state in data/legs.yaml, or take it out of BEATS in src/charts/route-map/voyage.ts`,
			);
		const [from, to] = [leg.samples[0], leg.samples.at(-1)] as [Point, Point];
		return g(
			{ ...span(at, at), 'data-move': 's', ...attrs },
			h('path', { class: `hull ${leg.line}${lands ? ' lands' : ''}`, d: hull(to[0] < from[0]) }),
		);
	};
	return [
		...sails.map(({ leg, lands }) => ship(leg, { 'data-sail': leg }, lands)),
		...lies.map((id) => {
			const [x, y] = mark(id)?.samples[0] ?? [0, 0];
			return ship(id, { transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})` });
		}),
	];
}

const short = (n: number, digits: number) => String(Number(n.toFixed(digits)));
/** Cameras as the browser reads them: scale and shift relative to the whole map's, one after the other. */
const keyframes = (whole: Camera, way: Camera[]): string =>
	way
		.map((c) => relative(whole, c))
		.map(({ k, x, y }, i) => {
			const exact = i === 0 || i === way.length - 1;
			return [short(k, exact ? 4 : 2), short(x, exact ? 1 : 0), short(y, exact ? 1 : 0)].join(' ');
		})
		.join(' ');

/** How long a part of the ladder's wide row, and of its narrow one, may grow as the camera nears, in drawing units. */
const LONGEST = [26, 9] as const;

/** Whether the camera leaves the whole map in some state from `first` to `last`. */
export const flies = (first: number, last: number): boolean =>
	STOPS.some((s) => s.view && s.from <= last && s.to >= first);

/**
 * The drawing of a sheet as the story shows it where the camera flies: under the border a group that the camera moves,
 * with land, legs, ports and ships; over it the labels of each stop, which stand still. Without script it is the whole
 * map in its last state.
 */
export function drawScene(data: Data, graphic: Graphic, size: Size, options: MapOptions): Drawing {
	const whole = model(data, graphic, options);
	const { frame, camera } = whole;
	const { border } = options;
	const stops = STOPS.map((stop) => ({
		...stop,
		...(stop.view ? stopOf(data, graphic, options, whole, stop) : { captions: [], panel: undefined, near: whole }),
	}));
	const flights = stops.slice(1).map((stop, i) => {
		const before = stops[i] as (typeof stops)[number];
		// On the way home the last caption is still there.
		const limits = limitsOf(options, stop.panel ?? before.panel);
		return g({
			...span(stop.from, stop.view ? stop.to : stop.from),
			'data-fly': keyframes(camera, flight(before.near.camera, stop.near.camera, limits)),
		});
	});
	const numbers = [camera.k, camera.x, camera.y, frame.x, frame.y, frame.width, frame.height].map((n) => short(n, 4));
	/** The ladder's rows, for the browser to write: degrees to a part, its greatest length, how far out the row lies. */
	const rows = rowsOf(border).map(({ step, inset, deep }, i) =>
		h('path', {
			class: 'ladder-dash',
			'stroke-width': deep,
			'data-row': `${short(step, 5)} ${LONGEST[i]} ${inset + deep / 2}`,
		}),
	);
	// The whole map is seen in the first state, and again in the last ones.
	const again = STOPS.filter((s) => !s.view).at(-1) as Stop;
	return {
		width: whole.width,
		height: whole.height,
		nodes: [
			g(
				{ 'clip-path': `url(#${clipId(frame)})` },
				g(
					{ class: 'fly', 'data-map': numbers.join(' ') },
					h('use', { href: `#sheet-${size}` }),
					...whole.legs.map((l) => legNode(l, LAST, size)),
					...whole.ports.map((p) => portNode(p, LAST)),
					...STATES.flatMap((state, at) => shipNodes(whole, state, at)),
					...flights,
				),
			),
			g({ 'data-in': again.from, 'data-move': 'w' }, ...seenAt(whole, { from: 0, to: LAST })),
			...stops.filter((s) => s.view).map((s) => g({ ...span(s.from, s.to), 'data-move': 'v' }, ...seenAt(s.near, s))),
			...stops.flatMap((s, i) => s.captions.map((c) => captionNode(c, c.state === s.to && !stops[i + 1]?.view))),
			h('use', { href: `#border-${size}` }),
			...rows,
		],
	};
}
