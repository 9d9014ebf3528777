import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Frame, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { GRAPHICS } from '../../src/data/schema';
import { type Heights, heightsOf } from '../../src/embed/heights';
import { elementCode, frameCode, reserveOf, scriptedCode } from '../../src/embed/snippet';
import { folderOf, graphicsOf } from '../../src/ledger/address';
import { editions, withPartial } from '../../src/ledger/data';
import { addressOf, ENGINES, framesOf, type How, launch, settled } from '../browsers';
import { release, variant } from '../builds';
import { heightsAt } from '../hosts/content';
import { LIBRARIES } from '../hosts/libraries';
import { LISTENERS } from '../hosts/listeners';
import { malformed } from '../hosts/malformed';
import { bare, type Host, ours, type Place } from '../hosts/place';
import { PLACES } from '../hosts/places';
import { serveHosts } from '../hosts/serve';
import { serve } from '../serve';
import { EDITED } from '../variants';

const [data] = editions;
const root = inject('base');
const dist = inject('dist');
/** How long a state is waited for, in ms: twenty frames on two cores take their time. */
const PATIENCE = 30_000;
/** `/embed.js` as it was first handed out: pages of others may keep it for years. */
const FIRST = path.resolve(import.meta.dirname, '../fixtures/first-embed.js.txt');
// With scrollbars that take room, as on most desktops: the harder case.
const BARS = { bars: true } as const;

const placeOf = (at: string, id: Place['id'] = 'china-share'): Place => ({
	root: at,
	id,
	url: `${at}embed/${id}/`,
	// Not lazy: a frame that the window does not show would never speak.
	code: frameCode(data, id, { root: at }).replace(' loading="lazy"', ''),
	element: elementCode(data, id, { root: at }),
});

/** The height of a table at any width. */
function heightAt(table: Heights, width: number): number {
	const after = Math.max(
		1,
		table.findIndex(([w]) => w >= width),
	);
	const [[w1, h1], [w2, h2]] = [table[after - 1] as [number, number], table[after] as [number, number]];
	return h1 + ((h2 - h1) * (width - w1)) / (w2 - w1);
}
const framesIn = (page: Page): Promise<Frame[]> => framesOf(page, root);
/** Runs in a frame: what its window shows, what the page needs, and what a scrollbar takes. */
const inside = () => {
	const page = document.documentElement;
	return {
		shown: innerHeight,
		content: page.getBoundingClientRect().height,
		bar: innerWidth - page.clientWidth,
		width: innerWidth,
	};
};
/** The frames of ours that a page shows, in shadow roots and in frames of the page's own too: their room in px. */
const rooms = (page: Page, at = root): Promise<{ id: string; width: number; height: number }[]> =>
	page.evaluate((site) => {
		const found: HTMLIFrameElement[] = [];
		const search = (place: Document | ShadowRoot) => {
			for (const e of place.querySelectorAll('*')) {
				if (e.shadowRoot) search(e.shadowRoot);
				if (e instanceof HTMLIFrameElement || e.localName === 'iframe') {
					const frame = e as HTMLIFrameElement;
					if (frame.src.startsWith(site)) found.push(frame);
					else if (frame.contentDocument) search(frame.contentDocument);
				}
			}
		};
		search(document);
		return found.map((f) => ({
			id: /embed\/([a-z-]+)\//.exec(f.src)?.[1] ?? '',
			width: f.clientWidth,
			height: f.clientHeight,
		}));
	}, at);

/**
 * Measures content where it can be looked into: in a frame of the site's own.
 * @param browser a second one, so that the page under test stays in front
 */
function prober(browser: () => Browser) {
	const known = new Map<string, number>();
	let page: Page | undefined;
	return async (id: string, width: number): Promise<number> => {
		const key = `${id} ${width}`;
		if (!known.has(key)) {
			page ??= await browser().newPage();
			if (!(await addressOf(page)).startsWith(root)) await page.goto(`${root}site.json`, { waitUntil: 'load' });
			known.set(key, (await heightsAt(page, root, id, [width]))[0] as number);
		}
		return known.get(key) as number;
	};
}
/** Holds the room of each frame against what it should be; the answer is empty where all are right. */
async function wrong(page: Page, host: Host, at: string, content: ReturnType<typeof prober>): Promise<string[]> {
	// Chromium tells a frame of another site its new width only where it is near the window: a reader comes by.
	if (host.frames) for (const f of await page.$$('iframe')) await f.evaluate((e) => e.scrollIntoView());
	const frames = await rooms(page, at);
	if (frames.length !== (host.frames ?? 1)) return [`${frames.length} frames`];
	const off: string[] = [];
	for (const { id, width, height } of frames) {
		if (!width) return ['a frame without width'];
		// A frame is whole px high: its content, rounded up.
		const whole = Math.ceil((await content(id, width)) - 0.01);
		const expected =
			host.ends === 'attribute'
				? reserveOf(data, id as Place['id']).plain
				: host.ends === 'wordpress'
					? Math.min(whole, 1000)
					: whole;
		if (Math.abs(height - expected) > 1) off.push(`${id} ${width}×${height}, expected ${expected}`);
	}
	return off;
}

describe.each(ENGINES)('in %s', (_, open, can) => {
	let browser: Browser;
	let page: Page;
	let hosts: { url: string; close: () => Promise<void> };
	let isolated: typeof hosts;
	/** Host pages of the site that sends headers: they read its files. */
	let readers: typeof hosts;
	let second: Browser;
	const content = prober(() => second);
	const all = [...LIBRARIES, ...LISTENERS, ...PLACES];
	beforeAll(async () => {
		browser = await open(BARS);
		second = await open(BARS);
		page = await browser.newPage();
		hosts = await serveHosts(all, placeOf(root));
		isolated = await withHeaders({
			'cross-origin-embedder-policy': 'require-corp',
			'cross-origin-resource-policy': 'cross-origin',
			'access-control-allow-origin': '*',
		});
		readers = await serveHosts(all, placeOf(isolated.url));
	});
	afterAll(async () => {
		await browser?.close();
		await second?.close();
		await hosts?.close();
		await isolated?.close();
		await readers?.close();
	});

	it.each(all.map((h) => [h.name, h] as const))('whole in the host page: %s', async (name, host) => {
		const errors: string[] = [];
		const [at, site] = host.cors ? [readers.url, isolated.url] : [hosts.url, root];
		// A policy that blocks us says so; that is what it is there for. A host's library that speaks to a frame before it is
		// there is told so by Firefox, and speaks again; ours names no origin, and is never told.
		const theirs = host.csp ? /Content-Security-Policy/ : /does not match the recipient window’s origin/;
		const listen = (e: unknown) => !theirs.test(String(e)) && errors.push(String(e));
		// WebKitGTK's protocol tells of no error.
		if (can.hear) page.on('pageerror', listen);
		await page.setViewport({ width: 900, height: 700 });
		await page.goto(`${at}${encodeURIComponent(name)}`, { waitUntil: 'load' });
		if (host.act) await page.evaluate(host.act);
		await expect.poll(() => wrong(page, host, site, content).catch(String), { timeout: PATIENCE }).toEqual([]);
		if (!host.fixed) {
			await page.setViewport({ width: 500, height: 700 });
			await expect.poll(() => page.evaluate(() => innerWidth), { timeout: PATIENCE }).toBe(500);
			await expect.poll(() => wrong(page, host, site, content).catch(String), { timeout: PATIENCE }).toEqual([]);
		}
		if (can.hear) page.off('pageerror', listen);
		expect(errors).toEqual([]);
	});

	it('whole in a host page isolated by COEP, where the site sends the headers for it', async () => {
		const place = placeOf(isolated.url);
		const host: Host = {
			name: 'coep',
			headers: { 'cross-origin-embedder-policy': 'require-corp' },
			body: (p) => p.code + ours(p),
			ends: 'content',
		};
		const server = await serveHosts([host], place);
		await page.setViewport({ width: 700, height: 700 });
		await page.goto(`${server.url}coep`, { waitUntil: 'load' });
		await expect.poll(() => wrong(page, host, isolated.url, content).catch(String), { timeout: PATIENCE }).toEqual([]);
		expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
		await server.close();
	});

	it('two sites of ours on one page, each with its script, one of them as it was first handed out', async () => {
		const former = await withHeaders({}, readFileSync(FIRST, 'utf8'));
		const [a, b] = [placeOf(root), placeOf(former.url, 'responses')];
		const host: Host = {
			name: 'two',
			body: () =>
				[
					ours(b),
					a.code,
					b.code,
					ours(a),
					bare(a, 'data-coal-chart="x"'),
					bare(b, 'data-coal-chart="x"'),
					'<coal-chart chart="responses"></coal-chart>',
				].join(''),
			ends: 'content',
			frames: 0,
		};
		const server = await serveHosts([host], a);
		try {
			for (const width of [900, 500]) {
				await page.setViewport({ width, height: 700 });
				if (width === 900) await page.goto(`${server.url}two`, { waitUntil: 'load' });
				for (const [site, frames] of [
					[root, 2],
					[former.url, 3],
				] as const)
					await expect
						.poll(() => wrong(page, { ...host, frames }, site, content).catch(String), { timeout: PATIENCE })
						.toEqual([]);
			}
		} finally {
			await server.close();
			await former.close();
		}
	});

	const framed = withPartial.flatMap((of) =>
		graphicsOf(of).map((id) => [folderOf(of.edition.language), id, of] as const),
	);
	it.each(framed)('as high as its table says: %s%s', async (folder, id, of) => {
		const table = heightsOf(of, id);
		await page.setViewport({ width: 1240, height: 700 });
		await page.goto(`${root}site.json`, { waitUntil: 'load' });
		const widths = [
			256, 264, 272, 280, 300, 319, 320, 359, 360, 399, 400, 479, 480, 560, 639, 640, 768, 959, 960, 1079, 1200,
		];
		const heights = await heightsAt(page, root + folder, id, widths);
		const off = widths
			// A column narrower than the table begins has the height at which it begins.
			.map((w, i) => [w, heights[i] as number, heightAt(table, Math.max(w, table[0]?.[0] ?? 0))] as const)
			.filter(([, is, should]) => is > should + 1 || is < should - 1.99);
		expect(off, 'width, is, table: run npm run heights').toEqual([]);
	});

	it('with scripts off in the host, the code we hand out shows each graphic whole, and a toggled table can be scrolled to', async () => {
		const host: Host = {
			name: 'all',
			body: () => GRAPHICS.map((id) => `<p>Text.</p>${placeOf(root, id).code}`).join(''),
			csp: () => "script-src 'none'",
			ends: 'reserve',
			frames: GRAPHICS.length,
		};
		const server = await serveHosts([host], placeOf(root));
		for (const width of [320, 480, 640, 960]) {
			await page.setViewport({ width, height: 800 });
			await page.goto(`${server.url}all`, { waitUntil: 'load' });
			expect(await wrong(page, host, root, content), `at ${width}`).toEqual([]);
		}
		await page.goto(`${hosts.url}${encodeURIComponent('no script at all')}`, { waitUntil: 'load' });
		const [frame] = (await framesIn(page)) as [Frame];
		await frame.evaluate(() => {
			(document.querySelector('details') as HTMLDetailsElement).open = true;
		});
		// Nobody makes room: once the frame has waited for it in vain, it has a scrollbar.
		await expect
			.poll(() => frame.evaluate(() => getComputedStyle(document.documentElement).scrollbarWidth), {
				timeout: PATIENCE,
			})
			.toBe('auto');
		expect(
			await frame.evaluate(() => {
				scrollTo(0, 100);
				return scrollY;
			}),
		).toBe(100);
		await server.close();
	});

	it('a table that is opened is told, and closed again', async () => {
		await page.setViewport({ width: 700, height: 700 });
		await page.goto(`${hosts.url}${encodeURIComponent('our script')}`, { waitUntil: 'load' });
		const host = PLACES.find((h) => h.name === 'our script') as Host;
		await expect.poll(() => wrong(page, host, root, content), { timeout: PATIENCE }).toEqual([]);
		const [frame] = (await framesIn(page)) as [Frame];
		const { shown: before } = await frame.evaluate(inside);
		const room = async () => {
			const { shown, content: needed, bar } = await frame.evaluate(inside);
			return { more: shown > before + 100, fits: Math.abs(shown - Math.ceil(needed - 0.01)) <= 1 && !bar };
		};
		const toggle = () => frame.evaluate(() => (document.querySelector('summary') as HTMLElement).click());
		await toggle();
		await expect.poll(room, { timeout: PATIENCE }).toEqual({ more: true, fits: true });
		await toggle();
		await expect.poll(room, { timeout: PATIENCE }).toEqual({ more: false, fits: true });
	});

	it.each(
		editions.flatMap((of) =>
			(['route-map', 'responses'] as const).map((id) => [folderOf(of.edition.language), id, of] as const),
		),
	)('the longest tables are followed to their end in a narrow column: %s%s', async (_, id, of) => {
		const host: Host = { name: 'narrow', body: () => scriptedCode(of, id, { root }), ends: 'content', frames: 1 };
		const server = await serveHosts([host], placeOf(root));
		await page.setViewport({ width: 320, height: 700 });
		await page.goto(`${server.url}narrow`, { waitUntil: 'load' });
		await expect.poll(() => framesIn(page).then((all) => all.length), { timeout: PATIENCE }).toBe(1);
		const [frame] = (await framesIn(page)) as [Frame];
		await frame.evaluate(() => (document.querySelector('summary') as HTMLElement).click());
		await expect
			.poll(
				async () => {
					const { shown, content: needed, bar } = await frame.evaluate(inside);
					return { higher: needed > 2000, fits: Math.abs(shown - Math.ceil(needed - 0.01)) <= 1 && !bar };
				},
				{ timeout: PATIENCE },
			)
			.toEqual({ higher: true, fits: true });
		expect(await frame.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
		await server.close();
	});

	it('the element that is given another chart shows that one, and is not named by the first', async () => {
		const host: Host = {
			name: 'another',
			body: () => elementCode(data, 'china-share', { root }),
			ends: 'content',
			frames: 1,
		};
		const server = await serveHosts([host], placeOf(root));
		await page.setViewport({ width: 700, height: 700 });
		await page.goto(`${server.url}another`, { waitUntil: 'load' });
		const frame = () =>
			page.$eval('coal-chart iframe', (f) => [(f as HTMLIFrameElement).src, (f as HTMLIFrameElement).title]);
		// The script has come when the element answers.
		await expect.poll(() => page.evaluate(() => !!customElements.get('coal-chart')), { timeout: PATIENCE }).toBe(true);
		const [first, title] = await frame();
		expect(first).toBe(`${root}embed/china-share/`);
		await page.$eval('coal-chart', (e) => e.setAttribute('chart', 'us-sanctions'));
		const [next, name] = await frame();
		expect(next).toBe(`${root}embed/us-sanctions/`);
		expect(name).not.toBe(title);
		expect(name).toContain('us-sanctions');
		await server.close();
	});

	it('in WordPress’s sandbox, where no window may open, a link leads to the story all the same', async () => {
		await page.setViewport({ width: 900, height: 700 });
		const host = `${hosts.url}${encodeURIComponent('WordPress wp-embed')}`;
		await page.goto(host, { waitUntil: 'load' });
		const shown = () => page.evaluate(() => document.querySelector('iframe')?.clientHeight ?? 0);
		await expect.poll(shown, { timeout: PATIENCE }).toBeGreaterThan(300);
		const press = async (selector: string) => {
			const [frame] = (await framesIn(page)) as [Frame];
			await frame.waitForSelector(selector);
			await (await frame.$(selector))?.click();
		};
		// Another site's address is none that a host would follow; this one's is.
		await press('a[rel~="license"]');
		expect(await addressOf(page)).toBe(host);
		await press('.links a');
		await expect.poll(() => addressOf(page).catch(String), { timeout: PATIENCE }).toBe(`${root}#china`);
	});

	it.each([
		['the data', '.links a[href$=".csv"]', 'data/china-share.csv'],
		['the codes', '.links a[href$="#china-share"]', 'embeds/'],
	])('in WordPress’s sandbox, the link to %s leads there too', async (_name, selector, to) => {
		const asked: string[] = [];
		const site = await serve(dist, '/a/b/', (pathname) => asked.push(pathname));
		const host = LISTENERS.find((l) => l.name === 'WordPress wp-embed') as Host;
		const server = await serveHosts([host], placeOf(site.url));
		const tab = await browser.newPage();
		try {
			await tab.setViewport({ width: 900, height: 700 });
			await tab.goto(`${server.url}${encodeURIComponent(host.name)}`, { waitUntil: 'load' });
			const shown = () => tab.evaluate(() => document.querySelector('iframe')?.clientHeight ?? 0);
			await expect.poll(shown, { timeout: PATIENCE }).toBeGreaterThan(300);
			const [frame] = (await framesOf(tab, site.url)) as [Frame];
			// A press on a frame that the browser is still placing falls beside it: a reader presses again.
			const press = async () => {
				if (!asked.includes(`/a/b/${to}`)) await (await frame.$(selector))?.click();
				return asked;
			};
			await settled(tab);
			// A file is saved and the page stays: that it was asked for is what all browsers have in common.
			await expect.poll(() => press().catch(() => asked), { timeout: PATIENCE, interval: 500 }).toContain(`/a/b/${to}`);
		} finally {
			await tab.close();
			await server.close();
			await site.close();
		}
	});

	it('malformed messages change nothing in a frame, nor do well-formed ones from another window', async () => {
		const host: Host = {
			name: 'fuzz',
			body: (p) => `${bare(p)}<iframe id="other" srcdoc="<p>Another window</p>" title="Other"></iframe>`,
			head: () =>
				`<script>heard=[];addEventListener('message',(e)=>{if(e.source===document.getElementById('f')?.contentWindow)heard.push(e.data?.type)})</script>`,
			ends: 'content',
		};
		const server = await serveHosts([host], placeOf(root));
		await page.setViewport({ width: 700, height: 700 });
		await page.goto(`${server.url}fuzz`, { waitUntil: 'load' });
		const errors: unknown[] = [];
		if (can.hear) page.on('pageerror', (e) => errors.push(e));
		const [frame] = (await framesIn(page)) as [Frame];
		const answers = () =>
			page.evaluate(
				() => (window as unknown as { heard: string[] }).heard.filter((t) => t === 'coal-chart:height').length,
			);
		const hello = async () => {
			const before = await answers();
			await page.evaluate(() =>
				(document.getElementById('f') as HTMLIFrameElement).contentWindow?.postMessage(
					{ type: 'coal-chart:hello', v: 1 },
					'*',
				),
			);
			await expect.poll(answers, { timeout: PATIENCE }).toBe(before + 1);
		};
		const markup = () => frame.evaluate(() => document.documentElement.outerHTML);
		await frame.evaluate(() => document.fonts.ready.then(() => true));
		await hello();
		const [was, said] = [await markup(), await answers()];
		const sent = await page.evaluate((text) => {
			const list = new Function(`return (${text})()`)() as unknown[];
			const frame = document.getElementById('f') as HTMLIFrameElement;
			for (const m of list) frame.contentWindow?.postMessage(m, '*');
			const other = (document.getElementById('other') as HTMLIFrameElement).contentWindow as unknown as {
				Function: (s: string) => () => void;
			};
			other.Function(
				`for (const m of [{type:'coal-chart:theme',v:1,theme:'dark'},{type:'coal-chart:hello',v:1},{sentinel:'amp',type:'frames-init'}]) parent.frames[0].postMessage(m,'*')`,
			)();
			return list.length;
		}, malformed.toString());
		expect(sent).toBeGreaterThan(200);
		await hello();
		expect(await answers(), 'one answer, to the one well-formed message').toBe(said + 1);
		expect(await markup()).toBe(was);
		expect(errors).toEqual([]);
		await server.close();
	});

	it('malformed, foreign and immoderate messages change nothing in a host page', async () => {
		const fake = (id: string, attributes: string, code: string) =>
			`<iframe id="${id}" ${attributes} style="height:333px" title="${id}" srcdoc="${`<script>${code}</script>`.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"></iframe>`;
		const height = (h: string) => `{type:'coal-chart:height',v:1,id:'china-share',height:${h},width:300}`;
		const host: Host = {
			name: 'forged',
			body: (p) =>
				ours(p) +
				p.code +
				// Opaque origins are let in by their window alone: the shape has to hold.
				fake(
					'malformed',
					'sandbox="allow-scripts" data-coal-chart="x"',
					`for (const m of (${malformed.toString()})()) parent.postMessage(m,'*');parent.postMessage({done:'malformed'},'*')`,
				) +
				fake(
					'stranger',
					'sandbox="allow-scripts"',
					`parent.postMessage(${height('999')},'*');parent.postMessage({done:'stranger'},'*')`,
				) +
				fake(
					'foreign',
					'data-coal-chart="x"',
					`parent.postMessage(${height('999')},'*');parent.postMessage({done:'foreign'},'*')`,
				) +
				// At an address like ours, but of another site.
				`<iframe id="lookalike" src="embed/china-share/" style="height:333px" title="lookalike"></iframe>` +
				fake('huge', 'sandbox="allow-scripts" data-coal-chart="x"', `parent.postMessage(${height('1e9')},'*')`) +
				fake('tiny', 'sandbox="allow-scripts" data-coal-chart="x"', `parent.postMessage(${height('-7')},'*')`),
			head: () => `<script>done=[];addEventListener('message',(e)=>{if(e.data?.done)done.push(e.data.done)})</script>`,
			ends: 'content',
		};
		const lookalike: Host = {
			name: 'embed/china-share/',
			body: () =>
				`<script>parent.postMessage(${height('999')},'*');parent.postMessage({done:'lookalike'},'*')</script>`,
			ends: 'content',
		};
		const server = await serveHosts([host, lookalike], placeOf(root));
		await page.setViewport({ width: 700, height: 700 });
		await page.goto(`${server.url}forged`, { waitUntil: 'load' });
		const heights = () =>
			page.evaluate(() =>
				Object.fromEntries([...document.querySelectorAll('iframe')].map((f) => [f.id, f.clientHeight])),
			);
		await expect
			.poll(() => page.evaluate(() => (window as unknown as { done: string[] }).done.sort().join()), {
				timeout: PATIENCE,
			})
			.toBe('foreign,lookalike,malformed,stranger');
		await expect
			.poll(heights, { timeout: PATIENCE })
			.toMatchObject({ malformed: 333, stranger: 333, foreign: 333, lookalike: 333, huge: 10_000, tiny: 50 });
		const [real] = (await framesIn(page)) as [Frame];
		const { shown, content } = await real.evaluate(inside);
		expect(Math.abs(shown - Math.ceil(content))).toBeLessThanOrEqual(1);
		expect(await page.evaluate(() => document.querySelectorAll('script').length)).toBe(2);
		await server.close();
	});
});

describe.each(ENGINES)('the frame page in %s', (_, open, can) => {
	let browser: Browser;
	let page: Page;
	beforeAll(async () => {
		browser = await open(BARS);
	});
	afterAll(() => browser?.close());

	// Shifts are counted by Chromium alone.
	describe.runIf(can.shifts)('moves nothing', () => {
		it.each(
			[320, 480, 640, 960].flatMap(
				(w) =>
					[
						[w, 'without script'],
						[w, 'with ours'],
					] as [number, string][],
			),
		)('in a host %i px wide, %s', async (width, scripts) => {
			page = await browser.newPage();
			await page.setViewport({ width, height: 800 });
			await page.evaluateOnNewDocument(() => {
				const w = window as unknown as { shift: number; said: Set<string> };
				w.shift = 0;
				w.said = new Set();
				addEventListener('message', ({ data }) => data?.type === 'coal-chart:height' && w.said.add(data.id));
				new PerformanceObserver((list) => {
					for (const e of list.getEntries() as unknown as { value: number }[]) w.shift += e.value;
				}).observe({ type: 'layout-shift', buffered: true });
			});
			const body = () =>
				GRAPHICS.map((id) => `<p>Text.</p>${frameCode(data, id, { root })}`).join('') +
				(scripts === 'with ours' ? ours(placeOf(root)) : '');
			const server = await serveHosts([{ name: 'all', body, ends: 'reserve' }], placeOf(root));
			await page.goto(`${server.url}all`, { waitUntil: 'load' });
			const frames = await page.$$('iframe');
			for (const [i, id] of GRAPHICS.entries()) {
				await frames[i]?.evaluate((f) => f.scrollIntoView());
				await expect
					.poll(() => page.evaluate(() => [...(window as unknown as { said: Set<string> }).said]), {
						timeout: PATIENCE,
					})
					.toContain(id);
			}
			expect(await page.evaluate(() => (window as unknown as { shift: number }).shift)).toBe(0);
			await page.close();
			await server.close();
		});
	});

	it.each(GRAPHICS)('is whole in one request, light and within its weight: %s', async (id) => {
		const file = readFileSync(path.join(dist, 'embed', id, 'index.html'));
		expect(gzipSync(file).length).toBeLessThan((id === 'route-map' ? 45 : 35) * 1024);
		const scripts = [...file.toString().matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)].map(([, s]) => s).join('');
		expect(gzipSync(scripts).length).toBeLessThan((id === 'route-map' ? 8 : 3) * 1024);

		page = await browser.newPage();
		const [requests, problems] = [[] as string[], [] as string[]];
		// WebKitGTK's protocol tells nothing of requests and errors; what has been fetched its document knows too.
		if (can.hear) {
			page.on('request', (r) => !r.url().startsWith('data:') && requests.push(r.url()));
			page.on('console', (m) => problems.push(m.text()));
			page.on('pageerror', (e) => problems.push(String(e)));
		}
		// A query and a hash are the host's, and may be anybody's.
		await page.goto(
			`${root}embed/${id}/?theme=%3Cscript%3E&ground=x&childId=%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E&parentUrl=javascript:alert(1)#?secret=<b>`,
			{ waitUntil: 'load' },
		);
		// What a script asks for once the page has come, it asks for in these frames.
		await settled(page);
		if (can.hear) expect(requests).toHaveLength(1);
		expect(problems).toEqual([]);
		expect(
			await page.evaluate(() =>
				performance
					.getEntriesByType('resource')
					.map((e) => e.name)
					.filter((url) => !url.startsWith('data:')),
			),
		).toEqual([]);
		const is = await page.evaluate(() => ({
			theme: document.documentElement.dataset.theme ?? 'none',
			ground: getComputedStyle(document.documentElement).backgroundColor,
			lang: document.documentElement.lang,
			title: document.title,
			heading: document.querySelector('main h1')?.textContent,
			names: [...document.querySelectorAll('svg[role=img]')].map((s) => s.getAttribute('aria-labelledby')),
			foreign: document.querySelectorAll('img,b').length,
			rows: document.querySelectorAll('tbody tr').length,
			robots: document.querySelector<HTMLMetaElement>('meta[name=robots]')?.content,
			outside: [...document.querySelectorAll('a')].filter(
				(a) => a.target !== '_blank' || !a.relList.contains('noopener'),
			).length,
			story: document.querySelector<HTMLAnchorElement>('.links a')?.href,
		}));
		expect(is).toMatchObject({
			theme: 'none',
			ground: 'rgb(251, 251, 247)',
			lang: 'en',
			foreign: 0,
			robots: 'noindex',
			outside: 0,
		});
		expect(is.title).toBe(is.heading);
		expect(is.names).toEqual(['title', 'title']);
		expect(is.rows).toBeGreaterThan(0);
		expect(is.story).toMatch(new RegExp(`^${root}#[a-z-]+$`));
		await page.close();
	});

	// Which face a letter is set in only the DevTools protocol says.
	it.runIf(can.devtools).each(GRAPHICS)(
		'misses no glyph of its cut faces, table and both drawings included: %s',
		async (id) => {
			page = await browser.newPage();
			await page.goto(`${root}embed/${id}/`, { waitUntil: 'load' });
			const client = await page.createCDPSession();
			await page.evaluate(() => {
				(document.querySelector('details') as HTMLDetailsElement).open = true;
			});
			await client.send('DOM.enable');
			await client.send('CSS.enable');
			for (const width of [390, 900]) {
				await page.setViewport({ width, height: 800 });
				const { root: document } = await client.send('DOM.getDocument', { depth: -1 });
				const { nodeIds } = await client.send('DOM.querySelectorAll', { nodeId: document.nodeId, selector: 'body *' });
				const others = new Set<string>();
				for (const nodeId of nodeIds) {
					const { fonts } = await client.send('CSS.getPlatformFontsForNode', { nodeId });
					for (const f of fonts)
						if (!f.isCustomFont)
							others.add(
								`${f.familyName}: ${(await client.send('DOM.getOuterHTML', { nodeId })).outerHTML.slice(0, 200)}`,
							);
				}
				expect([...others]).toEqual([]);
			}
			await page.close();
		},
	);

	it('wears the theme and the ground that a host chooses, and the reader’s own under auto', async () => {
		const readers: [How, string, 'light' | 'dark'][] = [
			[{ scheme: 'dark' }, '', 'light'],
			[{ scheme: 'dark' }, '?theme=light', 'light'],
			[{ scheme: 'dark' }, '?theme=dark', 'dark'],
			[{ scheme: 'dark' }, '?theme=auto', 'dark'],
			[{ scheme: 'light' }, '?theme=auto', 'light'],
			// Each setting is a browser to start: without scripts, where a theme is nobody's to read, one engine is enough.
			...(can.emulate ? [[{ scripts: false }, '?theme=dark', 'light'] as [How, string, 'light']] : []),
		];
		const inks = {
			light: ['rgb(251, 251, 247)', 'rgb(21, 23, 26)'],
			dark: ['rgb(10, 18, 24)', 'rgb(230, 228, 218)'],
		};
		const colours = async (query: string) => {
			await page.goto(`${root}embed/china-share/${query}`);
			return page.evaluate(() => [
				getComputedStyle(document.documentElement).backgroundColor,
				getComputedStyle(document.documentElement).color,
			]);
		};
		for (const how of new Set(readers.map(([h]) => JSON.stringify(h)))) {
			const own = await open(JSON.parse(how));
			try {
				page = await own.newPage();
				for (const [h, query, ink] of readers)
					if (JSON.stringify(h) === how) expect(await colours(query), `${how} ${query}`).toEqual(inks[ink]);
				if (how.includes('light')) expect((await colours('?ground=transparent'))[0]).toBe('rgba(0, 0, 0, 0)');
			} finally {
				await own.close();
			}
		}
	});

	it.runIf(can.emulate)('is printed in the inks of day, whatever its theme', async () => {
		const own = await open({ scheme: 'dark' });
		page = await own.newPage();
		await page.emulateMediaType('print');
		for (const query of ['', '?theme=dark', '?theme=auto', '?theme=dark&ground=transparent']) {
			await page.goto(`${root}embed/china-share/${query}`);
			const inks = await page.evaluate(() =>
				['html', '.plate-sub', 'svg text'].map((s) => {
					const style = getComputedStyle(document.querySelector(s) as Element);
					return (s.startsWith('svg') ? style.fill : style.color).match(/\d+/g)?.map(Number) ?? [];
				}),
			);
			for (const ink of inks) expect(Math.max(...ink), query).toBeLessThan(140);
		}
		await own.close();
	});

	it('through a transparent ground shows the host’s where the code says the theme, else one that it can be read on', async () => {
		const frame = (query: string, style = '') =>
			`<iframe src="${root}embed/china-share/?ground=transparent${query}" title="Chart" style="border:0;width:300px;height:300px;${style}"></iframe>`;
		const code = (theme: 'dark') =>
			frameCode(data, 'china-share', { root, theme, ground: 'transparent' }).replace(' loading="lazy"', '');
		// A frame that may be seen through is a layer of its own.
		const layered = await open({ layers: true });
		page = await layered.newPage();
		// An engine's own dark ground is what it calls one; that it is dark has to hold in each.
		const dark = await page.evaluate(() => {
			document.body.style.cssText = 'color-scheme:dark;background:Canvas';
			return getComputedStyle(document.body).backgroundColor.match(/\d+/g)?.slice(0, 3).map(Number) ?? [];
		});
		expect(Math.max(...dark)).toBeLessThan(40);
		const grounds: [string, string, number[]][] = [
			['a light page, light', frame(''), [200, 220, 240]],
			['a light page, dark by our code', code('dark'), [200, 220, 240]],
			['a light page, dark in a frame of its own making', frame('&theme=dark'), dark],
			['a dark page that says so, light', `<style>:root{color-scheme:dark}</style>${frame('')}`, [255, 255, 255]],
		];
		const hosts = grounds.map(
			([name, body]): Host => ({
				name,
				body: () => `<style>body,html{background:rgb(200,220,240)}p{display:none}</style>${body}`,
				ends: 'content',
			}),
		);
		const server = await serveHosts(hosts, placeOf(root));
		for (const [name, , ground] of grounds) {
			await page.goto(`${server.url}${encodeURIComponent(name)}`, { waitUntil: 'load' });
			// What is painted, where nothing is drawn: a frame is painted a little after it has come.
			const seen = async () =>
				page.evaluate(
					async (base64) => {
						const image = new Image();
						image.src = `data:image/png;base64,${base64}`;
						await image.decode();
						const canvas = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D;
						canvas.drawImage(image, 0, 0);
						return [...canvas.getImageData(5, 101, 1, 1).data].slice(0, 3);
					},
					await page.screenshot({ encoding: 'base64' }),
				);
			await expect.poll(seen, { message: name, timeout: PATIENCE }).toEqual(ground);
		}
		await layered.close();
		await server.close();
	});
});

it('our host script weighs 1.5 KB at most', () => {
	expect(gzipSync(readFileSync(path.join(dist, 'embed.js'))).length).toBeLessThanOrEqual(1536);
});

describe('a released copy', () => {
	it('keeps its address and its bytes when a row changes and the site is built again', async () => {
		const copy = await variant(inject('builds'), EDITED(dist));
		const folder = mkdtempSync(path.join(tmpdir(), 'released-'));
		cpSync(path.join(copy, 'public'), path.join(folder, 'public'), { recursive: true });
		const list = () =>
			JSON.parse(readFileSync(path.join(folder, 'public/v/releases.json'), 'utf8')) as {
				id: string;
				hash: string;
				asOf: string;
			}[];
		const kept = list().slice(-GRAPHICS.length);
		expect(kept.map((r) => r.id).sort()).toEqual([...GRAPHICS].sort());
		const fileOf = (where: string, { hash, id }: { hash: string; id: string }) =>
			readFileSync(path.join(where, 'v', hash, 'embed', id, 'index.html'));
		const hashOf = (b: Buffer) => createHash('sha256').update(b).digest('hex').slice(0, 12);
		const released = kept.map((r) => fileOf(path.join(folder, 'public'), r));
		expect(kept.map((r) => r.hash)).toEqual(released.map(hashOf));
		expect(await release(dist, folder)).toContain('nothing new');

		expect(kept.map((r) => fileOf(path.join(copy, 'dist'), r))).toEqual(released);
		// The page for journalists lists each copy, with a code that reserves the height of the copy.
		const takes = readFileSync(path.join(copy, 'dist/embeds/index.html'), 'utf8');
		for (const { id, hash } of kept) {
			expect(takes).toContain(`href="../v/${hash}/embed/${id}/index.html"`);
			expect(takes).toContain(`<option value="${hash}" data-reserve="${reserveOf(data, id as Place['id']).css}"`);
		}
		const again = await release(path.join(copy, 'dist'), folder);
		expect(again).toMatch(/sixty-thousand-tonnes: v\/[0-9a-f]{12}\/embed\/sixty-thousand-tonnes\/\n/);
		expect(again).toContain('china-share: kept already');
		expect(kept.map((r) => fileOf(path.join(folder, 'public'), r))).toEqual(released);
		rmSync(folder, { recursive: true, force: true });

		const browser = await launch();
		const server = await serve(path.join(copy, 'dist'), '/a/b/');
		const page = await browser.newPage();
		const problems: string[] = [];
		page.on('console', (m) => problems.push(m.text()));
		for (const { id, hash, asOf } of kept) {
			await page.setViewport({ width: 700, height: 800 });
			await page.goto(`${server.url}v/${hash}/embed/${id}/`, { waitUntil: 'load' });
			const is = await page.evaluate(() => ({
				live: (document.querySelector('.live') as HTMLElement).checkVisibility({ visibilityProperty: true }),
				pinned: (document.querySelector('.pinned') as HTMLElement).checkVisibility({ visibilityProperty: true }),
				words: document.querySelector('.pinned')?.textContent,
				corrections: document.querySelector<HTMLAnchorElement>('.pinned a')?.href,
				story: document.querySelector<HTMLAnchorElement>('.links a')?.href.split('#')[0],
				height: document.documentElement.getBoundingClientRect().height,
			}));
			expect(is).toMatchObject({
				live: false,
				pinned: true,
				corrections: `${server.url}notices/`,
				story: server.url,
			});
			expect(is.words).toContain(String(Number(asOf.slice(8))));
			expect(Math.abs(is.height - heightAt(heightsOf(data, id as Place['id']), 700))).toBeLessThan(1.5);
		}
		// Chosen on that page, a copy is in preview and codes together.
		const { id, hash } = kept[0] as (typeof kept)[number];
		await page.goto(`${server.url}embeds/`, { waitUntil: 'load' });
		await page.select(`#${id} [data-option=pinned]`, hash);
		await page.select(`#${id} [data-option=theme]`, 'dark');
		const taken = await page.$eval(`#${id}`, (take) => ({
			preview: take.querySelector('iframe')?.src,
			codes: [...take.querySelectorAll('[data-form]')].map((c) => c.textContent ?? ''),
			addresses: [...take.querySelectorAll('[data-address]')].map((c) => c.textContent),
		}));
		const pinned = `${server.url}v/${hash}/embed/${id}/`;
		expect(taken.preview).toBe(`${pinned}index.html?theme=dark`);
		expect(taken.codes[0]).toContain(`src="${pinned}?theme=dark"`);
		expect(taken.codes[0]).toContain('color-scheme:dark;height:');
		expect(taken.codes[2]).toContain(` theme="dark" pinned="${hash}"`);
		expect(taken.addresses).toContain(pinned);
		expect(problems).toEqual([]);
		await browser.close();
		await server.close();
	});
});

/** The built site once more, with headers, and with another script for hosts if one is given. */
async function withHeaders(
	headers: Record<string, string>,
	script?: string,
): Promise<{ url: string; close: () => Promise<void> }> {
	const server = createServer(async (request, response) => {
		if (script && request.url?.endsWith('/embed.js')) {
			response.writeHead(200, { 'content-type': 'text/javascript', ...headers }).end(script);
			return;
		}
		const answer = await fetch(new URL(request.url ?? '/', root));
		response
			.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/html', ...headers })
			.end(Buffer.from(await answer.arrayBuffer()));
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}${new URL(root).pathname}`,
		close: () => {
			server.closeAllConnections();
			return new Promise((done) => server.close(() => done()));
		},
	};
}
