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
/** Whether an edition offers some graphics alone, as its own `edition.yaml` says. @param edition the text of that */
export const isPartial = (edition: string | undefined): boolean => /^graphics:/m.test(edition ?? '');
/**
 * The languages that have words in `data/`, by their codes.
 * @param files the files there are, by path from the project's root
 * @param read the text of one of them, if it is there: `edition.yaml` of each language is looked at
 * @returns `built`: of whole editions, the ruling one first; `partial`: of those that offer some graphics and no story;
 * `unfinished`: of those that are not built
 */
export function languagesOf(
	files: Iterable<string>,
	read: (file: string) => string | undefined,
): { built: string[]; partial: string[]; unfinished: string[] } {
	const found = new Set([...files].flatMap((file) => languageOf(file) ?? []));
	found.delete(LANGUAGE);
	const others = [...found].sort().map((language) => ({ language, edition: read(wordsFile('edition', language)) }));
	const kindOf = ({ language, edition }: (typeof others)[number]) =>
		isUnfinished(language, edition) ? 'unfinished' : isPartial(edition) ? 'partial' : 'built';
	const { built = [], partial = [], unfinished = [] } = Object.groupBy(others, kindOf);
	const codes = (list: typeof others) => list.map(({ language }) => language);
	return { built: [LANGUAGE, ...codes(built)], partial: codes(partial), unfinished: codes(unfinished) };
}
/** A graphic's words. */
export const graphicFile = (id: string, language: string = LANGUAGE): string => wordsFile(`graphics/${id}`, language);
/** The number and the sources of every graphic. */
export const GRAPHICS_FILE = factsFile('graphics.yaml');
/** The prose of the story, one file for each section. */
const proseFolder = (language: string = LANGUAGE): string => `${wordsFolder(language)}prose`;
export const proseFile = (id: string, language: string = LANGUAGE): string => `${proseFolder(language)}/${id}.md`;
