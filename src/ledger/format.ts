/** "17,415". */
export const thousands = (n: number): string => Math.round(n).toLocaleString('en-GB');

/**
 * A count as a sentence has it.
 * @param words those of small counts, from none on; what is beyond them stands in figures
 */
export const inWords = (n: number, words: readonly string[]): string => words[n] ?? thousands(n);

/**
 * A share in per cent, rounded once: whole per cents from 10 up, one decimal below, as newspapers print them.
 * @param part and whole in the same unit
 */
export function percent(part: number, whole: number): string {
	const share = (100 * part) / whole;
	return `${share >= 10 ? share.toFixed(0) : share.toFixed(1)}%`;
}

/** "$2.34 billion", "$98 million". */
export function dollars(usd: number): string {
	if (usd >= 1e9) return `$${(usd / 1e9).toFixed(2)} billion`;
	if (usd >= 1e6) return `$${(usd / 1e6).toFixed(0)} million`;
	return `$${thousands(usd)}`;
}

const MONTHS = [
	'January',
	'February',
	'March',
	'April',
	'May',
	'June',
	'July',
	'August',
	'September',
	'October',
	'November',
	'December',
];

/** A date as precise as it is known: "5 August 2017", "August 2017", "2017". */
export function longDate(date: string): string {
	const [y, m, d] = date.split('-');
	return [d && Number(d), m && MONTHS[Number(m) - 1], y].filter(Boolean).join(' ');
}

/** "5 Aug 2017", "Aug 2017", "2017"; the year can be left out where an axis has it. */
export function shortDate(date: string, year = true): string {
	const [y, m, d] = date.split('-');
	return [d && Number(d), m && MONTHS[Number(m) - 1]?.slice(0, 3), year || !m ? y : ''].filter(Boolean).join(' ');
}
