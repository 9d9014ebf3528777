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

/** What two options cost each other: nothing, or far too much; a little, where one would be read as part of the other. */
function clash(a: Option, b: Option): number {
	let sum = 0;
	for (const p of a.parts)
		for (const q of b.parts) {
			if (!together(p, q) || (p.kind === 'sea' && q.kind === 'sea' && a === b)) continue;
			// A sea's name stands alone, or it would be read as part of something.
			if (overlap(p.box, q.box, p.kind === 'sea' || q.kind === 'sea' ? 2 * AIR : AIR)) sum += HARD;
			else if (captions(a, q, p.box) || captions(b, p, q.box)) sum += STEP;
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
 * What two options of two labels cost each other is asked for millions of times: the
 * clashes of each two labels are counted once, in a table of their options. 0 there is what has not been asked yet.
 */
export function betweenOf(options: readonly Option[][]): Between {
	const tables: Uint16Array[] = Array.from({ length: options.length ** 2 });
	const between: Between = (i, k, j, l) => {
		if (i > j) return between(j, l, i, k);
		const [wide, at] = [(options[j] as Option[]).length, i * options.length + j];
		tables[at] ??= new Uint16Array((options[i] as Option[]).length * wide);
		const table = tables[at] as Uint16Array;
		const cell = k * wide + l;
		if (!table[cell]) table[cell] = 1 + clash(options[i]?.[k] as Option, options[j]?.[l] as Option) / STEP;
		return ((table[cell] as number) - 1) * STEP;
	};
	return between;
}

const UNSET = -1;
/** A search under way: of each label the option that it has now, or none yet. */
type Search = { options: readonly Option[][]; between: Between; order: readonly number[]; chosen: number[] };

/** What a label's option costs, given those that all others have; `skip` is another one, as if it were not there. */
function costOf({ options, between, chosen }: Search, i: number, k: number, skip = -1): number {
	const list = options[i] as Option[];
	let sum = (list[k] as Option).own;
	for (let j = 0; j < chosen.length; j++) {
		const l = chosen[j] as number;
		if (j !== i && j !== skip && l !== UNSET) sum += between(i, k, j, l);
	}
	return sum;
}
const costNow = (search: Search, i: number) => costOf(search, i, search.chosen[i] as number);

/** Each label in turn takes its best place given the others, until none can better itself. */
function settle(search: Search): void {
	const { options, order, chosen } = search;
	for (let pass = 0, moved = true; moved && pass < 20; pass++) {
		moved = false;
		for (const i of order) {
			let best = chosen[i] as number;
			let least = best === UNSET ? Number.POSITIVE_INFINITY : costOf(search, i, best);
			const list = options[i] as Option[];
			for (let k = 0; k < list.length && (list[k] as Option).own < least; k++) {
				const cost = costOf(search, i, k);
				if (cost < least) [best, least] = [k, cost];
			}
			if (best !== chosen[i]) {
				chosen[i] = best;
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
	if (pair) [chosen[i], chosen[j]] = pair;
	return Boolean(pair);
}

/** One search: labels are set down in an order, each where the earlier ones leave it the best place. */
function searchFrom(options: readonly Option[][], between: Between, order: readonly number[]): Arrangement {
	const search: Search = { options, between, order, chosen: options.map(() => UNSET) };
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
