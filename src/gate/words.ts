import { originOf, type Problem } from '../data/parse';
import { wordsFile } from '../data/places';
import type { Files } from '../data/read';
import type { GraphicId } from '../data/schema';
import { say, TOKEN } from '../ledger/fill';
import { among, type Found } from '../ledger/numbers';
import { judged, known, type Ledger } from './held';
import { type Piece, piecesOf } from './pieces';
import { quotationFaults } from './quotations';
import { rowName } from './say';
import { typedOut } from './ships';
import { lasting, tokenFaults, typed, wholeWord } from './wording';

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
			...(['events', 'sources'].includes(piece.table)
				? []
				: lasting(ofToday(piece), ledger.data).map((f) => fail(f.message))),
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
			? [...ledger.carried.values(), ledger.numbersIn(ledger.data.publication?.reportDate ?? '')].flat()
			: claims.flatMap((id) => ledger.carried.get(id) ?? [])),
		...(past ?? []).flatMap((p) => ledger.numbersIn(p)),
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
		...ledger
			.numbersIn(bare)
			.filter((n) => !among(held, n))
			.map(
				(n) =>
					`found “${text.slice(n.from, n.to)}” in ${field}, which ${lacking}; expected ${expected}, or a row in ${wordsFile('allowed-numbers', ledger.data.edition.language)}`,
			),
		...[...text.matchAll(TOKEN)].flatMap(([token, id]) => {
			const figure = ledger.tokens.get(id as string);
			// What is no token of the ledger is worked out by the graphic itself, and held when it is drawn.
			if (!figure || claims === 'any' || claims.includes(figure.claim)) return [];
			const shown = ledger.numbersIn(figure.text);
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

/** A charge is not told without the one who makes it, in the few words of a list or a heading neither. */
export function nameProblems({ filled }: Ledger): Problem[] {
	return filled.claims.flatMap((claim) => {
		const { id, name, charge, speaker } = claim;
		if (!name || !charge || !speaker?.named || speaker.named.some((n) => wholeWord(name, n))) return [];
		const message = `found a charge called “${name}”, which does not say who makes it; expected one of “${speaker.named.join('”, “')}”`;
		return [{ ...originOf(claim, 'name'), row: `id=${id}`, field: 'name', message }];
	});
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
