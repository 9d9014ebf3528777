import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { addressOf, ENGINES, scrollTo, settled } from '../browsers';

/** `dist/index.html` opened from a disk, without any server: as by somebody who was sent the folder in an archive. */
const folder = mkdtempSync(path.join(tmpdir(), 'Büro site-'));
beforeAll(() => cpSync(inject('dist'), folder, { recursive: true }));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string) => pathToFileURL(path.join(folder, name)).href;

// In Chromium, which is the strictest with files: Firefox's and WebKitGTK's drivers lose a page that goes from file to file.
describe.each(ENGINES.filter(([name]) => name === 'Chromium'))('from a disk, in %s', (_, open, can) => {
	describe.each([
		['with scripts', undefined],
		['without', false],
	] as const)('%s', (_, scripts) => {
		let browser: Browser;
		let page: Page;
		beforeAll(async () => {
			browser = await open({ scripts });
		});
		afterAll(() => browser?.close());
		beforeEach(async () => {
			page = await browser.newPage();
			await page.setViewport({ width: 1280, height: 800 });
		});
		afterEach(() => page.close());
		/** Runs in the page: whether what the address names is in the window. */
		const inView = () => {
			const { top } = (document.getElementById(location.hash.slice(1)) as Element).getBoundingClientRect();
			return top >= -1 && top < innerHeight;
		};

		it('the story is whole, and leads to the ledger’s entry and back', async () => {
			await page.goto(file('index.html'), { waitUntil: 'load' });
			if (scripts !== false) await page.waitForFunction(() => document.documentElement.dataset.activeStep);
			const seen = await page.evaluate(() => ({
				title: document.querySelector('h1')?.checkVisibility(),
				cards: [...document.querySelectorAll('.card')].filter((c) => c.checkVisibility()).length,
				graphics: new Set(
					[...document.querySelectorAll<HTMLElement>('figure[data-chart]')]
						.filter((f) => [...f.querySelectorAll('svg')].some((s) => s.checkVisibility()))
						.map((f) => f.dataset.chart),
				).size,
				first: document.querySelector<HTMLAnchorElement>('.card [data-claim]')?.dataset.claim,
			}));
			expect(seen.title).toBe(true);
			expect(seen.cards).toBeGreaterThan(30);
			expect(seen.graphics).toBeGreaterThan(8);

			const claim = '.card [data-claim]';
			await page.$eval(claim, (a) =>
				window.scrollTo({ top: scrollY + a.getBoundingClientRect().top - innerHeight * 0.75, behavior: 'instant' }),
			);
			if (scripts !== false) await settled(page);
			await page.click(claim);
			const entry = file('sources/index.html');
			await expect.poll(() => addressOf(page), { timeout: 20_000 }).toBe(`${entry}#claim-${seen.first}`);
			await expect.poll(() => page.evaluate(inView), { timeout: 20_000 }).toBe(true);

			await page.$eval('.kicker a', (a) => (a as HTMLAnchorElement).click());
			await expect.poll(() => addressOf(page), { timeout: 20_000 }).toBe(file('index.html'));
		});
		it('the page for journalists shows each graphic', async () => {
			await page.goto(file('embeds/index.html'), { waitUntil: 'load' });
			const frames = await page.$$eval('iframe', (all) => all.map((f) => f.src));
			expect(frames.length).toBeGreaterThan(8);
			for (const src of frames) {
				expect(src).toMatch(/\/index\.html(\?.*)?$/);
				await page.goto(src, { waitUntil: 'load' });
				// Of the sizes that a graphic is drawn in, one is shown.
				expect(await page.$$eval('figure svg', (all) => all.some((s) => s.checkVisibility())), src).toBe(true);
			}
		});
		it.runIf(scripts !== false)('the story follows its reader', async () => {
			const wrong: string[] = [];
			if (can.hear) page.on('pageerror', (e) => wrong.push(String(e)));
			await page.goto(file('index.html'), { waitUntil: 'load' });
			await page.waitForFunction(() => document.documentElement.dataset.activeStep);
			const top = await page.evaluate(() => (document.getElementById('china') as HTMLElement).offsetTop);
			await scrollTo(page, top + 300);
			await page.waitForFunction(() => document.documentElement.dataset.activeStep === 'china', { timeout: 10_000 });
			await expect.poll(() => addressOf(page), { timeout: 10_000 }).toBe(`${file('index.html')}#china`);
			expect(wrong).toEqual([]);
		});
	});
});
