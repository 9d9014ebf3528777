import { readdirSync } from 'node:fs';
import type { Browser, CDPSession, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { GRAPHICS, STEPS } from '../../src/data/schema';
import { ENGINES, launch, scrollTo, settled } from '../browsers';
import { onePage } from '../one-page';

const base = inject('base');
const pages = readdirSync(inject('dist'), { recursive: true, encoding: 'utf8' })
	.filter((f) => f.endsWith('.html') && !f.startsWith('v/'))
	.sort();
/** Graphics that draw what somebody said. */
const SPOKEN = ['sanctions-timeline', 'responses'];
const SIZES = [
	[390, 844],
	[1440, 900],
] as const;
let browser: Browser;
beforeAll(async () => {
	browser = await launch();
});
afterAll(() => browser.close());

async function open(file: string, width: number, height: number): Promise<Page> {
	const page = await browser.newPage();
	await page.setViewport({ width, height });
	await page.goto(base + file, { waitUntil: 'load' });
	await settled(page);
	return page;
}

describe('in forced colours', () => {
	/** Emulated: the reader's two colours are those of the scheme, which may change while a page is open. */
	const clients = new WeakMap<Page, CDPSession>();
	async function wear(page: Page, scheme: string) {
		const client = clients.get(page) ?? (await page.createCDPSession());
		clients.set(page, client);
		await client.send('Emulation.setEmulatedMedia', {
			features: [
				{ name: 'forced-colors', value: 'active' },
				{ name: 'prefers-color-scheme', value: scheme },
			],
		});
		await settled(page);
	}
	/** Where pictures are read: a page of its own, so that the one under test is left alone. */
	let blank: Page;
	beforeAll(async () => {
		blank = await browser.newPage();
	});
	afterAll(() => blank?.close());
	/** How a picture of what is on the screen shares out between the ground, its opposite, and shades near the ground. */
	async function shares(page: Page, box: { x: number; y: number; width: number; height: number }) {
		await page.bringToFront();
		// A clip is told from the page's top; the window stays as it is, or what is pinned in it would move.
		const clip = { ...box, y: box.y + (await page.evaluate(() => scrollY)) };
		const picture = await page.screenshot({ clip, encoding: 'base64', captureBeyondViewport: false });
		const result = await blank.evaluate(
			async (png, dark) => {
				const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
				const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext(
					'2d',
				) as OffscreenCanvasRenderingContext2D;
				context.drawImage(bitmap, 0, 0);
				const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
				const all = data.length / 4;
				let [ground, ink, shade, coloured] = [0, 0, 0, 0];
				for (let i = 0; i < data.length; i += 4) {
					const [r, g, b] = [data[i] as number, data[i + 1] as number, data[i + 2] as number];
					if (Math.max(r, g, b) - Math.min(r, g, b) > 40) coloured++;
					// 0 is the ground, 255 its opposite.
					const level = dark ? r : 255 - r;
					if (level < 8) ground++;
					else if (level > 240) ink++;
					else if (level > 24 && level < 90) shade++;
				}
				return { ground: ground / all, ink: ink / all, shade: shade / all, coloured: coloured / all };
			},
			picture,
			await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches),
		);
		return result;
	}
	/** What of a figure's drawing is in the window. */
	const drawn = (page: Page, id = '') =>
		page.evaluate((figure) => {
			const svg = [...document.querySelectorAll(`figure${figure && `#${figure}`} svg.chart`)].find((s) =>
				s.checkVisibility(),
			);
			const { left, top, right, bottom } = (svg as Element).getBoundingClientRect();
			const [x, y] = [Math.max(0, left), Math.max(0, top)];
			return { x, y, width: Math.min(right, innerWidth) - x, height: Math.min(bottom, innerHeight) - y };
		}, id);
	/** Runs in the page: of each kind of line its dashes (an arrowhead has none), and whatever text is of a third colour. */
	const forms = () => {
		const rgb = (color: string) => getComputedStyle(Object.assign(probe, { style: `color:${color}` })).color;
		const probe = document.body.appendChild(document.createElement('i'));
		const [text, ground] = [rgb('CanvasText'), rgb('Canvas')];
		const dashes = (selector: string) => [
			...new Set(
				[...document.querySelectorAll(selector)]
					.filter((e) => !e.matches('symbol *,.pt-head') && e.getClientRects().length)
					.map((e) => getComputedStyle(e).strokeDasharray),
			),
		];
		const odd = [...document.querySelectorAll('svg.chart text')]
			.filter((e) => e.getClientRects().length)
			.filter((e) => getComputedStyle(e).fill !== (e.classList.contains('on-ink') ? ground : text))
			.map((e) => `${e.textContent} ${getComputedStyle(e).fill}`);
		probe.remove();
		/** Of each line of this kind: its dashes, its width, and whether it ends in a tick: a turn of its last few units. */
		const ends = (selector: string) =>
			[...document.querySelectorAll<SVGPathElement>(selector)]
				.filter((e) => e.getClientRects().length)
				.map((e) => {
					const all = e.getTotalLength();
					const at = (n: number) => e.getPointAtLength(all - n);
					const way = (a: DOMPoint, b: DOMPoint) => Math.atan2(b.y - a.y, b.x - a.x);
					const turn = Math.abs(way(at(3), at(0)) - way(at(16), at(13))) / (Math.PI / 2);
					const { strokeDasharray: dashed, strokeWidth } = getComputedStyle(e);
					return { dashed, width: Number.parseFloat(strokeWidth), turn };
				});
		return {
			said: dashes('.line.said'),
			declared: dashes('.line.declared'),
			speech: ends('path.line.speech'),
			record: ends('path.line.record').map((e) => e.width),
			odd: odd.slice(0, 5),
		};
	};

	describe.each(GRAPHICS.flatMap((id) => [[id, 390] as const, [id, 900] as const]))('%s at %i px', (id, width) => {
		let page: Page;
		beforeAll(async () => {
			page = await open(`embed/${id}/`, width, 900);
		});
		afterAll(() => page?.close());
		it.each(['light', 'dark'])('is drawn in lines and shades, never as one block: %s', async (scheme) => {
			await wear(page, scheme);
			const { ground, ink, shade, coloured } = await shares(page, await drawn(page));
			expect(ink, 'drawn at all').toBeGreaterThan(0.01);
			expect(ink, 'not one block').toBeLessThan(0.5);
			expect(ground, 'on a ground').toBeGreaterThan(0.2);
			expect(coloured, 'in the reader’s colours').toBeLessThan(0.001);
			// Land by its shade, water as the ground.
			if (id === 'route-map') expect(shade).toBeGreaterThan(0.2);
			const { said, declared, speech, record, odd } = await page.evaluate(forms);
			expect(odd).toEqual([]);
			expect(said).not.toContain('none');
			expect(declared).not.toContain('none');
			for (const dash of declared) expect(said).not.toContain(dash);
			// Without its colour, speech is told by being thin, unbroken and closed by a tick.
			if (SPOKEN.includes(id)) expect(speech.length).toBeGreaterThan(0);
			for (const line of speech) {
				expect(line).toMatchObject({ dashed: 'none', turn: expect.closeTo(1, 1) });
				for (const width of record) expect(line.width).toBeLessThan(width);
			}
		});
	});
	it('the ledger tells speech from a report and from the record without a colour, and closes a quotation to its name', async () => {
		const page = await open('sources/', 900, 900);
		await wear(page, 'light');
		const look = await page.evaluate(() => {
			const rule = (id: string) => {
				const e = document.querySelector(`#standing-${id} .claim`) as Element;
				const [own, after] = [getComputedStyle(e), getComputedStyle(e, '::after')];
				const tick = after.content === 'none' ? 0 : Number.parseFloat(after.borderRightWidth);
				return [own.textDecorationStyle, Number.parseFloat(own.textDecorationThickness), tick > 0] as const;
			};
			const words = document.querySelector('.own-words') as Element;
			const { borderLeftStyle, borderBottomStyle, width } = getComputedStyle(words, '::before');
			return {
				rules: ['statement', 'denial', 'reported', 'document', 'unknown'].map(rule),
				foot: [borderLeftStyle, borderBottomStyle, Number.parseFloat(width)],
			};
		});
		const [statement, denial, reported, paper, unknown] = look.rules;
		expect(denial, 'charge and denial alike').toEqual(statement);
		expect(statement).toEqual(['solid', expect.any(Number), true]);
		expect(reported?.[0]).toBe('dashed');
		expect(paper).toEqual(['solid', expect.any(Number), false]);
		expect(paper?.[1]).toBeGreaterThan(statement?.[1] as number);
		expect(unknown?.[2]).toBe(false);
		expect(look.foot).toEqual(['solid', 'solid', 11]);
		await page.close();
	});
	describe.each(['light', 'dark'])('%s', (scheme) => {
		it.each(SIZES)('the story at %i × %i, from its hero to its end', async (width, height) => {
			const page = await open('', width, height);
			await wear(page, scheme);
			await page.waitForFunction(() => document.documentElement.dataset.activeStep);
			const cards = await page.$$eval('.scene', (scenes) =>
				scenes.map((s) => ({
					id: s.querySelector('figure')?.id ?? 'chart-route-map',
					top: ([...s.querySelectorAll('[data-beat-at]')].at(-1) as Element).getBoundingClientRect().top + scrollY,
				})),
			);
			for (const { id, top: card } of [{ id: 'chart-route-map', top: 0 }, ...cards]) {
				const top = Math.max(0, card - height * 0.7);
				await scrollTo(page, top);
				const box = await drawn(page, id);
				expect(box.height, `${id} at ${top}`).toBeGreaterThan(40);
				const { ground, ink, coloured } = await shares(page, box);
				expect(ink, `at ${top}`).toBeGreaterThan(0.005);
				expect(ink, `at ${top}`).toBeLessThan(0.5);
				expect(ground, `at ${top}`).toBeGreaterThan(0.15);
				// The links of a card that passes over it have the system's colour; a drawing has none.
				expect(coloured, `at ${top}`).toBeLessThan(0.03);
			}
			expect(await page.evaluate(forms)).toMatchObject({ odd: [] });
			await scrollTo(page, 0);
			const pressed = () => page.$eval('.choices button', (b) => getComputedStyle(b).backgroundColor);
			const before = await pressed();
			await page.click('.choices summary');
			await page.click('.choices button');
			expect(await pressed(), 'a choice that is made looks so').not.toBe(before);
			await page.close();
		});
	});
});

/** Runs in the page: a reader's own spacing, as WCAG 1.4.12 has it, and all of the page laid out, not only what is near. */
const space = () => {
	const sheet = new CSSStyleSheet();
	sheet.replaceSync(
		'*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}*{content-visibility:visible!important}',
	);
	document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
	Object.assign(window, { spacing: sheet });
};
/** Runs in the page: takes that away again. */
const unspace = () => {
	const { spacing } = window as unknown as { spacing?: CSSStyleSheet };
	document.adoptedStyleSheets = document.adoptedStyleSheets.filter((s) => s !== spacing);
};
/** Runs in the page: text that is cut by what it stands in, or stands over other text. */
function cutOrMet(): string[] {
	const wrong = new Set<string>();
	const lines: { node: Node; in: Element | null; box: DOMRect }[] = [];
	const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	for (let node = walker.nextNode(); node; node = walker.nextNode()) {
		const e = node.parentElement as Element;
		const text = (node.textContent ?? '').trim();
		if (!text || e.closest('script,style,template,svg,.hidden,.skip,option,details:not([open]) > :not(summary)'))
			continue;
		if (!e.checkVisibility({ visibilityProperty: true })) continue;
		const range = document.createRange();
		range.selectNodeContents(node);
		const box = range.getBoundingClientRect();
		if (box.top + scrollY < 0 || box.left < 0) wrong.add(`out of the page: ${text.slice(0, 40)}`);
		// The heads of a table whose rows are blocks are heard alone.
		const heads = e.closest('thead');
		if (heads && getComputedStyle(heads).clipPath === 'inset(50%)') continue;
		let scrolls = false;
		for (let at: Element | null = e; at && at !== document.body; at = at.parentElement) {
			const { overflowX, overflowY } = getComputedStyle(at);
			const frame = at.getBoundingClientRect();
			if (/auto|scroll/.test(overflowX + overflowY)) scrolls = true;
			if (
				!scrolls &&
				/hidden|clip/.test(overflowX + overflowY) &&
				(box.right > frame.right + 1 || box.bottom > frame.bottom + 1)
			)
				wrong.add(`cut: ${text.slice(0, 40)}`);
		}
		// What is pinned or fixed lies over what passes, by design; what can be scrolled is seen in part.
		if (scrolls || e.closest('.rail')) continue;
		for (const line of range.getClientRects())
			if (line.width > 1) lines.push({ node, in: e.closest('.stage, .base'), box: line });
	}
	lines.forEach((a, i) => {
		for (const b of lines.slice(i + 1)) {
			if (a.node === b.node || a.in !== b.in) continue;
			const x = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
			const y = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
			if (x > 2 && y > a.box.height * 0.4)
				wrong.add(`${a.node.textContent?.slice(0, 30)} over ${b.node.textContent?.slice(0, 30)}`);
		}
	});
	for (const stage of document.querySelectorAll('.stage')) {
		const name = stage.closest('figure')?.id;
		const svg = [...stage.querySelectorAll('svg')].find((s) => s.checkVisibility())?.getBoundingClientRect();
		if (!svg) continue;
		if (svg.top < (stage.querySelector('.plate-head') as Element).getBoundingClientRect().bottom - 1)
			wrong.add(`${name}: its title lies on its drawing`);
		if (svg.bottom > stage.getBoundingClientRect().bottom + 1) wrong.add(`${name}: out of its stage`);
		if (svg.height < 120) wrong.add(`${name}: ${svg.height} px high`);
	}
	for (const e of document.querySelectorAll<HTMLElement>('button:not(.hidden),.rail a,.title-block,.hero'))
		if (e.checkVisibility() && e.clientHeight && e.scrollHeight > e.clientHeight + 1)
			wrong.add(`${e.tagName} ${e.className}: ${e.scrollHeight} px in ${e.clientHeight}`);
	return [...wrong];
}

describe.each(pages)('%s with the text spacing of WCAG 1.4.12', (file) => {
	let page: Page;
	beforeAll(async () => {
		page = await open(file, 320, 568);
	});
	afterAll(() => page?.close());
	it.each([...SIZES, [320, 568] as const])(
		'at %i × %i: nothing is cut, nothing lies on other text, nothing scrolls sideways',
		async (width, height) => {
			await page.setViewport({ width, height });
			await page.evaluate(unspace);
			await settled(page);
			const widths = () =>
				page.$$eval('svg.chart text', (all) => all.map((t) => (t as SVGTextElement).getComputedTextLength()));
			const before = await widths();
			await page.evaluate(space);
			await settled(page);
			expect(await page.$eval('body', (b) => Number.parseFloat(getComputedStyle(b).letterSpacing))).toBeGreaterThan(
				1.5,
			);
			expect(await page.evaluate(cutOrMet)).toEqual([]);
			expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
			// Labels keep the measure that they were placed by (browser/labels has it that none meet).
			const after = await widths();
			expect(after).toHaveLength(before.length);
			// A drawing that its longer title leaves less room is smaller, and a browser rounds its letters otherwise.
			expect(Math.max(...after.map((w, i) => Math.abs(w - (before[i] as number))))).toBeLessThan(0.5);
		},
	);
});

type Said = { role: string; name: string; description: string; inside: string[] };
/** What assistive technology is given, in reading order, with the names of what it stands in. */
async function told(page: Page): Promise<Said[]> {
	const client = await page.createCDPSession();
	const { nodes } = await client.send('Accessibility.getFullAXTree');
	const byId = new Map(nodes.map((n) => [n.nodeId, n]));
	const list: Said[] = [];
	const walk = (id: string, inside: string[]) => {
		const node = byId.get(id);
		if (!node) return;
		const role = String(node.role?.value);
		const name = String(node.name?.value ?? '');
		if (!node.ignored && role !== 'InlineTextBox')
			list.push({ role, name, description: String(node.description?.value ?? ''), inside });
		// An image is one thing: by ARIA what is in it is not told.
		if (role === 'image') return;
		for (const child of node.childIds ?? []) walk(child, node.ignored ? inside : [...inside, `${role} ${name}`]);
	};
	walk((nodes[0] as (typeof nodes)[0]).nodeId, []);
	return list;
}

describe('what is read out', () => {
	it.each(SIZES)(
		'of the story at %i × %i: each graphic by a sentence and a description, once',
		async (width, height) => {
			const page = await open('', width, height);
			await page.waitForFunction(() => document.documentElement.dataset.activeStep);
			const all = await told(page);
			const figures = all.filter((n) => n.role === 'figure');
			const images = all.filter((n) => n.role === 'image');
			expect(figures).toHaveLength(await page.$$eval('figure[data-chart]', (f) => f.length));
			// One drawing to a figure, by the figure's own name: the other size is not there.
			expect(images.map((i) => i.name)).toEqual(figures.map((f) => f.name));
			for (const { name, description } of images) {
				expect(name, name).toMatch(/^[A-Z].{15,}[^,;:]$/);
				expect(description.length, name).toBeGreaterThan(60);
				// Before a guess the drawing is described by its subtitle, which has no full stop.
				if (!name.endsWith('?')) expect(description, name).toMatch(/^[A-Z][\s\S]*\.$/);
				expect(description).not.toBe(name);
			}
			expect(new Set(images.map((i) => i.description)).size).toBe(images.length);
			expect(new Set(images.map((i) => i.name)).size).toBe(images.length);
			// What a scene shows is said in it, once: by its graphic, or, since the map stands ahead of all, in words.
			const steps = await page.$$eval('.scene', (all) =>
				all.map((scene) => ({
					scene: scene.getAttribute('data-scene'),
					says: scene.querySelector('.cards > .plate-foot > .hidden')?.textContent ?? '',
					figures: scene.querySelectorAll('figure[data-chart]').length,
				})),
			);
			for (const { scene, says, figures } of steps)
				if (scene === 'route-map') {
					expect(figures, scene).toBe(0);
					expect(says, scene).toMatch(/^[A-Z][\s\S]{100,}\.$/);
					expect(all.filter((n) => n.role === 'StaticText' && n.name === says)).toHaveLength(1);
				} else expect(figures, scene ?? '').toBe(1);
			const maps = steps.filter((s) => s.scene === 'route-map').map((s) => s.says);
			expect(new Set(maps).size).toBe(maps.length);
			// A graphic to each step, after its heading.
			const headings = await page.$$eval('section[data-step]', (sections) =>
				sections.map((s) => {
					const follows = (e: Element | null) =>
						!!e && !!((s.querySelector('h2') as Element).compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING);
					return follows(s.querySelector('figure, .cards > .plate-foot > .hidden'));
				}),
			);
			expect(headings).toEqual(STEPS.map(() => true));
			// What is heard with an image is not heard once more as text: that would be twice.
			for (const image of images.filter((i) => !i.name.endsWith('?')))
				expect(
					all.filter((n) => n.role === 'StaticText' && n.name === image.description),
					image.name,
				).toEqual([]);
			await page.close();
		},
	);
	it('a guess is offered after what is asked, and before its answer', async () => {
		const page = await open('', 390, 844);
		await page.waitForFunction(() => document.documentElement.dataset.activeStep);
		const all = await told(page);
		const at = (role: string, words: RegExp) => all.findIndex((n) => n.role === role && words.test(n.name));
		const places = [
			at('StaticText', /How much did China buy\?/),
			at('button', /^Guess before you read on$/),
			at('button', /^Show the answer$/),
			at('StaticText', /^China took/),
		];
		expect(places).not.toContain(-1);
		expect(places).toEqual(places.toSorted((a, b) => a - b));
		await page.close();
	});
	it.each([
		[320, 568],
		[390, 844],
		[1440, 900],
	])('and lies over no word of the question while it has the focus, at %i × %i', async (width, height) => {
		const page = await open('', width, height);
		await page.waitForSelector('.card > button.hidden');
		await page.focus('.card > button.hidden');
		await settled(page);
		const [over, inside] = await page.$eval('.card > button.hidden', (button) => {
			const box = button.getBoundingClientRect();
			const words = [...(button.parentElement as Element).querySelectorAll('p')].flatMap((p) => {
				const range = document.createRange();
				range.selectNodeContents(p);
				return [...range.getClientRects()];
			});
			const meets = (r: DOMRect) =>
				r.left < box.right && r.right > box.left && r.top < box.bottom && r.bottom > box.top;
			return [words.filter(meets).length, box.width > 100 && box.left >= 0 && box.right <= innerWidth];
		});
		expect([over, inside]).toEqual([0, true]);
		await page.close();
	});
	it('no label of a drawing is read as a stray word, at rest or on the way', async () => {
		const page = await open('', 1440, 900);
		await page.waitForFunction(() => document.documentElement.dataset.activeStep);
		for (const part of [0, 0.2, 0.35, 0.6, 0.95]) {
			await scrollTo(page, part * (await page.evaluate(() => document.documentElement.scrollHeight)));
			const stray = (await told(page)).filter(
				(n) =>
					n.role === 'StaticText' &&
					/^(Sea of|East Sea|Yellow Sea|NORTH|KOREA|CHINA|1\d\d°|PD, no port named)$/.test(n.name),
			);
			expect(stray).toEqual([]);
			// Nothing of a drawing can be reached but through its one image; a copy of its border says nothing.
			expect(
				await page.$$eval('figure svg', (all) =>
					all
						.filter(
							(s) =>
								(s.getAttribute('role') !== 'img' && s.ariaHidden !== 'true') || s.querySelector('[tabindex],a,[role]'),
						)
						.map((s) => s.outerHTML.slice(0, 80)),
				),
			).toEqual([]);
		}
		await page.close();
	});
	it.each(GRAPHICS)('of the embed %s: its title, one image, its description, its table', async (id) => {
		const page = await open(`embed/${id}/`, 640, 900);
		const all = await told(page);
		const images = all.filter((n) => n.role === 'image');
		expect(images).toHaveLength(1);
		const [{ name, description }] = images as [Said];
		expect(all.filter((n) => n.role === 'heading').map((n) => n.name)).toEqual([name]);
		expect(description).toMatch(/^[A-Z][\s\S]{100,}\.$/);
		expect(all.filter((n) => n.role === 'StaticText' && n.name === description)).toHaveLength(1);
		expect(all.some((n) => n.role === 'DisclosureTriangle' && /^Table of chart \d$/.test(n.name))).toBe(true);
		// Firefox tells of letters in an image all the same, and Orca reads them one by one.
		const loose = await page.$$eval('svg[role=img] text', (texts) =>
			texts.filter((t) => !t.closest('[aria-hidden=true]')).map((t) => t.textContent),
		);
		expect(loose).toEqual([]);
		await page.close();
	});
});

/** A screen reader goes on from where the focus is: an address that leads to what takes none leaves it where it was. */
describe.each(ENGINES)('what is skipped to in %s', (_, open) => {
	let page: Page;
	onePage(open, (own) => {
		page = own;
	});

	it.each(['', 'sources/', 'embeds/'])('/%s: has the focus, and is in the window', async (file) => {
		await page.setViewport({ width: 390, height: 844 });
		const visit = async () => {
			await page.goto(base + file, { waitUntil: 'load' });
			await settled(page);
			return page.$$eval('body > a.skip', (all) =>
				all
					.map((a) => a.getAttribute('href') ?? '')
					.filter((href) => !document.querySelector(href)?.closest('[hidden]')),
			);
		};
		const links = await visit();
		expect(links.length).toBeGreaterThan(0);
		for (const [i, href] of links.entries()) {
			if (i) await visit();
			for (let n = 0; n <= i; n++) await page.keyboard.press('Tab');
			await page.keyboard.press('Enter');
			await page.waitForFunction(
				(to) => document.activeElement === document.querySelector(to),
				{ timeout: 5000 },
				href,
			);
			await settled(page);
			const [top, height] = await page.$eval(href, (e) => [e.getBoundingClientRect().top, innerHeight] as const);
			// With the ring round it.
			expect(top, href).toBeGreaterThan(5);
			expect(top, href).toBeLessThan(height - 100);
		}
	});
	it('/: the story begins with its title', async () => {
		await page.goto(base, { waitUntil: 'load' });
		await settled(page);
		await page.keyboard.press('Tab');
		await page.keyboard.press('Enter');
		await page.waitForFunction(() => document.activeElement?.localName === 'h1', { timeout: 5000 });
	});
});
