/** Where facts and words stand, by path from the project's root. */

/** The edition that rules where others differ: its addresses name no language. */
export const LANGUAGE = 'en';
export const factsFile = (name: string): string => `data/facts/${name}`;
export const wordsFolder = (language: string = LANGUAGE): string => `data/words/${language}/`;
export const wordsFile = (name: string, language: string = LANGUAGE): string => `${wordsFolder(language)}${name}.yaml`;
/** The language of a file of words, if it is one. */
export const languageOf = (file: string): string | undefined => /^data\/words\/([^/]+)\//.exec(file)?.[1];
/** Unfinished editions that are built all the same, to be looked at: `DRAFTS=ko,ja npm run dev`. */
const DRAFTS = new Set((globalThis.process?.env.DRAFTS ?? '').split(','));
/** Whether an edition is not finished, as its own `edition.yaml` says: nothing of it is built, or judged. */
const isUnfinished = (language: string, edition: string | undefined): boolean =>
	/^unfinished: *\S/m.test(edition ?? '') && !DRAFTS.has(language);
/**
 * The languages that have words in `data/`, the ruling one first, then by their codes.
 * @param files the files there are, by path from the project's root
 * @param read the text of one of them, if it is there: `edition.yaml` of each language is looked at
 */
export function languagesOf(
	files: Iterable<string>,
	read: (file: string) => string | undefined,
): { built: string[]; unfinished: string[] } {
	const others = new Set([...files].flatMap((file) => languageOf(file) ?? []));
	others.delete(LANGUAGE);
	const unfinished = [...others].sort().filter((l) => isUnfinished(l, read(wordsFile('edition', l))));
	return { built: [LANGUAGE, ...[...others].sort().filter((l) => !unfinished.includes(l))], unfinished };
}
/** A graphic's words. */
export const graphicFile = (id: string, language: string = LANGUAGE): string => wordsFile(`graphics/${id}`, language);
/** The number and the sources of every graphic. */
export const GRAPHICS_FILE = factsFile('graphics.yaml');
/** The prose of the story, one file for each section. */
const proseFolder = (language: string = LANGUAGE): string => `${wordsFolder(language)}prose`;
export const proseFile = (id: string, language: string = LANGUAGE): string => `${proseFolder(language)}/${id}.md`;
