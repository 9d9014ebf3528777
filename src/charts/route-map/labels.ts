import type { Box } from '../../design/text';
import type { Point } from '../../map/projection';

/** One line of text with its own states: a name that stays, and under it what is said for a while. */
export type Part = {
	text: string;
	/** Left end or middle of the baseline. */
	x: number;
	y: number;
	anchor: 'start' | 'middle';
	kind: Kind;
	size: number;
	/** First and last state in which it is seen. */
	from: number;
	to: number;
	box: Box;
	claim?: string;
};
/** What a text is, which decides how it is set. */
export type Kind = 'port' | 'country' | 'sea' | 'said' | 'record' | 'declared' | 'quiet';

/** One way to set a label. */
export type Candidate = {
	parts: Part[];
	cost: number;
	/** From the farthest mark that the label belongs to, to its text. */
	leader?: [Point, Point];
	/** Where the leader touches its marks. */
	dots?: Point[];
	/** Words on a line that no leader ties to it: next to a place's name they would be read as more of that. */
	untied?: boolean;
};
/**
 * A label and the places that it may take. `stiff` multiplies what standing on a line costs: a sea's name keeps off, a
 * port's must be near its port. `coast` does that for the shore: a port's name lies across it as a rule, words that have the
 * choice do not, for a coast through letters is read as a letter more, or less. `own` are the legs that it speaks of: it must be plain that it does not mean another.
 * `more` makes places that are farther off, or words that are shorter, for a map on which the first do not do.
 * What is `spare` is left out only when nothing else helps, and that is said. `from` is where its words stand: the file,
 * and what to look for in it.
 */
export type Item = {
	id: string;
	candidates: Candidate[];
	more?: () => Candidate[];
	stiff?: number;
	coast?: number;
	own?: string[];
	spare?: boolean;
	from?: string;
};
export type Placed = Candidate & { id: string; onLine: boolean };

/** A thing that texts should keep off, and when it is seen. */
export type Obstacle = { id: string; points: readonly Point[]; from: number; to: number; weight: number };
export type Field = {
	/** Texts stay inside this. */
	safe: Box;
	/** Nothing may touch these. */
	solid: (Box & { from: number; to: number; port?: boolean })[];
	/** Every point inside a text's box costs its weight. */
	soft: Obstacle[];
	/** Where texts of one kind may not stand. */
	forbidden: (part: Part) => boolean;
};

/** Whether two things are ever seen at once. */
export const together = (a: { from: number; to: number }, b: { from: number; to: number }) =>
	a.from <= b.to && b.from <= a.to;
/** Whether a point lies in a box, or as near to it as `air`. */
export const within = ([x, y]: Point, b: Box, air: number) =>
	x > b.x - air && x < b.x + b.width + air && y > b.y - air && y < b.y + b.height + air;
