import { find } from '../../data/find';
import type { Data } from '../../data/read';
import { CARGO, CLAIMED, LANDINGS, LIMIT } from '../../ledger/figures';
import { formatsOf } from '../../ledger/format';
import { SIZES, type Size } from '../kit/chart';

export const STATES = ['claim', 'wagons', 'papers', 'findings', 'all'] as const;
export type State = (typeof STATES)[number];
export const stateOf = (state: State): number => STATES.indexOf(state);

/**
 * What is on record, line by line. Only the three landings may stand end to end: three cargoes in one set of papers.
 * Every other amount is measured from 0, or the eye would add what overlaps.
 */
export const LINES: readonly (readonly string[])[] = [
	LANDINGS,
	['ulsan-loading'],
	['sky-angel'],
	['rich-glory'],
	['customs-coal'],
	['verdict-coal'],
];

export type Bar = { id: string; claim: string; tonnes: number; x: number; width: number };
export type Line = {
	/** The first amount's id; words of the line are found by it. */
	id: string;
	/** The claim of the line as a whole: of its one amount, or of the sum. */
	claim: string;
	bars: Bar[];
	tonnes: number;
	/** The amount as it is written, "about 5,000". */
	text: string;
	/** The bars' upper edge. */
	y: number;
	height: number;
};
/** Rows of equal marks, each row drawn as one dashed stroke: `count` dashes of `mark` units with `gap` between them. */
export type Field = { x: number; mark: number; gap: number; thick: number; rows: { y: number; count: number }[] };
export type Model = {
	width: number;
	height: number;
	left: number;
	right: number;
	ladderY: number;
	/** Tonnes at each of the ladder's ends of segments. */
	ticks: { at: number; tonnes: number }[];
	claim: Line;
	lines: Line[];
	/** One mark a wagon, as the claim would fill: alone in its state, and small under the papers (wide only). */
	wagons: { count: number; large: Field; small?: Field; bottom: number };
	/** Whole cargoes as large as the named ship's, one hull each (wide only). */
	cargoes: { count: number; y: number; pitch: number; height: number };
	limit: {
		tonnes: number;
		share: string;
		x: number;
		width: number;
		part: number;
		y: number;
		height: number;
		claim: string;
	};
	strip: { y: number };
};

/** Rows of marks for a count, within a width. */
export function field(
	count: number,
	perRow: number,
	x: number,
	y: number,
	width: number,
	thick: number,
	pitchY: number,
	air: number,
): Field {
	const pitch = width / perRow;
	const rows = Array.from({ length: Math.ceil(count / perRow) }, (_, i) => ({
		y: y + i * pitchY,
		count: Math.min(perRow, count - i * perRow),
	}));
	return { x, mark: pitch * (1 - air), gap: pitch * air, thick, rows };
}

/** Marks in a row, so that all rows fit in a height: more of them, and narrower, rather than rows on what lies below. */
function perRow(count: number, least: number, room: number, thick: number, pitchY: number): number {
	const rows = Math.max(1, Math.floor((room - thick) / pitchY) + 1);
	return Math.max(least, Math.ceil(count / rows));
}

/** The end of each division of the ladder, at round tonnes, and the whole amount at its end. */
function divisionsOf(tonnes: number): number[] {
	const step = [1, 2, 2.5, 5, 10]
		.map((n) => n * 10 ** Math.floor(Math.log10(tonnes / 12)))
		.find((n) => tonnes / n <= 14);
	if (!step) throw new Error(`no ladder for ${tonnes} t`);
	const whole = Array.from({ length: Math.ceil(tonnes / step) }, (_, i) => i * step);
	return [...whole, tonnes];
}

/** Where lines stand, and how thick they are: all of them, above what they would fill, or those of the papers alone. */
const ROOMS = {
	wide: {
		all: { tops: [94, 134, 174, 214, 254, 294], thick: 32, height: 554 },
		papers: { tops: [104, 234], thick: 100, height: 470 },
	},
	narrow: {
		all: { tops: [81, 106, 137, 156, 192, 224], thick: 10, height: 325 },
		papers: { tops: [98, 186], thick: 50, height: 325 },
	},
} as const;

/**
 * The report's figure and the amounts on record, on one ladder of tonnes; all lengths in drawing units, unrounded.
 * @param papers whether of the amounts on record those of the papers stand alone: they have the room of all then
 */
export function model(data: Data, size: Size, papers = false): Model {
	const { percent, qualified, thousands } = formatsOf(data);
	const wide = size === 'wide';
	const [left, right] = wide ? [16, 724] : [8, 290];
	const claimed = find(data.quantities, CLAIMED);
	const span = right - left;
	const unit = span / claimed.value;
	const written = (id: string) => {
		const q = find(data.quantities, id);
		return qualified(q.qualifier, thousands(q.value));
	};
	const lineOf = (ids: readonly string[], y: number, height: number): Line => {
		let x = left;
		const bars = ids.map((id): Bar => {
			const { value: tonnes, claim } = find(data.quantities, id);
			const bar = { id, claim, tonnes, x, width: tonnes * unit };
			x += bar.width;
			return bar;
		});
		const tonnes = bars.reduce((sum, b) => sum + b.tonnes, 0);
		const id = ids[0] as string;
		return {
			id,
			bars,
			tonnes,
			y,
			height,
			text: ids.length > 1 ? thousands(tonnes) : written(id),
			claim: ids.length > 1 ? 'landed-in-russia' : (bars[0] as Bar).claim,
		};
	};

	const ladderY = wide ? 26 : 22;
	const claimY = wide ? 42 : 34;
	const claimHeight = wide ? 40 : 22;
	// One height for all: what differs is length alone.
	const { tops, thick, height } = ROOMS[size][papers ? 'papers' : 'all'];

	const wagon = find(data.scaleUnits, 'wagon');
	const count = Math.round(claimed.value / wagon.tonnes);
	const large = wide
		? field(count, perRow(count, 60, 340, 10, 19), left, 128, span, 10, 19, 0.24)
		: field(count, perRow(count, 43, 178, 5, 9), left, 94, span, 5, 9, 0.26);
	const stripY = wide ? 386 : 273;
	const small = wide ? field(count, perRow(count, 120, 64, 5, 7.6), left, stripY + 10, span, 5, 7.6, 0.3) : undefined;
	const cargoes = claimed.value / find(data.quantities, CARGO).value;
	const limit = find(data.quantities, LIMIT);
	const limitY = wide ? 538 : 298;

	return {
		width: SIZES[size].width,
		height,
		left,
		right,
		ladderY,
		ticks: divisionsOf(claimed.value).map((tonnes) => ({ at: left + tonnes * unit, tonnes })),
		claim: lineOf([CLAIMED], claimY, claimHeight),
		lines: LINES.slice(0, tops.length).map((ids, i) => lineOf(ids, tops[i] as number, thick)),
		wagons: { count, large, small, bottom: (large.rows.at(-1)?.y ?? 0) + large.thick },
		cargoes: { count: Math.floor(cargoes), y: stripY + 100, pitch: span / Math.ceil(cargoes), height: 18 },
		limit: {
			tonnes: limit.value,
			share: percent(claimed.value, limit.value),
			x: left,
			width: span,
			part: (span * claimed.value) / limit.value,
			y: limitY,
			height: wide ? 12 : 7,
			claim: limit.claim,
		},
		strip: { y: stripY },
	};
}
