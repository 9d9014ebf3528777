import { SIZES } from '../kit/chart';
import { type Item, LANE, TYPE } from './layout';

/** Of one label of a column: its lane and where it stands, and its leader, from its day or span to its text, all in y. */
export type Placed = { item: Item; lane?: number; y: number; tall: number; anchor: number; end: number };
/** Where the leader of a label may begin: on its day, or along what of its span nothing lies before. */
type Wish = { item: Item; lane?: number; tall: number; least: number; most: number };
/** The column's room, where the ladder begins in it, and how long a day is. */
export type Room = { height: number; top: number; scale: number };

/** How much higher each line of a text is than the next. */
const STEP = TYPE * 1.1;
const tallOf = (i: Item) => i.text.length * STEP + TYPE;
/** Air between two labels, one below the other. */
export const AIR = 4;
/** By how much labels one below the other are too high for their column; nothing or less where they are not. */
export const tooHigh = (items: Item[]): number =>
	items.reduce((sum, i) => sum + tallOf(i) + AIR, 0) - AIR - (SIZES.narrow.maxHeight - 2);
/** How far from a text's upper and lower edge its leader ends, at least, and a leader begins from the next one. */
const [INSIDE, APART] = [8, 4];
/** How many orders of the labels are looked at. */
const MOST_ORDERS = 600;

/**
 * The labels of a column in the order in which their leaders are shortest. Leaders have one order at both their ends, so
 * none need cross another; days keep theirs, and a span's leader begins wherever along it suits.
 * @returns nothing where labels find no such order
 */
export function columnOf(items: Item[], room: Room): Placed[] | undefined {
	const wishes = wishesOf(items, room).sort((a, b) => a.least + a.most - b.least - b.most);
	let best: Placed[] | undefined;
	let least = Number.POSITIVE_INFINITY;
	let orders = 0;
	const order = (chosen: Wish[], left: Wish[]) => {
		if (orders >= MOST_ORDERS) return;
		if (left.length) {
			// What must begin above another's beginning cannot come after it.
			for (const next of left)
				if (left.every((o) => o === next || next.least <= o.most))
					order(
						[...chosen, next],
						left.filter((o) => o !== next),
					);
			return;
		}
		orders++;
		const placed = placedIn(chosen, room);
		const cost = placed?.reduce((sum, p) => sum + (p.end - p.anchor) ** 2, 0) ?? Number.POSITIVE_INFINITY;
		if (cost < least) [best, least] = [placed, cost];
	};
	order([], wishes);
	return best;
}

function wishesOf(items: Item[], { top, scale }: Room): Wish[] {
	const lanes = lanesOf(items);
	return items.map((item) => {
		const { lane, from, to } = lanes.get(item) ?? { from: item.from, to: item.to };
		// Not at its very end, where another span may begin.
		const inset = item.point ? 0 : Math.min(3, ((to - from) * scale) / 3);
		return { item, lane, tall: tallOf(item), least: top + from * scale + inset, most: top + to * scale - inset };
	});
}

/** Labels in an order, as near to their days as can be; nothing where leaders cannot begin in it. */
function placedIn(order: Wish[], { height }: Room): Placed[] | undefined {
	const pitches = order.map((w) => w.tall + AIR);
	const most = height - (order.at(-1)?.tall ?? 0) - 1;
	const aims = order.map((w) => (w.least + w.most) / 2);
	for (let n = 0; ; n++) {
		const anchors = anchorsOf(order, aims);
		if (!anchors) return undefined;
		const tops = spread(
			order.map((w, i) => (anchors[i] as number) - w.tall / 2),
			pitches,
			1,
			most,
		);
		if (n === 2)
			return order.map(({ item, lane, tall }, i) => {
				const [y, anchor] = [tops[i] as number, anchors[i] as number];
				return { item, lane, y, tall, anchor, end: Math.min(Math.max(anchor, y + INSIDE), y + tall - INSIDE) };
			});
		// A span's leader begins beside its text, if it can.
		order.forEach((w, i) => {
			aims[i] = (tops[i] as number) + w.tall / 2;
		});
	}
}

/** Where leaders begin that have this order, each as near as can be to its aim; nothing where they cannot. */
function anchorsOf(order: Wish[], aims: number[]): number[] | undefined {
	/** Two days may be one after the other; what has a choice keeps its distance. */
	const apart = (a: Wish, b: Wish) => (a.item.point && b.item.point ? 0 : APART);
	const highest = order.map((w) => w.most);
	for (let i = order.length - 2; i >= 0; i--)
		highest[i] = Math.min(
			highest[i] as number,
			(highest[i + 1] as number) - apart(order[i] as Wish, order[i + 1] as Wish),
		);
	const anchors: number[] = [];
	for (const [i, w] of order.entries()) {
		const before = order[i - 1];
		const lowest = Math.max(w.least, before ? (anchors[i - 1] as number) + apart(before, w) : w.least);
		if (lowest > (highest[i] as number) + 0.01) return undefined;
		anchors.push(Math.min(Math.max(aims[i] as number, lowest), highest[i] as number));
	}
	return anchors;
}

/**
 * How far from the ladder each leader goes straight out before it turns to its text: beyond the spans that lie beside its
 * way, and so far that it crosses no other.
 * @param side how far from the ladder the texts' side is
 */
export function bendsOf(placed: Placed[], side: number, { top, scale }: Room): number[] {
	const starts = placed.map(startOf);
	const bends = placed.map((p, i) => {
		const [low, high] = [Math.min(p.anchor, p.end) - 2, Math.max(p.anchor, p.end) + 2];
		const beside = placed.filter(
			(o) => o !== p && o.lane !== undefined && top + o.item.from * scale < high && top + o.item.to * scale > low,
		);
		return Math.min(side - 4, Math.max(starts[i] as number, ...beside.map((o) => startOf(o) + 4)));
	});
	const at = (i: number, x: number) => {
		const { anchor, end } = placed[i] as Placed;
		const bend = bends[i] as number;
		return x <= bend ? anchor : anchor + ((end - anchor) * (x - bend)) / (side - bend);
	};
	for (let again = true; again; ) {
		again = false;
		for (let i = 1; i < placed.length; i++)
			for (let k = 0; k < i; k++) {
				const both = [bends[k] as number, bends[i] as number];
				const far = Math.max(...both);
				if (both[0] === both[1] || both.every((x) => at(k, x) + 1 < at(i, x))) continue;
				bends[k] = bends[i] = far;
				again = true;
			}
	}
	return bends;
}

/** How far from the ladder a mark stands: on it, or in its lane. */
export const startOf = ({ lane }: { lane?: number }): number => (lane === undefined ? 0 : LANE * (1 + lane));

/**
 * Spans that run beside each other, each in a lane: the longest nearest the ladder, so that a shorter one hides none of
 * it, and each with the days (from the ladder's beginning) between which a leader reaches its text without crossing another.
 */
function lanesOf(side: Item[]): Map<Item, { lane: number; from: number; to: number }> {
	const spans = side.filter((i) => !i.point).sort((a, b) => b.to - b.from - (a.to - a.from));
	const lanes = new Map<Item, { lane: number; from: number; to: number }>();
	spans.forEach((span, n) => {
		const beside = (o: Item) => o.from < span.to && span.from < o.to;
		let { from, to } = span;
		for (const outer of spans.slice(n + 1).filter(beside)) {
			if (outer.from <= from && outer.to < to) from = outer.to;
			else if (outer.to >= to && outer.from > from) to = outer.from;
		}
		lanes.set(span, { lane: spans.slice(0, n).filter(beside).length, from, to });
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
