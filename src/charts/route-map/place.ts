import { type Box, overlap } from '../../design/text';
import type { Point } from '../../map/projection';

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
 * `more` makes places that are farther off, or words that are shorter, for a map on which the first do not do.
 * What is `spare` is left out only when nothing else helps, and that is said. `from` is where its words stand: the file,
 * and what to look for in it.
 */
export type Item = {
	id: string;
	candidates: Candidate[];
	more?: () => Candidate[];
	stiff?: number;
	own?: string[];
	spare?: boolean;
	from?: string;
};
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
/**
 * How many of each label's best places are tried together with another's, and how many searches are made: for so many
 * labels as a map has today. Of many more, each is tried less, so that a build takes no minutes.
 */
const PAIRS = 60;
const STARTS = 8;
const USUAL = 45;
const effort = (most: number, labels: number, least: number): number =>
	Math.max(least, Math.floor(most * Math.min(1, (USUAL / labels) ** 2)));
/** Air between texts, in drawing units. */
const AIR = 4;
/** A text nearer than this to a line that it does not mean would be read as meaning it. */
const NEAR = 13;
/** Of a label's far places the best of each square of this side are kept, so that they are not all in one corner. */
const SQUARE = 16;

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

/** A candidate with what it costs on this map, whatever the others do. */
type Option = Candidate & { own: number; onLine: boolean; line: Point[] };
type Look = ReturnType<typeof gridOf>;

const inside = (box: Box, safe: Box) =>
	box.x >= safe.x &&
	box.y >= safe.y &&
	box.x + box.width <= safe.x + safe.width &&
	box.y + box.height <= safe.y + safe.height;

/** What a candidate costs by itself; nothing where it may not stand. */
function optionOf(c: Candidate, { stiff = 1, own: legs = [] }: Item, field: Field, look: Look): Option | undefined {
	let own = c.cost;
	let onLine = false;
	for (const p of c.parts) {
		const { box } = p;
		if (!inside(box, field.safe)) return undefined;
		if (field.solid.some((s) => together(s, p) && overlap(s, box, 2)) || field.forbidden(p)) return undefined;
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
	return { ...c, own, onLine, line };
}

/** The best of a label's places: as a rule neighbours of one another, so that of its far places the best of each square stay. */
function optionsOf(item: Item, far: boolean, field: Field, look: Look): Option[] {
	const of = (candidates: readonly Candidate[]) =>
		candidates.flatMap((c) => optionOf(c, item, field, look) ?? []).sort((a, b) => a.own - b.own);
	// Most places are hopeless: the best hundred or two leave choice enough.
	const near = of(item.candidates).slice(0, 200);
	if (!far || !item.more) return near;
	const squares = new Map<string, number>();
	const spread = of([...item.candidates, ...item.more()]).filter(({ parts: [p] }) => {
		const square = `${Math.floor((p?.box.x ?? 0) / SQUARE)} ${Math.floor((p?.box.y ?? 0) / SQUARE)}`;
		const taken = squares.get(square) ?? 0;
		squares.set(square, taken + 1);
		return taken < 2;
	});
	return [...near, ...spread].sort((a, b) => a.own - b.own);
}

/** What two options cost each other: nothing, or far too much. */
function clash(a: Option, b: Option): number {
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
}

/** One label for each list of options: which of them is taken, and what all of that costs. */
type Arrangement = { chosen: number[]; total: number };
type Between = (i: number, k: number, j: number, l: number) => number;

/**
 * What two options of two labels cost each other is asked for millions of times, and is nothing or far too much: the
 * clashes of each two labels are counted once, in a table of their options. 0 there is what has not been asked yet.
 */
function betweenOf(options: readonly Option[][]): Between {
	const tables: Uint8Array[] = Array.from({ length: options.length ** 2 });
	const between: Between = (i, k, j, l) => {
		if (i > j) return between(j, l, i, k);
		const [wide, at] = [(options[j] as Option[]).length, i * options.length + j];
		tables[at] ??= new Uint8Array((options[i] as Option[]).length * wide);
		const table = tables[at] as Uint8Array;
		const cell = k * wide + l;
		if (!table[cell]) table[cell] = 1 + clash(options[i]?.[k] as Option, options[j]?.[l] as Option) / HARD;
		return ((table[cell] as number) - 1) * HARD;
	};
	return between;
}

const UNSET = -1;
/** One search: labels are set down in an order, each where the earlier ones leave it the best place. */
function search(options: readonly Option[][], between: Between, order: readonly number[]): Arrangement {
	const pick = (i: number, k: number) => options[i]?.[k] as Option;
	const pairs = effort(PAIRS, options.length, 8);
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
		const count = Math.min(pairs, (options[i] as Option[]).length);
		// They come in the order of what they cost alone.
		for (let k = 0; k < count && pick(i, k).own < limit; k++) {
			const cost = costOf(i, k, other);
			if (cost < limit) found.push([k, cost]);
		}
		return found;
	};
	/** The best move of two labels at once, if it betters both together. */
	const moveBoth = (i: number, j: number): boolean => {
		let best = now(i) + costOf(j, chosen[j] as number, i) - 0.01;
		let pair: [number, number] | undefined;
		const firsts = few(i, j, best);
		if (!firsts.length) return false;
		const seconds = few(j, i, best);
		for (const [k, a] of firsts)
			for (const [l, b] of seconds) {
				if (a + b >= best) continue;
				const cost = a + b + between(i, k, j, l);
				if (cost < best) [best, pair] = [cost, [k, l]];
			}
		if (pair) [chosen[i], chosen[j]] = pair;
		return Boolean(pair);
	};
	settle();
	for (let round = 0; round < 4; round++) {
		let moved = false;
		for (const i of order) for (const j of order) if (i !== j && now(i) >= 2.5 && moveBoth(i, j)) moved = true;
		settle();
		if (!moved) break;
	}
	return { chosen, total: chosen.reduce((sum, _, i) => sum + now(i), 0) };
}

/** The best of several searches: where one ends depends on where it begins. */
function best(options: readonly Option[][], between: Between): Arrangement {
	const all = options.map((_, i) => i);
	const starts = effort(STARTS, all.length, 2);
	const orders = Array.from({ length: starts }, (_, turn) => {
		const at = Math.round((turn * all.length) / starts);
		return [...all.slice(at), ...all.slice(0, at)];
	});
	return orders
		.map((order) => search(options, between, order))
		.reduce((least, next) => (next.total < least.total ? next : least));
}

/** Labels with the option that each has, and which of them stand on which. */
type Attempt = { items: Item[]; picked: Option[]; clashes: [Item, Item][]; homeless: Item[] };

function attempt(
	wanted: readonly Item[],
	far: ReadonlySet<Item>,
	places: (item: Item, far: boolean) => Option[],
): Attempt {
	const found = wanted.map((item) => ({ item, list: places(item, far.has(item)) }));
	const homeless = found.filter(({ list }) => !list.length).map(({ item }) => item);
	const placed = found.filter(({ list }) => list.length);
	const items = placed.map(({ item }) => item);
	const options = placed.map(({ list }) => list);
	if (homeless.length && homeless.some((i) => i.more && !far.has(i)))
		return { items, picked: [], clashes: [], homeless };
	const between = betweenOf(options);
	const { chosen, total } = best(options, between);
	const clashes: [Item, Item][] = [];
	if (total >= HARD)
		items.forEach((a, i) => {
			for (let j = i + 1; j < items.length; j++)
				if (between(i, chosen[i] as number, j, chosen[j] as number) >= HARD) clashes.push([a, items[j] as Item]);
		});
	return { items, picked: chosen.map((k, i) => options[i]?.[k] as Option), clashes, homeless };
}

/** Fewest labels without which no two meet, as a greedy choice has them: only such as may be left out at the last. */
function tooMany({ clashes, homeless }: Attempt): { out: Set<Item>; left: [Item, Item][] } {
	const out = new Set(homeless.filter((i) => i.spare));
	let left = clashes;
	for (;;) {
		const counts = new Map<Item, number>();
		for (const item of left.flat()) if (item.spare) counts.set(item, (counts.get(item) ?? 0) + 1);
		const [worst] = [...counts].sort((a, b) => b[1] - a[1]);
		if (!worst) return { out, left };
		out.add(worst[0]);
		left = left.filter((pair) => !pair.includes(worst[0]));
	}
}

/**
 * The least costly arrangement of labels that an orderly search finds: each takes its best place given the others, in
 * turn, until none can better itself; then pairs move together; all that from several beginnings. The same input always
 * gives the same map. Where near places do not do, labels that are in each other's way look farther off (`more`); where
 * that does not do either, words that may be spared are left out, and `warn` is told of each.
 * @param where the drawing and its size, for messages
 * @throws Error naming drawing, states, labels and what would help, of every label that finds no place
 */
export function arrange(
	wanted: readonly Item[],
	field: Field,
	where: { drawing: string; states: readonly string[] },
	warn: (message: string) => void = console.warn,
): Placed[] {
	const look = gridOf(field.soft);
	const known = new Map<Item, { far: boolean; list: Option[] }>();
	const places = (item: Item, wide: boolean): Option[] => {
		const before = known.get(item);
		if (before?.far === wide) return before.list;
		const list = optionsOf(item, wide, field, look);
		known.set(item, { far: wide, list });
		return list;
	};
	const items = [...wanted];
	const far = new Set<Item>();
	for (;;) {
		const tried = attempt(items, far, places);
		const lost = new Set([...tried.homeless, ...tried.clashes.flat()]);
		if (!lost.size) return placedOf(tried);
		// Those in each other's way look farther off, then all do.
		const more = [...lost].filter((i) => i.more && !far.has(i));
		const others = items.filter((i) => i.more && !far.has(i));
		if (others.length) {
			for (const item of more.length ? more : others) far.add(item);
			continue;
		}
		const { out, left } = tooMany(tried);
		const never = new Set([...tried.homeless.filter((i) => !i.spare), ...left.flat()]);
		if (never.size) throw new Error(noRoom(never, left, where));
		for (const item of out) warn(`${told(item, where)} is left out of the drawing; ${helps(item)}`);
		return placedOf({
			...tried,
			items: tried.items.filter((i) => !out.has(i)),
			picked: tried.picked.filter((_, i) => !out.has(tried.items[i] as Item)),
		});
	}
}

const placedOf = ({ items, picked }: Attempt): Placed[] =>
	items.map(({ id }, i) => {
		const { parts, cost, leader, dots, onLine } = picked[i] as Option;
		return { id, parts, cost, leader, dots, onLine };
	});

const textOf = ({ candidates, id }: Item) => candidates[0]?.parts.map((p) => p.text).join(' ') ?? id;
const helps = (item: Item) => `shorten it: ${item.from ?? item.id}`;
/** A label, and where it finds no room. */
function told(item: Item, { drawing, states }: { drawing: string; states: readonly string[] }): string {
	const parts = item.candidates[0]?.parts ?? [];
	const [from, to] = [Math.min(...parts.map((p) => p.from)), Math.max(...parts.map((p) => p.to))];
	const seen = parts.length ? [...new Set([states[from], states[to]])].filter(Boolean).join(' to ') : '';
	return `route-map, ${drawing}${seen && `, state ${seen}`}: found no room for the label “${textOf(item)}”, which`;
}
function noRoom(items: Iterable<Item>, clashes: [Item, Item][], where: Parameters<typeof told>[1]): string {
	return [...items]
		.map((item) => {
			const on = clashes.flatMap(([a, b]) => (a === item ? [textOf(b)] : b === item ? [textOf(a)] : []));
			const why = on.length
				? `stands on “${on.join('”, “')}”`
				: 'stands on land, a port or over the edge wherever it may stand';
			return `${told(item, where)} ${why}; ${helps(item)}`;
		})
		.join('\n');
}
