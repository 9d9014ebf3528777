import type { z } from 'astro/zod';
import { parse as parseCsv } from 'csv-parse/sync';
import { isMap, isSeq, LineCounter, parseDocument } from 'yaml';

/** What is wrong with one row: where it stands, what was found and what was expected. */
export type Problem = { file: string; line: number; row?: string; field?: string; message: string };

/** Stops the build: every problem found, one a line, as `file:line id=row field: message`. */
export class DataError extends Error {
	constructor(readonly problems: Problem[]) {
		super(
			`data/ has ${problems.length === 1 ? 'a wrong row' : `${problems.length} wrong rows`}\n${problems.map(describe).join('\n')}`,
		);
		this.name = 'DataError';
	}
}
const describe = (p: Problem) =>
	`  ${p.file}:${p.line}${p.row ? ` ${p.row}` : ''}${p.field ? ` ${p.field}` : ''}: ${p.message}`;

/** A validated row with the place it came from. */
export type Row<T> = T & { readonly [origin]: { file: string; line: number } };
const origin = Symbol('origin');
/** Where a row stands in `data/`, for messages. */
export const originOf = (row: object) => (row as Row<object>)[origin];

type Raw = { value: unknown; line: number };

function rawCsv(file: string, text: string): { rows: Raw[]; problems: Problem[] } {
	try {
		const rows = parseCsv(text, {
			columns: true,
			info: true,
			skip_empty_lines: true,
			trim: true,
			bom: true,
		}) as unknown as {
			record: unknown;
			info: { lines: number };
		}[];
		return { rows: rows.map(({ record, info }) => ({ value: record, line: info.lines })), problems: [] };
	} catch (error) {
		const { message, lines } = error as Error & { lines?: number };
		return { rows: [], problems: [{ file, line: lines ?? 1, message: `not CSV as expected: ${message}` }] };
	}
}

function rawYaml(file: string, text: string): { rows: Raw[]; problems: Problem[] } {
	const counter = new LineCounter();
	const doc = parseDocument(text, { lineCounter: counter });
	const [error] = doc.errors;
	if (error) {
		return {
			rows: [],
			problems: [
				{
					file,
					line: counter.linePos(error.pos[0]).line,
					message: `not YAML as expected: ${error.message.split('\n')[0]}`,
				},
			],
		};
	}
	const lineAt = (node: unknown) => counter.linePos((node as { range?: [number] }).range?.[0] ?? 0).line;
	if (isSeq(doc.contents)) {
		return {
			rows: doc.contents.items.map((item) => ({
				value: (item as { toJS(d: unknown): unknown }).toJS(doc),
				line: lineAt(item),
			})),
			problems: [],
		};
	}
	if (isMap(doc.contents)) return { rows: [{ value: doc.toJS(), line: lineAt(doc.contents) }], problems: [] };
	return {
		rows: [],
		problems: doc.contents === null ? [] : [{ file, line: 1, message: 'found neither a list of rows nor one record' }],
	};
}

const found = (value: unknown, path: PropertyKey[]): string => {
	const at = path.reduce<unknown>((v, k) => (v as Record<PropertyKey, unknown> | undefined)?.[k], value);
	return at === undefined ? 'nothing' : JSON.stringify(at);
};

/**
 * Rows of one file, each held against its schema.
 * @param key the field that names a row and must be unique, if the file has one
 * @returns the rows that pass, and what is wrong with the others: nothing is thrown here, so that one build shows all
 */
export function readRows<S extends z.ZodType>(
	file: string,
	text: string | undefined,
	schema: S,
	key?: string,
): { rows: Row<z.infer<S>>[]; problems: Problem[] } {
	if (text === undefined) return { rows: [], problems: [{ file, line: 1, message: 'the file is missing' }] };
	const raw = file.endsWith('.csv') ? rawCsv(file, text) : rawYaml(file, text);
	const problems = [...raw.problems];
	const rows: Row<z.infer<S>>[] = [];
	const seen = new Map<unknown, number>();
	for (const { value, line } of raw.rows) {
		const name = key && (value as Record<string, unknown> | null)?.[key];
		const row = name === undefined ? undefined : `${key}=${String(name)}`;
		const result = schema.safeParse(value);
		if (result.success)
			rows.push(Object.assign(result.data as object, { [origin]: { file, line } }) as Row<z.infer<S>>);
		else {
			for (const issue of result.error.issues) {
				const unknownKeys = issue.code === 'unrecognized_keys' ? (issue as { keys: string[] }).keys : undefined;
				problems.push({
					file,
					line,
					row,
					field: unknownKeys ? unknownKeys.join(', ') : issue.path.join('.') || undefined,
					message: unknownKeys
						? 'found a field that no row of this file has, expected none'
						: `found ${found(value, issue.path)}, expected ${expectation(issue)}`,
				});
			}
		}
		if (name !== undefined) {
			const before = seen.get(name);
			if (before !== undefined)
				problems.push({ file, line, row, message: `found twice (first on line ${before}), expected once` });
			seen.set(name, line);
		}
	}
	return { rows, problems };
}

function expectation(issue: z.core.$ZodIssue): string {
	if (issue.code === 'invalid_value') return `one of ${(issue.values as unknown[]).join(', ')}`;
	if (issue.code === 'invalid_type') return `${issue.expected}`;
	if (issue.code === 'invalid_union') return 'one of its allowed forms';
	if (issue.code === 'too_small' && issue.origin === 'array') return `at least ${issue.minimum} of them`;
	if (issue.code === 'too_small' && issue.origin === 'string') return 'some text';
	if (issue.code === 'invalid_format' && issue.format === 'url') return 'a web address';
	return issue.message.replace(/^Invalid input: expected /, '');
}
