import type { Browser, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { ENGINES, openStory, settled } from '../browsers';
import { promised } from '../facts';

const base = inject('base');
const share = promised('china-share');
const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1440, height: 900 };

describe.each(ENGINES)('in %s', (_, start) => {
	let browser: Browser;
	let page: Page;
	beforeAll(async () => {
		browser = await start();
	});
	afterAll(() => browser?.close());
	beforeEach(async () => {
		page = await browser.newPage();
	});
	afterEach(() => page.close());
	const open = (viewport = DESKTOP) => openStory(page, base, viewport);
	/** Opens the reading options as a keyboard does, and presses "Text only". */
	const choose = async () => {
		await page.focus('.choices summary');
		await page.keyboard.press('Enter');
		await page.evaluate(() => {
			[...document.querySelectorAll<HTMLElement>('.choices button')]
				.find((b) => b.textContent?.includes('Text only'))
				?.focus();
		});
		await page.keyboard.press('Enter');
		await settled(page);
		await page.keyboard.press('Escape');
	};

	it.each([
		['a phone', PHONE],
		['a desktop', DESKTOP],
	])('can be read as text alone, whole and in order, for the visit, on %s', async (_, viewport) => {
		/** What is told: cards, and of each graphic its note, description, sources and table. In order, unseen ones too. */
		const TOLD = 'main .card[data-beat-at], .title-block, .plate-foot details p, .plate-foot tr, .sum';
		const content = () =>
			page.$$eval(TOLD, (all) => all.map((e) => (e.textContent ?? '').replaceAll(/\s+/g, ' ').trim()));
		const unseen = () =>
			page.$$eval(TOLD, (all) => {
				let before = Number.NEGATIVE_INFINITY;
				return all.flatMap((e) => {
					const { top, height, width } = e.getBoundingClientRect();
					const seen =
						e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && height > 10 && width > 100;
					const ordered = top >= before;
					before = top;
					return seen && ordered ? [] : [`${seen ? 'out of order' : 'unseen'}: ${e.textContent?.slice(0, 40)}`];
				});
			});
		const inView = () =>
			page.$$eval('.card[data-beat-at]', (all) =>
				all.flatMap((e, i) => {
					const { top, bottom } = e.getBoundingClientRect();
					return bottom > 40 && top < innerHeight - 60 ? [i] : [];
				}),
			);
		/** Drawings that show; the strokes of the key are none. */
		const drawn = () =>
			page.$$eval(
				'figure svg',
				(all) => all.filter((e) => e.checkVisibility() && e.getBoundingClientRect().height > 0).length,
			);
		await open(viewport);
		const told = await content();
		expect(told.length).toBeGreaterThan(100);
		expect(await drawn()).toBeGreaterThan(5);
		for (const nth of [3, 12]) {
			await page.$$eval('.card[data-beat-at]', (all, i) => all[i]?.scrollIntoView({ behavior: 'instant' }), nth);
			await settled(page);
			await choose();
			expect(await unseen()).toEqual([]);
			expect(await content()).toEqual(told);
			expect(await drawn()).toBe(0);
			expect(await inView(), 'the card that was read is in view').toContain(nth);
			await choose();
			expect(await drawn()).toBeGreaterThan(5);
			expect(await inView(), 'and again').toContain(nth);
		}
		await choose();
		// Without holes: what follows stands close by.
		const gaps = await page.$$eval('.card, .plate-foot', (all) =>
			all.slice(1).map((e, i) => e.getBoundingClientRect().top - (all[i] as Element).getBoundingClientRect().bottom),
		);
		expect(Math.max(...gaps)).toBeLessThan(viewport.height * 0.3);
		await page.evaluate(() => {
			location.hash = '#china';
		});
		await settled(page);
		expect(await page.$eval('#china', (e) => Math.abs(e.getBoundingClientRect().top))).toBeLessThan(2);
		expect(await page.evaluate(() => document.documentElement.dataset.activeStep)).toBe('china');
		// It is so from the first paint of the next page.
		await page.reload({ waitUntil: 'domcontentloaded' });
		expect(await drawn()).toBe(0);
		await page.waitForFunction(() => document.documentElement.dataset.activeStep);
		await settled(page);
		expect(await unseen()).toEqual([]);
		await page.evaluate(() => sessionStorage.clear());
	});

	it('takes the guess by keyboard before the answer, shows it when asked, and says how far off it was', async () => {
		await open();
		const told = () => page.$eval('[data-scene=export-destinations] [role=status]', (e) => e.textContent);
		const at = () =>
			page.$eval('#chart-export-destinations', (f) => Number((f as HTMLElement).style.getPropertyValue('--at')));
		/** From the words before it, to the slider, as Tab leads. */
		const toSlider = async () => {
			await page.focus('[data-scene=export-products] summary');
			await settled(page);
			await page.keyboard.press('Tab');
			await settled(page);
			await page.keyboard.press('Enter');
			await settled(page);
			expect(await page.evaluate(() => document.activeElement?.id)).toBe('guess');
			expect(await at()).toBe(0);
		};
		// Passed by without a guess: nothing is said.
		await page.$eval('[data-scene=export-destinations] .turn:nth-child(2) .card', (e) => e.scrollIntoView());
		await settled(page);
		expect(await told()).toBe('');
		await toSlider();
		await page.keyboard.press('Home');
		for (let i = 0; i < 40; i++) await page.keyboard.press('ArrowRight');
		expect(await told()).toBe('');
		await page.keyboard.press('Enter');
		await settled(page);
		const spoken = new RegExp(`40%.*${Number.parseFloat(share) - 40} points too low.*${share}`);
		expect(await told()).toMatch(spoken);
		expect(await at()).toBeGreaterThan(0.5);
		expect(
			await page.evaluate(() => document.activeElement?.closest('[data-scene]')?.getAttribute('data-scene')),
			'the focus is not lost',
		).toBe('export-destinations');
		await toSlider();
		expect(await told()).toBe('');
		await page.$eval('[data-scene=export-destinations] .card > button:not(.hidden)', (b) => {
			if (b.textContent === 'Show the answer') (b as HTMLElement).click();
		});
		await settled(page);
		expect(await told()).toMatch(spoken);
	});
});
