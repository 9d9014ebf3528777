import type { Data } from '../data/read';
import type { Correction } from '../data/rows';
import type { GraphicId } from '../data/schema';
import { put } from './fill';
import { formatsOf } from './format';

/**
 * A notice's name: "Notice 3, 31 January 2027".
 * @param data handed over, since the gate looks at rows before they may be loaded
 */
export const headingOf = (
	{ number, date }: Pick<Correction, 'number' | 'date'>,
	data: Pick<Data, 'notices' | 'edition'>,
): string => put(data.notices.heading, { number: String(number), date: formatsOf(data).longDate(date) });

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
	data: Pick<Data, 'notices' | 'edition'>,
): { notices: (Correction & { name: string })[] } => ({
	notices: notices.map(({ number, date, ...rest }) => ({
		number,
		name: headingOf({ number, date }, data),
		date,
		...rest,
	})),
});
