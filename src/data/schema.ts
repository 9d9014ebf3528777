/**
 * What rows may name. Nothing reaches a page or a chart that has not passed `facts.ts` and `words.ts` (see parse.ts for how a
 * bad row is reported, tables.ts for which file has what of a row, src/gate/ for what rows owe each other).
 */

export const STEPS = ['report', 'un-sanctions', 'smuggling', 'china', 'us-sanctions', 'japan-south-korea'] as const;
export const SECTIONS = [...STEPS, 'later'] as const;
/** The sections of the story that have prose, in its order. */
export const PROSE_IDS = ['opening', ...SECTIONS, 'ending'] as const;
export type ProseId = (typeof PROSE_IDS)[number];
export const GRAPHICS = [
	'route-map',
	'sanctions-timeline',
	'paper-trail',
	'export-products',
	'export-destinations',
	'china-share',
	'us-sanctions',
	'sixty-thousand-tonnes',
	'responses',
] as const;

/** What is known of the legs, one phase after another, in the order of the story. */
export const PHASES = ['report', 'smuggling', 'us-sanctions', 'later'] as const;

/** How sure a source is of an amount, where it says so. */
export const QUALIFIERS = ['about', 'at least', 'over'] as const;
/** Countries whose ports the story is about, by their ISO 3166-1 alpha-2 codes. */
export const COUNTRIES = ['KP', 'KR', 'RU', 'JP'] as const;

/** How firmly a claim stands. Line and ink are derived from it in ledger/standing.ts, nowhere else. */
export const STANDINGS = [
	'official-act',
	'document',
	'finding',
	'verdict',
	'reported',
	'disputed',
	'statement',
	'denial',
	'declared',
	'inference',
	'unknown',
] as const;

/** Who signs: the fields of `publication` that may be empty. Each then drops its line. */
export const SIGNED = ['published', 'publisher', 'credit', 'author', 'contact', 'address', 'repository'] as const;

export type Standing = (typeof STANDINGS)[number];
export type StepId = (typeof STEPS)[number];
export type SectionId = (typeof SECTIONS)[number];
export type GraphicId = (typeof GRAPHICS)[number];
