import type { Standing } from '../data/schema';

/**
 * The one place where a claim's standing becomes a line. A graphic never sets its own.
 * Words name the line, not the colour: by night the ink is pale, in forced colours it is the reader's.
 */
export type Line = 'solid' | 'dashed' | 'dotted' | 'none';

const LINES: Record<Standing, Line> = {
	'official-act': 'solid',
	document: 'solid',
	finding: 'solid',
	verdict: 'solid',
	reported: 'dashed',
	disputed: 'dashed',
	denial: 'dashed',
	declared: 'dotted',
	inference: 'none',
	unknown: 'none',
};

/** The line that a claim of this standing is drawn with. */
export const lineOf = (standing: Standing): Line => LINES[standing];

/** The class of a mark or a word: `record`, `said`, `declared`, `inferred` or `unknown`. */
export const classOf = (standing: Standing): string =>
	({ solid: 'record', dashed: 'said', dotted: 'declared', none: standing === 'unknown' ? 'unknown' : 'inferred' })[
		lineOf(standing)
	];
