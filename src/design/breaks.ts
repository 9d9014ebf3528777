import { loadDefaultJapaneseParser } from 'budoux';

/** Letters between which a line might break anywhere: words of the language are not set apart. */
const UNSPACED = /[\u3040-\u30ff\u3400-\u9fff]/;

/** No line begins with these, and none ends with those: no parser heeds it everywhere. */
const CLOSES = /^[、。，．・：；！？」』）】〉》)%ー々…ァィゥェォッャュョヮぁぃぅぇぉっゃゅょゎ]/;
const OPENS = /[「『（【〈《(]$/;
function kept(parts: readonly string[]): string[] {
	const all: string[] = [];
	for (const part of parts) {
		const last = all.at(-1);
		if (last !== undefined && (CLOSES.test(part) || OPENS.test(last))) all[all.length - 1] = last + part;
		else all.push(part);
	}
	return all;
}

let japanese: ReturnType<typeof loadDefaultJapaneseParser> | undefined;
function phrasesOf(text: string): string[] {
	if (!UNSPACED.test(text)) return [text];
	japanese ??= loadDefaultJapaneseParser();
	return kept(japanese.parse(text));
}

let words: Intl.Segmenter | undefined;
/** A phrase that is wider than its line, in the words between which it must be broken; what spaces part is no such. */
export function wordsIn(phrase: string): string[] {
	if (!UNSPACED.test(phrase)) return [phrase];
	words ??= new Intl.Segmenter('ja', { granularity: 'word' });
	return kept([...words.segment(phrase)].map(({ segment }) => segment));
}

/** A letter that a browser may break behind or before, though `keep-all` keeps it with other letters. */
const LETTER = '[\\u3040-\\u30fa\\u30fc-\\u30ff\\u3400-\\u9fff]';
/**
 * What ends a line in a browser beside phrases: a hyphen, a space, marks that stand between Japanese letters, and a letter
 * before a parenthesis, in Korean too.
 */
const ENDS = new RegExp(
	`(?<=[\\s-])|(?<=[、。，．・：；！？])(?=[\\p{L}\\p{N}「『（(])|(?<=[)）」』%])(?=${LETTER})|(?<=${LETTER}|[\\uac00-\\ud7a3])(?=[(（「『])`,
	'u',
);
/** A text in the parts between which a browser breaks it, where phrases are marked and kept together. */
export const browserParts = (text: string): string[] => partsOf(text).flatMap((part) => part.split(ENDS));

/**
 * A text in the parts between which a line may break, each with the space that stands behind it: words where spaces part
 * them, and phrases in Japanese, where nothing does. Joined, they are the text again.
 */
export const partsOf = (text: string): string[] => text.split(/(?<= )/).flatMap(phrasesOf);

/** What stands behind a line where its text goes on: the space at which it was broken, if it was broken at one. */
export const spaceBehind = (line: string, text: string): string => (text.includes(`${line} `) ? ' ' : '');
