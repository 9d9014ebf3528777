import { wordsFile } from '../../data/places';
import { textWidth } from '../../design/measure';
import { SIZES } from '../kit/chart';
import {
	BAN,
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

/** The least way of a leader from the ladder to its text, on the narrow drawing. */
const LEADER = 6;
/** Down a text's side, and along under its beginning. */
const ell = (x: number, top: number, bottom: number, foot: number): XY[] => [
	[x, top],
	[x, bottom],
	[x + foot, bottom],
];

/** The narrow drawing: the ladder stands, the record left of it and what is said right. @throws Error where labels find no place */
export function narrow(all: Item[], inForce: string): Model {
	const { width, maxHeight: height } = SIZES.narrow;
	const top = 5;
	const scale = (height - 2 * top) / DAYS;
	const gutter = 30;
	const columns = {
		left: Math.max(...all.filter((i) => i.above).map((i) => i.width)),
		right: Math.max(...all.filter((i) => !i.above).map((i) => i.width)),
	};
	const spare = width - columns.left - columns.right - gutter - 2 * RAIL - 2;
	// Leaders need some way between ladder and text.
	if (spare < 2 * LEADER)
		throw new Error(
			`sanctions-timeline, narrow, state all: found labels ${Math.round(2 * LEADER - spare)} units too wide for the two columns; shorten short in ${wordsFile('events')}, the longest first: ${longest(all)}`,
		);
	const railLeft = 1 + columns.left + spare / 2;
	const railRight = railLeft + 2 * RAIL + gutter;
	const step = TYPE * 1.1;
	const tallOf = (i: Item) => i.text.length * step + TYPE;
	const column = (items: Item[], above: boolean): Mark[] => {
		const lanes = lanesOf(items);
		const anchorOf = (i: Item) => top + (lanes.get(i)?.anchor ?? i.from) * scale;
		const sorted = [...items].sort((a, b) => anchorOf(a) - anchorOf(b));
		const pitches = sorted.map((i) => tallOf(i) + GAP - 1);
		const over = pitches.reduce((sum, p) => sum + p, 0) - (GAP - 1) - (height - 2);
		if (over > 0)
			throw new Error(
				`sanctions-timeline, narrow, state all: found no room for ${items.length} events ${above ? 'on the record' : 'that are said'}, ${Math.ceil(over / step)} lines too many; shorten short in data/events.yaml, the longest first: ${longest(items)}; or name one that a phone does without in WIDE_ONLY of src/charts/sanctions-timeline/model.ts, a charge together with its denial`,
			);
		const last = sorted.at(-1);
		const tops = spread(
			sorted.map((i) => anchorOf(i) - tallOf(i) / 2),
			pitches,
			1,
			height - (last ? tallOf(last) : 0) - 1,
		);
		const away = above ? -1 : 1;
		const edge = above ? railLeft : railRight;
		const x = above ? 1 + columns.left : width - 1 - columns.right;
		return sorted.map((item, n) => {
			const y = tops[n] as number;
			const tall = tallOf(item);
			const lane = lanes.get(item);
			const on = edge + away * (lane ? 5 + lane.lane * 5 : 0);
			const side = x - away * 4;
			const { id, claim, line, state, date, text } = item;
			return {
				id,
				claim,
				line,
				above,
				state,
				date,
				text,
				anchor: above ? 'end' : 'start',
				stem: [
					[on, anchorOf(item)],
					[side, y + tall / 2],
					...(line === 'speech' ? ell(side, y, y + tall + 1, away * FOOT) : []),
				],
				dot: lane || line === 'speech' ? undefined : [on, anchorOf(item)],
				span: lane
					? [
							[on, top + item.from * scale],
							[on, top + item.to * scale],
						]
					: undefined,
				at: [x, y + TYPE * 0.8],
				box: { x: above ? x - item.width : x, y, width: item.width, height: tall },
			};
		});
	};
	const marks = [
		...column(
			all.filter((i) => i.above),
			true,
		),
		...column(
			all.filter((i) => !i.above),
			false,
		),
	];
	const ban = all.find((i) => i.id === BAN);
	return {
		width,
		height,
		vertical: true,
		rails: {
			first: railLeft,
			second: railRight - RAIL,
			thick: RAIL,
			ticks: [...MONTHS, END].map((m) => top + dayOf(m) * scale),
		},
		months: MONTHS.map((date, i) => ({
			date,
			middle: [railLeft + RAIL + gutter / 2, top + ((dayOf(date) + dayOf(MONTHS[i + 1] ?? END)) / 2) * scale],
		})),
		marks,
		force: [
			[railLeft - 5, top + (ban?.from ?? 0) * scale],
			[railLeft - 5, height - top],
		],
		forceText: { at: [railLeft - 14, height / 2], width: textWidth(inForce, TYPE, 'label') },
	};
}

/**
 * Spans that run beside each other, each in a lane: the longest nearest the ladder, so that a shorter one hides none of
 * it, and each with the day (from the ladder's beginning) from which a leader reaches its text without crossing another.
 */
function lanesOf(side: Item[]): Map<Item, { lane: number; anchor: number }> {
	const spans = side.filter((i) => !i.point).sort((a, b) => b.to - b.from - (a.to - a.from));
	const lanes = new Map<Item, { lane: number; anchor: number }>();
	spans.forEach((span, n) => {
		const beside = (o: Item) => o.from < span.to && span.from < o.to;
		let { from, to } = span;
		for (const outer of spans.slice(n + 1).filter(beside)) {
			if (outer.from <= from && outer.to < to) from = outer.to;
			else if (outer.to >= to && outer.from > from) to = outer.from;
		}
		lanes.set(span, { lane: spans.slice(0, n).filter(beside).length, anchor: (from + to) / 2 });
	});
	return lanes;
}

/**
 * Positions as near as can be to those wished for, in their order, between two bounds, and so far apart as told.
 * @param wished ascending
 * @param pitches how far the next one is from each, at least
 */
export function spread(wished: number[], pitches: readonly number[], least: number, most: number): number[] {
	const ways = wished.map((_, i) => pitches.slice(0, i).reduce((sum, p) => sum + p, 0));
	const way = (i: number) => ways[i] as number;
	// Groups of labels that touch move as one, about the mean of what they wish (pool adjacent violators).
	const groups: { sum: number; count: number }[] = [];
	const at = (g: { sum: number; count: number }) => g.sum / g.count;
	wished.forEach((w, i) => {
		groups.push({ sum: Math.min(Math.max(w, least), most) - way(i), count: 1 });
		for (;;) {
			const last = groups.at(-1) as { sum: number; count: number };
			const before = groups.at(-2);
			if (!before || at(before) <= at(last)) break;
			groups.splice(-2, 2, { sum: before.sum + last.sum, count: before.count + last.count });
		}
	});
	const bases = groups.flatMap((g) => Array.from({ length: g.count }, () => at(g)));
	const highest = most - (ways.at(-1) ?? 0);
	return bases.map((b, i) => Math.min(Math.max(b, least), highest) + way(i));
}
