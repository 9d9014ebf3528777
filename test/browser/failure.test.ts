import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Browser, HTTPRequest, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { STATES } from '../../src/charts/route-map/states';
import { STEPS } from '../../src/data/schema';
import { LAST_SHOWN, SCORE } from '../../src/story/score';
import { launch, scrollTo, settled } from '../browsers';
import { inEdition, isEmbed } from '../builds';

const base = inject('base');
const dist = inject('dist');
const built = (file: string) => readFileSync(path.join(dist, file), 'utf8');
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
const isPage = (r: HTTPRequest) => r.resourceType() === 'document';
const isScript = (r: HTTPRequest) => r.resourceType() === 'script';
const isFont = (r: HTTPRequest) => r.resourceType() === 'font';
const script =
	(body: string): Answer =>
	(r) =>
		r.respond({ status: 200, contentType: 'text/javascript', body });

const html =
	(body: string): Answer =>
	(r) =>
		r.respond({ status: 200, contentType: 'text/html; charset=utf-8', body });
/** What the console is told, and what nothing caught: from now on. */
const listening = () => {
	const said: string[] = [];
	page.on('console', (m) => m.type() === 'error' && said.push(m.text()));
	page.on('pageerror', (e) => said.push(String(e)));
	return said;
};
const until = (said: string[], what: RegExp) => expect.poll(() => said.join('\n'), { timeout: 20_000 }).toMatch(what);

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
		// What the reader has passed may have faded, as it left over the chart.
		const passed = (e: Element) => e.getBoundingClientRect().bottom <= innerHeight / 2;
		return {
			headings: [...document.querySelectorAll('section[data-step] h2')].filter((h) => visible(h) || passed(h)).length,
			cards: [...document.querySelectorAll('.card')].filter((c) => !visible(c) && !passed(c)).length,
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
	expect(new Set(seen.graphics)).toEqual(new Set(LAST_SHOWN.keys()));
	expect(seen.labels).toBeGreaterThan(80);
	expect(seen.sideways).toBeLessThanOrEqual(0);
}
/** Words that the map has in its states, by the first and the last one in which they stand. */
const mapWords = () =>
	page.evaluate(() =>
		[...document.querySelectorAll('#chart-route-map .wide text')]
			.filter((t) => t.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
			.map((t) => ({
				says: t.textContent,
				from: Number(t.getAttribute('data-in') ?? 0),
				to: Number(t.getAttribute('data-out') ?? 99),
			})),
	);
/** The map stands in one state: nothing of it is to come, and nothing has gone. */
async function mapStandsAt(state: number) {
	const words = await mapWords();
	expect(words.length).toBeGreaterThan(20);
	expect(words.filter((w) => w.from > state || w.to <= state)).toEqual([]);
	expect(words.some((w) => w.from === state || state === 0)).toBe(true);
}
/** What the map shows before what came later is told. */
const REPORT_END = (STATES as readonly string[]).indexOf(
	Object.entries(SCORE)
		.flatMap(([section, scenes]) => (section === 'later' ? [] : scenes))
		.findLast((s) => s.chart === 'route-map')
		?.states.at(-1) as string,
);

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
			// A module is refused for its type, a plain script for what is in it.
			/MIME type|Unexpected token '<'/,
		],
	])('when the script %s, and the console says so', async (_, answer, says) => {
		const said = listening();
		await answering(isScript, answer);
		await page.goto(base, { waitUntil: 'load' });
		await stands();
		// Nobody moves it: it stands as at the report's end, and of what came later nothing is told before its time.
		await mapStandsAt(REPORT_END);
		expect(await page.$eval('.choices', (e) => e.checkVisibility({ visibilityProperty: true }))).toBe(false);
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
		await page.waitForFunction(() => document.documentElement.dataset.activeStep === 'report');
	});
	it('when fonts are late: words are there at once, in another face', async () => {
		const late: HTTPRequest[] = [];
		await answering(isFont, async (r) => void late.push(r));
		await page.goto(base, { waitUntil: 'domcontentloaded' });
		await stands(1);
		await page.waitForFunction(() => [...document.fonts].some((f) => f.status === 'loading'));
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

/** Runs in the page: the words of a figure's drawing and heading that can be seen. */
const wordsIn = (figure: Element) => {
	const shown = (e: Element): boolean => {
		for (let at: Element | null = e; at && at !== figure; at = at.parentElement)
			if (Number(getComputedStyle(at).opacity) < 0.5) return false;
		return e.checkVisibility({ visibilityProperty: true });
	};
	return [...figure.querySelectorAll('.plate-no, h3, .canvas text, .canvas p')].filter(shown).map((e) => e.textContent);
};
/** The words of a figure as they stand where no script runs. */
async function wordsAsBuilt(id: string) {
	const known = asBuilt.get(id);
	if (known) return known;
	const still = await browser.newPage();
	await still.setViewport({ width: 1440, height: 900 });
	await still.setJavaScriptEnabled(false);
	await still.goto(base, { waitUntil: 'load' });
	const words = await still.$eval(id, wordsIn);
	await still.close();
	asBuilt.set(id, words);
	return words;
}
const asBuilt = new Map<string, (string | null)[]>();
/** Goes down the page from a height, and notes what each figure's `--at` has been. */
async function passing(from = 0) {
	// A graphic moves for a good 180 px between the shortest two of its cards.
	const seen = await page.evaluate(async (start) => {
		const figures = [...document.querySelectorAll<HTMLElement>('figure[data-chart]')];
		const ats = new Map(figures.map((f) => [f.id, new Set<number>()]));
		for (let top = start; top < document.documentElement.scrollHeight; top += 120) {
			window.scrollTo({ top, behavior: 'instant' });
			// The page writes in the frame after a scroll.
			for (let i = 0; i < 2; i++) await new Promise((done) => requestAnimationFrame(done));
			for (const f of figures) ats.get(f.id)?.add(Number(f.style.getPropertyValue('--at')));
		}
		return [...ats].map(([id, at]) => [id, [...at]] as const);
	}, from);
	return new Map(seen.map(([id, at]) => [id, new Set(at)]));
}
/** Each figure with more than one state has moved, but for those named. */
function expectMoved(seen: Map<string, Set<number>>, ...still: string[]) {
	const moved = [...seen].filter(([, at]) => [...at].some((n) => n % 1)).map(([id]) => id);
	const single = [...seen].filter(([id]) => new RegExp(`id="${id}"[^>]*data-beat="0"`).test(built('index.html')));
	expect(new Set([...moved, ...still, ...single.map(([id]) => id)])).toEqual(new Set(seen.keys()));
	for (const id of still) expect(moved).not.toContain(id);
}

describe('one graphic’s code throws', () => {
	it.each<[string, string, RegExp, string, number]>([
		['chart-export-destinations', 'data-words', /data-words="[^"]*"/g, 'data-words="broken"', 3],
		[
			'chart-export-destinations',
			'its slider',
			/(<p><label for="guess">.*?)<output for="guess"[^>]*><\/output>/g,
			'$1',
			3,
		],
	])(
		'when %s is set up and %s is broken: it stands as it was built, the others move',
		async (id, _, what, broken, last) => {
			const whole = built('index.html');
			const changed = whole.replaceAll(what, broken);
			expect(changed).not.toBe(whole);
			const said = listening();
			await answering(isPage, html(changed));
			await page.goto(base, { waitUntil: 'load' });
			await page.waitForFunction(() => document.documentElement.dataset.activeStep);
			await until(said, new RegExp(`${id}: its motion failed`));
			const seen = await passing();
			expect([...(seen.get(id) as Set<number>)]).toEqual([last]);
			expectMoved(seen, id);
			expect(await page.$eval(`#${id}`, wordsIn)).toEqual(await wordsAsBuilt(`#${id}`));
			expect(await page.evaluate(() => document.documentElement.dataset.activeStep)).toBe('japan-south-korea');
			// What starts after it has started.
			await page.$eval('.card [data-claim]', (a) => (a as HTMLElement).click());
			await page.waitForSelector('.receipt:popover-open');
			expect(said.filter((s) => !s.includes('its motion failed'))).toEqual([]);
			await stands(1);
		},
	);
	it('when chart-export-destinations moves: it goes to its end and stays there, the others move', async () => {
		const id = 'chart-export-destinations';
		const said = listening();
		await page.goto(base, { waitUntil: 'load' });
		await page.waitForFunction(() => document.documentElement.dataset.activeStep);
		await page.$eval(`#${id} #guess`, (slider) =>
			Object.defineProperty(slider, 'inert', {
				configurable: true,
				get: () => undefined,
				set() {
					delete (slider as unknown as Record<string, unknown>).inert;
					throw new Error('broken on purpose');
				},
			}),
		);
		const top = await page.$eval(`#${id}`, (e) => e.getBoundingClientRect().top + scrollY);
		await passing(top - 600);
		await until(said, new RegExp(`${id}: its motion failed`));
		expect(said).toHaveLength(1);
		const seen = await passing();
		expect([...(seen.get(id) as Set<number>)]).toEqual([3]);
		expectMoved(seen, id);
		expect(await page.$eval(`#${id}`, wordsIn)).toEqual(await wordsAsBuilt(`#${id}`));
		await stands(1);
	});
	it('when a mark of the map cannot be moved: it goes to its end and stays there, the others move', async () => {
		const id = 'chart-route-map';
		const said = listening();
		await page.goto(base, { waitUntil: 'load' });
		await page.waitForFunction(() => document.documentElement.dataset.activeStep);
		// A mark that comes by opacity: the first time that it is told where it stands, it throws.
		await page.$eval(`#${id} .wide text[data-in="3"]:not([data-move])`, (mark) =>
			Object.defineProperty((mark as SVGTextElement).style, 'opacity', {
				configurable: true,
				set(value: string) {
					delete (this as unknown as Record<string, unknown>).opacity;
					this.setProperty('opacity', value);
					throw new Error('broken on purpose');
				},
			}),
		);
		const seen = await passing();
		await until(said, new RegExp(`${id}: its motion failed`));
		expect(said).toHaveLength(1);
		const last = STATES.length - 1;
		await scrollTo(page, 0);
		expect(await page.$eval(`#${id}`, (f) => Number((f as HTMLElement).style.getPropertyValue('--at')))).toBe(last);
		await mapStandsAt(last);
		expect((seen.get(id) as Set<number>).has(last)).toBe(true);
		const again = await passing();
		expect([...(again.get(id) as Set<number>)]).toEqual([last]);
		expectMoved(again, id);
		await stands(1);
	});
	it('when the script is late, the map begins with its first state, and the report’s end is never shown', async () => {
		const held: HTTPRequest[] = [];
		await answering(isScript, async (r) => void held.push(r));
		page.goto(base).catch(() => {});
		await expect.poll(() => held.length, { timeout: 20_000 }).toBeGreaterThan(0);
		await page.waitForFunction(() => document.querySelector('footer'));
		await mapStandsAt(0);
		for (const r of held) await r.continue();
		await page.waitForFunction(() => document.documentElement.dataset.activeStep);
		await settled(page);
		await mapStandsAt(0);
	});
});

describe('the map’s data or its code does not come', () => {
	const isFacts = (r: HTTPRequest) => r.url().endsWith('/data/explore.json');
	const isExploring = (r: HTTPRequest) => r.url().endsWith('/explore.js');
	const BUTTON = '.explore-way > button';
	const json =
		(body: string): Answer =>
		(r) =>
			r.respond({ status: 200, contentType: 'application/json', body });
	/** Goes to where the map would be offered. */
	async function near() {
		await page.goto(base, { waitUntil: 'load' });
		await page.waitForFunction(() => document.documentElement.dataset.activeStep);
		const top = await page.evaluate(() => {
			const foot = document.querySelector('#later .plate-foot') as Element;
			return scrollY + foot.getBoundingClientRect().bottom - innerHeight;
		});
		await scrollTo(page, top);
	}
	const mapStands = async () => {
		expect(await page.$(BUTTON)).toBeNull();
		await mapStandsAt(STATES.length - 1);
		await stands(1);
	};

	it.each<[string, (r: HTTPRequest) => boolean, Answer, RegExp]>([
		['facts are not there', isFacts, (r) => r.respond({ status: 404, body: '' }), /explore\.json: 404/],
		['facts cannot be reached', isFacts, (r) => r.abort('connectionrefused'), /fetch/],
		['facts are cut off', isFacts, json(built('data/explore.json').slice(0, 4000)), /JSON/],
		['facts are a page of the host', isFacts, html('<p>Log in</p>'), /JSON/],
		['facts are others', isFacts, json('{}'), /TypeError/],
		['facts lack their list', isFacts, json('{"facts":{"words":{}},"style":""}'), /TypeError/],
		['code is blocked', isExploring, (r) => r.abort('blockedbyclient'), /explore\.js/],
		['code fails to load', isExploring, (r) => r.respond({ status: 503, body: '' }), /explore\.js/],
		['code is cut off', isExploring, script(built('explore.js').slice(0, 3000)), /SyntaxError/],
		['code throws', isExploring, script('throw new Error("broken on purpose")'), /broken on purpose/],
		['code is a page of the host', isExploring, html('<p>Log in</p>'), /explore\.js/],
	])('its %s: it stands, and the console says so', async (_, which, answer, why) => {
		const said = listening();
		await answering(which, answer);
		await near();
		await until(said, /the map cannot be explored/);
		expect(said.find((s) => s.startsWith('the map cannot be explored'))).toMatch(why);
		await mapStands();
	});
	it('its facts are slow: it stands meanwhile, and can be explored once they are there', async () => {
		const held: HTTPRequest[] = [];
		await answering(isFacts, async (r) => void held.push(r));
		const said = listening();
		await near();
		await expect.poll(() => held.length).toBe(1);
		await mapStands();
		await (held[0] as HTTPRequest).continue();
		await page.waitForFunction(
			(s) => document.querySelector(s)?.checkVisibility({ visibilityProperty: true }),
			{},
			BUTTON,
		);
		expect(said).toEqual([]);
	});
	it('its facts never come: it gives up, and says so', async () => {
		// Ten seconds, in a hundredth of the time.
		await page.evaluateOnNewDocument(() => {
			const timeout = AbortSignal.timeout.bind(AbortSignal);
			AbortSignal.timeout = (ms) => timeout(ms / 100);
		});
		await answering(isFacts, async () => {});
		const said = listening();
		await near();
		await until(said, /the map cannot be explored TimeoutError/);
		await mapStands();
	});
	it.each([
		['cut off', /(<template id="facts">[\s\S]{500})[\s\S]*?(<\/template>)/, '$1$2'],
		['others', /(<template id="facts">)[\s\S]*?(<\/template>)/, '$1{}$2'],
		['not there', /<template id="facts">[\s\S]*?<\/template>/, ''],
	])('the facts in its frame are %s: it stands, and the console says so', async (_, what, broken) => {
		const whole = built('embed/route-map/index.html');
		const cut = whole.replace(what, broken);
		expect(cut).not.toBe(whole);
		const said = listening();
		await answering(isPage, html(cut));
		await page.goto(`${base}embed/route-map/`, { waitUntil: 'load' });
		await until(said, /the map cannot be explored/);
		expect(said).toHaveLength(1);
		expect(await page.$('.explore')).toBeNull();
		const drawn = await page.$$eval('svg.chart', (all) => all.map((s) => s.getBoundingClientRect().height));
		expect(drawn.filter((height) => height > 300)).toHaveLength(1);
	});
});

describe('a slow connection', () => {
	const story = built('index.html');
	/** The page in pieces, each ending where a section does: the first has the map, and the hero and the opening on it. */
	const pieces = story.split(/(?=<section id=|<footer)/);
	let reader: ServerResponse;
	let scripts: (() => void)[] = [];
	let server: ReturnType<typeof createServer>;
	let url: string;
	beforeAll(async () => {
		server = createServer((request, response) => {
			if (request.url === '/') {
				reader = response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
				reader.write(pieces[0]);
			} else if (request.url?.endsWith('.js'))
				scripts.push(() =>
					response.writeHead(200, { 'content-type': 'text/javascript' }).end(built(request.url as string)),
				);
			// Fonts, and whatever else is asked for, do not come.
		});
		await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
		url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
	});
	afterAll(() => {
		server.closeAllConnections();
		server.close();
	});
	beforeEach(() => {
		scripts = [];
	});
	/** What of the page that has come cannot be read or seen. */
	const outOfSight = () =>
		page.evaluate(() => {
			const faint = (e: Element) => {
				for (let at: Element | null = e; at; at = at.parentElement)
					if (Number(getComputedStyle(at).opacity) < 0.3) return true;
				return !e.checkVisibility({ visibilityProperty: true });
			};
			const name = (e: Element) => `${e.tagName} ${e.textContent?.slice(0, 40)}`;
			const text = [
				...document.querySelectorAll(
					'h1,h2,.standfirst,.card > p,.plate-foot > p:not([hidden]),summary:not(.choices *)',
				),
			];
			// A title that asks gives its place to its answer, until a script asks.
			const titles = [...document.querySelectorAll('h3')].filter(
				(h) => ![...h.querySelectorAll('span')].some((s) => s.checkVisibility()) && faint(h),
			);
			const drawings = [...document.querySelectorAll('figure')].filter((f) => {
				const svg = [...f.querySelectorAll('svg')].find((s) => s.checkVisibility());
				// The map begins with its first state, where a script is to come: what is told later is not there yet.
				const marks = [...(svg?.querySelectorAll('path,rect,line,circle,use,text') ?? [])].filter(
					(m) => !m.closest('.base [data-in]'),
				);
				return (
					marks.filter((m) => !m.closest('[data-out]')).every(faint) ||
					marks.some((m) => !m.closest('[data-out],symbol,defs') && faint(m))
				);
			});
			return [...[...text.filter(faint), ...titles].map(name), ...drawings.map((f) => f.id || f.className)];
		});

	it.each([
		['a phone', 390, 844],
		['a desktop', 1440, 900],
	])('what has come can be read before the rest is there, on %s', async (_, width, height) => {
		await page.setViewport({ width, height });
		// It ends with the page: not all that it asks for ever comes.
		page.goto(url).catch(() => {});
		await page.waitForSelector('.opening .card p');
		// It is painted, not only parsed.
		await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length);
		expect(await page.evaluate(() => document.readyState)).toBe('loading');
		expect(await outOfSight()).toEqual([]);
		for (const piece of pieces.slice(1)) {
			reader.write(piece);
			const id = /^<section id="([^"]*)"/.exec(piece)?.[1];
			if (!id) continue;
			// The last that a section has: of the story's, what is folded under its last graphic.
			const folded = piece.split('<details').length - 1;
			await page.waitForFunction(
				(s, n) => {
					const section = document.getElementById(s);
					const all = [...(section?.querySelectorAll('details') ?? [])];
					return section?.querySelector('.ending-more') || (n && all.length === n && all.at(-1)?.querySelector('p'));
				},
				{},
				id,
				folded,
			);
			expect(await outOfSight(), id).toEqual([]);
			expect(await page.$eval('html', (h) => h.dataset.activeStep)).toBeUndefined();
		}
		reader.end();
		await page.waitForFunction(() => document.readyState === 'interactive');
		await stands(1);
		// A reader has begun; the script comes, and moves nothing under them.
		const at = await page.$eval('#china', (e) => Math.round(e.getBoundingClientRect().top + scrollY));
		await page.evaluate((top) => window.scrollTo({ top: top + 500, behavior: 'instant' }), at);
		await page.evaluate(() => {
			const w = window as unknown as { shifts: number };
			w.shifts = 0;
			new PerformanceObserver((list) => {
				for (const entry of list.getEntries()) w.shifts += (entry as unknown as { value: number }).value;
			}).observe({ type: 'layout-shift' });
		});
		await expect.poll(() => scripts.length).toBeGreaterThan(0);
		for (const send of scripts) send();
		await page.waitForFunction(() => document.documentElement.dataset.activeStep);
		await settledWithoutFonts();
		expect(await page.evaluate(() => document.documentElement.dataset.activeStep)).toBe('china');
		expect(await page.evaluate(() => scrollY)).toBe(at + 500);
		expect(await page.evaluate(() => (window as unknown as { shifts: number }).shifts)).toBe(0);
		await stands(1);
	});
	const settledWithoutFonts = () =>
		page.evaluate(async () => {
			for (let i = 0; i < 4; i++) await new Promise((done) => requestAnimationFrame(done));
		});
});

const pages = readdirSync(dist, { recursive: true, encoding: 'utf8' })
	.filter((f) => f.endsWith('.html') && !f.startsWith('v/'))
	.sort();
/** Runs in the page: words out of sight, and controls that nobody answers. */
function missing(): string[] {
	const wrong: string[] = [];
	const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	for (let node = walker.nextNode(); node; node = walker.nextNode()) {
		const e = node.parentElement as Element;
		if (!node.textContent?.trim() || e.closest('script,style,template,noscript,symbol,defs,option')) continue;
		// Words for those who listen, words under a summary, the other of two drawings, and controls of the script.
		if (
			e.closest(
				'.hidden,.skip,details:not([open]) > :not(summary),svg,.stage .plate-sub,.again,[data-out],[hidden],.choices,.filter,.pinned',
			)
		)
			continue;
		if (!e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || !e.getClientRects().length)
			wrong.push(`out of sight: ${node.textContent.trim().slice(0, 60)}`);
	}
	for (const svg of document.querySelectorAll('figure'))
		if (![...svg.querySelectorAll('svg.chart')].some((s) => s.getBoundingClientRect().height > 100))
			wrong.push(`no drawing: ${svg.id}`);
	for (const control of document.querySelectorAll('button,input,select,textarea,[role=button]'))
		if (control.checkVisibility({ visibilityProperty: true })) wrong.push(`dead: ${control.outerHTML.slice(0, 80)}`);
	return wrong;
}

describe('every page stands', () => {
	it.each(pages)('%s, without script', async (file) => {
		await page.setJavaScriptEnabled(false);
		await page.goto(base + file, { waitUntil: 'load' });
		expect(await page.evaluate(missing)).toEqual([]);
		// The shortest is a list of no notices, in a script that writes a word in two letters.
		expect(await page.evaluate(() => document.body.innerText.length)).toBeGreaterThan(120);
		if (isEmbed(file)) expect(await page.$$eval('figure', (all) => all.length)).toBe(1);
	});
	it.each(pages)('%s, where its scripts throw, and the console says so', async (file) => {
		const said = listening();
		// Whatever a script looks for first breaks it; what this test looks for later does not.
		await page.evaluateOnNewDocument(() => {
			const { querySelector, querySelectorAll } = Document.prototype;
			const broken = () => {
				throw new Error('broken on purpose');
			};
			Object.assign(Document.prototype, { querySelector: broken, querySelectorAll: broken });
			addEventListener('load', () => Object.assign(Document.prototype, { querySelector, querySelectorAll }));
		});
		await page.goto(base + file, { waitUntil: 'load' });
		await settled(page);
		expect(await page.evaluate(missing)).toEqual([]);
		// The frame's own script looks for nothing in the page, and that of notices for nothing where there is a server.
		if (!/^(embed|notices)\//.test(inEdition(file)) || /route-map/.test(file)) await until(said, /broken on purpose/);
	});
});
