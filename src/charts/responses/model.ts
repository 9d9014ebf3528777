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
const LINE = { narrow: 16.5, wide: 18 } as const;
/** From the outer rule of the page to what stands in it. */
const MARGIN = { narrow: 13, wide: 14 } as const;

/** Rows of one government, numbered by the day of their first answer; who never answered comes last. */
export type Government = { number: number; name: string; state: number; rows: Response[] };
export type Notice = {
	row: Response;
	/** `said`, `speech` and so on, from the claim's standing. */
	line: string;
	state: number;
	/** The notice's own rule, along its top; the first row of the page has the page's. */
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

/** How high the empty box of the narrow page is. */
const BOX = 15;

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
			rows: data.responses.filter((r) => r.government === name),
		}));
}

/** The row that speaks for a government where there is room for one: the first with words, else the empty notice. */
export const mainRow = (rows: Response[]): Response | undefined => rows.find((r) => r.quote || r.summary) ?? rows[0];

/**
 * Rows that the story's cards speak of, beside the one that speaks for its government: a phone shows them too. The others
 * are in the table.
 */
export const ALSO_NARROW: ReadonlySet<string> = new Set(['russia-klintsevich']);

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
 * A page of numbered notices in drawing units: five columns side by side (wide), or five rows (narrow), each with the
 * row of its government that `mainRow` picks.
 * @throws Error where a claim is missing
 */
export function model(data: Data, size: Size, quotes: Quotes, empty: string): Model {
	return size === 'wide' ? wide(data, quotes, empty) : narrow(data, quotes, empty);
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
	const base = top + (name ? 17 : step);
	const nameWidth = name ? textWidth(name, TYPE, 'bold') + 8 : 0;
	const right = answered(row) ? (dated ? dateOf(data, row) : undefined) : empty;
	const rightWidth = right ? textWidth(right, TYPE, 'label') + 10 : 0;
	// The body up to its first comma, where it fits between the name and the date.
	const body = row.body.split(',')[0] ?? '';
	const bodyWidth = textWidth(body, TYPE);
	const fits = bodyWidth <= inner - nameWidth - rightWidth;
	const indent = answered(row) && line === 'speech' ? INDENT : 0;
	const said = answered(row) ? wordsOf(row, quotes, false) : [];
	// Where no government's name stands before the body, the first words stand beside it, if they fit.
	const left = margin + (name ? nameWidth : indent);
	const beside = left + bodyWidth + 8;
	const first = said[0] && !name && beside + textWidth(said[0], TYPE, settingOf(line)) <= margin + inner - rightWidth;
	const lines = said.slice(first ? 1 : 0).flatMap((w) => wrapText(w, inner - indent, TYPE, settingOf(line)));
	const last = base + step * lines.length;
	const box = answered(row) ? undefined : { x: margin, y: base + 8, width: inner, height: BOX };
	return {
		base,
		bottom: box ? box.y + box.height + 4 : last + (indent ? 6.5 : 6),
		notice: {
			row,
			line,
			heading: fits ? [{ text: body, x: left, y: base }] : [],
			date: answered(row) && right ? { text: right, x: margin + inner, y: base, anchor: 'end' } : undefined,
			empty: answered(row) ? undefined : { x: margin + inner, y: base, anchor: 'end' },
			words: [
				...(first ? [{ text: said[0] as string, x: beside, y: base }] : []),
				...lines.map((text, n) => ({ text, x: margin + indent, y: base + step * (n + 1) })),
			],
			side: indent ? ell(margin + 0.5, base + (name ? 6 : -11), last + 3.5) : undefined,
			box,
		},
	};
}

function narrow(data: Data, quotes: Quotes, empty: string): Model {
	const { width } = SIZES.narrow;
	const margin = MARGIN.narrow;
	const inner = width - 2 * margin;
	let y = margin - 6;
	const columns = governments(data).map((government, i): Column => {
		const main = mainRow(government.rows);
		if (!main) throw new Error(`responses: no row for ${government.name}`);
		const top = y;
		const rows = [main, ...government.rows.filter((r) => r !== main && ALSO_NARROW.has(r.id))];
		const strips = rows.map((row, n) => {
			const name = n ? '' : `${government.number} ${government.name}`;
			const strip = stripOf(data, row, y, name, quotes, empty, !n || row.date !== main.date);
			y = strip.bottom;
			return strip;
		});
		const words = strips.flatMap((s) => s.notice.words.map((w) => w.y)).filter((at) => at !== strips[0]?.base);
		return {
			government,
			name: { x: margin, y: top + 17 },
			frame: { x: margin, y: top, width: inner, height: y - top },
			// The ruled lines on which the answer will be written; the last lies so near the next notice that its rule serves.
			blank: (answered(main) ? words.slice(0, -1).map((at) => at + 3) : [top + 17 + 13]).map((at) => ({
				x: margin,
				y: at,
				width: inner,
			})),
			notices: strips.map(({ notice }, n) => ({
				...notice,
				state: government.state,
				top: i && !n ? { x: margin, y: top, width: inner } : undefined,
			})),
		};
	});
	return { width, height: Math.ceil(y + margin - 7), columns };
}

/** Width of the longest of parts that stand on one line. */
const longest = (parts: readonly string[], setting: 'label' | 'said' | 'bold') =>
	Math.max(...parts.map((w) => textWidth(w.trimEnd(), TYPE, setting)));

function wide(data: Data, quotes: Quotes, empty: string): Model {
	const { width } = SIZES.wide;
	const margin = MARGIN.wide;
	const pad = 8;
	const step = LINE.wide;
	const all = governments(data);
	const classes = (row: Response) => classOf(find(data.claims, row.claim).standing);
	const setting = (row: Response) => settingOf(classes(row));
	const said = (row: Response) => answered(row) && classes(row) === 'speech';
	const HEAD = 30;
	const BOXED = 34;
	const AIR = 14;
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
	const heightOf = (government: Government, columnWidth: number) =>
		HEAD + government.rows.reduce((sum, r) => sum + noticeHeight(r, columnWidth - 2 * pad), 0);

	// Widths by what each has to say: the tallest column takes a little from the one with most to spare, while it helps.
	const leastOf = (parts: (text: string) => string[]) =>
		all.map(
			(gov) =>
				2 * pad +
				Math.max(
					textWidth(`${gov.number} ${gov.name}`, TYPE, 'bold'),
					textWidth(empty, TYPE),
					...gov.rows.flatMap((r) => [
						longest(parts(r.body), said(r) ? 'bold' : 'label') + (said(r) ? INDENT : 0),
						...wordsOf(r, quotes, true).map((w) => longest(parts(w), setting(r)) + (said(r) ? INDENT : 0)),
					]),
				),
		);
	const total = width - 2 * margin;
	const spareOf = (widths: readonly number[]) => total - widths.reduce((a, b) => a + b, 0);
	// Where not all phrases find room on a line, they are broken.
	const whole = leastOf(partsOf);
	const least = spareOf(whole) < 0 ? leastOf((text) => partsOf(text).flatMap(wordsIn)) : whole;
	const spare = spareOf(least);
	const widths = least.map((l) => l + spare / all.length);
	const heights = () => all.map((gov, i) => heightOf(gov, widths[i] as number));
	for (let n = 0; n < 400; n++) {
		const now = heights();
		const tallest = now.indexOf(Math.max(...now));
		const givers = widths.map((w, i) => ({
			i,
			after: heightOf(all[i] as Government, w - 3),
			can: w - 3 >= (least[i] as number) && i !== tallest,
		}));
		const giver = givers.filter((c) => c.can).sort((a, b) => a.after - b.after)[0];
		if (!giver || giver.after >= (now[tallest] as number)) break;
		widths[giver.i] = (widths[giver.i] as number) - 3;
		widths[tallest] = (widths[tallest] as number) + 3;
	}

	const height = Math.ceil(Math.max(...heights()) + 2 * margin - AIR / 2);
	let x = margin;
	const columns = all.map((government, i): Column => {
		const own = widths[i] as number;
		const room = own - 2 * pad;
		const left = x + pad;
		let y = margin + HEAD;
		const notices = government.rows.map((row): Notice => {
			const l = linesOf(row, room);
			const top = y;
			const inset = left + (said(row) ? INDENT : 0);
			let base = y + 17;
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
			const second = l.date ? { x: inset, y: base, anchor: 'start' as const } : undefined;
			if (second) base += step;
			const words = said(row) ? first : set(l.words);
			y += noticeHeight(row, room);
			return {
				row,
				line: classes(row),
				state: government.state,
				top: { x: left, y: top, width: room },
				heading,
				date: answered(row) && second ? { ...second, text: l.date ?? '' } : undefined,
				empty: answered(row) ? undefined : second,
				words,
				side,
				box: answered(row) ? undefined : { x: left, y: base - 10, width: room, height: BOXED - 4 },
			};
		});
		const frame = { x, y: margin, width: own, height: height - 2 * margin };
		x += own;
		const ruled = Math.floor((frame.height - HEAD - 10) / 30);
		return {
			government,
			name: { x: left, y: margin + 18 },
			frame,
			blank: Array.from({ length: ruled }, (_, n) => ({ x: left, y: margin + HEAD + 30 * (n + 1), width: room })),
			notices,
		};
	});
	return { width, height, columns };
}
