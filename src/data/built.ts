import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { languagesOf, wordsFile } from './places.ts';

/** The languages that a checkout has words in, the ruling one first. @param root the project's folder */
function languagesAt(root: string): ReturnType<typeof languagesOf> {
	const files = readdirSync(path.join(root, 'data/words')).map((language) => wordsFile('edition', language));
	const read = (file: string) => {
		const at = path.join(root, file);
		return existsSync(at) ? readFileSync(at, 'utf8') : undefined;
	};
	return languagesOf(files, read);
}

/** The languages of the whole editions that a checkout builds, the ruling one first. @param root the project's folder */
export const builtLanguages = (root: string): string[] => languagesAt(root).built;
/** The languages of the editions that offer some graphics and no story. @param root the project's folder */
export const partialLanguages = (root: string): string[] => languagesAt(root).partial;

/**
 * The languages of the editions that stand in folders of their own, or will once they are finished: what `docs/hosting/`
 * says is for all of them, so that a host is set up once, and an edition that waits for a word changes nothing of it.
 * @param root the project's folder
 */
export function hostedLanguages(root: string): string[] {
	const { built, partial, unfinished } = languagesAt(root);
	return [...built.slice(1), ...partial, ...unfinished].sort();
}
