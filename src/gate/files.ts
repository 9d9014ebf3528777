import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { nearest } from '../data/nearest';
import type { Problem } from '../data/parse';
import { graphicFile, languageOf, languagesOf, proseFile, wordsFile } from '../data/places';
import { dataFiles, type Files, OWED } from '../data/read';
import { PROSE_IDS } from '../data/schema';

/** The files that `data/` has: rows and words, and the prose, of every edition that is built; `owed` are those that must be there. */
function expectedFiles({ built, partial }: Pick<ReturnType<typeof languagesOf>, 'built' | 'partial'>): {
	data: string[];
	prose: string[];
	owed: ReadonlySet<string>;
} {
	const whole = [...new Set(built.flatMap((language) => dataFiles(language)))];
	const prose = built.flatMap((language) => PROSE_IDS.map((id) => proseFile(id, language)));
	// What a partial edition lacks is told by what shows it (offers.ts), but for these.
	const some = partial.flatMap((language) => dataFiles(language)).filter((file) => languageOf(file));
	const owed = partial.flatMap((language) => OWED.map((name) => wordsFile(name, language)));
	return { data: [...new Set([...whole, ...some])], prose, owed: new Set([...whole, ...prose, ...owed]) };
}

/** The bytes of every file in `data/`, by path from the project's root. */
export function openFiles(root: string): Map<string, Uint8Array> {
	const files = new Map<string, Uint8Array>();
	let entries: ReturnType<typeof list>;
	try {
		entries = list(path.join(root, 'data'));
	} catch {
		// A folder that is not there has no files: each of them is named as missing.
		return files;
	}
	// What begins with a dot is a system's own.
	for (const entry of entries)
		if (entry.isFile() && !entry.name.startsWith('.')) {
			const file = path.join(entry.parentPath, entry.name);
			files.set(path.relative(root, file).split(path.sep).join('/'), readFileSync(file));
		}
	return files;
}
/** The languages of all words, as `languagesOf` tells them. */
export const languagesIn = (files: ReadonlyMap<string, Uint8Array>) =>
	languagesOf(files.keys(), (file) => new TextDecoder().decode(files.get(file)));

/** The words of a graphic, whether there is one or not. */
const GRAPHIC = new RegExp(`^${graphicFile('[a-z0-9-]+', '[^/]+').replaceAll('.', '\\.')}$`);
/** The file that was most likely meant, where one is called so, or nearly so, in whatever folder. */
function meant(file: string, all: readonly string[]): string {
	const name = path.basename(file);
	const found = all.find((f) => path.basename(f) === name) ?? all.find((f) => nearest(name, [path.basename(f)]));
	return nearest(file, all) || (found ? `; did you mean "${found}"?` : '');
}
const list = (folder: string) => readdirSync(folder, { recursive: true, withFileTypes: true });

/**
 * Files as text.
 * @returns their text, and what is no text, not wanted or missing. A file that is no text is left out, as if torn
 */
export function readFiles(files: ReadonlyMap<string, Uint8Array>): {
	data: Files;
	prose: Files;
	/** Those of `data/` with the words of every graphic, of those too that nobody knows of. */
	words: Files;
	torn: string[];
	/** The languages of the editions that are built, partial ones among them. */
	languages: string[];
	problems: Problem[];
} {
	const problems: Problem[] = [];
	const torn: string[] = [];
	const { built, partial, unfinished: drafts } = languagesIn(files);
	const languages = [...built, ...partial];
	const wanted = expectedFiles({ built, partial });
	const all = [...wanted.data, ...wanted.prose];
	const texts: Files = {};
	const unknown: Files = {};
	for (const [file, bytes] of files) {
		if (drafts.includes(languageOf(file) ?? '')) continue;
		if (!all.includes(file)) {
			if (GRAPHIC.test(file)) unknown[file] = new TextDecoder().decode(bytes);
			problems.push({
				file,
				line: 1,
				message: `found a file that nothing reads, expected none of this name${meant(file, all)}; rename it or move it away`,
			});
			continue;
		}
		const line = wrongByte(bytes);
		if (line) {
			torn.push(file);
			problems.push({
				file,
				line,
				message: 'found bytes that are not UTF-8, expected UTF-8: save the file in that encoding',
			});
		} else texts[file] = new TextDecoder().decode(bytes).replaceAll('\r\n', '\n');
	}
	for (const file of wanted.owed)
		if (!files.has(file)) {
			torn.push(file);
			problems.push({ file, line: 1, message: 'the file is missing: found nothing, expected it at this path' });
		}
	const of = (list: string[]) => Object.fromEntries(list.flatMap((f) => (f in texts ? [[f, texts[f] as string]] : [])));
	const data = of(wanted.data);
	return { data, prose: of(wanted.prose), words: { ...data, ...unknown }, torn, languages, problems };
}

/** The line of the first byte that is not UTF-8, or of a replacement character that an earlier mishap left. */
function wrongByte(bytes: Uint8Array): number | undefined {
	const text = new TextDecoder('utf-8').decode(bytes);
	const at = text.indexOf('\uFFFD');
	return at < 0 ? undefined : text.slice(0, at).split('\n').length;
}
