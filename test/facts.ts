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
const csv = (file: string): Row[] => parse(text(file), { columns: true });

export const exportYears = csv('export-years.csv');
export const destinations = csv('destinations.csv');
export const products = csv('products.csv');
export const quantities = csv('quantities.csv');
export const scaleUnits = csv('scale-units.csv');
export const designations = csv('designations.csv');
export const voyages = csv('voyages.csv');
export const ports = csv('ports.csv');

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
export const claims = parseYaml(text('claims.yaml')) as Claim[];
export const legs = parseYaml(text('legs.yaml')) as Leg[];
export const responses = parseYaml(text('responses.yaml')) as {
	id: string;
	government: string;
	kind: string;
	claim: string;
}[];
export const discrepancies = parseYaml(text('discrepancies.yaml')) as { id: string }[];
export const events = parseYaml(text('events.yaml')) as { id: string; from: string; to?: string; claim: string }[];
export const corrections = parseYaml(text('corrections.yaml')) as { number: number; date: string }[];
export const publication = parseYaml(text('publication.yaml')) as Record<string, string>;
/** What `data/graphics` has of a graphic, with its labels. */
export const graphic = (id: string) =>
	parseYaml(text(`graphics/${id}.yaml`)) as { title: string; claims: string[]; labels: Record<string, string> };

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
		ships: voyages.filter((v) => later(v) && /^[A-Z]/.test(v.ship as string)).map((v) => v.ship as string),
		numbers,
	};
}
/** A number of the data, in the unit of its row. */
export const amount = (id: string): number => Number(row(quantities, id).value);
/** What the report itself gives of a number, as it is written: 34%, 83%, 3.5%, 16, 9, 6, 60,000. */
export const promised = (figure: string): string => row(csv('expected.csv'), figure).expected as string;

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
