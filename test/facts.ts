import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { parse as parseYaml } from 'yaml';

/**
 * What `data/` says, read and reckoned by rules of the tests' own: nothing of `src/` is asked, and no number of the data
 * is repeated. A test holds what the site shows against this, so that an edit of the data changes both.
 */

type Row = Record<string, string>;
const text = (file: string) => readFileSync(path.resolve(import.meta.dirname, '../data', file), 'utf8');
/** Rows of facts. */
const csv = (name: string): Row[] => parse(text(`facts/${name}.csv`), { columns: true });
const list = <T>(name: string) => parseYaml(text(`facts/${name}.yaml`)) as T[];
/** Words by the rows' names. */
const said = <T>(name: string) => parseYaml(text(`words/en/${name}.yaml`)) as Record<string, T>;
/** Rows with their words, by what stands in their first column; words that are a name alone are one. */
const worded = <T>(rows: T[], name: string): T[] => {
	const words = said<string | object>(name);
	return rows.map((row) => {
		const own = words[String(Object.values(row as object)[0])];
		return { ...row, ...(typeof own === 'string' ? { name: own } : own) };
	});
};
const countries = said<string>('countries');
/** What a country is called, by its code. */
export const countryOf = (code: string): string => countries[code] ?? '';

export const exportYears = csv('export-years');
export const destinations = worded(csv('destinations'), 'destinations');
export const products = worded(csv('products'), 'products');
export const quantities = worded(csv('quantities'), 'quantities');
export const scaleUnits = worded(csv('scale-units'), 'scale-units');
export const designations = worded(csv('designations'), 'designations').map(
	(d): Row => ({
		...d,
		group: said<string>('designation-groups')[d.group_id as string] as string,
	}),
);
/** "2017-10-02" as an English reader writes it, "2 October 2017"; a month without its day. */
const dated = (date: string): string =>
	new Date(date).toLocaleDateString('en-GB', {
		...(date.length > 7 && { day: 'numeric' }),
		month: 'long',
		year: 'numeric',
		timeZone: 'UTC',
	});
export const voyages = worded(csv('voyages'), 'voyages').map(
	(v): Row => ({
		...v,
		flag: countries[v.flag_of as string] ?? '',
		when: (v.when as string).replace(`{${v.id}-when}`, () => dated(v.date as string)),
	}),
);
/** Ports, each with the code of its country. */
export const ports = worded(csv('ports'), 'ports');

export type Claim = {
	id: string;
	standing: string;
	date: string;
	speaker: { who: string; kind: string };
	answers?: string[];
	quote?: string;
};
export type Leg = {
	id: string;
	from: string | { open: string };
	to: string | { open: string };
	label: string;
	ships: string;
	states: { state: string; claim: string; inked?: string }[];
};
type ClaimWords = { who: string; quote?: string };
type ClaimFacts = Omit<Claim, 'speaker' | 'quote'> & { speaker: { kind: string } };
const claimWords = said<ClaimWords>('claims');
export const claims: Claim[] = list<ClaimFacts>('claims').map((c) => {
	const { who, quote } = claimWords[c.id] as ClaimWords;
	return { ...c, quote, speaker: { ...c.speaker, who } };
});
type LegWords = { from?: string; to?: string; label: string; ships: string; inked?: Record<string, string> };
type LegFacts = Pick<Leg, 'id' | 'states'> & Record<'from' | 'to', string | { at: number[] }>;
const legWords = said<LegWords>('legs');
export const legs: Leg[] = list<LegFacts>('legs').map((l) => {
	const { from, to, label, ships, inked = {} } = legWords[l.id] as LegWords;
	const end = (at: string | object, open = '') => (typeof at === 'string' ? at : { open });
	return {
		...l,
		label,
		ships,
		from: end(l.from, from),
		to: end(l.to, to),
		states: l.states.map((s) => ({ ...s, inked: inked[s.state] })),
	};
});
export const responses = list<{ id: string; country: string; kind: string; claim: string }>('responses').map((r) => ({
	...r,
	government: countries[r.country] as string,
}));
export const discrepancies = list<{ id: string }>('discrepancies');
export const events = list<{ id: string; from: string; to?: string; claim: string }>('events');
export const corrections = list<{ number: number; date: string }>('corrections');
export const publication = parseYaml(text('publication.yaml')) as Record<string, string>;
const graphics = list<{ id: string; claims: string[] }>('graphics');
/** What `data/` has of a graphic, with its labels. */
export const graphic = (id: string) => ({
	...(graphics.find((g) => g.id === id) as (typeof graphics)[number]),
	...(said<unknown>(`graphics/${id}`) as { title: string; labels: Record<string, string> }),
});

/** The row with this in its first column. @throws Error where there is none */
export function row(rows: Row[], id: string): Row {
	const found = rows.find((r) => Object.values(r)[0] === id);
	if (!found) throw new Error(`no row ${id}`);
	return found;
}
export function claim(id: string): Claim {
	const found = claims.find((c) => c.id === id);
	if (!found) throw new Error(`no claim ${id}`);
	return found;
}
/** What was found after the report of January 2018: the ships that findings name, and the tonnes that they and courts give. */
export function foundLater(): { ships: string[]; numbers: string[] } {
	const later = (r: Row) => {
		const { standing, date } = claim(r.claim as string);
		return ['finding', 'verdict'].includes(standing) && date >= '2018-02';
	};
	const tonnes = quantities.filter((q) => q.unit === 't' && later(q)).map((q) => grouped(Number(q.value)));
	// A round number stands on ladders too.
	const numbers = tonnes.filter((n) => !n.endsWith('000'));
	return {
		ships: voyages.filter((v) => later(v) && v.named === 'yes').map((v) => v.ship as string),
		numbers,
	};
}
/** A number of the data, in the unit of its row. */
export const amount = (id: string): number => Number(row(quantities, id).value);
/** What the report itself gives of a number, as it is written: 34%, 83%, 3.5%, 16, 9, 6, 60,000. */
export const promised = (figure: string): string => row(csv('expected'), figure).expected as string;

/** "17,415". */
export const grouped = (n: number): string => String(Math.round(n)).replaceAll(/\B(?=(\d{3})+$)/g, ',');
/** A quantity as it is written: "about 5,000". */
export const written = (id: string): string => `${row(quantities, id).qualifier} ${grouped(amount(id))}`.trim();
/** A part in per cent: whole from 10 up, else with one decimal. */
export function share(part: number, whole: number): string {
	const percent = (100 * part) / whole;
	return percent < 10 ? `${(Math.round(percent * 10) / 10).toFixed(1)}%` : `${Math.round(percent)}%`;
}
/** "$2.34 billion", "$98 million". */
export const money = (usd: number): string =>
	usd < 1e9 ? `$${Math.round(usd / 1e6)} million` : `$${(Math.round(usd / 1e7) / 100).toFixed(2)} billion`;

/** The newest year's row, and what North Korea sold in it, in dollars. */
export const lastYear = exportYears.at(-1) as Row;
export const sold = Number(lastYear.total_usd);
/** Buyers, the largest first. */
export const buyers = [...destinations]
	.map((d) => ({ name: d.name as string, usd: Number(d.usd), claim: d.claim as string }))
	.sort((a, b) => b.usd - a.usd);
/** The three cargoes of the port documents, together: the only amounts that may be added. */
export const LANDED = ['jian-fu', 'rung-ra-2', 'ul-ji-bong-6'] as const;
export const landed = LANDED.reduce((sum, id) => sum + amount(id), 0);
/** How many of a unit an amount fills. */
export const fills = (unit: string): number => amount('sixty-thousand') / Number(row(scaleUnits, unit).tonnes);
export const listed = (kind: string): Row[] => designations.filter((d) => d.kind === kind);
export const voyage = (id: string): Row => row(voyages, id);

/**
 * Whether a claim is what somebody said: a person or an office speaks by name and it is no act of theirs and no finding, or
 * it denies a charge.
 */
export const isSpeech = ({ standing, speaker }: Claim): boolean =>
	standing === 'denial' ||
	(['official', 'named'].includes(speaker.kind) && ['reported', 'disputed', 'statement'].includes(standing));
/** Class of a standing: solid is on the record, dashed is reported, thin with a tick is spoken, dotted is declared. */
export const lineOf = (standing: string): 'record' | 'said' | 'speech' | 'declared' | undefined =>
	['official-act', 'document', 'finding', 'verdict'].includes(standing)
		? 'record'
		: ['reported', 'disputed'].includes(standing)
			? 'said'
			: ['statement', 'denial'].includes(standing)
				? 'speech'
				: standing === 'declared'
					? 'declared'
					: undefined;
export const PHASES = ['report', 'smuggling', 'us-sanctions', 'later'] as const;
/** The line of a leg in a phase, by the claim that its row names for it. */
export function legLine(leg: Leg, phase: string) {
	const shown = leg.states.find((s) => s.state === phase);
	return shown && lineOf(claim(shown.claim).standing);
}
/** Ports that no leg leaves or reaches. */
export const unlinked = ports.filter((p) => !legs.some((l) => l.from === p.id || l.to === p.id));
const ONES =
	'none one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
		' ',
	);
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
/** A number below a hundred in words. */
export const inWords = (n: number): string =>
	ONES[n] ?? [TENS[Math.floor(n / 10)], ...(n % 10 ? [ONES[n % 10]] : [])].join('-');
/** Text with everything escaped that a pattern would read. */
export const literal = (words: string): string => words.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
