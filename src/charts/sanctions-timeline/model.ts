import { find } from '../../data/find';
import type { Row } from '../../data/parse';
import { wordsFile } from '../../data/places';
import type { Data } from '../../data/read';
import type { TimelineEvent } from '../../data/rows';
import { textWidth, wrapText } from '../../design/measure';
import { type Box, overlap } from '../../design/text';
import { shortDate } from '../../ledger/format';
import { classOf } from '../../ledger/standing';
import { SIZES, type Size } from '../kit/chart';

/** The months on the ladder, and the month after the last, where it ends. */
export const MONTHS = ['2017-08', '2017-09', '2017-10', '2017-11', '2017-12', '2018-01'] as const;
const END = '2018-02';
/** The one event whose effect lasts: its line runs on along the ladder. */
export const BAN = 'res-2371';

export const STATES = ['ban', 'autumn', 'december', 'all'] as const;
/**
 * The state in which an event arrives. By hand and not by date: what was said of October became public in December
 * or January, and belongs beside what it answers. An event that is not named here arrives in the last state.
 */
const ARRIVES: Record<string, (typeof STATES)[number]> = {
	'res-2371': 'ban',
	'jian-fu-call': 'autumn',
	'calls-kholmsk': 'autumn',
	'res-2375': 'autumn',
	'coal-arrives': 'autumn',
	'russia-complies': 'autumn',
	'fuel-at-sea': 'december',
	'res-2397': 'december',
	'port-ban': 'december',
	'china-fuel': 'december',
	'china-denies': 'december',
};
/**
 * What a phone has no room for: Mr Trump's two charges and China's answer, which lie beside the coal. Charge and
 * denial are left off together; the table has them all.
 */
export const WIDE_ONLY: ReadonlySet<string> = new Set(['china-fuel', 'china-denies', 'trump-russia']);

const TYPE = 15;
const LINE = 18;
const RAIL = 7;
/** Air between texts. */
const GAP = 5;
/** How far the foot of an L reaches under the text that it closes. */
const FOOT = 11;
/** How high the tick at the end of a line stands. */
const TICK = 7;
/** The least way of a leader from the ladder to its text, on the narrow drawing. */
const LEADER = 6;
/** How wide a line of text is there at most, left of the ladder and right of it. */
const COLUMN = { left: 116, right: 124 };

/** Days from the ladder's beginning to the start of a day or month. */
export function dayOf(date: string): number {
	const [y, m = '01', d = '01'] = date.split('-');
	return (Date.UTC(Number(y), Number(m) - 1, Number(d)) - Date.UTC(2017, 7, 1)) / 864e5;
}

/** Days from the ladder's beginning to the end of a day or month. */
function endOf(date: string): number {
	const [y, m = '01', d] = date.split('-');
	if (d) return dayOf(date) + 1;
	return (Date.UTC(Number(y), Number(m), 1) - Date.UTC(2017, 7, 1)) / 864e5;
}

export const DAYS = dayOf(END);

/** When an event was, in days from the ladder's beginning: the middle of a day, or a span as wide as what is known. */
export function extent(event: Pick<TimelineEvent, 'from' | 'to'>): { from: number; to: number; point: boolean } {
	const last = event.to ?? event.from;
	const point = !event.to && event.from.length === 10;
	const from = Math.max(0, dayOf(event.from));
	const to = Math.min(DAYS, endOf(last));
	return point ? { from: from + 0.5, to: from + 0.5, point } : { from, to, point };
}

type XY = [x: number, y: number];
/** Down a text's side, and along under its beginning. */
const ell = (x: number, top: number, bottom: number, foot: number): XY[] => [
	[x, top],
	[x, bottom],
	[x + foot, bottom],
];
export type Mark = {
	id: string;
	claim: string;
	/** `record`, `said`, `speech` and so on, from the claim's standing. */
	line: string;
	/** On the record: above the ladder (wide) or left of it (narrow). */
	above: boolean;
	state: number;
	/**
	 * From the ladder to the text; empty for a span that its text stands beside. Of something said it is an L: down the
	 * text's side, with a foot under its beginning, and it has no dot.
	 */
	stem: XY[];
	/** The day, on the mark's end. */
	dot?: XY;
	/** From first to last day; of something said it ends in a tick. */
	span?: XY[];
	date: string;
	/** The words, in lines. */
	text: string[];
	anchor: 'start' | 'end';
	/** Baseline of the date; the text stands below it, line by line. */
	at: XY;
	/** Of date and text together. */
	box: Box;
};
export type Model = {
	width: number;
	height: number;
	vertical: boolean;
	/** Near edges of the two rails across the ladder, and where months begin along it. */
	rails: { first: number; second: number; thick: number; ticks: number[] };
	months: { date: string; middle: XY }[];
	marks: Mark[];
	/** The ban, from its day to the ladder's end; on the narrow drawing it gives way to the voyages after the first state. */
	force: [XY, XY];
	forceText: { at: XY; width: number };
};

type Item = Pick<Mark, 'id' | 'claim' | 'line' | 'above' | 'state' | 'date' | 'text'> & {
	from: number;
	to: number;
	point: boolean;
	width: number;
};

function items(data: Data, size: Size, words: (s: string) => string): Item[] {
	return data.events
		.filter((e) => size === 'wide' || !WIDE_ONLY.has(e.id))
		.map((e: Row<TimelineEvent>) => {
			const line = classOf(find(data.claims, e.claim).standing);
			const setting = line === 'said' ? 'said' : 'label';
			const column = COLUMN[line === 'record' ? 'left' : 'right'];
			const text = size === 'wide' ? [words(e.label)] : wrapText(words(e.short), column, TYPE, setting);
			const date = [e.from, e.to].flatMap((d) => (d ? [shortDate(d, false)] : [])).join('–');
			return {
				id: e.id,
				claim: e.claim,
				line,
				above: line === 'record',
				state: Math.max(0, STATES.indexOf(ARRIVES[e.id] ?? 'all')),
				date,
				text,
				...extent(e),
				width: Math.max(textWidth(date, TYPE, 'bold'), ...text.map((t) => textWidth(t, TYPE, setting))),
			};
		})
		.sort((a, b) => a.from - b.from || a.to - b.to);
}

/**
 * Events against a ladder of days, in drawing units of the size asked for.
 * @param words fills `{figure-id}` tokens
 * @throws Error where an event's claim is missing, or labels find no place
 */
export function model(data: Data, size: Size, inForce: string, words: (s: string) => string = (s) => s): Model {
	const all = items(data, size, words);
	return size === 'wide' ? wide(all, inForce) : narrow(all, inForce);
}

/** The longest labels of one side, for messages. */
const longest = (side: Item[]) =>
	[...side]
		.sort((a, b) => b.width - a.width)
		.slice(0, 3)
		.map((i) => `“${i.text.join(' ')}” (${i.id})`)
		.join(', ');

type Option = { level: number; cost: number; box: Box; stem?: Box; span?: Box; anchor: 'start' | 'end'; ends: number };

/** Level pitch and the air between the ladder and the first level. */
const PITCH = 43;

/**
 * Where each label of one side stands: the arrangement of least height, by branch and bound. No text meets a text, a
 * stem or a span; lines may cross lines. Coordinates: along the ladder, and away from it.
 */
function arrange(side: Item[], left: number, right: number, scale: number, first: number, blocked: Box[]): Option[] {
	const tall = LINE + TYPE;
	const options = (item: Item): Option[] => {
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
	};
	const choices = side.map(options);
	const clash = (p: Option, q: Option) =>
		overlap(p.box, q.box, GAP + 3) ||
		[q.stem, q.span].some((s) => s && overlap(p.box, s, GAP)) ||
		[p.stem, p.span].some((s) => s && overlap(q.box, s, GAP)) ||
		(p.span && q.span && overlap(p.span, q.span, GAP)) ||
		false;
	let best: Option[] | undefined;
	let least = Number.POSITIVE_INFINITY;
	let steps = 0;
	const place = (chosen: Option[], cost: number) => {
		if (cost >= least || steps++ > 400_000) return;
		if (chosen.length === side.length) {
			best = chosen;
			least = cost;
			return;
		}
		for (const option of choices[chosen.length] as Option[]) {
			if (blocked.some((b) => overlap(option.box, b, GAP)) || chosen.some((c) => clash(option, c))) continue;
			// Height is what a phone's neighbour lacks: one level more for all costs more than one for one.
			const top = Math.max(0, ...chosen.map((c) => c.level));
			place([...chosen, option], cost + option.cost + 4 * Math.max(0, option.level - top));
		}
	};
	place([], 0);
	if (!best)
		throw new Error(
			`sanctions-timeline, wide, state all: found no room for the ${side.length} labels ${side[0]?.above ? 'above' : 'below'} the ladder; shorten label in ${wordsFile('events')}, the longest first: ${longest(side)}`,
		);
	return best;
}

function wide(all: Item[], inForce: string): Model {
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
		const { id, claim, line, above, state, date, text } = item;
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
			id,
			claim,
			line,
			above,
			state,
			date,
			text,
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

function narrow(all: Item[], inForce: string): Model {
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
