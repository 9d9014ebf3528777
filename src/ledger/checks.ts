import { fromMarkdown } from 'mdast-util-from-markdown';
import { LineCounter, parseDocument } from 'yaml';
import type { Data, Files } from '../data';
import { find } from '../data/find';
import { originOf, type Problem } from '../data/parse';
import type { Claim } from '../data/schema';
import { type Figure, figuresOf } from './figures';
import { carries, numbersIn } from './numbers';

/** Thrown where a sentence or a graphic says more than the ledger carries: one line each, `file:line: what`. */
export class LedgerError extends Error {
	constructor(readonly problems: Problem[]) {
		super(
			`the ledger does not carry what stands here\n${problems.map((p) => `  ${p.file}:${p.line}: ${p.message}`).join('\n')}`,
		);
		this.name = 'LedgerError';
	}
}

/** Words that a claim carries: what is stated, in whose words, and what its sources are cited for. */
const wordsOf = (claim: Claim, say: (text: string) => string): string =>
	[
		say(claim.statement),
		claim.date,
		claim.quote ?? '',
		claim.note ? say(claim.note) : '',
		...claim.sources.map((s) => s.supports),
	].join(' \n ');

const wholeWord = (text: string, words: string) =>
	new RegExp(`(?<![\\p{L}\\d])${words.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\d])`, 'u').test(text);
const plain = (text: string) =>
	text
		.toLowerCase()
		.replaceAll(/[^\p{L}\d]+/gu, ' ')
		.trim();
const MOST_WORDS = 25;

/** A piece of running text: words, and the stretches of it that lead to a claim. */
type Text = {
	words: string;
	links: { claim: string; from: number; to: number }[];
	tokens: { figure: Figure; from: number; to: number }[];
	line: number;
};
/** What stands on one card, and how it is reported. */
type Card = { texts: Text[] };

const TOKEN = /\{([a-z0-9-]+)\}/g;

/** The cards of one prose file, as text: links and `{tokens}` resolved to where they stand in it. */
function cardsOf(markdown: string, figures: Map<string, Figure>): Card[] {
	const cards: Card[] = [{ texts: [] }];
	type Node = { type: string; value?: string; url?: string; children?: Node[]; position?: { start: { line: number } } };
	for (const node of fromMarkdown(markdown).children as Node[]) {
		if (node.type === 'thematicBreak' || node.type === 'html') cards.push({ texts: [] });
		if (node.type !== 'paragraph' && node.type !== 'heading') continue;
		const text: Text = { words: '', links: [], tokens: [], line: node.position?.start.line ?? 1 };
		const walk = (n: Node) => {
			const from = text.words.length;
			if (n.value !== undefined) {
				let last = 0;
				for (const match of n.value.matchAll(TOKEN)) {
					text.words += n.value.slice(last, match.index);
					last = match.index + match[0].length;
					const figure = figures.get(match[1] as string);
					// A token that no figure answers is named by the prose itself.
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

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/**
 * What the prose and the graphics say beyond the ledger: numbers that no claim carries, charges without their speaker
 * or without the answer to them, quotations that are too long or nobody's.
 * @param files the text of each file of `data/`, for the lines in messages
 * @param prose the prose of each section, by its path
 * @param data the same files, validated
 */
export function ledgerProblems(files: Files, prose: Files, data: Data): Problem[] {
	const problems: Problem[] = [];
	const figures = figuresOf(data);
	const claims = new Map(data.claims.map((c) => [c.id, c]));
	const say = (text: string) => text.replaceAll(TOKEN, (token, id: string) => figures.get(id)?.text ?? token);
	const carried = new Map(data.claims.map((c) => [c.id, wordsOf(c, say)]));
	const answersTo = (id: string) => data.claims.filter((c) => c.answers.includes(id)).map((c) => c.id);

	// A number at the end of a ship's name counts nothing.
	const ships = [...data.voyages.map((v) => v.ship), ...data.designations.map((d) => d.name ?? '')].filter((n) =>
		/^\p{Lu}.* \d+$/u.test(n),
	);
	const blank = (text: string, words: string) => text.replaceAll(words, '·'.repeat(words.length));
	/** Blanks out ships' names, and what data/allowed-numbers.yaml lets stand in a file: offsets stay. */
	const allowed = (file: string, text: string) =>
		[...ships, ...data.allowedNumbers.filter((a) => a.in === file).map((a) => a.text)].reduce(blank, text);

	for (const [file, markdown] of Object.entries(prose)) {
		const cards = cardsOf(markdown, figures);
		const linked = new Set(
			cards.flatMap((c) =>
				c.texts.flatMap((t) => [...t.links.map((l) => l.claim), ...t.tokens.map((k) => k.figure.claim)]),
			),
		);
		for (const { texts } of cards) {
			const onCard = texts.flatMap((t) => [...t.links.map((l) => l.claim), ...t.tokens.map((k) => k.figure.claim)]);
			for (const text of texts) {
				const lineAt = (offset: number) => text.line + (text.words.slice(0, offset).match(/\n/g)?.length ?? 0);
				const fail = (offset: number, message: string) => problems.push({ file, line: lineAt(offset), message });
				for (const { segment, index } of segmenter.segment(text.words)) {
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
						const hold = (ids: string[]) => ids.some((id) => carries(carried.get(id) ?? '', number));
						if (link) {
							if (token?.figure.claim !== link.claim && !hold([link.claim]))
								fail(from, `found “${shown}” in a link to ${link.claim}, expected a number that this claim carries`);
						} else if (!token && !(number.kind === 'date' ? hold(onCard) : /^\D/.test(shown) && hold(here)))
							fail(
								from,
								`found “${shown}”, which no claim linked in ${number.kind === 'date' ? 'this card' : 'this sentence'} carries; expected it inside [words](claim:ID) or as a {figure}, or a row in data/allowed-numbers.yaml`,
							);
					}
					for (const link of text.links.filter(inside)) {
						const claim = claims.get(link.claim);
						if (!claim?.charge) continue;
						if (!claim.speaker.named.some((n) => wholeWord(segment, n)))
							fail(
								link.from,
								`found the charge ${claim.id} in a sentence that does not say who makes it, expected one of “${claim.speaker.named.join('”, “')}”`,
							);
						const answers = answersTo(claim.id);
						if (answers.length && !answers.some((a) => linked.has(a)))
							fail(
								link.from,
								`found the charge ${claim.id} without an answer to it in this section, expected a link to one of ${answers.join(', ')}`,
							);
					}
				}
				for (const match of text.words.matchAll(/“([^”]*)”/g)) {
					const quote = match[1] as string;
					const length = quote.split(/\s+/).filter(Boolean).length;
					if (length > MOST_WORDS)
						fail(match.index, `found a quotation of ${length} words, expected ${MOST_WORDS} at most`);
					else if (!onCard.some((id) => quotedBy(claims.get(id), quote)))
						fail(match.index, `found “${quote}”, expected words that a claim linked on this card quotes`);
				}
			}
		}
	}

	for (const graphic of data.graphics) {
		const file = `data/graphics/${graphic.id}.yaml`;
		const lines = linesOf(files[file] ?? '');
		const texts = textsOf(graphic, ['id', 'number', 'step', 'sources', 'claims']);
		const all = texts.map((t) => t.text).join(' \n ');
		const carriers = graphic.claims.map((id) => carried.get(id) ?? '');
		for (const { path, text } of texts) {
			for (const number of numbersIn(allowed(file, text).replaceAll(TOKEN, (t) => '·'.repeat(t.length))))
				if (!carriers.some((c) => carries(c, number)))
					problems.push({
						file,
						line: lines(path),
						message: `found “${text.slice(number.from, number.to)}” in ${path.join('.')}, which no claim of this graphic carries; expected a {figure}, a claim that carries it, or a row in data/allowed-numbers.yaml`,
					});
			for (const [token, id] of text.matchAll(TOKEN)) {
				const figure = figures.get(id as string);
				// What is no figure of the ledger is worked out by the graphic itself, from rows that carry a claim.
				if (
					figure &&
					!graphic.claims.includes(figure.claim) &&
					!carriers.some((c) => numbersIn(figure.text).every((n) => carries(c, n)))
				)
					problems.push({
						file,
						line: lines(path),
						message: `found ${token} in ${path.join('.')}, expected its claim ${figure.claim} among the claims of this graphic`,
					});
			}
			for (const [, quote = ''] of text.matchAll(/“([^”]*)”/g))
				if (quote.split(/\s+/).length > MOST_WORDS)
					problems.push({
						file,
						line: lines(path),
						message: `found a quotation of more than ${MOST_WORDS} words in ${path.join('.')}`,
					});
		}
		for (const id of graphic.claims) {
			const claim = find(data.claims, id);
			if (!claim.charge) continue;
			const answers = answersTo(id);
			if (answers.length && !answers.some((a) => graphic.claims.includes(a)))
				problems.push({
					file,
					line: lines(['claims']),
					message: `found the charge ${id} without an answer to it, expected one of ${answers.join(', ')} among the claims of this graphic`,
				});
			if (!claim.speaker.named.some((n) => wholeWord(all, n)))
				problems.push({
					file,
					line: lines(['claims']),
					message: `found the charge ${id}, and no word of who makes it in title, note or labels, expected one of “${claim.speaker.named.join('”, “')}”`,
				});
		}
	}

	// Rows whose words are drawn, tabled or printed beside a claim say no number that the claim does not.
	const rowTexts: { row: object; name: string; texts: string[]; claims: string[] }[] = [
		...data.events.map((e) => ({ row: e, name: e.id, texts: [e.label, e.short, e.detail], claims: [e.claim] })),
		...data.legs.map((l) => ({
			row: l,
			name: l.id,
			texts: [l.label, l.note ?? '', ...l.states.map((s) => s.inked ?? '')],
			claims: l.states.map((s) => s.claim),
		})),
		...data.responses.map((r) => ({
			row: r,
			name: r.id,
			texts: [r.to, r.quote ?? '', r.summary ?? ''],
			claims: [r.claim],
		})),
		...data.voyages.map((v) => ({ row: v, name: v.id, texts: [v.when], claims: [v.claim] })),
		...data.quantities.map((q) => ({ row: q, name: q.id, texts: [q.what, q.scope], claims: [q.claim] })),
		...data.discrepancies.map((d) => ({ row: d, name: d.id, texts: [d.report, d.found, d.handled], claims: d.claims })),
	];
	for (const { row, name, texts, claims: ids } of rowTexts) {
		const at = originOf(row);
		const own = ids.map((id) => carried.get(id) ?? '').join(' \n ');
		for (const text of texts)
			for (const number of numbersIn(allowed(at.file, text)))
				if (!carries(own, number))
					problems.push({
						...at,
						message: `found “${text.slice(number.from, number.to)}” in ${name}, which ${ids.join(', ')} does not carry`,
					});
	}

	// What goes on the story's card and round the story speaks of all of it: any claim may carry it.
	const file = 'data/publication.yaml';
	const lines = linesOf(files[file] ?? '');
	const every = [...carried.values()].join(' \n ');
	const { title, kicker, standfirst, description, card, reportDate } = data.publication;
	for (const { path, text } of textsOf({ title, kicker, standfirst, description, card }, []))
		for (const number of numbersIn(allowed(file, text)))
			if (!carries(`${every} ${reportDate}`, number))
				problems.push({
					file,
					line: lines(path),
					message: `found “${text.slice(number.from, number.to)}” in ${path.join('.')}, which no claim carries`,
				});

	for (const row of data.allowedNumbers) {
		const text = prose[row.in] ?? files[row.in];
		if (text === undefined)
			problems.push({ ...originOf(row), message: `found in: ${row.in}, expected a file of the prose or of data/` });
		else if (!text.includes(row.text))
			problems.push({
				...originOf(row),
				message: `found “${row.text}”, which does not stand in ${row.in}: expected no row that nothing needs`,
			});
	}
	return problems;

	function quotedBy(claim: Claim | undefined, quote: string): boolean {
		if (!claim) return false;
		const own = [claim.note ?? '', ...claim.sources.map((s) => s.supports)].flatMap((t) =>
			[...t.matchAll(/“([^”]*)”/g)].map((m) => m[1] as string),
		);
		return [claim.quote ?? '', ...own].some((words) => ` ${plain(words)} `.includes(` ${plain(quote)} `));
	}
}

type Piece = { path: string[]; text: string };
function textsOf(value: unknown, but: string[], path: string[] = []): Piece[] {
	if (typeof value === 'string') return [{ path, text: value }];
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, v]) =>
		but.includes(key) && !path.length ? [] : textsOf(v, but, [...path, key]),
	);
}

/** Where the field at a path stands in a YAML file. */
function linesOf(text: string): (path: string[]) => number {
	const counter = new LineCounter();
	const doc = parseDocument(text, { lineCounter: counter });
	return (path) => {
		const node = doc.getIn(path, true) as { range?: [number] } | undefined;
		const at = node?.range?.[0];
		return at === undefined ? 1 : counter.linePos(at).line;
	};
}

/** The prose as it stands in this checkout. */
export const PROSE: Files = Object.fromEntries(
	Object.entries(
		import.meta.glob<string>('/src/story/prose/*.md', { query: '?raw', import: 'default', eager: true }),
	).map(([path, text]) => [path.slice(1), text]),
);

/** @throws LedgerError naming file and line of everything that the ledger does not carry */
export function assertLedger(files: Files, data: Data, prose: Files = PROSE): void {
	const problems = ledgerProblems(files, prose, data);
	if (problems.length) throw new LedgerError(problems);
}
