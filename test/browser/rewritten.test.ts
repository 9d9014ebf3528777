import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { chromiumPath, ENGINES, launch, settled } from '../browsers';
import { otherEditions } from '../builds';
import { serve } from '../serve';

/** Those who change a page before it is seen: extensions, proxies, archives. One page of each kind, by its file. */
const PAGES = ['index.html', 'embed/route-map/index.html', 'sources/index.html', 'embeds/index.html', '404.html'];
const [STORY, EMBED] = PAGES as [string, string];
const resolve = createRequire(import.meta.url).resolve;

/** The built site with some pages changed, in a folder of its own. */
function changed(change: (html: string) => string, files = PAGES): string {
	const folder = mkdtempSync(path.join(tmpdir(), 'rewritten-'));
	cpSync(inject('dist'), folder, { recursive: true, filter: (file) => !/\.(?:png|pdf|zip)$/.test(file) });
	for (const file of files) {
		const at = path.join(folder, file);
		const [before, after] = [readFileSync(at, 'utf8'), change(readFileSync(at, 'utf8'))];
		if (after === before) throw new Error(`${file} was not changed`);
		writeFileSync(at, after);
	}
	return folder;
}

/**
 * Runs in the page: the colours and faces in which everything is shown that has words or is drawn, and where it stands.
 * @returns each look once, with how often it is there
 */
function look(): Record<string, number> {
	const looks: Record<string, number> = {};
	for (const e of document.querySelectorAll('body *, svg *')) {
		const { color, fill, stroke, backgroundColor, fontFamily, fontSize, display, visibility } = getComputedStyle(e);
		const { left, width } = e.getBoundingClientRect();
		const is = [color, fill, stroke, backgroundColor, fontFamily, fontSize, display, visibility];
		const key = [e.tagName, ...is, Math.round(left), Math.round(width)].join('|');
		looks[key] = (looks[key] ?? 0) + 1;
	}
	return looks;
}
async function seen(page: Page, url: string): Promise<Record<string, number>> {
	await page.setViewport({ width: 1000, height: 800 });
	await page.goto(url, { waitUntil: 'load' });
	// The story follows its reader a little after it is there.
	await page.waitForFunction(
		() => !document.querySelector('[data-step]') || document.documentElement.dataset.activeStep,
	);
	await settled(page);
	return page.evaluate(look);
}

describe('with Dark Reader', () => {
	let browser: Browser;
	let unlocked: string;
	const source = readFileSync(resolve('darkreader'), 'utf8');
	beforeAll(async () => {
		browser = await launch();
		unlocked = changed((html) =>
			html.replaceAll(/<meta\b[^>]*darkreader[^>]*>/g, '').replace('<body', '<body data-as-it-was'),
		);
	});
	afterAll(async () => {
		await browser?.close();
		rmSync(unlocked, { recursive: true, force: true });
	});
	/** Turns it on as its extension does: where the document begins, before there is a head; the same function runs then. */
	const withIt = async () => {
		const page = await browser.newPage();
		await page.evaluateOnNewDocument(
			`${source};new MutationObserver((_, seen) => { if (!document.documentElement) return; seen.disconnect(); DarkReader.enable({ mode: 1 }); }).observe(document, { childList: true });`,
		);
		return page;
	};
	/** What is seen of a page with it and without, one after the other: a page behind another is not drawn. */
	async function both(url: string) {
		const page = await withIt();
		const recoloured = await seen(page, url);
		const sheets = await page.$$eval('style.darkreader', (all) => all.length);
		await page.close();
		const plain = await browser.newPage();
		const own = await seen(plain, url);
		await plain.close();
		return { recoloured, own, sheets };
	}
	it.each(PAGES)('%s is shown as it was made', async (file) => {
		const { recoloured, own, sheets } = await both(inject('base') + file);
		expect(recoloured).toEqual(own);
		expect(sheets).toBe(0);
	});
	it('which would recolour it, if the page did not say that it has a night of its own', async () => {
		const server = await serve(unlocked);
		const { recoloured, own, sheets } = await both(server.url + EMBED);
		expect(recoloured).not.toEqual(own);
		expect(sheets).toBeGreaterThan(0);
		await server.close();
	});
});

describe.each(ENGINES)('with a byte more in each style sheet, in %s', (_, open) => {
	let browser: Browser;
	let folder: string;
	let server: Awaited<ReturnType<typeof serve>>;
	beforeAll(async () => {
		browser = await open();
		folder = changed((html) => html.replaceAll('</style>', ' </style>'));
		server = await serve(folder, '/a/b/');
	});
	afterAll(async () => {
		await browser?.close();
		await server?.close();
		rmSync(folder, { recursive: true, force: true });
	});
	it.each(PAGES)('%s looks as it did', async (file) => {
		const page = await browser.newPage();
		const after = await seen(page, server.url + file);
		expect(after).toEqual(await seen(page, inject('base') + file));
		expect(Object.keys(after).length).toBeGreaterThan(5);
		await page.close();
	});
});

it('a byte more in a script, and that script is not run: the page stands without it', async () => {
	const folder = changed((html) =>
		html.replaceAll(/(<script(?! type="application)(?![^>]* src=)[^>]*>)([\s\S]*?)<\/script>/g, '$1$2 </script>'),
	);
	const [browser, server] = [await launch(), await serve(folder)];
	const page = await browser.newPage();
	const refused: string[] = [];
	page.on('console', (m) => /content security policy/i.test(m.text()) && refused.push(m.text()));
	await seen(page, server.url + EMBED);
	expect(refused.length).toBeGreaterThan(0);
	expect(await page.$eval('.note', (e) => e.checkVisibility())).toBe(true);
	expect(await page.$('.explore-list, [data-explore] button')).toBeNull();
	await browser.close();
	await server.close();
	rmSync(folder, { recursive: true, force: true });
});

describe('in a reader view, as Firefox makes it of a page', () => {
	let browser: Browser;
	beforeAll(async () => {
		browser = await launch();
	});
	afterAll(() => browser?.close());
	/** Runs in the page: what is left of it. @param tag the element that takes the place of sections, to see what they are for */
	function read(tag?: string) {
		const copy = document.cloneNode(true) as Document;
		if (tag)
			for (const section of copy.querySelectorAll('section')) {
				const other = copy.createElement(tag);
				for (const { name, value } of section.attributes) other.setAttribute(name, value);
				other.append(...section.childNodes);
				section.replaceWith(other);
			}
		const { Readability } = window as unknown as {
			Readability: new (d: Document) => { parse: () => { textContent: string; byline: string; publishedTime: string } };
		};
		const { textContent, byline, publishedTime } = new Readability(copy).parse();
		const plain = (text: string | null) => (text ?? '').replaceAll(/\s+/g, ' ').trim();
		const left = plain(textContent);
		const told = [
			...document.querySelectorAll('.opening p, .scene .card[data-beat-at] p:not(.kicker), h2, .ending p'),
		].map((e) => plain(e.textContent));
		return {
			told: told.length,
			lost: told.filter((text) => !left.includes(text)),
			twice: [...document.querySelectorAll('.plate-head h3')]
				.map((e) => plain(e.textContent))
				.filter((title) => left.split(title).length > 2),
			byline,
			publishedTime,
		};
	}
	it('the story keeps all its prose, no title twice, and has no author or day of the report’s', async () => {
		const page = await browser.newPage();
		await page.evaluateOnNewDocument(readFileSync(resolve('@mozilla/readability/Readability.js'), 'utf8'));
		await seen(page, inject('base'));
		const { told, ...left } = await page.evaluate(read);
		expect(told).toBeGreaterThan(50);
		expect(left).toEqual({ lost: [], twice: [], byline: null, publishedTime: null });
		expect((await page.evaluate(read, 'div')).lost.length, 'what is lost is seen').toBeGreaterThan(5);
		await page.close();
	});
	/** Runs in the page: what is kept of this one, or of this page as it was built. */
	function kept(built?: string) {
		const copy = built ? new DOMParser().parseFromString(built, 'text/html') : (document.cloneNode(true) as Document);
		const { Readability } = window as unknown as {
			Readability: new (d: Document) => { parse: () => { content: string } };
		};
		const article = new DOMParser().parseFromString(new Readability(copy).parse().content, 'text/html').body;
		const plain = (e: Element | null) => (e?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
		const key = [...article.querySelectorAll('li')].map(plain);
		return {
			begins: plain(article),
			titles: [...article.querySelectorAll('h3')].map(plain),
			key: [...document.querySelectorAll('.key-line')].map(plain).filter((line) => !key.includes(line)),
			asks: plain(document.querySelector('.asks [data-out]')),
			guess: plain(document.querySelector('.guess label') ?? document.querySelector('.guess p')),
		};
	}
	const editions = ['', ...otherEditions(inject('dist'))];
	it.each(editions)(
		'it begins with what stands over its title, has its key as a list, and each graphic its own title: /%s',
		async (edition) => {
			const html = readFileSync(path.join(inject('dist'), edition, 'index.html'), 'utf8');
			const page = await browser.newPage();
			await page.evaluateOnNewDocument(readFileSync(resolve('@mozilla/readability/Readability.js'), 'utf8'));
			await seen(page, inject('base') + edition);
			const kicker = await page.$eval('.title-block .kicker', (e) => e.textContent as string);
			const titles = await page.$$eval('.plate-head h3', (all) =>
				all.map((e) => (e.querySelector('[data-in]') ?? e).textContent?.replaceAll(/\s+/g, ' ').trim()),
			);
			expect(titles.length).toBeGreaterThan(5);
			for (const built of [undefined, html]) {
				const there = await page.evaluate(kept, built);
				const how = built ? 'without script' : 'with script';
				expect(there.begins.startsWith(kicker), `${how}: ${there.begins.slice(0, 60)}`).toBe(true);
				expect(there.key, how).toEqual([]);
				expect(
					titles.filter((title) => !there.titles.includes(title as string)),
					how,
				).toEqual([]);
				expect(there.asks.length).toBeGreaterThan(5);
				expect(there.begins, how).not.toContain(there.asks);
				expect(there.guess.length).toBeGreaterThan(5);
				expect(there.begins, how).not.toContain(there.guess);
			}
			await page.close();
		},
	);
});

describe.each(ENGINES)(
	'where no grid takes over another’s rows, as before Chrome 117 and Safari 16, in %s',
	(_, open) => {
		/** Runs in the page: each graphic and each paragraph of a card that something else lies over where it is shown. */
		async function covered() {
			const wrong: string[] = [];
			const parts = [
				...document.querySelectorAll('figure[data-chart] svg.chart, .card[data-beat-at] > p:not(.kicker)'),
			];
			for (const part of parts) {
				if (!part.checkVisibility() || part.closest('.hidden')) continue;
				part.scrollIntoView({ block: 'center', behavior: 'instant' });
				for (let frames = 0; frames < 3; frames++) await new Promise((done) => requestAnimationFrame(done));
				const { left, top, width, height } = part.getBoundingClientRect();
				const name = part.closest('figure')?.id ?? part.textContent?.slice(0, 30);
				const at = document.elementFromPoint(left + width / 2, top + height / 2);
				if (!at?.closest('figure, .card') || at.closest('figure, .card') !== part.closest('figure, .card'))
					wrong.push(`${name}: under ${at?.tagName}.${at?.getAttribute('class')}`);
				if (!part.checkVisibility({ opacityProperty: true, visibilityProperty: true })) wrong.push(`${name}: unseen`);
				if (part.localName === 'svg' && height < 150) wrong.push(`${name}: ${height} px high`);
			}
			const figures = [...document.querySelectorAll<HTMLElement>('figure[data-chart]')];
			const without = figures.filter((f) => ![...f.querySelectorAll('svg.chart')].some((svg) => svg.checkVisibility()));
			return [...wrong, ...without.map((f) => `${f.id}: not there`)];
		}
		it('every card and every graphic of the story is seen, one below the other', async () => {
			const folder = changed((html) => html.replaceAll('subgrid', 'no-such-grid'), [STORY]);
			const [browser, server] = [await open(), await serve(folder)];
			const page = await browser.newPage();
			for (const [width, height] of [
				[390, 844],
				[1280, 800],
			] as const) {
				await page.setViewport({ width, height });
				await page.goto(server.url, { waitUntil: 'load' });
				await page.waitForFunction(() => document.documentElement.dataset.activeStep);
				await settled(page);
				expect(await page.evaluate(covered), `${width} px`).toEqual([]);
			}
			await browser.close();
			await server.close();
			rmSync(folder, { recursive: true, force: true });
		});
	},
);

describe('kept in an archive and opened from a disk', () => {
	const folder = mkdtempSync(path.join(tmpdir(), 'archived-'));
	let browser: Browser;
	beforeAll(async () => {
		browser = await launch();
	});
	afterAll(async () => {
		await browser?.close();
		rmSync(folder, { recursive: true, force: true });
	});
	/** Chromium's own "save as", one file in MHTML. */
	async function byChromium(url: string, file: string): Promise<string> {
		const page = await browser.newPage();
		await seen(page, url);
		const session = await page.createCDPSession();
		const { data } = await session.send('Page.captureSnapshot', { format: 'mhtml' });
		await page.close();
		writeFileSync(`${file}.mhtml`, data);
		return `${file}.mhtml`;
	}
	/** SingleFile, as archivists run it. Where its own browser did not start beside others it ends without a file: it is run again. */
	async function bySingleFile(url: string, file: string): Promise<string> {
		const cli = path.join(path.dirname(resolve('single-file-cli/package.json')), 'single-file-node.js');
		const options = [`--browser-executable-path=${chromiumPath()}`, '--browser-arg=--no-sandbox'];
		let said = '';
		for (let run = 0; run < 3 && !existsSync(`${file}.html`); run++) {
			const { stdout, stderr } = await promisify(execFile)(process.execPath, [cli, url, `${file}.html`, ...options]);
			said = stdout + stderr;
		}
		if (!existsSync(`${file}.html`)) throw new Error(`SingleFile kept nothing of ${url}: ${said}`);
		return `${file}.html`;
	}
	/** Runs in the page: what of its words and drawings is shown. */
	function shown() {
		const visible = (e: Element) => {
			const { width, height } = e.getBoundingClientRect();
			return e.checkVisibility() && width * height > 0;
		};
		const all = (selector: string) => [...document.querySelectorAll(selector)].filter(visible);
		return {
			title: all('h1').map((e) => (e as HTMLElement).innerText),
			// An archive keeps what script had added, too: the button by which the closing map is explored.
			words: all('.card p:not(:has(button)), .note').map((e) => e.textContent?.replaceAll(/\s+/g, ' ').trim()),
			graphics: [...new Set(all('figure[data-chart] svg').map((e) => e.closest('figure')?.dataset.chart))].sort(),
			legs: all('figure[data-chart=route-map] [data-leg]').length,
			inks: [...new Set(all('figure[data-chart=route-map] path').map((e) => getComputedStyle(e).fill))].sort(),
		};
	}
	describe.each([
		['MHTML', byChromium],
		['SingleFile', bySingleFile],
	])('%s', (name, archive) => {
		it.each([STORY, EMBED])('%s has its prose, its map and the denial', async (file) => {
			const url = inject('base') + file;
			const kept = await archive(url, path.join(folder, `${name}-${PAGES.indexOf(file)}`));
			const page = await browser.newPage();
			await seen(page, url);
			const own = await page.evaluate(shown);
			// In MHTML nothing runs, not even a frame of animation: there is nothing to settle.
			await page.goto(pathToFileURL(kept).href, { waitUntil: 'load' });
			const there = await page.evaluate(shown);
			expect(there).toEqual(own);
			expect(there.legs).toBeGreaterThan(5);
			expect(there.words.join(' ')).toMatch(/denied/);
			await page.close();
		});
	});
});
