import { readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { along, ENGINES, launch, scrollTo, settled } from '../browsers';
import { inEdition, isEmbed, variant } from '../builds';
import { serveHosts } from '../hosts/serve';
import { PERSONALITIES, serveAs } from '../personalities';
import { serve } from '../serve';
import { PUBLIC } from '../variants';

const base = inject('base');
const dist = inject('dist');
const pages = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter(
	(f) => f.endsWith('.html') && !f.startsWith('v/'),
);
let browser: Browser;
beforeAll(async () => {
	browser = await launch();
});
afterAll(() => browser.close());

/** Runs in the page: everything that a page can keep on a reader's machine, but for cookies. */
async function kept() {
	return {
		session: { ...sessionStorage },
		local: { ...localStorage },
		databases: (await indexedDB.databases()).map((d) => d.name),
		caches: await caches.keys(),
		workers: (await navigator.serviceWorker.getRegistrations()).length,
		name: window.name,
	};
}

describe.each(pages)('%s', (file) => {
	let context: BrowserContext;
	let page: Page;
	let wrong: string[];
	beforeAll(async () => {
		context = await browser.createBrowserContext();
		page = await context.newPage();
		wrong = [];
		page.on(
			'request',
			(r) =>
				!/^(data|blob|about):/.test(r.url()) &&
				new URL(r.url()).origin !== new URL(base).origin &&
				wrong.push(`asks ${r.url()}`),
		);
		page.on('pageerror', (e) => wrong.push(`throws ${e}`));
		page.on('console', (m) => m.type() === 'error' && wrong.push(`says ${m.text()}`));
		await page.evaluateOnNewDocument(() => {
			const w = window as unknown as { blocked: string[] };
			w.blocked = [];
			addEventListener('securitypolicyviolation', (e) =>
				w.blocked.push(`${e.violatedDirective}: ${e.blockedURI} ${e.sample}`),
			);
		});
		await page.setViewport({ width: 1280, height: 800 });
		await page.goto(base + file, { waitUntil: 'load' });
		await settled(page);
	});
	afterAll(() => context?.close());
	const blocked = async () =>
		(await page.evaluate(() => (window as unknown as { blocked: string[] }).blocked)).map((b) => `blocked ${b}`);

	it('nothing that its policy forbids, no request to another origin, nothing stored, no error', async () => {
		const height = await page.evaluate(() => document.documentElement.scrollHeight);
		const stops = Array.from({ length: Math.ceil(height / 1200) }, (_, i) => i * 1200);
		await along(page, stops, () => {});
		await page.evaluate(() => {
			for (const d of document.querySelectorAll('details')) d.open = true;
		});
		await scrollTo(page, 0);
		const stores = await page.evaluate(() =>
			[document.cookie, ...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter(Boolean),
		);
		expect([...wrong, ...(await blocked()), ...stores.map((k) => `stores ${k}`)]).toEqual([]);
	});

	it('whatever is pressed, nothing is kept but the choice of light, of motion and of text', async () => {
		// The closing map comes to be asked where the reader is near it.
		if (await page.$('#later')) {
			const top = await page.evaluate(() => {
				const foot = document.querySelector('#later .plate-foot') as Element;
				return scrollY + foot.getBoundingClientRect().bottom - innerHeight;
			});
			await scrollTo(page, top);
			await page.waitForSelector('.explore-way > button');
			await page.$eval('[data-claim]', (a) => (a as HTMLElement).click());
			await page.waitForSelector('.receipt:popover-open');
		}
		const pressed = await page.evaluate(() => {
			const tell = (e: Element, ...types: string[]) => {
				for (const type of types) e.dispatchEvent(new Event(type, { bubbles: true }));
			};
			const buttons = [...document.querySelectorAll('button')];
			for (const b of buttons) b.click();
			const selects = [...document.querySelectorAll('select')];
			for (const s of selects)
				for (const option of s.options) {
					s.value = option.value;
					tell(s, 'input', 'change');
				}
			const ranges = [...document.querySelectorAll<HTMLInputElement>('input[type=range]')];
			for (const r of ranges) {
				r.value = '40';
				tell(r, 'input', 'change');
			}
			for (const d of document.querySelectorAll('details')) d.open = true;
			return { buttons: buttons.length, selects: selects.length, ranges: ranges.length };
		});
		if (inEdition(file) === 'index.html') expect(pressed).toMatchObject({ selects: 1, ranges: 1 });
		await settled(page);
		expect(await page.evaluate(kept)).toEqual({
			session: inEdition(file) === 'index.html' ? { motion: 'reduced', text: 'only', theme: 'night' } : {},
			local: {},
			databases: [],
			caches: [],
			workers: 0,
			name: '',
		});
		expect(await context.cookies()).toEqual([]);
		expect([...wrong, ...(await blocked())]).toEqual([]);
	});
});

describe('built for an address and served from another', () => {
	let site: Awaited<ReturnType<typeof serve>>;
	beforeAll(async () => {
		site = await serve(path.join(await variant(inject('builds'), PUBLIC), 'dist'), '/a/b/');
	});
	afterAll(() => site?.close());

	it('no page that is opened alone says anything in the console, or asks another site', async () => {
		const page = await browser.newPage();
		const said: string[] = [];
		page.on('console', (m) => said.push(m.text()));
		page.on('request', (r) => !/^data:/.test(r.url()) && !r.url().startsWith(site.url) && said.push(`asks ${r.url()}`));
		for (const file of pages) {
			await page.goto(site.url + file, { waitUntil: 'load' });
			await settled(page);
			expect(said, file).toEqual([]);
		}
		await page.close();
	});

	it('no embed in a frame of another site says anything in the console, in no sandbox or a strict one', async () => {
		const embeds = pages.filter((file) => isEmbed(file)).map((file) => site.url + file);
		const sandboxes = ['', 'sandbox="allow-scripts"', 'sandbox'];
		const frame = (url: string, sandbox: string) => `<iframe title="${url}" src="${url}" ${sandbox}></iframe>`;
		const body = () => sandboxes.flatMap((sandbox) => embeds.map((url) => frame(url, sandbox))).join('');
		const place = { root: site.url, id: 'responses', url: '', code: '', element: '' } as const;
		const server = await serveHosts([{ name: 'host', body, ends: 'reserve' }], place);
		const context = await browser.createBrowserContext();
		try {
			const page = await context.newPage();
			await page.goto(`${server.url}host`, { waitUntil: 'load' });
			// A frame of another site is a target of its own, and tells what it has said once it is asked.
			const frames = context.targets().filter((target) => target.url().startsWith(site.url));
			expect(frames).toHaveLength(sandboxes.length * embeds.length);
			const said: string[] = [];
			for (const target of frames) {
				const client = await target.createCDPSession();
				client.on('Log.entryAdded', ({ entry }) => said.push(entry.text));
				await client.send('Log.enable');
			}
			// That no script may run there is the host's own will; that it is heard shows that we listen.
			const hosts = said.filter((text) => /^Blocked script execution/.test(text));
			expect(hosts.length).toBeGreaterThanOrEqual(embeds.length);
			expect(said.filter((text) => !hosts.includes(text))).toEqual([]);
		} finally {
			await context.close();
			await server.close();
		}
	});
});

it('choices taken back leave nothing', async () => {
	const context = await browser.createBrowserContext();
	const page = await context.newPage();
	await page.goto(base, { waitUntil: 'load' });
	await page.waitForFunction(() => document.documentElement.dataset.activeStep);
	await page.select('.choices select', 'night');
	await page.select('.choices select', '');
	for (let pressed = 0; pressed < 2; pressed++)
		await page.$eval('.choices button:last-of-type', (b) => (b as HTMLElement).click());
	expect((await page.evaluate(kept)).session).toEqual({});
	await context.close();
});

it.each(PERSONALITIES.filter((p) => p.name !== 'GitHub Pages').map((p) => [p.name, p] as const))(
	'from %s, another site can frame an embed, and no other page',
	async (_, personality) => {
		const site = await serveAs(personality, dist, '/');
		const names = pages.filter((f) => f !== '404.html').map((f) => f.replace(/(^|\/)index\.html$/, '$1'));
		const host = createServer((__, response) =>
			response
				.writeHead(200, { 'content-type': 'text/html' })
				.end(names.map((n) => `<iframe title="${n}" src="${site.url}${n}"></iframe>`).join('')),
		);
		await new Promise<void>((done) => host.listen(0, '127.0.0.1', done));
		const page = await browser.newPage();
		await page.goto(`http://127.0.0.1:${(host.address() as AddressInfo).port}/`, { waitUntil: 'load' });
		const framed = await Promise.all(
			page
				.frames()
				.slice(1)
				.map((f) =>
					f.evaluate(() => (location.protocol === 'chrome-error:' ? null : document.title)).catch(() => null),
				),
		);
		expect(framed).toHaveLength(names.length);
		for (const [i, name] of names.entries())
			if (isEmbed(name)) expect(framed[i], name).toMatch(/\S/);
			else expect(framed[i], name || 'the story').toBeNull();
		await page.close();
		await site.close();
		host.closeAllConnections();
		host.close();
	},
);

describe.each(ENGINES)('in %s', (_, open) => {
	it('the policy bites: a script, and a style sheet and a picture from elsewhere, are refused', async () => {
		const engine = await open();
		const page = await engine.newPage();
		await page.goto(base);
		const refused = await page.evaluate(async () => {
			const seen: string[] = [];
			addEventListener('securitypolicyviolation', (e) => seen.push(e.effectiveDirective));
			document.body.insertAdjacentHTML(
				'beforeend',
				'<link rel="stylesheet" href="https://example.invalid/a.css"><img src="https://example.invalid/a.png" alt="">',
			);
			const script = document.createElement('script');
			script.textContent = 'window.ran = true';
			document.body.append(script);
			// Each is told of in its own time; what is let through never is, and the test ends by its limit.
			while (new Set(seen).size < 3) await new Promise((done) => requestAnimationFrame(done));
			return [...new Set(seen), String('ran' in window)];
		});
		expect(refused.sort()).toEqual(['false', 'img-src', 'script-src-elem', 'style-src-elem']);
		await engine.close();
	});
});
