import { fromMarkdown } from 'mdast-util-from-markdown';
import { nearest } from '../data/nearest';
import { originOf, type Problem } from '../data/parse';
import { wordsFile } from '../data/places';
import { type Data, type Files, filesOf, type Reading, TABLES, type TableName } from '../data/read';
import type { Claim } from '../data/rows';
import type { GraphicId } from '../data/schema';
import { type Figure, TOKEN } from '../ledger/figures';
import { among, type Found, numbersIn } from '../ledger/numbers';
import { resolved, say, tokensOf } from '../ledger/tokens';
import { SHORT_ALT, shortAlt } from '../pictures/words';
import { type Piece, piecesOf } from './pieces';
import { quotationFaults } from './quotations';
import { rowName } from './say';
import { typedOut } from './ships';

/** All that texts are held against, worked out once. */
export type Ledger = {
	/** Rows as they stand, with their tokens, and filled in. */
	data: Data;
	filled: Data;
	tokens: Map<string, Figure>;
	claims: Map<string, Claim>;
	/** The numbers and dates that each claim carries. */
	carried: Map<string, Found[]>;
	/** Claims and files of which not all could be read: what leans on them is not judged. */
	torn: Set<string>;
	broken: Set<string>;
	/** Blanks out ships' names and what allowed-numbers.yaml lets stand in a file: offsets stay. */
	allowed(file: string, text: string): string;
	answersTo(id: string): string[];
};

/** What a claim carries: what is stated, in whose words, and when. What a source supports repeats it, or gives more. */
const carriedBy = (claim: Partial<Claim>): string =>
	[
		claim.statement ?? '',
		claim.date ?? '',
		claim.quote ?? '',
		claim.note ?? '',
		...(claim.sources ?? []).map((s) => s.supports),
	].join(' \n ');

/** @param problems those of the rows, so that nothing is said of what leans on a faulty one */
export function ledgerOf({ loose: data, torn }: Reading, problems: readonly Problem[]): Ledger {
	const tokens = tokensOf(data);
	const filled = resolved(data);
	const faulty = new Set(problems.filter((p) => filesOf('claims').includes(p.file)).map((p) => p.row));
	const broken = new Set(
		data.claims.flatMap((c) => (c.id && (faulty.has(`id=${c.id}`) || !c.statement) ? [c.id] : [])),
	);
	// A number at the end of a ship's name counts nothing.
	const ships = [...data.voyages.map((v) => v.ship), ...data.designations.map((d) => d.name)].filter(
		(n): n is string => !!n && /^\p{Lu}.* \d+$/u.test(n),
	);
	const blank = (text: string, words: string) => (words ? text.replaceAll(words, '·'.repeat(words.length)) : text);
	return {
		data,
		filled,
		tokens,
		claims: new Map(filled.claims.map((c) => [c.id, c])),
		carried: new Map(filled.claims.map((c) => [c.id, numbersIn(carriedBy(c))])),
		torn,
		broken,
		allowed: (file, text) =>
			[...ships, ...data.allowedNumbers.filter((a) => a.in === file).map((a) => a.text ?? '')].reduce(blank, text),
		answersTo: (id) => data.claims.filter((c) => c.answers?.includes(id)).map((c) => c.id),
	};
}

const SOURCES_OF_TOKENS: readonly TableName[] = [
	'quantities',
	'products',
	'destinations',
	'exportYears',
	'designations',
	'scaleUnits',
	'voyages',
	'claims',
	'legs',
	'ports',
];
/** Whether a claim is there to be leaned on: where not all claims could be read, one that is missing may be. */
const known = (ledger: Ledger, id: string) => ledger.claims.has(id) && !ledger.broken.has(id);
/** Whether anything can be said of a text that leans on these claims. */
const judged = (ledger: Ledger, ids: readonly string[] | 'any') =>
	ids === 'any'
		? !ledger.torn.has(TABLES.claims[0]) && !tokensTorn(ledger)
		: ids.every((id) => known(ledger, id)) && !tokensTorn(ledger);
const tokensTorn = ({ torn }: Ledger) =>
	SOURCES_OF_TOKENS.some((t) => t !== 'graphics' && t !== 'claims' && torn.has(TABLES[t][0]));

/**
 * What is wrong with the tokens of a text: what no row answers, and marks that open and do not close.
 * @param own tokens that the text's drawing or page fills in
 */
export function tokenFaults(
	text: string,
	ledger: Pick<Ledger, 'tokens' | 'torn'>,
	own: readonly string[] = [],
): { from: number; message: string }[] {
	const faults: { from: number; message: string }[] = [];
	// Where a table could not be read, what its rows would have answered is not known.
	const torn = SOURCES_OF_TOKENS.some((t) => t !== 'graphics' && ledger.torn.has(TABLES[t][0]));
	const rest = text.replaceAll(TOKEN, (token, id: string, from: number) => {
		if (!ledger.tokens.has(id) && !own.includes(id) && !torn)
			faults.push({
				from,
				message: `found ${token}, no figure for it; expected a token that the data answers${nearest(id, ledger.tokens.keys())}`,
			});
		return '·'.repeat(token.length);
	});
	for (const match of rest.matchAll(/[{}]/g))
		faults.push({
			from: match.index,
			message: `found ${match[0]} in “${text.slice(Math.max(0, match.index - 12), match.index + 24).trim()}”, expected {a-token} with both its braces, or none`,
		});
	return faults;
}

/** Who denied something did so on a day: no word has a government deny on and on. */
const LASTING = /\b(?:Russia|Moscow|embassy|Kremlin|China|Beijing|Japan)(?:’s embassy)? den(?:y|ies)\b/;
function lasting(text: string): { from: number; message: string }[] {
	const found = LASTING.exec(text);
	return found
		? [
				{
					from: found.index,
					message: `found “${found[0]}”, expected “denied”, of a day: who denied something once is not heard to do so still`,
				},
			]
		: [];
}

/** What is wrong with the texts of `data/`. */
export function pieceProblems(ledger: Ledger, own: (graphic: GraphicId) => readonly string[]): Problem[] {
	return piecesOf(ledger.data, own).flatMap((piece) => {
		const fail = (message: string): Problem => ({ ...piece.at, row: piece.row, field: piece.field, message });
		const bare = typedOf(piece)
			? typedOut(ledger.allowed(piece.at.file, piece.text), ledger.data, ledger.tokens, piece.claims)
			: [];
		return [
			...(piece.past ? unfilled(piece.text) : tokenFaults(piece.text, ledger, piece.own)).map((f) => fail(f.message)),
			...bare.map(({ what, token }) => fail(typed(what, token))),
			// The timeline tells each day in its own present; titles of sources are not ours.
			...(['events', 'sources'].includes(piece.table) ? [] : lasting(ofToday(piece)).map((f) => fail(f.message))),
			...(judged(ledger, piece.claims) ? [...numberFaults(piece, ledger), ...quotes(piece, ledger)].map(fail) : []),
		];
	});
}
/** A text without what only tells of the past: the old value of a notice, and what a notice quotes. */
const ofToday = ({ text, past, field }: Piece) =>
	!past ? text : field === 'was' ? '' : text.replaceAll(/“[^“”]*”/g, (m) => '·'.repeat(m.length));
/** What a notice would have filled in: it would say something else as soon as the data does. */
const unfilled = (text: string): { message: string }[] =>
	[...text.matchAll(/\{[^{}]*\}?|\}/g)].map(([token]) => ({
		message: `found ${token}, expected the words and numbers themselves: a notice stays as it was published, and nothing in it is filled in`,
	}));
/** A source's own title, and what was once wrong, are told as they were. */
const typedOf = ({ table, field }: Piece) => table !== 'corrections' && !(table === 'sources' && field !== 'note');
const typed = (what: string, token: string) =>
	`found “${what}” typed out, expected {${token}}: a fact stands once, in its row, and is filled in from there`;

function quotes(piece: Piece, { claims, tokens, data }: Ledger): string[] {
	const held = piece.claims === 'any' ? data.claims.map((c) => c.id) : piece.claims;
	const own = held.flatMap((id) => claims.get(id) ?? []);
	const where = piece.claims === 'any' ? 'a claim' : piece.claims.join(', ') || 'a claim';
	// What stood there once is as good as a quotation.
	const past = (piece.past ?? []).map((quote) => ({ quote }));
	return quotationFaults(say(piece.text, tokens), piece.quotes ? [...own, ...past] : undefined, where).map(
		(f) => f.message,
	);
}

function numberFaults({ text, claims, numbers, at, field, past, table }: Piece, ledger: Ledger): string[] {
	if (!numbers) return [];
	const held = [
		...(claims === 'any'
			? [...ledger.carried.values(), numbersIn(ledger.data.publication?.reportDate ?? '')].flat()
			: claims.flatMap((id) => ledger.carried.get(id) ?? [])),
		...(past ?? []).flatMap(numbersIn),
	];
	const graphic = table === 'graphics';
	const lacking =
		claims === 'any'
			? 'no claim carries'
			: graphic
				? 'no claim of this graphic carries'
				: `${claims.join(', ')} does not carry`;
	const expected = past
		? `one that a claim carries today${field === 'now' ? ', or, if it was corrected again, a later notice with it in was' : ', or that stands in was or now'}`
		: 'a {figure}, a claim that carries it';
	const bare = ledger.allowed(at.file, text).replaceAll(TOKEN, (t) => '·'.repeat(t.length));
	return [
		...numbersIn(bare)
			.filter((n) => !among(held, n))
			.map(
				(n) =>
					`found “${text.slice(n.from, n.to)}” in ${field}, which ${lacking}; expected ${expected}, or a row in ${wordsFile('allowed-numbers')}`,
			),
		...[...text.matchAll(TOKEN)].flatMap(([token, id]) => {
			const figure = ledger.tokens.get(id as string);
			// What is no token of the ledger is worked out by the graphic itself, and held when it is drawn.
			if (!figure || claims === 'any' || claims.includes(figure.claim)) return [];
			const shown = numbersIn(figure.text);
			if (shown.length && shown.every((n) => among(held, n))) return [];
			return graphic
				? [`found ${token} in ${field}, expected its claim ${figure.claim} among the claims of this graphic`]
				: [`found ${token}, which ${figure.claim} carries, expected a token of ${claims.join(', ')}`];
		}),
	];
}

/** A notice of a charge says who makes it, as every sentence of the story does. */
export function chargeProblems({ data, claims }: Ledger): Problem[] {
	return data.corrections.flatMap((notice) => {
		const words = `${notice.what ?? ''} ${notice.now ?? ''}`;
		return (notice.claims ?? []).flatMap((id) => {
			const claim = claims.get(id);
			const named = claim?.speaker?.named ?? [];
			if (!claim?.charge || named.some((n) => wholeWord(words, n))) return [];
			const message = `found the charge ${id}, and no word of who makes it in what or now, expected one of “${named.join('”, “')}”`;
			return [{ ...originOf(notice, 'claims'), row: rowName(notice), field: 'claims', message }];
		});
	});
}

/** Days of events and answers are those that their claims give. */
export function dateProblems(ledger: Ledger): Problem[] {
	const { data, carried } = ledger;
	const held = (row: object, field: string, date: string | undefined, claim: string) => {
		if (!date || !known(ledger, claim) || among(carried.get(claim) ?? [], dateOf(date))) return [];
		return [
			{
				...originOf(row, field),
				row: rowName(row),
				field,
				message: `found ${date}, expected a date that ${claim} gives: correct one of the two`,
			},
		];
	};
	return [
		...data.events.flatMap((e) => [...held(e, 'from', e.from, e.claim), ...held(e, 'to', e.to, e.claim)]),
		...data.responses.flatMap((r) => held(r, 'date', r.date, r.claim)),
	];
}
const dateOf = (value: string): Found => ({ kind: 'date', value, from: 0, to: value.length });

const wholeWord = (text: string, words: string) =>
	new RegExp(`(?<![\\p{L}\\d])${words.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\d])`, 'u').test(text);

/** A charge is not told without the one who makes it, in the few words of a list or a heading neither. */
export function nameProblems({ filled }: Ledger): Problem[] {
	return filled.claims.flatMap((claim) => {
		const { id, name, charge, speaker } = claim;
		if (!name || !charge || !speaker?.named || speaker.named.some((n) => wholeWord(name, n))) return [];
		const message = `found a charge called “${name}”, which does not say who makes it; expected one of “${speaker.named.join('”, “')}”`;
		return [{ ...originOf(claim, 'name'), row: `id=${id}`, field: 'name', message }];
	});
}

/** As many words of a summary as are heard in one breath. */
const BREATH = 25;
/** A summary is read out whenever a reader comes upon its graphic: it is short. */
export function summaryProblems({ filled }: Ledger): Problem[] {
	return filled.graphics.flatMap((graphic) => {
		const scenes = Object.entries(graphic.scenes ?? {}).map(([state, s]) => [`scenes.${state}.summary`, s.summary]);
		return [['summary', graphic.summary], ...scenes].flatMap(([field = '', text = '']) => {
			const words = text.split(/\s+/).filter((w) => /[\p{L}\d]/u.test(w)).length;
			if (words <= BREATH) return [];
			const message = `found ${words} words, expected ${BREATH} at most: it is read out with the graphic’s name; what does not fit stands in description`;
			return [{ ...originOf(graphic, field), row: `id=${graphic.id}`, field, message }];
		});
	});
}

const STANDING =
	/\b(?:solid|dashed|dotted|ticked|recorded|on the record|not confirmed|as (?:reported|[\p{L} ]{1,30} reports?))\b/iu;
const DENIAL = /\b(?:den(?:y|ies|ied|ial)|reject(?:s|ed)?)\b/i;
/** Title and card travel as a graphic's short alternative text: they say its standing and its denial, and are not cut. */
export function cardProblems({ filled, claims }: Ledger): Problem[] {
	return filled.graphics.flatMap((graphic) => {
		const { id, number, title, card } = graphic;
		if (!id || !number || !title || !card || !filled.publication?.pictures) return [];
		const alt = shortAlt({ number, title, card }, filled.publication);
		const denied = graphic.claims?.filter((c) => claims.get(c)?.standing === 'denial') ?? [];
		const faults = [
			alt.length > SHORT_ALT &&
				`found ${alt.length} characters with chart number, title and the story’s own, expected ${SHORT_ALT} at most: they are the picture’s alternative text, of which hosts keep no more; shorten card or title by ${alt.length - SHORT_ALT}`,
			!STANDING.test(alt) &&
				`found “${card}”, expected how firmly it stands, here or in title, in the words of its lines (“solid”, “dashed”, “dotted”), “on the record”, “recorded”, “as reported” or “not confirmed”: it travels without the drawing`,
			denied.length > 0 &&
				!DENIAL.test(alt) &&
				`found no word of the denial that this graphic carries (${denied.join(', ')}) in title and card, expected “denied” or “rejected”, and by whom: they travel without the note`,
		];
		return faults
			.filter((f) => f !== false)
			.map((message) => ({ ...originOf(graphic, 'card'), row: `id=${id}`, field: 'card', message }));
	});
}

/** A graphic says who makes each charge that it shows, and has an answer to it where there is one. */
export function graphicProblems(ledger: Ledger): Problem[] {
	return ledger.filled.graphics.flatMap((graphic) => {
		// Of a graphic that has no words, that alone is told.
		if (!graphic.id || !graphic.claims || !graphic.title) return [];
		const { id: _, number: __, step: ___, sources: ____, claims, ...words } = graphic;
		const all = JSON.stringify(words);
		const fail = (message: string): Problem => ({
			...originOf(graphic, 'claims'),
			row: `id=${graphic.id}`,
			field: 'claims',
			message,
		});
		return claims.flatMap((id) => {
			const claim = ledger.claims.get(id);
			if (!claim?.charge || !known(ledger, id)) return [];
			const answers = ledger.answersTo(id);
			const named = claim.speaker?.named ?? [];
			const unnamed = answers.filter(
				(a) => claims.includes(a) && !ledger.claims.get(a)?.speaker?.named.some((n) => wholeWord(all, n)),
			);
			return [
				...unnamed.map((a) =>
					fail(
						`found ${a}, an answer to the charge ${id}, and no word of who gives it in title, description, note or labels; expected one of “${ledger.claims.get(a)?.speaker?.named.join('”, “')}”`,
					),
				),
				...(answers.length && !answers.some((a) => claims.includes(a))
					? [
							fail(
								`found the charge ${id} without an answer to it, expected one of ${answers.join(', ')} among the claims of this graphic`,
							),
						]
					: []),
				...(named.some((n) => wholeWord(all, n))
					? []
					: [
							fail(
								`found the charge ${id}, and no word of who makes it in title, note or labels, expected one of “${named.join('”, “')}”`,
							),
						]),
			];
		});
	});
}

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

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
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
					...fails(lasting(text.words), text.words),
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
	{ allowed, carried, claims, answersTo }: Ledger,
): { from: number; message: string }[] {
	const faults: { from: number; message: string }[] = [];
	const fail = (from: number, message: string) => faults.push({ from, message });
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
			const hold = (ids: string[]) => ids.some((id) => among(carried.get(id) ?? [], number));
			if (link) {
				if (claims.has(link.claim) && token?.figure.claim !== link.claim && !hold([link.claim]))
					fail(from, `found “${shown}” in a link to ${link.claim}, expected a number that this claim carries`);
			} else if (!token && !(number.kind === 'date' ? hold(onCard) : /^\D/.test(shown) && hold(here)))
				fail(
					from,
					`found “${shown}”, which no claim linked in ${number.kind === 'date' ? 'this card' : 'this sentence'} carries; expected it inside [words](claim:ID) or as a {figure}, or a row in ${wordsFile('allowed-numbers')}`,
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

/** A row of allowed-numbers.yaml is needed by what it names. */
export function allowanceProblems({ data, torn }: Ledger, files: Files): Problem[] {
	return data.allowedNumbers.flatMap((row) => {
		if (!row.in || !row.text || torn.has(row.in)) return [];
		const text = files[row.in];
		const fail = (field: string, message: string) => [{ ...originOf(row, field), field, message }];
		if (text === undefined) return fail('in', `found in: ${row.in}, expected a file of the prose or of data/`);
		if (text.includes(row.text)) return [];
		return fail(
			'text',
			`found “${row.text}”, which does not stand in ${row.in}: expected no row that nothing needs, so take it out`,
		);
	});
}
