import type { Point } from '../../map/projection';
import { type Box, overlap } from '../kit/text';

/** One line of text with its own states: a name that stays, and under it what is said for a while. */
export type Part = {
	text: string;
	/** Left end or middle of the baseline. */
	x: number;
	y: number;
	anchor: 'start' | 'middle';
	kind: Kind;
	size: number;
	/** First and last state in which it is seen. */
	from: number;
	to: number;
	box: Box;
	claim?: string;
};
/** What a text is, which decides how it is set. */
export type Kind = 'port' | 'country' | 'sea' | 'said' | 'record' | 'declared' | 'quiet';

/** One way to set a label. */
export type Candidate = {
	parts: Part[];
	cost: number;
	/** From the farthest mark that the label belongs to, to its text. */
	leader?: [Point, Point];
	/** Where the leader touches its marks. */
	dots?: Point[];
};
/**
 * A label and the places that it may take. `stiff` multiplies what standing on a line costs: a sea's name keeps off, a
 * port's must be near its port. `own` are the legs that it speaks of: it must be plain that it does not mean another.
 * What is `optional` is left out where it finds no place.
 */
export type Item = { id: string; candidates: Candidate[]; stiff?: number; own?: string[]; optional?: boolean };
export type Placed = Candidate & { id: string; onLine: boolean };

/** A thing that texts should keep off, and when it is seen. */
export type Obstacle = { id: string; points: readonly Point[]; from: number; to: number; weight: number };
export type Field = {
	/** Texts stay inside this. */
	safe: Box;
	/** Nothing may touch these. */
	solid: (Box & { from: number; to: number; port?: boolean })[];
	/** Every point inside a text's box costs its weight. */
	soft: Obstacle[];
	/** Where texts of one kind may not stand. */
	forbidden: (part: Part) => boolean;
};

const together = (a: { from: number; to: number }, b: { from: number; to: number }) => a.from <= b.to && b.from <= a.to;
const within = ([x, y]: Point, b: Box, air: number) =>
	x > b.x - air && x < b.x + b.width + air && y > b.y - air && y < b.y + b.height + air;
const HARD = 1e4;
/** How many of each label's best places are tried together with another's, and how many searches are made. */
const PAIRS = 60;
const STARTS = 8;
/** Air between texts, in drawing units. */
const AIR = 4;
/** A text nearer than this to a line that it does not mean would be read as meaning it. */
const NEAR = 13;

/** Points along a leader, and past its end up to the text: nothing may pass between them. */
export function along([a, b]: [Point, Point]): Point[] {
	const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
	const [ux, uy] = [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
	const steps = Math.ceil((length + 5) / 2.5);
	return Array.from({ length: steps + 1 }, (_, i) => [a[0] + ux * i * 2.5, a[1] + uy * i * 2.5]);
}

/** Points by the square of a grid that they lie in, so that asking what lies in a box does not ask them all. */
function gridOf(soft: readonly Obstacle[], cell = 10) {
	const squares = new Map<number, { at: Point; o: Obstacle }[]>();
	const key = (x: number, y: number) => Math.floor(x / cell) * 4096 + Math.floor(y / cell);
	for (const o of soft)
		for (const at of o.points) {
			const k = key(at[0], at[1]);
			const list = squares.get(k);
			if (list) list.push({ at, o });
			else squares.set(k, [{ at, o }]);
		}
	/** Calls `hit` with every point in the box. */
	return (b: Box, air: number, hit: (o: Obstacle, at: Point) => void) => {
		for (let x = Math.floor((b.x - air) / cell); x <= Math.floor((b.x + b.width + air) / cell); x++)
			for (let y = Math.floor((b.y - air) / cell); y <= Math.floor((b.y + b.height + air) / cell); y++)
				for (const { at, o } of squares.get(x * 4096 + y) ?? []) if (within(at, b, air)) hit(o, at);
	};
}

/**
 * The least costly arrangement of labels that an orderly search finds: each takes its best place given the others, in
 * turn, until none can better itself; then pairs move together; all that from several beginnings. The same input always
 * gives the same map.
 * @throws Error naming the labels that found no place
 */
export function arrange(wanted: readonly Item[], field: Field): Placed[] {
	type Option = Candidate & { own: number; onLine: boolean; line: Point[] };
	const look = gridOf(field.soft);
	const { safe } = field;
	const optionsOf = ({ id, candidates, stiff = 1, own: legs = [], optional }: Item): Option[] => {
		const found = candidates.flatMap((c): Option[] => {
			let own = c.cost;
			let onLine = false;
			for (const p of c.parts) {
				const { box } = p;
				if (
					box.x < safe.x ||
					box.y < safe.y ||
					box.x + box.width > safe.x + safe.width ||
					box.y + box.height > safe.y + safe.height
				)
					return [];
				if (field.solid.some((s) => together(s, p) && overlap(s, box, 2)) || field.forbidden(p)) return [];
				look(box, 1.5, (o) => {
					if (!together(o, p)) return;
					onLine = true;
					own += o.weight * stiff;
				});
				if (!legs.length) continue;
				const others = new Set<Obstacle>();
				look(box, c.leader ? NEAR / 1.5 : NEAR, (o) => {
					if (o.weight >= 1 && !legs.includes(o.id) && together(o, p)) others.add(o);
				});
				own += (c.leader ? 20 : 34) * others.size;
				// Nor may it be read as the name of a port.
				own += 20 * field.solid.filter((s) => s.port && together(s, p) && overlap(s, box, NEAR)).length;
			}
			const line = c.leader ? along(c.leader) : [];
			// A leader that crosses a line points at the wrong one.
			const crossed = new Set<unknown>();
			for (const at of line) {
				look({ x: at[0], y: at[1], width: 0, height: 0 }, 2.5, (o) => {
					if (o.weight >= 1 && !legs.includes(o.id) && c.parts.some((p) => together(o, p))) crossed.add(o);
				});
				for (const s of field.solid) if (within(at, s, 2) && c.parts.some((p) => together(s, p))) crossed.add(s);
			}
			own += 45 * crossed.size;
			// A dot where lines cross could mean either.
			for (const [x, y] of c.dots ?? [])
				look({ x, y, width: 0, height: 0 }, 9, (o) => {
					if (o.weight >= 1 && !legs.includes(o.id) && c.parts.some((p) => together(o, p))) own += 2;
				});
			return [{ ...c, own, onLine, line }];
		});
		if (!found.length && !optional) throw new Error(`route-map: no place for the label "${id}"`);
		// Most places are hopeless: the best hundred or two leave choice enough.
		return found.sort((a, b) => a.own - b.own).slice(0, 200);
	};
	const found = wanted.map((item) => ({ item, list: optionsOf(item) })).filter(({ list }) => list.length);
	const items = found.map(({ item }) => item);
	const options = found.map(({ list }) => list);
	const clash = (a: Option, b: Option): number => {
		let sum = 0;
		for (const p of a.parts)
			for (const q of b.parts) {
				if (!together(p, q) || (p.kind === 'sea' && q.kind === 'sea' && a === b)) continue;
				// A sea's name stands alone, or it would be read as part of something.
				if (overlap(p.box, q.box, p.kind === 'sea' || q.kind === 'sea' ? 2 * AIR : AIR)) sum += HARD;
			}
		for (const [x, y] of [
			[a, b],
			[b, a],
		] as const)
			if (
				x.line.length &&
				x.parts.some((p) => y.parts.some((q) => together(p, q) && x.line.some((at) => within(at, q.box, 2))))
			)
				sum += HARD;
		return sum;
	};
	const pick = (i: number, k: number) => options[i]?.[k] as Option;
	// What two options cost each other is asked for millions of times, and is nothing or far too much: the clashes of each
	// two labels are counted once, in a table of their options. 0 there is what has not been asked yet.
	const tables: Uint8Array[] = Array.from({ length: options.length ** 2 });
	const between = (i: number, k: number, j: number, l: number): number => {
		if (i > j) return between(j, l, i, k);
		const [wide, at] = [(options[j] as Option[]).length, i * options.length + j];
		tables[at] ??= new Uint8Array((options[i] as Option[]).length * wide);
		const table = tables[at] as Uint8Array;
		const cell = k * wide + l;
		if (!table[cell]) table[cell] = 1 + clash(pick(i, k), pick(j, l)) / HARD;
		return ((table[cell] as number) - 1) * HARD;
	};
	const UNSET = -1;
	/** One search: labels are set down in an order, each where the earlier ones leave it the best place. */
	const search = (order: readonly number[]): { chosen: number[]; total: number } => {
		const chosen: number[] = options.map(() => UNSET);
		const costOf = (i: number, k: number, skip = -1): number => {
			let sum = pick(i, k).own;
			for (let j = 0; j < chosen.length; j++) {
				const l = chosen[j] as number;
				if (j !== i && j !== skip && l !== UNSET) sum += between(i, k, j, l);
			}
			return sum;
		};
		const now = (i: number) => costOf(i, chosen[i] as number);
		const settle = () => {
			for (let pass = 0, moved = true; moved && pass < 20; pass++) {
				moved = false;
				for (const i of order) {
					let best = chosen[i] as number;
					let least = best === UNSET ? Number.POSITIVE_INFINITY : costOf(i, best);
					const list = options[i] as Option[];
					for (let k = 0; k < list.length && pick(i, k).own < least; k++) {
						const cost = costOf(i, k);
						if (cost < least) [best, least] = [k, cost];
					}
					if (best !== chosen[i]) {
						chosen[i] = best;
						moved = true;
					}
				}
			}
		};
		/** The best places of one label that cost less than a limit, were another one not there. */
		const few = (i: number, other: number, limit: number): [k: number, cost: number][] => {
			const found: [number, number][] = [];
			const count = Math.min(PAIRS, (options[i] as Option[]).length);
			// They come in the order of what they cost alone.
			for (let k = 0; k < count && pick(i, k).own < limit; k++) {
				const cost = costOf(i, k, other);
				if (cost < limit) found.push([k, cost]);
			}
			return found;
		};
		settle();
		for (let round = 0; round < 4; round++) {
			let moved = false;
			for (const i of order) {
				for (const j of order) {
					if (i === j || now(i) < 2.5) continue;
					let best = now(i) + costOf(j, chosen[j] as number, i) - 0.01;
					let pair: [number, number] | undefined;
					const firsts = few(i, j, best);
					if (!firsts.length) continue;
					const seconds = few(j, i, best);
					for (const [k, a] of firsts)
						for (const [l, b] of seconds) {
							if (a + b >= best) continue;
							const cost = a + b + between(i, k, j, l);
							if (cost < best) [best, pair] = [cost, [k, l]];
						}
					if (pair) {
						[chosen[i], chosen[j]] = pair;
						moved = true;
					}
				}
			}
			settle();
			if (!moved) break;
		}
		return { chosen, total: chosen.reduce((sum, _, i) => sum + now(i), 0) };
	};
	// Where a search ends depends on where it begins: several orders, the best of them.
	const all = items.map((_, i) => i);
	const orders = Array.from({ length: STARTS }, (_, turn) => {
		const at = Math.round((turn * all.length) / STARTS);
		return [...all.slice(at), ...all.slice(0, at)];
	});
	const { chosen, total } = orders.map(search).reduce((best, next) => (next.total < best.total ? next : best));
	if (total >= HARD) {
		const lost = items.filter((_, i) =>
			all.some((j) => j !== i && between(i, chosen[i] as number, j, chosen[j] as number) >= HARD),
		);
		const spare = lost.findLast((i) => i.optional);
		if (spare)
			return arrange(
				items.filter((i) => i !== spare),
				field,
			);
		throw new Error(`route-map: labels stand on each other: ${lost.map((i) => i.id).join(', ')}`);
	}
	return items.map(({ id }, i) => {
		const { parts, cost, leader, dots, onLine } = pick(i, chosen[i] as number);
		return { id, parts, cost, leader, dots, onLine };
	});
}
