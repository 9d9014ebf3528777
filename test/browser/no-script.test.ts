import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { STEPS } from '../../src/data/schema';
import { LAST_SHOWN } from '../../src/story/score';
import { ENGINES } from '../browsers';

const base = inject('base');

describe.each(ENGINES)('in %s', (_, open, can) => {
	let browser: Browser;
	let page: Page;
	beforeAll(async () => {
		browser = await open({ scripts: false });
		page = await browser.newPage();
	});
	afterAll(() => browser?.close());

	describe.each([
		[390, 844],
		[1440, 900],
	])('without script at %i × %i', (width, height) => {
		beforeAll(async () => {
			await page.setViewport({ width, height });
			await page.goto(base, { waitUntil: 'load' });
		});
		// Asked by `evaluate` throughout: Firefox without scripts answers no `$$eval`.
		it('has every step, its text and its heading in sight', async () => {
			const seen = await page.evaluate(() =>
				[...document.querySelectorAll('section[data-step]')].map((s) => ({
					id: s.id,
					heading: s.querySelector('h2')!.checkVisibility(),
					text: [...s.querySelectorAll('p')].every((p) =>
						p.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
					),
				})),
			);
			expect(seen.map((s) => s.id)).toEqual([...STEPS]);
			for (const s of seen) expect(s).toMatchObject({ heading: true });
		});
		it('shows every graphic, whole, and its table', async () => {
			for (const id of LAST_SHOWN.keys()) {
				const seen = await page.$eval(`#chart-${id}`, (figure) => {
					const svg = [...figure.querySelectorAll('svg')].filter((s) => s.checkVisibility());
					const box = svg[0]?.getBoundingClientRect();
					const hidden = [...(svg[0]?.querySelectorAll('[data-in]:not([data-out])') ?? [])].filter(
						(m) => getComputedStyle(m).visibility === 'hidden',
					).length;
					return {
						drawings: svg.length,
						width: box?.width ?? 0,
						height: box?.height ?? 0,
						hidden,
						rows: figure.querySelectorAll('tbody tr').length,
					};
				});
				expect(seen.drawings, id).toBe(1);
				expect(seen.width, id).toBeGreaterThan(250);
				expect(seen.height, id).toBeGreaterThan(120);
				expect(seen.hidden, `${id}: marks left out of its last state`).toBe(0);
				expect(seen.rows, id).toBeGreaterThan(0);
			}
		});
		it('pins each graphic by CSS alone', async () => {
			expect(
				await page.evaluate(() =>
					[...document.querySelectorAll('.scene .stage')].map((s) => getComputedStyle(s).position),
				),
			).toSatisfy((all: string[]) => all.length > 9 && all.every((p) => p === 'sticky'));
		});
		it('leads each claim to the ledger', async () => {
			const href = await page.$eval('[data-claim="core-route"]', (a) => (a as HTMLAnchorElement).href);
			expect(href).toBe(`${base}sources/index.html#claim-core-route`);
		});
	});

	// What a page is on paper, only Chromium shows on a screen.
	it.runIf(can.emulate)('on paper, every graphic stands in its last state and nothing is pinned', async () => {
		await page.goto(base, { waitUntil: 'load' });
		await page.emulateMediaType('print');
		const stages = await page.$$eval('.scene .stage', (all) => all.map((s) => getComputedStyle(s).position));
		expect(new Set(stages)).toEqual(new Set(['static']));
		await page.emulateMediaType('screen');
	});
});
