import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { ENGINES, launch } from '../browsers';
import { NOTICES } from '../notices';
import { PERSONALITIES, serveAs } from '../personalities';
import { serve } from '../serve';
import { bareSite, noticedSite } from '../variants';
import { BUDGETS, gzipped } from '../weigh';

/** The site built again with notices: its embeds were released while there was none. */
let dist: string;
/** The same without. */
let bare: string;
/** The address of a graphic's copy, from the site's root. */
let copyOf: (id: string) => string;
beforeAll(async () => {
	bare = await bareSite(inject('builds'), inject('dist'));
	dist = await noticedSite(inject('builds'), inject('dist'));
	const releases = JSON.parse(readFileSync(path.join(dist, 'v/releases.json'), 'utf8')) as {
		id: string;
		hash: string;
	}[];
	const at = (r: { id: string; hash: string }) => `v/${r.hash}/embed/${r.id}/`;
	// The project may have released others, with notices of its own.
	const before = releases
		.map(at)
		.filter((to) => !/<html[^>]* data-notice/.test(readFileSync(path.join(dist, to, 'index.html'), 'utf8')));
	copyOf = (id) => before.findLast((to) => to.endsWith(`/${id}/`)) as string;
});
const CONCERNED = 'sanctions-timeline';
const [third, second] = NOTICES;
const EXPECTED = [`Notice 3, 27 November 2026: ${third.what}`, `Notice 2, 26 November 2026: ${second.what}`];

/**
 * A server of the built site, or of its released copies alone, and what it was asked for, of notices.
 * @param lets whether a request is answered at all
 */
async function site(lets: (pathname: string) => boolean = () => true, folder = '') {
	const asked: string[] = [];
	const server = await serve(path.join(dist, folder), `/a/b/${folder}`, (pathname, status) => {
		if (status === undefined && /notices/.test(pathname)) asked.push(pathname);
		return status === undefined ? lets(pathname) : true;
	});
	return { url: new URL('/a/b/', server.url).href, close: server.close, asked };
}

/** A page of another site with one frame, which keeps what the frame tells it of its height. */
async function host(src: string, attributes = '', above = 0) {
	const server = createServer((_, response) =>
		response
			.writeHead(200, { 'content-type': 'text/html' })
			.end(
				`<!doctype html><script>told=[];addEventListener('message',(m)=>m.data.type==='coal-chart:height'&&told.push(m.data.height))</script><div style="height:${above}px"></div><iframe ${attributes} width="600" height="900" src="${src}"></iframe>`,
			),
	);
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	return {
		url: `http://localhost:${(server.address() as AddressInfo).port}/`,
		close: () => {
			server.closeAllConnections();
			server.close();
		},
	};
}
const shown = (page: Page) => page.$$eval('.later', (lines) => lines.map((l) => l.textContent));
describe.each(ENGINES)('a released copy in %s', (_, open, can) => {
	let browser: Browser;
	let page: Page;
	let wrong: string[];
	beforeAll(async () => {
		browser = await open();
	});
	afterAll(() => browser?.close());
	beforeEach(async () => {
		page = await browser.newPage();
		wrong = [];
		if (can.hear) page.on('pageerror', (e) => wrong.push(String(e)));
		await page.setViewport({ width: 700, height: 900 });
	});
	afterEach(() => page.close());

	it('shows each later notice that names its graphic, where it leads, having asked once', async () => {
		const server = await site();
		await page.goto(server.url + copyOf(CONCERNED), { waitUntil: 'load' });
		await page.waitForSelector('.later', { timeout: 20_000 });
		expect(await shown(page)).toEqual(EXPECTED);
		expect(await page.$$eval('.later a', (links) => links.map((a) => (a as HTMLAnchorElement).href))).toEqual([
			`${server.url}notices/#notice-3`,
			`${server.url}notices/#notice-2`,
		]);
		expect(server.asked).toEqual(['/a/b/notices.json']);
		expect(wrong).toEqual([]);
		await server.close();
	});
	it('shows none where none names it, and keeps its link', async () => {
		const server = await site();
		await page.goto(server.url + copyOf('china-share'), { waitUntil: 'load' });
		await expect.poll(() => server.asked, { timeout: 20_000 }).toEqual(['/a/b/notices.json']);
		expect(await shown(page)).toEqual([]);
		expect(await page.$eval('.pinned a', (a) => (a as HTMLAnchorElement).href)).toBe(`${server.url}notices/`);
		expect(wrong).toEqual([]);
		await server.close();
	});
	it.each<[string, Parameters<typeof site>]>([
		['is missing', [undefined, 'v/']],
		['does not come', [(pathname) => !pathname.endsWith('/notices.json')]],
	])('where the list %s it says nothing, and keeps its link', async (_, how) => {
		const server = await site(...how);
		await page.goto(server.url + copyOf(CONCERNED), { waitUntil: 'load' });
		// What is cut off a browser may try again by itself.
		await expect.poll(() => new Set(server.asked), { timeout: 20_000 }).toEqual(new Set(['/a/b/notices.json']));
		expect(await shown(page)).toEqual([]);
		expect(await page.$eval('.pinned a', (a) => a.getClientRects().length)).toBe(1);
		expect(wrong).toEqual([]);
		await server.close();
	});
});

describe('in Chromium', () => {
	let browser: Browser;
	let page: Page;
	beforeAll(async () => {
		browser = await launch();
	});
	afterAll(() => browser?.close());
	beforeEach(async () => {
		page = await browser.newPage();
		await page.setViewport({ width: 700, height: 1000 });
	});
	afterEach(() => page.close());
	const frame = () => page.frames()[1] as unknown as Page;

	it('a copy in a page of another site asks when it is seen and not before, and tells its new height', async () => {
		const server = await site();
		const outer = await host(server.url + copyOf(CONCERNED), '', 3000);
		await page.goto(outer.url, { waitUntil: 'load' });
		await page.waitForFunction('told.length');
		const before = (await page.evaluate('told.at(-1)')) as number;
		expect(server.asked).toEqual([]);
		await page.evaluate(() => scrollTo(0, 2900));
		await frame().waitForSelector('.later', { timeout: 20_000 });
		const high = await frame().evaluate(() =>
			Math.ceil(document.documentElement.getBoundingClientRect().height - 0.01),
		);
		expect(high).toBeGreaterThan(before + 30);
		await page.waitForFunction(`told.at(-1) === ${high}`);
		await page.evaluate(() => scrollTo(0, 0));
		await page.evaluate(() => scrollTo(0, 2900));
		expect(server.asked).toEqual(['/a/b/notices.json']);
		outer.close();
		await server.close();
	});

	it.each(PERSONALITIES.map((p) => [p.name, p] as const))(
		'in a sandbox that takes its origin from it a copy from %s finds the notices too: its list may be read by anyone',
		async (_, personality) => {
			const server = await serveAs(personality, dist, '/');
			const outer = await host(server.url + copyOf(CONCERNED), 'sandbox="allow-scripts"');
			await page.goto(outer.url, { waitUntil: 'load' });
			await frame().waitForSelector('.later', { timeout: 20_000 });
			expect(await frame().evaluate(() => [self.origin, document.querySelectorAll('.later').length])).toEqual([
				'null',
				2,
			]);
			outer.close();
			await server.close();
		},
	);
	it('in such a sandbox, from a host that sends no headers, it says nothing, and keeps its link', async () => {
		const server = await site();
		const outer = await host(server.url + copyOf(CONCERNED), 'sandbox="allow-scripts"');
		const thrown: unknown[] = [];
		page.on('pageerror', (e) => thrown.push(e));
		await page.goto(outer.url, { waitUntil: 'load' });
		await expect.poll(() => server.asked, { timeout: 20_000 }).toEqual(['/a/b/notices.json']);
		expect(await shown(frame())).toEqual([]);
		expect(await frame().$eval('.pinned a', (a) => a.getClientRects().length)).toBe(1);
		expect(thrown).toEqual([]);
		outer.close();
		await server.close();
	});

	it('a copy sends nothing along: no cookie, no referrer, no query', async () => {
		const server = await site();
		// What is really sent is known to who hears it.
		const heard: IncomingMessage[] = [];
		const ear = createServer(async (request, response) => {
			if (request.url?.includes('notices')) heard.push(request);
			const answer = await fetch(new URL(request.url ?? '/', server.url));
			response
				.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '', 'set-cookie': 'a=b' })
				.end(Buffer.from(await answer.arrayBuffer()));
		});
		await new Promise<void>((done) => ear.listen(0, '127.0.0.1', done));
		await page.goto(`http://127.0.0.1:${(ear.address() as AddressInfo).port}/a/b/${copyOf(CONCERNED)}`);
		await page.waitForSelector('.later', { timeout: 20_000 });
		expect(await page.evaluate(() => document.cookie), 'there is one to be sent').toBe('a=b');
		expect(heard.map((r) => r.url)).toEqual(['/a/b/notices.json']);
		const { cookie, referer } = heard[0]?.headers ?? {};
		expect({ cookie, referer }).toEqual({});
		ear.closeAllConnections();
		ear.close();
		await server.close();
	});
	it('the live embed asks for nothing, and is as high with a notice as without', async () => {
		const server = await site();
		const without = await serve(bare);
		for (const width of [280, 360, 500, 700, 1100]) {
			await page.setViewport({ width, height: 1000 });
			const heights: number[] = [];
			for (const root of [server.url, without.url]) {
				await page.goto(`${root}embed/${CONCERNED}/`, { waitUntil: 'load' });
				await page.evaluate(() => document.fonts.ready);
				heights.push(await page.evaluate(() => document.documentElement.getBoundingClientRect().height));
			}
			expect(heights[0], `${width} px`).toBe(heights[1]);
		}
		expect(server.asked).toEqual([]);
		await without.close();
		await server.close();
	});
	it('without script a copy has its link', async () => {
		const server = await site();
		await page.setJavaScriptEnabled(false);
		await page.goto(server.url + copyOf(CONCERNED), { waitUntil: 'load' });
		expect(await page.$eval('.pinned a', (a) => (a as HTMLAnchorElement).href)).toBe(`${server.url}notices/index.html`);
		expect(server.asked).toEqual([]);
		await server.close();
	});
	it('a copy keeps to the bytes of an embed', () => {
		for (const id of [CONCERNED, 'route-map'])
			expect(gzipped(readFileSync(path.join(dist, copyOf(id), 'index.html'))), id).toBeLessThanOrEqual(
				BUDGETS[id === 'route-map' ? 'map' : 'embed'].total,
			);
	});
});
