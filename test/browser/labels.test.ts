import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { ENGINES, launch, settled } from '../browsers';
import { otherEditions } from '../builds';
import { describeOtherEditions } from '../other-editions';

const base = inject('base');

/**
 * Runs in the page: card by card, for the map under all of them and for each sheet in sight, in the state that the card
 * calls for: labels that overlap each other, leave their drawing or the window, lie under a card that stands beside the
 * drawing, or are smaller than 12 px on screen; and cards at which the drawing is in another state than theirs.
 */
async function wrongLabels(): Promise<string[]> {
	const wrong = new Set<string>();
	// Not the bounding rectangle: Firefox counts a halo into it.
	const boxOf = (t: SVGGraphicsElement) => {
		const [m, b] = [t.getScreenCTM() as DOMMatrix, t.getBBox()];
		const corners = [b.x, b.x + b.width].flatMap((x) =>
			[b.y, b.y + b.height].map((y) => new DOMPoint(x, y).matrixTransform(m)),
		);
		const [xs, ys] = [corners.map((c) => c.x), corners.map((c) => c.y)];
		const [left, top] = [Math.min(...xs), Math.min(...ys)];
		return new DOMRect(left, top, Math.max(...xs) - left, Math.max(...ys) - top);
	};
	const meet = (a: DOMRect, b: DOMRect): [x: number, y: number] => [
		Math.min(a.right, b.right) - Math.max(a.left, b.left),
		Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top),
	];
	const look = (inSight: boolean) => {
		for (const figure of document.querySelectorAll<HTMLElement>('figure[data-chart]'))
			for (const svg of figure.querySelectorAll<SVGSVGElement>('svg.chart')) {
				const own = svg.getBoundingClientRect();
				if (!svg.checkVisibility({ opacityProperty: true }) || (inSight && (own.bottom < 0 || own.top > innerHeight)))
					continue;
				const holds = (svg.closest('.base, .stage') ?? svg).getBoundingClientRect();
				const frame = {
					left: Math.max(own.left, holds.left),
					right: Math.min(own.right, holds.right),
					top: Math.max(own.top, holds.top),
					bottom: Math.min(own.bottom, holds.bottom),
				};
				const scale = svg.getScreenCTM()?.a ?? 1;
				const labels = [...svg.querySelectorAll<SVGGraphicsElement>('text,[data-label]')]
					.filter(
						(t) =>
							t.textContent?.trim() &&
							t.getClientRects().length &&
							t.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
					)
					.map((t) => ({
						text: t.textContent,
						degree: t.matches('.degree'),
						px: Number.parseFloat(getComputedStyle(t).fontSize) * scale,
						box: boxOf(t),
					}))
					// Of a drawing that is larger than what holds it, what is wholly out is not seen.
					.filter(({ box }) => meet(box, holds).every((px) => px > 0));
				const where = `${figure.id} ${svg.classList} state ${figure.dataset.beat}:`;
				if (!labels.length) wrong.add(`${where} no label at all`);
				// Cards beside a drawing leave its labels free: where they pass over all of it, they are read in turn.
				const beside = [...document.querySelectorAll<HTMLElement>('.card')]
					.filter((c) => matchMedia('(min-aspect-ratio: 5/4)').matches && !c.closest('details'))
					.map((c) => c.getBoundingClientRect())
					.filter((c) => c.bottom > 0 && c.top < innerHeight);
				labels.forEach((a, i) => {
					if (a.px < 11.99) wrong.add(`${where} “${a.text}” is ${a.px.toFixed(1)} px`);
					const out = Math.max(
						frame.left - a.box.left,
						a.box.right - frame.right,
						frame.top - a.box.top,
						a.box.bottom - frame.bottom,
					);
					if (out > 1) wrong.add(`${where} “${a.text}” leaves its drawing by ${out.toFixed(0)} px`);
					if (a.box.left < -0.5 || a.box.right > document.documentElement.clientWidth + 0.5)
						wrong.add(`${where} “${a.text}” leaves the window`);
					for (const card of inSight && !a.degree ? beside : []) {
						const [x, y] = meet(a.box, card);
						if (x > 1 && y > 1) wrong.add(`${where} “${a.text}” under a card by ${x.toFixed(0)} px`);
					}
					for (const b of labels.slice(i + 1)) {
						const [x, y] = meet(a.box, b.box);
						if (x > 1 && y > 1)
							wrong.add(`${where} “${a.text}” over “${b.text}” by ${x.toFixed(0)} × ${y.toFixed(0)} px`);
					}
				});
			}
	};
	look(false);
	const map = document.querySelector<HTMLElement>('#chart-route-map');
	for (const card of document.querySelectorAll<HTMLElement>('[data-beat-at]')) {
		const figure = card.closest('.sheet')?.querySelector('figure') ?? (map as HTMLElement);
		// Where a card counts as reached: when it is about to rest below its drawing, or a little below the middle beside it.
		const stage = figure.querySelector<HTMLElement>('.stage') ?? figure;
		const beside = stage.getBoundingClientRect().left > card.getBoundingClientRect().left;
		const below = !beside && stage.offsetHeight < innerHeight * 0.8;
		const line = below ? stage.offsetHeight + innerHeight * 0.03 : innerHeight * 0.62;
		// The card itself may rest elsewhere.
		const { top } = (card.closest('.turn') as Element).getBoundingClientRect();
		scrollTo({ top: top + scrollY - line + 2, behavior: 'instant' });
		for (let frames = 0; frames < 2; frames++) await new Promise(requestAnimationFrame);
		look(true);
		if (getComputedStyle(stage).position === 'sticky' && figure.dataset.beat !== card.dataset.beatAt)
			wrong.add(`${figure.id}: in state ${figure.dataset.beat} at a card of state ${card.dataset.beatAt}`);
	}
	return [...wrong];
}

const SIZES = [
	[320, 640],
	[390, 844],
	[360, 600],
	[600, 900],
	[680, 900],
	[768, 1024],
	[820, 1180],
	[844, 390],
	[1024, 600],
	[1024, 768],
	[1280, 720],
	[1440, 900],
	[1920, 1080],
] as const;
/** One of each layout, for the engines after the first: Chromium looks at all. */
const FEW = SIZES.filter(([width]) => [320, 390, 844, 1440].includes(width));
/** By night a page differs in its inks alone: one look at each of two layouts, lest that change. */
const NIGHT = SIZES.filter(([width]) => [390, 1440].includes(width));

const LOOKS = ENGINES.flatMap(([name, open]) => [
	[name, 'light' as const, open, name === 'Chromium' ? SIZES : FEW] as const,
	...(name === 'Chromium' ? [[name, 'dark' as const, open, NIGHT] as const] : []),
]);
describe.each(LOOKS)('in %s, %s', (_, scheme, open, sizes) => {
	let browser: Browser;
	let page: Page;
	beforeAll(async () => {
		browser = await open({ scheme });
		page = await browser.newPage();
	});
	afterAll(() => browser?.close());
	it.each(sizes)(
		'labels at %i × %i stand clear of each other, inside their drawing, at 12 px or more',
		async (width, height) => {
			await look(page, base, width, height);
			expect(await page.evaluate((s) => matchMedia(`(prefers-color-scheme:${s})`).matches, scheme)).toBe(true);
		},
	);
});

/** Looks at a story in a window: its labels at each card, and that nothing of it must be scrolled to sideways. */
async function look(page: Page, url: string, width: number, height: number) {
	await page.setViewport({ width, height });
	await page.goto(url, { waitUntil: 'load' });
	await page.waitForFunction(() => document.documentElement.dataset.activeStep);
	await settled(page);
	expect(await page.evaluate(wrongLabels)).toEqual([]);
	const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
	expect(wide, 'scrolls sideways').toBe(0);
}

/** Other editions have labels as long as their words, placed for each: a look at each layout. */
describeOtherEditions('in the edition %s', (edition, page) =>
	it.each([...FEW, [820, 1180] as const])(
		'labels at %i × %i stand clear of each other, inside their drawing, at 12 px or more',
		async (width, height) => look(page(), base + edition, width, height),
	),
);

/** The texts of titles and drawings of which a letter is set in a face that is not the site's, each with that face. */
async function strangersOn(page: Page): Promise<string[]> {
	const client = await page.createCDPSession();
	await client.send('DOM.enable');
	await client.send('CSS.enable');
	const { root } = await client.send('DOM.getDocument', { depth: -1 });
	const selector = 'h1, h2, h3, svg.chart text';
	const { nodeIds } = await client.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector });
	const strangers: string[] = [];
	for (const nodeId of nodeIds) {
		const { fonts } = await client.send('CSS.getPlatformFontsForNode', { nodeId });
		const [own, other] = [fonts.filter((f) => f.isCustomFont), fonts.filter((f) => !f.isCustomFont)];
		if (!other.length) continue;
		const { outerHTML } = await client.send('DOM.getOuterHTML', { nodeId });
		strangers.push(
			`${outerHTML.replaceAll(/<[^>]*>/g, '')}: ${[...other, ...own].map((f) => f.familyName).join(', ')}`,
		);
	}
	await client.detach();
	return strangers;
}

it.each(['', ...otherEditions(inject('dist'))])(
	'titles and drawings are set in the site’s own faces to the last sign, in the edition “%s”',
	async (edition) => {
		const browser = await launch();
		const page = await browser.newPage();
		for (const [width, height] of [
			[390, 844],
			[1440, 900],
		] as const) {
			await page.setViewport({ width, height });
			await page.goto(base + edition, { waitUntil: 'load' });
			await page.evaluate(() => document.fonts.ready);
			await settled(page);
			expect(await strangersOn(page), `${width} px wide`).toEqual([]);
		}
		await browser.close();
	},
);

it('asks who says so in letters of one size, on the map as on a sheet', async () => {
	const browser = await launch();
	const page = await browser.newPage();
	for (const [width, height] of SIZES) {
		await page.setViewport({ width, height });
		await page.goto(base, { waitUntil: 'load' });
		const sizes = await page.$$eval('.plate-foot summary', (all) => all.map((s) => getComputedStyle(s).fontSize));
		expect(sizes.length).toBeGreaterThan(9);
		expect([...new Set(sizes)], `${width} × ${height}`).toHaveLength(1);
	}
	await browser.close();
});

it('sets what stands beside the drawings to their scale on a large screen: the key, the rail, subtitles', async () => {
	const browser = await launch();
	const page = await browser.newPage();
	const BESIDE =
		'.kicker, .key, .key svg, .origin, .rail a, .rail-no, .choices summary, .plate-sub, .plate-no, .plate-foot';
	const at = async (width: number, height: number) => {
		await page.setViewport({ width, height });
		await page.goto(base, { waitUntil: 'load' });
		return page.evaluate((selector) => {
			const scale = (document.querySelector('.base .wide') as SVGSVGElement).getScreenCTM()?.a ?? 1;
			// Of a stroke what counts is how long it is drawn.
			const size = (e: Element) =>
				e.matches('svg') ? e.getBoundingClientRect().width : Number.parseFloat(getComputedStyle(e).fontSize);
			const all = [...document.querySelectorAll(selector)].filter((e) => e.checkVisibility());
			return { scale, sizes: all.map((e) => [e.getAttribute('class') ?? e.localName, size(e)] as const) };
		}, BESIDE);
	};
	const usual = await at(1440, 900);
	const large = await at(1920, 1080);
	await browser.close();
	const by = large.scale / usual.scale;
	expect(by).toBeGreaterThan(1.15);
	expect(usual.sizes.length).toBeGreaterThan(40);
	const less = large.sizes.filter(([, px], i) => px / (usual.sizes[i]?.[1] as number) < by - 0.02);
	expect(less).toEqual([]);
});

it('finds what is wrong: the check itself can fail', async () => {
	const browser = await launch();
	const page = await browser.newPage();
	await page.setContent(
		'<figure data-chart="x" data-beat="0"><svg class="chart" width="200" height="100" viewBox="0 0 200 100"><text x="10" y="20" font-size="15">One</text><text x="14" y="22" font-size="15">Two</text><text x="190" y="60" font-size="8">Three</text></svg></figure>',
	);
	const wrong = (await page.evaluate(wrongLabels)).join('\n');
	expect(wrong).toMatch(/“One” over “Two”/);
	expect(wrong).toMatch(/“Three” is 8\.0 px/);
	expect(wrong).toMatch(/“Three” leaves its drawing/);
	await browser.close();
});
