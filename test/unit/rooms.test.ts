import { globSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { TABLES } from '../../src/data/read';
import { GRAPHICS, STEPS } from '../../src/data/schema';

const ROOT = path.resolve(import.meta.dirname, '../..');
const SRC = path.join(ROOT, 'src');
/** The room that stands for each graphic's own. */
const ANY_GRAPHIC = 'charts/ID';

/** The file that has the editions. */
const EDITIONS = 'ledger/data.ts';

/** The rooms in their order, as CONTRIBUTING lists them. */
const ORDER = [
	...(/## The order of the rooms\n([\s\S]*?)\n## /
		.exec(readFileSync(path.join(ROOT, 'CONTRIBUTING.md'), 'utf8'))?.[1]
		?.matchAll(/^\d+\. `([^`]+)`/gm) ?? []),
].map(([, room]) => room as string);

/** The room of a file: its folder in src/, and of charts/ the folder in that, where it is in one. */
function roomOf(file: string): string {
	const [room = '', inner, deeper] = file.split('/');
	return room === 'charts' && deeper ? `charts/${inner}` : room;
}
/** Where a room stands in the order; -1 where the list does not have it. */
function placeOf(room: string): number {
	const place = ORDER.indexOf(room);
	return place < 0 && room.startsWith('charts/') ? ORDER.indexOf(ANY_GRAPHIC) : place;
}

/** The TypeScript in a file: of an Astro one its frontmatter and its scripts. */
function codeOf(file: string): string {
	const text = readFileSync(path.join(SRC, file), 'utf8');
	if (!file.endsWith('.astro')) return text;
	const scripts = [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, script]) => script);
	return [/^---\n([\s\S]*?)\n---/.exec(text)?.[1], ...scripts].join('\n');
}

/** The file that a relative specifier names, from src/. */
function fileAt(from: string, specifier: string): string {
	const base = path.join(path.dirname(from), specifier.replace(/\?.*$/, ''));
	const file = [base, `${base}.ts`, `${base}/index.ts`].find((f) =>
		statSync(path.join(SRC, f), { throwIfNoEntry: false })?.isFile(),
	);
	if (!file) throw new Error(`${from}: no file ${specifier}`);
	return file;
}

/** Every file of src/ that a file imports: as a value or as a type, when it is run or later, one by one or by a pattern. */
function importsOf(file: string): string[] {
	const code = codeOf(file);
	const named = ts
		.preProcessFile(code, true, true)
		.importedFiles.map((i) => i.fileName)
		.filter((name) => name.startsWith('.'))
		.map((name) => fileAt(file, name));
	const patterns = [...code.matchAll(/import\.meta\.glob(?:<[^(]*>)?\('(\.[^']+)', \{ eager: true \}\)/g)];
	const found = patterns.flatMap(([, pattern = '']) => globSync(path.join(path.dirname(file), pattern), { cwd: SRC }));
	return [...new Set([...named, ...found])].filter((f) => f !== file);
}

const files = globSync('**/*.{ts,astro}', { cwd: SRC }).filter((f) => f.includes('/'));
const imports = new Map(files.map((file) => [file, importsOf(file)]));

/** The files of one circle, from one of them round to itself; nothing where there is none. */
function circle(): string[] | undefined {
	const done = new Set<string>();
	const walk = (file: string, way: string[]): string[] | undefined => {
		if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
		if (done.has(file)) return undefined;
		for (const next of imports.get(file) ?? []) {
			const found = walk(next, [...way, file]);
			if (found) return found;
		}
		done.add(file);
		return undefined;
	};
	for (const file of files) {
		const found = walk(file, []);
		if (found) return found;
	}
	return undefined;
}

describe('the rooms of src/', () => {
	it('are those that CONTRIBUTING lists', () => {
		const folders = readdirSync(SRC, { withFileTypes: true }).flatMap((e) => (e.isDirectory() ? [e.name] : []));
		expect(ORDER.filter((room) => !room.startsWith('charts/')).sort()).toEqual(folders.sort());
		expect([...new Set(files.map(roomOf))].filter((room) => placeOf(room) < 0)).toEqual([]);
	});
	it('are read with all that they import', () => {
		expect(imports.get('charts/index.ts')).toContain('charts/route-map/index.ts');
		expect(imports.get('layouts/Page.astro')).toContain('design/common.css');
	});
	it('have no files that import each other in a circle', () => {
		expect(circle()?.join(' → ')).toBeUndefined();
	});
	it('import only from rooms that stand before them, types too', () => {
		const against = [...imports].flatMap(([file, targets]) =>
			targets
				.filter((t) => roomOf(t) !== roomOf(file) && placeOf(roomOf(t)) >= placeOf(roomOf(file)))
				.map((t) => `${file} imports ${t}`),
		);
		expect(against).toEqual([]);
	});
	it('are handed the rows of an edition: pages alone import the editions', () => {
		const asking = [...imports].filter(([file, targets]) => roomOf(file) !== 'pages' && targets.includes(EDITIONS));
		expect(imports.get('pages/404.astro')).toContain(EDITIONS);
		expect(asking.map(([file]) => file)).toEqual([]);
	});
	// Only the story is of these graphics; all else takes them as they come.
	const others = files.filter((f) => !/^(charts\/.+\/|story\/|data\/schema)/.test(f));
	it('ask for a graphic by its id, and import from the room of none', () => {
		const rooms = others
			.filter((f) => f !== 'charts/index.ts')
			.flatMap((f) => (imports.get(f) ?? []).map((t) => `${f} imports ${t}`))
			.filter((line) => / charts\/(?!kit\/).+\//.test(line));
		expect(rooms).toEqual([]);
	});
	it('name no graphic in their code', () => {
		// Some are called as a step or a table is.
		const ids = GRAPHICS.filter((id) => !(STEPS as readonly string[]).includes(id) && !(id in TABLES));
		const named = others.flatMap((f) =>
			ids.filter((id) => codeOf(f).includes(`'${id}'`)).map((id) => `${f} has '${id}'`),
		);
		expect(named).toEqual([]);
	});
});
