import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { ENGINES, type How } from '../browsers';
import { describeOtherEditions } from '../other-editions';
import { afresh, findEach, PROSE, readByKey, readBySteps, wordsToFind } from '../reading';

const base = inject('base');

/** Windows that people read in, in px of CSS: width and height. */
const SHAPES: [string, number, number][] = [
	['a phone', 390, 844],
	['a phone on its side', 844, 390],
	['a small phone on its side', 667, 375],
	['a small phone with its bars', 375, 553],
	['the smallest, or 400% zoom of 1280×1024', 320, 256],
	['300% zoom of 1280×800', 427, 267],
	['200% zoom of 1280×800', 640, 400],
	['150% zoom of 1280×800', 853, 533],
	['just under both limits of the layout', 959, 599],
	['a tablet', 820, 1180],
	['a small tablet', 768, 1024],
	['a half of a screen, upright', 720, 1320],
	['a small laptop', 1280, 600],
	['a low, wide window', 1600, 420],
	['a laptop', 1440, 900],
	['a large screen', 1920, 1080],
];
/**
 * Where pages are turned too: a shape for each layout, since each turn is a key pressed and answered.
 */
const TURNED: Record<string, string[]> = {
	Chromium: SHAPES.map(([, w, h]) => `${w}×${h}`).filter((s) => !['1600×420', '720×1320'].includes(s)),
	Firefox: ['390×844', '844×390', '1440×900'],
	WebKitGTK: ['390×844', '844×390', '320×256'],
};
/** What an engine finds too slowly what lies at a point of, where another shape has the same layout. */
const SLOW: Record<string, string[]> = {
	WebKitGTK: ['667×375', '427×267', '853×533', '720×1320', '1280×600', '1600×420', '1920×1080'],
};
/** Where words are looked for: where the prose passes over the map, beside it, and over its west. */
const SEARCHED = ['390×844', '844×390', '1440×900'];

describe.each(ENGINES)('every line can be read in %s', (engine, open, can) => {
	const withText = (how: How, title: string, shapes: [string, number, number][]) =>
		describe(title, () => {
			let browser: Browser;
			let page: Page;
			beforeAll(async () => {
				browser = await open(how);
				page = await browser.newPage();
			});
			afterAll(() => browser?.close());
			const size = ([, w, h]: [string, number, number]) => `${w}×${h}`;
			// Each shape is opened once, and read in each of its ways from the top again.
			describe.each(shapes.filter((s) => !SLOW[engine]?.includes(size(s))))('%s, %i×%i', (name, width, height) => {
				const own = size([name, width, height]);
				beforeAll(async () => {
					await page.setViewport({ width, height });
					await page.goto(base, { waitUntil: 'load' });
					await page.waitForFunction(() => document.documentElement.dataset.activeStep);
				});
				beforeEach(async () => {
					await afresh(page);
					expect(await page.evaluate((s) => window.reading.count(s), PROSE)).toBeGreaterThan(80);
				});

				it('by small steps', async () => {
					const { unread, bare, stops } = await readBySteps(page, can.hear ? 12 : 6);
					expect(unread).toEqual([]);
					expect(bare.filter((b) => b.startsWith('nothing'))).toEqual([]);
					// Where nothing is pinned, a drawing is in the flow, and may be taller than the window.
					if (await page.$eval('.base', (e) => getComputedStyle(e).position === 'sticky'))
						expect(bare.length / stops, `windows without a line: ${bare}`).toBeLessThanOrEqual(0.02);
				});
				if (how.text || TURNED[engine]?.includes(own))
					it('page by page', async () => {
						expect(await readByKey(page, 'PageDown')).toEqual([]);
					});
				if (!how.text && SEARCHED.includes(own))
					it('a word that the browser finds', async () => {
						const words = await wordsToFind(page);
						expect(words.length).toBeGreaterThan(40);
						expect(await findEach(page, words)).toEqual([]);
					});
			});
		});

	withText({}, 'letters as they come', SHAPES);
	// 32 px for a letter of 16, as a reader sets it in the browser: a rem grows, and with it the limits of the layout.
	if (can.hear)
		withText({ text: 32 }, 'letters twice as large', [
			['a phone', 390, 844],
			['a phone on its side', 844, 390],
			['a laptop', 1440, 900],
			['a large screen', 1920, 1080],
		]);
});

/** Of other editions, whose lines are as long as their own words: a shape of each layout. */
const LAYOUTS = SHAPES.filter(([, w, h]) => ['390×844', '844×390', '820×1180', '1440×900'].includes(`${w}×${h}`));
describeOtherEditions('every line of %s can be read in Chromium', (edition, opened) =>
	it.each(LAYOUTS)('%s, %i×%i, by steps and page by page', async (_, width, height) => {
		const page = opened();
		await page.setViewport({ width, height });
		await page.goto(base + edition, { waitUntil: 'load' });
		await page.waitForFunction(() => document.documentElement.dataset.activeStep);
		for (const how of ['steps', 'pages']) {
			await afresh(page);
			expect(await page.evaluate((s) => window.reading.count(s), PROSE)).toBeGreaterThan(80);
			const unread = how === 'steps' ? (await readBySteps(page, 12)).unread : await readByKey(page, 'PageDown');
			expect(unread, how).toEqual([]);
		}
	}),
);
