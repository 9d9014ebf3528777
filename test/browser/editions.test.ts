import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { GRAPHICS } from '../../src/data/schema';
import { graphicsOf } from '../../src/ledger/address';
import { partial } from '../../src/ledger/data';
import { addressOf, ENGINES, framesOf, openStory } from '../browsers';
import { partialEditions, variant } from '../builds';
import { MADE_UP } from '../made-up';
import { serve } from '../serve';
import { WITH_EDITION } from '../variants';

const ID = 'china-share';
/** A letter that the made-up edition alone has. */
const ACCENTED = /[áéíóú]/;

let site: { url: string; close(): Promise<void> };
/** A server of hosts' pages: what each path is answered with. */
let hosts: Server;
const PAGES: Record<string, string> = {};
beforeAll(async () => {
	const root = await variant(inject('builds'), WITH_EDITION);
	const server = await serve(path.join(root, 'dist'), '/a/b/');
	site = { url: new URL('/a/b/', server.url).href, close: server.close };
	hosts = createServer((request, response) =>
		response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PAGES[request.url ?? ''] ?? ''),
	);
	await new Promise<void>((done) => hosts.listen(0, '127.0.0.1', done));
	// A build of two editions may be under way, beside other work.
}, 600_000);
afterAll(async () => {
	hosts.close();
	await site.close();
});
/** A host's page in a language, with an element of ours. */
function hostOf(language: string, attributes = ''): string {
	const at = `/${Object.keys(PAGES).length}`;
	PAGES[at] =
		`<!doctype html><html lang="${language}"><title>Host</title><coal-chart chart="${ID}" ${attributes}></coal-chart><script src="${site.url}embed.js" async></script>`;
	return `http://127.0.0.1:${(hosts.address() as AddressInfo).port}${at}`;
}

describe.each(ENGINES)('an edition in %s', (_, open) => {
	let browser: Browser;
	let page: Page;
	beforeAll(async () => {
		browser = await open();
		page = await browser.newPage();
		await page.setViewport({ width: 800, height: 900 });
	});
	afterAll(() => browser?.close());

	it.each<[string, string, string, string]>([
		['the language of the page around it', MADE_UP, '', MADE_UP],
		['its own language, whatever the page’s', 'de', `lang="${MADE_UP}"`, MADE_UP],
		['English where it says so', MADE_UP, 'lang="en"', 'en'],
		['English on a page in a language that has no edition', 'de', '', 'en'],
	])('the element shows %s, in its height', async (_, language, attributes, shown) => {
		await page.goto(hostOf(language, attributes), { waitUntil: 'load' });
		const folder = shown === 'en' ? '' : `${shown}/`;
		await expect
			.poll(() => page.$eval('coal-chart iframe', (f) => (f as HTMLIFrameElement).src).catch(() => ''), {
				timeout: 20_000,
			})
			.toBe(`${site.url}${folder}embed/${ID}/`);
		// It was told its height by the frame, which is taller than any frame's own 150 px.
		await expect
			.poll(() => page.$eval('coal-chart iframe', (f) => f.clientHeight), { timeout: 20_000 })
			.toBeGreaterThan(200);
		const [frame] = await framesOf(page, `${site.url}${folder}`);
		expect(ACCENTED.test((await frame?.$eval('h1', (h) => h.textContent)) ?? '')).toBe(shown === MADE_UP);
	});
});

describe.runIf(partial.length).each(ENGINES.slice(0, 1))('a partial edition in %s', (_, open) => {
	let browser: Browser;
	let page: Page;
	let built: { url: string; close(): Promise<void> };
	beforeAll(async () => {
		built = await serve(inject('dist'), '/a/b/');
		browser = await open();
		page = await browser.newPage();
	});
	afterAll(async () => {
		await browser?.close();
		await built.close();
	});
	const cases = partial.flatMap((data) => {
		const { language } = data.edition;
		const [has] = graphicsOf(data);
		const lacks = GRAPHICS.find((id) => !graphicsOf(data).includes(id));
		return [
			[language, has, `${language}/`],
			[`${language}-AA`, has, `${language}/`],
			...(lacks ? [[language, lacks, '']] : []),
		] as [string, string, string][];
	});
	it.each(cases)('on a page in %s the element shows %s of the edition at “%s”', async (language, chart, folder) => {
		expect(partialEditions(inject('dist'))).toEqual(partial.map((data) => `${data.edition.language}/`));
		const at = `/partial-${Object.keys(PAGES).length}`;
		const root = new URL('/a/b/', built.url).href;
		PAGES[at] =
			`<!doctype html><html lang="${language}"><title>Host</title><coal-chart chart="${chart}"></coal-chart><script src="${root}embed.js" async></script>`;
		await page.goto(`http://127.0.0.1:${(hosts.address() as AddressInfo).port}${at}`, { waitUntil: 'load' });
		await page.waitForFunction(() => (document.querySelector('coal-chart iframe')?.clientHeight ?? 0) > 200);
		expect(await page.$eval('coal-chart iframe', (f) => (f as HTMLIFrameElement).src)).toBe(
			`${root}${folder}embed/${chart}/`,
		);
	});
});

describe.each(ENGINES.slice(0, 1))('the story in another edition, in %s', (_, open) => {
	let browser: Browser;
	let page: Page;
	beforeAll(async () => {
		browser = await open();
		page = await browser.newPage();
		await openStory(page, `${site.url}#smuggling`, { width: 390, height: 844 });
	});
	afterAll(() => browser?.close());

	it('is reached at the step where the reader is, and left again there', async () => {
		await page.waitForFunction(() => location.hash === '#smuggling');
		await page.$eval('.editions a', (a) => (a as HTMLElement).click());
		await expect.poll(() => addressOf(page).catch(String)).toBe(`${site.url}${MADE_UP}/#smuggling`);
		await page.waitForFunction(() => document.documentElement.dataset.activeStep === 'smuggling');
		await page.$eval('.editions a', (a) => (a as HTMLElement).click());
		await expect.poll(() => addressOf(page).catch(String)).toBe(`${site.url}#smuggling`);
	});
	it('opens receipts in its own words, with its own ledger behind them', async () => {
		await openStory(page, `${site.url}${MADE_UP}/`, { width: 390, height: 844 });
		await page.$eval('.card [data-claim]', (a) => {
			a.scrollIntoView({ block: 'center' });
			(a as HTMLElement).click();
		});
		await page.waitForSelector('.receipt:popover-open', { timeout: 10_000 });
		const { text, links } = await page.$eval('.receipt:popover-open', (e) => ({
			text: e.textContent ?? '',
			links: [...e.querySelectorAll('a[href*="#claim-"]')].map((a) => (a as HTMLAnchorElement).href),
		}));
		expect(text).toMatch(ACCENTED);
		for (const link of links) expect(link).toContain(`${site.url}${MADE_UP}/sources/`);
	});
	it('lets the map be explored, in its own words', async () => {
		await page.$eval('#later', (e) => e.scrollIntoView({ block: 'end' }));
		await page.waitForSelector('[role=option][aria-label]', { timeout: 20_000 });
		expect(await page.$eval('[role=option][aria-label]', (e) => e.getAttribute('aria-label'))).toMatch(ACCENTED);
	});
	it('gives on its page of embeds codes that show it, also where no script ran on a publisher’s page', async () => {
		await page.goto(`${site.url}${MADE_UP}/embeds/`, { waitUntil: 'load' });
		const codes = await page.$$eval(`#${ID} [data-form]`, (all) => all.map((c) => c.textContent ?? ''));
		expect(codes.length).toBeGreaterThan(3);
		for (const code of codes) expect(code).toMatch(new RegExp(`/${MADE_UP}/(?:embed|charts)/${ID}`));
		expect(codes.join('\n')).toContain(`lang="${MADE_UP}"`);
		const preview = await page.$eval(`#${ID} iframe`, (f) => (f as HTMLIFrameElement).src);
		expect(preview).toContain(`/a/b/${MADE_UP}/embed/${ID}/`);
	});
});
