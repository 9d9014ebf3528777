import type { Browser, HTTPRequest, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { STEPS } from '../../src/data/schema';
import { along, alongAll, ENGINES, type Jump, scrollTo, settled, walking } from '../browsers';

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
			beats: [...document.querySelectorAll<HTMLElement>('#chart-route-map, .plate')].map((f) => f.dataset.beat),
			hash: location.hash,
		},
		should: { active: at.id, progress: Math.min(1, Math.max(0, (line - at.box.top) / at.box.height)) },
	};
}

interface Shifting {
	shifts: string[];
}

/** Runs in the page, before it: what moved without the reader's doing, how far, and where the page stood. */
function countShifts() {
	const w = window as unknown as Shifting;
	w.shifts = [];
	const said = (node: Node | null) =>
		(node instanceof Element ? node.outerHTML : (node?.textContent ?? 'gone')).slice(0, 60);
	const observer = new PerformanceObserver((list) => {
		type Shift = PerformanceEntry & { value: number; sources: { node: Node | null }[] };
		for (const e of list.getEntries() as Shift[])
			w.shifts.push(`${e.value} at ${scrollY}: ${e.sources.map((s) => said(s.node)).join(' | ')}`);
	});
	observer.observe({ type: 'layout-shift', buffered: true });
}

/** A window of each form that the layout has with a map that is pinned. */
const FORMS = [
	['a phone', 390, 844],
	['a phone on its side', 844, 390],
	['a tablet', 820, 1180],
	['a desktop', 1440, 900],
] as const;

/** Windows in which the chart lies in the upper part, and cards come from below. */
const PORTRAIT = [
	['a phone', 390, 844],
	['a phone with its bars', 390, 664],
] as const;

/** Of these the ones that are wider than a phone. */
const TABLETS = [
	['a tablet', 820, 1180],
	['a half of a screen, upright', 720, 1320],
] as const;

/** Where a card has come: beside the drawing at the window's middle; under it, when it is about to rest. */
const COME: Record<string, number> = {
	'a phone': 0.57,
	'a phone on its side': 0.5,
	'a small screen': 0.5,
	'a desktop': 0.5,
};

/**
 * Runs in the page: of each card that is whole in the window, how much of its drawing's height lies under cards there, and how
 * much must: what the card is taller than the room below the drawing, and nothing where it fits.
 */
function coveredAtRead(): [card: string, covered: number, must: number][] {
	const all = [...document.querySelectorAll<HTMLElement>('.telling .card, .plate-foot')].filter(
		(c) => Number(getComputedStyle(c).opacity) > 0.1,
	);
	const bottom = (document.querySelector('.rail') as Element).getBoundingClientRect().top;
	const boxes = all.map((c) => c.getBoundingClientRect());
	return all.flatMap((card, i): [string, number, number][] => {
		const box = boxes[i] as DOMRect;
		if (!card.matches('[data-beat-at]') || box.top < 0 || box.bottom > bottom + 0.5) return [];
		if (getComputedStyle(card).opacity !== '1') return [];
		const stage = card.closest('.sheet')?.querySelector('.stage') ?? document.querySelector('.base');
		const drawing = (stage as Element).getBoundingClientRect();
		let [covered, from] = [0, Math.max(0, drawing.top)];
		for (const b of boxes.toSorted((a, z) => a.top - z.top)) {
			const to = Math.min(b.bottom, drawing.bottom);
			if (to <= from) continue;
			covered += to - Math.max(from, b.top);
			from = to;
		}
		const must = Math.max(0, box.height - (bottom - drawing.height)) / drawing.height;
		return [[(card.textContent ?? '').trim().slice(0, 48), covered / drawing.height, must]];
	});
}

/**
 * Runs in the page, at one place: cards that lie on the drawing though another is read, which rests below it. Of the cards,
 * those that are seen and belong to that drawing.
 */
function leftOver(): string[] {
	const rail = (document.querySelector('.rail') as Element).getBoundingClientRect().top;
	const drawings = [...document.querySelectorAll<HTMLElement>('.base, .stage')].filter(
		(d) => Math.abs(d.getBoundingClientRect().top) < 1 && d.checkVisibility(),
	);
	return drawings.flatMap((drawing) => {
		const sheet = drawing.closest('.sheet');
		const { bottom } = drawing.getBoundingClientRect();
		const cards = [...document.querySelectorAll<HTMLElement>('.title-block, .turn > .card')].filter(
			(c) => c.closest('.sheet') === sheet && Number(getComputedStyle(c).opacity) > 0.1,
		);
		const rests = (c: Element) => {
			const box = c.getBoundingClientRect();
			return Math.abs(box.top - bottom) < 1 && box.bottom <= rail;
		};
		if (!cards.some(rests)) return [];
		return cards
			.filter((c) => {
				const box = c.getBoundingClientRect();
				return !rests(c) && box.bottom > 1 && box.top < bottom - 2;
			})
			.map((c) => `at ${scrollY}: “${(c.textContent ?? '').trim().slice(0, 40)}”`);
	});
}

/**
 * Runs in the page, at one place: cards that are half seen, words or paper, and what says who says so, where it lies over the
 * map torn from the card that it stands under.
 */
function halfSeen(): string[] {
	const named = (e: Element) => `at ${scrollY}: “${(e.textContent ?? '').trim().slice(0, 40)}”`;
	const seen = (e: Element) => Number(getComputedStyle(e).opacity);
	const isHalf = (e: Element) => seen(e) > 0 && seen(e) < 1;
	const half = [...document.querySelectorAll('.telling .card')].filter((c) => [c, ...c.children].some(isHalf));
	const { bottom } = (document.querySelector('.base') as Element).getBoundingClientRect();
	// At the story's end the map is free to be explored: the last card has gone.
	const torn = [...document.querySelectorAll('.step:not(#later) .cards > .turn + .plate-foot')].filter((foot) => {
		const box = foot.getBoundingClientRect();
		if (box.bottom < 0 || box.top > bottom - 2) return false;
		const card = foot.previousElementSibling?.querySelector('.card') as Element;
		return seen(card) < 1 || Math.abs(card.getBoundingClientRect().bottom - box.top) > 2;
	});
	return [...half, ...torn].map(named);
}

/**
 * Runs in the page: of each sheet, what of its drawing is covered while its last card stands a little above the middle of the
 * window, where it is read.
 */
async function coveredAtLast(jump: Jump): Promise<string[]> {
	const wrong = new Map<string, string>();
	// A drawing that hands over to the next on the same ladder does so while its last card is read.
	for (const sheet of document.querySelectorAll<HTMLElement>('.sheet:not(.hands-over)')) {
		const card = [...sheet.querySelectorAll('.card')].at(-1) as Element;
		const { top, height } = card.getBoundingClientRect();
		await jump(top + scrollY + height / 2 - innerHeight * 0.4);
		const stage = sheet.querySelector('.stage') as Element;
		const box = stage.getBoundingClientRect();
		// Inside its margin, over which cards lie by as much as a scrollbar takes: the window's width counts that.
		const margin = Number.parseFloat(getComputedStyle(stage).paddingLeft);
		for (let x = box.left + margin; x < Math.min(box.right, innerWidth); x += 60)
			for (let y = Math.max(0, box.top) + 8; y < Math.min(box.bottom, innerHeight) - 8; y += 20) {
				const there = document.elementFromPoint(x, y);
				if (there && !there.closest('.rail') && !stage.contains(there))
					wrong.set(
						`${sheet.dataset.scene}`,
						`${Math.round(y)} px down: ${there.tagName}.${there.getAttribute('class')}`,
					);
			}
	}
	return [...wrong].map((w) => w.join(', '));
}

/**
 * Runs in the page: where the map stands at every twentieth of a window, from the page's top to its end, that it should
 * not stand at. Without waiting for a frame: what is pinned by CSS alone is there when the page has scrolled, and without
 * script no frame is told of.
 */
function unpinned(): { wrong: string[]; stops: number; endings: number } {
	const map = document.querySelector('.base') as HTMLElement;
	const later = document.querySelector('#later') as HTMLElement;
	// Without script another drawing of the map stands over it from `later` on, with what was found later.
	const ending = later.querySelector('.base');
	const wrong: string[] = [];
	let [stops, endings] = [0, 0];
	const end = document.documentElement.scrollHeight - innerHeight;
	for (let y = 0; y <= end; y += innerHeight / 20) {
		window.scrollTo({ top: y, behavior: 'instant' });
		stops++;
		const [stands, told] = [map.getBoundingClientRect(), later.getBoundingClientRect()];
		const should = Math.min(0, told.bottom - stands.height);
		if (Math.abs(stands.top - should) > 1) wrong.push(`at ${scrollY}: ${stands.top}, not ${should}`);
		if (!ending) continue;
		const box = ending.getBoundingClientRect();
		const place = Math.max(told.top, should);
		if (box.top < innerHeight && box.bottom > 0) endings++;
		if (Math.abs(box.top - place) > 1) wrong.push(`the second at ${scrollY}: ${box.top}, not ${place}`);
	}
	return { wrong: wrong.slice(0, 5), stops, endings };
}

/**
 * Runs in the page: what is seen through a sheet while its cards pass, or leaves its place. At a grid of points over its
 * drawing, whatever lies there must belong to the scene; and nothing of it may be transparent.
 */
async function throughSheets(jump: Jump): Promise<string[]> {
	const wrong = new Set<string>();
	const desktop = (document.querySelector('.frame') as Element).checkVisibility();
	/** The ladder's inner edge: the innermost row's strokes run along it, on both long sides. */
	const row = [...document.querySelectorAll<SVGGraphicsElement>('.frame .ladder-dash')].at(-2) as SVGGraphicsElement;
	const inner = () => {
		const [m, b] = [row.getScreenCTM() as DOMMatrix, row.getBBox()];
		const half = Number(row.getAttribute('stroke-width')) / 2;
		const [top, bottom] = [b.y + half, b.y + b.height - half].map((y) => m.d * y + m.f) as [number, number];
		return { left: m.a * b.x + m.e, right: m.a * (b.x + b.width) + m.e, top, bottom };
	};
	// The width of a window counts a scrollbar that takes room, and the ladder, which lies over the sheet, does not.
	const slack = 1 + (innerWidth - document.documentElement.clientWidth) / 3;
	let [before, stood] = [undefined as HTMLElement | undefined, 0];
	for (const scene of document.querySelectorAll<HTMLElement>('.sheet')) {
		const own = scene.querySelector('.stage') as HTMLElement;
		const cards = [...scene.querySelectorAll<HTMLElement>('.card')];
		for (const [i, card] of cards.entries()) {
			const { top, height } = card.getBoundingClientRect();
			await jump(top + scrollY + height / 2 - innerHeight / 2, 1);
			const where = `${scene.dataset.scene}, card ${i + 1}`;
			// Of two charts on one ladder, the first lies there until the second has come into its place.
			const waits = before && scene.classList.contains('takes-over') && own.style.opacity !== '1';
			const stage = waits ? (before as HTMLElement) : own;
			const box = stage.getBoundingClientRect();
			const { backgroundColor, opacity } = getComputedStyle(stage);
			if (opacity !== '1' || /transparent|rgba|\//.test(backgroundColor))
				wrong.add(`${where}: opacity ${opacity}, ${backgroundColor}`);
			if (box.bottom < 0 || box.top > innerHeight) wrong.add(`${where}: its drawing is not in the window`);
			let seen = 0;
			for (let x = Math.max(0, box.left) + 6; x < Math.min(innerWidth, box.right); x += 80)
				for (let y = Math.max(0, box.top) + 6; y < Math.min(innerHeight, box.bottom) - 6; y += 80) {
					const there = document.elementFromPoint(x, y);
					if (!there || there.closest('.rail')) continue;
					seen++;
					// The next sheet may be coming over it.
					if (!there.closest('.sheet')) wrong.add(`${where}: ${there.tagName}.${there.getAttribute('class')} over it`);
				}
			if (seen < 4) wrong.add(`${where}: ${seen} points of its drawing`);
			if (!desktop) continue;
			const right = Math.max(...cards.map((c) => c.getBoundingClientRect().right));
			if (box.left < right) wrong.add(`${where}: it begins at ${box.left}, left of its cards’ right edge, ${right}`);
			const ladder = inner();
			if (box.left < ladder.left || box.right > ladder.right + 1)
				wrong.add(`${where}: from ${box.left} to ${box.right}, the ladder’s from ${ladder.left} to ${ladder.right}`);
			// It comes and leaves under the ladder, and while it is pinned it stands inside.
			const pinned = Math.abs(box.top - Number.parseFloat(getComputedStyle(stage).top)) < 1;
			if (pinned) stood++;
			if (pinned && (box.top < ladder.top - slack || box.bottom > ladder.bottom + slack))
				wrong.add(`${where}: ${box.top} to ${box.bottom}, the ladder’s from ${ladder.top} to ${ladder.bottom}`);
		}
		before = own;
	}
	if (desktop && stood < 8) wrong.add(`${stood} cards pass while their sheet is pinned`);
	return [...wrong];
}

/**
 * Runs in the page: where the chart is seen between two sheets of which the second follows the first, though no card of the
 * chart's own comes between them.
 */
async function betweenSheets(jump: Jump): Promise<{ strips: string[]; pairs: number }> {
	const strips: string[] = [];
	let pairs = 0;
	const sheets = [...document.querySelectorAll<HTMLElement>('.sheet')];
	for (const [i, sheet] of sheets.entries()) {
		const next = sheets[i + 1];
		if (!next || next.getBoundingClientRect().top - sheet.getBoundingClientRect().bottom > 1) continue;
		pairs++;
		const from = next.getBoundingClientRect().top + scrollY - innerHeight;
		for (let y = from; y < from + innerHeight; y += innerHeight / 20) {
			await jump(y, 1);
			const { left, width } = (next.querySelector('.stage') as Element).getBoundingClientRect();
			for (let at = 0.08; at < 0.9; at += 0.04) {
				const there = document.elementFromPoint(left + width / 2, innerHeight * at);
				if (there?.closest('.base'))
					strips.push(`before ${next.dataset.scene}, at ${Math.round(scrollY)}: ${at.toFixed(2)}`);
			}
		}
	}
	return { strips: strips.slice(0, 5), pairs };
}

/**
 * Runs in the page, at one place: words that are seen over other words. Of a card that fades, whose paper is no longer whole,
 * nothing is to be read; and words of a sheet that comes or leaves pass under the chart's margin, where its numbers stand.
 */
function wordsOverWords(): string[] {
	const named = (e: Element) => `at ${scrollY}: “${(e.textContent ?? '').trim().slice(0, 40)}”`;
	const faded = [...document.querySelectorAll('.telling .card')].filter((card) => {
		const paper = Number(getComputedStyle(card).opacity);
		return paper > 0 && paper < 1 && [...card.children].some((c) => Number(getComputedStyle(c).opacity) > 0);
	});
	const frame = document.querySelector('.frame') as HTMLElement;
	if (!frame.checkVisibility()) return faded.map(named);
	const row = [...frame.querySelectorAll<SVGGraphicsElement>('.ladder-dash')].at(-2) as SVGGraphicsElement;
	const [m, b] = [row.getScreenCTM() as DOMMatrix, row.getBBox()];
	const [top, bottom] = [m.d * b.y + m.f, m.d * (b.y + b.height) + m.f];
	// The frame takes no pointer, and so is not what a browser finds at a point, but for as long as this looks.
	const drawn = [...frame.querySelectorAll('path')];
	for (const path of drawn) path.style.pointerEvents = 'auto';
	// Of a drawing that is more than a window away no word is in the window.
	const near = [...document.querySelectorAll('.stage')].filter((e) => {
		const { top, bottom } = e.getBoundingClientRect();
		return bottom > -innerHeight && top < 2 * innerHeight;
	});
	const words = near.flatMap((e) => [...e.querySelectorAll('h3, text')]);
	const crossing = words.filter((e) => {
		const box = e.getBoundingClientRect();
		const y = box.bottom < top ? box.bottom - 3 : box.top > bottom ? box.top + 3 : -1;
		if (y < 0 || y > innerHeight) return false;
		return document.elementFromPoint(box.left + 4, y)?.closest('.stage') != null;
	});
	for (const path of drawn) path.style.pointerEvents = '';
	return [...faded, ...crossing].map(named);
}

describe.each(ENGINES)('in %s', (_, open, can) => {
	let browser: Browser;
	let page: Page;
	/** After the first engine fewer places are looked at: where the page stands, its script reckons alike in all. */
	const share = can.devtools ? 1 : 2;
	beforeAll(async () => {
		browser = await open();
	});
	afterAll(() => browser?.close());
	/** A page that several cases look at, one after the other: each finds it at its top. The others have one of their own. */
	let shared: Page | undefined;
	beforeEach(async () => {
		if (shared) {
			page = shared;
			await scrollTo(page, 0);
			await settled(page);
			return;
		}
		page = await browser.newPage();
		await page.setViewport({ width: 1440, height: 900 });
	});
	afterEach(() => (shared ? undefined : page.close()));

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

	const SHAPES: (readonly [name: string, width: number, height: number])[] = [
		...FORMS,
		['a small laptop', 1280, 720],
		['a small screen', 1024, 768],
		...(can.devtools ? [...PORTRAIT.slice(1), ...TABLETS.slice(1)] : []),
	];
	describe.each(SHAPES)('on %s', (name, width, height) => {
		const form = FORMS.some(([f]) => f === name);
		// Of what has to hold all the way down, each is looked at on one way: by steps in which no card comes or goes unseen.
		const looks = {
			...(PORTRAIT.some(([n]) => n === name) && { coveredAtRead }),
			...(TABLETS.some(([n]) => n === name) && { leftOver }),
			...(['a phone', 'a tablet'].includes(name) && { halfSeen }),
			...(['a phone', 'a desktop'].includes(name) && { wordsOverWords }),
		};
		type Told = Awaited<ReturnType<typeof alongAll<Required<typeof looks>>>>;
		let told: Told;
		const goDown = async () => {
			const end = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
			// A card that is half there is so on a short way alone.
			const step = (looks.halfSeen ? 20 : 36) * share;
			const stops = Array.from({ length: Math.ceil(end / step) }, (_, i) => i * step);
			told = (await alongAll(page, stops, looks, 1)) as Told;
		};
		beforeAll(async () => {
			page = shared = await browser.newPage();
			await page.setViewport({ width, height });
			await visit();
			if (Object.keys(looks).length) await goDown();
		});
		afterAll(async () => {
			const done = shared;
			shared = undefined;
			await done?.close();
		});

		if (['a phone on its side', 'a tablet', 'a small laptop', 'a desktop'].includes(name))
			it('the title stands with its whole key on the first screen', async () => {
				const [bottom, free] = await page.evaluate(() => {
					const rail = (document.querySelector('.rail') as Element).getBoundingClientRect();
					const title = (document.querySelector('.title-block > :last-child') as Element).getBoundingClientRect();
					// The rail lies below, or at the right.
					return [title.bottom, rail.width < innerWidth ? innerHeight : rail.top] as const;
				});
				expect(bottom).toBeLessThanOrEqual(free);
			});
		if (looks.coveredAtRead)
			it('what lies under the story is in sight while each card is read, whole where there is room', async () => {
				const best = new Map<string, { covered: number; must: number }>();
				for (const [card, covered, must] of told.coveredAtRead.flat())
					if (covered < (best.get(card)?.covered ?? 2)) best.set(card, { covered, must });
				expect(best.size, 'cards that are whole in the window somewhere').toBe(
					await page.$$eval('.telling [data-beat-at]', (all) => all.length),
				);
				expect([...best].filter(([, { covered, must }]) => covered > must + 0.02)).toEqual([]);
			});
		if (looks.leftOver)
			it('what lies under the story is not covered by a card that nobody reads any more', () => {
				expect(told.leftOver.flat()).toEqual([]);
			});
		if (looks.halfSeen)
			it('has no card over the chart that is half there, and no foot torn from its card', () => {
				expect(told.halfSeen.flat()).toEqual([]);
			});
		if (looks.wordsOverWords)
			it('no words are seen over others while a card or a sheet comes and leaves', () => {
				expect(told.wordsOverWords.flat().slice(0, 5)).toEqual([]);
			});
		if (name === 'a phone on its side')
			it('each sheet is whole while its last card is read', async () => {
				expect(await walking(page, coveredAtLast)).toEqual([]);
			});
		if (name in COME)
			it('shows the right state of each graphic at each card', async () => {
				const cards = await page.evaluate(() => {
					const figures = [...document.querySelectorAll('#chart-route-map, .plate')];
					return [...document.querySelectorAll<HTMLElement>('[data-beat-at]')].map((c) => ({
						// The map goes with every card that is on no sheet.
						figure: Math.max(0, figures.indexOf(c.closest('.sheet')?.querySelector('.plate') as Element)),
						top: c.getBoundingClientRect().top + scrollY,
						beat: c.dataset.beatAt,
					}));
				});
				expect(new Set(cards.map((c) => c.figure)).size).toBe(9);
				const seen = await along(
					page,
					cards.map((c) => c.top - height * (COME[name] as number)),
					stand,
				);
				for (const [i, card] of cards.entries()) expect(seen[i]?.is.beats[card.figure], `card ${i}`).toBe(card.beat);
			});
		if (form)
			it('has a border on each side', async () => {
				const sides = await page.evaluate(() => {
					const seen = [...document.querySelectorAll<SVGSVGElement>('.base svg, .frame svg')].filter((s) =>
						s.checkVisibility(),
					);
					/** The ladder's lines, in px; of a copy of it, what its drawing is cut to. */
					const boxes = seen.flatMap((svg) =>
						[...svg.querySelectorAll(':scope > use, .ladder-line')]
							.filter((e) => e.checkVisibility())
							.map((e) => (e.matches('use') ? svg : e).getBoundingClientRect()),
					);
					const inside = (at: number, size: number) => at >= -1 && at <= size + 1;
					return {
						left: boxes.some((b) => inside(b.left, innerWidth)),
						right: boxes.some((b) => inside(b.right, innerWidth)),
						top: boxes.some((b) => inside(b.top, innerHeight)),
						bottom: boxes.some((b) => inside(b.bottom, innerHeight)),
					};
				});
				expect(sides).toEqual({ left: true, right: true, top: true, bottom: true });
			});
		if (form)
			it('is one map, pinned from the hero to the end of `later`', async () => {
				expect(await page.$$eval('.base', (all) => all.map((e) => getComputedStyle(e).position))).toEqual(['sticky']);
				const { wrong, stops } = await page.evaluate(unpinned);
				expect(wrong).toEqual([]);
				expect(stops).toBeGreaterThan(400);
			});
		if (form)
			it('is covered by each sheet while its cards pass', async () => {
				expect(await page.$$eval('.sheet', (all) => all.length)).toBe(8);
				expect(await walking(page, throughSheets)).toEqual([]);
			});
		if (form)
			it('is not seen between two sheets, in one part or two', async () => {
				const { strips, pairs } = await walking(page, betweenSheets);
				expect(strips).toEqual([]);
				expect(pairs, 'sheets that follow a sheet').toBeGreaterThan(4);
			});
		if (form)
			it('an address of a part leads to where its heading can be read', async () => {
				// At its top the page has none; an address that it has already leads nowhere.
				await hashBecomes('');
				for (const id of [...STEPS, 'later', 'ending']) {
					await page.evaluate((hash) => {
						location.hash = hash;
					}, id);
					await settled(page);
					const there = await page.$eval(`#${id} h2`, (h2) => {
						const { left, top, bottom } = h2.getBoundingClientRect();
						const hit = document.elementFromPoint(left + 8, top + Math.min(16, (bottom - top) / 2));
						return [top >= 0 && bottom <= innerHeight, hit === h2 || h2.contains(hit)];
					});
					expect(there, `#${id}: its heading is in the window, and on top`).toEqual([true, true]);
				}
			});
	});

	it('what lies under the story is pinned by CSS alone: script off too, with what was found later from `later` on', async () => {
		const without = await open({ scripts: false });
		try {
			const plain = await without.newPage();
			for (const [, width, height] of FORMS) {
				await plain.setViewport({ width, height });
				await plain.goto(base, { waitUntil: 'load' });
				const { wrong, stops, endings } = await plain.evaluate(unpinned);
				expect(wrong, `${width}×${height}`).toEqual([]);
				expect(stops).toBeGreaterThan(400);
				expect(endings, 'where the second one is in sight').toBeGreaterThan(20);
			}
		} finally {
			await without.close();
		}
	});

	describe('where the reader is', () => {
		it('starts in the hero: the first step at 0, and no hash', async () => {
			await visit();
			const is = await right();
			expect([is.active, Number(is.progress), is.hash, Number(is.later)]).toEqual(['report', 0, '', 0]);
			// The map shows the opening's state, which the first card outside a sheet calls for.
			expect(is.beats[0]).toBe('0');
			expect(await page.$eval('[data-beat-at]', (c) => c.closest('.opening') && c.getAttribute('data-beat-at'))).toBe(
				'0',
			);
			const ids = await page.$$eval('section[data-step]', (all) => all.map((e) => [e.id, e.getAttribute('data-step')]));
			expect(ids).toEqual(STEPS.map((id) => [id, id]));
		});

		it('follows a slow scroll through every step, and names it once settled', async () => {
			await visit();
			const tops = await page.evaluate(() =>
				[...document.querySelectorAll('section[data-step]')].map((e) => e.getBoundingClientRect().top + scrollY),
			);
			const seen: (string | undefined)[] = [];
			const step = 450 * share;
			const stops = Array.from({ length: Math.ceil((tops.at(-1)! + 200) / step) + 1 }, (_, i) => i * step);
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
			const count = 20 / share;
			const offsets = Array.from({ length: count }, (_, i) => Math.round((height * (i + 0.5)) / count));
			const scenes = async (stops: (number | number[])[]) =>
				(await along(page, stops, stand)).map(({ is: { hash: _, ...is } }) => is);
			const down = await scenes(offsets);
			expect((await scenes(offsets.toReversed())).reverse()).toEqual(down);
			const some = [6, 2, 9, 4];
			expect(await scenes(some.map((i) => [0, offsets[i]!]))).toEqual(some.map((i) => down[i]));
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
		it.each(FORMS)('what script adds to the page has its room before it comes, on %s', async (_, width, height) => {
			await page.setViewport({ width, height });
			await visit();
			const [added, moved] = await page.evaluate(() => {
				const tops = () => [...document.querySelectorAll('.card')].map((e) => e.getBoundingClientRect().top + scrollY);
				const parts = [...document.querySelectorAll('[data-beat-at] > :not(p, h2)')];
				const before = tops();
				for (const part of parts) part.remove();
				return [parts.length, tops().filter((top, i) => Math.abs(top - (before[i] as number)) > 0.5).length];
			});
			expect(added).toBeGreaterThan(0);
			expect(moved, 'cards that moved').toBe(0);
		});
		// Shifts are counted by Chromium alone.
		describe.runIf(can.shifts)('moves nothing by itself', () => {
			beforeEach(async () => {
				await page.evaluateOnNewDocument(countShifts);
			});
			it('while it is scrolled to its end', async () => {
				await toTheEnd();
				expect(await page.evaluate(() => (window as unknown as Shifting).shifts)).toEqual([]);
			});
			it.each(FORMS)('when its faces come late, on %s', async (_, width, height) => {
				await page.setViewport({ width, height });
				await page.setCacheEnabled(false);
				await page.setRequestInterception(true);
				const held: HTTPRequest[] = [];
				page.on('request', (r) => (r.resourceType() === 'font' ? held.push(r) : r.continue()));
				await page.goto(base, { waitUntil: 'domcontentloaded' });
				await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
				await page.waitForFunction(() => document.documentElement.dataset.activeStep);
				expect(held.length).toBeGreaterThan(0);
				for (const request of held) await request.continue();
				await page.waitForFunction(() => document.readyState === 'complete' && document.fonts.status === 'loaded');
				await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100))));
				expect(await page.evaluate(() => (window as unknown as Shifting).shifts)).toEqual([]);
			});
		});
	});
});
