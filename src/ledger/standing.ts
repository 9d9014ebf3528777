import type { Standing } from '../data/schema';

/**
 * The one place where a claim's standing becomes a line. A graphic never sets its own.
 * Dashed is for events that somebody reports. What a named person or office said, charge and denial alike, is ticked: it is
 * neither confirmed nor unconfirmed, it was said.
 * Words name the line, not the colour: by night the ink is pale, in forced colours it is the reader's.
 */
export const LINE_NAMES = ['solid', 'dashed', 'ticked', 'dotted', 'none'] as const;
export type Line = (typeof LINE_NAMES)[number];

const LINES: Record<Standing, Line> = {
	'official-act': 'solid',
	document: 'solid',
	finding: 'solid',
	verdict: 'solid',
	reported: 'dashed',
	disputed: 'dashed',
	statement: 'ticked',
	denial: 'ticked',
	declared: 'dotted',
	inference: 'none',
	unknown: 'none',
};

/** The line that a claim of this standing is drawn with. */
export const lineOf = (standing: Standing): Line => LINES[standing];

/** The class of a mark or a word: `record`, `said` (reported), `speech`, `declared`, `inferred` or `unknown`. */
export const classOf = (standing: Standing): string =>
	({
		solid: 'record',
		dashed: 'said',
		ticked: 'speech',
		dotted: 'declared',
		none: standing === 'unknown' ? 'unknown' : 'inferred',
	})[lineOf(standing)];
