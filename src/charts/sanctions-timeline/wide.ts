import { wordsFile } from '../../data/places';
import { textWidth } from '../../design/measure';
import { type Box, overlap } from '../../design/text';
import { SIZES } from '../kit/chart';
import {
	BAN,
	carriedOver,
	DAYS,
	dayOf,
	END,
	FOOT,
	GAP,
	type Item,
	longest,
	type Mark,
	MONTHS,
	type Model,
	RAIL,
	TYPE,
	type XY,
} from './layout';

const LINE = 18;
/** How high the tick at the end of a line stands. */
const TICK = 7;

type Option = { level: number; cost: number; box: Box; stem?: Box; span?: Box; anchor: 'start' | 'end'; ends: number };

/** Air between two labels of one row: many times the blank between two words. */
export const ASIDE = 24;

/** How many steps the search for an arrangement takes at most. */
const MOST_STEPS = 100_000;

/** Level pitch and the air between the ladder and the first level. */
const PITCH = 43;

/** Where the label of one event may stand, the least costly first. */
function optionsOf(item: Item, left: number, right: number, scale: number, first: number): Option[] {
	const tall = LINE + TYPE;
	const found: Option[] = [];
	for (let level = 0; level < 7; level++) {
		const y = first + level * PITCH;
		const a = left + item.from * scale;
		const b = left + item.to * scale;
		const add = (x: number, anchor: 'start' | 'end', extra: number, ends: number) => {
			if (x < 0 || x + item.width > right) return;
			found.push({
				level,
				anchor,
				ends,
				cost: level * 2 + extra,
				box: { x, y, width: item.width, height: tall },
				stem: item.point ? { x: a - 1, y: 0, width: 2, height: y + tall - 6 } : undefined,
				span: item.point ? undefined : { x: a, y: y + tall / 2 - 1, width: b - a, height: 2 },
			});
		};
		if (item.point) {
			add(a + 9, 'start', 0, y + tall - 6);
			add(a - 9 - item.width, 'end', 0.5, y + tall - 6);
		} else {
			add(b + 9, 'start', 0, y + tall / 2);
			add(a - 9 - item.width, 'end', 0.2, y + tall / 2);
		}
	}
	return found.sort((p, q) => p.cost - q.cost);
}

/** Whether two labels stand so near that they meet, or that, side by side, they read as one sentence. */
const near = (a: Box, b: Box) => overlap({ ...a, x: a.x - ASIDE + GAP, width: a.width + 2 * (ASIDE - GAP) }, b, GAP);

/** Whether two labels meet, or one the stem or span of the other. */
const clash = (p: Option, q: Option) =>
	near(p.box, q.box) ||
	[q.stem, q.span].some((s) => s && overlap(p.box, s, GAP)) ||
	[p.stem, p.span].some((s) => s && overlap(q.box, s, GAP)) ||
	(p.span && q.span && overlap(p.span, q.span, GAP)) ||
	false;

/** Whether the stem of one crosses the span of the other. */
const cross = (p: Option, q: Option) =>
	[
		[p.stem, q.span],
		[q.stem, p.span],
	].some(([stem, span]) => stem && span && overlap(stem, span));

/**
 * Where each label of one side stands. Coordinates: along the ladder, and away from it.
 * @throws Error where there is no room
 */
function arrange(side: Item[], left: number, right: number, scale: number, first: number, blocked: Box[]): Option[] {
	const choices = side.map((item) => {
		const found = optionsOf(item, left, right, scale, first);
		return found.filter((o) => !blocked.some((b) => near(o.box, b)));
	});
	// A line that crosses a line is the lesser evil, where there is no other way.
	const best =
		lowest(
			choices,
			once((p, q) => clash(p, q) || cross(p, q)),
		) ?? lowest(choices, once(clash));
	if (!best)
		throw new Error(
			`sanctions-timeline, wide, state all: found no room for the ${side.length} labels ${side[0]?.above ? 'above' : 'below'} the ladder; shorten label in ${wordsFile('events')}, the longest first: ${longest(side)}`,
		);
	return best;
}

/** The same answer, worked out once for each two. */
function once(ask: (p: Option, q: Option) => boolean): (p: Option, q: Option) => boolean {
	const known = new Map<Option, Map<Option, boolean>>();
	return (p, q) => {
		const of = known.get(p) ?? new Map<Option, boolean>();
		known.set(p, of);
		const answer = of.get(q) ?? ask(p, q);
		of.set(q, answer);
		return answer;
	};
}

/**
 * Of the arrangements that have no clash, the one of least height, by branch and bound.
 * @param choices of each label, the least costly first
 */
function lowest(choices: Option[][], clashes: (p: Option, q: Option) => boolean): Option[] | undefined {
	let best: Option[] | undefined;
	let least = Number.POSITIVE_INFINITY;
	let steps = 0;
	const place = (chosen: Option[], cost: number) => {
		if (cost >= least || steps++ > MOST_STEPS) return;
		if (chosen.length === choices.length) {
			best = chosen;
			least = cost;
			return;
		}
		for (const option of choices[chosen.length] as Option[]) {
			if (chosen.some((c) => clashes(option, c))) continue;
			// Height is what a phone's neighbour lacks: one level more for all costs more than one for one.
			const top = Math.max(0, ...chosen.map((c) => c.level));
			place([...chosen, option], cost + option.cost + 4 * Math.max(0, option.level - top));
		}
	};
	place([], 0);
	return best;
}

/** The wide drawing: the ladder lies, the record above it and what is said below. @throws Error where labels find no place */
export function wide(all: Item[], inForce: string): Model {
	const { width } = SIZES.wide;
	const left = 4;
	const right = width - 4;
	const scale = (right - left) / DAYS;
	const gutter = 24;
	// The lasting ban lies on the ladder, its words in the lane between it and the first level.
	const first = 18;
	const ban = all.find((i) => i.id === BAN);
	const forceWidth = textWidth(inForce, TYPE, 'label');
	const forceX = left + ((dayOf('2017-10') + dayOf('2017-12')) / 2) * scale - forceWidth / 2;
	const up = all.filter((i) => i.above);
	const down = all.filter((i) => !i.above);
	const upper = arrange(up, left, right, scale, first, [{ x: forceX, y: 9, width: forceWidth, height: TYPE }]);
	const lower = arrange(down, left, right, scale, first, []);
	const reach = (side: Option[]) => Math.max(0, ...side.map((o) => o.box.y + o.box.height));
	const railTop = reach(upper) + 4;
	const railBottom = railTop + 2 * RAIL + gutter;
	const height = Math.ceil(railBottom + reach(lower) + 4);
	const mark = (item: Item, o: Option): Mark => {
		const y = (away: number) => (item.above ? railTop - away : railBottom + away);
		const a = left + item.from * scale;
		const b = left + item.to * scale;
		// `away` runs from the ladder outward, so above it a text's top is its far edge.
		const top = item.above ? y(o.box.y + o.box.height) : y(o.box.y);
		const { line } = item;
		const stem = (): XY[] => {
			if (!item.point) return [];
			const foot = a + (o.anchor === 'start' ? FOOT : -FOOT);
			const end = line === 'speech' ? o.ends + TICK : o.ends;
			const down: XY[] = [
				[a, y(0)],
				[a, y(end)],
			];
			return line === 'speech' ? [...down, [foot, y(end)]] : down;
		};
		return {
			...carriedOver(item),
			stem: stem(),
			dot: item.point && line !== 'speech' ? [a, y(o.ends)] : undefined,
			span: item.point
				? undefined
				: [[a, y(o.ends)], [b, y(o.ends)], ...(line === 'speech' ? [[b, y(o.ends) - TICK] as XY] : [])],
			anchor: o.anchor,
			at: [o.anchor === 'start' ? o.box.x : o.box.x + o.box.width, top + TYPE * 0.8],
			box: { ...o.box, y: top },
		};
	};
	const marks = [...up.map((i, n) => mark(i, upper[n] as Option)), ...down.map((i, n) => mark(i, lower[n] as Option))];
	return {
		width,
		height,
		vertical: false,
		rails: {
			first: railTop,
			second: railBottom - RAIL,
			thick: RAIL,
			ticks: [...MONTHS, END].map((m) => left + dayOf(m) * scale),
		},
		months: MONTHS.map((date, i) => ({
			date,
			middle: [left + ((dayOf(date) + dayOf(MONTHS[i + 1] ?? END)) / 2) * scale, railTop + RAIL + gutter / 2],
		})),
		marks,
		force: [
			[left + (ban?.from ?? 0) * scale, railTop - 6],
			[right, railTop - 6],
		],
		forceText: { at: [forceX, railTop - 13], width: forceWidth },
	};
}
