import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import * as cheerio from 'cheerio';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { GRAPHICS } from '../../src/data/schema';
import { installed, launch, settled } from '../browsers';
import { filesIn, variant } from '../builds';
import { serve } from '../serve';
import { PUBLIC, SITE } from '../variants';

/** Each graphic as a copy to keep: taken out of its zip by a tool of the system, and opened as whoever took it would. */
const PLACE = 'Bücher & Karten/2026 kept/';
const MAP = 'route-map';
let browser: Browser;
beforeAll(async () => {
	browser = await launch();
});
afterAll(() => browser?.close());

/** Unpacks every graphic's zip into a folder of an odd name. @returns that folder, and the one above it */
function unpacked(dist: string): { top: string; folder: string } {
	const top = mkdtempSync(path.join(tmpdir(), 'kept-'));
	const folder = path.join(top, PLACE);
	mkdirSync(folder, { recursive: true });
	for (const id of GRAPHICS)
		execFileSync(installed.python() as string, ['-m', 'zipfile', '-e', path.join(dist, `charts/${id}.zip`), folder]);
	return { top, folder };
}

describe.runIf(installed.python()).each([
	['without an address of the site', ''],
	['with one', SITE],
])('%s', (_, site) => {
	let dist: string;
	let top: string;
	let folder: string;
	const text = (name: string) => readFileSync(path.join(folder, name), 'utf8');
	beforeAll(async () => {
		dist = site ? path.join(await variant(inject('builds'), PUBLIC), 'dist') : inject('dist');
		({ top, folder } = unpacked(dist));
	});
	afterAll(() => rmSync(top, { recursive: true, force: true }));
	const live = (id: string) => cheerio.load(readFileSync(path.join(dist, `embed/${id}/index.html`), 'utf8'));
	const plain = (words: string) => words.replaceAll(/\s+/g, ' ').trim();

	it.each(GRAPHICS)('%s: the zip has the files that its README names, and no others', (id) => {
		const files = filesIn(path.join(folder, id));
		const [, listed = ''] = text(`${id}/README.txt`).split(/^In this folder:$/m);
		expect(listed.match(/[\w./-]+\.\w+/g)?.sort()).toEqual(files.filter((f) => f !== 'README.txt'));
		// What stands in the site too is the same, byte for byte.
		for (const [kept, own] of files.flatMap((f) =>
			f.startsWith('pictures/')
				? [[f, f.replace('pictures/', 'charts/')] as const]
				: /\.csv$|^data\/(?!datapackage).*\.json$/.test(f)
					? [[f, f] as const]
					: [],
		))
			expect(
				readFileSync(path.join(folder, id, kept)).equals(readFileSync(path.join(dist, own))),
				`${id}/${kept}`,
			).toBe(true);
		for (const kind of ['.png', '-phone.png', '-email.png', '.svg', '-outlines.svg', '.pdf', '.alt.txt'])
			expect(files).toContain(`pictures/${id}${kind}`);
		expect(text(`${id}/LICENCE.txt`)).toContain('creativecommons.org/licenses/by/4.0/');
		const { resources } = JSON.parse(text(`${id}/data/datapackage.json`));
		expect(resources.map((r: { path: string }) => r.path)).toEqual([`${id}.csv`]);
		expect(JSON.stringify(resources), 'keys of tables that are not in it').not.toContain('foreignKeys');
	});

	it.each(GRAPHICS)('%s: the README says what is alleged and who denies it, and where the live one is', (id) => {
		const words = text(`${id}/README.txt`);
		const $ = live(id);
		for (const said of ['h1', '.note']) expect(plain(words)).toContain(plain($(said).text()));
		expect(words).toMatch(/As of \d+ \w+ \d{4}\./);
		expect(words).toContain('CC BY 4.0');
		expect(words).toContain('<iframe src=');
		expect(words.split('\n').filter(Boolean).length).toBeLessThan(20);
		if (site) expect(words).toContain(`${site}embed/${id}/`);
		else expect(words.replaceAll('https://ADDRESS/', '')).not.toMatch(/https:\/\/(?!creativecommons)/);
		expect(readFileSync(path.join(dist, `charts/${id}.readme.txt`), 'utf8')).toBe(words);
	});

	it('from a disk and from another server each frame is whole, asks for nothing else, and leads to no page that is not there', async () => {
		const asked: string[] = [];
		const server = await serve(top, '/x/', (at, status) => status === undefined && asked.push(at));
		const page = await browser.newPage();
		const wrong: string[] = [];
		const requests: string[] = [];
		page.on('request', (r) => !/^(data|about):/.test(r.url()) && requests.push(r.url()));
		page.on('requestfailed', (r) => wrong.push(`fails ${r.url()}`));
		page.on('pageerror', (e) => wrong.push(`throws ${e}`));
		page.on('console', (m) => m.type() === 'error' && wrong.push(`says ${m.text()}`));
		const opened: string[] = [];
		for (const id of GRAPHICS)
			for (const at of [server.url + encodeURI(PLACE), pathToFileURL(folder).href]) {
				const address = new URL(`${id}/`, at.replace(/\/?$/, '/')).href + (at.startsWith('file') ? 'index.html' : '');
				await page.setViewport({ width: at.startsWith('file') ? 390 : 960, height: 700 });
				await page.goto(address, { waitUntil: 'load' });
				await settled(page);
				opened.push(address);
				const seen = await page.evaluate(() => {
					const shown = (e: Element | null) => {
						const { width = 0, height = 0 } = e?.getBoundingClientRect() ?? {};
						return !!e?.checkVisibility({ visibilityProperty: true }) && width * height > 0;
					};
					return {
						drawn: [...document.querySelectorAll('figure svg')].filter(shown).length,
						letters: [...document.fonts].filter((f) => f.status === 'loaded' && !/ like$/.test(f.family)).length,
						note: shown(document.querySelector('.note'))
							? (document.querySelector('.note') as HTMLElement).innerText
							: '',
						live: shown(document.querySelector('.live')),
						version: (document.querySelector('.pinned') as HTMLElement).innerText,
						links: [...document.links].map((a) => a.getAttribute('href') as string),
						title: document.title,
					};
				});
				expect(seen, address).toMatchObject({ drawn: 1, live: false, title: live(id)('title').text() });
				expect(seen.letters, address).toBeGreaterThan(1);
				expect(plain(seen.note), address).toBe(plain(live(id)('.note').text()));
				if (id === MAP) expect(seen.note).toMatch(/denied/);
				expect(seen.version).toMatch(/^\S.* as of \d+ \w+ \d{4}[.:,]/);
				const elsewhere = seen.links.filter((href) => !href.startsWith('https://creativecommons.org/'));
				if (site) {
					expect(elsewhere.length, address).toBeGreaterThan(5);
					for (const href of elsewhere) expect(href, address).toMatch(new RegExp(`^${site}`));
					expect(elsewhere).toContain(`${site}embeds/#${id}`);
				} else expect(elsewhere, address).toEqual([]);
			}
		expect(wrong).toEqual([]);
		// Of each folder its page, and nothing beside it.
		expect(requests).toEqual(opened);
		expect(asked.map((a) => decodeURI(a))).toEqual(GRAPHICS.map((id) => `/x/${PLACE}${id}/`));
		await page.close();
		await server.close();
	});

	it('the README’s code sets the frame in a page, whole at 300 and at 700 px', async () => {
		const server = await serve(folder);
		const page = await browser.newPage();
		for (const id of GRAPHICS)
			for (const width of [300, 700]) {
				const code = text(`${id}/README.txt`)
					.split('\n')
					.find((line) => line.startsWith('<div')) as string;
				await page.setViewport({ width: 800, height: 900 });
				await page.setContent(
					`<!doctype html><div style="width:${width}px">${code.replaceAll('https://ADDRESS/', server.url)}</div>`,
					{ waitUntil: 'load' },
				);
				const element = await page.waitForSelector('iframe');
				await element?.evaluate((f) => f.scrollIntoView());
				const frame = await page.waitForFrame((f) => f.url() === `${server.url}${id}/index.html`);
				await frame.waitForFunction(() => document.readyState === 'complete' && document.fonts.status === 'loaded');
				const [is, needs] = await frame.evaluate(() => [
					innerHeight,
					document.documentElement.getBoundingClientRect().height,
				]);
				expect(is, `${id} at ${width}`).toBeGreaterThanOrEqual(Math.floor(needs as number));
				expect((is as number) - (needs as number), `${id} at ${width}: room that is not needed`).toBeLessThan(80);
			}
		await page.close();
		await server.close();
	});
});

it('the page for journalists leads to each zip', () => {
	const $ = cheerio.load(readFileSync(path.join(inject('dist'), 'embeds/index.html'), 'utf8'));
	for (const id of GRAPHICS) expect($(`#${id} a[href="../charts/${id}.zip"]`), id).toHaveLength(1);
});
