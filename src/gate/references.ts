import { nearest } from '../data/nearest';
import { shown } from '../data/parse';
import { type Data, TABLES, type TableName } from '../data/read';
import type { Claim, Graphic, Leg } from '../data/rows';
import { claimsOfLeg } from '../ledger/leg';
import type { Say } from './say';

type Reference = [from: TableName, field: string, to: TableName, ids: (row: never) => (string | undefined)[]];
const one = (field: string) => (row: never) => [row[field] as string | undefined].filter((id) => id !== '');
const many = (field: string) => (row: never) => (row[field] as string[] | undefined) ?? [];
const end = (field: 'from' | 'to') => (leg: Leg) => [
	typeof leg[field] === 'string' ? (leg[field] as string) : undefined,
];

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

/** References that lead nowhere. Where a file could not be read, nothing is said of what leans on it. */
export function references(data: Data, torn: Set<string>, say: Say) {
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
