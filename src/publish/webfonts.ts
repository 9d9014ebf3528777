import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fontProviders } from 'astro/config';
import { builtLanguages, partialLanguages } from '../data/built.ts';
import { wordsFolder } from '../data/places.ts';
import { companionWith, cutFace, FACES, type Face, lettersIn, lettersOf } from '../design/faces.ts';
import { genericOf, standInsOf, weightOf } from '../design/likeness.ts';
import { companionVariable, type Role, scriptsOf } from '../design/scripts.ts';

/** A file of a face beside the four, as pages get it until they are built: with every letter of the words in its script. */
export type WebCompanion = {
	script: string;
	/** Of the editions that are written in it. */
	languages: string[];
	role: Role;
	weight: number;
	family: string;
	/** In its package. */
	file: string;
	range: string;
	/** TrueType. */
	letters: Buffer;
};

const textsOf = (root: string, language: string): string => {
	const folder = path.join(root, wordsFolder(language));
	const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((e) => e.isFile());
	return entries.map((e) => readFileSync(path.join(e.parentPath, e.name), 'utf8')).join('');
};

/**
 * The companions that the built editions need, with as many of the letters in their words as each has: which of them must be
 * there, and a script for which there is no face, the gate tells.
 * @param root the project's folder
 */
async function companionsIn(root: string): Promise<WebCompanion[]> {
	return Promise.all(
		scriptsOf([...builtLanguages(root), ...partialLanguages(root)]).flatMap(({ id, script, languages }) => {
			const letters = lettersOf(languages.map((language) => textsOf(root, language)).join(''), id);
			return (Object.keys(script.faces) as Role[]).flatMap((role) =>
				script.faces[role].files.map(async ({ weight, file }) => {
					const { family } = script.faces[role];
					const cut = await companionWith(family, file, lettersIn(file, letters));
					return { script: id, languages, role, weight, family, file, range: script.range, letters: cut };
				}),
			);
		}),
	);
}
const known = new Map<string, Promise<WebCompanion[]>>();
/** The same, cut once a run. */
export function companions(root: string): Promise<WebCompanion[]> {
	const found = known.get(root) ?? companionsIn(root);
	known.set(root, found);
	return found;
}

/**
 * The fonts of the pages for Astro's config: the four faces with every character that the site may set, and those beside
 * them with the letters of their editions. Once the pages are built, `letters.ts` cuts each to what they do set. Until then
 * they are TrueType: to make woff2 of files that no reader gets took longer than to make those that readers get.
 */
export async function webFonts(root: string) {
	const folder = path.join(root, '.astro/fonts');
	mkdirSync(folder, { recursive: true });
	const write = (name: string, bytes: Buffer) => {
		const file = path.join(folder, `${name}.ttf`);
		if (existsSync(file) && readFileSync(file).equals(bytes)) return file;
		// Whoever reads it at this moment, a check beside a build, has it whole.
		writeFileSync(`${file}.${process.pid}`, bytes);
		renameSync(`${file}.${process.pid}`, file);
		return file;
	};
	const own = Promise.all(
		(Object.keys(FACES) as Face[]).map(async (face) => ({
			provider: fontProviders.local(),
			name: FACES[face].family,
			cssVariable: `--font-${face}` as const,
			// Their rules stand in the page's style: the ones that Astro would make are measured for no text and for one system's fonts.
			fallbacks: [...standInsOf(face), genericOf(face)],
			optimizedFallbacks: false,
			options: {
				variants: [
					{ src: [write(face, await cutFace(face, 'sfnt'))], weight: weightOf(face), style: FACES[face].style },
				],
			},
		})),
	);
	const beside = [...Map.groupBy(await companions(root), ({ script, role }) => companionVariable(role, script))].map(
		([cssVariable, files]) => ({
			provider: fontProviders.local(),
			name: (files[0] as WebCompanion).family,
			cssVariable,
			fallbacks: [],
			optimizedFallbacks: false,
			options: {
				variants: files.map(({ script, role, weight, range, letters }) => ({
					src: [write(`${role}-${script}-${weight}`, letters)],
					weight: String(weight),
					style: 'normal' as const,
					unicodeRange: range.split(',') as [string, ...string[]],
				})),
			},
		}),
	);
	return [...(await own), ...beside];
}
