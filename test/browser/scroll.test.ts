import type { Browser, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { STEPS } from '../../src/data/schema';
import { along, ENGINES, scrollTo, settled } from '../browsers';

const base = inject('base');

/** Runs in the page: what it says of where it stands, and the same from geometry alone, as the contract has it. */
function stand() {
	const line = innerHeight / 2;
	const steps = [...document.querySelectorAll('section[data-step]')].map((e) => ({
		id: e.id,
		box: e.getBoundingClientRect(),
	}));
	const at = steps.filter((s) => s.box.top <= line).at(-1) ?? steps[0]!;
	const progressOf = (e: Element | null) => (e as HTMLElement | null)?.style.getPropertyValue('--progress');
	return {
		is: {
			active: document.documentElement.dataset.activeStep,
			current: [...document.querySelectorAll('[aria-current="step"]')].map((e) => e.id),
			progress: progressOf(document.querySelector('[aria-current="step"]')),
			later: progressOf(document.getElementById('later')),
			ending: progressOf(document.getElementById('ending')),
			rail: [...document.querySelectorAll('.rail [aria-current]')].map((e) => e.getAttribute('href')),
			beats: [...document.querySelectorAll<HTMLElement>('.scene figure')].map((f) => f.dataset.beat),
			hash: location.hash,
		},
		should: { active: at.id, progress: Math.min(1, Math.max(0, (line - at.box.top) / at.box.height)) },
	};
}

describe.each(ENGINES)('in %s', (_, open, can) => {
	let browser: Browser;
	let page: Page;
	beforeAll(async () => {
		browser = await open();
	});
	afterAll(() => browser?.close());
	beforeEach(async () => {
		page = await browser.newPage();
		await page.setViewport({ width: 1440, height: 900 });
	});
	afterEach(() => page.close());

	const standing = () => page.evaluate(stand);
	const state = async () => (await standing()).is;
	async function right(at?: ReturnType<typeof stand>) {
		const { is, should } = at ?? (await standing());
		expect(is.active).toBe(should.active);
		expect(is.current).toEqual([should.active]);
		expect(is.rail).toEqual([`#${should.active}`]);
		expect(Number(is.progress)).toBeCloseTo(should.progress, 2);
		return is;
	}
	const hashBecomes = (hash: string) => page.waitForFunction((h) => location.hash === h, { timeout: 10_000 }, hash);
	const visit = async (at = '') => {
		await page.goto(`${base}${at}`, { waitUntil: 'load' });
		await page.waitForFunction(() => document.documentElement.dataset.activeStep);
		await settled(page);
	};

	describe('where the reader is', () => {
		it('starts in the hero: the first step at 0, and no hash', async () => {
			await visit();
			const is = await right();
			expect([is.active, Number(is.progress), is.hash, Number(is.later)]).toEqual(['report', 0, '', 0]);
		});

		it('follows a slow scroll through every step, and names it once settled', async () => {
			await visit();
			const tops = await page.evaluate(() =>
				[...document.querySelectorAll('section[data-step]')].map((e) => e.getBoundingClientRect().top + scrollY),
			);
			const seen: (string | undefined)[] = [];
			const stops = Array.from({ length: Math.ceil((tops.at(-1)! + 200) / 450) }, (_, i) => i * 450);
			for (const at of await along(page, stops, stand)) {
				const { active } = await right(at);
				if (seen.at(-1) !== active) seen.push(active);
			}
			expect(seen).toEqual([...STEPS]);
			await hashBecomes('#japan-south-korea');
			await scrollTo(page, 0);
			await hashBecomes('');
		});

		it('is right after End and Home', async () => {
			await visit();
			await page.keyboard.press('End');
			await page.waitForFunction(() => scrollY + innerHeight >= document.documentElement.scrollHeight - 2);
			await settled(page);
			const end = await right();
			expect([end.active, Number(end.progress), Number(end.later), Number(end.ending) > 0]).toEqual([
				'japan-south-korea',
				1,
				1,
				true,
			]);
			await page.keyboard.press('Home');
			await page.waitForFunction(() => scrollY === 0);
			await settled(page);
			expect((await right()).active).toBe('report');
		});

		it.each(['china', 'us-sanctions'])('is right when loaded at /#%s', async (id) => {
			await visit(`#${id}`);
			expect((await right()).active).toBe(id);
		});

		it('is right after a jump by the rail, and after Back and Forward', async () => {
			await visit();
			await page.click('.rail a[href="#us-sanctions"]');
			await hashBecomes('#us-sanctions');
			await settled(page);
			expect((await right()).active).toBe('us-sanctions');
			await page.click('.rail a[href="#smuggling"]');
			await settled(page);
			expect((await right()).active).toBe('smuggling');
			await page.goBack();
			await page.waitForFunction(() => document.documentElement.dataset.activeStep === 'us-sanctions');
			await settled(page);
			expect((await right()).active).toBe('us-sanctions');
			await page.goForward();
			await page.waitForFunction(() => document.documentElement.dataset.activeStep === 'smuggling');
			await right();
		});

		it('is right after a reload in the middle', async () => {
			await visit();
			const top = await page.evaluate(
				() => document.getElementById('china')!.getBoundingClientRect().top + scrollY + 700,
			);
			await scrollTo(page, top);
			await hashBecomes('#china');
			const before = await state();
			await page.reload({ waitUntil: 'load' });
			await page.waitForFunction(() => document.documentElement.dataset.activeStep === 'china');
			await settled(page);
			const after = await right();
			expect(after.beats).toEqual(before.beats);
		});

		it('is right after a resize from 900 to 400 px high, a rotated phone and a zoom', async () => {
			await visit('#us-sanctions');
			for (const [width, height] of [
				[1440, 400],
				[390, 844],
				[844, 390],
				[720, 450],
				[1440, 900],
			] as const) {
				await page.setViewport({ width, height });
				await page.waitForFunction((w) => innerWidth === w, {}, width);
				await settled(page);
				expect((await right()).active, `${width}×${height}`).toBe('us-sanctions');
			}
		});

		it('does not depend on how the reader came: down, up and by a jump give one picture', async () => {
			await visit();
			const height = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
			const offsets = Array.from({ length: 20 }, (_, i) => Math.round((height * (i + 0.5)) / 20));
			const scenes = async (stops: (number | number[])[]) =>
				(await along(page, stops, stand)).map(({ is: { hash: _, ...is } }) => is);
			const down = await scenes(offsets);
			expect((await scenes(offsets.toReversed())).reverse()).toEqual(down);
			const some = [13, 2, 19, 7];
			expect(await scenes(some.map((i) => [0, offsets[i]!]))).toEqual(some.map((i) => down[i]));
		});

		it('shows the right state of each graphic beside each card', async () => {
			await visit();
			const cards = await page.evaluate(() =>
				[...document.querySelectorAll<HTMLElement>('.scene')].flatMap((scene, s) =>
					[...scene.querySelectorAll<HTMLElement>('.card')].map((c) => ({
						s,
						top: c.getBoundingClientRect().top + scrollY,
						beat: c.dataset.beatAt,
					})),
				),
			);
			const seen = await along(
				page,
				cards.map((c) => c.top - 900 * 0.5),
				stand,
			);
			for (const [i, card] of cards.entries()) expect(seen[i]?.is.beats[card.s]).toBe(card.beat);
		});
	});

	describe('motion and errors', () => {
		it('says when the reader prefers reduced motion', async () => {
			const still = await open({ motion: 'reduce' });
			try {
				const calm = await still.newPage();
				await calm.goto(base, { waitUntil: 'load' });
				await calm.waitForFunction(() => document.documentElement.dataset.motion === 'reduced');
			} finally {
				await still.close();
			}
		});
		// A preference that changes while a page is open is Chromium's alone to give.
		it.runIf(can.emulate)('says when they change their mind', async () => {
			await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
			await visit();
			expect(await page.evaluate(() => document.documentElement.dataset.motion)).toBe('reduced');
			await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'no-preference' }]);
			await page.waitForFunction(() => !document.documentElement.dataset.motion);
		});
		const toTheEnd = async () => {
			await visit();
			const height = await page.evaluate(() => document.documentElement.scrollHeight);
			const stops = Array.from({ length: Math.ceil(height / 700) }, (_, i) => i * 700);
			await along(page, stops, () => {});
		};
		// WebKitGTK's protocol tells of no error and no request.
		it.runIf(can.hear)('scrolls to the end without an error or a foreign request', async () => {
			const wrong: string[] = [];
			page.on('pageerror', (e) => wrong.push(String(e)));
			page.on('console', (m) => m.type() === 'error' && wrong.push(m.text()));
			page.on('request', (r) => !r.url().startsWith(base) && !r.url().startsWith('data:') && wrong.push(r.url()));
			await toTheEnd();
			expect(wrong).toEqual([]);
		});
		// Shifts are counted by Chromium alone.
		it.runIf(can.shifts)('scrolls to the end without a shift of layout', async () => {
			await page.evaluateOnNewDocument(() => {
				const w = window as unknown as { shift: number };
				w.shift = 0;
				new PerformanceObserver((list) => {
					for (const e of list.getEntries() as unknown as { value: number }[]) w.shift += e.value;
				}).observe({ type: 'layout-shift', buffered: true });
			});
			await toTheEnd();
			expect(await page.evaluate(() => (window as unknown as { shift: number }).shift)).toBe(0);
		});
	});
});
