import type { Correction, Notices } from '../data/rows';
import type { GraphicId } from '../data/schema';
import { longDate } from './format';
import { put } from './tokens';

/**
 * A notice's name: "Notice 3, 31 January 2027".
 * @param words those of notices, of notices.yaml: handed over, since the gate looks at rows before they may be loaded
 */
export const headingOf = ({ number, date }: Pick<Correction, 'number' | 'date'>, words: Notices): string =>
	put(words.heading, { number: String(number), date: longDate(date) });

/** Where a notice stands, from the site's root. */
export const anchorOf = ({ number }: Pick<Correction, 'number'>): string => `/notices/#notice-${number}`;

/** The newest notice that names a graphic: what it is corrected to. */
export const newestFor = <T extends Pick<Correction, 'graphics'>>(
	id: GraphicId,
	notices: readonly T[],
): T | undefined => notices.find((n) => n.graphics.includes(id));

/** All that notices say, newest first, as programs and released copies of embeds read it; `name` is as people see it. */
export const listOf = (
	notices: readonly Correction[],
	words: Notices,
): { notices: (Correction & { name: string })[] } => ({
	notices: notices.map(({ number, date, ...rest }) => ({
		number,
		name: headingOf({ number, date }, words),
		date,
		...rest,
	})),
});
