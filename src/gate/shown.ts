import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { lacking } from '../data/lacking.ts';
import { lentIn } from '../data/lent.ts';
import type { Problem } from '../data/parse.ts';

/** Files that are text, or that one can look for text in. */
const TEXT = /\.(?:html|json|svg|txt)$/;

/**
 * Words that partial editions lack and that a built file of theirs shows, each where it is to be written. The gate has found
 * those of what travels with a graphic; this finds the others, those of the page of codes among them.
 * @param dist the folder of the built site
 * @param languages those of partial editions
 */
export function lentFiles(dist: string, languages: readonly string[]): Problem[] {
	const found = new Map<string, string>();
	for (const language of languages)
		for (const entry of readdirSync(path.join(dist, language), { recursive: true, withFileTypes: true })) {
			const file = path.join(entry.parentPath, entry.name);
			if (!entry.isFile() || !TEXT.test(entry.name)) continue;
			for (const place of lentIn(readFileSync(file, 'utf8'))) found.set(place, path.relative(dist, file));
		}
	return [...found].sort().map(([place, by]) => lacking(place, `/${by}, which this edition has,`));
}
