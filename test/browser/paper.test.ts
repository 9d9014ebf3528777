import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { installed, launch, openStory } from '../browsers';
import { otherEditions } from '../builds';

const base = inject('base');
/** How much of a page may stay white at its foot: the last has what is left over. */
const WHITE = 0.2;
const MARGIN = 15 / 25.4;
const DPI = 20;

/** How much of a printed page is white below the last that is on it, of what lies inside its margins. */
function whiteOf(file: string): number {
	const bytes = readFileSync(file);
	const [head = '', width, height] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.toString('latin1', 0, 40)) ?? [];
	const pixels = bytes.subarray(head.length);
	const last = pixels.findLastIndex((grey) => grey < 200);
	const margin = MARGIN * DPI;
	return (Number(height) - margin - Math.floor(last / Number(width))) / (Number(height) - 2 * margin);
}

describe.each(['', ...otherEditions(inject('dist'))])('on paper: /%s', (edition) => {
	let browser: Browser;
	let page: Page;
	const folder = mkdtempSync(path.join(tmpdir(), 'paper-'));
	beforeAll(async () => {
		browser = await launch();
		page = await browser.newPage();
		await openStory(page, base + edition, { width: 1280, height: 800 });
	});
	afterAll(async () => {
		await browser?.close();
		rmSync(folder, { recursive: true, force: true });
	});

	it.runIf(installed.pdftoppm()).each(['A4', 'Letter'] as const)('no page of %s is left white', async (format) => {
		const file = path.join(folder, `${format}.pdf`);
		writeFileSync(file, await page.pdf({ format }));
		execFileSync(installed.pdftoppm() as string, ['-r', String(DPI), '-gray', file, path.join(folder, format)]);
		const pages = readdirSync(folder)
			.filter((name) => name.startsWith(`${format}-`))
			.sort();
		expect(pages.length).toBeGreaterThan(5);
		const white = pages.slice(0, -1).map((name) => whiteOf(path.join(folder, name)));
		expect(white.filter((share) => share > WHITE)).toEqual([]);
	});

	it('is printed in the inks of day, also where the reader has chosen night', async () => {
		const inks = () =>
			page.evaluate(() => {
				const { backgroundColor, color } = getComputedStyle(document.documentElement);
				return [backgroundColor, color];
			});
		await page.emulateMediaType('print');
		const day = await inks();
		await page.evaluate(() => {
			document.documentElement.dataset.theme = 'night';
		});
		expect(await inks()).toEqual(day);
		await page.emulateMediaType('screen');
		expect(await inks(), 'and on the screen by night').not.toEqual(day);
		await page.evaluate(() => {
			delete document.documentElement.dataset.theme;
		});
	});

	it('has what is said of the map once, below it; nothing that leads nowhere; and no room for what is not there', async () => {
		await page.emulateMediaType('print');
		const seen = await page.evaluate(() => {
			const there = (selector: string) =>
				[...document.querySelectorAll<HTMLElement>(selector)].filter((e) => e.getClientRects().length > 0);
			const edge = (selector: string) => Math.round(there(selector)[0]?.getBoundingClientRect().left ?? Number.NaN);
			const map = document.querySelector('.base figcaption p');
			return {
				notes: there('.base figcaption p').length,
				others: there('.cards > .plate-foot').map((e) => e.textContent?.slice(0, 40)),
				said: map?.textContent,
				note: document.querySelector('#later .plate-foot details p')?.textContent,
				publishers: [...document.querySelectorAll('#later .plate-source a[href*="#source-"]')].map(
					(a) => a.textContent,
				),
				below:
					(map?.getBoundingClientRect().top ?? 0) -
					(document.querySelector('.base .canvas')?.getBoundingClientRect().bottom ?? 0),
				leads: there('a[href^="#"], a[href*="embed"], .ending-more').map((e) => e.textContent),
				underlined: there('a:not(.claim)').filter((a) => getComputedStyle(a).textDecorationLine !== 'none').length,
				rooms: there('.card, .plate-foot').filter(
					(e) =>
						Number.parseFloat(getComputedStyle(e).paddingBottom) > 8 ||
						Number.parseFloat(getComputedStyle(e).paddingTop) > 8,
				).length,
				outline: getComputedStyle(document.querySelector('.foot') as Element).outlineStyle,
				edges: ['.step h2', '.ending h2', '.sum h3', '.foot-title'].map(edge),
			};
		});
		expect(seen.notes).toBe(1);
		expect(seen.others).toEqual([]);
		expect(seen.said).toMatch(/1/);
		expect(seen.said).toContain(seen.note);
		for (const publisher of seen.publishers) expect(seen.said).toContain(publisher);
		expect(seen.below).toBeGreaterThanOrEqual(0);
		expect(seen.below).toBeLessThan(20);
		expect(seen.leads).toEqual([]);
		expect(seen.underlined).toBe(0);
		expect(seen.rooms).toBe(0);
		expect(seen.outline).toBe('none');
		expect(new Set(seen.edges).size, String(seen.edges)).toBe(1);
		await page.emulateMediaType('screen');
	});
});
