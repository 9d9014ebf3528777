import { interpolateZoom } from 'd3';
import { type Camera, project } from './projection';
import type { Frame, View } from './views';

/**
 * The camera that shows a view in a part of a frame, from nearer than `whole` and never beyond what that one shows, so
 * that nothing comes into sight that the whole map leaves out.
 * @param part where in the frame the view must be seen: what a caption covers is left out
 */
export function approach(view: View, part: Frame, frame: Frame, whole: Camera): Camera {
	const [west, north] = project([view.west, view.north]);
	const [east, south] = project([view.east, view.south]);
	const k = Math.min(part.width / (east - west), part.height / (south - north));
	const x = part.x + part.width / 2 - ((west + east) / 2) * k;
	const y = part.y + part.height / 2 - ((north + south) / 2) * k;
	return kept({ k, x, y }, frame, whole);
}

/** The nearest camera that shows nothing that `whole` does not. */
function kept({ k, x, y }: Camera, frame: Frame, whole: Camera): Camera {
	const near = Math.max(k, whole.k);
	/** Where the world's origin comes to stand on one axis, the middle of the frame kept as far as it can be. */
	const shift = (origin: number, low: number, extent: number, all: number) => {
		const middle = low + extent / 2;
		const wished = middle - ((middle - origin) / k) * near;
		const [first, last] = [(low - all) / whole.k, (low + extent - all) / whole.k];
		return Math.min(low - first * near, Math.max(low + extent - last * near, wished));
	};
	return {
		k: near,
		x: shift(x, frame.x, frame.width, whole.x),
		y: shift(y, frame.y, frame.height, whole.y),
	};
}

/** How one camera's drawing becomes another's: a scale, then a shift. `{ k: 1, x: 0, y: 0 }` from a camera to itself. */
export const relative = (from: Camera, to: Camera): Camera => {
	const k = to.k / from.k;
	return { k, x: to.x - from.x * k, y: to.y - from.y * k };
};

/** Into how many stretches a flight is cut. */
const STRETCHES = 6;

/**
 * The way from one camera to another along d3's zoom, as cameras at even parts of it: the first and the last exact.
 * @param frame what the cameras fill, in drawing units
 * @param whole the camera beyond which nothing is shown
 */
export function flight(from: Camera, to: Camera, frame: Frame, whole: Camera): Camera[] {
	const middle = [frame.x + frame.width / 2, frame.y + frame.height / 2] as const;
	const window = (c: Camera): [number, number, number] => [
		(middle[0] - c.x) / c.k,
		(middle[1] - c.y) / c.k,
		frame.width / c.k,
	];
	const along = interpolateZoom(window(from), window(to));
	return Array.from({ length: STRETCHES + 1 }, (_, i) => {
		if (i === 0) return from;
		if (i === STRETCHES) return to;
		const [cx, cy, width] = along(i / STRETCHES);
		const k = frame.width / width;
		return kept({ k, x: middle[0] - cx * k, y: middle[1] - cy * k }, frame, whole);
	});
}
