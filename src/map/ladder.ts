import { ORIGIN, UNITS } from './plane';
import type { Camera } from './projection';
import type { Frame } from './views';

/** What projection.ts does, without the library. */
const [WEST, TOP] = ORIGIN;
const northing = (lat: number) => (Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) * 180) / Math.PI;
const NORTH = northing(TOP);
const latitude = (n: number) => (Math.atan(Math.exp((n * Math.PI) / 180)) * 360) / Math.PI - 90;

/** A degree's step that leaves a part of a ladder's row no longer than `most`: halved as often as it takes. */
export function stepOf(step: number, camera: Camera, most: number): number {
	return step * UNITS * camera.k > most ? stepOf(step / 2, camera, most) : step;
}

/**
 * One row of the border ladder as the path of its black parts, for a camera on the move: small enough for the browser.
 * @param step degrees to a part
 * @param middle how far outside the frame the row's middle lies
 */
export function ladderRow({ k, x, y }: Camera, frame: Frame, step: number, middle: number): string {
	let d = '';
	/** Along one axis: parts from the first even step before the frame to its far end, cut to it. */
	const row = (from: number, to: number, low: number, high: number, at: (n: number) => number, draw: string[]) => {
		for (let i = Math.floor(from / step / 2) * 2; i * step < to; i += 2) {
			const [a, b] = [at(i * step), at((i + 1) * step)].sort((p, q) => p - q) as [number, number];
			const start = Math.max(low, a);
			const length = Math.min(high, b) - start;
			if (length > 0.3)
				for (const part of draw) d += part.replace('s', start.toFixed(1)).replace('l', length.toFixed(1));
		}
	};
	const [right, bottom] = [frame.x + frame.width, frame.y + frame.height];
	const east = (px: number) => (px - x) / k / UNITS + WEST;
	const north = (py: number) => latitude(NORTH - (py - y) / k / UNITS);
	row(east(frame.x), east(right), frame.x, right, (lon) => (lon - WEST) * UNITS * k + x, [
		`Ms ${frame.y - middle}hl`,
		`Ms ${bottom + middle}hl`,
	]);
	row(north(bottom), north(frame.y), frame.y, bottom, (lat) => (NORTH - northing(lat)) * UNITS * k + y, [
		`M${frame.x - middle} svl`,
		`M${right + middle} svl`,
	]);
	return d;
}
