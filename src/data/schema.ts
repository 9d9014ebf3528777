import type { z } from 'astro/zod';
import type * as facts from './facts';
import type * as words from './words';

/**
 * What rows may name, and what a row is once its facts and its words are put together. Nothing reaches a page or a chart that
 * has not passed `facts.ts` and `words.ts` (see parse.ts for how a bad row is reported, tables.ts for which file has what of a
 * row, src/gate/ for what rows owe each other).
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

type F<S extends keyof typeof facts> = (typeof facts)[S] extends z.ZodType ? z.infer<(typeof facts)[S]> : never;
type W<S extends keyof typeof words> = (typeof words)[S] extends z.ZodType ? z.infer<(typeof words)[S]> : never;

export type Publication = F<'publication'> & W<'publication'>;
export type Embeds = W<'embeds'>;
export type Notices = W<'notices'>;
export type LedgerPage = W<'ledgerPage'>;
export type InterfaceWords = W<'interfaceWords'>;
export type StandingWords = W<'standingWords'>;
export type Source = F<'source'> & W<'source'>;
export type Claim = Omit<F<'claim'>, 'speaker' | 'sources'> &
	Omit<W<'claim'>, 'who' | 'named' | 'supports'> & {
		speaker: F<'claim'>['speaker'] & Pick<W<'claim'>, 'who' | 'named'>;
		sources: { id: string; supports: string }[];
	};
export type Discrepancy = F<'discrepancy'> & W<'discrepancy'>;
export type Correction = F<'correction'> & W<'correction'>;
export type AllowedNumber = W<'allowedNumber'>;
export type Policy = F<'policy'> & W<'policy'>;
export type Port = F<'port'> & W<'port'>;
/** A port's id, or an end in the open, with what it is called. */
type End = string | (Exclude<F<'leg'>['from'], string> & { open: string });
export type Leg = Omit<F<'leg'>, 'from' | 'to' | 'states' | 'opening'> &
	Omit<W<'leg'>, 'from' | 'to' | 'inked'> & {
		from: End;
		to: End;
		states: (F<'leg'>['states'][number] & { inked?: string })[];
		opening?: { claim: string; inked?: string };
	};
/** A voyage, with the name of the country whose flag the ship flew, or "". */
export type Voyage = F<'voyage'> & W<'voyage'> & { flag: string };
export type Quantity = F<'quantity'> & W<'quantity'>;
export type Product = F<'product'> & W<'named'>;
export type Destination = F<'destination'> & W<'named'>;
export type ExportYear = F<'exportYear'>;
export type Expected = F<'expected'>;
export type TimelineEvent = F<'event'> & W<'event'>;
/** Whom the US Treasury listed: no name of a person. `group` is what the group of `group_id` is called. */
export type Designation = F<'designation'> & Partial<W<'named'>> & { group: string };
/** A response, with the government's name, and the words that its claim quotes, which stand there alone. */
export type Response = F<'response'> & W<'response'> & { government: string; quote?: string };
export type ScaleUnit = F<'scaleUnit'> & W<'scaleUnit'>;
export type Country = { id: string; name: string };
export type Graphic = Omit<F<'graphic'>, 'id' | 'scenes'> &
	Omit<W<'graphic'>, 'scenes'> & {
		id: GraphicId;
		scenes: Record<string, F<'graphic'>['scenes'][string] & W<'graphic'>['scenes'][string]>;
	};
export type Standing = (typeof STANDINGS)[number];
export type StepId = (typeof STEPS)[number];
export type SectionId = (typeof SECTIONS)[number];
export type GraphicId = (typeof GRAPHICS)[number];
