import type { Data } from '../../data/read';
import type { Graphic } from '../../data/rows';
import type { Box } from '../../design/text';
import { onLand } from '../../map/coastline';
import { type Border, frameIn } from '../../map/frame';
import { type Camera, type Place, placeIn, unproject } from '../../map/projection';
import { type Frame, fit, type View } from '../../map/views';
import { kept } from '../kit/kept';
import { type LegMark, legMarks, type PortMark, portMarks, shore } from './geometry';
import { labelItems, type Ordered, PASSING } from './items';
import type { Field, Part, Placed } from './labels';
import { along, SHORE } from './options';
import { arrange } from './place';
import type { MapRows, MapWords } from './rows';
import type { State } from './states';

export type MapOptions = {
	/** What messages call the drawing. */
	name?: string;
	/** The drawing's size in its units. */
	width: number;
	height: number;
	view: View;
	border: Border;
	/** The states that the drawing goes through, in order; a mark's `from` and `to` count in this list. */
	states: readonly State[];
	/** Every word that the map has, those that a small drawing has room for, or the names of its ports alone. */
	words: 'all' | 'few' | 'ports';
	/** A rose in the open Pacific. */
	compass?: boolean;
	/** Where texts may stand, if that is less than the frame: what a page may cover or cut is left out. */
	safe?: Box;
	/** Boxes that labels keep off in the states from `from` to `to`: a plan, and what ties it to its port. */
	plans?: readonly { boxes: readonly Box[]; from: number; to: number }[];
	/** Type of names of seas, and of the rest. */
	seaSize?: number;
	size?: number;
};

export type MapModel = {
	width: number;
	height: number;
	frame: Frame;
	camera: Camera;
	border: Border;
	legs: LegMark[];
	ports: PortMark[];
	labels: Placed[];
	compass?: { x: number; y: number; r: number };
};

const ROSE: Place = [142.95, 35.6];

/**
 * Everything on one map in drawing units: pure, from rows and sizes.
 * @throws Error where a label finds no place, or the graphic lacks a word
 */
export function model(data: Data, graphic: Graphic, options: MapOptions): MapModel {
	const rows = {
		legs: data.legs,
		ports: data.ports,
		claims: data.claims.map(({ id, standing }) => ({ id, standing })),
	};
	const words = { id: graphic.id, labels: graphic.labels };
	// The gate, the pages and the pictures ask for the same maps, and placing labels is the longest part of a build.
	return kept(`route-map ${JSON.stringify([rows, words, options])}`, () => compute(rows, words, options));
}

function compute(data: MapRows, graphic: MapWords, options: MapOptions): MapModel {
	const { width, height, border, states, words, size = 15 } = options;
	const frame = frameIn(width, height, border);
	const camera = fit(options.view, frame);
	const few = words !== 'all';
	const r = few ? 4 : 4.8;
	const legs = legMarks(data, states, camera, r);
	const ports = portMarks(data, legs, { states, camera, frame, few, r });
	const [x, y] = placeIn(camera, ROSE);
	const compass = options.compass ? { x, y, r: Math.min(64, camera.k * 58) } : undefined;
	const { seaSize = few ? 15 : 19 } = options;
	const items = labelItems({ data, graphic, states, camera, legs, ports, words, size, seaSize });
	const map = { width, height, frame, camera, border, legs, ports, compass };
	const where = { drawing: `${options.name ?? 'drawing'} of ${width} by ${height} units`, states };
	return { ...map, labels: placed(items, fieldOf(map, options), where) };
}

/** What labels keep off: marks, the rose and plans altogether, lines and the coast where they can. */
function fieldOf({ frame, camera, legs, ports, compass }: Omit<MapModel, 'labels'>, options: MapOptions): Field {
	const last = options.states.length - 1;
	const disc = (x: number, y: number, d: number, from: number, to = last) => ({
		x: x - d,
		y: y - d,
		width: 2 * d,
		height: 2 * d,
		from,
		to,
	});
	const head = ({ tip, heading, from, to }: LegMark) =>
		disc(tip[0] - 5 * Math.cos(heading), tip[1] - 5 * Math.sin(heading), 5, from, to);
	return {
		safe: options.safe ?? { x: frame.x + 3, y: frame.y + 3, width: frame.width - 6, height: frame.height - 6 },
		solid: [
			...ports.map((p) => ({ ...disc(p.x, p.y, p.r + 1, p.from), port: true })),
			...legs.map(head),
			...(compass ? [disc(compass.x, compass.y, compass.r, 0)] : []),
			...(options.plans ?? []).flatMap(({ boxes, from, to }) => boxes.map((box) => ({ ...box, from, to }))),
		],
		soft: [
			...legs.map((l) => ({ id: l.id, points: l.samples, from: l.from, to: l.to, weight: 4 })),
			{ id: SHORE, points: shore(camera, frame), from: 0, to: last, weight: 0.3 },
		],
		// What is said is set in an ink that North Korea's darker tint drowns.
		forbidden: (part) => (part.kind === 'said' || part.kind === 'declared') && touchesNorthKorea(part, camera),
	};
}

function touchesNorthKorea({ box }: Part, camera: Camera): boolean {
	const at = (u: number, v: number) =>
		unproject([(box.x + u * box.width - camera.x) / camera.k, (box.y + v * box.height - camera.y) / camera.k]);
	return [0, 0.25, 0.5, 0.75, 1].flatMap((u) => [at(u, 0), at(u, 1)]).some((p) => onLand(p, 'KP'));
}

/** Labels in their places: what stands throughout first, as if alone; what only passes takes what room that leaves it. */
function placed(items: readonly Ordered[], field: Field, where: Parameters<typeof arrange>[2]): Placed[] {
	const standing = arrange(
		items.filter((i) => i.order < PASSING),
		field,
		where,
	);
	const passing = items.filter((i) => i.order === PASSING);
	if (!passing.length) return standing;
	const texts = standing.flatMap((l) => l.parts.map((p) => ({ ...p.box, from: p.from, to: p.to })));
	const leaders = standing.flatMap(({ id, leader, parts: [p] }) =>
		leader && p ? [{ id, points: along(leader), from: p.from, to: p.to, weight: 4 }] : [],
	);
	const left = { ...field, solid: [...field.solid, ...texts], soft: [...field.soft, ...leaders] };
	return [...standing, ...arrange(passing, left, where)];
}
