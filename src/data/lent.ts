/**
 * Words that an edition does not have. A partial edition owes those words alone that are shown in it; in place of all others
 * its rows have the ruling edition's, lent, so that every row is whole and every sum can be made. Each is marked with where
 * it would stand, and wherever a mark is shown, a word is missing: the gate looks for marks in what travels with a graphic
 * (`gate/offers.ts`), and the build in every file of the edition (`gate/shown.ts`).
 */

/** Two signs of a private use area, which no text has: round what a word is called. */
const [OPEN, CLOSE] = ['\uE000', '\uE001'];
const MARK = new RegExp(`${OPEN}([^${CLOSE}]*)${CLOSE}`, 'g');
/** Fields of words that are codes, and mean the same in each language. */
const CODES: ReadonlySet<string> = new Set(['id', 'of', 'in', 'number', 'iso3']);

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A value with what it lacks taken from another, field by field; a list is had whole, or taken whole.
 * @param own undefined where there is nothing of it
 */
export function beneath(own: unknown, other: unknown): unknown {
	if (own === undefined) return other;
	if (!isObject(own) || !isObject(other)) return own;
	const fields = [...new Set([...Object.keys(other), ...Object.keys(own)])];
	return Object.fromEntries(fields.map((field) => [field, beneath(own[field], other[field])]));
}

/**
 * A value with a mark in each text that is not its own.
 * @param whole what it is, with what was lent to it
 * @param own as much of it as it had before
 * @param place where the missing word would stand: a file, then each field
 */
export function marked<T>(whole: T, own: unknown, place: string): T {
	if (typeof whole === 'string') return (own === undefined ? `${OPEN}${place}${CLOSE}${whole}` : whole) as T;
	if (Array.isArray(whole))
		return own === undefined ? (whole.map((item, i) => marked(item, undefined, `${place}.${i}`)) as T) : whole;
	if (!isObject(whole)) return whole;
	const fields = Object.entries(whole).map(([field, value]) => [
		field,
		CODES.has(field) ? value : marked(value, isObject(own) ? own[field] : undefined, `${place} ${field}`),
	]);
	return Object.fromEntries(fields) as T;
}

/** What the words are called that a text shows though its edition lacks them, each once. */
export const lentIn = (text: string): string[] => [...new Set([...text.matchAll(MARK)].map(([, place = '']) => place))];
