import { find } from '../data/find';
import type { Data } from '../data/read';
import type { StandingWords } from '../data/rows';
import { figuresOf } from './figures';
import { fill, put } from './fill';
import { formatsOf } from './format';
import { classOf } from './standing';
import { standingOf } from './words';

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
export type Receipts = {
	words: StandingWords['receipt'] & { label: string; space: string };
	claims: Record<string, Receipt>;
};

/** As many claims that it answers as a receipt has room for. */
const MOST = 2;

/** The receipts of all claims, by id, with those that they answer or are answered by. */
export function receiptsOf(data: Data): Receipts {
	const { receipt } = data.standings;
	const figures = figuresOf(data);
	const { aside, longDate } = formatsOf(data);
	const { label, space } = data.edition.marks;
	const say = (text: string) => fill(text, figures);
	const stated = (id: string): [string, string] => [id, say(find(data.claims, id).statement)];
	return {
		words: { ...receipt, label, space },
		claims: Object.fromEntries(
			data.claims.map((claim) => [
				claim.id,
				{
					id: claim.id,
					says: say(claim.statement),
					who: claim.speaker.who,
					standing: standingOf(data.standings, claim),
					class: classOf(claim.standing),
					date: longDate(claim.date),
					answers: claim.answers.slice(0, MOST).map(stated),
					...(claim.answers.length > MOST
						? { more: put(receipt.more, { n: String(claim.answers.length - MOST) }) }
						: {}),
					answeredBy: data.claims.filter((c) => c.answers.includes(claim.id)).map((c) => stated(c.id)),
					...(claim.note ? { note: say(claim.note) } : {}),
					sources: claim.sources.map(({ id, supports }): [string, string | null, string] => {
						const source = find(data.sources, id);
						return [aside(source.publisher, source.date && longDate(source.date)), source.url ?? null, supports];
					}),
				},
			]),
		),
	};
}

/** As many receipts as one click fetches, at most. */
const MOST_IN_PART = 12;

/**
 * What is fetched for each claim: its receipt and those that a reader is likely to ask for next, of claims that
 * its receipt leads to and of those that share a card with it. Each has a part of its own, called by its id alone, so that a page
 * needs no list of them and a part is no larger where there are more claims.
 * @param cards the claims of each card of the story
 */
export function receiptParts(data: Data, cards: readonly (readonly string[])[]): Map<string, Receipts> {
	const { words, claims } = receiptsOf(data);
	const beside = new Map<string, string[]>();
	for (const card of cards)
		for (const id of card) beside.set(id, [...(beside.get(id) ?? []), ...card.slice(0, MOST_IN_PART)]);
	return new Map(
		Object.values(claims).map(({ id, answers, answeredBy }) => {
			const near = new Set([id, ...[...answers, ...answeredBy].map(([other]) => other), ...(beside.get(id) ?? [])]);
			const part = [...near].slice(0, MOST_IN_PART).map((other) => [other, claims[other] as Receipt]);
			return [id, { words, claims: Object.fromEntries(part) as Receipts['claims'] }];
		}),
	);
}
