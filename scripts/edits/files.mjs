import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';

/**
 * A copy of the project's files, to be edited as an editor would, by hand. Each way of editing throws where it would
 * change nothing: an edit that finds nothing to edit tries nothing.
 * @param {string} root the copy's folder
 */
export function filesOf(root) {
	const at = (file) => path.join(root, file);
	const read = (file) => readFileSync(at(file), 'utf8');
	const write = (file, text) => {
		mkdirSync(path.dirname(at(file)), { recursive: true });
		writeFileSync(at(file), text);
	};
	const change = (file, make) => {
		const before = read(file);
		const after = make(before);
		if (after === before) throw new Error(`the edit changes nothing in ${file}`);
		write(file, after);
	};
	/** Every file of a folder, by its path from the project's root. */
	const all = (folder) =>
		readdirSync(at(folder), { recursive: true, encoding: 'utf8' })
			.map((name) => path.join(folder, name))
			.filter((file) => statSync(at(file)).isFile());

	/** One stretch of a file, which must be there once at the least; `from` is text or a pattern. */
	const replace = (file, from, to) => change(file, (text) => text.replace(from, to));
	/** Words, wherever they stand in `data/`. */
	const everywhere = (from, to) => {
		const changed = all('data').filter((file) => {
			const text = read(file);
			const next = text.replaceAll(from, to);
			if (next !== text) write(file, next);
			return next !== text;
		});
		if (!changed.length) throw new Error(`the edit finds ${from} nowhere in data/`);
	};
	const append = (file, text) => change(file, (before) => `${before.trimEnd()}\n${text}\n`);

	const quoted = (cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
	const rowsOf = (file) => parse(read(file), { columns: true });
	const writeRows = (file, rows) =>
		write(
			file,
			`${[Object.keys(rows[0]), ...rows.map((r) => Object.values(r))].map((r) => r.map(quoted).join(',')).join('\n')}\n`,
		);
	/** One cell of a CSV file: of the row whose first column is `id`; `make` has its text before. */
	const cell = (file, id, column, make) => {
		const rows = rowsOf(file);
		const row = rows.find((r) => Object.values(r)[0] === id);
		if (!row || !(column in row)) throw new Error(`${file} has no cell ${column} of ${id}`);
		const next = make(row[column]);
		if (next === row[column]) throw new Error(`the edit changes nothing in ${column} of ${id} in ${file}`);
		row[column] = next;
		writeRows(file, rows);
	};
	/** One row more at the end of a CSV file; a row of that first cell that is there already is changed. */
	const row = (file, cells) => {
		const rows = rowsOf(file);
		const names = Object.keys(rows[0]);
		if (names.some((n) => !(n in cells)) || Object.keys(cells).length !== names.length)
			throw new Error(`${file} has the columns ${names.join(', ')}`);
		const old = rows.findIndex((r) => r[names[0]] === cells[names[0]]);
		const made = Object.fromEntries(names.map((n) => [n, cells[n]]));
		writeRows(file, old < 0 ? [...rows, made] : rows.with(old, made));
	};
	/** One row of a YAML file, by its id: what stands from its dash, or its key, to the next one's. */
	const item = (file, id, make) => {
		const text = read(file);
		const start = text.search(new RegExp(`^(- id: ${id}|${id}:)$`, 'm'));
		if (start < 0) throw new Error(`${file} has no item ${id}`);
		const first = text.indexOf('\n', start) + 1;
		const rest = text.slice(first).search(/^(- id: |# -|[\w-]+:)/m);
		const end = rest < 0 ? text.length : first + rest;
		const before = text.slice(start, end);
		const after = make(before);
		if (after === before) throw new Error(`the edit changes nothing in ${id} in ${file}`);
		write(file, text.slice(0, start) + after + text.slice(end));
	};
	/**
	 * What CONTRIBUTING tells an editor to do who adds words in English and can't write them in another language: the other
	 * whole editions say that they wait for them, and are not built meanwhile. Partial ones owe no words of what they don't show.
	 */
	const otherEditionsWait = () => {
		for (const file of all('data/words')) {
			if (!file.endsWith('edition.yaml') || file.includes('/en/') || /^(?:unfinished|graphics):/m.test(read(file)))
				continue;
			change(file, (text) => `unfinished: Waits for the words of an edit.\n${text}`);
		}
	};
	return { root, read, write, change, all, replace, everywhere, append, rowsOf, cell, row, item, otherEditionsWait };
}
