import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { load } from 'cheerio';
import { cutCompanion, cutFace, cutToText, FACES, type Face, lettersOf } from '../design/faces.ts';
import { isStandalone } from './standalone.ts';
import type { WebCompanion } from './webfonts.ts';

/** What is set in a face, as base.css and the charts' style have it; labels and notes may be anywhere. */
const SET_IN: Record<Exclude<Face, 'label' | 'prose'>, string> = {
	title: 'h1, h2, h3, .foot-title, .chart .t',
	said: 'em, .chart .i, .chart text.said, .chart text.water',
};
const NOT_PROSE = 'script, style, svg, figure, nav, .foot, .key, .origin, .choices, .kicker, .turn, h1, h2, h3, h4';
/**
 * In every face, whatever stands in the pages: scripts count, and answer a reader. All small letters, for what rounds a
 * face to pixels measures it by them: without its x the title stood a shade differently.
 */
const ALWAYS = ' abcdefghijklmnopqrstuvwxyz0123456789';

/** The text of a page by the face that sets it. */
function textByFace(html: string): Record<Face, string> {
	const $ = load(html);
	// What scripts say with a number put into it.
	const told = $('[data-words]')
		.map((_, e) => JSON.parse($(e).attr('data-words') ?? '[]'))
		.get()
		.join(' ')
		.replaceAll(/\{\w+\}/g, ' ');
	const title = $(SET_IN.title).text();
	const said = $(SET_IN.said).text();
	$('script, style').remove();
	const label = $('body').text() + $('template').text() + told;
	$(NOT_PROSE).remove();
	return { title, said, label, prose: $('body').text() };
}

/** What pages set in a companion, by its role and weight, as Page.astro's style has it. */
const SET_BESIDE = {
	serif: `${SET_IN.title}, ${SET_IN.said.replace('em, ', '')}`,
	sans: '.chart text',
	bold: '.chart .b',
};

/** What each of them sets in a page. */
function textBeside(html: string): Record<keyof typeof SET_BESIDE, string> {
	const $ = load(html);
	const { serif, sans, bold } = SET_BESIDE;
	return { serif: $(serif).text(), sans: $(sans).text(), bold: $(bold).text() };
}

/** Whether a page is the story, in whichever edition: there alone drawings stand. */
const isStory = (html: string) => /<figure\b[^>]*\bdata-chart=/.test(html);

/** Puts a font, woff2, in the place of another, named by what is in it. @returns its name */
function replaceFont(folder: string, old: string, file: Buffer): string {
	const name = `${createHash('sha256').update(file).digest('hex').slice(0, 16)}.woff2`;
	rmSync(path.join(folder, old));
	writeFileSync(path.join(folder, name), file);
	return name;
}

/**
 * Cuts each web font of the built site to what its pages set in it, which is known only now: all that the stories set,
 * and the letters that other pages add. A file is named by what is in it, so a browser never keeps an old one.
 * @param dist the folder of the built site
 * @param later what scripts write later, beside what stands in the pages
 * @param beside the faces of editions in other scripts, as their pages have them
 * @returns the pages, by file, with the new names in place of the old
 */
export async function cutToLetters(
	pages: ReadonlyMap<string, string>,
	dist: string,
	later: string,
	beside: readonly WebCompanion[],
) {
	const written = later.replaceAll(/https?:[^"]*/g, '').replaceAll(/[{}[\]"\\_]/g, ' ');
	const fonts = path.join(dist, '_astro/fonts');
	const own = [...pages.values()].filter((html) => !isStandalone(html));
	const stories = own.filter(isStory).map(textByFace);
	const others = own.filter((html) => !isStory(html)).map(textByFace);
	const renamed = new Map<string, string>();
	const fileOf = (whole: Buffer, family: string) => {
		const found = readdirSync(fonts).find((f) => readFileSync(path.join(fonts, f)).equals(whole));
		if (!found) throw new Error(`${fonts}: no file of ${family}`);
		return found;
	};
	const scripted = new Set(beside.flatMap(({ languages }) => languages));
	const textsBeside = [...pages].flatMap(([page, html]) => {
		const [language = ''] = page.split(path.sep);
		return scripted.has(language) && !isStandalone(html) ? [{ language, ...textBeside(html) }] : [];
	});
	const cuts: { old: string; make: () => Promise<Buffer> }[] = [];
	for (const { languages, role, weight, script, family, file, letters: whole } of beside) {
		const set = role === 'sans' && weight > 500 ? 'bold' : role;
		const texts = textsBeside.filter(({ language }) => languages.includes(language));
		const letters = lettersOf(texts.map((page) => page[set]).join(''), script);
		cuts.push({ old: fileOf(whole, family), make: () => cutCompanion(family, file, letters) });
	}
	for (const face of Object.keys(FACES) as Face[]) {
		const old = fileOf(await cutFace(face, 'sfnt'), FACES[face].family);
		const answers = face === 'label' || face === 'prose' ? [written] : [];
		const told = stories.map((page) => page[face]);
		const texts = [...told, ...others.map((page) => page[face]), ...answers].join(' ');
		// Of other pages what is in words: their signs are few, and may fall back.
		const more = others.map((page) => page[face].replaceAll(/[^\p{L}\d]/gu, ''));
		const characters = [...told, ...more, ...answers, ALWAYS].join('');
		cuts.push({ old, make: () => cutToText(face, texts, characters) });
	}
	await Promise.all(cuts.map(async ({ old, make }) => renamed.set(old, replaceFont(fonts, old, await make()))));
	const rename = (html: string) =>
		[...renamed]
			.reduce((text, [from, to]) => text.replaceAll(from, to), html)
			// What they are said to be: they were TrueType until now.
			.replaceAll('format("truetype")', 'format("woff2")')
			.replaceAll('type="font/ttf"', 'type="font/woff2"');
	return new Map([...pages].map(([file, html]) => [file, rename(html)]));
}
