import { find } from '../../data/find';
import type { Data } from '../../data/read';
import type { Response } from '../../data/rows';
import { partsOf, wordsIn } from '../../design/breaks';
import { textWidth, wrapText } from '../../design/measure';
import type { Box } from '../../design/text';
import { formatsOf } from '../../ledger/format';
import { classOf } from '../../ledger/standing';
import { SIZES, type Size } from '../kit/chart';

export const STATES = ['asked', 'first', 'second', 'third', 'all'] as const;

const TYPE = 15;
const LINE = { narrow: 16.6, wide: 18 } as const;
/** From the edge to what stands in it: a phone's page has no rule round it, and gives the room to answers. */
const MARGIN = { narrow: 1, wide: 14 } as const;

/** Rows of one government, numbered by the day of their first answer; who never answered comes last. */
export type Government = { number: number; name: string; state: number; rows: Response[] };
export type Notice = {
	row: Response;
	/** `said`, `speech` and so on, from the claim's standing. */
	line: string;
	state: number;
	/** The notice's own rule, along its top. */
	top?: { x: number; y: number; width: number };
	/** Baselines of each line of text. */
	heading: { text: string; x: number; y: number }[];
	date?: { text: string; x: number; y: number; anchor: 'start' | 'end' };
	words: { text: string; x: number; y: number }[];
	/** Of what somebody said: an L down the side of the words, with a foot to the speaker's name or under the last line. */
	side?: string;
	/** The empty box of a body that did not answer. */
	box?: Box;
	/** Whether a blank box says so itself, or the date's place does. */
	empty?: { x: number; y: number; anchor: 'start' | 'end' };
};
export type Column = {
	government: Government;
	name: { x: number; y: number };
	notices: Notice[];
	/** Blank lines, ruled, which stand until the notice is filled in. */
	blank: { x: number; y: number; width: number }[];
	/** The column's own box; on the narrow drawing a row's. */
	frame: Box;
};
export type Model = { width: number; height: number; columns: Column[] };

/** The empty box of the narrow page, on the line of the body that did not answer: its height, and the air in it. */
const BOX = { height: 15.5, air: 6 } as const;

/** How far the foot of an L reaches. */
const FOOT = 11;
/** How far words stand in from an L. */
const INDENT = 9;
const ell = (x: number, top: number, bottom: number) => `M${x} ${top}V${bottom}h${FOOT}`;
/** The setting of a notice's words: what is reported is lettered as such, somebody's own words stand upright. */
const settingOf = (line: string) => (line === 'said' ? ('said' as const) : ('label' as const));

const answered = (row: Response) => row.kind !== 'no-answer';

/**
 * Governments by the day of their first answer: the rows of data/facts/responses.yaml stand in that order, which within one
 * day is ours. Those that never answered keep the last numbers, in the order of the file.
 */
export function governments(data: Data): Government[] {
	const names = [...new Set(data.responses.map((r) => r.government))];
	const first = (name: string) => {
		const at = data.responses.findIndex((r) => r.government === name && answered(r));
		return at < 0 ? Number.POSITIVE_INFINITY : at;
	};
	return names
		.map((name, i) => ({ name, first: first(name), i }))
		.sort((a, b) => (a.first === b.first ? a.i - b.i : a.first - b.first))
		.map(({ name }, i) => ({
			number: i + 1,
			name,
			// One state for each that answered; whoever is left comes in the last.
			state: Math.min(i + 1, STATES.length - 1),
			// What was answered first, in the order of the file, and silence last.
			rows: [true, false].flatMap((has) => data.responses.filter((r) => r.government === name && answered(r) === has)),
		}));
}

type Quotes = { open: string; close: string };

/**
 * What a notice says: the government's own words, then ours. Where room is short a denial stands on its own words, if
 * they are a whole sentence and not a fragment.
 */
export function wordsOf(row: Response, quotes: Quotes, all: boolean): string[] {
	const own = row.quote ? [`${quotes.open}${row.quote}${quotes.close}`] : [];
	const enough = row.kind === 'denial' && /^\p{Lu}/u.test(row.quote ?? '');
	return row.summary && (all || !enough) ? [...own, row.summary] : own;
}

/** A notice's date, as precise as it is known. The year stands in the subtitle. */
const dateOf = (data: Data, row: Response) => (row.date ? formatsOf(data).shortDate(row.date, false) : undefined);

/**
 * A page of numbered notices in drawing units, every row of the data on it: governments in columns (wide), or one under
 * another (narrow).
 * @throws Error where a claim is missing
 */
export function model(data: Data, size: Size, quotes: Quotes, empty: string): Model {
	return size === 'wide' ? wide(data, quotes, empty) : narrow(data, quotes, empty);
}

/** Lines of a text whose first one is shorter by what stands before it. The first is empty where nothing fits there. */
function wrapBehind(text: string, first: number, width: number, setting: 'label' | 'said'): [string, ...string[]] {
	const [line = ''] = wrapText(text, first, TYPE, setting);
	const fits = textWidth(line, TYPE, setting) <= first;
	const rest = fits ? text.slice(line.length).trim() : text;
	return [fits ? line : '', ...(rest ? wrapText(rest, width, TYPE, setting) : [])];
}

/** One notice of the narrow page, from `top` down: `name` is what stands before its body, of a government's first one alone. */
type Strip = { notice: Omit<Notice, 'state' | 'top'>; base: number; bottom: number };
function stripOf(
	data: Data,
	row: Response,
	top: number,
	name: string,
	quotes: Quotes,
	empty: string,
	dated: boolean,
): Strip {
	const margin = MARGIN.narrow;
	const inner = SIZES.narrow.width - 2 * margin;
	const step = LINE.narrow;
	const line = classOf(find(data.claims, row.claim).standing);
	const silent = !answered(row);
	const base = top + step;
	const nameWidth = name ? textWidth(name, TYPE, 'bold') + 8 : 0;
	const right = silent ? empty : dated ? dateOf(data, row) : undefined;
	const air = silent ? BOX.air : 0;
	const rightWidth = right ? textWidth(right, TYPE, 'label') + 10 + 2 * air : 0;
	// The body up to its first comma, where it fits between the name and the date.
	const body = row.body.split(',')[0] ?? '';
	const bodyWidth = textWidth(body, TYPE);
	const fits = bodyWidth <= inner - nameWidth - rightWidth;
	const indent = line === 'speech' || !name ? INDENT : 0;
	const [own, ...ours] = silent ? [] : wordsOf(row, quotes, false);
	// Where no government's name stands before the body, its words begin beside it.
	const left = margin + (name ? nameWidth : indent);
	const beside = left + bodyWidth + 8;
	const room = inner - indent;
	const setting = settingOf(line);
	const [first, ...others] = name
		? ['', ...wrapText(own ?? '', room, TYPE, setting)]
		: wrapBehind(own ?? '', margin + inner - rightWidth - beside, room, setting);
	const lines = [...others, ...ours.flatMap((w) => wrapText(w, room, TYPE, setting))].filter(Boolean);
	const last = base + step * lines.length;
	const end = margin + inner;
	return {
		base,
		bottom: last,
		notice: {
			row,
			line,
			heading: fits ? [{ text: body, x: left, y: base }] : [],
			date: !silent && right ? { text: right, x: end, y: base, anchor: 'end' } : undefined,
			empty: silent ? { x: end - air, y: base, anchor: 'end' } : undefined,
			words: [
				...(first ? [{ text: first, x: beside, y: base }] : []),
				...lines.map((text, n) => ({ text, x: margin + indent, y: base + step * (n + 1) })),
			],
			side:
				!silent && line === 'speech'
					? ell(margin, base + (name ? 5.5 : -9.5), last + (lines.length ? 3 : 3.5))
					: undefined,
			box: silent
				? {
						x: end - textWidth(empty, TYPE) - 2 * air,
						y: base - 12.5,
						width: textWidth(empty, TYPE) + 2 * air,
						height: BOX.height,
					}
				: undefined,
		},
	};
}

/** Air from a government's last line to the rule under it, from that to the top of the next, and between two notices. */
const BETWEEN = { under: 2.8, over: -1, notices: 0.2 } as const;

function narrow(data: Data, quotes: Quotes, empty: string): Model {
	const { width } = SIZES.narrow;
	const margin = MARGIN.narrow;
	const inner = width - 2 * margin;
	let y: number = -BETWEEN.over - 3;
	const columns = governments(data).map((government, i): Column => {
		const top = y;
		y += BETWEEN.over;
		const dates = new Set<string | undefined>();
		const strips = government.rows.map((row, n) => {
			const name = n ? '' : `${government.number} ${government.name}`;
			const strip = stripOf(data, row, y, name, quotes, empty, !dates.has(row.date));
			dates.add(row.date);
			y = strip.bottom + (n < government.rows.length - 1 ? BETWEEN.notices : 0);
			return strip;
		});
		y += BETWEEN.under;
		const base = strips[0]?.base ?? top;
		const answers = strips.filter((s) => !s.notice.box);
		const ruled = Math.round(((answers.at(-1)?.bottom ?? base) - base) / LINE.narrow);
		return {
			government,
			name: { x: margin, y: base },
			frame: { x: margin, y: top, width: inner, height: y - top },
			// The ruled lines on which the answer will be written; the last lies so near the next notice that its rule serves.
			blank: Array.from({ length: Math.max(0, ruled - 1) }, (_, n) => ({
				x: margin,
				y: base + LINE.narrow * (n + 1) + 3,
				width: inner,
			})),
			notices: strips.map(({ notice }, n) => ({
				...notice,
				state: government.state,
				top: i && !n ? { x: margin, y: top, width: inner } : undefined,
			})),
		};
	});
	return { width, height: Math.ceil(y), columns };
}

/** Width of the longest of parts that stand on one line. */
const longest = (parts: readonly string[], setting: 'label' | 'said' | 'bold') =>
	Math.max(...parts.map((w) => textWidth(w.trimEnd(), TYPE, setting)));

/** A notice's place in a column: what stands over the first, and the air in and round it. */
const [HEAD, BOXED, AIR, PAD] = [30, 34, 14, 8] as const;

/** Every way to part a list into stretches of two at the most, in its order. */
function stretches<T>(list: readonly T[]): T[][][] {
	if (!list.length) return [[]];
	return [1, 2].flatMap((n) =>
		n > list.length ? [] : stretches(list.slice(n)).map((rest) => [list.slice(0, n), ...rest]),
	);
}

/**
 * Widths of columns: what is to spare is shared alike, then one takes from another for as long as that costs less.
 * @param least of each column, in units
 * @param spare what their row is wider than all of these
 * @param measure what some widths cost
 */
function settled<T extends { widths: readonly number[]; cost: number }>(
	least: readonly number[],
	spare: number,
	measure: (widths: readonly number[]) => T,
): T {
	let best = measure(least.map((l) => l + spare / least.length));
	for (;;) {
		const { widths, cost } = best;
		const tries = [24, 8, 2].flatMap((by) =>
			widths.flatMap((own, from) =>
				own - by < (least[from] as number)
					? []
					: widths.flatMap((_, to) =>
							from === to ? [] : [measure(widths.map((w, i) => (i === to ? w + by : i === from ? w - by : w)))],
						),
			),
		);
		const next = tries.sort((a, b) => a.cost - b.cost)[0];
		if (!next || next.cost >= cost) return best;
		best = next;
	}
}

function wide(data: Data, quotes: Quotes, empty: string): Model {
	const { width } = SIZES.wide;
	const margin = MARGIN.wide;
	const step = LINE.wide;
	const classes = (row: Response) => classOf(find(data.claims, row.claim).standing);
	const setting = (row: Response) => settingOf(classes(row));
	const said = (row: Response) => answered(row) && classes(row) === 'speech';
	/** Lines of one notice in a column of this many units. */
	const linesOf = (row: Response, column: number) => {
		const room = column - (said(row) ? INDENT : 0);
		return {
			heading: wrapText(row.body, room, TYPE, said(row) ? 'bold' : 'label'),
			date: answered(row) ? dateOf(data, row) : empty,
			words: answered(row) ? wordsOf(row, quotes, true).flatMap((w) => wrapText(w, room, TYPE, setting(row))) : [],
		};
	};
	const noticeHeight = (row: Response, room: number) => {
		const l = linesOf(row, room);
		return step * (l.heading.length + (l.date ? 1 : 0) + l.words.length) + (answered(row) ? 0 : BOXED) + AIR;
	};
	const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);
	const known = new Map<string, number>();
	const heightOf = ({ number, rows }: Government, columnWidth: number): number => {
		const key = `${number} ${columnWidth}`;
		const height = known.get(key) ?? HEAD + sum(rows.map((r) => noticeHeight(r, columnWidth - 2 * PAD)));
		known.set(key, height);
		return height;
	};

	// Widths by what each has to say: a column takes a little from another while that makes the page lower.
	const total = width - 2 * margin;
	const leastOf = (groups: Government[][], parts: (text: string) => string[]) =>
		groups.map(
			(group) =>
				2 * PAD +
				Math.max(
					textWidth(empty, TYPE),
					...group.map((gov) => textWidth(`${gov.number} ${gov.name}`, TYPE, 'bold')),
					...group
						.flatMap((gov) => gov.rows)
						.flatMap((r) => [
							longest(parts(r.body), said(r) ? 'bold' : 'label') + (said(r) ? INDENT : 0),
							...wordsOf(r, quotes, true).map((w) => longest(parts(w), setting(r)) + (said(r) ? INDENT : 0)),
						]),
				),
		);
	/** The columns' widths, and how high the page is: the second rows of all columns begin at one height. */
	function measured(groups: Government[][]) {
		const whole = leastOf(groups, partsOf);
		// Where not all phrases find room on a line, they are broken.
		const least = total < sum(whole) ? leastOf(groups, (text) => partsOf(text).flatMap(wordsIn)) : whole;
		const spare = total - sum(least);
		const heights = (widths: readonly number[]) => {
			const cells = groups.map((group, i) => group.map((gov) => heightOf(gov, widths[i] as number)));
			const firsts = Math.max(0, ...cells.filter((c) => c.length > 1).map((c) => c[0] as number));
			const seconds = Math.max(0, ...cells.map((c) => c[1] ?? 0));
			const inside = Math.max(...cells.map(sum), firsts + seconds);
			// Of two settings that are as high, the one whose columns are more even.
			return { widths, inside, second: inside - seconds, cost: inside - Math.min(...widths) / 1000 };
		};
		return { ...settled(least, spare, heights), groups, spare };
	}
	// Two governments share a column, so that none is a ribbon of two words a line: of the ways that make the page about as
	// low as it can be, the one whose narrowest column is the widest.
	const ways = stretches(governments(data)).map(measured);
	const whole = ways.some((w) => w.spare >= 0) ? ways.filter((w) => w.spare >= 0) : ways;
	const lowest = Math.min(...whole.map((w) => w.inside));
	const { groups, widths, inside, second } = whole
		.filter((w) => w.inside <= lowest * 1.1)
		.sort((a, b) => Math.min(...b.widths) - Math.min(...a.widths))[0] as (typeof ways)[number];
	const height = Math.ceil(inside + 2 * margin - AIR / 2);
	const foot = height - margin;

	/** One notice of a column, its rule at `top`. */
	function noticeAt(row: Response, government: Government, left: number, top: number, room: number): Notice {
		const l = linesOf(row, room);
		const inset = left + (said(row) ? INDENT : 0);
		let base = top + 17;
		/** Lines of text from here on down. */
		const set = (lines: string[]) =>
			lines.map((text) => {
				base += step;
				return { text, x: inset, y: base - step };
			});
		// Somebody's own words come first, and who said them, and when, closes them.
		const first = said(row) ? set(l.words) : [];
		const side = said(row) ? ell(left - 3.5, top + 7, base - 5) : undefined;
		const heading = set(l.heading);
		const after = l.date ? { x: inset, y: base, anchor: 'start' as const } : undefined;
		if (after) base += step;
		const words = said(row) ? first : set(l.words);
		return {
			row,
			line: classes(row),
			state: government.state,
			top: { x: left, y: top, width: room },
			heading,
			date: answered(row) && after ? { ...after, text: l.date ?? '' } : undefined,
			empty: answered(row) ? undefined : after,
			words,
			side,
			box: answered(row) ? undefined : { x: left, y: base - 10, width: room, height: BOXED - 4 },
		};
	}

	let x: number = margin;
	const columns = groups.flatMap((group, i) => {
		const own = widths[i] as number;
		const room = own - 2 * PAD;
		const at = x;
		x += own;
		return group.map((government, n): Column => {
			const [top, end] = [n ? margin + second : margin, !n && group.length > 1 ? margin + second : foot];
			let y = top + HEAD;
			const notices = government.rows.map((row) => {
				const notice = noticeAt(row, government, at + PAD, y, room);
				y += noticeHeight(row, room);
				return notice;
			});
			return {
				government,
				name: { x: at + PAD, y: top + 18 },
				frame: { x: at, y: top, width: own, height: end - top },
				blank: Array.from({ length: Math.floor((end - top - HEAD - 10) / 30) }, (_, k) => ({
					x: at + PAD,
					y: top + HEAD + 30 * (k + 1),
					width: room,
				})),
				notices,
			};
		});
	});
	return { width, height, columns };
}
