/** Where fingers, arrows and panels land on the map: geometry alone, in px of the canvas. */
export type At = readonly [x: number, y: number];
export type Room = { x: number; y: number; width: number; height: number };
/** A mark as the reader can reach it: a port is one point, a line many along its way; none where it has no place. */
export type Reach = { points: readonly At[] };

/** How far from a mark a press still means it, in px: half of a target 48 px wide. */
const REACH = 24;
/** How much nearer a port counts than a line that passes it: lines begin and end in ports. */
const PORT = 8;

const apart = (a: At, b: At) => Math.hypot(a[0] - b[0], a[1] - b[1]);

/**
 * The mark that a press means: the nearest, ports before the lines that meet in them.
 * @returns its index, or -1 where nothing is near
 */
export function nearest(marks: readonly Reach[], press: At, reach = REACH): number {
	let found = -1;
	let least = reach;
	marks.forEach(({ points }, i) => {
		// Not so near that of two neighbouring ports the further one could win.
		const ease = points.length === 1 ? PORT : 0;
		for (const p of points) {
			const d = apart(p, press) - ease;
			if (d < least) [found, least] = [i, d];
		}
	});
	return found;
}

/** The item that a key leads to, from one of `count`; the same one where the key is none of these. */
export function step(key: string, from: number, count: number): number {
	if (key === 'Home') return 0;
	if (key === 'End') return count - 1;
	const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[key];
	return by ? (from + by + count) % count : from;
}

/** The point of a line at which its ring stands: in its middle stretch, as far as can be from all other marks. */
export function handle(line: Reach, others: readonly Reach[]): At {
	const { points } = line;
	const middle = points.slice(Math.floor(points.length * 0.25), Math.ceil(points.length * 0.75));
	const clear = (p: At) => Math.min(999, ...others.flatMap((o) => o.points.map((q) => apart(p, q))));
	let best = middle[0] ?? points[0] ?? [0, 0];
	let most = -1;
	for (const p of middle) {
		const c = clear(p);
		if (c > most) [best, most] = [p, c];
	}
	return best as At;
}

/**
 * Where a panel stands so that it does not cover the mark that it is about: the corner, and the height, at which it lies
 * on none of its points; high before low.
 * @param room what of the canvas is in sight
 * @param heights heights to try, the best first
 */
export function corner(mark: Reach, room: Room, width: number, heights: readonly number[]): Room {
	let best: Room | undefined;
	let least = Number.POSITIVE_INFINITY;
	for (const wanted of heights) {
		const height = Math.min(wanted, room.height);
		for (const x of [room.x, room.x + room.width - width])
			for (const y of [room.y, room.y + room.height - height]) {
				const covered = mark.points.filter(
					([px, py]) => px > x - 20 && px < x + width + 20 && py > y - 20 && py < y + height + 20,
				).length;
				if (covered < least) [best, least] = [{ x, y, width, height }, covered];
				if (!covered) return best as Room;
			}
	}
	return best as Room;
}

/** Puts world units into px, by two marks of which both are known: Mercator is a scale and a shift. */
export function placer(world: readonly [At, At], shown: readonly [At, At]): (at: At) => At {
	const [a, b] = world;
	const [c, d] = shown;
	const k = (d[0] - c[0]) / (b[0] - a[0]);
	return ([x, y]) => [c[0] + (x - a[0]) * k, c[1] + (y - a[1]) * k];
}
