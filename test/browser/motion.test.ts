import type { Browser, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { INKS } from '../../src/design/tokens';
import { along, ENGINES, openStory, scrollTo, settled } from '../browsers';
import { legs, promised } from '../facts';
import { fading, namesSeen } from '../reading';

const share = promised('china-share');

const base = inject('base');
const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1440, height: 900 };

const open = (page: Page, viewport = DESKTOP, at = '') => openStory(page, `${base}${at}`, viewport);
const heightOf = (page: Page) => page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
/** Where the drawing begins that takes another's place: it is there, unseen, before the words of its scene are. */
const NEXT = '.takes-over .track';
const offsets = (height: number, count: number) =>
	Array.from({ length: count }, (_, i) => Math.round((height * (i + 0.5)) / count));

/**
 * Runs in the page: the picture in the window, figure by figure: every attribute of every mark, its text, and how it is
 * computed to stand. As a digest, since all of it is some hundred thousand characters.
 */
async function picture(): Promise<Record<string, string>> {
	const digest = async (text: string) =>
		[...new Uint8Array(await crypto.subtle.digest('SHA-1', new TextEncoder().encode(text)))]
			.map((b) => b.toString(16).padStart(2, '0'))
			.join('');
	const result: Record<string, string> = {};
	for (const figure of document.querySelectorAll<HTMLElement>('.base, .plate')) {
		const stage = figure.querySelector('.stage') ?? figure;
		const box = stage.getBoundingClientRect();
		if (box.bottom < 0 || box.top > innerHeight) continue;
		const svg = [...figure.querySelectorAll('svg')].find((s) => s.checkVisibility()) as SVGSVGElement;
		const title = figure.querySelector('h3');
		const marks = [stage, ...(title ? [title, ...title.querySelectorAll('*')] : []), svg, ...svg.querySelectorAll('*')];
		const told = marks.map((e) => {
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
				s.strokeDashoffset,
				e.childElementCount ? '' : e.textContent,
			].join('|');
		});
		const place = [box.left, box.top, box.width, box.height].map(Math.round);
		result[figure.id] = `${figure.style.getPropertyValue('--at')} ${await digest([...place, ...told].join('\n'))}`;
	}
	return result;
}

/** The cards that the map goes with, as selectors go: all that are on no sheet. */
const MAP_CARDS = '[data-beat-at]:not(.sheet *)';

/**
 * Runs in the page: marks of the map that stand though their state has not come or has gone, or do not though it has.
 * What grows along its length is uncovered, or drawn by its dashes; the rest is there by opacity.
 */
function outOfTime(): string[] {
	const map = document.querySelector('#chart-route-map') as HTMLElement;
	const at = Number(map.style.getPropertyValue('--at'));
	if (at % 1) return [`the map is between two states: ${at}`];
	const svg = [...map.querySelectorAll('svg')].find((s) => s.checkVisibility()) as SVGSVGElement;
	// What pales at the end is looked at by itself.
	return [...svg.querySelectorAll<SVGElement>('[data-in], [data-out]:not([data-move=f], [data-move=g])')].flatMap(
		(mark) => {
			const from = Number(mark.getAttribute('data-in') ?? 0);
			const to = Number(mark.getAttribute('data-out') ?? 99);
			const should = at >= from && at < to;
			const { opacity, clipPath, visibility } = getComputedStyle(mark);
			const drawn = mark.querySelector(':scope > .line.record');
			const offset = drawn ? Number.parseFloat(getComputedStyle(drawn).strokeDashoffset) : 0;
			const length = drawn ? Number.parseFloat(getComputedStyle(drawn).strokeDasharray) : 0;
			const covered = clipPath.startsWith('inset(') && clipPath.includes('100%');
			const seen = visibility !== 'hidden' && Number(opacity) > 0 && !covered && !(drawn && offset >= length - 0.5);
			const whole = seen && Number(opacity) === 1 && clipPath === 'none' && Math.abs(offset) < 0.5;
			return (should ? whole : !seen) ? [] : [`at ${at}: ${mark.outerHTML.slice(0, 90)}: ${opacity}, ${clipPath}`];
		},
	);
}

/** Runs in the page: where each graphic is between its states. */
const ats = () =>
	[...document.querySelectorAll<HTMLElement>('#chart-route-map, .plate')].map((f) =>
		Number(f.style.getPropertyValue('--at')),
	);

/** Runs in the page: labels of the drawings in sight that meet, or leave their drawing. */
function wrongLabels(): string[] {
	const wrong = new Set<string>();
	for (const figure of document.querySelectorAll<HTMLElement>('figure[data-chart]'))
		for (const svg of figure.querySelectorAll<SVGSVGElement>('svg')) {
			const frame = svg.getBoundingClientRect();
			if (!svg.checkVisibility({ opacityProperty: true }) || frame.bottom < 0 || frame.top > innerHeight) continue;
			const seen = (e: Element) => e.checkVisibility({ visibilityProperty: true, opacityProperty: true });
			// Not the bounding rectangle: Firefox counts a halo into it.
			const boxOf = (t: SVGGraphicsElement) => {
				const [m, b] = [t.getScreenCTM() as DOMMatrix, t.getBBox()];
				return new DOMRect(m.a * b.x + m.e, m.d * b.y + m.f, m.a * b.width, m.d * b.height);
			};
			const labels = [...svg.querySelectorAll<SVGGraphicsElement>('text,[data-label]')]
				.filter((t) => t.textContent?.trim() && seen(t))
				.map((t) => ({ text: t.textContent, box: boxOf(t) }));
			const where = `${figure.id} at ${figure.style.getPropertyValue('--at')}:`;
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

/** Whether a computed colour, as bytes or as parts of one, is an ink. */
function is(colour: string, ink: string): boolean {
	const whole = colour.startsWith('color(') ? 1 : 255;
	const parts = (colour.replace('color(srgb', '').match(/[\d.]+/g) ?? []).map((n) => Number(n) / whole);
	const meant = [1, 3, 5].map((at) => Number.parseInt(ink.slice(at, at + 2), 16) / 255);
	return meant.every((m, n) => Math.abs(m - (parts[n] ?? 2)) < 0.01);
}

describe.each(ENGINES)('in %s', (_, start, can) => {
	let browser: Browser;
	let page: Page;
	// What moves is worked out by the page's own script, the same in all: after the first engine fewer places are looked at.
	const fewer = !can.devtools;
	// The smallest window of a desktop's layout where an engine draws a large one too slowly without a graphics card.
	const wide = can.hear ? DESKTOP : { width: 1000, height: 700 };
	beforeAll(async () => {
		browser = await start();
	});
	afterAll(() => browser?.close());
	let shared: Page | undefined;
	beforeEach(async () => {
		if (shared) {
			page = shared;
			await scrollTo(page, 0);
			await settled(page);
		} else page = await browser.newPage();
	});
	afterEach(() => (shared ? undefined : page.close()));

	/** Windows that several cases look at, one after the other, on a page that is opened once, and found at its top. */
	const windows: [name: string, viewport: typeof DESKTOP][] = [
		['a phone', PHONE],
		['a desktop', wide],
		...(wide === DESKTOP ? [] : [['a large desktop', DESKTOP] as [string, typeof DESKTOP]]),
	];
	describe.each(windows)('on %s', (_name, viewport) => {
		const [phone, usual, large] = [PHONE, wide, DESKTOP].map((v) => v === viewport);
		beforeAll(async () => {
			page = shared = await browser.newPage();
			await open(page, viewport);
		});
		afterAll(async () => {
			const done = shared;
			shared = undefined;
			await done?.close();
		});

		if (phone || usual)
			it('one chart hands over to the next in its place: its title has gone before the other comes', async () => {
				const came = await page.$eval(NEXT, (e) => Math.round(e.getBoundingClientRect().top + scrollY));
				const step = fewer ? 0.04 : 0.02;
				const stops = Array.from(
					{ length: 0.32 / step },
					(_, i) => came + Math.round((i * step - 0.2) * viewport.height),
				);
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
			});

		if (phone || usual)
			it('labels stand clear in motion', async () => {
				// Where the map moves from one card's state to the next, besides: it has the most labels of all.
				const moves = await page.$$eval(MAP_CARDS, (all) =>
					all.map((e) => e.getBoundingClientRect().top + scrollY - innerHeight * 0.95),
				);
				const stops = [...offsets(await heightOf(page), fewer ? 8 : 20), ...moves]
					.filter((y) => y >= 0)
					.sort((a, b) => a - b);
				const wrong = await along(page, stops, wrongLabels);
				expect([...new Set(wrong.flat())]).toEqual([]);
			});

		if (phone || (usual && can.devtools))
			it('no name on the map fades again once it has come', async () => {
				const height = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
				// The script is the same in all: after the first window every third place is looked at.
				const every = fewer || viewport !== PHONE ? 300 : 100;
				const stops = Array.from({ length: Math.floor(height / every) }, (_, i) => i * every);
				const seen = (await along(page, stops, namesSeen, 1)).filter((names) => names.length);
				expect(seen.length * every, 'px of the page with the map in them').toBeGreaterThan(25_000);
				const { faded, most } = fading(seen);
				expect(faded.map(({ place, ...name }) => ({ ...name, at: place * every }))).toEqual([]);
				expect(most.size).toBeGreaterThan(8);
				expect([...most].filter(([, now]) => now < 1)).toEqual([]);
			});

		if (phone || large)
			it('at each card the map has all that its state shows, and nothing before its time', async () => {
				// Where a card comes to rest: on a phone below the chart.
				const come = phone ? 0.57 : 0.5;
				const cards = await page.$$eval(MAP_CARDS, (all) => all.map((e) => e.getBoundingClientRect().top + scrollY));
				expect(cards.length).toBeGreaterThan(20);
				const wrong = await along(
					page,
					cards.map((top) => top - viewport.height * come),
					outOfTime,
				);
				expect(wrong.flat()).toEqual([]);
			});

		if (phone || large)
			it('at the end only what is not on the record is at full strength, and nothing is before', async () => {
				const tops = await page.$$eval('#later [data-beat-at]', (all) =>
					all.map((e) => e.getBoundingClientRect().top + scrollY - innerHeight / 2),
				);
				/** Legs of the map in sight, each with how much its line is seen, and its colour, as the engine writes it. */
				const seen = () => {
					const svg = [...document.querySelectorAll('#chart-route-map svg')].find((s) => s.checkVisibility());
					return [...(svg as Element).querySelectorAll('[data-leg] > .line, [data-leg] > g > .line')].flatMap(
						(line) => {
							let strength = 1;
							for (let e: Element | null = line; e && e !== svg; e = e.parentElement)
								strength *= Number(getComputedStyle(e).opacity);
							if (line.closest('.plan') || strength < 0.05) return [];
							return [
								{
									leg: (line.closest('[data-leg]') as HTMLElement).dataset.leg,
									record: line.matches('.record'),
									strength,
									stroke: getComputedStyle(line).stroke,
								},
							];
						},
					);
				};
				const [before, end] = await along(page, [tops.at(-3) as number, tops.at(-1) as number], seen);
				// By the rows: what is told of at the end, and has been inked by nobody.
				const dashed = legs.flatMap((l) => {
					const shown = l.states.at(-1);
					return shown?.state === 'later' && !shown.inked ? [l.id] : [];
				});
				expect(dashed.length).toBeGreaterThan(0);
				// What pales turns to an ink of its own: by opacity it would be grey, and grey is our own words.
				const pale = (l: { stroke: string }) => is(l.stroke, INKS.day.pale);
				expect(before?.filter((l) => l.strength < 0.99 || pale(l))).toEqual([]);
				expect(
					end
						?.filter((l) => !pale(l))
						.map((l) => l.leg)
						.sort(),
				).toEqual(dashed.sort());
				expect(end?.filter((l) => l.strength < 0.99)).toEqual([]);
				const rest = end?.filter(pale) ?? [];
				expect(rest.length).toBeGreaterThan(2);
				expect(rest.filter((l) => !l.record)).toEqual([]);
			});

		if (phone || usual)
			it('one offset is one picture: down, up, by a jump and after a reload', async () => {
				const at = offsets(await heightOf(page), fewer ? 6 : 12);
				const down = await along(page, at, picture);
				expect(new Set(down.map((d) => JSON.stringify(d))).size, 'pictures that differ').toBe(at.length);
				expect(new Set(down.flatMap((d) => Object.keys(d))).size, 'figures seen').toBeGreaterThan(fewer ? 2 : 4);
				const up = (await along(page, at.toReversed(), picture)).reverse();
				for (const [i, y] of at.entries()) expect(up[i], `up at ${y}`).toEqual(down[i]);
				const far = (i: number) => (i % 4 ? 0 : (at.at(-1) as number));
				const some = at.map((_, i) => i).filter((i) => i % 2 === 0);
				const jumped = await along(
					page,
					some.map((i) => [far(i), at[i] as number]),
					picture,
				);
				for (const [n, i] of some.entries()) expect(jumped[n], `jump to ${at[i]}`).toEqual(down[i]);
				await scrollTo(page, at[3] as number);
				await page.reload({ waitUntil: 'load' });
				await page.waitForFunction(() => document.documentElement.dataset.activeStep);
				expect(await along(page, [at[3] as number], picture)).toEqual([down[3]]);
			});
	});

	it.each([
		['a small laptop', 1280, 720],
		['a desktop', 1440, 900],
		['a large screen', 1920, 1080],
		['a phone on its side', 844, 390],
	])('a question and what is guessed on come together, on %s', async (_, width, height) => {
		await open(page, { width, height });
		const top = await page.$eval('.takes-over .card', (e) => Math.round(e.getBoundingClientRect().top + scrollY));
		// From where its card enters the window until it begins to leave.
		const step = height / (fewer ? 25 : 50);
		const stops = Array.from({ length: Math.ceil(height / step) }, (_, i) => top - height + i * step);
		const seen = await along(page, stops, () => {
			const of = (selector: string) => document.querySelector(`.takes-over ${selector}`) as HTMLElement;
			const [card, rail] = [of('.card').getBoundingClientRect(), document.querySelector('.rail') as Element];
			const box = rail.getBoundingClientRect();
			return {
				whole: card.top >= 0 && card.bottom <= (box.width < innerWidth ? innerHeight : box.top),
				asked: Number(getComputedStyle(of('.stage')).opacity) === 1 && of('#guess').checkVisibility(),
			};
		});
		const whole = seen.filter((s) => s.whole);
		const without = whole.filter((s) => !s.asked).length;
		expect(whole.length).toBeGreaterThan(5);
		expect((without * step) / height, 'windows scrolled with the question alone').toBeLessThan(0.18);
		expect(without / whole.length, 'of the way on which the question can be read').toBeLessThan(0.34);
	});

	/** Scrolls to where the map is on its way from one state to another. */
	const between = async () => {
		const [came, reached] = await page.$$eval(MAP_CARDS, (all) =>
			all.slice(1, 3).map((e) => e.getBoundingClientRect().top + scrollY - innerHeight * 0.86),
		);
		const stops = Array.from(
			{ length: 12 },
			(_, i) => (came as number) + ((reached as number) - (came as number)) * (i / 8),
		);
		const at = (await along(page, stops, ats)).findIndex((all) => all.some((n) => n % 1 > 0.2 && n % 1 < 0.8));
		expect(at, 'where something moves').toBeGreaterThanOrEqual(0);
		await scrollTo(page, stops[at] as number);
	};
	const whole = async () => expect((await page.evaluate(ats)).filter((n) => n % 1)).toEqual([]);

	it('can be read without animation, for the visit', async () => {
		await open(page, wide);
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
		await open(page, wide);
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
		await open(page, wide);
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
		['a desktop', wide],
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
			expect(await page.$$eval('.choices :is(button,select)', (all) => all.length)).toBe(3);
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
		['a desktop', wide],
	])('asks for a guess before the answer, by keyboard, on %s', async (_, viewport) => {
		await open(page, viewport);
		/** To where the question's drawing has come, a little later, and to where the card with the answer is read. */
		const scene = '[data-scene=export-destinations]';
		const [came, answer] = await page.$eval(
			scene,
			(e, next) =>
				[e.querySelector(next) as Element, e.querySelectorAll('.card')[1] as Element].map(
					(x) => x.getBoundingClientRect().top + scrollY,
				),
			NEXT.replace('.takes-over ', ''),
		);
		const card = (n: 0 | 0.5 | 1) =>
			scrollTo(
				page,
				n === 1 ? (answer as number) - viewport.height * 0.4 : (came as number) + viewport.height * (n ? 0.15 : 0.07),
			);
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
		/** What is read out as the drawing's description, and whatever of the caption is seen or read. */
		const described = () =>
			page.$eval('#chart-export-destinations', (f) => {
				const svg = f.querySelector('svg') as SVGElement;
				const caption = [...f.querySelectorAll<HTMLElement>('figcaption p')].filter((p) => p.checkVisibility());
				return [
					document.getElementById(svg.getAttribute('aria-describedby') ?? '')?.textContent,
					...caption.map((p) => p.textContent),
				].join(' ');
			});
		// There to be read and answered for a while, not on the way to the answer.
		for (const when of [0, 0.5] as const) {
			await card(when);
			expect(await seen()).toMatch(/Who bought what North Korea sold\?/);
			const { at, opacity } = await page.$eval('#chart-export-destinations', (f) => ({
				at: Number((f as HTMLElement).style.getPropertyValue('--at')),
				opacity: getComputedStyle(f.querySelector('.stage') as Element).opacity,
			}));
			expect([at < 0.05, opacity]).toEqual([true, '1']);
		}
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
		expect(await described()).toMatch(new RegExp(`China took ${share}`));
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

	it('a window too small for both drops the pinned layout, and shows every graphic at its end', async () => {
		await open(page, { width: 560, height: 400 });
		expect(
			await page.$$eval('.base, .scene .stage', (all) => [...new Set(all.map((s) => getComputedStyle(s).position))]),
		).not.toContain('sticky');
		expect(await page.evaluate(unfinished)).toEqual([]);
	});

	// What a page is on paper, only Chromium shows on a screen.
	it.runIf(can.emulate)('on paper, every graphic stands at its end, wherever the reader is', async () => {
		await open(page, wide);
		await page.emulateMediaType('print');
		await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
		expect(await page.evaluate(unfinished)).toEqual([]);
		expect(
			await page.$$eval('.choices,.rail,.guess,.frame', (all) => all.filter((e) => e.checkVisibility()).length),
		).toBe(0);
		expect(await page.$eval('#chart-us-sanctions', (f) => f.textContent)).toMatch(
			new RegExp(['people', 'entities', 'ships'].map((kind) => `${promised(`listed-${kind}`)} ${kind}`).join('.*')),
		);
	});
});

/** Runs in the page: marks that are not where they end. */
function unfinished(): string[] {
	return [...document.querySelectorAll<HTMLElement>('#chart-route-map, .plate')].flatMap((figure) =>
		[...figure.querySelectorAll('svg [data-in], h3 [data-in], svg [data-out], h3 [data-out]')]
			.filter((e) => {
				// What goes in a state beyond the last has not gone at its end.
				const gone = Number(e.getAttribute('data-out') ?? 99) <= Number(figure.dataset.last ?? 98);
				return Number(getComputedStyle(e).opacity) !== (gone ? 0 : 1);
			})
			.map((e) => `${figure.id} ${e.outerHTML.slice(0, 80)} ${getComputedStyle(e).opacity}`),
	);
}
