import * as fontkit from 'fontkit';
import subsetFont from 'subset-font';
import { kernTable, withTable } from './kern.ts';
import { fontFile, isOf, SCRIPTS } from './scripts.ts';
import { glyphsOf, pairsOf, subset } from './subset.ts';
import { trueTypeOf, woff2Of } from './woff2.ts';

/**
 * The four faces, cut from Fontsource's variable files with their axes pinned.
 * Node only: used by the Astro config (web fonts), by text measurement and by the pictures.
 */
export const FACES = {
	/** Headlines and chart titles: a Clarendon, the letter of old chart titles. */
	title: {
		family: 'Besley',
		file: '@fontsource-variable/besley/files/besley-latin-wght-normal.woff2',
		axes: { wght: 760 },
		style: 'normal',
	},
	/** Prose. */
	prose: {
		family: 'Source Serif 4',
		file: '@fontsource-variable/source-serif-4/files/source-serif-4-latin-opsz-normal.woff2',
		axes: { wght: 420, opsz: 18 },
		style: 'normal',
	},
	/** Labels, notes, interface. */
	label: {
		family: 'Archivo',
		file: '@fontsource-variable/archivo/files/archivo-latin-standard-normal.woff2',
		axes: { wdth: 88, wght: { min: 500, max: 680 } },
		style: 'normal',
	},
	/** Water, and what is said. */
	said: {
		family: 'Archivo',
		file: '@fontsource-variable/archivo/files/archivo-latin-standard-italic.woff2',
		axes: { wdth: 88, wght: 550 },
		style: 'italic',
	},
} as const;
export type Face = keyof typeof FACES;

const ASCII = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join('');
/** Letters with accents, as most languages of Western Europe write them. */
const ACCENTED = Array.from({ length: 64 }, (_, i) => String.fromCharCode(192 + i)).join('');
/** Every character that the site may set: ASCII, accented letters and the typographer's few. */
const CHARACTERS = `${ASCII}${ACCENTED}Œœ–—‘’“”…·×°′→←`;

/** Of what a face can do, what is asked of it: pairs set close, ligatures, and in tables figures of one width. */
const FEATURES: Record<Face, string[]> = {
	title: ['kern', 'liga'],
	prose: ['kern', 'liga'],
	label: ['kern', 'liga', 'rvrn', 'tnum'],
	said: ['kern', 'liga'],
};

/**
 * One face as a font file.
 * @param characters what it must be able to set; anything else falls back
 * @param format `woff2` for pages, `sfnt` for measuring and for pictures
 */
export function cutFace(face: Face, format: 'woff2' | 'sfnt', characters = CHARACTERS): Promise<Buffer> {
	const key = `${face} ${format} ${characters}`;
	const known = made.get(key) ?? cut(face, format, characters);
	made.set(key, known);
	return known;
}
/** A face is asked for in several places of a build, and takes a while to cut. */
const made = new Map<string, Promise<Buffer>>();

async function cut(face: Face, format: 'woff2' | 'sfnt', characters: string): Promise<Buffer> {
	const { file, axes } = FACES[face];
	const font = await subsetFont(await trueTypeOf(file), characters, {
		targetFormat: 'sfnt',
		variationAxes: axes as Record<string, number | { min: number; max: number }>,
		keepFeatures: FEATURES[face],
		noHinting: true,
	});
	return format === 'woff2' ? woff2Of(font) : font;
}

/** Whether one of the four sets a character: a script with faces of its own has them set its letters, but for our few. */
const isOwn = (character: string): boolean =>
	CHARACTERS.includes(character) || !Object.keys(SCRIPTS).some((script) => isOf(script, character));

/**
 * Of the characters of a text those that one of the four sets, each once. Where only spaces are left to it, as in what is
 * said in Korean, a full stop as well: browsers refuse a file that has no outline, and would take a space of another width.
 */
function ownOf(text: string): string {
	const own = [...new Set(text)].filter((c) => c >= ' ' && isOwn(c)).join('');
	return own.trim() ? own : `${own}.`;
}

/** Figures beside figures and beside what stands with them: scripts count, so any may come to stand by any. */
const COUNTS = Array.from({ length: 10 }, (_, a) =>
	[...Array(10).keys()]
		.map((b) => `${a}${b} `)
		.concat(` ${a} ${a}% ${a}. ${a}, .${a} ,${a} $${a} `)
		.join(''),
).join('');

/**
 * A text with each of its words once: letters are joined, and set close, only to those that stand beside them, so all of a
 * site's words stand for its texts. What ends in a space does so still, and what begins with a word without one before it.
 */
function wordsOnce(text: string): string {
	const [first = '', ...rest] = text.split(/\s+/);
	return [first, ...new Set(rest.filter(Boolean)), ...(/\s$/.test(text) ? [''] : [])].join(' ');
}

/** By how much of the type's size a pair of prose is moved at least: by a fifth of a pixel at 18 px. Less is not seen. */
export const SEEN = 0.012;

/**
 * One face as a file for pages, with the glyphs that texts are set in and no other (their letters, the ligatures that
 * stand in them, figures of one width where the face has them), and with the pairs that are seen to be set close in them. Letters
 * that some script brings side by side later stand as far apart as any two.
 * @param texts what is set, as it is set: ligatures and pairs are found only where letters stand side by side
 * @param characters what it must be able to set, one by one; all of the texts, if not given
 */
export async function cutToText(face: Face, texts: string, characters = texts): Promise<Buffer> {
	const all = ownOf(characters);
	// Of all that these letters might be joined to, what they are joined to.
	const whole = await cutFace(face, 'sfnt', all);
	// Each letter by itself as well: where words meet in a list of texts, a ligature may hide it.
	const runs = wordsOnce(`${texts} ${[...all].join(' ')} ${COUNTS}`);
	const figures = FEATURES[face].includes('tnum') ? glyphsOf(whole, '0123456789', ['tnum']) : [];
	const glyphs = [...glyphsOf(whole, runs), ...figures];
	const cut = (without: string[]) =>
		// Of its names: whose it is, and what it is called; what a browser asks of a font, and its licence.
		subset(whole, { characters: all, glyphs, features: FEATURES[face], names: [0, 1, 2, 4], without });
	const font = await cut(['STAT', 'BASE']);
	// Of a face with an axis the pairs are those of its lightest weight: at its boldest none of ours differs by 0.01 em. Drawings
	// and frames, whose lines are measured, are set in labels, which keep every pair.
	const pairs = pairsOf(font, runs, face === 'prose' ? SEEN : 0);
	return woff2Of(pairs.length ? withTable(font, 'GPOS', kernTable(pairs)) : await cut(['STAT', 'BASE', 'GPOS']));
}

/** The letters of a text that a script's own faces set, each once. */
export const lettersOf = (text: string, script: string): string =>
	[...new Set(text)]
		.filter((c) => isOf(script, c))
		.sort()
		.join('');

/** Those letters of a text that a companion's file has. */
export function lettersIn(file: string, letters: string): string {
	const font = fontkit.create(fontFile(file));
	return [...letters].filter((c) => font.hasGlyphForCodePoint(c.codePointAt(0) as number)).join('');
}

/**
 * A companion with these letters alone, as TrueType: none of them is joined to another or set close.
 * @throws Error naming the letters that it does not have
 */
export async function companionWith(family: string, file: string, letters: string): Promise<Buffer> {
	const whole = fontFile(file);
	const there = new Set(lettersIn(file, letters));
	const lacking = [...letters].filter((c) => !there.has(c));
	if (lacking.length)
		throw new Error(`${family} has no ${lacking.join(' ')}: change the word, or the face in src/design/scripts.ts`);
	const without = ['STAT', 'BASE', 'GPOS', 'GSUB', 'GDEF', 'vhea', 'vmtx', 'VORG'];
	return subset(whole, { characters: letters, glyphs: [], features: [], names: [0, 1, 2, 4], without });
}

/** The same as a file for pages. */
export const cutCompanion = async (family: string, file: string, letters: string): Promise<Buffer> =>
	woff2Of(await companionWith(family, file, letters));
