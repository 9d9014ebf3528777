import type { Edition } from '../data/rows';
import { monthsOf, perEdition, signsOf } from './format';

/** Numbers and dates in a text, told apart, so that one text can be held against another whatever its spelling. */
export type Found = { kind: 'number' | 'date'; value: string; from: number; to: number };

/** Text as it is, in a pattern. */
export const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** Any of these, the longest first, so that none is taken for the beginning of another. */
export const any = (words: readonly string[]) =>
	[...words]
		.sort((a, b) => b.length - a.length)
		.map(escaped)
		.join('|');
/** Letters of scripts that part their words by spaces and set no number inside one; stands in a class. */
export const LETTER = '\\p{Script=Latin}\\p{Script=Cyrillic}';
/** A pattern that stands neither inside a word of such a script nor inside a number. */
export const wholly = (pattern: string) => `(?<![${LETTER}\\d])(?:${pattern})(?![${LETTER}\\d])`;
/** Not inside a word or a number. */
const BEFORE = `(?<![${LETTER}\\d])`;
const AFTER = `(?![${LETTER}])`;

/** A date as the edition writes it, as a pattern: its parts are groups with `n` behind their names. */
const dateOf = (pattern: string, months: string, n: number) =>
	BEFORE +
	escaped(pattern)
		.replace('\\{d\\}', `(?<day${n}>\\d{1,2})`)
		.replace('\\{month\\}', `(?<month${n}>${months})${AFTER}`)
		.replace('\\{y\\}', `(?<year${n}>\\d{4})`);

/** What an edition's words for numbers count; `one` is no number: it is said too often of things that nobody counts. */
function wordsOf({ counts, words, read }: Edition): Map<string, number> {
	const small = counts.flatMap((word, n): [string, number][] => (n > 1 && !/^\d/.test(word) ? [[word, n]] : []));
	return new Map([...small, ...Object.entries(words), ...Object.entries(read)]);
}

/** Figures as an edition writes them: 17,415.5 in English. */
const digitsOf = ({ group, decimal }: Signs) => `\\d[\\d${escaped(group)}]*(?:${escaped(decimal)}\\d+)?`;
type Signs = ReturnType<typeof signsOf>;
/** What figures amount to, with the units between them: 1만5,000 is 15000. Without any they are as they stand, but for the signs between thousands. */
function amountOf(digits: string, units: Edition['units'], { group, decimal }: Signs): string {
	const plain = group ? digits.replaceAll(group, '') : digits;
	const bare = plain.replace(decimal, '.');
	const parts = [...bare.matchAll(/([\d.]+)(\D*)/g)];
	return parts.every(([, , unit]) => !unit)
		? bare
		: String(parts.reduce((sum, [, n, unit]) => sum + Number(n) * (units[unit as string] ?? 1), 0));
}

export type Reader = (text: string) => Found[];

function make(edition: Edition): Reader {
	const { long, short } = monthsOf(edition);
	const named = [long.alone, short.alone, long.behindDay, short.behindDay];
	const months = any([...new Set(named.flat())]);
	const monthOf = (name: string) => {
		const at = named.map((names) => names.findIndex((m) => m.toLowerCase() === name.toLowerCase()));
		return String(Math.max(...at) + 1).padStart(2, '0');
	};
	const words = wordsOf(edition);
	const units = any(Object.keys(edition.units));
	const { day, dayOfYear, month, monthOfYear } = edition.dates;
	// The name of a month is no number by itself, but where it is written with one.
	const numbered = /\d/.test(long.alone.join('')) ? [monthOfYear] : [];
	const signs = signsOf(edition);
	const figures = digitsOf(signs);
	const dates = [day, dayOfYear, month, ...numbered].map((p, n) => dateOf(p, months, n));
	const pattern = new RegExp(
		[
			`(?<iso>\\d{4}-\\d\\d(?:-\\d\\d)?)(?!\\d)`,
			...dates,
			// “August and September 2017” names two months of one year.
			...(edition.between.length
				? [`${BEFORE}(?<first>${months})(?= (?:${any(edition.between)}) (?:${months}) (?<firstYear>\\d{4}))`]
				: []),
			`(?<year>(?:19|20)\\d\\d)(?![\\d${escaped(signs.group + signs.decimal)}]*\\d)`,
			`(?<![${LETTER}])(?<digits>${units ? `${figures}(?:(?:${units})(?:${figures})?)*` : figures})`,
			...(words.size ? [wholly(`(?<word>${any([...words.keys()])})`)] : []),
		].join('|'),
		'giu',
	);
	return (text) =>
		[...text.matchAll(pattern)].map((match) => {
			const g = match.groups as Record<string, string | undefined>;
			const at = { from: match.index, to: match.index + match[0].length };
			const n = dates.findIndex((_, i) => g[`month${i}`]);
			const parts = [g[`year${n}`] ?? '*', monthOf(g[`month${n}`] ?? ''), g[`day${n}`]?.padStart(2, '0')];
			const date =
				g.iso ?? (n >= 0 ? parts.filter(Boolean).join('-') : g.first ? `${g.firstYear}-${monthOf(g.first)}` : g.year);
			if (date) return { kind: 'date', value: date, ...at };
			const value = g.word
				? String(words.get(g.word.toLowerCase()))
				: amountOf(g.digits as string, edition.units, signs);
			return { kind: 'number', value, ...at };
		});
}

/**
 * Reads every number and date of a text, in order, as an edition writes them. Dates are `YYYY`, `YYYY-MM` or `YYYY-MM-DD`,
 * with `*` where the year is left to the context. A number behind a letter is a name (D12). Takes rows with the words of an
 * edition.
 */
export const readerOf = perEdition(make);

const sameDate = (wanted: string, carried: string): boolean => {
	const [want, has] = [wanted.split('-'), carried.split('-')];
	return want.length <= has.length && want.every((part, i) => part === '*' || has[i] === '*' || part === has[i]);
};

/** Whether one of these is the number or the date that is wanted: a date may be more exact there than here, never less. */
export const among = (all: readonly Found[], wanted: Found): boolean =>
	all.some(
		(f) => f.kind === wanted.kind && (f.kind === 'date' ? sameDate(wanted.value, f.value) : f.value === wanted.value),
	);

/** A small whole number as a sentence has it, "four"; any other as its figure is written. */
export function wordFor({ counts, words }: Edition, { value, text }: { value: number; text: string }): string {
	const big = Object.entries(words).find(([, n]) => n === value)?.[0];
	return (Number.isInteger(value) && value > 0 && counts[value]) || big || text;
}
