import { curveNatural, geoDistance, line } from 'd3';
import { onLand } from './coastline';
import { type Camera, inDrawing, type Place, type Point, project, unproject } from './projection';

/**
 * A smooth curve through points: the same in world units and in a drawing's, since it keeps its shape when scaled. It
 * leaves each point as it came there, so that path data need not say how (design/path.ts).
 */
const smooth = line<Point>().curve(curveNatural);

/** A leg's line in a drawing, as SVG path data to a tenth of a unit. */
export const pathThrough = (places: readonly Place[], camera: Camera): string =>
	smooth.digits(1)(places.map((p) => inDrawing(camera, project(p)))) ?? '';

/** Points along the curve of `pathThrough`, in world units, `step` or less apart. */
export function samplesOf(places: readonly Place[], step = 2): Point[] {
	const points: Point[] = [];
	let [px, py] = [0, 0];
	const add = (at: (t: number) => Point, x: number, y: number) => {
		// Curves bend little between waypoints: a chord and a half is more than their length.
		const n = Math.max(1, Math.ceil((1.5 * Math.hypot(x - px, y - py)) / step));
		for (let i = 1; i <= n; i++) points.push(at(i / n));
		[px, py] = [x, y];
	};
	// d3 draws into anything that has a canvas's verbs: this one notes where the pen goes.
	const pen = {
		moveTo(x: number, y: number) {
			points.push([x, y]);
			[px, py] = [x, y];
		},
		lineTo(x: number, y: number) {
			const [ax, ay] = [px, py];
			add((t) => [ax + (x - ax) * t, ay + (y - ay) * t], x, y);
		},
		bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number) {
			const [ax, ay] = [px, py];
			const mix = (t: number, a: number, b: number, c: number, d: number) =>
				(1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t * t * c + t ** 3 * d;
			add((t) => [mix(t, ax, x1, x2, x), mix(t, ay, y1, y2, y)], x, y);
		},
		closePath() {},
	};
	line<Point>()
		.curve(curveNatural)
		.context(pen as unknown as CanvasRenderingContext2D)(places.map(project));
	return points;
}

const DEGREE = 180 / Math.PI;

/**
 * Places where the line lies on land, by outlines that were not simplified.
 * @param near how many degrees of arc from an end are forgiven: quays lie up rivers and in bays
 */
export function landfalls(places: readonly Place[], near = 0.25): Place[] {
	const ends = [places[0], places.at(-1)] as [Place, Place];
	return samplesOf(places)
		.map(unproject)
		.filter((p) => ends.every((e) => geoDistance(e, p) * DEGREE > near) && onLand(p));
}
/** Whether the line touches land away from its ends. */
export const touchesLand = (places: readonly Place[], near?: number): boolean => landfalls(places, near).length > 0;
