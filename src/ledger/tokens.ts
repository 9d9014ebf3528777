import { withOrigin } from '../data/parse';
import type { Data } from '../data/read';
import type { Voyage } from '../data/rows';
import { type Figure, figuresOf } from './figures';
import { say } from './fill';
import { formatsOf } from './format';
import { wordFor } from './numbers';

/** How long a date is that is known to the day. */
const DAY = 'YYYY-MM-DD'.length;
/** Whether the name of a voyage's ship is known; a faulty row may lack it. */
export const isNamed = ({ named, ship }: Partial<Voyage>): boolean => named === true && !!ship;

/**
 * All that a text may be filled from, by name: figures; the same as words (`words:banned-ships`, "four"); what is known
 * of a ship (`sky-angel-flag`, `sky-angel-when`, and `sky-angel-day` without the year); the words of a claim
 * (`quote:trump-red-handed`). Each leads to the claim that carries it. A fact stands once, in a row: this is how others say it.
 */
export function tokensOf(data: Data): Map<string, Figure> {
	const tokens = new Map(figuresOf(data));
	const { dayOf, longDate } = formatsOf(data);
	for (const [id, figure] of [...tokens]) tokens.set(`words:${id}`, { ...figure, text: wordFor(data.edition, figure) });
	const add = (id: string, text: string | undefined, claim: string) =>
		text && tokens.set(id, { value: 0, text, claim });
	for (const v of data.voyages ?? []) {
		if (!isNamed(v)) continue;
		add(`${v.id}-flag`, v.flag, v.claim);
		add(`${v.id}-when`, v.date ? longDate(v.date) : v.when, v.claim);
		if (v.date?.length === DAY) add(`${v.id}-day`, dayOf(v.date), v.claim);
	}
	for (const c of data.claims ?? []) add(`quote:${c.id}`, c.quote, c.id);
	return tokens;
}

/** Every text of the rows filled in, and to each response the words that its claim quotes. Lines of rows stay known. */
export function resolved(data: Data): Data {
	const tokens = tokensOf(data);
	const filled = (value: unknown): unknown => {
		if (typeof value === 'string') return value.includes('{') ? say(value, tokens) : value;
		if (Array.isArray(value)) return value.map(filled);
		if (typeof value !== 'object' || value === null) return value;
		const copy = Object.fromEntries(Object.entries(value).map(([k, v]) => [k, filled(v)]));
		return Object.getOwnPropertySymbols(value).length ? withOrigin(copy, value) : copy;
	};
	const quotes = new Map(data.claims.map((c) => [c.id, c.quote]));
	return {
		...(filled(data) as Data),
		// Where a number is let stand, its text is that of the file.
		allowedNumbers: data.allowedNumbers,
		responses: data.responses.map((r) => {
			const copy = filled(r) as typeof r;
			const quote = quotes.get(r.claim);
			return quote === undefined ? copy : withOrigin({ ...copy, quote }, r);
		}),
	};
}
