import type { Edition } from '../data/rows';
import { put } from './fill.ts';

/** How an edition writes numbers and dates: each takes plain values, and gives text in the edition's language. */
export type Formats = {
	/** "17,415". */
	thousands(n: number): string;
	/** "17,415 t". */
	tonnes(n: number): string;
	/** A count as a sentence has it; what is beyond the words of small counts stands in figures. */
	inWords(n: number): string;
	/**
	 * A share in per cent, rounded once: whole per cents from 10 up, one decimal below, as newspapers print them.
	 * @param part and whole in the same unit
	 */
	percent(part: number, whole: number): string;
	/** "$2.34 billion", "$98 million". */
	dollars(usd: number): string;
	/** A date as precise as it is known: "5 August 2017", "August 2017", "2017". */
	longDate(date: string): string;
	/** The same without its year: "5 August". */
	dayOf(date: string): string;
	/** "5 Aug 2017", "Aug 2017", "2017"; the year can be left out where an axis has it. */
	shortDate(date: string, year?: boolean): string;
};

/** The names of the twelve months, as a date in full and a short one have them. */
export function monthsOf({ language }: Edition): { long: string[]; short: string[] } {
	const names = (month: 'long' | 'short') => {
		const format = new Intl.DateTimeFormat(language, { month, timeZone: 'UTC' });
		return Array.from({ length: 12 }, (_, i) => format.format(new Date(Date.UTC(2017, i))));
	};
	return { long: names('long'), short: names('short') };
}

function make(edition: Edition): Formats {
	const months = monthsOf(edition);
	// Each is made once: to make one takes as long as to write a thousand numbers.
	const written = new Map<string, Intl.NumberFormat>();
	const write = (n: number, decimals = 0, useGrouping = true) => {
		const key = `${decimals} ${useGrouping}`;
		const [minimumFractionDigits, maximumFractionDigits] = [decimals, decimals];
		const format =
			written.get(key) ??
			new Intl.NumberFormat(edition.language, { minimumFractionDigits, maximumFractionDigits, useGrouping });
		written.set(key, format);
		return format.format(n);
	};
	const thousands = (n: number) => write(Math.round(n));
	const dated = (date: string, names: string[], year: boolean) => {
		const [y = '', m, d] = date.split('-');
		const { dates } = edition;
		const [day, month] = year ? [dates.day, dates.month] : [dates.dayOfYear, dates.monthOfYear];
		const pattern = d ? day : m ? month : dates.year;
		return date && put(pattern, { y, month: names[Number(m) - 1] ?? '', d: String(Number(d)) });
	};
	return {
		thousands,
		tonnes: (n) => put(edition.tonnes, { n: thousands(n) }),
		inWords: (n) => edition.counts[n] ?? thousands(n),
		percent(part, whole) {
			const share = (100 * part) / whole;
			return put(edition.share, { n: write(share, share >= 10 ? 0 : 1, false) });
		},
		dollars(usd) {
			const unit = edition.dollars.find(({ from }) => usd >= from) ?? edition.dollars.at(-1);
			if (!unit) throw new Error(`no unit for ${usd} dollars`);
			return put(unit.text, { n: write(usd / unit.from, unit.decimals) });
		},
		longDate: (date) => dated(date, months.long, true),
		dayOf: (date) => dated(date, months.long, false),
		shortDate: (date, year = true) => dated(date, months.short, year),
	};
}

const known = new Map<string, Formats>();
/** The formats of an edition, made once. @param data rows with the words of an edition */
export function formatsOf({ edition }: { edition: Edition }): Formats {
	// By what it says: the gate reads the same edition anew for each broken copy that a test makes.
	const key = JSON.stringify(edition);
	const formats = known.get(key) ?? make(edition);
	known.set(key, formats);
	return formats;
}
