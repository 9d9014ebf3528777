import type { Browser, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { along, ENGINES, scrollTo, settled } from '../browsers';
import { promised } from '../facts';

const share = promised('china-share');

const base = inject('base');
const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1440, height: 900 };

const open = async (page: Page, viewport = DESKTOP, at = '') => {
	await page.setViewport(viewport);
	await page.goto(`${base}${at}`, { waitUntil: 'load' });
	await page.waitForFunction(() => document.documentElement.dataset.activeStep);
	await settled(page);
};
const heightOf = (page: Page) => page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
const offsets = (height: number, count: number) =>
	Array.from({ length: count }, (_, i) => Math.round((height * (i + 0.5)) / count));

/**
 * Runs in the page: the whole picture, figure by figure: every attribute of every mark, its text, and how it is
 * computed to stand. As a digest, since all of it is some hundred thousand characters.
 */
async function picture(): Promise<Record<string, string>> {
	const digest = async (text: string) =>
		[...new Uint8Array(await crypto.subtle.digest('SHA-1', new TextEncoder().encode(text)))]
			.map((b) => b.toString(16).padStart(2, '0'))
			.join('');
	const result: Record<string, string> = {};
	for (const figure of document.querySelectorAll<HTMLElement>('.scene figure')) {
		const svg = [...figure.querySelectorAll('svg')].find((s) => s.checkVisibility()) as SVGSVGElement;
		const marks = [
			figure.querySelector('h3') as Element,
			...(figure.querySelectorAll('h3 *') ?? []),
			svg,
			...svg.querySelectorAll('*'),
		].map((e) => {
			const s = getComputedStyle(e);
			const attributes = [...e.attributes].map((a) => `${a.name}=${a.value}`).sort();
			return [
				e.tagName,
				...attributes,
				s.opacity,
				s.transform,
				s.visibility,
				s.display,
				s.clipPath,
				e.childElementCount ? '' : e.textContent,
			].join('|');
		});
		result[figure.id] = `${figure.style.getPropertyValue('--at')} ${await digest(marks.join('\n'))}`;
	}
	return result;
}

/** Runs in the page: labels of the drawings in sight that meet, or leave their drawing. */
function wrongLabels(): string[] {
	const wrong = new Set<string>();
	for (const figure of document.querySelectorAll<HTMLElement>('figure[data-chart]'))
		for (const svg of figure.querySelectorAll<SVGSVGElement>('svg')) {
			const frame = svg.getBoundingClientRect();
			if (!svg.checkVisibility() || frame.bottom < 0 || frame.top > innerHeight) continue;
			const seen = (e: Element) => {
				for (let at: Element | null = e; at && at !== svg; at = at.parentElement)
					if (Number(getComputedStyle(at).opacity) === 0) return false;
				return e.checkVisibility({ visibilityProperty: true });
			};
			// Not the bounding rectangle: Firefox counts a halo into it.
			const boxOf = (t: SVGGraphicsElement) => {
				const [m, b] = [t.getScreenCTM() as DOMMatrix, t.getBBox()];
				return new DOMRect(m.a * b.x + m.e, m.d * b.y + m.f, m.a * b.width, m.d * b.height);
			};
			const labels = [...svg.querySelectorAll<SVGGraphicsElement>('text,[data-label]')]
				.filter((t) => t.textContent?.trim() && seen(t))
				.map((t) => ({ text: t.textContent, box: boxOf(t) }));
			const where = `${figure.id || 'hero'} at ${figure.style.getPropertyValue('--at')}:`;
			if (!labels.length) wrong.add(`${where} no label at all`);
			labels.forEach((a, i) => {
				if (
					a.box.left < frame.left - 1 ||
					a.box.right > frame.right + 1 ||
					a.box.top < frame.top - 1 ||
					a.box.bottom > frame.bottom + 1
				)
					wrong.add(`${where} “${a.text}” leaves its drawing`);
				for (const b of labels.slice(i + 1)) {
					const x = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
					const y = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
					if (x > 1 && y > 1) wrong.add(`${where} “${a.text}” over “${b.text}”`);
				}
			});
		}
	return [...wrong];
}

describe.each(ENGINES)('in %s', (_, start, can) => {
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

	it.each([
		['a phone', PHONE],
		['a desktop', DESKTOP],
	])('one offset is one picture on %s: down, up, by a jump and after a reload', async (_, viewport) => {
		await open(page, viewport);
		const at = offsets(await heightOf(page), 20);
		const down = await along(page, at, picture);
		expect(new Set(down.map((d) => JSON.stringify(d))).size, 'pictures that differ').toBeGreaterThan(12);
		const up = (await along(page, at.toReversed(), picture)).reverse();
		for (const [i, y] of at.entries()) expect(up[i], `up at ${y}`).toEqual(down[i]);
		const far = (i: number) => (i % 2 ? 0 : (at.at(-1) as number));
		const jumped = await along(
			page,
			at.map((y, i) => [far(i), y]),
			picture,
		);
		for (const [i, y] of at.entries()) expect(jumped[i], `jump to ${y}`).toEqual(down[i]);
		await scrollTo(page, at[9] as number);
		await page.reload({ waitUntil: 'load' });
		await page.waitForFunction(() => document.documentElement.dataset.activeStep);
		expect(await along(page, [at[9] as number], picture)).toEqual([down[9]]);
	});

	it.each([
		['a phone', PHONE],
		['a desktop', DESKTOP],
	])(
		'on %s one chart hands over to the next in its place: its title has gone before the other comes',
		async (_, viewport) => {
			await open(page, viewport);
			const came = await page.$eval('.takes-over', (e) => Math.round(e.getBoundingClientRect().top + scrollY));
			const stops = Array.from({ length: 16 }, (_, i) => came + Math.round((i * 0.02 - 0.2) * viewport.height));
			const seen = await along(page, stops, () => {
				const of = (selector: string) => document.querySelector(selector) as Element;
				const [first, next] = [of('.hands-over .plate-head'), of('.takes-over .stage')];
				return {
					first: Number(getComputedStyle(first).opacity),
					next: Number(getComputedStyle(next).opacity),
					apart: next.getBoundingClientRect().top - of('.hands-over .stage').getBoundingClientRect().top,
				};
			});
			expect(seen[0]).toMatchObject({ first: 1, next: 0 });
			expect(seen.at(-1)).toMatchObject({ first: 0, next: 1 });
			expect(seen.filter((s) => s.first > 0 && s.next > 0)).toEqual([]);
			for (const s of seen.filter((s) => s.next > 0)) expect(Math.abs(s.apart)).toBeLessThan(1);
		},
	);

	it.each([
		['a phone', PHONE],
		['a desktop', DESKTOP],
	])('labels stand clear in motion on %s', async (_, viewport) => {
		await open(page, viewport);
		const wrong = await along(page, offsets(await heightOf(page), 30), wrongLabels);
		expect([...new Set(wrong.flat())]).toEqual([]);
	});

	it.each([
		['a phone', PHONE],
		['a desktop', DESKTOP],
	])('the map is flown with strokes and marks of one size, its labels clear, on %s', async (_, viewport) => {
		await open(page, viewport);
		const [top, height] = await page.$eval('#smuggling [data-scene=route-map] .cards', (e) => {
			const box = e.getBoundingClientRect();
			return [box.top + scrollY - innerHeight * 0.6, box.height] as [number, number];
		});
		const stops = Array.from({ length: 31 }, (_, i) => top + (height * i) / 30);
		const wrong = await along(page, stops, wrongLabels);
		const scales = new Set<number>();
		for (const drawn of await along(page, stops, () => {
			const figure = document.querySelector('#chart-route-map-smuggling') as HTMLElement;
			const svg = [...figure.querySelectorAll('svg')].find((s) => s.checkVisibility()) as SVGSVGElement;
			const unit = (svg.getScreenCTM() as DOMMatrix).a;
			const scale = (e: Element) => {
				const m = (e as SVGGraphicsElement).getScreenCTM() as DOMMatrix;
				return Math.hypot(m.a, m.b) / unit;
			};
			const at = Number((figure as HTMLElement).style.getPropertyValue('--at'));
			/** Marks of states that are not seen here need not be of any size. */
			const inSight = (marks: string) =>
				[...svg.querySelectorAll(marks)].filter((e) => {
					const { in: from = '0', out: to = '99' } = e.closest<SVGElement>('[data-in],[data-out]')?.dataset ?? {};
					return at > Number(from) - 1 && at < Number(to);
				});
			return {
				fly: scale(svg.querySelector('.fly') as Element),
				lines: inSight('.fly .line.said').map((e) => Number.parseFloat(getComputedStyle(e).strokeWidth) * scale(e)),
				marks: inSight('.fly :is(.arrow, .port, .hull)').map(scale),
			};
		})) {
			scales.add(Math.round(drawn.fly * 100));
			expect(drawn.lines.length + drawn.marks.length).toBeGreaterThan(4);
			for (const width of drawn.lines) expect(width).toBeCloseTo(2.2, 1);
			for (const mark of drawn.marks) expect(mark).toBeCloseTo(1, 2);
		}
		expect([...new Set(wrong.flat())]).toEqual([]);
		expect(scales.size, 'how near it is seen from').toBeGreaterThan(8);
	});

	/** Where each scene is between its states. */
	const ats = () =>
		page.$$eval('.scene figure', (all) => all.map((f) => Number((f as HTMLElement).style.getPropertyValue('--at'))));
	/** Scrolls to where some scene is on its way from one state to another. */
	const between = async () => {
		const height = await heightOf(page);
		for (let y = 0; y < height; y += 150) {
			await scrollTo(page, y);
			if ((await ats()).some((n) => n % 1 > 0.2 && n % 1 < 0.8)) return;
		}
		throw new Error('nothing ever moves');
	};
	const whole = async () => expect((await ats()).filter((n) => n % 1)).toEqual([]);

	it('can be read without animation, for the visit', async () => {
		await open(page);
		await between();
		const pressed = () => page.$eval('.choices button', (b) => b.getAttribute('aria-pressed'));
		expect(await pressed()).toBe('false');
		await page.$eval('.choices button', (b) => (b as HTMLElement).click());
		await settled(page);
		expect(await pressed()).toBe('true');
		expect(await page.evaluate(() => document.documentElement.dataset.motion)).toBe('reduced');
		await whole();
		await page.reload({ waitUntil: 'load' });
		await page.waitForFunction(() => document.documentElement.dataset.activeStep);
		expect(await pressed()).toBe('true');
		await whole();
		await page.$eval('.choices button', (b) => (b as HTMLElement).click());
		await settled(page);
		expect(await page.evaluate(() => document.documentElement.dataset.motion)).toBeUndefined();
		await between();
		await page.evaluate(() => sessionStorage.clear());
	});

	// What the system prefers changes under an open page in Chromium alone.
	it.runIf(can.emulate)('follows what the system prefers, live, unless the reader has chosen', async () => {
		await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'no-preference' }]);
		await open(page);
		await between();
		await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
		await page.waitForFunction(() => document.documentElement.dataset.motion === 'reduced');
		await settled(page);
		await whole();
		await page.$eval('.choices button', (b) => (b as HTMLElement).click());
		await settled(page);
		expect(await page.evaluate(() => document.documentElement.dataset.motion)).toBeUndefined();
		await between();
		await page.evaluate(() => sessionStorage.clear());
	});

	it('is read by day, by night or as the system has it, for the visit', async () => {
		await open(page);
		const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
		await page.select('.choices select', 'night');
		expect(await paper()).toBe('rgb(10, 18, 24)');
		await page.reload({ waitUntil: 'domcontentloaded' });
		expect(await paper()).toBe('rgb(10, 18, 24)');
		await page.waitForFunction(() => document.documentElement.dataset.activeStep);
		expect(await page.$eval('.choices select', (s) => (s as HTMLSelectElement).value)).toBe('night');
		await page.select('.choices select', 'day');
		expect(await paper()).toBe('rgb(251, 251, 247)');
		await page.select('.choices select', '');
		expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBeUndefined();
	});

	it.each([
		['a phone', PHONE],
		['a desktop', DESKTOP],
		['the smallest window', { width: 320, height: 256 }],
	])('has its reading options at hand anywhere, on %s', async (_, viewport) => {
		await open(page, viewport);
		const height = await heightOf(page);
		for (const top of [0, height / 3, height]) {
			await scrollTo(page, top);
			/** What cannot be pressed where it stands, or is too small to be. */
			const wrong = (selector: string) =>
				page.$$eval(selector, (all) =>
					all
						.filter((e) => {
							const b = e.getBoundingClientRect();
							const hit = document.elementFromPoint(b.left + b.width / 2, b.top + b.height / 2);
							const inside = b.left >= 0 && b.top >= 0 && b.right <= innerWidth && b.bottom <= innerHeight;
							return !inside || b.width < 24 || b.height < 24 || !hit || !e.contains(hit);
						})
						.map((e) => e.textContent),
				);
			expect(await wrong('.choices summary')).toEqual([]);
			await page.focus('.choices summary');
			await page.keyboard.press('Enter');
			expect(await page.$$eval('.choices :is(button,select)', (all) => all.length)).toBe(2);
			expect(await wrong('.choices :is(summary,button,select)')).toEqual([]);
			expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
			await page.keyboard.press('Escape');
			expect(await page.$eval('.choices button', (b) => b.checkVisibility())).toBe(false);
			expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SUMMARY');
		}
		// Who goes on by keyboard has left it, and it covers nothing that is gone to.
		await page.keyboard.press('Enter');
		await page.evaluate(() => document.querySelector<HTMLElement>('.foot a')?.focus());
		expect(await page.$eval('.choices button', (b) => b.checkVisibility())).toBe(false);
	});

	it.each([
		['a phone', PHONE],
		['a desktop', DESKTOP],
	])('asks for a guess before the answer, by keyboard, on %s', async (_, viewport) => {
		await open(page, viewport);
		const card = async (n: number) => {
			const top = await page.evaluate(
				(i) =>
					(document.querySelectorAll('[data-scene=export-destinations] .card')[i] as Element).getBoundingClientRect()
						.top + scrollY,
				n,
			);
			await scrollTo(page, top - viewport.height * 0.6);
		};
		const seen = () =>
			page.$eval('#chart-export-destinations', (f) => {
				const shown = (e: Element): boolean => {
					for (let at: Element | null = e; at && at !== f; at = at.parentElement)
						if (Number(getComputedStyle(at).opacity) < 0.5) return false;
					return e.checkVisibility({ visibilityProperty: true });
				};
				return [...f.querySelectorAll('h3 span, text, .guess output')]
					.filter(shown)
					.map((e) => e.textContent)
					.join(' | ');
			});
		/** What is read out as the drawing's description, and whatever else of one stands in the caption. */
		const described = () =>
			page.$eval('#chart-export-destinations', (f) => {
				const svg = f.querySelector('svg') as SVGElement;
				const caption = f.querySelector<HTMLElement>('figcaption .hidden');
				return [
					document.getElementById(svg.getAttribute('aria-describedby') ?? '')?.textContent,
					caption?.checkVisibility() && caption.textContent,
				].join(' ');
			});
		await card(0);
		expect(await seen()).toMatch(/Who bought what North Korea sold\?/);
		expect(await seen()).not.toMatch(new RegExp(`${share}|China took`));
		expect(await described()).toMatch(/per cent of recorded exports/);
		expect(await described()).not.toContain(share);
		const box = await page.$eval('#guess', (e) => {
			const [b, ladder] = [
				e.getBoundingClientRect(),
				[...(e.closest('.canvas') as Element).querySelectorAll('.ladder-frame')]
					.map((l) => l.getBoundingClientRect())
					.find((l) => l.width > 0) as DOMRect,
			];
			return {
				height: b.height,
				left: b.left + 12 - ladder.left,
				right: b.right - 12 - ladder.right,
				on: b.top < ladder.bottom && b.bottom > ladder.top,
				label: (e as HTMLInputElement).labels?.[0]?.textContent,
			};
		});
		expect(box.height).toBeGreaterThanOrEqual(24);
		expect(Math.abs(box.left) + Math.abs(box.right), 'its ends are the ladder’s').toBeLessThan(2);
		expect(box.on).toBe(true);
		expect(box.label).toMatch(/How much/);
		await page.focus('#guess');
		await page.keyboard.press('Home');
		for (let i = 0; i < 40; i++) await page.keyboard.press('ArrowRight');
		expect(await page.$eval('.guess output', (o) => o.textContent)).toBe('Your guess: 40%');
		expect(await page.$eval('#guess', (o) => o.getAttribute('aria-valuetext'))).toBe('Your guess: 40%');
		await card(1);
		expect(await seen()).toContain(`China took ${share}`);
		expect(await described()).toMatch(new RegExp(`China fills ${share}[\\s\\S]*China fills ${share}`));
		expect(await seen()).not.toMatch(/Who bought/);
		expect(await seen()).toMatch(/You guessed 40%: 43 points too low/);
		const [mark, cut] = await page.$eval('#chart-export-destinations', (f) => {
			const middle = (e: Element) => e.getBoundingClientRect().left + e.getBoundingClientRect().width / 2;
			const of = (s: string) => [...f.querySelectorAll(s)].find((e) => e.getBoundingClientRect().width > 0) as Element;
			const bar = of('.open').getBoundingClientRect();
			return [middle(of('.guess-mark')), bar.left + bar.width * 0.4];
		});
		expect(Math.abs((mark as number) - (cut as number))).toBeLessThan(2);
		expect(await page.$eval('#guess', (e) => e.checkVisibility({ visibilityProperty: true }))).toBe(false);
		expect(await page.evaluate(wrongLabels)).toEqual([]);
		await card(0);
		expect(await seen()).toMatch(/Your guess: 40%/);
	});

	it('a very short window drops the pinned layout, and shows every graphic at its end', async () => {
		await open(page, { width: 844, height: 400 });
		expect(
			await page.$$eval('.scene .stage', (all) => [...new Set(all.map((s) => getComputedStyle(s).position))]),
		).toEqual(['static']);
		expect(await page.evaluate(unfinished)).toEqual([]);
	});

	// What a page is on paper, only Chromium shows on a screen.
	it.runIf(can.emulate)('on paper, every graphic stands at its end, wherever the reader is', async () => {
		await open(page);
		await page.emulateMediaType('print');
		await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
		expect(await page.evaluate(unfinished)).toEqual([]);
		expect(
			await page.$$eval('.choices,.turn,.rail,.guess', (all) => all.filter((e) => e.checkVisibility()).length),
		).toBe(0);
		expect(await page.$eval('#chart-us-sanctions', (f) => f.textContent)).toMatch(
			new RegExp(['people', 'entities', 'ships'].map((kind) => `${promised(`listed-${kind}`)} ${kind}`).join('.*')),
		);
	});

	it('leads from step to step by links', async () => {
		await open(page);
		const links = await page.$$eval('.turn a', (all) => all.map((a) => a.getAttribute('href')));
		expect(links).toEqual([
			'#un-sanctions',
			'#report',
			'#smuggling',
			'#un-sanctions',
			'#china',
			'#smuggling',
			'#us-sanctions',
			'#china',
			'#japan-south-korea',
			'#us-sanctions',
			'#later',
		]);
	});
});

/** Runs in the page: marks that are not where they end. */
function unfinished(): string[] {
	return [...document.querySelectorAll<HTMLElement>('.scene figure')].flatMap((figure) =>
		[...figure.querySelectorAll('svg [data-in], h3 [data-in], svg [data-out], h3 [data-out]')]
			.filter((e) => Number(getComputedStyle(e).opacity) !== (e.hasAttribute('data-out') ? 0 : 1))
			.map((e) => `${figure.id} ${e.outerHTML.slice(0, 80)} ${getComputedStyle(e).opacity}`),
	);
}
