import { interpolateZoom } from 'd3';
import { type Camera, project } from './projection';
import type { Frame, View } from './views';

/**
 * What a near look must keep to: `clear` is the part of the frame that no caption covers, where its view must be seen,
 * and `shown` the part where nothing may come into sight that the whole map, in its frame, leaves out.
 */
export type Limits = { clear: Frame; shown: Frame; frame: Frame; whole: Camera };

/** The camera that shows a view as near as its limits allow. */
export function approach(view: View, limits: Limits): Camera {
	const { clear } = limits;
	const [west, north] = project([view.west, view.north]);
	const [east, south] = project([view.east, view.south]);
	const k = Math.min(clear.width / (east - west), clear.height / (south - north));
	const x = clear.x + clear.width / 2 - ((west + east) / 2) * k;
	const y = clear.y + clear.height / 2 - ((north + south) / 2) * k;
	return kept({ k, x, y }, limits);
}

/** The nearest camera within limits. */
function kept({ k, x, y }: Camera, { shown, frame, whole }: Omit<Limits, 'clear'>): Camera {
	const near = Math.max(k, whole.k);
	/** Where the world's origin comes to stand on one axis, the middle of what is shown kept as far as it can be. */
	const shift = (origin: number, part: [low: number, size: number], all: [low: number, size: number], home: number) => {
		const middle = part[0] + part[1] / 2;
		const wished = middle - ((middle - origin) / k) * near;
		const [first, last] = [(all[0] - home) / whole.k, (all[0] + all[1] - home) / whole.k];
		return Math.min(part[0] - first * near, Math.max(part[0] + part[1] - last * near, wished));
	};
	return {
		k: near,
		x: shift(x, [shown.x, shown.width], [frame.x, frame.width], whole.x),
		y: shift(y, [shown.y, shown.height], [frame.y, frame.height], whole.y),
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
 * @param limits what every camera on the way keeps to
 */
export function flight(from: Camera, to: Camera, limits: Omit<Limits, 'clear'>): Camera[] {
	const { frame } = limits;
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
		return kept({ k, x: middle[0] - cx * k, y: middle[1] - cy * k }, limits);
	});
}
