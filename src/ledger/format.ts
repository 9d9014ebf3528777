import type { Edition, Quantity } from '../data/rows';
import { put } from './fill.ts';

/** How an edition writes numbers and dates: each takes plain values, and gives text in the edition's language. */
export type Formats = {
	/** "17,415". */
	thousands(n: number): string;
	/** "17,415 t". */
	tonnes(n: number): string;
	/** An amount as sure as its source is of it: "about 5,000 t". @param amount as it is written */
	qualified(qualifier: Quantity['qualifier'], amount: string): string;
	/** A text with the full stop that ends it, where it has no end of its own: a title, a name without an "Inc." */
	stop(text: string): string;
	/** Sentences one after the other; what is empty is left out. */
	sentences(...texts: (string | false | undefined)[]): string;
	/** The parts of a list, one after the other. */
	list(parts: readonly string[]): string;
	/** A name and what is added to it, its date or its country; what is empty is left out. */
	aside(...texts: (string | false | undefined)[]): string;
	/** Parts that have such additions, one after the other. */
	parts(texts: readonly string[]): string;
	/** A text behind what it is called: "Chart 3: …". */
	labelled(label: string, text: string): string;
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

/** Names of the twelve months: by themselves, and behind a day, where languages that decline have another form. */
type Months = { alone: string[]; behindDay: string[] };
/** The names of the months, as a date in full and a short one have them. */
export function monthsOf({ language }: Edition): { long: Months; short: Months } {
	const all = <T>(make: (date: Date) => T) => Array.from({ length: 12 }, (_, i) => make(new Date(Date.UTC(2017, i))));
	const both = (month: 'long' | 'short'): Months => {
		const alone = new Intl.DateTimeFormat(language, { month, timeZone: 'UTC' });
		const dated = new Intl.DateTimeFormat(language, { month, day: 'numeric', timeZone: 'UTC' });
		return {
			alone: all((date) => alone.format(date)),
			behindDay: all((date) => {
				const name = dated.formatToParts(date).find(({ type }) => type === 'month')?.value ?? '';
				// 1月 is told as a 1 and a sign behind it: no language that writes months so declines them.
				return /^\d*$/.test(name) ? alone.format(date) : name;
			}),
		};
	};
	return { long: both('long'), short: both('short') };
}
/** The signs of an edition's numbers: between thousands, and before a fraction. */
export function signsOf({ language }: Edition): { group: string; decimal: string } {
	const parts = new Intl.NumberFormat(language).formatToParts(1234567.5);
	const sign = (type: 'group' | 'decimal') => parts.find((part) => part.type === type)?.value ?? '';
	return { group: sign('group'), decimal: sign('decimal') };
}

function make(edition: Edition): Formats {
	const { marks } = edition;
	const months = monthsOf(edition);
	const numbers = (decimals: number, useGrouping = true) =>
		new Intl.NumberFormat(edition.language, {
			minimumFractionDigits: decimals,
			maximumFractionDigits: decimals,
			useGrouping,
		});
	// Each is made here, once: to make one takes as long as to write many numbers.
	const [whole, wholeShare, smallShare] = [numbers(0), numbers(0, false), numbers(1, false)];
	const units = edition.dollars.map((unit) => ({ ...unit, format: numbers(unit.decimals) }));
	const thousands = (n: number) => whole.format(Math.round(n));
	const dated = (date: string, names: Months, year: boolean) => {
		const [y = '', m, d] = date.split('-');
		const { dates } = edition;
		const [day, month] = year ? [dates.day, dates.month] : [dates.dayOfYear, dates.monthOfYear];
		const pattern = d ? day : m ? month : dates.year;
		const { [d ? 'behindDay' : 'alone']: named } = names;
		return date && put(pattern, { y, month: named[Number(m) - 1] ?? '', d: String(Number(d)) });
	};
	return {
		thousands,
		tonnes: (n) => put(edition.tonnes, { n: thousands(n) }),
		qualified: (qualifier, amount) => (qualifier ? put(edition.qualified[qualifier], { n: amount }) : amount),
		stop: (text) => (/[.!?”。！？]$/.test(text) ? text : `${text}${marks.stop}`),
		sentences: (...texts) => texts.filter(Boolean).join(marks.space),
		list: (parts) => parts.join(marks.list),
		aside: (...texts) => texts.filter(Boolean).join(marks.aside),
		parts: (texts) => texts.join(marks.parts),
		labelled: (label, text) => `${label}${marks.label}${text}`,
		inWords: (n) => edition.counts[n] ?? thousands(n),
		percent(part, whole) {
			const share = (100 * part) / whole;
			return put(edition.share, { n: (share >= 10 ? wholeShare : smallShare).format(share) });
		},
		dollars(usd) {
			const unit = units.find(({ from }) => usd >= from) ?? units.at(-1);
			if (!unit) throw new Error(`no unit for ${usd} dollars`);
			return put(unit.text, { n: unit.format.format(usd / unit.from) });
		},
		longDate: (date) => dated(date, months.long, true),
		dayOf: (date) => dated(date, months.long, false),
		shortDate: (date, year = true) => dated(date, months.short, year),
	};
}

/**
 * What is made from an edition, made once for what it says: rows are read anew, and with them their edition, by each
 * filling-in of their words and each run of the gate.
 */
export function perEdition<T>(make: (edition: Edition) => T): (data: { edition: Edition }) => T {
	const known = new WeakMap<Edition, T>();
	const same = new Map<string, T>();
	return ({ edition }) => {
		const found = known.get(edition);
		if (found) return found;
		const key = JSON.stringify(edition);
		const made = same.get(key) ?? make(edition);
		same.set(key, made);
		known.set(edition, made);
		return made;
	};
}

/** The formats of an edition. Takes rows with the words of one. */
export const formatsOf = perEdition(make);
