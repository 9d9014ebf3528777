import { wordsFile } from '../../data/places';
import { textWidth } from '../../design/measure';
import { SIZES } from '../kit/chart';
import { bendsOf, columnOf, type Placed, type Room, startOf, tooHigh } from './column';
import {
	BAN,
	carriedOver,
	DAYS,
	dayOf,
	END,
	FOOT,
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
/** Between a leader's end and its text. */
const BESIDE = 4;
/** Down a text's side, and along under its beginning. */
const ell = (x: number, top: number, bottom: number, foot: number): XY[] => [
	[x, top],
	[x, bottom],
	[x + foot, bottom],
];

/** The least room between the two rails, and the air on each side of a month's name between them. */
const [GUTTER, BESIDE_MONTH] = [30, 2];

/**
 * The narrow drawing: the ladder stands, the record left of it and what is said right.
 * @param months what each month is called
 * @throws Error where labels find no place
 */
export function narrow(all: Item[], inForce: string, months: readonly string[]): Model {
	const { width, maxHeight: height } = SIZES.narrow;
	const top = 5;
	const scale = (height - 2 * top) / DAYS;
	const gutter = Math.max(GUTTER, ...months.map((m) => Math.ceil(textWidth(m, TYPE, 'label')) + 2 * BESIDE_MONTH));
	const columns = {
		left: Math.max(0, ...all.filter((i) => i.above).map((i) => i.width)),
		right: Math.max(0, ...all.filter((i) => !i.above).map((i) => i.width)),
	};
	const spare = width - columns.left - columns.right - gutter - 2 * RAIL - 2;
	// Leaders need some way between ladder and text.
	if (spare < 2 * LEADER)
		throw new Error(
			`sanctions-timeline, narrow, state all: found labels ${Math.round(2 * LEADER - spare)} units too wide for the two columns; shorten short in ${wordsFile('events')}, the longest first: ${longest(all)}`,
		);
	const railLeft = 1 + columns.left + spare / 2;
	const railRight = railLeft + 2 * RAIL + gutter;
	const room: Room = { height, top, scale };
	const column = (items: Item[], above: boolean): Mark[] => {
		const over = tooHigh(items);
		const placed = over > 0 ? undefined : columnOf(items, room);
		if (!placed)
			throw new Error(
				`sanctions-timeline, narrow, state all: found no room for ${items.length} events ${above ? 'on the record' : 'that are said'}${over > 0 ? `, ${Math.ceil(over / (TYPE * 1.1))} lines too many` : ' and their leaders'}; shorten short in ${wordsFile('events')}, the longest first: ${longest(items)}; or name one that a phone does without in WIDE_ONLY of src/charts/sanctions-timeline/model.ts, a charge together with its denial`,
			);
		const away = above ? -1 : 1;
		const edge = above ? railLeft : railRight;
		const x = above ? 1 + columns.left : width - 1 - columns.right;
		const side = Math.abs(x - edge) - BESIDE;
		const bends = bendsOf(placed, side, room);
		return placed.map((p, n) => markOf(p, { edge, away, x, side, bend: bends[n] as number, room }));
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

/** One event: its mark on the ladder or in its lane, its leader and its text. `side` and `bend` count from the ladder. */
function markOf(
	{ item, lane, y, tall, anchor, end }: Placed,
	{
		edge,
		away,
		x,
		side,
		bend,
		room,
	}: { edge: number; away: number; x: number; side: number; bend: number; room: Room },
): Mark {
	const { line, above } = item;
	const at = (out: number) => edge + away * out;
	const start = startOf({ lane });
	const span = lane !== undefined;
	return {
		...carriedOver(item),
		anchor: above ? 'end' : 'start',
		stem: [
			[at(start), anchor],
			...(bend > start ? [[at(bend), anchor] as XY] : []),
			[at(side), end],
			...(line === 'speech' ? ell(at(side), y, y + tall + 1, away * FOOT) : []),
		],
		dot: span || line === 'speech' ? undefined : [edge, anchor],
		span: span
			? [
					[at(start), room.top + item.from * room.scale],
					[at(start), room.top + item.to * room.scale],
				]
			: undefined,
		at: [x, y + TYPE * 0.8],
		box: { x: above ? x - item.width : x, y, width: item.width, height: tall },
	};
}
