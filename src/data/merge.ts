import { nearest } from './nearest';
import { originOf, type Problem, placed, type Row, type Table } from './parse';

type Fields = Record<string, unknown>;
/**
 * Where in a row a field of its words goes, if not to a field of its own name: to each of these places (a path in the
 * row), under the key that it has in the words; '' where the words have no keys and go there as they are. Nothing where
 * the row's facts do not tell.
 */
export type Seat = {
	places(facts: Fields): [key: string, path: string][] | undefined;
	/** What it is called there; without it, its fields go in beside those that are there. */
	as?: string;
	/** Whether each of the places must have words. */
	must: boolean;
};
export type Seats = Readonly<Record<string, Seat>>;
/** How the words of a table come to its facts. */
export type Joint = {
	/** The file of the facts, and the field that names a row. */
	file: string;
	key: string;
	/** Fields of the words. */
	fields: readonly string[];
	seats?: Seats;
	/** Facts that have no words. */
	wordless?: (facts: Fields) => boolean;
	/** Fields that are names of something: the field of the facts that has its code, and the words that have its name. */
	names?: Readonly<Record<string, { code: string; of: Source }>>;
};
/** Words of rows, and where they stand. */
export type Source = {
	/** The file, of a row if each has its own. */
	file(key: string): string;
	table: Table<Fields>;
};

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const valueAt = (value: unknown, path: string): unknown =>
	path.split('.').reduce<unknown>((v, k) => (isObject(v) ? v[k] : undefined), value);
const has = (text: unknown, path: string) => text === path || String(text).startsWith(`${path}.`);
const place = ({ file, line }: { file: string; line: number }) => `${file}:${line}`;

/**
 * Rows of facts with their words. Each field stays known by the file and line where it stands.
 * @returns the rows, as whole as facts and words are, and what one of the two lacks of the other
 */
export function merged(facts: Table<Fields>, words: Source, joint: Joint): Table<Fields> {
	const { key } = joint;
	const own = new Map(words.table.loose.map((w) => [String(w[key]), w]));
	const problems = [
		...(words.table.whole ? lacking(facts, own, words, joint) : []),
		...(facts.whole ? tooMany(facts, own, joint) : []),
	];
	const whole = (table: Table<Fields>) => new Set(table.rows.map((r) => String(r[key])));
	const [factsPass, wordsPass] = [whole(facts), whole(words.table)];
	const loose = facts.loose.map((row) => together(row, own.get(String(row[key])), words, joint));
	return {
		loose,
		rows: loose.filter((r) => {
			const id = String(r[key]);
			return factsPass.has(id) && (wordsPass.has(id) || joint.wordless?.(r));
		}),
		whole: facts.whole && words.table.whole,
		problems: [...problems, ...loose.flatMap((row, i) => misplaced(facts.loose[i] as Fields, row, own, words, joint))],
	};
}

/** Rows of facts without words. */
function lacking(facts: Table<Fields>, own: Map<string, Row<Fields>>, words: Source, joint: Joint): Problem[] {
	return facts.loose.flatMap((row) => {
		const id = row[joint.key];
		if (id === undefined || own.has(String(id)) || joint.wordless?.(row)) return [];
		return {
			file: words.file(String(id)),
			line: 1,
			row: `${joint.key}=${id}`,
			message: `found no words for this row of ${place(originOf(row))}, expected ${joint.fields.join(', ')}, or those of them that it needs: write them here under ${id}, or take the row out there`,
		};
	});
}

/** Words of rows that the facts do not have. Where a row's name could not be read it may be the one that is meant. */
function tooMany(facts: Table<Fields>, own: Map<string, Row<Fields>>, joint: Joint): Problem[] {
	const { file, key } = joint;
	if (facts.loose.some((r) => r[key] === undefined)) return [];
	const ids = new Map(facts.loose.map((r) => [String(r[key]), r]));
	return [...own].flatMap(([id, row]) => {
		const fact = ids.get(id);
		if (fact && !joint.wordless?.(fact)) return [];
		const message = fact
			? `found words for a row that has none, at ${place(originOf(fact))}; expected nothing: take them out`
			: `found words for a row that ${file} does not have${nearest(id, ids.keys())}; expected its words alone: rename them, add the row there, or take them out`;
		return { ...originOf(row), row: `${key}=${id}`, message };
	});
}

/** What of a row's words has no place among its facts, or leaves one of their places empty. */
function misplaced(
	facts: Fields,
	row: Fields,
	own: Map<string, Row<Fields>>,
	words: Source,
	{ key, seats = {} }: Joint,
): Problem[] {
	const text = own.get(String(row[key]));
	if (!text || row[key] === undefined) return [];
	const name = `${key}=${row[key]}`;
	return Object.entries(seats).flatMap(([field, { places, must }]) => {
		const all = places(facts);
		if (!all) return [];
		const given = text[field];
		const keys = all.some(([k]) => k === '') ? [''] : all.map(([k]) => k);
		// What does not pass its own schema is told with it.
		const refused = given === undefined && words.table.problems.some((p) => p.row === name && has(p.field, field));
		const empty = keys.filter(
			(k) => must && !refused && (k ? !isObject(given) || given[k] === undefined : given === undefined),
		);
		const spare = keys[0] === '' || !isObject(given) ? [] : Object.keys(given).filter((k) => !keys.includes(k));
		const nowhere = given !== undefined && !isObject(given) && !keys.length ? [''] : spare;
		const of = (k: string) => place(originOf(row, all.find(([one]) => one === k)?.[1]));
		const fault = (k: string, message: string): Problem => {
			const at = [field, k].filter(Boolean).join('.');
			return { ...originOf(text, at), row: name, field: at, message };
		};
		return [
			...empty.map((k) => fault(k, `found nothing, expected words for what stands at ${of(k)}: write them`)),
			...nowhere.map((k) =>
				fault(
					k,
					`found words for what the row at ${place(originOf(row))} does not have${nearest(k, keys)}; expected none: rename them, or take them out`,
				),
			),
		];
	});
}

/** One row of its facts and its words; a place that the facts lack is left out. */
function together(facts: Row<Fields>, words: Row<Fields> | undefined, source: Source, joint: Joint): Row<Fields> {
	const { key, seats = {}, names = {} } = joint;
	const row = structuredClone({ ...facts }) as Fields;
	for (const [field, value] of Object.entries(words ?? {})) {
		const seat = seats[field];
		if (field === key) continue;
		if (!seat) row[field] = value;
		for (const [k, path] of seat?.places(facts) ?? []) {
			const [at, given] = [valueAt(row, path), k ? valueAt(value, k) : value];
			if (!isObject(at) || given === undefined) continue;
			if (seat?.as) at[seat.as] = given;
			else Object.assign(at, given);
		}
	}
	for (const [field, named] of Object.entries(names))
		row[field] = facts[named.code] === '' ? '' : nameOf(facts, named)?.name;
	const at = (field?: string) => {
		const named = field === undefined ? undefined : names[field];
		if (named) return inWords(nameOf(facts, named), 'name', named.of, '');
		const path = field === undefined ? undefined : wordsPath(facts, field, joint);
		return path === undefined ? originOf(facts, field) : inWords(words, path, source, String(facts[key]));
	};
	return placed(row, at);
}
/** The words that have the name of a code. */
const nameOf = (facts: Fields, { code, of }: { code: string; of: Source }) =>
	of.table.loose.find((n) => n.id === facts[code]);
const inWords = (words: Row<Fields> | undefined, path: string, { file }: Source, key: string) =>
	words ? originOf(words, path) : { file: file(key), line: 1 };

/** Where the words have a field of a row; nothing where it is one of the facts. */
function wordsPath(facts: Fields, field: string, { fields, seats = {} }: Joint): string | undefined {
	for (const [name, { places, as }] of Object.entries(seats))
		for (const [k, path] of places(facts) ?? []) {
			const at = as ? `${path}.${as}` : path;
			if (!has(field, at) || (!as && valueAt(facts, field) !== undefined)) continue;
			return [name, k].filter(Boolean).join('.') + field.slice(at.length);
		}
	const [first = ''] = field.split('.');
	return fields.includes(first) && (!seats[first] || valueAt(facts, first) === undefined) ? field : undefined;
}
