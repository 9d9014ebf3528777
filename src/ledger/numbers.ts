/** Numbers and dates in a text, told apart, so that one text can be held against another whatever its spelling. */
export type Found = { kind: 'number' | 'date'; value: string; from: number; to: number };

const SHORT = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** In full, or as axes and tables shorten them. */
const MONTHS =
	'Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:tember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?';
const monthOf = (name: string) =>
	String(SHORT.findIndex((m) => name.toLowerCase().startsWith(m.toLowerCase())) + 1).padStart(2, '0');
const WORDS = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const BIG: Record<string, number> = {
	twice: 2,
	sixteen: 16,
	twenty: 20,
	thirty: 30,
	forty: 40,
	hundred: 100,
	thousand: 1000,
};
const countOf = (word: string) => String(BIG[word] ?? WORDS.indexOf(word) + 2);

const PATTERN = new RegExp(
	[
		`(?<iso>\\d{4}-\\d\\d(?:-\\d\\d)?)(?!\\d)`,
		`(?<day>\\d{1,2}) (?<dayMonth>${MONTHS})\\b(?: (?<dayYear>\\d{4}))?`,
		`\\b(?<month>${MONTHS}) (?<monthYear>\\d{4})`,
		// “August and September 2017” names two months of one year.
		`\\b(?<first>${MONTHS})(?= (?:and|to|or) (?:${MONTHS}) (?<firstYear>\\d{4}))`,
		`(?<year>(?:19|20)\\d\\d)(?![\\d,.]*\\d)`,
		`(?<![A-Za-z])(?<digits>\\d[\\d,]*(?:\\.\\d+)?)`,
		`(?<word>\\b(?:${[...WORDS, ...Object.keys(BIG)].join('|')})\\b)`,
	].join('|'),
	'gi',
);

/**
 * Every number and date of a text, in order. Dates are `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, with `*` where the year is
 * left to the context. A number behind a letter is a name (D12); `one` is no number here: it is said too often of things that nobody counts.
 */
export function numbersIn(text: string): Found[] {
	return [...text.matchAll(PATTERN)].map((match) => {
		const g = match.groups as Record<string, string | undefined>;
		const at = { from: match.index, to: match.index + match[0].length };
		const day = g.day?.padStart(2, '0');
		const date =
			g.iso ??
			(day
				? `${g.dayYear ?? '*'}-${monthOf(g.dayMonth as string)}-${day}`
				: g.month
					? `${g.monthYear}-${monthOf(g.month)}`
					: g.first
						? `${g.firstYear}-${monthOf(g.first)}`
						: g.year);
		if (date) return { kind: 'date', value: date, ...at };
		const value = g.word ? countOf(g.word.toLowerCase()) : (g.digits as string).replace(/,$/, '').replaceAll(',', '');
		return { kind: 'number', value, ...at };
	});
}

const sameDate = (wanted: string, carried: string): boolean => {
	const [want, has] = [wanted.split('-'), carried.split('-')];
	return want.length <= has.length && want.every((part, i) => part === '*' || has[i] === '*' || part === has[i]);
};

/** Whether one of these is the number or the date that is wanted: a date may be more exact there than here, never less. */
export const among = (all: readonly Found[], wanted: Found): boolean =>
	all.some(
		(f) => f.kind === wanted.kind && (f.kind === 'date' ? sameDate(wanted.value, f.value) : f.value === wanted.value),
	);
/** Whether a number or a date stands in a text. */
export const carries = (text: string, wanted: Found): boolean => among(numbersIn(text), wanted);

/** A small whole number as a sentence has it, "four"; any other as its figure is written. */
export function wordFor({ value, text }: { value: number; text: string }): string {
	if (value === 1) return 'one';
	const big = Object.entries(BIG).find(([word, n]) => n === value && word !== 'twice' && n < 100)?.[0];
	return (Number.isInteger(value) && WORDS[value - 2]) || big || text;
}
