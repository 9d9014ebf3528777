import { nearest } from '../data/nearest';
import { originOf, type Problem, shown } from '../data/parse';
import { GRAPHICS_FILE } from '../data/places';
import { type Data, type Reading, TABLES, type TableName } from '../data/read';
import type { Claim, Graphic, GraphicId, Leg, Response } from '../data/schema';
import { PHASES } from '../data/schema';
import { figuresOf } from '../ledger/figures';
import { lineOf } from '../ledger/standing';
import { isNamed } from '../ledger/tokens';
import { noticeProblems } from './notices';

/** Tells a problem of a row: which field, what was found and expected. */
export type Say = (row: object, field: string, message: string) => void;

/** A row as messages name it. */
export function rowName(row: object): string | undefined {
	const keys = ['iso3', 'id', 'year', 'figure', 'number', 'date'] as const;
	const key = keys.find((k) => (row as Record<string, unknown>)[k] !== undefined);
	return key && `${key}=${(row as Record<string, unknown>)[key]}`;
}

/**
 * What rows owe each other: references that lead somewhere, wholes that add up, dates in their order. Where a file could
 * not be read, nothing is said of what leans on it.
 * @param today the day of the build, YYYY-MM-DD
 */
export function rowProblems({ loose: data, torn }: Reading, today: string): Problem[] {
	const problems: Problem[] = [];
	const say: Say = (row, field, message) =>
		problems.push({ ...originOf(row, field.includes(',') ? undefined : field), row: rowName(row), field, message });
	const sound = (...names: TableName[]) => names.every((n) => !torn.has(TABLES[n][0]));

	references(data, torn, say);
	if (sound('claims'))
		for (const s of data.sources)
			if (s.id && !data.claims.some((c) => c.sources?.some((own) => own.id === s.id)))
				say(s, 'id', 'found no claim that uses this source, expected one at least: cite it or take it out');
	answers(data, say);
	names(data, say);
	speech(data, say);
	courses(data, say);
	dates(data, today, say);
	noticeProblems(data.corrections, say);
	legRows(data, sound('voyages'), say);
	if (sound('claims')) drawnClaims(data, say);
	if (sound('exportYears', 'destinations', 'products')) exports(data, say);
	if (sound('exportYears', 'destinations', 'products', 'designations', 'quantities', 'scaleUnits')) expected(data, say);
	if (sound('claims')) for (const r of data.responses) answer(r, data, say);
	return problems;
}

type Reference = [from: TableName, field: string, to: TableName, ids: (row: never) => (string | undefined)[]];
const one = (field: string) => (row: never) => [row[field] as string | undefined].filter((id) => id !== '');
const many = (field: string) => (row: never) => (row[field] as string[] | undefined) ?? [];
const end = (field: 'from' | 'to') => (leg: Leg) => [
	typeof leg[field] === 'string' ? (leg[field] as string) : undefined,
];

/** The claims that a leg rests on, in the states of the chart and in the story's opening; a faulty row may lack some. */
export const claimsOfLeg = (l: Partial<Leg>): string[] =>
	[...(l.states ?? []), ...(l.opening ? [l.opening] : [])].map((s) => s.claim);

/** Every field that names a row of another file. */
const REFERENCES: Reference[] = [
	['claims', 'sources', 'sources', (c: Claim) => (c.sources ?? []).map((s) => s.id)],
	['claims', 'answers', 'claims', many('answers')],
	['discrepancies', 'claims', 'claims', many('claims')],
	['corrections', 'claims', 'claims', many('claims')],
	['ports', 'source', 'sources', one('source')],
	['ports', 'claims', 'claims', many('claims')],
	['legs', 'from', 'ports', end('from')],
	['legs', 'to', 'ports', end('to')],
	['legs', 'states', 'claims', claimsOfLeg],
	['voyages', 'leg', 'legs', one('leg')],
	['voyages', 'quantity', 'quantities', one('quantity')],
	['graphics', 'sources', 'sources', many('sources')],
	['graphics', 'claims', 'claims', many('claims')],
	['graphics', 'scenes', 'claims', (g: Graphic) => Object.values(g.scenes ?? {}).flatMap((s) => s.without ?? [])],
	...(
		['voyages', 'quantities', 'products', 'destinations', 'expected', 'events', 'designations', 'responses'] as const
	).map((from): Reference => [from, 'claim', 'claims', one('claim')]),
];

function references(data: Data, torn: Set<string>, say: Say) {
	for (const [from, field, to, idsOf] of REFERENCES) {
		const file = TABLES[to][0];
		const rows = data[to] as { id?: string }[];
		// A row whose id can't be read may be the one that is meant.
		if (torn.has(file) && (!rows.length || rows.some((r) => !r.id))) continue;
		const ids = new Set(rows.map((r) => r.id));
		for (const row of data[from] as object[])
			for (const [i, id] of idsOf(row as never).entries())
				if (id !== undefined && !ids.has(id))
					say(row, fieldAt(row, field, i), `found ${shown(id)}, expected an id in ${file}${nearest(id, ids)}`);
	}
}

/** `sources` of the i-th in a list, so that a message finds its line. */
const fieldAt = (row: object, field: string, i: number) =>
	Array.isArray((row as Record<string, unknown>)[field]) && field !== 'claims' && field !== 'answers'
		? `${field}.${i}`
		: field;

/** A list of claims tells them apart by their names. */
function names(data: Data, say: Say) {
	const called = new Map<string, string>();
	for (const claim of data.claims) {
		const other = called.get(claim.name);
		if (other) say(claim, 'name', `found “${claim.name}”, which ${other} is called; expected a name of its own`);
		else if (claim.name) called.set(claim.name, claim.id);
	}
}

/** Answers come after what they answer and lead to no circle, and a charge that nobody answered says so. */
function answers(data: Data, say: Say) {
	const claims = new Map(data.claims.map((c) => [c.id, c]));
	const before = (a: string, b: string) => {
		const length = Math.min(a.length, b.length);
		return a.slice(0, length) < b.slice(0, length);
	};
	const answered = new Set(data.claims.flatMap((c) => c.answers ?? []));
	for (const c of data.claims) {
		if (c.standing === 'denial' && c.answers && !c.answers.length)
			say(c, 'answers', 'found none, expected the claim that this denial answers');
		for (const id of c.answers ?? []) {
			const charge = claims.get(id);
			if (c.date && charge?.date && before(c.date, charge.date))
				say(c, 'date', `found ${c.date}, expected a day not before ${charge.date}, that of ${id}, which it answers`);
			if (reaches(claims, id, c.id))
				say(c, 'answers', `found ${id}, which in turn answers ${c.id}: expected no circle`);
		}
		const words = c.quote?.trim().split(/\s+/).length ?? 0;
		if (words > MOST_WORDS) say(c, 'quote', `found ${words} words, expected ${MOST_WORDS} at most: quote less of it`);
		if (c.charge && c.id && c.statement && !answered.has(c.id) && !NO_ANSWER.test(c.note ?? ''))
			say(
				c,
				'note',
				'found a charge that no claim answers, and no word of that; expected a claim that answers it, or a note that says that we found no answer',
			);
	}
}
/**
 * What somebody said is told from what happened: a person or an office that is named speaks (`statement`, `denial`), an
 * unnamed source, a medium or a document reports. Who speaks and how it stands say so twice, and must agree.
 */
function speech(data: Data, say: Say) {
	for (const row of data.claims) {
		const { standing } = row;
		const kind = row.speaker?.kind;
		if (!kind || !standing) continue;
		const named = kind === 'official' || kind === 'named';
		if (named && (standing === 'reported' || standing === 'disputed'))
			say(
				row,
				'standing',
				`found ${standing}, of a speaker who is ${kind}: expected statement, for what a named person or office said in public, denial, where it answers a charge, or what the act or document is; if others only tell of it, say so in speaker.kind (unnamed, press)`,
			);
		if (!named && standing === 'statement')
			say(
				row,
				'standing',
				`found statement, of a speaker who is ${kind}: expected reported, or in speaker.kind the one who said it (official, named)`,
			);
		if (standing === 'denial' && !named && kind !== 'unnamed')
			say(
				row,
				'standing',
				`found denial, of a speaker who is ${kind}: expected in speaker.kind the one who denies (official, named, unnamed)`,
			);
	}
}

/** No course is drawn of what somebody said: a line on the map is an event. */
function courses(data: Data, say: Say) {
	for (const leg of data.legs)
		for (const [i, shown] of (leg.states ?? []).entries()) {
			const claim = data.claims.find((c) => c.id === shown.claim);
			if (claim?.standing && lineOf(claim.standing) === 'ticked')
				say(
					leg,
					`states.${i}.claim`,
					`found ${claim.id}, which somebody said in public (${claim.standing}): a course is drawn of an event, expected a claim of what was reported, found, declared or put on record`,
				);
		}
}

/** What a response may rest on: words on somebody's words, silence on a report of it. */
function answer(r: Response, data: Data, say: Say) {
	const claim = data.claims.find((c) => c.id === r.claim);
	if (!r.kind || !claim?.standing) return;
	// Where either has no words at all, that alone is told.
	if (r.to && claim.statement && r.kind !== 'no-answer' && !r.summary && !claim.quote)
		say(r, 'summary', `found neither a summary nor a quotation in ${claim.id}, expected one of them`);
	const spoken = lineOf(claim.standing) === 'ticked';
	const fits = r.kind === 'denial' ? claim.standing === 'denial' : spoken === (r.kind !== 'no-answer');
	if (!fits)
		say(
			r,
			'kind',
			`found ${r.kind}, and ${claim.id} stands as ${claim.standing}; expected ${r.kind === 'no-answer' ? 'a claim that nobody answered (reported, unknown)' : r.kind === 'denial' ? 'a denial' : 'a statement or a denial'}`,
		);
}

/** The most words that are quoted of anybody in one piece. */
export const MOST_WORDS = 25;
/** How a note tells that nobody answered. */
const NO_ANSWER =
	/\bno (?:[\p{L}-]+ ){0,4}(?:answer|reply|response)\b|\banswer\b[^.;]* (?:did not find|was not found)|could not (?:reach|be reached)/iu;

function reaches(claims: Map<string, Claim>, from: string, to: string, seen = new Set<string>()): boolean {
	if (from === to) return true;
	if (seen.has(from)) return false;
	seen.add(from);
	return (claims.get(from)?.answers ?? []).some((next) => reaches(claims, next, to, seen));
}

/** What happened or was looked up is past; only `published` may lie ahead. */
function dates(data: Data, today: string, say: Say) {
	const past = (row: object, field: string, date: string | undefined) => {
		if (date && date > today.slice(0, date.length))
			say(row, field, `found ${date}, expected a day not after today, ${today}`);
	};
	for (const c of data.corrections) past(c, 'date', c.date);
	for (const c of data.claims) past(c, 'date', c.date);
	for (const r of data.responses) past(r, 'date', r.date);
	for (const s of data.sources) {
		past(s, 'date', s.date);
		past(s, 'checked', s.checked);
	}
	if (data.publication) past(data.publication, 'reportDate', data.publication.reportDate);
	for (const e of data.events) {
		past(e, 'from', e.from);
		past(e, 'to', e.to);
		if (e.from && e.to && e.to < e.from) say(e, 'to', `found ${e.to}, expected a date not before ${e.from}`);
	}
}

/** A leg stands in phases that follow each other, once in each, and with the ships that voyages have on it. */
function legRows(data: Data, voyages: boolean, say: Say) {
	for (const leg of data.legs) {
		const at = (leg.states ?? []).map((s) => PHASES.indexOf(s.state));
		for (const [i, phase] of at.entries())
			if (i && phase !== (at[i - 1] as number) + 1)
				say(
					leg,
					`states.${i}.state`,
					`found ${PHASES[phase]} after ${PHASES[at[i - 1] as number]}, expected ${PHASES[(at[i - 1] as number) + 1] ?? 'no state more'}: a leg stands in states that follow each other`,
				);
		if (!voyages || !leg.ships || !leg.id) continue;
		const told = (ship: string) => new RegExp(`(?<![\\p{L}\\d])${ship}(?![\\p{L}\\d])`, 'u').test(leg.ships);
		const named = data.voyages.filter((v) => isNamed(v));
		for (const ship of new Set(named.map((v) => v.ship))) {
			// A voyage on a leg that there is not may be on this one.
			if (named.some((v) => v.ship === ship && v.leg && !data.legs.some((l) => l.id === v.leg))) continue;
			const sails = named.some((v) => v.ship === ship && v.leg === leg.id);
			if (sails === told(ship)) continue;
			say(
				leg,
				'ships',
				`found "${leg.ships}", expected ${ship} ${sails ? `among them, as ${TABLES.voyages[0]} has it on this leg` : `not among them, or on this leg in ${TABLES.voyages[0]}`}: change both or neither`,
			);
		}
	}
}

/** The graphic that draws each kind of row. What it draws it lists among its claims, and with it the answer. */
const DRAWN: [TableName, GraphicId, (row: never) => string[]][] = [
	['legs', 'route-map', claimsOfLeg],
	['events', 'sanctions-timeline', (e: { claim: string }) => [e.claim]],
	['responses', 'responses', (r: { claim: string }) => [r.claim]],
	['ports', 'route-map', (p: { claims?: string[] }) => (p.claims ?? []).slice(0, 1)],
	['designations', 'us-sanctions', (d: { claim: string }) => [d.claim]],
];
function drawnClaims(data: Data, say: Say) {
	for (const [table, id, claimsOf] of DRAWN) {
		const listed = data.graphics.find((g) => g.id === id)?.claims;
		if (!listed) continue;
		for (const row of data[table] as object[])
			for (const claim of new Set(claimsOf(row as never)))
				if (claim && data.claims.some((c) => c.id === claim) && !listed.includes(claim))
					say(
						row,
						table === 'legs' ? 'states' : table === 'ports' ? 'claims' : 'claim',
						`found ${claim}, which ${id} in ${GRAPHICS_FILE} does not list; expected it among the claims there, and with it an answer to it if it is a charge`,
					);
	}
}

/** Parts of one whole: destinations add to the year's total, products do not exceed it, years follow each other. */
function exports(data: Data, say: Say) {
	const latest = data.exportYears.at(-1);
	if (!latest) return;
	const sum = data.destinations.reduce((s, d) => s + d.usd, 0);
	// OEC rounds each row to a dollar, so the sum may be off by one for each.
	if (Math.abs(sum - latest.total_usd) > data.destinations.length)
		say(latest, 'total_usd', `found ${latest.total_usd}, expected the sum of ${TABLES.destinations[0]}, ${sum}`);
	const bought = (iso3: string) => data.destinations.find((d) => d.iso3 === iso3);
	const [china, india] = [bought('CHN'), bought('IND')];
	if (china && china.usd !== latest.china_usd)
		say(
			china,
			'usd',
			`found ${china.usd}, expected china_usd of ${latest.year} in ${TABLES.exportYears[0]}, ${latest.china_usd}`,
		);
	const share = india && (100 * india.usd) / latest.total_usd;
	if (share && Math.abs(share - latest.india_share_pct) > 0.006)
		say(
			latest,
			'india_share_pct',
			`found ${latest.india_share_pct}, expected ${share.toFixed(2)}, which ${TABLES.destinations[0]} yields: change both or neither`,
		);
	const products = data.products.reduce((s, p) => s + p.usd, 0);
	const [firstProduct] = data.products;
	if (firstProduct && products > latest.total_usd)
		say(firstProduct, 'usd', `found products worth ${products}, expected no more than the total, ${latest.total_usd}`);
	data.exportYears.forEach((y, i) => {
		const before = data.exportYears[i - 1];
		if (before && y.year !== before.year + 1) say(y, 'year', `found ${y.year}, expected ${before.year + 1}`);
		if (y.china_usd > y.total_usd)
			say(y, 'china_usd', `found ${y.china_usd}, expected no more than the total, ${y.total_usd}`);
	});
}

/** Numbers that we compute, held against what the report says of them. */
function expected(data: Data, say: Say) {
	const figures = figuresOf(data);
	for (const e of data.expected) {
		if (!e.figure || !e.expected) continue;
		const figure = figures.get(e.figure);
		if (!figure)
			say(
				e,
				'figure',
				`found "${e.figure}", expected a figure that the data yields${nearest(e.figure, figures.keys())}`,
			);
		else if (figure.text !== e.expected)
			say(e, 'expected', `found ${e.expected}, expected ${figure.text}, which the data yields: change both or neither`);
	}
}
