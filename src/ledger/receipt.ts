import type { Data } from '../data';
import { find } from '../data/find';
import { figuresOf, fill } from './figures';
import { longDate } from './format';
import { classOf } from './standing';
import { RECEIPT_WORDS, standingOf } from './words';

/** What a reader is shown of a claim in place: short, and whole enough to judge it by. */
export type Receipt = {
	id: string;
	says: string;
	who: string;
	/** "Reported, not confirmed (dashed)". */
	standing: string;
	/** `said`, `record` and so on. */
	class: string;
	date: string;
	/** Id and statement of each. */
	answers: [string, string][];
	/** Said in place of the rest, where it answers many: they stand in the ledger. */
	more?: string;
	answeredBy: [string, string][];
	note?: string;
	/** Who published it and when, its address, what in it supports the claim. */
	sources: [string, string | null, string][];
};
export type Receipts = { words: typeof RECEIPT_WORDS; claims: Record<string, Receipt> };

/** As many claims that it answers as a receipt has room for. */
const MOST = 2;

/** The receipts of these claims, by id, with those that they answer or are answered by. */
export function receiptsOf(data: Data): Receipts {
	const figures = figuresOf(data);
	const say = (text: string) => fill(text, figures);
	const stated = (id: string): [string, string] => [id, say(find(data.claims, id).statement)];
	return {
		words: RECEIPT_WORDS,
		claims: Object.fromEntries(
			data.claims.map((claim) => [
				claim.id,
				{
					id: claim.id,
					says: say(claim.statement),
					who: claim.speaker.who,
					standing: standingOf(claim),
					class: classOf(claim.standing),
					date: longDate(claim.date),
					answers: claim.answers.slice(0, MOST).map(stated),
					...(claim.answers.length > MOST
						? { more: RECEIPT_WORDS.more.replace('{n}', String(claim.answers.length - MOST)) }
						: {}),
					answeredBy: data.claims.filter((c) => c.answers.includes(claim.id)).map((c) => stated(c.id)),
					...(claim.note ? { note: say(claim.note) } : {}),
					sources: claim.sources.map(({ id, supports }): [string, string | null, string] => {
						const source = find(data.sources, id);
						return [
							[source.publisher, source.date && longDate(source.date)].filter(Boolean).join(', '),
							source.url ?? null,
							supports,
						];
					}),
				},
			]),
		),
	};
}
