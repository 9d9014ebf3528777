import { overlap } from '../../design/text';
import { type Kind, type Part, together, within } from './labels';
import type { Option } from './options';

/** The cost of two labels that meet: no arrangement that has such a pair will do. */
export const HARD = 1e4;
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
/**
 * Air between a place's name and words on a line that no leader ties to it, since they would be read as the name's; and what
 * less of it costs: as much as a short line through a text. Costs of two labels are counted in such steps.
 */
const APART = 16;
const STEP = 20;
const NAMES: readonly Kind[] = ['port', 'country'];
const captions = (words: Option, name: Part, box: Part['box']) =>
	words.untied && NAMES.includes(name.kind) && overlap(name.box, box, APART);

/** Air between the names of a country and of a port on one line, or they are read as one; one in two lines is not. */
const ONE_LINE = 28;
const oneName = (a: Option, b: Option, p: Part, q: Part) =>
	p.kind !== q.kind &&
	NAMES.includes(p.kind) &&
	NAMES.includes(q.kind) &&
	(p.kind === 'country' ? a : b).parts.length === 1 &&
	Math.abs(p.box.y + p.box.height / 2 - q.box.y - q.box.height / 2) < p.box.height * 0.8 &&
	p.box.x < q.box.x + q.box.width + ONE_LINE &&
	q.box.x < p.box.x + p.box.width + ONE_LINE;

/** What two options cost each other: nothing, or far too much; a little, where one would be read as part of the other. */
function clash(a: Option, b: Option): number {
	let sum = 0;
	for (const p of a.parts)
		for (const q of b.parts) {
			if (!together(p, q) || (p.kind === 'sea' && q.kind === 'sea' && a === b)) continue;
			// A sea's name stands alone, or it would be read as part of something.
			if (overlap(p.box, q.box, p.kind === 'sea' || q.kind === 'sea' ? 2 * AIR : AIR)) sum += HARD;
			else if (captions(a, q, p.box) || captions(b, p, q.box) || oneName(a, b, p, q)) sum += STEP;
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
/** What option `k` of label `i` and option `l` of label `j` cost each other. */
type Between = (i: number, k: number, j: number, l: number) => number;
/**
 * The clashes of two lists of options, counted where they are asked for: a row for each option of the first. A cell is one
 * more than the clash in steps; 0 is what has not been asked yet.
 */
type Table = (a: Option[], b: Option[]) => Uint16Array;

/** The tables of lists, each made once: labels are arranged several times over, and most have the same list each time. */
export function tables(): Table {
	const known = new Map<Option[], Map<Option[], Uint16Array>>();
	return (a, b) => {
		const rows = known.get(a) ?? new Map<Option[], Uint16Array>();
		known.set(a, rows);
		const table = rows.get(b) ?? new Uint16Array(a.length * b.length);
		rows.set(b, table);
		return table;
	};
}

/** What two options of two labels cost each other is asked for millions of times, and counted once. */
export function betweenOf(options: readonly Option[][], tableOf: Table): Between {
	const count = options.length;
	const own = new Array<Uint16Array | undefined>(count * count);
	const ordered: Between = (i, k, j, l) => {
		const first = options[i] as Option[];
		const second = options[j] as Option[];
		const at = i * count + j;
		own[at] ??= tableOf(first, second);
		const table = own[at] as Uint16Array;
		const cell = k * second.length + l;
		if (table[cell] === 0) table[cell] = 1 + clash(first[k] as Option, second[l] as Option) / STEP;
		return ((table[cell] as number) - 1) * STEP;
	};
	return (i, k, j, l) => (i > j ? ordered(j, l, i, k) : ordered(i, k, j, l));
}

const UNSET = -1;
/** A search under way: of each label the option that it has now, or none yet. */
type Search = {
	options: readonly Option[][];
	between: Between;
	order: readonly number[];
	chosen: number[];
	/** Of each label's options what all other labels, as they stand, cost it: -1 where it was not asked since one moved. */
	met: Float64Array[];
	/** Of which of these something is known. */
	asked: Set<number>;
};

function move({ chosen, met, asked }: Search, i: number, k: number): void {
	chosen[i] = k;
	for (const j of asked) (met[j] as Float64Array).fill(-1);
	asked.clear();
}

/** What all other labels, as they stand, cost a label's option; or some of it, if that comes to a limit. */
function meeting({ between, chosen }: Search, i: number, k: number, limit = Number.POSITIVE_INFINITY): number {
	let sum = 0;
	for (let j = 0; j < chosen.length && sum < limit; j++) {
		const l = chosen[j] as number;
		if (j !== i && l !== UNSET) sum += between(i, k, j, l);
	}
	return sum;
}

/** What a label's option costs, given those that all others have; `skip` is another one, as if it were not there. */
function costOf(search: Search, i: number, k: number, skip = UNSET): number {
	const { options, between, chosen, met, asked } = search;
	const known = met[i] as Float64Array;
	if ((known[k] as number) < 0) {
		known[k] = meeting(search, i, k);
		asked.add(i);
	}
	const less = skip === UNSET ? 0 : between(i, k, skip, chosen[skip] as number);
	const list = options[i] as Option[];
	return (list[k] as Option).own + ((known[k] as number) - less);
}
const costNow = (search: Search, i: number) => costOf(search, i, search.chosen[i] as number);

/** Each label in turn takes its best place given the others, until none can better itself. */
function settle(search: Search): void {
	const { options, order, chosen } = search;
	for (let pass = 0, moved = true; moved && pass < 20; pass++) {
		moved = false;
		for (const i of order) {
			let best = chosen[i] as number;
			let least = best === UNSET ? Number.POSITIVE_INFINITY : costNow(search, i);
			const list = options[i] as Option[];
			for (let k = 0; k < list.length && (list[k] as Option).own < least; k++) {
				const { own } = list[k] as Option;
				const cost = own + meeting(search, i, k, least - own);
				if (cost < least) [best, least] = [k, cost];
			}
			if (best !== chosen[i]) {
				move(search, i, best);
				moved = true;
			}
		}
	}
}

/** The best places of one label that cost less than a limit, were another one not there. */
function cheapest(search: Search, i: number, other: number, limit: number): [k: number, cost: number][] {
	const list = search.options[i] as Option[];
	const found: [number, number][] = [];
	const count = Math.min(effort(PAIRS, search.options.length, 8), list.length);
	// They come in the order of what they cost alone.
	for (let k = 0; k < count && (list[k] as Option).own < limit; k++) {
		const cost = costOf(search, i, k, other);
		if (cost < limit) found.push([k, cost]);
	}
	return found;
}

/** Makes the best move of two labels at once, if it betters both together; says whether it did. */
function moveBoth(search: Search, i: number, j: number): boolean {
	const { between, chosen } = search;
	let best = costNow(search, i) + costOf(search, j, chosen[j] as number, i) - 0.01;
	let pair: [number, number] | undefined;
	const firsts = cheapest(search, i, j, best);
	if (!firsts.length) return false;
	const seconds = cheapest(search, j, i, best);
	for (const [k, a] of firsts)
		for (const [l, b] of seconds) {
			if (a + b >= best) continue;
			const cost = a + b + between(i, k, j, l);
			if (cost < best) [best, pair] = [cost, [k, l]];
		}
	if (!pair) return false;
	move(search, i, pair[0]);
	move(search, j, pair[1]);
	return true;
}

/** One search: labels are set down in an order, each where the earlier ones leave it the best place. */
function searchFrom(options: readonly Option[][], between: Between, order: readonly number[]): Arrangement {
	const search: Search = {
		options,
		between,
		order,
		chosen: options.map(() => UNSET),
		met: options.map((list) => new Float64Array(list.length).fill(-1)),
		asked: new Set(),
	};
	settle(search);
	for (let round = 0; round < 4; round++) {
		let moved = false;
		for (const i of order)
			for (const j of order) if (i !== j && costNow(search, i) >= 2.5 && moveBoth(search, i, j)) moved = true;
		settle(search);
		if (!moved) break;
	}
	return { chosen: search.chosen, total: search.chosen.reduce((sum, _, i) => sum + costNow(search, i), 0) };
}

/** The best of several searches: where one ends depends on where it begins. */
export function best(options: readonly Option[][], between: Between): Arrangement {
	const all = options.map((_, i) => i);
	const starts = effort(STARTS, all.length, 2);
	const orders = Array.from({ length: starts }, (_, turn) => {
		const at = Math.round((turn * all.length) / starts);
		return [...all.slice(at), ...all.slice(0, at)];
	});
	return orders
		.map((order) => searchFrom(options, between, order))
		.reduce((least, next) => (next.total < least.total ? next : least));
}
