import type { z } from 'astro/zod';
import type * as facts from './facts';
import type { GraphicId } from './schema';
import type * as words from './words';

/** What a row is once its facts and its words are put together (tables.ts says which file has what of it). */

type F<S extends keyof typeof facts> = (typeof facts)[S] extends z.ZodType ? z.infer<(typeof facts)[S]> : never;
type W<S extends keyof typeof words> = (typeof words)[S] extends z.ZodType ? z.infer<(typeof words)[S]> : never;

export type Publication = F<'publication'> & W<'publication'>;
export type Edition = W<'edition'>;
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
