import type { Box } from '../../design/text';

/** The months on the ladder, and the month after the last, where it ends. */
export const MONTHS = ['2017-08', '2017-09', '2017-10', '2017-11', '2017-12', '2018-01'] as const;
export const END = '2018-02';
/** The one event whose effect lasts: its line runs on along the ladder. */
export const BAN = 'res-2371';

export const TYPE = 15;
export const RAIL = 7;
/** Air between texts. */
export const GAP = 5;
/** How far from the ladder the first lane of spans lies, and each lane from the one before, where it stands. */
export const LANE = 5;
/** How far the foot of an L reaches under the text that it closes. */
export const FOOT = 11;

/** Days from the ladder's beginning to the start of a day or month. */
export function dayOf(date: string): number {
	const [y, m = '01', d = '01'] = date.split('-');
	return (Date.UTC(Number(y), Number(m) - 1, Number(d)) - Date.UTC(2017, 7, 1)) / 864e5;
}

export const DAYS = dayOf(END);

export type XY = [x: number, y: number];
/** What a mark has of its event, however it is drawn. */
export const carriedOver = ({ id, claim, line, above, state, date, text }: Item) => ({
	id,
	claim,
	line,
	above,
	state,
	date,
	text,
});
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

export type Item = Pick<Mark, 'id' | 'claim' | 'line' | 'above' | 'state' | 'date' | 'text'> & {
	from: number;
	to: number;
	point: boolean;
	width: number;
};

/** The longest labels of one side, for messages. */
export const longest = (side: Item[]) =>
	[...side]
		.sort((a, b) => b.width - a.width)
		.slice(0, 3)
		.map((i) => `“${i.text.join(' ')}” (${i.id})`)
		.join(', ');
