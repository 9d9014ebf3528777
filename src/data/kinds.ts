import { z } from 'astro/zod';

/** Kinds of fields that rows of facts and rows of words are made of. */

export const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a lower-case id like "jian-fu"');
/** Words of a reader's page, in characters: a name, a sentence, a paragraph. What is longer was pasted by mistake. */
export const words = (most: number) => z.string().trim().min(1, 'some text').max(most);
export const name = words(120);
export const line = words(240);
export const text = words(600);
export const long = words(1500);
/** An address that a reader may be led to: of the web, and nothing that a browser would run. */
export const address = z.url({ protocol: /^https?$/, hostname: z.regexes.domain }).max(500);

const isRealDate = (s: string) => {
	const [y, m = '01', d = '01'] = s.split('-');
	const date = new Date(`${y}-${m}-${d}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${y}-${m}-${d}`);
};
/** A date as precise as its source has it: a day, a month or a year. */
export const partialDate = z
	.string()
	.regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'a date: YYYY, YYYY-MM or YYYY-MM-DD')
	.refine(isRealDate, 'a date that exists');
export const day = z
	.string()
	.regex(/^\d{4}-\d{2}-\d{2}$/, 'a day: YYYY-MM-DD')
	.refine(isRealDate, 'a day that exists');

/** CSV cells are text: an empty one is refused rather than read as 0. */
export const number = z
	.string()
	.regex(/^-?\d+(\.\d+)?$/, 'a plain number, without separators or unit')
	.transform(Number);
export const positive = number.refine((n) => n > 0, 'a number above 0');
export const wholeNumber = number.refine((n) => Number.isInteger(n) && n >= 0, 'a whole number, 0 or more');
export const list = z
	.string()
	.transform((s) => s.split(' ').filter(Boolean))
	.pipe(z.array(slug));

export const isWebAddress = (s: string) => URL.canParse(s) && /^https?:\/\/[^/\s]+\S*$/i.test(s);
export const isEmail = (s: string) => z.email().safeParse(s).success;
