import type { Browser, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { ENGINES, openStory, settled } from '../browsers';
import { promised } from '../facts';
import { describeOtherEditions } from '../other-editions';

const base = inject('base');
const share = promised('china-share');
const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1440, height: 900 };
const TABLET = { width: 820, height: 1180 };

/**
 * Runs in the page: opens all that is folded, and looks at each table.
 * @returns how many there are, in how many of them a row is a block, and what of which is wrong: out of sight, beyond the
 * edge of its box or under the rail, or, where its row is a block, without its column's name beside it or its role
 */
function tables() {
	for (const folded of document.querySelectorAll('details')) if (!folded.matches('.choices')) folded.open = true;
	const rail = document.querySelector('.rail')?.getBoundingClientRect();
	const end = document.documentElement.dataset.text && rail && rail.height > rail.width ? rail.left : innerWidth;
	const wrong: string[] = [];
	const all = [...document.querySelectorAll('.scroll > table')] as HTMLTableElement[];
	const stacked = all.filter((t) => getComputedStyle(t.tBodies[0]!.rows[0] as Element).display === 'block');
	for (const table of all) {
		const box = table.parentElement as HTMLElement;
		const name = table.caption?.textContent?.slice(0, 40);
		const { right } = box.getBoundingClientRect();
		// Of which WebKit rounds each for itself.
		if (box.scrollWidth > box.clientWidth + 1) wrong.push(`${name}: ${box.scrollWidth} px wide in ${box.clientWidth}`);
		if (right > end) wrong.push(`${name}: ends at ${right}, beyond ${end}`);
		const blocks = stacked.includes(table);
		const cut: string[] = [];
		const columns = [...(table.tHead?.rows[0]?.cells ?? [])].map((c) => c.textContent as string);
		for (const row of table.tBodies[0]!.rows)
			for (const [i, cell] of [...row.cells].entries()) {
				const at = cell.getBoundingClientRect();
				if (at.right > Math.min(right, end) + 1 || at.width < 20) cut.push(cell.textContent);
				if (!blocks) continue;
				const beside = getComputedStyle(cell, '::before').content;
				if (!beside.includes(columns[i] as string)) wrong.push(`${name}: ${cell.textContent} stands beside ${beside}`);
			}
		if (cut.length) wrong.push(`${name}: ${cut.length} cells are cut, first “${cut[0]}”`);
		const parts = [table, ...table.querySelectorAll('thead, tbody, tr, th, td')];
		if (blocks && parts.some((p) => !p.getAttribute('role'))) wrong.push(`${name}: parts without their role`);
	}
	return { tables: all.length, stacked: stacked.length, wrong };
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
	const open = (viewport = DESKTOP) => openStory(page, base, viewport);
	/** Opens the reading options as a keyboard does, and presses "Text only". */
	const choose = async () => {
		await page.focus('.choices summary');
		await page.keyboard.press('Enter');
		await page.evaluate(() => {
			[...document.querySelectorAll<HTMLElement>('.choices button')]
				.find((b) => b.textContent?.includes('Text only'))
				?.focus();
		});
		await page.keyboard.press('Enter');
		await settled(page);
		await page.keyboard.press('Escape');
	};

	it.each([
		['a phone', PHONE],
		['a desktop', DESKTOP],
	])('can be read as text alone, whole and in order, for the visit, on %s', async (_, viewport) => {
		/** What is told: cards, and of each graphic its note, description, sources and table. In order, unseen ones too. */
		const TOLD = 'main .card[data-beat-at], .title-block, .plate-foot details p, .plate-foot tr, .sum';
		const content = () =>
			page.$$eval(TOLD, (all) => all.map((e) => (e.textContent ?? '').replaceAll(/\s+/g, ' ').trim()));
		const unseen = () =>
			page.$$eval(TOLD, (all) => {
				let before = Number.NEGATIVE_INFINITY;
				return all.flatMap((e) => {
					const { top, height, width } = e.getBoundingClientRect();
					const seen =
						e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && height > 10 && width > 100;
					const ordered = top >= before;
					before = top;
					return seen && ordered ? [] : [`${seen ? 'out of order' : 'unseen'}: ${e.textContent?.slice(0, 40)}`];
				});
			});
		const inView = () =>
			page.$$eval('.card[data-beat-at]', (all) =>
				all.flatMap((e, i) => {
					const { top, bottom } = e.getBoundingClientRect();
					return bottom > 40 && top < innerHeight - 60 ? [i] : [];
				}),
			);
		/** Drawings that show; the strokes of the key are none. */
		const drawn = () =>
			page.$$eval(
				'figure svg',
				(all) => all.filter((e) => e.checkVisibility() && e.getBoundingClientRect().height > 0).length,
			);
		await open(viewport);
		const told = await content();
		expect(told.length).toBeGreaterThan(100);
		expect(await drawn()).toBeGreaterThan(5);
		for (const nth of [3, 12]) {
			await page.$$eval('.card[data-beat-at]', (all, i) => all[i]?.scrollIntoView({ behavior: 'instant' }), nth);
			await settled(page);
			await choose();
			expect(await unseen()).toEqual([]);
			expect(await content()).toEqual(told);
			expect(await drawn()).toBe(0);
			expect(await inView(), 'the card that was read is in view').toContain(nth);
			await choose();
			expect(await drawn()).toBeGreaterThan(5);
			expect(await inView(), 'and again').toContain(nth);
		}
		await choose();
		// Without holes: what follows stands close by.
		const gaps = await page.$$eval('.card, .plate-foot', (all) =>
			all.slice(1).map((e, i) => e.getBoundingClientRect().top - (all[i] as Element).getBoundingClientRect().bottom),
		);
		expect(Math.max(...gaps)).toBeLessThan(viewport.height * 0.3);
		await page.evaluate(() => {
			location.hash = '#china';
		});
		await settled(page);
		expect(await page.$eval('#china', (e) => Math.abs(e.getBoundingClientRect().top))).toBeLessThan(2);
		expect(await page.evaluate(() => document.documentElement.dataset.activeStep)).toBe('china');
		// It is so from the first paint of the next page.
		await page.reload({ waitUntil: 'domcontentloaded' });
		expect(await drawn()).toBe(0);
		await page.waitForFunction(() => document.documentElement.dataset.activeStep);
		await settled(page);
		expect(await unseen()).toEqual([]);
		await page.evaluate(() => sessionStorage.clear());
	});

	it.each([
		['a phone', PHONE],
		['a tablet', TABLET],
		['a desktop', DESKTOP],
	])('every table is in sight, as text alone and in the notes under the graphics, on %s', async (_, viewport) => {
		await open(viewport);
		const notes = await page.evaluate(tables);
		expect(notes.wrong).toEqual([]);
		expect(notes.tables).toBeGreaterThan(5);
		expect(notes.stacked).toBeGreaterThan(2);
		await choose();
		expect((await page.evaluate(tables)).wrong).toEqual([]);
		await page.evaluate(() => sessionStorage.clear());
		for (const at of ['sources/', 'embed/route-map/', 'embed/responses/']) {
			await page.goto(base + at, { waitUntil: 'load' });
			const { wrong, ...there } = await page.evaluate(tables);
			expect(wrong, at).toEqual([]);
			expect(there.tables, at).toBe(1);
		}
	});

	it.runIf(can.devtools)('a table whose rows are blocks is heard as a table, its columns by name', async () => {
		await page.setViewport(PHONE);
		await page.goto(`${base}sources/`, { waitUntil: 'load' });
		const columns = await page.$$eval('#parts-ways thead th', (all) => all.map((e) => e.textContent));
		const rows = await page.$$eval('#parts-ways tr', (all) => all.length);
		const devtools = await page.createCDPSession();
		const { nodes } = await devtools.send('Accessibility.getFullAXTree');
		const named = (role: string) => nodes.filter((n) => n.role?.value === role && !n.ignored).map((n) => n.name?.value);
		expect(named('table')).toHaveLength(1);
		expect(named('row')).toHaveLength(rows);
		expect(named('columnheader')).toEqual(columns);
		// What is drawn beside a cell is heard once, as its header.
		expect(named('rowheader').filter((name) => name.startsWith(columns[0]))).toEqual([]);
	});

	/** On from where the focus is, over the claims that the question makes, to the way to the slider. */
	const toTheGuess = async () => {
		for (let stops = 0; stops < 5; stops++) {
			await page.keyboard.press('Tab');
			await settled(page);
			if (await page.evaluate(() => document.activeElement?.matches('.card > button.hidden'))) return;
		}
		throw new Error('no way to the guess behind the question');
	};
	it('takes the guess by keyboard before the answer, shows it when asked, and says how far off it was', async () => {
		await open();
		const told = () => page.$eval('[data-scene=export-destinations] .card > [aria-live]', (e) => e.textContent);
		const at = () =>
			page.$eval('#chart-export-destinations', (f) => Number((f as HTMLElement).style.getPropertyValue('--at')));
		/** From the words before it, to the slider, as Tab leads. */
		const toSlider = async () => {
			await page.focus('[data-scene=export-products] summary');
			await settled(page);
			await toTheGuess();
			await page.keyboard.press('Enter');
			await settled(page);
			expect(await page.evaluate(() => document.activeElement?.id)).toBe('guess');
			expect(await at()).toBe(0);
		};
		// Passed by without a guess: nothing is said.
		await page.$eval('[data-scene=export-destinations] .turn:nth-child(2) .card', (e) => e.scrollIntoView());
		await settled(page);
		expect(await told()).toBe('');
		await toSlider();
		// In per cent from the first, and each step once: by the slider's own value, and by no live region beside it.
		expect(await page.$eval('#guess', (e) => e.getAttribute('aria-valuetext'))).toBe('50%');
		await page.keyboard.press('Home');
		for (let i = 0; i < 40; i++) await page.keyboard.press('ArrowRight');
		expect(await page.$eval('#guess', (e) => e.getAttribute('aria-valuetext'))).toMatch(/40%/);
		expect(await page.$eval('.guess output', (e) => e.getAttribute('aria-live'))).toBe('off');
		expect(await told()).toBe('');
		await page.keyboard.press('Enter');
		await settled(page);
		const spoken = new RegExp(`40%.*${Number.parseFloat(share) - 40} points too low.*${share}`);
		expect(await told()).toMatch(spoken);
		expect(await at()).toBeGreaterThan(0.5);
		expect(
			await page.evaluate(() => document.activeElement?.closest('[data-scene]')?.getAttribute('data-scene')),
			'the focus is not lost',
		).toBe('export-destinations');
		await toSlider();
		expect(await told()).toBe('');
		await page.$eval('[data-scene=export-destinations] .card > button:not(.hidden)', (b) => {
			if (b.textContent === 'Show the answer') (b as HTMLElement).click();
		});
		await settled(page);
		expect(await told()).toMatch(spoken);
		// Who has heard it, and comes by again or goes elsewhere, hears nothing: nothing that is spoken is written anew.
		await page.evaluate(() => {
			const w = window as unknown as { anew: string[] };
			w.anew = [];
			new MutationObserver((all) => {
				for (const { target } of all) if (target.textContent?.trim()) w.anew.push(target.textContent);
			}).observe(document.querySelector('[data-scene=export-destinations]') as Element, {
				childList: true,
				subtree: true,
			});
		});
		for (const id of ['report', 'us-sanctions', 'ending', 'un-sanctions', 'us-sanctions']) {
			await page.$eval(`#${id}`, (e) => e.scrollIntoView());
			await settled(page);
		}
		const spokenAnew = await page.evaluate(() => {
			const w = window as unknown as { anew: string[] };
			const live = [...document.querySelectorAll('.card > [aria-live], output')].map((e) => e.textContent);
			return w.anew.filter((text) => live.includes(text));
		});
		expect(spokenAnew).toEqual([]);
	});

	it('tells the answer, and invents no guess, for who asks for it without one', async () => {
		await open();
		await page.focus('[data-scene=export-products] summary');
		await settled(page);
		await toTheGuess();
		await page.keyboard.press('Enter');
		await settled(page);
		await page.$eval('[data-scene=export-destinations] .card > button:not(.hidden)', (b) => (b as HTMLElement).click());
		await settled(page);
		expect(await page.$eval('[data-scene=export-destinations] .card > [aria-live]', (e) => e.textContent)).toBe(
			`China bought ${share}.`,
		);
		expect(await page.$$eval('.guess-mark', (all) => all.length)).toBe(0);
		expect(
			await page.evaluate(() => document.activeElement?.closest('[data-scene]')?.getAttribute('data-scene')),
			'the focus goes on to the answer',
		).toBe('export-destinations');
	});

	it.each([
		['a phone', PHONE],
		['a small phone with its bars', { width: 375, height: 553 }],
		['a phone on its side', { width: 844, height: 390 }],
		['a tablet', TABLET],
		['a desktop', DESKTOP],
	])('the button for the answer leads to where it is seen, drawing and words, on %s', async (_, viewport) => {
		await open(viewport);
		await page.focus('[data-scene=export-products] summary');
		await settled(page);
		await page.$eval('[data-scene=export-destinations] .card > button:not(.hidden)', (b) => (b as HTMLElement).click());
		await settled(page);
		const { lost, found } = await page.$eval('[data-scene=export-destinations]', (scene) => {
			const stage = scene.querySelector('.stage') as Element;
			const card = scene.querySelectorAll('.card')[1] as Element;
			const parts = [...stage.querySelectorAll('h3 span, svg text'), ...card.querySelectorAll('p')].filter(
				(e) => e.checkVisibility({ visibilityProperty: true }) && e.getBoundingClientRect().width > 0,
			);
			return {
				found: parts.map((e) => e.textContent),
				lost: parts.flatMap((e) => {
					const { left, top, width, height } = e.getBoundingClientRect();
					const there = document.elementFromPoint(left + width / 2, top + height / 2);
					const own = card.contains(e) ? card : stage;
					return there && own.contains(there) ? [] : [`${e.textContent} at ${Math.round(top)}`];
				}),
			};
		});
		expect(lost).toEqual([]);
		expect(found.filter((text) => text?.includes(share)).length).toBeGreaterThan(2);
	});

	it('a link to a table opens it and leaves the reader on it', async () => {
		await open();
		await page.focus('figure a[href^="#table-"]');
		await page.keyboard.press('Enter');
		await settled(page);
		const at = () =>
			page.evaluate(() => {
				const { parentElement: table } = document.activeElement as Element;
				const { top } = (document.activeElement as Element).getBoundingClientRect();
				return { id: table?.id, open: (table as HTMLDetailsElement).open, seen: top >= 0 && top < innerHeight };
			});
		expect(await at()).toEqual({ id: 'table-route-map', open: true, seen: true });
	});

	it('calls the map what it shows: in its last state by its own title, at the top by the opening’s', async () => {
		await open();
		const called = () =>
			page.$eval('#chart-route-map', (figure) => {
				const svg = [...figure.querySelectorAll('svg[role=img]')].find((s) => s.checkVisibility()) as Element;
				const told = document.getElementById(svg.getAttribute('aria-describedby') as string)?.textContent;
				return { name: figure.ariaLabel, image: svg.getAttribute('aria-label'), told };
			});
		const first = await called();
		await page.$eval('#later .card.plate-foot', (e) => e.scrollIntoView());
		await page.waitForSelector('.explore-way > button');
		await settled(page);
		const last = await called();
		expect(last.name).toBe(
			await page.$eval('#later .card.plate-foot > .hidden', (e) => (e.textContent as string).split('. ')[0]),
		);
		expect([last.image, last.told?.startsWith(last.name as string)]).toEqual([last.name, true]);
		await page.evaluate(() => scrollTo(0, 0));
		await settled(page);
		expect(await called()).toEqual(first);
	});

	it('text alone keeps each graphic’s title above its table, and nothing that asks of a drawing', async () => {
		await open();
		await choose();
		const seen = await page.evaluate(() => ({
			titles: [...document.querySelectorAll('.sheet')].map((sheet) => {
				const title = sheet.querySelector('figure h3') as HTMLElement;
				const figure = sheet.querySelector('figure') as HTMLElement;
				const foot = figure.querySelector('figcaption') as Element;
				const above = title.getBoundingClientRect().bottom <= foot.getBoundingClientRect().top + 1;
				return [title.innerText.trim(), title.checkVisibility() && above];
			}),
			pressed: [...document.querySelectorAll('main button')]
				.filter((b) => b.checkVisibility())
				.map((b) => b.textContent),
		}));
		expect(seen.titles).toHaveLength(8);
		for (const [title, above] of seen.titles) {
			expect(title).toMatch(/^[A-Z].{15,}[^?]$/);
			expect(above, String(title)).toBe(true);
		}
		expect(seen.pressed).toEqual([]);
	});
});

describeOtherEditions('in %s', (edition, page) => {
	it.each([PHONE, TABLET, DESKTOP])('every table is in sight, at $width px', async (viewport) => {
		await page().evaluateOnNewDocument(() => sessionStorage.setItem('text', 'only'));
		await openStory(page(), base + edition, viewport);
		expect((await page().evaluate(tables)).wrong).toEqual([]);
		await page().goto(`${base}${edition}sources/`, { waitUntil: 'load' });
		expect((await page().evaluate(tables)).wrong).toEqual([]);
	});
	// Each is an item by itself there in Firefox, and what it parts stands in lines of its own.
	it.each(['', 'sources/', 'embeds/', 'embed/route-map/', 'embed/responses/'])(
		'%s: no place where a word may break is in a grid or a flexible box',
		async (at) => {
			await page().setViewport(PHONE);
			await page().goto(base + edition + at, { waitUntil: 'load' });
			const boxes = await page().evaluate(() => {
				for (const details of document.querySelectorAll('details')) details.open = true;
				return [...document.querySelectorAll('wbr')]
					.map((e) => e.parentElement as HTMLElement)
					.filter((e) => /grid|flex/.test(getComputedStyle(e).display))
					.map((e) => e.textContent);
			});
			expect(boxes).toEqual([]);
		},
	);
});
