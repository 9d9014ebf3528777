import type { z } from 'astro/zod';
import { parse as parseCsv } from 'csv-parse/sync';
import { isMap, isSeq, LineCounter, parseDocument } from 'yaml';
import { beneath, marked } from './lent';

/** What is wrong in one place: where it stands, what was found, what was expected and so what to do. */
export type Problem = { file: string; line: number; row?: string; field?: string; message: string };

export type Origin = { file: string; line: number; at(field?: string): { file: string; line: number } };
/** A row with the place it came from. */
export type Row<T> = T & { readonly [origin]: Origin };
const origin = Symbol('origin');
/** Where a row stands in `data/`, or a field of it (`states.0.claim`), for messages. */
export const originOf = (row: object, field?: string): { file: string; line: number } =>
	(row as Row<object>)[origin].at(field);
/** A row that stands where somebody else says: one put together of two files. */
export const placed = <T extends object>(row: T, at: Origin['at']): Row<T> =>
	Object.assign(row, { [origin]: { ...at(), at } }) as Row<T>;
/** A copy of a row with other words, that stands where the row did. */
export const withOrigin = <T extends object>(copy: T, row: object): Row<T> =>
	Object.assign(copy, { [origin]: (row as Row<object>)[origin] }) as Row<T>;

/** A row as it was read. `key` is what it stands under, in a file that is a map of rows. */
type Raw = { value: unknown; line: number; lineAt?: (path: PropertyKey[]) => number; key?: string };
type Read = { rows: Raw[]; problems: Problem[]; whole: boolean };

const nothing = (problem: Problem): Read => ({ rows: [], problems: [problem], whole: false });

function rawCsv(file: string, text: string, columns: readonly string[]): Read {
	let lines: { record: string[]; info: { lines: number } }[];
	try {
		lines = parseCsv(text, { info: true, skip_empty_lines: true, trim: true, relax_column_count: true }) as never;
	} catch (error) {
		const { message, lines: line } = error as Error & { lines?: number };
		return nothing({
			file,
			line: line ?? 1,
			message: `not CSV as expected: ${message}; close each quote that is opened`,
		});
	}
	const [head, ...rest] = lines;
	if (!head) return { rows: [], problems: [], whole: true };
	const names = head.record;
	const at = head.info.lines;
	const listed = columns.join(',');
	const problems: Problem[] = [
		...columns
			.filter((c) => !names.includes(c))
			.map((c) => ({ file, line: at, field: c, message: `found no such column, expected the columns ${listed}` })),
		...names
			.filter((n, i) => !columns.includes(n) || names.indexOf(n) !== i)
			.map((n) => ({
				file,
				line: at,
				field: n || undefined,
				message: `found the column "${n}"${names.filter((m) => m === n).length > 1 ? ' twice' : ''}, expected the columns ${listed}`,
			})),
	];
	// A wrong head would make every row wrong: it is told once.
	if (problems.length) return { rows: [], problems, whole: false };
	const rows = rest.flatMap(({ record, info }): Raw[] => {
		if (record.length === names.length)
			return [{ value: Object.fromEntries(names.map((n, i) => [n, record[i]])), line: info.lines }];
		problems.push({
			file,
			line: info.lines,
			row: record[0] ? `${names[0]}=${record[0]}` : undefined,
			message: `found ${record.length} cells, expected ${names.length}: a cell with a comma in it stands in "quotes"`,
		});
		// What it is called is known, so that whoever refers to it is not told that it is missing.
		return [{ value: { [names[0] as string]: record[0] }, line: info.lines, lineAt: () => -1 }];
	});
	return { rows, problems, whole: true };
}

/** @param keyed whether the file is a map of rows, each under its key */
function rawYaml(file: string, text: string, keyed: boolean): Read {
	const counter = new LineCounter();
	const doc = parseDocument(text, { lineCounter: counter });
	const lineOf = (offset = 0) => counter.linePos(offset).line;
	const twice = doc.errors.filter((e) => e.code === 'DUPLICATE_KEY');
	const [broken] = [...doc.errors.filter((e) => e.code !== 'DUPLICATE_KEY'), ...doc.warnings];
	// What follows a first fault of syntax is mostly its consequence.
	if (broken)
		return nothing({
			file,
			line: lineOf(broken.pos[0]),
			message: `not YAML as expected: ${broken.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '')}`,
		});
	const problems = twice.map((e) => ({
		file,
		line: lineOf(e.pos[0]),
		message:
			keyed && counter.linePos(e.pos[0]).col === 1
				? 'found two rows under one key, expected one: keep one of the two'
				: 'found a field twice in one row, expected it once: keep one of the two',
	}));
	type Node = {
		range?: readonly number[] | null;
		toJS?(d: unknown): unknown;
		getIn?(path: unknown[], keep: boolean): unknown;
	};
	const startOf = (node: unknown) => (node as Node | undefined)?.range?.[0];
	const raw = (node: Node | null): Raw => {
		const line = lineOf(startOf(node));
		return {
			value: node?.toJS?.(doc),
			line,
			lineAt(path) {
				for (let n = path.length; n > 0; n--) {
					const start = startOf(node?.getIn?.(path.slice(0, n), true));
					if (start !== undefined) return lineOf(start);
				}
				return line;
			},
		};
	};
	if (keyed && isMap(doc.contents))
		return {
			rows: doc.contents.items.map(({ key, value }) => ({
				...raw(value as unknown as Node),
				line: lineOf(startOf(key)),
				key: String((key as { value?: unknown } | null)?.value ?? key),
			})),
			problems,
			whole: true,
		};
	if (keyed && doc.contents !== null)
		return nothing({ file, line: 1, message: 'found no map, expected one of words, each row’s under its key' });
	if (isSeq(doc.contents))
		return { rows: doc.contents.items.map((i) => raw(i as unknown as Node)), problems, whole: true };
	if (isMap(doc.contents)) return { rows: [raw(doc.contents as unknown as Node)], problems, whole: true };
	if (doc.contents === null) return { rows: [], problems, whole: true };
	return nothing({ file, line: 1, message: 'found neither a list of rows nor one record' });
}

/** A value as a message shows it: no longer than can be taken in. */
export function shown(value: unknown): string {
	if (value === undefined) return 'nothing';
	const text = JSON.stringify(value) ?? String(value);
	return text.length <= 90 ? text : `${text.slice(0, 80)}…" (${text.length} characters)`;
}
const valueAt = (value: unknown, path: PropertyKey[]): unknown =>
	path.reduce<unknown>((v, k) => (v as Record<PropertyKey, unknown> | undefined)?.[k], value);

type Shape = z.ZodObject;
export type Table<T> = {
	rows: Row<T>[];
	/** Every row of the file, with those fields alone that pass: what else is wrong can be told beside what does not. */
	loose: Row<Partial<T>>[];
	/** Whether the file could be read row by row. */
	whole: boolean;
	problems: Problem[];
};

/** How a file has its rows. */
export type Form = {
	/** The field that names a row and must be unique, if there is one. */
	key?: string;
	/** Whether the file is a map of rows, each under its key. */
	keyed?: boolean;
	/** In such a map: the field that stands there alone, in place of a row. */
	alone?: string;
	/** What the file's one row is called, where its path has the name. */
	is?: string;
	/** What a row is lent of what it lacks (`lent.ts`). */
	lent?: unknown;
};

/**
 * Rows of one file, each held against its schema. A row that stands under its key has it as a field too.
 * @returns the rows that pass, and what is wrong with the others: nothing is thrown here, so that one build shows all
 */
export function readRows<S extends Shape>(
	file: string,
	text: string | undefined,
	schema: S,
	{ key, keyed = false, alone, is, lent }: Form = {},
): Table<z.infer<S>> {
	type T = z.infer<S>;
	const empty = { rows: [], loose: [], whole: false };
	if (text === undefined) return { ...empty, problems: [{ file, line: 1, message: 'the file is missing' }] };
	const own = text.replace(/^\uFEFF/, '');
	const raw = file.endsWith('.csv') ? rawCsv(file, own, Object.keys(schema.shape)) : rawYaml(file, own, keyed);
	const problems = [...raw.problems];
	const rows: Row<T>[] = [];
	const loose: Row<Partial<T>>[] = [];
	const seen = new Map<unknown, number>();
	for (const { value: found, line, lineAt, key: under = is } of raw.rows) {
		const value = alone ? { [alone]: found } : found;
		const name = under ?? (key && (value as Record<string, unknown> | null)?.[key]);
		const row = name === undefined ? undefined : `${key}=${String(name)}`;
		const told = lineAt?.([]) === -1;
		const at = (field?: string) => ({
			file,
			line:
				field && lineAt && !told
					? lineAt(
							field
								.split('.')
								.slice(alone ? 1 : 0)
								.map((p) => (/^\d+$/.test(p) ? Number(p) : p)),
						)
					: line,
		});
		const put = <R extends object>(fields: R) =>
			placed(under === undefined ? fields : { [key as string]: under, ...fields }, at);
		const result = schema.safeParse(beneath(value, lent));
		const passed = result.success ? result.data : fieldsThatPass(schema, value);
		const passing = lent === undefined ? passed : marked(passed, value, file);
		loose.push(put({ ...(passing as object) }) as Row<Partial<T>>);
		if (result.success) rows.push(put({ ...(passing as object) }) as Row<T>);
		else if (!told)
			for (const issue of result.error.issues)
				problems.push({ ...at(issue.path.join('.')), row, ...toldOf(issue, value) });
		if (name !== undefined) {
			const before = seen.get(name);
			// Two rows under one key are told by the reading of the file.
			if (before !== undefined && !keyed)
				problems.push({ file, line, row, message: `found twice (first on line ${before}), expected once` });
			else seen.set(name, line);
		}
	}
	return { rows, loose, whole: raw.whole, problems };
}

/** The fields of a faulty row that pass one by one. */
function fieldsThatPass(schema: Shape, value: unknown): object {
	if (typeof value !== 'object' || value === null) return {};
	return Object.fromEntries(
		Object.entries(schema.shape).flatMap(([name, field]) => {
			const result = (field as z.ZodType).safeParse((value as Record<string, unknown>)[name]);
			return result.success ? [[name, result.data]] : [];
		}),
	);
}

/** One fault of a row in words. */
function toldOf(issue: z.core.$ZodIssue, value: unknown): { field?: string; message: string } {
	if (issue.code === 'unrecognized_keys')
		return { field: issue.keys.join(', '), message: 'found a field that no row of this file has, expected none' };
	const found = valueAt(value, issue.path);
	return {
		field: issue.path.join('.') || undefined,
		message: `found ${shown(found)}, expected ${expectation(issue, found)}`,
	};
}

function expectation(issue: z.core.$ZodIssue, value: unknown): string {
	if (issue.code === 'invalid_value') return `one of ${(issue.values as unknown[]).join(', ')}`;
	if (issue.code === 'invalid_type')
		return issue.expected === 'string' && value !== undefined ? 'text: put it in "quotes"' : `${issue.expected}`;
	if (issue.code === 'invalid_union') return 'one of its allowed forms';
	if (issue.code === 'too_small' && issue.origin === 'array') return `at least ${issue.minimum} of them`;
	if (issue.code === 'too_small' && issue.origin === 'string') return 'some text';
	if (issue.code === 'too_big' && issue.origin === 'string')
		return `${issue.maximum} characters at most: say it shorter`;
	if (issue.code === 'invalid_format' && issue.format === 'url') return 'a web address, http:// or https://';
	return issue.message.replace(/^Invalid input: expected /, '');
}
