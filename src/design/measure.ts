import * as fontkit from 'fontkit';
import { cutFace, type Face } from './faces';

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
	bold: label.getVariation({ wght: 680 }),
	said,
};
/** The ways a label is set: `label` weight 500, `bold` weight 680, `said` italic, `title` Besley, `prose` Source Serif. */
export type Setting = keyof typeof fonts;

const cache = new Map<string, number>();

/** Width of one line of text, in the unit of `size` (px). */
export function textWidth(text: string, size: number, setting: Setting = 'label'): number {
	const key = `${setting}|${text}`;
	let em = cache.get(key);
	if (em === undefined) {
		const font = fonts[setting];
		em = font.layout(text).advanceWidth / font.unitsPerEm;
		cache.set(key, em);
	}
	return em * size;
}

/** Break text into lines no wider than `width` px. A word wider than that stands alone on its line. */
export function wrapText(text: string, width: number, size: number, setting: Setting = 'label'): string[] {
	const lines: string[] = [];
	for (const word of text.split(' ')) {
		const last = lines.at(-1);
		if (last !== undefined && textWidth(`${last} ${word}`, size, setting) <= width) {
			lines[lines.length - 1] = `${last} ${word}`;
		} else {
			lines.push(word);
		}
	}
	return lines;
}
