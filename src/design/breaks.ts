import { loadDefaultJapaneseParser } from 'budoux';

/** Letters between which a line might break anywhere: words of the language are not set apart. */
const UNSPACED = /[\u3040-\u30ff\u3400-\u9fff]/;

let japanese: ReturnType<typeof loadDefaultJapaneseParser> | undefined;
function phrasesOf(text: string): string[] {
	if (!UNSPACED.test(text)) return [text];
	japanese ??= loadDefaultJapaneseParser();
	return japanese.parse(text);
}

/**
 * A text in the parts between which a line may break, each with the space that stands behind it: words where spaces part
 * them, and phrases in Japanese, where nothing does. Joined, they are the text again.
 */
export const partsOf = (text: string): string[] => text.split(/(?<= )/).flatMap(phrasesOf);

/** What stands behind a line where its text goes on: the space at which it was broken, if it was broken at one. */
export const spaceBehind = (line: string, text: string): string => (text.includes(`${line} `) ? ' ' : '');
