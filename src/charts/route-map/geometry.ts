import { borders, demarcation, land } from '../../map/coastline';
import { pathThrough, samplesOf } from '../../map/legs';
import { placesOf } from '../../map/miles';
import { type Camera, inDrawing, type Point, placeIn } from '../../map/projection';
import type { Frame } from '../../map/views';
import type { MapRows } from './rows';
import { type Run, runs, type State } from './states';

/** A line of one form, through the states that show it so. Points are in drawing units. */
export type LegMark = Run & {
	id: string;
	d: string;
	/** Whether it ends at sea, at no port. */
	open: boolean;
	/** Tip and direction (radians, 0 eastward, clockwise) of the arrowhead. */
	tip: Point;
	heading: number;
	/** The side to which it runs on the whole: right, left, down or up. */
	toward: 'r' | 'l' | 'd' | 'u';
	samples: Point[];
};
export type PortMark = { id: string; claim: string; x: number; y: number; r: number; open: boolean; from: number };
/**
 * Every line of the map, in drawing units.
 * @param r half the side of a port's mark, which an arrowhead touches
 */
export function legMarks(data: MapRows, states: readonly State[], camera: Camera, r: number): LegMark[] {
	return data.legs.flatMap((leg): LegMark[] => {
		const places = placesOf(leg, data.ports);
		const samples = samplesOf(places, 3 / camera.k).map((p) => inDrawing(camera, p));
		const end = samples.at(-1) as Point;
		const away = (d: number) => samples.findLast((p) => Math.hypot(p[0] - end[0], p[1] - end[1]) >= d) ?? end;
		// An arrowhead touches the mark of its port; at an open end it is the end.
		const tip = typeof leg.to === 'string' ? away(r + 1) : end;
		const back = away(typeof leg.to === 'string' ? r + 13 : 12);
		const heading = Math.atan2(tip[1] - back[1], tip[0] - back[0]);
		const d = pathThrough(places, camera);
		const [dx, dy] = [end[0] - (samples[0] as Point)[0], end[1] - (samples[0] as Point)[1]];
		const toward = Math.abs(dx) > Math.abs(dy) ? (dx > 0 ? 'r' : 'l') : dy > 0 ? 'd' : 'u';
		return runs(data, leg, states).map((run) => ({
			id: leg.id,
			...run,
			open: typeof leg.to !== 'string',
			d,
			tip,
			heading,
			toward,
			samples,
		}));
	});
}

/**
 * The ports that a map marks, in drawing units: of a small one (`few`) those with a leg alone.
 * @throws Error where a port has no claim
 */
export function portMarks(
	data: MapRows,
	legs: readonly LegMark[],
	{
		states,
		camera,
		frame,
		few,
		r,
	}: { states: readonly State[]; camera: Camera; frame: Frame; few: boolean; r: number },
): PortMark[] {
	const inFrame = ([x, y]: Point) =>
		x > frame.x && y > frame.y && x < frame.x + frame.width && y < frame.y + frame.height;
	return data.ports.flatMap((port): PortMark[] => {
		const calls = data.legs.filter((l) => l.from === port.id || l.to === port.id);
		const found = legs.filter((m) => calls.some((c) => c.id === m.id)).map((m) => m.from);
		// A port without a leg came with the findings that name it, and no ship.
		const from = found.length ? Math.min(...found) : calls.length ? -1 : states.indexOf('later');
		const [x, y] = placeIn(camera, [port.lon, port.lat]);
		// A small drawing has no room for the names of ports without a leg, and a mark without a name says nothing.
		if (from < 0 || from >= states.length || (few && !calls.length) || !inFrame([x, y])) return [];
		const claim = port.claims[0];
		if (!claim) throw new Error(`data/facts/ports.csv: ${port.id} has no claim`);
		return [{ id: port.id, claim, x, y, r: calls.length ? r : r - 1, open: port.country !== 'RU', from }];
	});
}

/** The drawn coast and borders as points a few units apart, as far as the frame shows it. */
export function shore(camera: Camera, frame: Frame): Point[] {
	return [...land, ...borders, ...demarcation].flatMap((ring) =>
		ring.slice(1).flatMap((to, i) => {
			const [ax, ay] = inDrawing(camera, ring[i] as Point);
			const [bx, by] = inDrawing(camera, to);
			if (Math.max(ax, bx) < frame.x || Math.min(ax, bx) > frame.x + frame.width) return [];
			if (Math.max(ay, by) < frame.y || Math.min(ay, by) > frame.y + frame.height) return [];
			const n = Math.max(1, Math.round(Math.hypot(bx - ax, by - ay) / 4));
			return Array.from({ length: n }, (_, k): Point => [ax + ((bx - ax) * k) / n, ay + ((by - ay) * k) / n]);
		}),
	);
}
