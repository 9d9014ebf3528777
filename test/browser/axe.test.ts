import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { launch, scrollTo, settled } from '../browsers';
import { isEmbed } from '../builds';

type Found = { id: string; nodes: { target: string[]; failureSummary: string }[] };
declare const axe: { run: (context: unknown, options: object) => Promise<{ violations: Found[] }> };

const base = inject('base');
const pages = readdirSync(inject('dist'), { recursive: true, encoding: 'utf8' }).filter(
	(f) => f.endsWith('.html') && !f.startsWith('v/'),
);
const code = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
let browser: Browser;
beforeAll(async () => {
	browser = await launch();
});
afterAll(() => browser.close());

/** A window of this size. One as narrow as a phone's is a phone's, which grows as wide as the widest that a page lays out. */
const windowOf = (width: number, height: number) => ({ width, height, isMobile: width < 400 });

async function open(file: string, width: number, height: number, scheme: 'light' | 'dark' = 'light') {
	const page = await browser.newPage();
	await page.setViewport(windowOf(width, height));
	await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
	await page.goto(base + file, { waitUntil: 'load' });
	await settled(page);
	return page;
}

/**
 * A phone and a desktop; of an embed, frames as hosts have them, in the theme that follows the reader's. Each page is
 * opened once at each, and all that is asked of it there is asked of that page, in an order in which nothing is in another's
 * way: as it comes, made small and back, by keyboard, and last with all unfolded.
 */
const LOOKS = pages.flatMap((file): [file: string, width: number, height: number][] =>
	isEmbed(file)
		? [
				[file, 320, 800],
				[file, 1000, 800],
			]
		: [
				[file, 390, 844],
				[file, 1440, 900],
			],
);
const addressOf = (file: string) => (isEmbed(file) ? `${file}?theme=auto` : file);
/** Opens all that a page holds folded, as a reader does, who has it in sight: what was never near is laid out by guess. */
const unfold = (page: Page) =>
	page.evaluate(async () => {
		for (const details of document.querySelectorAll('details')) {
			if (details.open) continue;
			details.scrollIntoView();
			details.open = true;
			for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
		}
		window.scrollTo(0, 0);
	});
/** What axe finds in a page that has its code, as lines of text. */
const found = async (page: Page, runOnly: unknown) =>
	(
		await page.evaluate(
			async (rules) => (await axe.run(document, { runOnly: rules, resultTypes: ['violations'] })).violations,
			runOnly,
		)
	).flatMap((v) =>
		v.nodes.slice(0, 4).map((n) => `${v.id}: ${n.target.join(' ')}: ${n.failureSummary.replaceAll(/\s+/g, ' ')}`),
	);

/** As a reader comes: at the top, with the focus nowhere, so that the next Tab leads to what the page has first. */
const rest = async (page: Page) => {
	await page.evaluate(() => {
		(document.activeElement as HTMLElement | null)?.blur();
		// Where the focus was last is where a browser goes on from; so it is brought to the body.
		document.body.tabIndex = -1;
		document.body.focus();
		document.body.removeAttribute('tabindex');
		document.body.blur();
		window.scrollTo({ top: 0, behavior: 'instant' });
	});
	await settled(page);
};
/**
 * Goes through a page by keyboard, from its first stop or from its last.
 * @param limit the story to its end, where graphics are pinned; of others, which are alike all the way down, a good part
 */
async function walk(page: Page, key: 'Tab' | 'Shift+Tab', limit: number) {
	const wrong: string[] = [];
	if (key === 'Shift+Tab') {
		await page.evaluate(() => [...document.querySelectorAll<HTMLElement>('a[href]')].at(-1)?.focus());
		await page.keyboard.down('Shift');
	}
	const first = await page.evaluate(() => {
		const stop = [...document.querySelectorAll('a[href],button,summary,input,select')].find(
			(e) => e.getClientRects().length && getComputedStyle(e).visibility === 'visible',
		);
		return [...document.querySelectorAll('*')].indexOf(stop as Element);
	});
	let [stops, before, top] = [0, '', await page.evaluate(() => scrollY)];
	for (; stops < limit; stops++) {
		await page.keyboard.press('Tab');
		const at = await page.evaluate(async (from) => {
			// The key has been answered: where it scrolls to, the page stands. What its script makes of that is written in the
			// frame that tells of the scroll, and what observers add in the next. (Where it still moves, until it stands.)
			const frame = () => new Promise((done) => requestAnimationFrame(done));
			await frame();
			for (let was = from; scrollY !== was; ) {
				was = scrollY;
				await frame();
			}
			const e = document.activeElement as HTMLElement | null;
			if (!e || e === document.body) return;
			// A frame shows the focus on what is in it, and is looked at on its own.
			if (e.tagName === 'IFRAME') return { name: '', ring: true, seen: true, all: performance.now(), top: scrollY };
			const style = getComputedStyle(e);
			const boxes = [...e.getClientRects()].filter((b) => b.width > 0);
			// A link that is broken over lines is seen if any of its pieces is.
			const seen = boxes.some((b) =>
				[
					[0.5, 0.5],
					[0.1, 0.5],
					[0.9, 0.5],
					[0.5, 0.2],
					[0.5, 0.8],
				].some(([fx = 0, fy = 0]) => {
					const hit = document.elementFromPoint(b.left + b.width * fx, b.top + b.height * fy);
					return hit && (hit === e || e.contains(hit) || (e.matches('[tabindex]') && hit.contains(e)));
				}),
			);
			return {
				name: `${e.outerHTML.slice(0, 100)} @${boxes[0]?.top.toFixed(0)}`,
				ring: style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2,
				seen,
				all: [...document.querySelectorAll('*')].indexOf(e),
				top: scrollY,
			};
		}, top);
		if (!at) break;
		if (String(at.all) === before) break;
		// The walk begins where the page does, also where it is made anew.
		if (key === 'Tab' && !stops) expect(at.all, at.name).toBe(first);
		[before, top] = [String(at.all), at.top];
		if (!at.ring) wrong.push(`no ring: ${at.name}`);
		if (!at.seen) wrong.push(`hidden: ${at.name}`);
	}
	return { wrong, stops };
}

describe.each(LOOKS)('%s at %i × %i', (file, width, height) => {
	let page: Page;
	beforeAll(async () => {
		page = await open(addressOf(file), width, height);
		await page.evaluate(code);
	});
	afterAll(() => page?.close());

	it('what is pressed is 24 px, or stands in a sentence, or clear of others', async () => {
		const small = await page.evaluate(() => {
			const all = [...document.querySelectorAll<HTMLElement>('a[href],button,summary,input,select,[role="button"]')]
				.filter(
					(e) =>
						e.getClientRects().length && !e.closest('.hidden,.skip') && getComputedStyle(e).visibility === 'visible',
				)
				.map((e) => ({ e, b: e.getBoundingClientRect() }));
			const inline = (e: HTMLElement) =>
				getComputedStyle(e).display === 'inline' &&
				[...(e.parentElement?.childNodes ?? [])].some((n) => n !== e && n.nodeType === 3 && n.textContent?.trim());
			return (
				all
					.filter(({ e, b }) => (b.width < 24 || b.height < 24) && !inline(e))
					// WCAG 2.5.8: a circle of 24 px on its middle touches no other target.
					.filter(({ e, b }) => {
						const [x, y] = [b.left + b.width / 2, b.top + b.height / 2];
						return all.some(
							(o) =>
								o.e !== e &&
								Math.hypot(Math.max(o.b.left - x, 0, x - o.b.right), Math.max(o.b.top - y, 0, y - o.b.bottom)) < 12,
						);
					})
					.map(({ e, b }) => `${e.outerHTML.slice(0, 90)} ${b.width.toFixed(0)}×${b.height.toFixed(0)}`)
			);
		});
		expect(small).toEqual([]);
	});
	if (width < 400)
		// 1280 × 1024 at 400 % is 320 × 256 to the page.
		it.each([
			[320, 568],
			[320, 256],
		])('small, and much enlarged, at %i × %i: no sideways scroll, no word cut', async (w, h) => {
			onTestFinished(async () => {
				await page.setViewport(windowOf(width, height));
				await settled(page);
			});
			await page.setViewport(windowOf(w, h));
			await settled(page);
			const wide = await page.evaluate(() => {
				const inScroller = (e: Element) => e.closest('.scroll, svg, .hidden, .skip, pre');
				return [...document.querySelectorAll('body *')]
					.filter(
						(e) =>
							!inScroller(e) &&
							getComputedStyle(e).visibility === 'visible' &&
							e.getBoundingClientRect().width > 0 &&
							e.getBoundingClientRect().right > innerWidth + 0.5,
					)
					.map((e) => `${e.tagName}.${e.className} ${e.getBoundingClientRect().right}`)
					.slice(0, 5);
			});
			expect(wide).toEqual([]);
			expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
		});
	it.each(file === 'index.html' ? (['Tab', 'Shift+Tab'] as const) : (['Tab'] as const))(
		'by keyboard the focus is seen wherever %s leads, and nothing hides it',
		async (key) => {
			// An embed is walked at the sizes of a page of its own, too: a phone and a desktop.
			const [w, h] = isEmbed(file) ? ([width < 400 ? 390 : 1440, width < 400 ? 844 : 900] as const) : [width, height];
			onTestFinished(async () => {
				await page.keyboard.up('Shift');
				await rest(page);
				await page.setViewport(windowOf(width, height));
				await settled(page);
			});
			await page.setViewport(windowOf(w, h));
			await rest(page);
			const { wrong, stops } = await walk(page, key, file === 'index.html' ? 1000 : 120);
			expect(wrong).toEqual([]);
			if (file === 'index.html') expect(stops).toBeGreaterThan(120);
		},
	);
	it('with all unfolded is as wide as its window', async () => {
		await unfold(page);
		await settled(page);
		const wide = await page.evaluate(() => [innerWidth, document.documentElement.scrollWidth]);
		expect(wide).toEqual([width, width]);
	});
	it('has nothing that axe finds (WCAG 2.2 A and AA)', async () => {
		await unfold(page);
		// Heights have changed, and with them what has left.
		await settled(page);
		// An embed is whole without its frame: landmarks and headings are judged there as on any page.
		expect(await found(page, RULES)).toEqual([]);
	});
	// By night a page differs in its inks, and so in what these rules read; the others have judged it by day.
	it('nor by night, in its inks', async () => {
		const ink = () => page.$eval('h1', (e) => getComputedStyle(e).color);
		const day = await ink();
		await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
		await settled(page);
		// Back, so that this may be asked again.
		onTestFinished(() => page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]));
		expect(await ink()).not.toBe(day);
		await unfold(page);
		await settled(page);
		expect(await found(page, ['color-contrast', 'link-in-text-block'])).toEqual([]);
	});
});

describe.each([
	[390, 844],
	[1440, 900],
])('what the story opens, at %i × %i', (width, height) => {
	it.each(['light', 'dark'] as const)('%s: nothing that axe finds in a receipt or beside a guess', async (scheme) => {
		const page = await open('index.html', width, height, scheme);
		await page.evaluate(code);
		const check = async (what: string) =>
			expect(
				await page.evaluate(
					async (selector, tags) =>
						(await axe.run(selector, { runOnly: tags, resultTypes: ['violations'] })).violations,
					what as unknown as object,
					RULES,
				),
			).toEqual([]);
		const top = await page.$eval(
			'[data-scene=export-destinations] .card',
			(e) => e.getBoundingClientRect().top + scrollY - innerHeight * 0.6,
		);
		await scrollTo(page, top);
		await page.focus('#guess');
		await page.keyboard.press('ArrowRight');
		await check('#chart-export-destinations');
		await page.$eval('.card [data-claim]', (a) => (a as HTMLElement).click());
		await page.waitForSelector('.receipt:popover-open');
		await check('.receipt');
		await page.close();
	});
});

describe.each([
	[390, 844],
	[1440, 900],
])('what is not laid out yet, at %i × %i', (width, height) => {
	// A frame far below loads, and is told its height, while the part that it stands in is still laid out by guess.
	it.each(['embeds/index.html', 'sources/index.html'])('%s: it lies over nothing that comes after it', async (file) => {
		const page = await open(file, width, height);
		await page.evaluate(code);
		const over = await page.evaluate(async () => {
			for (const frame of document.querySelectorAll('iframe')) frame.style.height = '1600px';
			for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame);
			// What is folded is nowhere.
			const bottom = (e: Element) => (e.checkVisibility() ? e.getBoundingClientRect().bottom : 0);
			return [...document.querySelectorAll('.take, .some, #sources')]
				.filter((part) =>
					[...part.querySelectorAll('a, button, summary, select')].some((e) => bottom(e) > bottom(part)),
				)
				.map((part) => part.id);
		});
		expect(over).toEqual([]);
		expect(await found(page, ['target-size'])).toEqual([]);
		await page.close();
	});
	it.each(pages.filter((file) => file.endsWith('sources/index.html')))(
		'%s: no less is kept free for a part than it takes',
		async (file) => {
			// Beside the window's own, the widths at which lines are longest or shortest for what is kept.
			for (const w of width < 800 ? [280, 320, 353, 388, 480] : [767, 1000]) {
				const page = await open(file, w, height);
				const short = await page.evaluate(() =>
					[...document.querySelectorAll<HTMLElement>('.some, #sources')].flatMap((part) => {
						// What its style keeps, which once it was laid out is not seen any more: "auto 3800px".
						const kept = Number.parseFloat(getComputedStyle(part).containIntrinsicHeight.replace('auto', ''));
						part.style.contentVisibility = 'visible';
						const takes = part.getBoundingClientRect().height;
						part.style.contentVisibility = '';
						return !(takes <= kept) ? [`${part.id}: ${takes} px, ${kept} kept`] : [];
					}),
				);
				expect(short, `${w} px wide`).toEqual([]);
				await page.close();
			}
		},
	);
	it('embeds/index.html: each frame has its room before it is there', async () => {
		const page = await open('embeds/index.html', width, height);
		const rooms = await page.evaluate(async () =>
			Promise.all(
				[...document.querySelectorAll('iframe')].map(async (frame) => {
					const { width, height } = frame.getBoundingClientRect();
					const told = (await (await fetch(new URL('heights.json', frame.src))).json()) as [
						width: number,
						height: number,
					][];
					return { id: frame.dataset.coalChart, width, height, told };
				}),
			),
		);
		expect(rooms.length).toBeGreaterThan(5);
		for (const { id, width, height, told } of rooms) {
			// Of the measured widths, those on either side.
			const heights = told.filter(([w]) => Math.abs(w - width) <= 20).map(([, h]) => h);
			expect(height, id).toBeGreaterThanOrEqual(Math.min(...heights) - 2);
			expect(height, id).toBeLessThanOrEqual(Math.max(...heights) + 2);
		}
		await page.close();
	});
});

it('what is jumped to stands clear of what is pinned', async () => {
	const page = await open('index.html', 390, 844);
	await scrollTo(page, 3000);
	for (const id of ['china', 'table-route-map']) {
		await page.evaluate((h) => {
			location.hash = h;
		}, `#${id}`);
		await settled(page);
		const hit = await page.evaluate((h) => {
			const e = document.getElementById(h) as HTMLElement;
			const b = (e.querySelector('h2,summary') ?? e).getBoundingClientRect();
			const on = document.elementFromPoint(b.left + 20, b.top + b.height / 2);
			return { top: b.top, ok: !!on && e.contains(on) };
		}, id);
		expect(hit.ok, `${id} at ${hit.top}`).toBe(true);
	}
	await page.close();
});
