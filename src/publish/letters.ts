import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { load } from 'cheerio';
import { cutCompanion, cutFace, cutToText, FACES, type Face, lettersOf } from '../design/faces.ts';
import {
	besideOf,
	DRAWN_FACES,
	type DrawnSetting,
	HEADINGS,
	SCRIPTS,
	type Script,
	SETTINGS,
	settingBy,
} from '../design/scripts.ts';
import { isStandalone } from './standalone.ts';
import type { WebCompanion } from './webfonts.ts';

/** What is set in a face, as base.css and the charts' style have it; labels and notes may be anywhere. */
const SET_IN: Record<Exclude<Face, 'label' | 'prose'>, string> = {
	title: `${HEADINGS.display}, ${HEADINGS.text}, .chart .t`,
	said: 'em, .chart .i, .chart text.said, .chart text.water',
};
const NOT_PROSE = 'script, style, svg, figure, nav, .foot, .key, .origin, .choices, .kicker, .turn, h1, h2, h3, h4';
/**
 * In every face, whatever stands in the pages: scripts count, and answer a reader. All small letters, for what rounds a
 * face to pixels measures it by them: without its x the title stood a shade differently.
 */
const ALWAYS = ' abcdefghijklmnopqrstuvwxyz0123456789';
/** The same where drawings and headings alone are set in the face, and in few Latin letters. */
const ALWAYS_BESIDE = ' x0123456789%';

/** What scripts say with a number put into it. */
const toldIn = ($: ReturnType<typeof load>): string =>
	$('[data-words]')
		.map((_, e) => JSON.parse($(e).attr('data-words') ?? '[]'))
		.get()
		.join(' ')
		.replaceAll(/\{\w+\}/g, ' ');

/** The text of a page by the face that sets it. */
function textByFace(html: string): Record<Face, string> {
	const $ = load(html);
	const told = toldIn($);
	const title = $(SET_IN.title).text();
	const said = $(SET_IN.said).text();
	$('script, style').remove();
	const label = $('body').text() + $('template').text() + told;
	$(NOT_PROSE).remove();
	return { title, said, label, prose: $('body').text() };
}

/** What a page of an edition in another script sets in faces of ours, by the way in which it is set: headings and drawings. */
function drawnTexts(html: string): Record<DrawnSetting, string> {
	const $ = load(html);
	const texts: Record<DrawnSetting, string> = {
		title: $(HEADINGS.display).text(),
		label: toldIn($),
		strong: '',
		bold: $(HEADINGS.text).text(),
		said: '',
	};
	for (const element of $('.chart text, .chart text *').get()) {
		// The nearest says it.
		const around = [element, ...$(element).parentsUntil('svg').get()].map((e) => settingBy($(e).attr('class') ?? ''));
		const own = $(element)
			.contents()
			.filter((_, node) => node.type === 'text')
			.text();
		texts[around.find((setting) => setting) ?? 'label'] += ` ${own}`;
	}
	return texts;
}

/** Whether a page is the story, in whichever edition: there alone drawings stand. */
const isStory = (html: string) => /<figure\b[^>]*\bdata-chart=/.test(html);

/** A file of a face as the pages name it now, and the file that takes its place, woff2; none where nothing is set in it. */
type Cut = { old: string; make: Promise<Buffer | undefined> };

/** Cuts of the four faces for pages that they set alone: all that stories set, and the letters that other pages add. */
function cutsOf(pages: readonly string[], later: string, fileOf: (face: Face) => string): Cut[] {
	const written = later.replaceAll(/https?:[^"]*/g, '').replaceAll(/[{}[\]"\\_]/g, ' ');
	const stories = pages.filter(isStory).map(textByFace);
	const others = pages.filter((html) => !isStory(html)).map(textByFace);
	return (Object.keys(FACES) as Face[]).map((face) => {
		const answers = face === 'label' || face === 'prose' ? [written] : [];
		const told = stories.map((page) => page[face]);
		const texts = [...told, ...others.map((page) => page[face]), ...answers].join(' ');
		// Of other pages what is in words: their signs are few, and may fall back.
		const more = others.map((page) => page[face].replaceAll(/[^\p{L}\d]/gu, ''));
		const characters = [...told, ...more, ...answers, ALWAYS].join('');
		return { old: fileOf(face), make: cutToText(face, texts, characters) };
	});
}

/** Cuts for pages of editions in another script: of the companions, and of the faces that they stand beside. */
function cutsBeside(
	pages: readonly string[],
	companions: readonly (WebCompanion & { old: string })[],
	fileOf: (face: Face) => string,
): Cut[] {
	const texts = pages.map(drawnTexts);
	const set = (by: (setting: DrawnSetting) => boolean) =>
		(Object.keys(SETTINGS) as DrawnSetting[])
			.filter(by)
			.flatMap((setting) => texts.map((page) => page[setting]))
			.join(' ');
	const beside = companions.map(({ old, script, family, file }): Cut => {
		const letters = lettersOf(
			set((setting) => besideOf(SCRIPTS[script] as Script, setting).file === file),
			script,
		);
		return { old, make: letters ? cutCompanion(family, file, letters) : Promise.resolve(undefined) };
	});
	const own = DRAWN_FACES.map((face): Cut => {
		const text = set((setting) => SETTINGS[setting].face === face);
		return { old: fileOf(face), make: cutToText(face, text, text + ALWAYS_BESIDE) };
	});
	return [...beside, ...own];
}

/** Puts the names of the cuts in the place of what they are cut from; what sets nothing on these pages, they do not ask for. */
async function renamed(
	pages: readonly [string, string][],
	cuts: readonly Cut[],
	folder: string,
): Promise<[string, string][]> {
	const names = await Promise.all(
		cuts.map(async ({ old, make }) => {
			const file = await make;
			if (!file) return { old };
			const name = `${createHash('sha256').update(file).digest('hex').slice(0, 16)}.woff2`;
			writeFileSync(path.join(folder, name), file);
			return { old, name };
		}),
	);
	const rename = (html: string) =>
		names
			.reduce(
				(text, { old, name }) =>
					name
						? text.replaceAll(old, name)
						: text.replaceAll(
								new RegExp(`<link\\b[^>]*/${old}"[^>]*>|@font-face\\s*\\{[^}]*/${old}"[^}]*\\}`, 'g'),
								'',
							),
				html,
			)
			// What they are said to be: they were TrueType until now.
			.replaceAll('format("truetype")', 'format("woff2")')
			.replaceAll('type="font/ttf"', 'type="font/woff2"');
	return pages.map(([file, html]) => [file, rename(html)]);
}

/**
 * Cuts each web font of the built site to what its pages set in it, which is known only now. Editions that the four faces
 * set share one cut of each. Of an edition in another script the stories have cuts of their own, and all other pages: what
 * a reader of the story is sent has no letter of another page. A file is named by what is in it, so a browser never keeps
 * an old one.
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
	const fonts = path.join(dist, '_astro/fonts');
	const whole = readdirSync(fonts).map((name) => ({ name, bytes: readFileSync(path.join(fonts, name)) }));
	const named = (bytes: Buffer, family: string): string => {
		const found = whole.find((file) => file.bytes.equals(bytes));
		if (!found) throw new Error(`${fonts}: no file of ${family}`);
		return found.name;
	};
	const files = new Map<Face, string>();
	for (const face of Object.keys(FACES) as Face[])
		files.set(face, named(await cutFace(face, 'sfnt'), FACES[face].family));
	const fileOf = (face: Face) => files.get(face) as string;
	const companions = beside.map((c) => ({ ...c, old: named(c.letters, c.family) }));
	const scriptOf = (page: string) =>
		companions.find(({ languages }) => languages.includes(page.split(path.sep)[0] ?? ''))?.script;
	const own = [...pages].filter(([, html]) => !isStandalone(html));
	const groups = Map.groupBy(own, ([page, html]) => {
		const script = scriptOf(page);
		return script && `${script}${isStory(html) ? ' story' : ''}`;
	});
	const done = new Map(pages);
	for (const [key, group] of groups) {
		const script = key?.split(' ')[0];
		const htmls = group.map(([, html]) => html);
		const cuts = script
			? cutsBeside(
					htmls,
					companions.filter((c) => c.script === script),
					fileOf,
				)
			: cutsOf(htmls, later, fileOf);
		for (const [file, html] of await renamed(group, cuts, fonts)) done.set(file, html);
	}
	for (const { name } of whole) rmSync(path.join(fonts, name));
	return done;
}
