import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launch } from '../browsers';
import { PERSONALITIES, serveAs } from '../personalities';

const dist = inject('dist');
const NOWHERE = ['x', 'x/', 'x/y.html', 'sources/x', 'embed/no-such-chart/', 'a/b/c/d/e/f.png'];
let browser: Browser;
let page: Page;
beforeAll(async () => {
	browser = await launch();
	page = await browser.newPage();
});
afterAll(() => browser.close());

/** Runs in the page: where its links lead. */
const links = () => [...document.querySelectorAll<HTMLAnchorElement>('main a')].map((a) => a.href);

describe.each(['/', '/a/', '/a/b/'])('a page that is not there, the site at %s', (mount) => {
	it.each(PERSONALITIES.map((p) => [p.name, p] as const))('%s: its links find the story', async (_, personality) => {
		const server = await serveAs(personality, dist, mount);
		await page.setJavaScriptEnabled(true);
		for (const nowhere of NOWHERE) {
			const answer = await page.goto(server.url + nowhere, { waitUntil: 'load' });
			expect(answer?.status(), nowhere).toBe(404);
			await expect
				.poll(() => page.evaluate(links), { message: nowhere, timeout: 20_000 })
				.toEqual([server.url, `${server.url}sources/`]);
		}
		await page.click('main a');
		await page.waitForSelector('#report');
		expect(page.url()).toBe(server.url);
		await server.close();
	});
	it('without script it is text alone, and whole in itself', async () => {
		const server = await serveAs(PERSONALITIES[0] as (typeof PERSONALITIES)[0], dist, mount);
		// A page of its own: another's may still ask for its icon.
		const page = await browser.newPage();
		const asked: string[] = [];
		page.on('request', (r) => void asked.push(r.url()));
		await page.setJavaScriptEnabled(false);
		for (const nowhere of NOWHERE) {
			asked.length = 0;
			await page.goto(server.url + nowhere, { waitUntil: 'load' });
			expect(await page.$eval('h1', (h) => h.checkVisibility() && h.textContent)).toBe('Not on this chart');
			// A link to a place that nobody knows would be a second dead end.
			expect(await page.evaluate(links), nowhere).toEqual(['', '']);
			expect(await page.$eval('main', (m) => getComputedStyle(m).borderTopStyle), 'its style').toBe('solid');
			expect(asked.filter((url) => !url.startsWith('data:'))).toEqual([server.url + nowhere]);
		}
		await page.close();
		await server.close();
	});
});

it('takes no other site’s root for its own', async () => {
	const server = await serveAs(PERSONALITIES[0] as (typeof PERSONALITIES)[0], dist, '/a/');
	await page.setJavaScriptEnabled(true);
	await page.setRequestInterception(true);
	// Nearer by, something else calls itself a site; and a host answers everything with a page.
	page.on('request', (r) => {
		if (r.url().endsWith('/c/site.json')) r.respond({ contentType: 'application/json', body: '{"site":"another"}' });
		else if (r.url().endsWith('/b/site.json')) r.respond({ contentType: 'text/html', body: '<p>Welcome</p>' });
		else r.continue();
	});
	await page.goto(`${server.url}b/c/nothing`, { waitUntil: 'load' });
	await page.waitForFunction(() => document.querySelector<HTMLAnchorElement>('main a')?.href);
	expect(await page.evaluate(links)).toEqual([server.url, `${server.url}sources/`]);
	await server.close();
});
