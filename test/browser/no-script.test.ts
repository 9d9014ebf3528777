import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { STATES } from '../../src/charts/route-map/states';
import { STEPS } from '../../src/data/schema';
import { LAST_SHOWN, SCORE } from '../../src/story/score';
import { ENGINES } from '../browsers';

const base = inject('base');
/** The last that the map shows before `later`, by its number. */
const REPORT_END = (STATES as readonly string[]).indexOf(
	Object.entries(SCORE)
		.flatMap(([section, scenes]) => (section === 'later' ? [] : scenes))
		.findLast((s) => s.chart === 'route-map')
		?.states.at(-1) as string,
);

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
				const seen = await page.evaluate((graphic) => {
					// Of the map, what stands in its last state is the one that ends the story.
					const figure = document.querySelector(
						graphic === 'route-map' ? `#chart-${graphic}-ending` : `#chart-${graphic}`,
					);
					const svg = [...(figure?.querySelectorAll('svg') ?? [])].filter((s) => s.checkVisibility());
					const box = svg[0]?.getBoundingClientRect();
					const hidden = [...(svg[0]?.querySelectorAll('[data-in]:not([data-out])') ?? [])].filter(
						(m) => getComputedStyle(m).visibility === 'hidden',
					).length;
					return {
						drawings: svg.length,
						width: box?.width ?? 0,
						height: box?.height ?? 0,
						hidden,
						rows: document.querySelectorAll(`#table-${graphic} tbody tr`).length,
						summary: document.querySelector(`#table-${graphic} > summary`)?.checkVisibility(),
					};
				}, id);
				expect(seen.drawings, id).toBe(1);
				expect(seen.width, id).toBeGreaterThan(250);
				expect(seen.height, id).toBeGreaterThan(120);
				expect(seen.hidden, `${id}: marks left out of its last state`).toBe(0);
				expect(seen.rows, id).toBeGreaterThan(0);
				expect(seen.summary, id).toBe(true);
			}
		});
		it('the map stands as at the report’s end, until what came later is told', async () => {
			const seen = await page.evaluate((end) => {
				const marks = [
					...document.querySelectorAll(
						`#chart-route-map .${innerWidth < 960 ? 'narrow' : 'wide'} :is([data-in],[data-out])`,
					),
				];
				return marks
					.filter((m) => {
						// With what holds it: one that has gone takes along what came in it.
						const held = [
							...document.querySelectorAll('#chart-route-map [data-in], #chart-route-map [data-out]'),
						].filter((e) => e.contains(m));
						const from = Math.max(...held.map((e) => Number(e.getAttribute('data-in') ?? 0)));
						const to = Math.min(...held.map((e) => Number(e.getAttribute('data-out') ?? 99)));
						const shown = m.checkVisibility({ visibilityProperty: true, opacityProperty: true });
						return shown !== (from <= end && to > end);
					})
					.map((m) => m.outerHTML.slice(0, 120));
			}, REPORT_END);
			expect(seen).toEqual([]);
		});
		it('each chart lies under the words that it goes with, and the last one under those of `later`', async () => {
			// The layer of words lets presses through to what lies under it; here it is asked what is seen.
			await page.evaluate(() => {
				const sheet = new CSSStyleSheet();
				sheet.replaceSync('*{pointer-events:auto!important}.frame *,.frame,svg *{pointer-events:none!important}');
				document.adoptedStyleSheets = [sheet];
			});
			const places = await page.evaluate(() =>
				[...document.querySelectorAll('[data-beat-at]')].map((card) => {
					const id =
						card.closest('.sheet')?.querySelector('figure')?.id ??
						(card.closest('#later') ? 'chart-route-map-ending' : 'chart-route-map');
					const words = card.querySelector('p') as Element;
					scrollTo({ top: words.getBoundingClientRect().top + scrollY - innerHeight * 0.45, behavior: 'instant' });
					const { left, top, height } = words.getBoundingClientRect();
					const figure = document.getElementById(id) as Element;
					const held = (figure.querySelector('.stage') ?? figure).getBoundingClientRect();
					const at = (x: number, y: number, what: string) =>
						document.elementsFromPoint(x, y).flatMap((e) => e.closest(what) ?? [])[0];
					return {
						id,
						words: at(left + 4, top + Math.min(10, height / 2), 'figure, .card') === card,
						// High and far to the right; on a phone a card before this one passes over it there.
						chart: at(held.right - held.width * 0.15, Math.max(held.top, 0) + held.height * 0.3, 'figure')?.id,
					};
				}),
			);
			expect(places.length).toBeGreaterThan(30);
			expect(places.filter((p) => !p.words || p.chart !== p.id)).toEqual([]);
		});
		it('pins each graphic by CSS alone', async () => {
			const all = await page.evaluate(() =>
				[...document.querySelectorAll('.base, .sheet .stage')].map((s) => getComputedStyle(s).position),
			);
			expect(all).toHaveLength(LAST_SHOWN.size + 1);
			expect(new Set(all)).toEqual(new Set(['sticky']));
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
		const seen = await page.evaluate(() => ({
			pinned: [...document.querySelectorAll('.base, .sheet .stage')].map((s) => getComputedStyle(s).position),
			hidden: [...document.querySelectorAll('figure :is([data-in],[data-move]):not([data-out])')].filter(
				(m) =>
					m.closest('svg')?.checkVisibility() &&
					!m.closest('[data-out]') &&
					getComputedStyle(m).visibility === 'hidden',
			).length,
		}));
		expect(seen.pinned).not.toContain('sticky');
		expect(seen.hidden).toBe(0);
		await page.emulateMediaType('screen');
	});
});
