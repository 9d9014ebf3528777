import type { Data, TableName } from '../../data/read';
import type { Graphic } from '../../data/rows';
import type { GraphicId } from '../../data/schema';
import type { Node } from '../../design/svg';
import type { InkName } from '../../design/tokens';
import type { Download } from './columns';

/**
 * A graphic is drawn twice, for narrow and for wide figures, and CSS shows the one that fits
 * (one drawing cannot keep 12 px type from 320 to 1,920 px). In drawing units, which are px at scale 1:
 * narrow stands in figures up to 609 px wide, wide from 610 px; either may be scaled down to 0.8, so no type
 * below 15 units.
 */
export const SIZES = {
	narrow: { width: 320, maxHeight: 325 },
	wide: { width: 760, maxHeight: 560 },
} as const;
export type Size = keyof typeof SIZES;
/** The least type size of a drawing, in its units: 12 px on screen at the scale of 0.8. */
export const MIN_TYPE = 15;

export type Drawing = {
	width: number;
	height: number;
	/** How high its last state is, where that is less: alone, it does not keep the room of a neighbour in the story. */
	alone?: number;
	nodes: Node[];
};

/** A table of what is drawn: the same facts for a reader who does not see it. */
export type Table = {
	caption: string;
	columns: string[];
	/**
	 * One row a fact; the first cell is its header. `claim` leads to the ledger. `nth` is the number at the first cell's end,
	 * where that says which of several it is.
	 */
	rows: { cells: string[]; claim?: string; nth?: number }[];
};

/** A graphic, as its room draws it. No chart knows about scrolling. */
export type Chart = {
	id: GraphicId;
	/**
	 * Whether it is drawn on the sheets of the sea chart (map/sheets.ts): they must then stand where it does, its base map
	 * is credited, and it can be explored.
	 */
	map?: true;
	/**
	 * The names of the states that a scene may show, in order; the last is the one that stands without script, on
	 * paper and in an embed. A mark that is not there from the first state carries `data-in` (the index of the state in
	 * which it arrives), one that leaves carries `data-out` (the index of the state in which it is gone).
	 */
	states: readonly string[];
	/**
	 * A state after the last that the story alone shows, by script: nothing comes in it, and what carries `data-out` of its
	 * index goes.
	 */
	beyond?: string;
	/** Pure: validated data and a size in, geometry out. */
	draw(data: Data, graphic: Graphic, size: Size): Drawing;
	/**
	 * The same with what only a scene of the story moves, from one state to another, by index; without script it looks as
	 * `draw` has it. By default, `draw`.
	 */
	scene?(data: Data, graphic: Graphic, size: Size, first: number, last: number): Drawing;
	table(data: Data, graphic: Graphic): Table;
	/** Tokens of its words that no row answers: it fills them in itself. */
	own?: readonly string[];
	/** The rows that it draws one by one: the gate holds their claims against those that its words list. */
	draws?: readonly Drawn[];
};

/** A table of which a graphic draws each row. */
type Drawn = {
	table: TableName;
	/** The field that a message names where a claim is not listed. */
	field: string;
	/** The claims that a row is drawn by; a faulty row may lack some. */
	claims(row: never): readonly (string | undefined)[];
};

/** What a graphic gives to a page in which it can be explored. */
export type Exploring = {
	/** What can be asked of it, as its script reads it. */
	facts: object;
	/** All words of them, for a face to be cut to. */
	words: string;
	style: string;
	/** The script of a page that has the graphic and its facts alone. */
	script: string;
};

/** What every graphic exports from its room, `charts/ID/index.ts`: all that the house knows of it beside its words. */
export type Room = {
	chart: Chart;
	download: Download;
	/** CSS of its own marks. */
	style?: (ink: InkName) => string;
	/** How its marks move on the story page, as CSS of `--at` and `--g` (move.ts). */
	move?: (data: Data) => string;
	/** SVG that its drawings refer to, as text. */
	defs?: () => string;
	/** What is drawn on the story's social card, which has no other drawing. */
	card?: (data: Data) => Drawing;
	/** In the story, what is laid over the sheets that lie on it: a view box, and SVG as text. */
	border?: () => { box: string; body: string };
	/** How it can be explored; read where that is offered, and not before. */
	explore?: (data: Data) => Promise<Exploring>;
};
