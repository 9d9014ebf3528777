import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { ENGINES, type How, settled } from '../browsers';
import { graphic, legs, ports } from '../facts';
import { serve } from '../serve';

const base = inject('base');
const dist = inject('dist');

/** What the chart can be asked, in the order in which it is told: lines of the last state, ports, what could not be placed. */
const labels = graphic('route-map').labels;
const lines = legs.filter((l) => l.states.some((s) => s.state === 'later'));
const [first, second] = lines.map((l) => l.label) as [string, string];
const portName = (id: string) => ports.find((p) => p.id === id)?.name;
const after = (id: string) => ports[ports.findIndex((p) => p.id === id) + 1]?.name;
const lineName = (id: string) => legs.find((l) => l.id === id)?.label;

/** In a frame it stands on the map, in the story in the last card. */
const BUTTON = ':is(.explore, .explore-way) > button';
const LIST = '.explore [role=listbox]';
const PANEL = '.explore-panel';

/** Runs in the page: what a reader has before them. */
const standing = () => {
	const panel = document.querySelector<HTMLElement>('.explore-panel') as HTMLElement;
	const focus = document.activeElement as HTMLElement;
	return {
		open: panel.checkVisibility(),
		name: panel.querySelector('.explore-name')?.textContent ?? '',
		focus: focus.closest('.explore-panel') === focus ? 'panel' : (focus.role ?? focus.localName),
		called: focus.ariaLabel ?? focus.textContent,
		stops: document.querySelectorAll('.explore [role=option][tabindex="0"]').length,
		selected: document.querySelectorAll('.explore [aria-selected=true]').length,
		chosen: [...document.querySelectorAll('[data-chosen]')].map(
			(e) => e.getAttribute('data-leg') ?? e.getAttribute('data-port'),
		),
		height: document.documentElement.scrollHeight,
	};
};
/**
 * Runs in the page: what of the chosen mark the panel or a card lies on, whether any of them is out of the window, and
 * whether the panel itself can be pressed.
 */
const covered = () => {
	const panel = (document.querySelector('.explore-panel') as Element).getBoundingClientRect();
	const cards = [...document.querySelectorAll('.card')]
		.filter((c) => c.checkVisibility({ visibilityProperty: true }))
		.map((c) => c.getBoundingClientRect());
	const on = (x: number, y: number) =>
		[panel, ...cards].some((b) => x > b.left && x < b.right && y > b.top && y < b.bottom);
	const wrong: string[] = [];
	if (panel.height < 100) wrong.push(`a panel ${panel.height} px high`);
	if (panel.left < -1 || panel.right > document.documentElement.clientWidth + 1) wrong.push('out of the window');
	for (const button of document.querySelectorAll('.explore-panel button')) {
		const { left, top, width, height } = button.getBoundingClientRect();
		const hit = document.elementFromPoint(left + width / 2, top + height / 2);
		if (hit !== button) wrong.push(`${button.textContent} is covered by ${hit?.className}`);
	}
	const mark = [...document.querySelectorAll('[data-chosen]')].find((e) => e.checkVisibility());
	const option = document.querySelector('[aria-selected=true]:not([data-whole])');
	const ring = option?.getBoundingClientRect();
	if (ring) {
		const [x, y] = [ring.left + ring.width / 2, ring.top + ring.height / 2];
		if (on(x, y)) wrong.push('its ring is covered');
		const hit = document.elementFromPoint(x, y);
		if (hit?.closest('.base, figure') !== option?.closest('.base, figure'))
			wrong.push(`over its ring lies ${hit?.className}`);
	}
	const line = mark?.querySelector<SVGPathElement>('path.line');
	const matrix = line?.getScreenCTM();
	if (line && matrix)
		for (let i = 0; i <= 60; i++) {
			const { x, y } = line.getPointAtLength((line.getTotalLength() * i) / 60).matrixTransform(matrix);
			if (on(x, y)) wrong.push(`covered at ${i}`);
			if (x < 0 || y < 0 || x > innerWidth || y > Math.max(innerHeight, panel.bottom))
				wrong.push(`out of the window at ${i}`);
		}
	return wrong;
};
/** Runs in the page: all that is asked at each mark, in one question. */
const told = new Function(`
	const panel = document.querySelector('.explore-panel');
	return {
		...(${standing})(),
		wrong: (${covered})(),
		text: panel.textContent,
		links: [...panel.querySelectorAll('a')].map((a) => a.href),
	};
`) as () => ReturnType<typeof standing> & { wrong: string[]; text: string; links: string[] };
/** Runs in the page: the drawing, to the letter. */
const drawn = () => [...document.querySelectorAll('#chart-route-map svg')].map((s) => s.outerHTML).join();

describe.each(ENGINES)('the map explored in %s', (name, openEngine, can) => {
	let browser: Browser;
	let page: Page;
	/** One page for most cases: each goes to its place anew, or finds it as the case before has to leave it. */
	let usual: Page;
	beforeAll(async () => {
		browser = await openEngine();
		usual = await browser.newPage();
	});
	afterAll(() => browser?.close());
	let own: Browser | Page | undefined;
	beforeEach(() => {
		page = usual;
	});
	afterEach(async () => {
		await own?.close();
		own = undefined;
	});
	/** The case goes on in a page of its own, whatever it does to it. */
	async function apart() {
		own = page = await browser.newPage();
	}
	/** The case goes on in a browser that was started so. */
	async function started(how: How) {
		own = await openEngine(how);
		page = await own.newPage();
	}

	const offered = () =>
		page.waitForFunction(
			(s) => document.querySelector(s)?.checkVisibility({ visibilityProperty: true }),
			{ timeout: 20_000 },
			BUTTON,
		);
	async function story(width: number, height: number, at = base) {
		await page.setViewport({ width, height });
		await page.goto(at, { waitUntil: 'load' });
		await page.waitForFunction(() => document.documentElement.dataset.activeStep);
		await toTheEnd();
		await offered();
	}
	/** To where the last card of `later` has come up: its foot, where the way in stands, is in the window. */
	async function toTheEnd() {
		await page.evaluate(async () => {
			const low = () => (document.querySelector('#later .plate-foot') as Element).getBoundingClientRect().bottom;
			// What is fetched near the end, the way in, makes that card longer.
			for (let frames = 0; frames < 60; frames++) {
				scrollTo({ top: scrollY + low() - innerHeight + 40, behavior: 'instant' });
				if (document.querySelector('.explore-way > button')?.checkVisibility({ visibilityProperty: true })) return;
				await new Promise((done) => setTimeout(done, 50));
			}
		});
		await settled(page);
	}
	async function embed(width: number, query = '') {
		await page.setViewport({ width, height: 900 });
		await page.goto(`${base}embed/route-map/${query}`, { waitUntil: 'load' });
		await settled(page);
		await offered();
	}
	const state = () => page.evaluate(standing);
	const press = async (...keys: Parameters<Page['keyboard']['press']>[0][]) => {
		for (const key of keys) await page.keyboard.press(key);
	};

	const PLACES: [string, () => Promise<void>][] = [
		['the story on a desktop', () => story(1440, 900)],
		['the story on a small desktop', () => story(1024, 768)],
		['the story on a phone', () => story(390, 844)],
		['the story on a small phone', () => story(320, 640)],
		['the story on a phone on its side', () => story(844, 390)],
		['the story on a tablet', () => story(820, 1180)],
		['a frame of 280 px', () => embed(280)],
		['a frame of 640 px', () => embed(640)],
		['a frame of 1200 px', () => embed(1200)],
	];
	/** A wide layout, a narrow one and the smallest frame for the engines after the first: Chromium looks at all. */
	const FEW = ['the story on a desktop', 'the story on a phone', 'a frame of 280 px'];
	describe.each(PLACES.filter(([place]) => name === 'Chromium' || FEW.includes(place)))('%s', (_, visit) => {
		/** Whether the last case was right and left the map closed, as it found it. */
		let closed = false;
		beforeEach(async () => {
			if (!closed) await visit();
			closed = false;
		});

		it('goes round by keyboard, one tab stop and arrows inside, and leaves all as it was', async () => {
			const [before, picture] = [await state(), await page.evaluate(drawn)];
			expect(before.open).toBe(false);
			await page.focus(BUTTON);
			await press('Enter');
			const opened = await state();
			expect(opened).toMatchObject({ open: true, name: first, focus: 'option', stops: 1, selected: 1 });
			expect(opened.called).toContain(' (solid): ');
			expect(new Set(opened.chosen)).toEqual(new Set([lines[0]?.id]));
			expect(opened.height).toBe(before.height);

			await press('ArrowRight');
			expect((await state()).name).toBe(second);
			await press('ArrowUp', 'ArrowLeft');
			expect(await state()).toMatchObject({ name: labels['taean-from'], chosen: [], stops: 1 });
			await press('Home');
			expect((await state()).name).toBe(first);
			await press('End', 'ArrowDown');
			expect((await state()).name).toBe(first);

			await press(' ');
			expect((await state()).focus).toBe('panel');
			await press('Tab');
			expect(await state()).toMatchObject({ focus: 'button', called: labels['explore-previous'] });
			await press('Escape');
			expect(await state()).toMatchObject({ focus: 'option', open: true });
			await press('Escape');
			expect(await state()).toMatchObject({
				open: false,
				focus: 'button',
				called: labels['explore-explore'],
				selected: 0,
			});
			expect(await page.evaluate(drawn)).toBe(picture);
			expect((await state()).height).toBe(before.height);
			closed = true;
		});
		it('lays no dot of a port that the drawing leaves out on a name', async () => {
			await page.focus(BUTTON);
			await press('Enter');
			const met = await page.evaluate(() => {
				const names = [...document.querySelectorAll('svg text')]
					.filter((e) => e.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
					.map((e) => ({ text: e.textContent, box: e.getBoundingClientRect() }))
					.filter(({ box }) => box.width > 0);
				return [...document.querySelectorAll('.explore [data-added]:not([aria-selected=true])')]
					.filter((e) => getComputedStyle(e, '::before').display !== 'none')
					.flatMap((e) => {
						const { left, top, width, height } = e.getBoundingClientRect();
						const [x, y] = [left + width / 2, top + height / 2];
						return names
							.filter(({ box: b }) => x > b.left - 2 && x < b.right + 2 && y > b.top + 2 && y < b.bottom - 2)
							.map(({ text }) => `${e.ariaLabel?.slice(0, 20)} on ${text}`);
					});
			});
			expect(met).toEqual([]);
			await press('Escape');
			closed = true;
		});

		it('says of each port and line what is known, and covers none of it', async () => {
			const { height } = await state();
			await page.click(BUTTON);
			const count = await page.$$eval(`${LIST} > *`, (all) => all.length);
			for (let i = 0; i < count; i++) {
				const now = await page.evaluate(told);
				expect(now.height, now.name).toBe(height);
				expect(now.wrong, now.name).toEqual([]);
				expect(now.text, now.name).toMatch(/denied on/i);
				expect(now.text, now.name).not.toMatch(/Russia denies/);
				expect(now.text).toContain(`${i + 1} of ${count}`);
				expect(now.links.length, now.name).toBeGreaterThan(1);
				for (const link of now.links) expect(link.startsWith(`${base}sources/#claim-`), link).toBe(true);
				await press('ArrowRight');
			}
			expect((await state()).name).toBe(first);
			await press('Escape');
			closed = !(await state()).open;
		});
		it('by mouse a mark opens, its neighbour follows, buttons turn on, and there is a way back', async () => {
			const centre = (port: string) =>
				page.evaluate((id) => {
					const mark = [...document.querySelectorAll(`#chart-route-map [data-port="${id}"]`)].find((e) =>
						e.checkVisibility(),
					) as Element;
					const { left, top, width, height } = mark.getBoundingClientRect();
					return [left + width / 2, top + height / 2] as const;
				}, port);
			// On a phone cards pass over the map: a mark is pressed while it lies free.
			await page.evaluate(async () => {
				const free = () => {
					const mark = [...document.querySelectorAll('#chart-route-map [data-port="pohang"]')].find((e) =>
						e.checkVisibility(),
					) as Element;
					const { left, top, width, height } = mark.getBoundingClientRect();
					return document.elementFromPoint(left + width / 2, top + height / 2)?.closest('.canvas');
				};
				// Behind the last card, which goes when it has been read, or before it.
				const from = scrollY;
				for (const way of [24, -24]) {
					for (let steps = 0; steps < 60 && !free(); steps++) {
						scrollBy({ top: way, behavior: 'instant' });
						for (let frames = 0; frames < 2; frames++) await new Promise((done) => requestAnimationFrame(done));
					}
					if (free()) return;
					scrollTo({ top: from, behavior: 'instant' });
				}
			});
			await offered();
			await page.mouse.click(...(await centre('pohang')));
			expect(await state()).toMatchObject({ open: true, name: portName('pohang') });
			await page.mouse.click(...(await centre('ulsan')));
			expect(await state()).toMatchObject({ open: true, name: portName('ulsan') });
			await page.click(`${PANEL} button:nth-of-type(2)`);
			expect(await state()).toMatchObject({ name: after('ulsan'), called: labels['explore-next'] });
			await page.click(`${PANEL} button:nth-of-type(3)`);
			expect(await state()).toMatchObject({
				open: false,
				focus: 'button',
				called: labels['explore-explore'],
				chosen: [],
			});
		});
	});

	it('a line opens where it is pressed', async () => {
		await embed(1000);
		const [x, y] = await page.evaluate(() => {
			const line = [...document.querySelectorAll<SVGPathElement>('[data-leg="kholmsk-incheon"] .line')].find((e) =>
				e.checkVisibility(),
			) as SVGPathElement;
			const at = line.getPointAtLength(line.getTotalLength() * 0.75);
			const point = at.matrixTransform(line.getScreenCTM() as DOMMatrix);
			return [point.x, point.y] as const;
		});
		await page.mouse.click(x, y + 6);
		expect((await state()).name).toBe(lineName('kholmsk-incheon'));
	});
	it.each([
		['a desktop', 1440, 900],
		['a phone', 390, 844],
	])(
		'what is on record is in full ink while it is explored, and Escape ends it also after a press, on %s',
		async (_, w, h) => {
			await story(w, h);
			const inks = () =>
				page.evaluate(() => {
					// An engine may write a mixed colour in parts of one: they are held against each other as they are painted.
					const canvas = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D;
					const painted = (colour: string) => {
						canvas.fillStyle = colour;
						canvas.fillRect(0, 0, 1, 1);
						return [...canvas.getImageData(0, 0, 1, 1).data].join();
					};
					const ink = painted(getComputedStyle(document.documentElement).color);
					return [...document.querySelectorAll('.base .line.record')]
						.filter((e) => e.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
						.map((e) => painted(getComputedStyle(e).stroke) === ink);
				});
			expect((await inks()).filter((full) => !full).length, 'pale at the end').toBeGreaterThan(2);
			await page.click(BUTTON);
			await settled(page);
			const seen = await inks();
			expect(seen.length).toBeGreaterThan(2);
			expect(seen).not.toContain(false);
			// A finger on the chart leaves the focus nowhere.
			await page.evaluate(() => (document.activeElement as HTMLElement).blur());
			await press('Escape');
			expect((await state()).open).toBe(false);
			expect(await inks(), 'pale again').toContain(false);
		},
	);

	it('ends where the reader scrolls back, and is offered again', async () => {
		await story(390, 844);
		await page.click(BUTTON);
		expect((await state()).open).toBe(true);
		const down = await page.evaluate(() => scrollY);
		await page.evaluate(() => scrollTo({ top: document.getElementById('later')!.offsetTop, behavior: 'instant' }));
		await page.waitForFunction((s) => !document.querySelector(s)?.checkVisibility(), {}, PANEL);
		expect(await page.$eval(BUTTON, (e) => e.checkVisibility({ visibilityProperty: true }))).toBe(false);
		expect(
			await page.$$eval('#later .card', (all) => all.every((c) => getComputedStyle(c).visibility === 'visible')),
		).toBe(true);
		await page.evaluate((top) => scrollTo({ top, behavior: 'instant' }), down);
		await offered();
	});
	it.each([
		[1440, 900],
		[390, 844],
		[320, 640],
		[844, 390],
		[820, 1180],
	])('its way in can be pressed where the story ends, at %i × %i', async (width, height) => {
		await story(width, height);
		const on = await page.$eval(BUTTON, (e) => {
			const { left, top, width, height } = e.getBoundingClientRect();
			return document.elementFromPoint(left + width / 2, top + height / 2) === e;
		});
		expect(on).toBe(true);
		await page.click(BUTTON);
		expect(await state()).toMatchObject({ open: true, focus: 'option' });
		// The map is whole in the window, however far it had begun to leave it.
		const map = await page.$eval('#chart-route-map', (e) => e.getBoundingClientRect().toJSON());
		expect(Math.abs(map.top)).toBeLessThan(1);
		expect(map.bottom).toBeLessThanOrEqual(height + 1);
		await press('Escape');
		expect(await state()).toMatchObject({ open: false, focus: 'button', called: labels['explore-explore'] });
		const { top, bottom } = await page.$eval(BUTTON, (e) => e.getBoundingClientRect().toJSON());
		expect(top).toBeGreaterThanOrEqual(0);
		expect(bottom).toBeLessThanOrEqual(height);
	});
	it('in the story Tab leads from the words to the marks, their panel, and back to the words', async () => {
		await story(1440, 900);
		await page.evaluate(() => [...document.querySelectorAll<HTMLElement>('#later [data-beat-at] a')].at(-1)?.focus());
		await press('Tab');
		expect(await state()).toMatchObject({ focus: 'button', called: labels['explore-explore'] });
		await press('Enter', 'Tab');
		expect(await state()).toMatchObject({ open: true, focus: 'panel' });
		const stops = await page.$$eval(`${PANEL} :is(a, button)`, (all) => all.length);
		for (let i = 0; i < stops; i++) await press('Tab');
		expect(await state()).toMatchObject({ open: true, focus: 'a' });
		await press('Tab');
		expect(await state()).toMatchObject({ open: false, focus: 'button', called: labels['explore-explore'] });
		await press('Tab');
		expect(await page.evaluate(() => document.activeElement?.matches('#later summary'))).toBe(true);
	});
	it('ends where the focus goes on', async () => {
		await embed(320);
		await page.click(BUTTON);
		await page.evaluate(() => document.querySelector<HTMLElement>('.plate-foot a')?.focus());
		expect(await state()).toMatchObject({ open: false, focus: 'a' });
	});
	// A finger, and a screen that is one's size, are Chromium's to give.
	describe.runIf(can.touch)('by touch', () => {
		it.each([
			['story', 390],
			['embed', 320],
		] as const)('in the %s', async (place, width) => {
			await apart();
			await page.setViewport({ width, height: 844, hasTouch: true, isMobile: true });
			await page.goto(place === 'story' ? `${base}#later` : `${base}embed/route-map/`, { waitUntil: 'load' });
			if (place === 'story') {
				await page.waitForFunction(() => document.documentElement.dataset.activeStep);
				await toTheEnd();
			}
			await offered();
			await page.tap(BUTTON);
			expect((await state()).open).toBe(true);
			for (const e of await page.$$(`${PANEL} button`)) {
				const box = await e.boundingBox();
				expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
			}
			await page.tap('#chart-route-map .narrow [data-port="nakhodka"]');
			expect((await state()).name).toBe('Nakhodka');
			await page.tap(`${PANEL} button:last-of-type`);
			expect((await state()).open).toBe(false);
		});
	});
	// Its rules read what a document says and how it is computed to look, one in all engines; and they take long.
	it.runIf(name === 'Chromium').each(['light', 'dark'] as const)(
		'axe finds nothing in an open panel (%s)',
		async (scheme) => {
			await started({ scheme });
			const code = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
			for (const visit of [() => story(1440, 900), () => story(390, 844), () => embed(320, '?theme=auto')]) {
				await visit();
				await page.click(BUTTON);
				await press('ArrowRight');
				// The page's policy lets in no script by address or text, but this one comes from outside of it.
				await page.evaluate(code);
				const found = await page.evaluate(async () => {
					const { axe } = window as unknown as {
						axe: { run: (o: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
					};
					const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
					const { violations } = await axe.run({ runOnly: tags });
					return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 120)).join(' ')}`);
				});
				expect(found).toEqual([]);
			}
		},
	);
	// Asked for by the DevTools protocol alone.
	it.runIf(can.devtools)('in forced colours the chosen mark has its ring and its heavier line', async () => {
		await apart();
		const client = await page.createCDPSession();
		await client.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] });
		await embed(640);
		await page.click(BUTTON);
		const ring = await page.$eval('[aria-selected=true]', (e) => getComputedStyle(e).borderTopWidth);
		const line = await page.evaluate(() => {
			const mark = [...document.querySelectorAll('[data-chosen] .line')].find((e) => e.checkVisibility());
			return mark && getComputedStyle(mark).strokeWidth;
		});
		expect([ring, line]).toEqual(['3px', '5px']);
	});
	it('without script nothing of it is there', async () => {
		await started({ scripts: false });
		for (const at of ['', 'embed/route-map/']) {
			await page.goto(base + at, { waitUntil: 'load' });
			expect(await page.$('.explore')).toBeNull();
			expect(await page.$eval('body', (e) => (e as HTMLElement).innerText)).not.toContain('Explore the chart');
		}
	});
	it.each(['explore.js', 'data/explore.json'])(
		'where %s cannot be had, the map stands and the console says so',
		async (file) => {
			const said: string[] = [];
			// WebKitGTK's protocol tells nothing of the console.
			await apart();
			if (can.hear) page.on('console', (m) => m.type() === 'error' && said.push(m.text()));
			const refused: string[] = [];
			const server = await serve(dist, '/a/b/', (at) => !at.endsWith(file) || refused.push(at) < 0);
			await page.setViewport({ width: 1440, height: 900 });
			await page.goto(server.url, { waitUntil: 'load' });
			await page.evaluate(() => document.querySelector('#ending')?.scrollIntoView({ behavior: 'instant' }));
			await expect.poll(() => refused.length, { timeout: 20_000 }).toBeGreaterThan(0);
			if (can.hear)
				await expect.poll(() => said.join(' '), { timeout: 20_000 }).toContain('the map cannot be explored');
			await settled(page);
			expect(await page.$(BUTTON)).toBeNull();
			expect(await page.$eval('#chart-route-map svg.wide', (e) => e.checkVisibility())).toBe(true);
			await server.close();
		},
	);
});
