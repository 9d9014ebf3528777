import type { Browser, HTTPRequest, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { GRAPHICS, STEPS } from '../../src/data/schema';
import { launch } from '../browsers';

const base = inject('base');
let browser: Browser;
let page: Page;
beforeAll(async () => {
	browser = await launch();
});
afterAll(() => browser.close());
beforeEach(async () => {
	page = await browser.newPage();
	await page.setViewport({ width: 1440, height: 900 });
});
afterEach(() => page.close());

type Answer = (request: HTTPRequest) => Promise<void>;
const answering = async (which: (r: HTTPRequest) => boolean, answer: Answer) => {
	await page.setRequestInterception(true);
	page.on('request', (r) => void (which(r) ? answer(r) : r.continue()));
};
const isScript = (r: HTTPRequest) => r.resourceType() === 'script';
const isFont = (r: HTTPRequest) => r.resourceType() === 'font';
const script =
	(body: string): Answer =>
	(r) =>
		r.respond({ status: 200, contentType: 'text/javascript', body });

/**
 * The story's words, and each graphic, in the reader's sight.
 * @param marks of each graphic: more than a few in its last state, which is what stands without a script
 */
async function stands(marks = 4) {
	const seen = await page.evaluate((least) => {
		const visible = (e: Element) => {
			const box = e.getBoundingClientRect();
			return (
				box.width > 0 &&
				box.height > 0 &&
				getComputedStyle(e).visibility === 'visible' &&
				getComputedStyle(e).opacity !== '0'
			);
		};
		return {
			headings: [...document.querySelectorAll('section[data-step] h2')].filter(visible).length,
			cards: [...document.querySelectorAll('.card')].filter((c) => !visible(c)).length,
			words: document.querySelector('main')?.textContent?.split(/\s+/).length ?? 0,
			graphics: [
				...new Set(
					[...document.querySelectorAll<HTMLElement>('figure[data-chart]')]
						.filter((f) =>
							[...f.querySelectorAll('svg')].some(
								(s) =>
									visible(s) && [...s.querySelectorAll('path,rect,line,circle,use')].filter(visible).length >= least,
							),
						)
						.map((f) => f.dataset.chart),
				),
			],
			labels: [...document.querySelectorAll('figure[data-chart] text')].filter(visible).length,
			sideways: document.documentElement.scrollWidth - innerWidth,
		};
	}, marks);
	expect(seen.headings).toBe(STEPS.length);
	expect(seen.cards, 'cards out of sight').toBe(0);
	expect(seen.words).toBeGreaterThan(1100);
	expect(new Set(seen.graphics)).toEqual(new Set(GRAPHICS));
	expect(seen.labels).toBeGreaterThan(80);
	expect(seen.sideways).toBeLessThanOrEqual(0);
}

describe('text and graphics stand', () => {
	it.each<[string, Answer, RegExp | undefined]>([
		['is blocked', (r) => r.abort('blockedbyclient'), /BLOCKED_BY_CLIENT/],
		['fails to load', (r) => r.respond({ status: 503, body: '' }), /503/],
		['never comes', (r) => r.abort('timedout'), /TIMED_OUT/],
		['is cut off', script('const a = {'), undefined],
		['throws', script('throw new Error("broken on purpose")'), undefined],
		[
			'is a page of the host',
			(r) => r.respond({ status: 200, contentType: 'text/html', body: '<p>Log in</p>' }),
			/MIME type/,
		],
	])('when the script %s, and the console says so', async (_, answer, says) => {
		const said: string[] = [];
		page.on('console', (m) => m.type() === 'error' && said.push(m.text()));
		page.on('pageerror', (e) => said.push(String(e)));
		await answering(isScript, answer);
		await page.goto(base, { waitUntil: 'load' });
		await stands();
		expect(said.length).toBeGreaterThan(0);
		if (says) expect(said.join()).toMatch(says);
	});
	it('when what the script needs of the browser is missing', async () => {
		await page.evaluateOnNewDocument(() => {
			Object.assign(window, { IntersectionObserver: undefined, ResizeObserver: undefined });
		});
		await page.goto(base, { waitUntil: 'load' });
		await stands();
	});
	it('when no font comes', async () => {
		await answering(isFont, (r) => r.abort('failed'));
		await page.goto(base, { waitUntil: 'load' });
		await page.evaluate(() => document.fonts.ready);
		await stands(1);
		expect(await page.evaluate(() => document.documentElement.dataset.activeStep)).toBe('report');
	});
	it('when fonts are late: words are there at once, in another face', async () => {
		const late: HTTPRequest[] = [];
		await answering(isFont, async (r) => void late.push(r));
		await page.goto(base, { waitUntil: 'domcontentloaded' });
		await stands(1);
		await new Promise((done) => setTimeout(done, 200));
		const faces = await page.evaluate(() => [...document.fonts].map((f) => f.status));
		expect(faces).toContain('loading');
		// Frames are painted meanwhile: a face that is late swaps in.
		expect(
			await page.evaluate(() =>
				[...document.fonts].every((f) => !f.display || f.display === 'swap' || f.display === 'optional'),
			),
		).toBe(true);
		for (const r of late) await r.abort('failed').catch(() => {});
	});
	it('when the reader has turned storage off', async () => {
		await page.evaluateOnNewDocument(() => {
			for (const name of ['localStorage', 'sessionStorage'])
				Object.defineProperty(window, name, {
					get() {
						throw new DOMException('no', 'SecurityError');
					},
				});
		});
		const errors: string[] = [];
		page.on('pageerror', (e) => errors.push(String(e)));
		await page.goto(base, { waitUntil: 'load' });
		await stands(1);
		expect(errors).toEqual([]);
	});
});

describe('an embed stands', () => {
	it.each(GRAPHICS)('%s, without script', async (id) => {
		await page.setJavaScriptEnabled(false);
		await page.goto(`${base}embed/${id}/`, { waitUntil: 'load' });
		const seen = await page.evaluate(
			() => [...document.querySelectorAll('svg.chart')].filter((s) => s.getBoundingClientRect().height > 100).length,
		);
		expect(seen).toBe(1);
	});
});
