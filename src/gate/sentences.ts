import { fromMarkdown } from 'mdast-util-from-markdown';
import type { Problem } from '../data/parse';
import { wordsFile } from '../data/places';
import { type Files, TABLES } from '../data/read';
import type { Figure } from '../ledger/figures';
import { TOKEN } from '../ledger/fill';
import { among } from '../ledger/numbers';
import { judged, type Ledger } from './held';
import { phrasesOf } from './phrases';
import { quotationFaults } from './quotations';
import { typedOut } from './ships';
import { lasting, tokenFaults, typed, wholeWord } from './wording';

/** A piece of running text: words, and the stretches of it that lead to a claim. */
type Text = {
	words: string;
	links: { claim: string; from: number; to: number }[];
	tokens: { figure: Figure; from: number; to: number }[];
	line: number;
	/** As it is written, tokens and all. */
	raw: string;
};
/** What stands on one card. */
type Card = { texts: Text[] };

/** The cards of one prose file, as text: links and `{tokens}` resolved to where they stand in it. */
function cardsOf(markdown: string, figures: Map<string, Figure>): Card[] {
	const cards: Card[] = [{ texts: [] }];
	type Node = { type: string; value?: string; url?: string; children?: Node[]; position?: { start: { line: number } } };
	for (const node of fromMarkdown(markdown).children as Node[]) {
		if (node.type === 'thematicBreak' || node.type === 'html') cards.push({ texts: [] });
		if (node.type !== 'paragraph' && node.type !== 'heading') continue;
		const text: Text = { words: '', links: [], tokens: [], raw: '', line: node.position?.start.line ?? 1 };
		const walk = (n: Node) => {
			const from = text.words.length;
			if (n.value !== undefined) {
				text.raw += n.value;
				let last = 0;
				for (const match of n.value.matchAll(TOKEN)) {
					text.words += n.value.slice(last, match.index);
					last = match.index + match[0].length;
					const figure = figures.get(match[1] as string);
					if (!figure) continue;
					text.tokens.push({ figure, from: text.words.length, to: text.words.length + figure.text.length });
					text.words += figure.text;
				}
				text.words += n.value.slice(last);
			}
			for (const child of n.children ?? []) walk(child);
			if (n.type === 'link' && n.url?.startsWith('claim:'))
				text.links.push({ claim: n.url.slice('claim:'.length), from, to: text.words.length });
		};
		walk(node);
		(cards.at(-1) as Card).texts.push(text);
	}
	return cards;
}

const linesBefore = (text: string, offset: number) => text.slice(0, offset).match(/\n/g)?.length ?? 0;

/**
 * What the prose says beyond the ledger: numbers that no claim carries, charges without their speaker or without the
 * answer to them, quotations that are too long or nobody's.
 * @param prose the prose of each section, by its path
 */
export function proseProblems(ledger: Ledger, prose: Files): Problem[] {
	return Object.entries(prose).flatMap(([file, markdown]) => {
		const cards = cardsOf(markdown, ledger.tokens);
		const claimsOn = ({ links, tokens }: Text) => [...links.map((l) => l.claim), ...tokens.map((k) => k.figure.claim)];
		const linked = new Set(cards.flatMap((c) => c.texts.flatMap(claimsOn)));
		return cards.flatMap(({ texts }) => {
			const onCard = texts.flatMap(claimsOn);
			return texts.flatMap((text) => {
				const fails = (faults: { from: number; message: string }[], of: string): Problem[] =>
					faults.map(({ from, message }) => ({ file, line: text.line + linesBefore(of, from), message }));
				const facts = typedOut(ledger.allowed(file, text.raw), ledger.data, ledger.tokens, onCard).map(
					({ from, what, token }) => ({
						from,
						message: typed(what, token),
					}),
				);
				if (
					!judged(
						ledger,
						[...new Set(onCard)].filter((id) => ledger.claims.has(id) || ledger.torn.has(TABLES.claims[0])),
					)
				)
					return [...fails(tokenFaults(text.raw, ledger), text.raw), ...fails(facts, text.raw)];
				const own = onCard.flatMap((id) => ledger.claims.get(id) ?? []);
				return [
					...fails(tokenFaults(text.raw, ledger), text.raw),
					...fails(facts, text.raw),
					...fails(lasting(text.words, ledger.data), text.words),
					...fails(sentences(text, file, onCard, linked, ledger), text.words),
					...fails(quotationFaults(text.words, own, 'a claim linked on this card'), text.words),
				];
			});
		});
	});
}

/** Numbers and charges of a text, sentence by sentence. */
function sentences(
	text: Text,
	file: string,
	onCard: string[],
	linked: Set<string>,
	{ data, allowed, carried, claims, answersTo, numbersIn }: Ledger,
): { from: number; message: string }[] {
	const faults: { from: number; message: string }[] = [];
	const fail = (from: number, message: string) => faults.push({ from, message });
	/** A number as a sentence has it: in words, or, where the edition counts small ones in figures, such a figure. */
	const spelt = (shown: string) => /^\D/.test(shown) || data.edition.counts[Number(shown)] === shown;
	for (const { segment, index } of phrasesOf(data).sentences.segment(text.words)) {
		const end = index + segment.length;
		const inside = (at: { from: number }) => at.from >= index && at.from < end;
		const here = [
			...text.links.filter(inside).map((l) => l.claim),
			...text.tokens.filter(inside).map((k) => k.figure.claim),
		];
		for (const number of numbersIn(allowed(file, segment))) {
			const [from, to] = [index + number.from, index + number.to];
			const token = text.tokens.find((k) => k.from <= from && to <= k.to);
			const link = text.links.find((l) => l.from <= from && to <= l.to);
			const shown = text.words.slice(from, to);
			const hold = (ids: string[]) => ids.some((id) => among(carried.get(id) ?? [], number));
			if (link) {
				if (claims.has(link.claim) && token?.figure.claim !== link.claim && !hold([link.claim]))
					fail(from, `found “${shown}” in a link to ${link.claim}, expected a number that this claim carries`);
			} else if (!token && !(number.kind === 'date' ? hold(onCard) : spelt(shown) && hold(here)))
				fail(
					from,
					`found “${shown}”, which no claim linked in ${number.kind === 'date' ? 'this card' : 'this sentence'} carries; expected it inside [words](claim:ID) or as a {figure}, or a row in ${wordsFile('allowed-numbers', data.edition.language)}`,
				);
		}
		for (const link of text.links.filter(inside)) {
			const claim = claims.get(link.claim);
			if (!claim?.charge) continue;
			const named = claim.speaker?.named ?? [];
			if (!named.some((n) => wholeWord(segment, n)))
				fail(
					link.from,
					`found the charge ${claim.id} in a sentence that does not say who makes it, expected one of “${named.join('”, “')}”`,
				);
			const answers = answersTo(claim.id);
			if (answers.length && !answers.some((a) => linked.has(a)))
				fail(
					link.from,
					`found the charge ${claim.id} without an answer to it in this section, expected a link to one of ${answers.join(', ')}`,
				);
		}
	}
	return faults;
}
