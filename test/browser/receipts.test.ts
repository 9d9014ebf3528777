import type { Page } from 'puppeteer-core';
import { beforeEach, describe, expect, inject, it } from 'vitest';
import { addressOf, ENGINES, settled } from '../browsers';
import { onePage } from '../one-page';
import { partOf, receiptOf } from '../receipts';

const base = inject('base');

const CLAIM = '.card [data-claim="russia-denies-coal"]';
const RECEIPT = '.receipt:popover-open';

describe.each(ENGINES)('receipts in %s', (_, open, can) => {
	let page: Page;
	onePage(open, (own) => {
		page = own;
	});

	const visit = async (width: number, height: number, at = base, hasTouch = false) => {
		await page.setViewport({ width, height, ...(hasTouch && can.touch && { hasTouch }) });
		await page.goto(at, { waitUntil: 'load' });
		await page.waitForFunction(() => document.documentElement.dataset.activeStep);
		await inSight();
	};
	/** Low in the window: on a phone the graphic is pinned above. */
	const inSight = async () => {
		await page.$eval(CLAIM, (a) =>
			scrollTo({ top: scrollY + a.getBoundingClientRect().top - innerHeight * 0.75, behavior: 'instant' }),
		);
		await settled(page);
	};
	const opened = () => page.waitForSelector(RECEIPT, { timeout: 10_000 });
	const closed = () => page.waitForFunction((s) => !document.querySelector(s), { timeout: 10_000 }, RECEIPT);
	const focused = () =>
		page.evaluate(
			() =>
				document.activeElement?.closest('a[data-claim],.receipt')?.getAttribute('data-claim') ??
				document.activeElement?.className ??
				'',
		);
	const text = () => page.$eval(RECEIPT, (e) => e.textContent ?? '');
	/** What the address would become; links are followed for real. */
	const address = () => page.evaluate(() => location.href);
	const leads = (on: Page) =>
		on.waitForFunction(
			// A page that was reached by its file links to files.
			(urls) => urls.includes(location.href),
			{ timeout: 10_000 },
			['', 'index.html'].map((file) => `${base}sources/${file}#claim-russia-denies-coal`),
		);
	const box = () =>
		page.$eval(RECEIPT, (e) => {
			const { left, top, right, bottom } = e.getBoundingClientRect();
			return {
				left,
				top,
				right,
				bottom,
				width: document.documentElement.clientWidth,
				height: innerHeight,
				scroll: document.documentElement.scrollWidth,
			};
		});

	describe('on a desktop', () => {
		// One page for all: what the case before left open is closed.
		beforeEach(async () => {
			const here = await page.evaluate(
				(s) => [location.href.split('#')[0], document.querySelectorAll(s).length, innerWidth] as const,
				RECEIPT,
			);
			if (here[0] !== base || here[2] !== 1440) return visit(1440, 900);
			if (here[1]) {
				await page.keyboard.press('Escape');
				await closed();
			}
			await inSight();
		});

		it('opens by mouse with statement, who, standing, what it answers, sources and the way to the ledger', async () => {
			await page.click(CLAIM);
			await opened();
			const says = await text();
			const receipt = receiptOf('russia-denies-coal');
			for (const part of [
				receipt.says,
				`Says so: ${receipt.who}`,
				receipt.standing,
				receipt.date,
				`Answers: ${receipt.answers[0]?.[1]}`,
				`${receipt.sources[0]?.[0]}: ${receipt.sources[0]?.[2]}`,
			])
				expect(says).toContain(part);
			const links = await page.$$eval(`${RECEIPT} a`, (all) => all.map((a) => (a as HTMLAnchorElement).href));
			expect(links).toContain(`${base}sources/#claim-russia-denies-coal`);
			expect(links.some((l) => l.startsWith('https://uk.reuters.com/'))).toBe(true);
			expect(await address()).not.toContain('/sources/');
		});
		it('stands inside the window, beside its words, and does not cover them', async () => {
			await page.click(CLAIM);
			await opened();
			const b = await box();
			expect(b.left).toBeGreaterThanOrEqual(0);
			expect(b.top).toBeGreaterThanOrEqual(0);
			expect(b.right).toBeLessThanOrEqual(b.width);
			expect(b.bottom).toBeLessThanOrEqual(b.height);
			expect(b.scroll).toBeLessThanOrEqual(b.width);
			const word = await page.$eval(CLAIM, (a) => a.getBoundingClientRect().toJSON());
			const apart = b.left >= word.right || b.right <= word.left || b.top >= word.bottom || b.bottom <= word.top;
			expect(apart).toBe(true);
		});
		it('opens with Enter, takes the focus, and gives it back with Escape', async () => {
			await page.focus(CLAIM);
			await page.keyboard.press('Enter');
			await opened();
			expect(await page.evaluate(() => document.activeElement?.matches('.receipt'))).toBe(true);
			await page.keyboard.press('Tab');
			expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Close');
			await page.keyboard.press('Escape');
			await closed();
			expect(await focused()).toBe('russia-denies-coal');
		});
		it('is a dialog called by its heading, and is read in parts', async () => {
			await page.click(CLAIM);
			await opened();
			const receipt = receiptOf('russia-denies-coal');
			const parts = await page.$eval(RECEIPT, (e) => ({
				role: e.getAttribute('role'),
				name: e.getAttribute('aria-label'),
				heading: e.querySelector('h3')?.textContent,
				says: e.querySelector('.receipt-says')?.textContent,
				lists: [...e.querySelectorAll('ul')].map((u) => [u.getAttribute('aria-label'), u.children.length]),
				replies: [...e.querySelectorAll('ul:first-of-type > li')].map((l) => l.textContent),
			}));
			const heading = `${receipt.standing} ${receipt.date}`;
			expect(parts).toMatchObject({ role: 'dialog', name: heading, heading, says: receipt.says });
			const replies = receipt.answeredBy.length + receipt.answers.length + (receipt.more ? 1 : 0);
			expect(parts.lists).toEqual([
				[null, replies],
				['Sources', receipt.sources.length],
			]);
			expect(parts.replies).toContain(`Answers: ${receipt.answers[0]?.[1]}`);
		});
		it.each([
			['on by Tab', false] as const,
			// WebKit's driver does not keep Shift down from one command to the next.
			...(can.hear ? [['back by Shift and Tab', true] as const] : []),
		])('closes where the reader goes %s, who is not called back', async (_, back) => {
			await page.focus(CLAIM);
			await page.keyboard.press('Enter');
			await opened();
			const inside = await page.$$eval(`${RECEIPT} :is(a, button)`, (all) => all.length);
			const times = back ? 1 : inside + 1;
			if (back) await page.keyboard.down('Shift');
			for (let i = 0; i < times; i++) await page.keyboard.press('Tab');
			if (back) await page.keyboard.up('Shift');
			await closed();
			// The words before and after, in the order of the page.
			const at = await page.evaluate((claim) => {
				const all = [...document.querySelectorAll('a[href], button, summary, [tabindex="0"]')].filter(
					(e) => e.checkVisibility() && !e.closest('.receipt'),
				);
				return all.indexOf(document.activeElement as Element) - all.indexOf(document.querySelector(claim) as Element);
			}, CLAIM);
			expect(at).toBe(back ? 0 : 1);
		});
		it('closes by its button, and gives the focus back', async () => {
			await page.click(CLAIM);
			await opened();
			await page.click(`${RECEIPT} button`);
			await closed();
			expect(await focused()).toBe('russia-denies-coal');
		});
		it('closes with a click outside, and with one on its own words', async () => {
			await page.click(CLAIM);
			await opened();
			await page.mouse.click(700, 890);
			await closed();
			await page.click(CLAIM);
			await opened();
			await page.click(CLAIM);
			await closed();
		});
		it('leads from a denial to the charge in place, and back to the words', async () => {
			await page.click(CLAIM);
			await opened();
			await page.click(`${RECEIPT} [data-claim="core-route"]`);
			await page.waitForFunction(
				(s) => document.querySelector(s)?.textContent?.includes('Reported, not confirmed'),
				{},
				RECEIPT,
			);
			expect(await text()).toContain(`Answered by: ${receiptOf('russia-denies-coal').says}`);
			await page.keyboard.press('Escape');
			await closed();
			expect(await focused()).toBe('russia-denies-coal');
		});
		it('has one receipt at a time, of the words that were asked for last', async () => {
			await page.click(CLAIM);
			await opened();
			await page.$eval('.card [data-claim="not-verified"]', (a) => (a as HTMLElement).click());
			await page.waitForFunction(
				(s) => document.querySelector(s)?.textContent?.includes('could not check for itself'),
				{},
				RECEIPT,
			);
			expect(await page.$$eval('.receipt', (all) => all.length)).toBe(1);
		});
		it('leaves other clicks to the browser', async () => {
			const left = await page.$eval(CLAIM, (a) =>
				[{ ctrlKey: true }, { metaKey: true }, { shiftKey: true }, { altKey: true }, { button: 1 }].map((more) => {
					const click = new MouseEvent('click', { bubbles: true, cancelable: true, ...more });
					let prevented = false;
					const last = (e: Event) => {
						prevented = e.defaultPrevented;
						e.preventDefault();
					};
					addEventListener('click', last, { once: true });
					a.dispatchEvent(click);
					return prevented;
				}),
			);
			expect(left).toEqual([false, false, false, false, false]);
			expect(await page.$(RECEIPT)).toBeNull();
		});
		it('fetches with a click what is asked for and what stands beside it, once, and nothing before', async () => {
			// A page of its own: the cases before have had theirs.
			await visit(1440, 900);
			const fetched = () =>
				page.evaluate(() =>
					(performance.getEntriesByType('resource') as PerformanceResourceTiming[])
						.filter((e) => e.name.includes('/data/receipts'))
						.map((e) => [e.name, e.decodedBodySize] as const),
				);
			expect(await fetched()).toEqual([]);
			await page.click(CLAIM);
			await opened();
			// An engine may note a request after its answer was used.
			await expect.poll(async () => (await fetched()).length, { timeout: 10_000 }).toBe(1);
			const first = await fetched();
			expect(first.map(([name]) => name)).toEqual([`${base}data/receipts/russia-denies-coal.json`]);
			expect(first[0]?.[1]).toBeLessThan(16_000);
			// What it answers, in place; then other words of its card.
			await page.click(`${RECEIPT} [data-claim="core-route"]`);
			await page.waitForFunction(
				(s) => document.querySelector(s)?.textContent?.includes('Reported, not confirmed'),
				{},
				RECEIPT,
			);
			const beside = await page.$eval(
				CLAIM,
				(e, had) => {
					const all = [...(e.closest('.card') as Element).querySelectorAll<HTMLElement>(':scope a[data-claim]')];
					const others = all.filter(
						(a) => !a.closest('.receipt') && a !== e && had.includes(a.dataset.claim as string),
					);
					for (const a of others) a.click();
					return others.length;
				},
				partOf('russia-denies-coal'),
			);
			expect(beside).toBeGreaterThan(0);
			await opened();
			expect(await fetched()).toEqual(first);
			// Of another section: a file of its own.
			await page.$eval('#china .card a[data-claim]', (a) => (a as HTMLElement).click());
			const other = await page.$eval('#china .card a[data-claim]', (a) => (a as HTMLElement).dataset.claim as string);
			const says = receiptOf(other).says;
			await page.waitForFunction(
				(s, words) => document.querySelector(s)?.textContent?.includes(words),
				{ timeout: 10_000 },
				RECEIPT,
				says,
			);
			const both = [first[0]?.[0], `${base}data/receipts/${other}.json`];
			await expect.poll(async () => (await fetched()).map(([name]) => name), { timeout: 10_000 }).toEqual(both);
		});
		it('follows the link where that one cannot be had, and opens those that are there', async () => {
			await visit(1440, 900);
			await page.$eval('#china .card a[data-claim]', (a) => (a as HTMLElement).click());
			await opened();
			await page.evaluate(() => {
				window.fetch = async () => new Response('<!doctype html>', { status: 404 });
			});
			await page.keyboard.press('Escape');
			await closed();
			await page.$eval('#china .card a[data-claim]', (a) => (a as HTMLElement).click());
			await opened();
			await page.keyboard.press('Escape');
			await closed();
			await inSight();
			await page.click(CLAIM);
			await leads(page);
		});
		it('follows the link where the receipts cannot be had', async () => {
			// A page of its own: the cases before have had them.
			await visit(1440, 900);
			await page.evaluate(() => {
				window.fetch = () => Promise.reject(new Error('offline'));
			});
			await page.click(CLAIM);
			await leads(page);
		});
	});

	it('on a phone it is a sheet along the foot, opened by a tap', async () => {
		await visit(390, 844, base, true);
		const at = await page.$eval(CLAIM, (a) => {
			const r = a.getClientRects()[0] as DOMRect;
			return { x: r.left + r.width / 2, y: r.top + r.height / 2 };
		});
		await page.touchscreen.tap(at.x, at.y);
		await opened();
		const b = await box();
		expect([b.left, b.right, Math.round(b.bottom)]).toEqual([0, b.width, b.height]);
		expect(b.top).toBeGreaterThan(b.height * 0.3);
		const button = await page.$eval(`${RECEIPT} button`, (e) => e.getBoundingClientRect().toJSON());
		expect(Math.min(button.width, button.height)).toBeGreaterThanOrEqual(44);
		await page.touchscreen.tap(195, 60);
		await closed();
	});

	it('without script a claim is a plain link', async () => {
		const plain = await open({ scripts: false });
		try {
			const still = await plain.newPage();
			await still.setViewport({ width: 1440, height: 900 });
			await still.goto(base, { waitUntil: 'load' });
			await still.focus(CLAIM);
			await still.keyboard.press('Enter');
			await expect
				.poll(() => addressOf(still).catch(String), { timeout: 10_000 })
				// Without script every link leads to a file.
				.toBe(`${base}sources/index.html#claim-russia-denies-coal`);
		} finally {
			await plain.close();
		}
	});
	it('where popovers are not known, the link is followed', async () => {
		const before = await open({ popovers: false });
		try {
			const old = await before.newPage();
			await old.goto(base, { waitUntil: 'load' });
			await old.waitForFunction(() => document.documentElement.dataset.activeStep);
			expect(await old.evaluate(() => 'popover' in HTMLElement.prototype)).toBe(false);
			await old.$eval(CLAIM, (a) => (a as HTMLElement).click());
			await leads(old);
		} finally {
			await before.close();
		}
	});
});
