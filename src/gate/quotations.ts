import type { Claim } from '../data/rows';
import { MOST_WORDS } from './claims';

/** Stretches between quotation marks, and marks that have no other. */
type Quoted = { words: string; from: number };

/** Everything quoted in a text. @returns `stray` is where a mark stands alone, or a straight one */
function quotedIn(text: string): { quoted: Quoted[]; stray?: number } {
	const quoted = [...text.matchAll(/“([^“”]*)”/g)].map((m) => ({ words: m[1] as string, from: m.index }));
	const rest = text.replaceAll(/“[^“”]*”/g, (m) => ' '.repeat(m.length));
	const stray = rest.search(/[“”"]/);
	// A mark alone is the mark itself, as a drawing sets it.
	return stray < 0 || text.trim().length === 1 ? { quoted } : { quoted, stray };
}

const ends = /[\s.,;:!?…]+$/u;
const inner = /^[\s…]+/u;
/** Whether words are a stretch of others, letter by letter: but for the first letter's case and what ends the sentence. */
function isStretchOf(words: string, whole: string): boolean {
	const own = words.replace(ends, '').replace(inner, '');
	if (!own) return false;
	const [first = '', rest] = [own[0], own.slice(1)];
	return [first.toLowerCase(), first.toUpperCase()].some((letter) => {
		const wanted = letter + rest;
		for (let at = whole.indexOf(wanted); at >= 0; at = whole.indexOf(wanted, at + 1)) {
			const [before = ' ', after = ' '] = [whole[at - 1], whole[at + wanted.length]];
			if (!/[\p{L}\d]/u.test(before) && !/[\p{L}\d]/u.test(after)) return true;
		}
		return false;
	});
}

/** The words that a claim quotes: its quotation, and the quoted stretches of its note and of what its sources support. */
export function quotesOf(claim: Partial<Claim>): string[] {
	const told = [claim.note ?? '', ...(claim.sources ?? []).map((s) => s.supports)];
	return [claim.quote ?? '', ...told.flatMap((t) => quotedIn(t).quoted.map((q) => q.words))].filter(Boolean);
}

/**
 * What is wrong with the quotations of a text.
 * @param claims the claims that it belongs to; nothing where its words need not be anybody's in the ledger
 * @returns where in the text, and what
 */
export function quotationFaults(
	text: string,
	claims: readonly Partial<Claim>[] | undefined,
	where: string,
): { from: number; message: string }[] {
	const { quoted, stray } = quotedIn(text);
	const faults = quoted.flatMap(({ words, from }) => {
		const length = words.split(/\s+/).filter(Boolean).length;
		if (length > MOST_WORDS)
			return [
				{ from, message: `found a quotation of ${length} words, expected ${MOST_WORDS} at most: quote less of it` },
			];
		if (!claims || claims.some((c) => quotesOf(c).some((q) => isStretchOf(words, q)))) return [];
		return [
			{
				from,
				message: `found “${words}”, expected words that ${where} quotes, letter by letter: a quotation stands in its claim (quote:) and is repeated, or filled in by {quote:CLAIM-ID}`,
			},
		];
	});
	if (stray !== undefined)
		faults.push({
			from: stray,
			message: `found ${text[stray]} without its other half, expected “words” between the two curly marks`,
		});
	return faults;
}
