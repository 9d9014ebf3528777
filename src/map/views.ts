import { type Camera, type Place, project } from './projection';

/** No map shows what lies east of this: the southern Kurils are disputed. */
export const EAST_END = 144.8;

/** What a view must show, in degrees. Room left over on one side goes west and, half each, north and south. */
export type View = { west: number; east: number; south: number; north: number };

export const VIEWS = {
	/** All legs, for a frame about as high as wide. */
	region: { west: 123.5, east: 143.9, south: 32.4, north: 48.75 },
	/** All legs and the open Pacific, for a frame wider than high. */
	wide: { west: 122.8, east: EAST_END, south: 32.4, north: 48.2 },
	/** All legs at the right of a page whose words pass at the left. */
	story: { west: 109, east: EAST_END, south: 32.6, north: 48.3 },
	/** Pohang and Ulsan, for a plan beside a small map. */
	pohang: { west: 128.75, east: 130.0, south: 35.25, north: 36.4 },
} as const satisfies Record<string, View>;

/** The place in a drawing that a map fills, in its units. */
export type Frame = { x: number; y: number; width: number; height: number };
/** A rectangle that a map is cut to, in its drawing's units, by name. */
export type Clip = Frame & { id: string };

/** The camera that shows a view in a frame, at one scale both ways, and never anything east of EAST_END. */
export function fit(view: View, frame: Frame): Camera {
	const [west, north] = project([view.west, view.north]);
	const [east, south] = project([view.east, view.south]);
	const k = Math.min(frame.width / (east - west), frame.height / (south - north));
	const y = frame.y + (frame.height - (south - north) * k) / 2 - north * k;
	return { k, x: frame.x + frame.width - east * k, y };
}

/** The places at a frame's corners. */
export function bounds(camera: Camera, frame: Frame, unproject: (p: [number, number]) => Place): View {
	const at = (x: number, y: number) => unproject([(x - camera.x) / camera.k, (y - camera.y) / camera.k]);
	const [west, north] = at(frame.x, frame.y);
	const [east, south] = at(frame.x + frame.width, frame.y + frame.height);
	return { west, east, south, north };
}
