import * as fontkit from 'fontkit';
import { partsOf, wordsIn } from './breaks';
import { cutFace, type Face } from './faces';
import { besideOf, fontFile, isOf, runsOf, SCRIPTS, type Script, scriptOf } from './scripts';

/**
 * Widths of text at build, from the very faces that the page sets, so that a chart can place and wrap its labels
 * without a browser.
 */
const open = async (face: Face) => fontkit.create(await cutFace(face, 'sfnt'));
const [title, prose, label, said] = await Promise.all([open('title'), open('prose'), open('label'), open('said')]);

const fonts = {
	title,
	prose,
	label: label.getVariation({ wght: 500 }),
	strong: label.getVariation({ wght: 600 }),
	bold: label.getVariation({ wght: 680 }),
	said,
};
/**
 * The ways text is set: `label` weight 500, `strong` 600 (links of a frame), `bold` weight 680, `said` italic, `title`
 * Besley, `prose` Source Serif.
 */
export type Setting = keyof typeof fonts;

const companions = new Map<string, fontkit.Font>();
/** The font that sets a script's letters in a setting. They are large, and opened where such a letter is met. */
function companion(script: string, setting: Setting): fontkit.Font {
	// No drawing sets prose.
	const { file } = besideOf(SCRIPTS[script] as Script, setting === 'prose' ? 'label' : setting);
	const known = companions.get(file) ?? (fontkit.create(fontFile(file)) as fontkit.Font);
	companions.set(file, known);
	return known;
}

const cache = new Map<string, number>();

/** Width of one line of text, in the unit of `size` (px). Letters of each script are as wide as the face that sets them. */
export function textWidth(text: string, size: number, setting: Setting = 'label'): number {
	const key = `${setting}|${text}`;
	let em = cache.get(key);
	if (em === undefined) {
		em = 0;
		for (const run of runsOf(text)) {
			const font = run.script ? companion(run.script, setting) : fonts[setting];
			em += font.layout(run.text).advanceWidth / font.unitsPerEm;
		}
		cache.set(key, em);
	}
	return em * size;
}

const DRAWN: Setting[] = ['title', 'label', 'bold', 'said'];
/**
 * The characters of a text that one of the faces of titles and drawings does not have, each once.
 * @param language of the text: the faces beside the four are those of its script
 */
export function lackingIn(text: string, language: string): string[] {
	const id = scriptOf(language)?.id;
	return [...new Set(text)].filter((character) => {
		const beside = id && isOf(id, character) ? id : undefined;
		const has = (setting: Setting) =>
			(beside ? companion(beside, setting) : fonts[setting]).hasGlyphForCodePoint(character.codePointAt(0) as number);
		return !DRAWN.every(has);
	});
}

/**
 * Break text into lines no wider than `width` px. A phrase that is wider than that is broken between its words; what can't
 * be broken stands on a line of its own.
 */
export function wrapText(text: string, width: number, size: number, setting: Setting = 'label'): string[] {
	const lines: string[] = [];
	const fits = (part: string) => textWidth(part.trimEnd(), size, setting) <= width;
	for (const part of partsOf(text).flatMap((p) => (fits(p) ? [p] : wordsIn(p)))) {
		const last = lines.at(-1);
		if (last !== undefined && fits(last + part)) lines[lines.length - 1] = last + part;
		else lines.push(part);
	}
	return lines.map((line) => line.trimEnd());
}
