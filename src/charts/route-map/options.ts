import { type Box, overlap } from '../../design/text';
import type { Point } from '../../map/projection';
import { type Candidate, type Field, type Item, type Obstacle, type Part, together, within } from './labels';

/** A text nearer than this to a line that it does not mean would be read as meaning it. */
const NEAR = 13;
/** A leader nearer than this to a port's mark seems to come from it. */
const PASSED = 9;
/** What the coast and the borders are called among the things that texts keep off. */
export const SHORE = 'shore';
/** Of a label's far places the best of each square of this side are kept, so that they are not all in one corner. */
const SQUARE = 16;

/** Points along a leader, and past its end up to the text: nothing may pass between them. */
export function along([a, b]: [Point, Point]): Point[] {
	const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
	const [ux, uy] = [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
	const steps = Math.ceil((length + 5) / 2.5);
	return Array.from({ length: steps + 1 }, (_, i) => [a[0] + ux * i * 2.5, a[1] + uy * i * 2.5]);
}

/** The box round points. */
function boxOf(points: readonly Point[]): Box {
	const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
	const [x, y] = [Math.min(...xs), Math.min(...ys)];
	return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** Calls `hit` with the obstacle of every point that lies in a box, or as near to it as `air`. */
type Look = (b: Box, air: number, hit: (o: Obstacle) => void) => void;

/**
 * Points by the square of a grid that they lie in, so that asking what lies in a box does not ask them all. It is asked for
 * every place of every label: squares stand in one list, column by column.
 */
function gridOf(soft: readonly Obstacle[], cell = 10): Look {
	const points = soft.flatMap((o) => o.points.map(([x, y]) => ({ x, y, o })));
	const square = (at: number) => Math.floor(at / cell);
	const reach = (ats: number[]) =>
		ats.reduce<[least: number, most: number]>(([a, b], n) => [Math.min(a, n), Math.max(b, n)], [0, 0]);
	const [west, east] = reach(points.map(({ x }) => square(x)));
	const [north, south] = reach(points.map(({ y }) => square(y)));
	const rows = south - north + 1;
	const squares = Array.from({ length: (east - west + 1) * rows }, (): typeof points => []);
	for (const point of points) squares[(square(point.x) - west) * rows + square(point.y) - north]?.push(point);
	return (b, air, hit) => {
		const left = b.x - air;
		const top = b.y - air;
		const right = b.x + b.width + air;
		const bottom = b.y + b.height + air;
		const last = Math.min(square(right), east);
		const lowest = Math.min(square(bottom), south);
		for (let column = Math.max(square(left), west); column <= last; column++)
			for (let row = Math.max(square(top), north); row <= lowest; row++) {
				const list = squares[(column - west) * rows + row - north] as typeof points;
				for (let n = 0; n < list.length; n++) {
					const { x, y, o } = list[n] as (typeof points)[number];
					if (x > left && x < right && y > top && y < bottom) hit(o);
				}
			}
	};
}

/** A field in which it is quickly found what lies where: all that texts should keep off, and of it the lines alone. */
export type Ground = Field & { all: Look; lines: Look };
export const groundOf = (field: Field): Ground => ({
	...field,
	all: gridOf(field.soft),
	lines: gridOf(field.soft.filter(({ weight }) => weight >= 1)),
});

/** A candidate with what it costs on this map, whatever the others do. */
export type Option = Candidate & { own: number; onLine: boolean; line: Point[] };

const inside = (box: Box, safe: Box) =>
	box.x >= safe.x &&
	box.y >= safe.y &&
	box.x + box.width <= safe.x + safe.width &&
	box.y + box.height <= safe.y + safe.height;

/** What it costs a leader to lead over a coast or a border, each time: the eye follows that instead. */
const OVER_COAST = 5;
function crossings(line: readonly Point[], field: Ground): number {
	let times = 0;
	let before = false;
	for (const [x, y] of line) {
		let now = false;
		field.all({ x, y, width: 0, height: 0 }, 2.5, (o) => {
			now ||= o.id === SHORE;
		});
		if (now && !before) times++;
		before = now;
	}
	return times;
}

/** What a candidate costs by itself; nothing where it may not stand. */
function optionOf(c: Candidate, { stiff = 1, coast = 1, own: legs = [] }: Item, field: Ground): Option | undefined {
	const { parts } = c;
	if (!parts.every(({ box }) => inside(box, field.safe))) return undefined;
	const hides = (p: Part) => field.solid.some((s) => overlap(s, p.box, 2) && together(s, p)) || field.forbidden(p);
	if (parts.some(hides)) return undefined;
	let own = c.cost;
	let onLine = false;
	for (const p of parts) {
		const { box } = p;
		field.all(box, 1.5, (o) => {
			if (!together(o, p)) return;
			onLine = true;
			own += o.weight * stiff * (o.id === SHORE ? coast : 1);
		});
		if (!legs.length) continue;
		const others = new Set<Obstacle>();
		field.lines(box, c.leader ? NEAR / 1.5 : NEAR, (o) => {
			if (!legs.includes(o.id) && together(o, p)) others.add(o);
		});
		own += (c.leader ? 20 : 34) * others.size;
		// Nor may it be read as the name of a port.
		own += 20 * field.solid.filter((s) => s.port && overlap(s, box, NEAR) && together(s, p)).length;
	}
	const line = c.leader ? along(c.leader) : [];
	// A leader that crosses a line points at the wrong one.
	const crossed = new Set<unknown>();
	const seen = (thing: { from: number; to: number }) => parts.some((p) => together(thing, p));
	for (const [x, y] of line)
		field.lines({ x, y, width: 0, height: 0 }, 2.5, (o) => {
			if (!legs.includes(o.id) && seen(o)) crossed.add(o);
		});
	const reach = line.length ? boxOf(line) : undefined;
	for (const s of field.solid)
		if (reach && overlap(reach, s, 2) && seen(s) && line.some((at) => within(at, s, 2))) crossed.add(s);
	own += 45 * crossed.size;
	own += OVER_COAST * crossings(line, field);
	// One that passes by a port is taken for that port's, the more so where it runs over land to it.
	if (reach && legs.length) {
		const passed = field.solid.filter(
			(s) =>
				s.port && !crossed.has(s) && overlap(reach, s, PASSED) && seen(s) && line.some((at) => within(at, s, PASSED)),
		);
		own += 16 * passed.length;
	}
	// A dot where lines cross could mean either.
	for (const [x, y] of c.dots ?? [])
		field.lines({ x, y, width: 0, height: 0 }, 9, (o) => {
			if (!legs.includes(o.id) && seen(o)) own += 5;
		});
	return { ...c, own, onLine, line };
}

const byCost = (a: Option, b: Option) => a.own - b.own;
/** Where a label may stand, the least costly first. */
const standingOf = (candidates: readonly Candidate[], item: Item, field: Ground): Option[] =>
	candidates.flatMap((c) => optionOf(c, item, field) ?? []).sort(byCost);

/**
 * The best of a label's places: as a rule neighbours of one another, so that of its far places the best of each square stay.
 * @returns to be asked for its near places, or for the far ones as well; each is worked out once
 */
export function optionsOf(item: Item, field: Ground): (far: boolean) => Option[] {
	const all = standingOf(item.candidates, item, field);
	// Most places are hopeless: the best hundred or two leave choice enough.
	const near = all.slice(0, 200);
	let wide: Option[] | undefined;
	return (far) => {
		if (!far || !item.more) return near;
		wide ??= [...near, ...spread([...all, ...standingOf(item.more(), item, field)].sort(byCost))].sort(byCost);
		return wide;
	};
}

/** Of places in the order of their costs the first two of each square. */
function spread(options: readonly Option[]): Option[] {
	const squares = new Map<string, number>();
	return options.filter(({ parts: [p] }) => {
		const square = `${Math.floor((p?.box.x ?? 0) / SQUARE)} ${Math.floor((p?.box.y ?? 0) / SQUARE)}`;
		const taken = squares.get(square) ?? 0;
		squares.set(square, taken + 1);
		return taken < 2;
	});
}
