import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { languagesOf, wordsFile } from './places.ts';

/** The languages of the editions that a checkout builds, the ruling one first. @param root the project's folder */
export function builtLanguages(root: string): string[] {
	const files = readdirSync(path.join(root, 'data/words')).map((language) => wordsFile('edition', language));
	const read = (file: string) => {
		const at = path.join(root, file);
		return existsSync(at) ? readFileSync(at, 'utf8') : undefined;
	};
	return languagesOf(files, read).built;
}
