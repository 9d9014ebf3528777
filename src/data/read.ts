import * as facts from './facts';
import { marked } from './lent';
import { type Joint, merged, type Source } from './merge';
import { originOf, type Problem, placed, type Row, readRows, type Table, withOrigin } from './parse';
import { graphicFile, isPartial, LANGUAGE, wordsFile } from './places';
import type * as rows from './rows';
import { GRAPHICS } from './schema';
import { NAMES, type NamesFile, TABLES, type TableName, WORDS_ALONE, type Worded } from './tables';
import * as words from './words';

export { TABLES, type TableName } from './tables';

/** The files of `data/` (or of the prose) by path from the project's root, as text. */
export type Files = Record<string, string>;

export type Data = {
	publication: rows.Publication;
	edition: rows.Edition;
	embeds: rows.Embeds;
	notices: rows.Notices;
	ledgerPage: rows.LedgerPage;
	interface: rows.InterfaceWords;
	standings: rows.StandingWords;
	graphics: Row<rows.Graphic>[];
	sources: Row<rows.Source>[];
	claims: Row<rows.Claim>[];
	discrepancies: Row<rows.Discrepancy>[];
	corrections: Row<rows.Correction>[];
	allowedNumbers: Row<rows.AllowedNumber>[];
	policies: Row<rows.Policy>[];
	ports: Row<rows.Port>[];
	legs: Row<rows.Leg>[];
	voyages: Row<rows.Voyage>[];
	quantities: Row<rows.Quantity>[];
	products: Row<rows.Product>[];
	destinations: Row<rows.Destination>[];
	exportYears: Row<rows.ExportYear>[];
	expected: Row<rows.Expected>[];
	events: Row<rows.TimelineEvent>[];
	designations: Row<rows.Designation>[];
	responses: Row<rows.Response>[];
	scaleUnits: Row<rows.ScaleUnit>[];
	/** Names of countries by their codes. */
	countries: Row<rows.Country>[];
	/** All editions of the site, this one among them: the language of each, what that calls itself, and what a partial one offers; put in where pages are made. */
	editions?: Pick<rows.Edition, 'language' | 'name' | 'graphics'>[];
};

const PUBLICATION = 'data/publication.yaml';
const ALLOWED = 'allowed-numbers';
/** Tables that may hold no row: that nothing was corrected is no fault. */
const MAY_BE_EMPTY: ReadonlySet<string> = new Set(['corrections', ALLOWED]);

type Shape = Parameters<typeof readRows>[2];
type Form = NonNullable<Parameters<typeof readRows>[3]>;
type Fields = Record<string, unknown>;
/** Each file's rows as they were read last: most files are as they were when one of them changes. */
const known = new Map<string, { text: string | undefined; lent: unknown; table: Table<Fields> }>();
function tableOf(files: Files, file: string, shape: Shape, form: Form, mayBeEmpty = false): Table<Fields> {
	const [text, last] = [files[file], known.get(file)];
	if (last && last.text === text && last.lent === form.lent) return last.table;
	const table = readRows(file, text, shape, form) as Table<Fields>;
	if (table.whole && !table.loose.length && !table.problems.length && !mayBeEmpty) {
		table.problems.push({ file, line: 1, message: 'found no row, expected one at least' });
		table.whole = false;
	}
	known.set(file, { text, lent: form.lent, table });
	return table;
}

export type Reading = {
	/** Rows that pass their schemas. They are whole only where there is no problem. */
	data: Data;
	/** Every row, with the fields that pass. */
	loose: Data;
	/** Files of which nothing, or not every row, could be read: what depends on them can't be judged. Both files of a table are, where one is. */
	torn: Set<string>;
	problems: Problem[];
};

/** The files of a table: its facts, its words, and those that have names for its codes. Each graphic has its own words. */
export function filesOf(name: TableName, language: string = LANGUAGE): string[] {
	const [file, , , worded] = TABLES[name] as readonly [string, Shape, string, Worded?];
	if (!worded) return [file];
	const own =
		name === 'graphics' ? GRAPHICS.map((id) => graphicFile(id, language)) : [wordsFile(nameOf(file), language)];
	return [file, ...own, ...Object.values(worded.names ?? {}).map(({ of }) => wordsFile(of, language))];
}
/** A file's name: the words to `data/facts/ports.csv` are in `data/words/en/ports.yaml`. */
const nameOf = (file: string) => file.replace(/^.*\/([^/]+)\.\w+$/, '$1');

/** Every file that `data/` has, with the words of one language. */
export const dataFiles = (language: string = LANGUAGE): string[] => [
	...new Set([
		PUBLICATION,
		...(Object.keys(TABLES) as TableName[]).flatMap((name) => filesOf(name, language)),
		...['publication', ALLOWED, ...Object.values(WORDS_ALONE).map(([file]) => file)].map((f) => wordsFile(f, language)),
	]),
];

/** Whether the ruling edition lends an edition what it lacks. */
const borrows = (files: Files, language: string) => isPartial(files[wordsFile('edition', language)]);
/** Rows of words, with those beside them that the ruling edition has and these lack, marked as lent. */
function withLent(own: Table<Fields>, ruling: Table<Fields>, file: string, key: string): Table<Fields> {
	const there = new Set(own.loose.map((r) => String(r[key])));
	const lent = (rows: Row<Fields>[]) =>
		rows
			.filter((r) => !there.has(String(r[key])))
			.map((r) => withOrigin({ ...marked(r, undefined, `${file} ${r[key]}`), [key]: r[key] }, r));
	return { ...own, rows: [...own.rows, ...lent(ruling.rows)], loose: [...own.loose, ...lent(ruling.loose)] };
}
const NONE: Table<Fields> = { rows: [], loose: [], whole: true, problems: [] };

/** The words of a file whose rows stand under their keys. @param name of the file */
function keyed(
	files: Files,
	name: string,
	shape: Shape,
	form: Form & { key: string },
	language: string,
	mayBeEmpty?: boolean,
): Source {
	const at = (of: string) => tableOf(files, wordsFile(name, of), shape, { keyed: true, ...form }, mayBeEmpty);
	const file = wordsFile(name, language);
	if (!borrows(files, language)) return { file: () => file, table: at(language) };
	const own = files[file] === undefined ? NONE : at(language);
	return { file: () => file, table: withLent(own, at(LANGUAGE), file, form.key) };
}
/** A file of words that is one record, and as much of it as is lent to it. */
function record(files: Files, name: string, shape: Shape, language: string): Table<Fields> {
	const at = (of: string, form: Form = {}) => tableOf(files, wordsFile(name, of), shape, form);
	if (!borrows(files, language) || OWED.includes(name)) return at(language);
	const [lent] = at(LANGUAGE).rows;
	const file = wordsFile(name, language);
	if (files[file] !== undefined) return at(language, { lent });
	const rows = lent ? [withOrigin(marked({ ...lent }, undefined, file), lent)] : [];
	return { ...NONE, rows, loose: rows };
}
/** Files of words that a partial edition has whole: what it is, and all of its page of codes and copies to keep. */
export const OWED = ['edition', 'embeds'];

/** The words of graphics, each in a file of its own. */
function wordsOfGraphics(files: Files, shape: Shape, language: string): Source {
	const at = (id: (typeof GRAPHICS)[number], of: string) =>
		tableOf(files, graphicFile(id, of), shape, { key: 'id', is: id });
	const tables = GRAPHICS.map((id) => {
		const file = graphicFile(id, language);
		return files[file] === undefined && borrows(files, language)
			? withLent(NONE, at(id, LANGUAGE), file, 'id')
			: at(id, language);
	});
	return {
		file: (id) => graphicFile(id, language),
		table: {
			rows: tables.flatMap((t) => t.rows),
			loose: tables.flatMap((t) => t.loose),
			// What could not be read is told with its file.
			whole: tables.every((t) => t.whole),
			problems: tables.flatMap((t) => t.problems),
		},
	};
}
const namesOf = (files: Files, of: NamesFile, language: string): Source =>
	keyed(files, of, NAMES[of].shape, { key: 'id', alone: 'name' }, language);

/**
 * The rows of one table, put together of facts and words. Nothing is thrown.
 * @returns the rows, and what is wrong in its own files, but for those of names
 */
export function readTable(name: TableName, files: Files, language: string = LANGUAGE): Table<Fields> {
	const [file, shape, key, worded] = TABLES[name] as readonly [string, Shape, string, Worded?];
	const mayBeEmpty = MAY_BE_EMPTY.has(name);
	const own = tableOf(files, file, shape, { key }, mayBeEmpty);
	if (!worded) return own;
	const source =
		name === 'graphics'
			? wordsOfGraphics(files, worded.shape, language)
			: keyed(files, nameOf(file), worded.shape, { key, alone: worded.alone }, language, mayBeEmpty);
	const names = Object.fromEntries(
		Object.entries(worded.names ?? {}).map(([field, { code, of }]) => [
			field,
			{ code, of: namesOf(files, of, language) },
		]),
	);
	const { seats, wordless } = worded;
	const joint: Joint = { file, key, fields: Object.keys(worded.shape.shape), seats, wordless, names };
	const table = merged(own, source, joint);
	return { ...table, problems: [...own.problems, ...source.table.problems, ...table.problems] };
}

/** What names of codes lack, or have too many: of countries, say. */
function namesRead(of: NamesFile, files: Files, language: string): Table<Fields> {
	const source = namesOf(files, of, language);
	const tables = NAMES[of].codes.map(([name, field]) => {
		const [file, shape, key] = TABLES[name];
		return { field, own: tableOf(files, file, shape, { key }) };
	});
	const coded = new Map<string, Row<Fields>>();
	for (const { field, own } of tables)
		for (const row of own.loose as Row<Fields>[]) {
			const id = row[field];
			if (typeof id === 'string' && id && !coded.has(id))
				coded.set(
					id,
					placed({ id }, () => originOf(row, field)),
				);
		}
	const rows = [...coded.values()];
	const whole = tables.every(({ own }) => own.whole && !own.problems.length);
	const facts = { rows, loose: rows, whole, problems: [] };
	const { problems } = merged(facts, source, { file: 'data/facts/', key: 'id', fields: ['name'] });
	return { ...source.table, problems: [...source.table.problems, ...problems] };
}

/** Who publishes, and what is published: one record, of a file of facts and one of words. */
function readPublication(files: Files, language: string): Table<Fields> {
	const [own, said] = [
		tableOf(files, PUBLICATION, facts.publication, {}),
		record(files, 'publication', words.publication, language),
	];
	const together = (a: Row<Fields> | undefined, b: Row<Fields> | undefined) =>
		a && b
			? [
					placed({ ...a, ...b }, (field = 'reportDate') =>
						originOf((field.split('.')[0] as string) in words.publication.shape ? b : a, field),
					),
				]
			: [];
	return {
		rows: together(own.rows[0], said.rows[0]),
		loose: together(own.loose[0], said.loose[0]),
		whole: own.whole && said.whole,
		problems: [...own.problems, ...said.problems],
	};
}

/**
 * Every row of `data/`, held against its schemas. Nothing is thrown: all that is wrong is told together.
 * @param files the text of each file, by its path from the project's root
 * @param language whose words the rows have
 */
export function read(files: Files, language: string = LANGUAGE): Reading {
	const problems: Problem[] = [];
	const torn = new Set<string>();
	const told = (table: Table<Fields>, own: readonly string[]) => {
		problems.push(...table.problems);
		if (table.problems.length) for (const file of [...own, ...table.problems.map((p) => p.file)]) torn.add(file);
		return table;
	};
	const tables = (Object.keys(TABLES) as TableName[]).map((name) => {
		// Of the words of graphics, those alone that are at fault.
		const own = filesOf(name, language).slice(0, name === 'graphics' ? 1 : undefined);
		return [name, told(readTable(name, files, language), own)] as const;
	});
	const alone = Object.entries(WORDS_ALONE).map(
		([name, [file, shape]]) => [name, told(record(files, file, shape, language), [wordsFile(file, language)])] as const,
	);
	const allowed = wordsFile(ALLOWED, language);
	const allowedNumbers =
		files[allowed] === undefined && borrows(files, language)
			? NONE
			: told(tableOf(files, allowed, words.allowedNumber, {}, true), [allowed]);
	const publication = told(readPublication(files, language), [PUBLICATION, wordsFile('publication', language)]);
	const names = (Object.keys(NAMES) as NamesFile[]).map((of) => {
		const using = (Object.keys(TABLES) as TableName[]).filter((t) =>
			filesOf(t, language).includes(wordsFile(of, language)),
		);
		return [
			of,
			told(
				namesRead(of, files, language),
				using.flatMap((t) => filesOf(t, language)),
			),
		] as const;
	});
	const data = (kind: 'rows' | 'loose') => {
		const of = (list: readonly (readonly [string, Table<Fields>])[]) =>
			list.map(([name, t]) => [name, t[kind]] as const);
		return {
			...Object.fromEntries(of(tables)),
			...Object.fromEntries(of(alone).map(([name, [first]]) => [name, first])),
			allowedNumbers: allowedNumbers[kind],
			publication: publication[kind][0],
			countries: names[0]?.[1][kind],
		} as unknown as Data;
	};
	return { data: data('rows'), loose: data('loose'), torn, problems };
}
