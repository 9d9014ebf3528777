import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import subsetFont from 'subset-font';

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
/** Every character that the site may set: ASCII and the typographer's few. */
export const CHARACTERS = `${ASCII}–—‘’“”…·×°′→←é`;

const require = createRequire(import.meta.url);

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
	return subsetFont(readFileSync(require.resolve(file)), characters, {
		targetFormat: format,
		variationAxes: axes as Record<string, number | { min: number; max: number }>,
		keepFeatures: FEATURES[face],
		noHinting: true,
	});
}
