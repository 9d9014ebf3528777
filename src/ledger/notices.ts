import { data } from '../data';
import type { Correction, GraphicId } from '../data/schema';
import { longDate } from './format';
import { say } from './tokens';

/** Words with `{name}` in them filled in. */
export const put = (text: string, values: Record<string, string>): string =>
	say(text, new Map(Object.entries(values).map(([name, value]) => [name, { text: value }])));

/** A notice's name: "Notice 3, 31 January 2027". */
export const headingOf = ({ number, date }: Pick<Correction, 'number' | 'date'>): string =>
	put(data.notices.heading, { number: String(number), date: longDate(date) });

/** Where a notice stands, from the site's root. */
export const anchorOf = ({ number }: Pick<Correction, 'number'>): string => `/notices/#notice-${number}`;

/** The newest notice that names a graphic: what it is corrected to. */
export const newestFor = <T extends Pick<Correction, 'graphics'>>(
	id: GraphicId,
	notices: readonly T[],
): T | undefined => notices.find((n) => n.graphics.includes(id));

/** All that notices say, newest first, as programs and released copies of embeds read it; `name` is as people see it. */
export const listOf = (notices: readonly Correction[]): { notices: (Correction & { name: string })[] } => ({
	notices: notices.map(({ number, date, ...rest }) => ({ number, name: headingOf({ number, date }), date, ...rest })),
});
