import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { Field, Row } from '../../src/charts/kit/columns';
import { GRAPHICS } from '../../src/data/schema';
import { jsonOf, packageOf, tablesOf } from '../../src/downloads/package';
import { csvOf, recordOf, type Table, weigh } from '../../src/downloads/table';
import { editions } from '../../src/ledger/data';
import { claims, lineOf } from '../facts';

const [data] = editions;
const tables = tablesOf(data);
const byName = new Map(tables.map((t) => [t.name, t]));
const records = (t: Table) => parse(csvOf(t), { columns: true, record_delimiter: '\r\n' }) as Record<string, string>[];

/** Whether a cell is of its column's type. */
const holds: Record<Field['type'], RegExp> = {
	string: /[\s\S]/,
	integer: /^-?\d+$/,
	number: /^-?\d+(\.\d+)?$/,
	boolean: /^(true|false)$/,
	date: /^\d{4}-\d{2}-\d{2}$/,
	year: /^\d{4}$/,
};

it('has a table for each graphic, for the ledger, its sources and the ports', () => {
	expect(tables.map((t) => t.name)).toEqual([...GRAPHICS, 'ports', 'claims', 'sources']);
});

describe.each(tables.map((t) => [t.name, t] as const))('%s', (_, table) => {
	const rows = records(table);
	it('has rows, and every row every column', () => {
		expect(rows.length).toBe(table.rows.length);
		expect(rows.length).toBeGreaterThan(1);
		for (const row of table.rows)
			for (const name of Object.keys(row)) expect(table.fields.map((f) => f.name)).toContain(name);
	});
	it('holds what its columns promise', () => {
		for (const field of table.fields) {
			const cells = rows.map((r) => r[field.name] as string);
			expect(field.description.length, field.name).toBeGreaterThan(5);
			const { required, unique, minimum, maximum, pattern, enum: among } = field.constraints ?? {};
			for (const cell of cells) {
				if (cell === '') {
					expect(required, `${field.name} is empty`).toBeFalsy();
					continue;
				}
				expect(cell, field.name).toMatch(holds[field.type]);
				if (pattern) expect(cell, field.name).toMatch(new RegExp(pattern));
				if (among) expect(among, field.name).toContain(cell);
				if (minimum !== undefined) expect(Number(cell)).toBeGreaterThanOrEqual(minimum);
				if (maximum !== undefined) expect(Number(cell)).toBeLessThanOrEqual(maximum);
			}
			if (unique) expect(new Set(cells).size, field.name).toBe(cells.length);
		}
		expect(new Set(rows.map((r) => r[table.key])).size, 'the key').toBe(rows.length);
	});
	it('says of each number what it counts', () => {
		for (const f of table.fields.filter((field) => field.type === 'number')) {
			expect(f.unit, f.name).toBeTruthy();
			expect(
				table.fields.some((u) => /(^|_)unit$/.test(u.name)),
				`${table.name} has no unit column`,
			).toBe(true);
		}
	});
	it('has no cell that a spreadsheet would run', () => {
		for (const cell of parse(csvOf(table), { record_delimiter: '\r\n' }).flat() as string[])
			expect(cell).not.toMatch(/^[=+\-@\t\r]/);
	});
	it('refers only to rows that are there', () => {
		for (const { field, table: other, key } of table.refers ?? []) {
			const ids = new Set(records(byName.get(other) as Table).map((r) => r[key]));
			for (const row of rows) expect(ids).toContain(row[field]);
		}
	});
	it('says the same as JSON', () => {
		const json = JSON.parse(jsonOf(data, table));
		expect(json.rows).toHaveLength(rows.length);
		json.rows.forEach((row: Record<string, unknown>, i: number) => {
			for (const f of table.fields) {
				const value = row[f.name];
				const text = value === null ? '' : Array.isArray(value) ? value.join(' ') : String(value);
				expect(rows[i]?.[f.name]?.replace(/^'/, '')).toBe(text.replace(/^'/, ''));
			}
		});
		expect(json.asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
		expect(json.sources.length).toBeGreaterThan(0);
	});
});

describe.each(GRAPHICS)('each row of %s', (id) => {
	it('names its claim, standing, speaker and sources', () => {
		for (const row of records(byName.get(id) as Table))
			for (const name of ['claim', 'standing', 'line', 'says_so', 'source_ids', 'source_names', 'checked'])
				expect(row[name], name).toBeTruthy();
	});
});

describe('the ledger', () => {
	const rows = new Map(records(byName.get('claims') as Table).map((r) => [r.id, r]));
	it('has every claim, with answers both ways', () => {
		expect(rows.size).toBe(data.claims.length);
		for (const [id, row] of rows) {
			for (const other of row.answers?.split(' ').filter(Boolean) ?? [])
				expect(rows.get(other)?.answered_by?.split(' '), `${id} → ${other}`).toContain(id);
			for (const other of row.answered_by?.split(' ').filter(Boolean) ?? [])
				expect(rows.get(other)?.answers?.split(' '), `${id} ← ${other}`).toContain(id);
		}
		expect(rows.get('core-route')?.answered_by).toContain('russia-denies-coal');
	});
	it('says of each claim how its line looks, and describes every such word', () => {
		const lines = { record: 'solid', said: 'dashed', speech: 'ticked', declared: 'dotted' } as const;
		for (const c of claims)
			expect(rows.get(c.id)?.line, c.id).toBe(lines[lineOf(c.standing) ?? ('' as 'said')] ?? 'none');
		for (const { fields } of [...byName.values()])
			expect(fields.find((f) => f.name === 'line')?.description ?? 'ticked').toContain('ticked');
		expect(rows.get('trump-red-handed')?.line, 'a charge').toBe(rows.get('china-denies-fuel')?.line);
	});
	it('fills in every figure', () => expect(csvOf(byName.get('claims') as Table)).not.toMatch(/\{[a-z0-9-]+\}/));
});

describe('CSV', () => {
	const table = (rows: Row[]): Table => ({
		name: 't',
		title: '',
		description: '',
		key: 'a',
		fields: ['a', 'b'].map((name) => ({ name, type: 'string', title: name, description: name })),
		rows,
		sources: [],
		asOf: '',
	});
	it.each([
		['=1+1', "'=1+1"],
		['+1', "'+1"],
		['-1', "'-1"],
		['@x', "'@x"],
		['\t=1', "'\t=1"],
	])('disarms %j', (from, to) => {
		expect(parse(csvOf(table([{ a: from, b: '' }])), { from: 2, record_delimiter: '\r\n' })).toEqual([[to, '']]);
	});
	it('quotes what would break a row, and leaves numbers numbers', () => {
		expect(csvOf(table([{ a: 'x,"y"\nz', b: -1.5 }]))).toBe('a,b\r\n"x,""y""\nz",-1.5\r\n');
	});
	it('leaves nothing for what is not known, null in JSON', () => {
		const t = table([{ a: undefined, b: ['x', 'y'] }]);
		expect(csvOf(t)).toBe('a,b\r\n,x y\r\n');
		expect(recordOf(t, t.rows[0] as Row)).toEqual({ a: null, b: ['x', 'y'] });
	});
});

describe('the package', () => {
	const descriptor = packageOf(data, tables) as {
		$schema: string;
		name: string;
		version: string;
		licenses: { name: string }[];
		resources: {
			name: string;
			path: string;
			bytes: number;
			hash: string;
			sources: object[];
			licenses: object[];
			schema: { fields: { name: string }[] };
		}[];
	};
	it('describes every file column by column, with its true size and hash', () => {
		expect(descriptor.$schema).toBe('https://datapackage.org/profiles/2.0/datapackage.json');
		expect(descriptor.resources.map((r) => r.name)).toEqual(tables.map((t) => t.name));
		for (const r of descriptor.resources) {
			const table = byName.get(r.name) as Table;
			expect({ bytes: r.bytes, hash: r.hash }).toEqual(weigh(csvOf(table)));
			expect(r.hash).toMatch(/^sha256:[0-9a-f]{64}$/);
			expect(r.schema.fields.map((f) => f.name)).toEqual(table.fields.map((f) => f.name));
			expect(r.sources.length).toBeGreaterThan(0);
			expect(r.licenses.length).toBe(1);
		}
	});
	it('has names that the standard allows', () => {
		expect(descriptor.name).toMatch(/^[a-z0-9.-]+$/);
		expect(descriptor.licenses[0]?.name).toMatch(/^[-a-zA-Z0-9._]+$/);
		expect(descriptor.version).toMatch(/^\d+\.\d+\.\d+$/);
	});
	it('is the same twice', () =>
		expect(JSON.stringify(packageOf(data, tablesOf(data)))).toBe(JSON.stringify(descriptor)));
});
