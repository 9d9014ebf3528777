import { z } from 'astro/zod';
import {
	address,
	day,
	isEmail,
	isWebAddress,
	list,
	name,
	number,
	partialDate,
	positive,
	slug,
	wholeNumber,
} from './kinds';
import { COUNTRIES, GRAPHICS, PHASES, PROSE_IDS, QUALIFIERS, SECTIONS, STANDINGS } from './schema';

/** What is so, in no language: the shape of each row in `data/facts/`, and of `data/publication.yaml`. */

export const publication = z.strictObject({
	/** The day on which Reuters published what the report retells. */
	reportDate: day,
	/** The date of the story itself. */
	published: z.string().refine((s) => !s || day.safeParse(s).success, 'a day that exists, YYYY-MM-DD, or ""'),
	publisher: z.string().trim().max(120),
	credit: z.string().trim().max(120),
	author: z.string().trim().max(120),
	/** Where mistakes are reported to. */
	contact: z
		.string()
		.trim()
		.max(200)
		.refine((s) => !s || isEmail(s) || isWebAddress(s), 'an e-mail address, a web address (http, https), or ""'),
	/** The publisher's postal address. */
	address: z.string().trim().max(240),
	/** Where code and data are kept in the open. */
	repository: z
		.string()
		.trim()
		.max(200)
		.refine((s) => !s || isWebAddress(s), 'a web address (http, https), or ""'),
	licenceWordsUrl: address,
});

export const source = z.strictObject({
	id: slug,
	kind: z.enum(['report', 'news', 'official', 'document', 'dataset', 'analysis']),
	date: partialDate.optional(),
	/** Absent only where a document is cited by its symbol. */
	url: address.optional(),
	/** A UN document symbol or the like. */
	symbol: name.optional(),
	/** BCP 47, where it is not English. */
	language: z
		.string()
		.regex(/^[a-z]{2}$/)
		.optional(),
	/** How much of it this desk read. */
	read: z.enum(['whole', 'excerpt', 'cited']),
	checked: day,
});

export const claim = z.strictObject({
	id: slug,
	section: z.enum(SECTIONS),
	speaker: z.strictObject({ kind: z.enum(['official', 'named', 'unnamed', 'document', 'press', 'desk']) }),
	/** When it became public. */
	date: partialDate,
	standing: z.enum(STANDINGS),
	/** True where the claim accuses a state, company or person. */
	charge: z.boolean().default(false),
	/** Claims that this one answers: a denial names its charge. */
	answers: z.array(slug).default([]),
	/** Ids of the sources that bear it; what each supports is said in words. */
	sources: z.array(slug.transform((id) => ({ id }))).min(1),
});

export const discrepancy = z.strictObject({
	id: z.string().regex(/^D\d+$/, 'an id like D1'),
	claims: z.array(slug).min(1),
});

/** A notice. Its number, from 1 on, is never changed and never given again. */
export const correction = z.strictObject({
	number: z.number().int().min(1, 'a whole number from 1 on'),
	date: day,
	/** The day from which the fault could be read. */
	since: day,
	/** What it concerns: of these three, one row at least. */
	graphics: z.array(z.enum(GRAPHICS)).default([]),
	steps: z.array(z.enum(PROSE_IDS)).default([]),
	claims: z.array(slug).default([]),
});

/** How this desk works: what was done, and what it holds itself to. */
export const policy = z.strictObject({ id: slug, kind: z.enum(['method', 'policy']) });

/** A country by its ISO 3166-1 alpha-2 code; its name is in the words. */
const country = z.string().regex(/^[A-Z]{2}$/, 'the two capital letters of a country, as in ISO 3166');

export const port = z.strictObject({
	id: slug,
	country: z.enum(COUNTRIES),
	lat: number.refine((n) => n > 30 && n < 50, 'a latitude from 30 to 50'),
	lon: number.refine((n) => n > 120 && n < 146, 'a longitude from 120 to 146'),
	position: z.enum(['checked', 'approximate']),
	source: slug,
	claims: list,
	/** How many kilometres from the drawn coast it may lie, where a bay or a town inland is why. */
	off_coast: z.union([z.literal(''), positive.refine((n) => n <= 15, 'at most 15 kilometres')]),
});

const position = z.tuple([z.number().min(118).max(146), z.number().min(30).max(50)]);
/** A port id, or the place where a line ends in the open. */
const end = slug.or(z.strictObject({ at: position }));

/** A sea leg, drawn through waypoints on water; no source gives a ship's track. */
export const leg = z.strictObject({
	id: slug,
	from: end,
	to: end,
	/** [longitude, latitude], in the order sailed, without the ends. */
	waypoints: z.array(position).max(60),
	/** What the line shows, state by state; a state that is not named does not draw the leg. */
	states: z.array(z.strictObject({ state: z.enum(PHASES), claim: slug })).min(1),
	/** What it shows in the story's first sight of the chart, before anything is reported. */
	opening: z.strictObject({ claim: slug }).optional(),
});

export const voyage = z.strictObject({
	id: slug,
	/** Whether the ship's name is known. */
	named: z.enum(['yes', 'no']).transform((s) => s === 'yes'),
	/** The country whose flag she flew, where it is known. */
	flag_of: z.union([z.literal(''), country]),
	/** When she arrived, as far as one day, month or year is known: the words of the rest say how much is. */
	date: z.union([z.literal(''), partialDate]),
	leg: z.string(),
	calls: z.union([z.literal(''), wholeNumber]),
	quantity: z.string(),
	claim: slug,
});

export const quantity = z.strictObject({
	id: slug,
	value: positive,
	qualifier: z.enum(['', ...QUALIFIERS]),
	unit: z.enum([
		't',
		't/year',
		'USD',
		'USD/year',
		'ships',
		'calls',
		'cases',
		'shipments',
		'people',
		'firms',
		'ports',
		'voyages',
		'kg',
		'won',
		'transfers',
	]),
	claim: slug,
});

export const product = z.strictObject({ id: slug, usd: positive, claim: slug });
export const destination = z.strictObject({
	iso3: z.string().regex(/^[A-Z]{3}$/, 'three capital letters'),
	/** By which its figures are called: `{china-share}`. */
	id: slug,
	usd: positive,
	claim: slug,
});
export const exportYear = z.strictObject({
	year: wholeNumber.refine((n) => n >= 1995 && n <= 2015, 'a year from 1995 to 2015'),
	total_usd: positive,
	china_usd: positive,
	india_share_pct: number.refine((n) => n >= 0 && n <= 100, 'a share from 0 to 100'),
});
/** What the report says of a number that we compute: the build holds one against the other. */
export const expected = z.strictObject({ figure: slug, expected: name, claim: slug });

export const event = z.strictObject({
	id: slug,
	/** First and last day or month; one only where it is a point in time. */
	from: partialDate,
	to: partialDate.optional(),
	claim: slug,
});

export const designation = z.strictObject({
	id: slug,
	kind: z.enum(['person', 'entity', 'ship']),
	/** Who or what it is: a group that the words describe. */
	group_id: slug,
	claim: slug,
});

export const response = z.strictObject({
	id: slug,
	/** Of the government. */
	country,
	/** When the answer was given; none where nobody answered. */
	date: partialDate.optional(),
	kind: z.enum(['denial', 'answer', 'no-comment', 'no-answer']),
	claim: slug,
});

export const scaleUnit = z.strictObject({ id: slug, tonnes: positive });

export const graphic = z.strictObject({
	/** Its folder in `src/charts/`; whether there is one is for `src/charts/whole.ts` to say. */
	id: slug,
	/** Chart number: each from 1 on, once. */
	number: z.number().int().min(1),
	step: z.enum(SECTIONS),
	/** The states other than the last in which a scene ends, and claims of which the story does not tell there yet. */
	scenes: z.record(z.string(), z.strictObject({ without: z.array(slug).default([]) })).default({}),
	sources: z.array(slug).min(1),
	claims: z.array(slug).min(1),
});
