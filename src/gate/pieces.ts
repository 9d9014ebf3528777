import { originOf } from '../data/parse';
import type { Data } from '../data/read';
import type { Correction, Leg } from '../data/rows';
import type { GraphicId } from '../data/schema';
import { WORDS_ALONE } from '../data/tables';
import { claimsOfLeg } from '../ledger/leg';
import { rowName } from './say';

/** A text of `data/`, where it stands, and what it may lean on. */
export type Piece = {
	table: keyof Data;
	at: { file: string; line: number };
	row?: string;
	field: string;
	text: string;
	/** The claims that it belongs to; `any` where it speaks of all of the story. */
	claims: readonly string[] | 'any';
	/** What is held: numbers and dates against the claims, quotations against their words. */
	numbers: boolean;
	quotes: boolean;
	/** Tokens that are filled in later, by the drawing or the page. */
	own: readonly string[];
	/** Of a notice, which is never filled in: what else carries its numbers and quotations, being what stood there once. */
	past?: readonly string[];
};

const OWN: Record<string, readonly string[]> = {
	'pictures.chart': ['number'],
	'pictures.source': ['names'],
	'pictures.sources': ['names'],
	'pictures.asOf': ['date'],
	'pictures.corrected': ['number', 'date'],
	'pictures.licence': ['title', 'licence'],
	'pictures.author': ['author'],
	'pictures.credit': ['credit'],
	lead: ['number'],
	terms: ['licence'],
	address: ['root'],
	pinned: ['date'],
	'skip.next': ['title'],
	corrections: ['contact'],
	counted: ['n'],
	'filter.count': ['n', 'all'],
	'filter.found': ['claims', 'sources'],
	'filter.claims': ['n'],
	'filter.sources': ['n'],
	link: ['name'],
	'files..png': ['size'],
	'files.-phone.png': ['size'],
	'files.-email.png': ['size'],
	'embed.live': ['date'],
	'embed.liveLink': ['number'],
	'embed.pinned': ['date', 'number'],
	subscribe: ['feed'],
	heading: ['number', 'date'],
	feedTitle: ['title'],
	'keep.frame': ['date'],
	'keep.live': ['address'],
	'keep.frameCode': ['id'],
	'keep.alt': ['alt'],
	'keep.folder': ['id', 'pictures'],
	all: ['package', 'csv', 'json'],
	preview: ['title'],
	'options.pinned': ['date'],
	codeOf: ['form', 'title'],
	pictures: ['files'],
	data: ['files'],
	cite: ['chart', 'title', 'publisher', 'number', 'date', 'licence'],
	citePublisher: ['publisher'],
	'source.via': ['name'],
	'source.language': ['language'],
	'source.checked': ['read', 'date'],
	ofStory: ['title'],
	'uses.step': ['n', 'name'],
	'uses.card': ['place', 'n'],
	'uses.parting': ['id'],
	'story.title': ['title'],
	'story.kicker': ['n', 'name'],
	'story.author': ['author'],
	'story.published': ['date'],
	'story.origin': ['publisher', 'reuters'],
	'story.originDated': ['publisher', 'date', 'reuters'],
	'story.minutes': ['n'],
	'plate.notes': ['number'],
	'plate.notesAndTable': ['number'],
	'plate.elsewhere': ['number'],
	'plate.without': ['later', 'alone'],
	'frame.table': ['number'],
	'frame.live': ['date'],
	'frame.pinned': ['date'],
	'foot.corrected': ['notice'],
	'foot.asOf': ['date', 'none'],
	'foot.licence': ['words', 'code'],
	'foot.publisher': ['publisher'],
	'foot.address': ['address'],
	'foot.published': ['date'],
	'foot.contact': ['contact'],
	'missing.story': ['title'],
	withLine: ['standing', 'line'],
	whoAndWhen: ['who', 'date'],
	'receipt.more': ['n'],
	'dates.day': ['d', 'month', 'y'],
	'dates.month': ['month', 'y'],
	'dates.year': ['y'],
	'dates.dayOfYear': ['d', 'month'],
	'dates.monthOfYear': ['month'],
	share: ['n'],
	tonnes: ['n'],
	'qualified.about': ['n'],
	'qualified.at least': ['n'],
	'qualified.over': ['n'],
	'dollars.text': ['n'],
	'whom.take': ['frame', 'scripted', 'element', 'picture', 'newsletter'],
};

type Holds = {
	claims?: readonly (string | undefined)[] | 'any';
	numbers?: boolean;
	quotes?: boolean;
	own?: readonly string[];
	past?: readonly string[];
};

/** Every string below a value, by its path. */
function strings(value: unknown, path: string[] = []): { field: string; text: string }[] {
	if (typeof value === 'string') return [{ field: path.join('.'), text: value }];
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, v]) => strings(v, [...path, key]));
}

/** Fields that name or point to something and are no words. */
const NO_WORDS =
	/^(id|iso3|kind|section|step|standing|claims?|since|answers|sources?|date|checked|url|licenceWordsUrl|language|read|in|figure|country|position|leg|quantity|unit|state|from|to|off_coast|flag_of|group_id|reportDate|published|repository|symbol)$|^(answers|claims|sources|graphics|steps)\.\d+$|^sources\.\d+\.id$|^states\.\d+\.(state|claim)$|^speaker\.(kind|named\.\d+)$|^forms\.\d+\.id$|^opening\.claim$|^scenes\.[a-z-]+\.without\.\d+$|^phrases\./;
/** …but for these, where an end of a voyage or the addressee of an answer is told in words. */
const WORDS: Partial<Record<keyof Data, RegExp>> = {
	voyages: /^(from|to)$/,
	responses: /^to$/,
	legs: /^(from|to)\.open$/,
};

/**
 * What the texts of a notice lean on. What once stood there may be anything. What stands there now is the ledger's, unless
 * a later notice corrected it again; what was wrong is told by both. A place is named as it calls itself.
 */
function heldOfNotice(notice: Partial<Correction>, field: string, all: readonly Partial<Correction>[]): Holds {
	const { number = 0, was, now, claims } = notice;
	const texts = (...list: (string | undefined)[]) => list.filter((t) => t !== undefined);
	if (field === 'now') {
		const later = all.filter((n) => (n.number ?? 0) > number);
		return { claims: claims?.length ? claims : 'any', past: texts(...later.map((n) => n.was)) };
	}
	if (field === 'what') return { claims: 'any', past: texts(was, now) };
	return { claims: 'any', numbers: false, quotes: false, past: [] };
}

/** Every text of `data/`, with the claims that it leans on. Rows may lack fields that did not pass their schema. */
export function piecesOf(data: Data, own: (graphic: GraphicId) => readonly string[]): Piece[] {
	const pieces: Piece[] = [];
	const add = (table: keyof Data, row: object, holds: (field: string) => Holds) => {
		for (const { field, text } of strings(row)) {
			if (NO_WORDS.test(field) && !WORDS[table]?.test(field)) continue;
			const { claims = [], numbers = true, quotes = true, own = [], past } = holds(field);
			const known = claims === 'any' ? claims : claims.filter((c) => c !== undefined);
			pieces.push({
				table,
				at: originOf(row, field),
				row: rowName(row),
				field,
				text,
				claims: known,
				numbers,
				quotes,
				own,
				past,
			});
		}
	};
	const each = <T extends keyof Data>(table: T, holds: (row: never) => Holds | ((field: string) => Holds)) => {
		for (const row of data[table] as object[]) {
			const held = holds(row as never);
			add(table, row, typeof held === 'function' ? held : () => held);
		}
	};
	type OfClaim = { claim?: string };
	const itsClaim = ({ claim }: OfClaim): Holds => ({ claims: [claim] });
	// A claim is where a number and a quotation stand. Its sentence and its name repeat no other words than it quotes.
	each('claims', (c: { id?: string }) => (field) => ({
		claims: [c.id],
		numbers: field === 'name',
		quotes: field === 'statement' || field === 'name',
	}));
	each('sources', () => ({ claims: 'any', numbers: false, quotes: false }));
	each('corrections', (n: Partial<Correction>) => (field) => heldOfNotice(n, field, data.corrections));
	each('discrepancies', (d: { claims?: string[] }) => ({ claims: d.claims }));
	each('policies', () => ({ claims: 'any' }));
	each('countries', () => ({ numbers: false }));
	each('ports', (p: { claims?: string[] }) => ({ claims: p.claims }));
	each('legs', (l: Partial<Leg>) => ({
		claims: [...claimsOfLeg(l), ...data.voyages.filter((v) => v.leg && v.leg === l.id).map((v) => v.claim)],
	}));
	for (const table of [
		'voyages',
		'quantities',
		'products',
		'destinations',
		'events',
		'designations',
		'responses',
	] as const)
		each(table, itsClaim);
	each('scaleUnits', () => ({ claims: ['scale-units'] }));
	each('graphics', (g: { id?: GraphicId; claims?: string[] }) => ({ claims: g.claims, own: g.id ? own(g.id) : [] }));
	for (const table of ['publication' as const, ...(Object.keys(WORDS_ALONE) as (keyof typeof WORDS_ALONE)[])]) {
		const row: object | undefined = data[table];
		if (row)
			add(table, row, (field) => ({
				claims: 'any',
				numbers: table === 'publication' && /^(title|kicker|standfirst|description|card)/.test(field),
				// The title that a citation has in quotation marks is the graphic's.
				quotes: field !== 'cite',
				// A list's lines all have the same.
				own: OWN[field.replace(/\.\d+/, '')] ?? [],
			}));
	}
	return pieces;
}
