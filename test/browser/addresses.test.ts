import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { frameCode } from '../../src/embed/snippet';
import { editions } from '../../src/ledger/data';
import { ENGINES, framesOf, installed, scrollTo, settled } from '../browsers';
import { type Host, ours } from '../hosts/place';
import { serveHosts } from '../hosts/serve';
import { serveByNginx } from '../nginx';
import { receiptOf } from '../receipts';
import { serve } from '../serve';

const [data] = editions;

/**
 * The same files at other addresses than the rest of these tests has them at, which is a sub-folder of a sub-folder: at
 * a root, in one folder, and by a real nginx as docs/publish.md has it.
 */
const dist = inject('dist');
const project = path.resolve(import.meta.dirname, '../..');
const pages = readdirSync(dist, { recursive: true, encoding: 'utf8' })
	.filter((f) => f.endsWith('.html'))
	.map((f) =>
		f
			.split(path.sep)
			.join('/')
			.replace(/(^|\/)index\.html$/, '$1'),
	);

type Server = { url: string; answers: () => string[]; close: () => Promise<void> };
async function plain(prefix: string): Promise<Server> {
	const answers: string[] = [];
	const server = await serve(dist, prefix, (at, status) => status && answers.push(`${status} ${at}`));
	return { ...server, answers: () => answers };
}
const nginx = installed.nginx();
const ADDRESSES: [string, () => Promise<Server>][] = [
	['/', () => plain('/')],
	['/a/', () => plain('/a/')],
	...(nginx
		? [
				['/ by nginx', () => serveByNginx(nginx, path.join(project, 'docs/hosting/nginx.conf'), dist)] as [
					string,
					() => Promise<Server>,
				],
			]
		: []),
];

/** Chromium looks at all; the other engines at the last, since the rest of these tests has them in a folder of a folder. */
const enginesAt = (address: string) =>
	ENGINES.filter(([name]) => name === 'Chromium' || address === ADDRESSES.at(-1)?.[0]);

describe.each(ADDRESSES)('at %s', (address, start) => {
	let server: Server;
	beforeAll(async () => {
		server = await start();
	});
	afterAll(() => server?.close());

	describe.each(enginesAt(address))('in %s', (_, open, can) => {
		let browser: Browser;
		let page: Page;
		beforeAll(async () => {
			browser = await open();
		});
		afterAll(() => browser?.close());
		beforeEach(async () => {
			page = await browser.newPage();
			await page.setViewport({ width: 1280, height: 800 });
		});
		afterEach(() => page.close());
		const story = async () => {
			await page.goto(server.url, { waitUntil: 'load' });
			await page.waitForFunction(() => document.documentElement.dataset.activeStep);
			await settled(page);
		};

		it('every page comes whole: no request fails, and nothing is wrong', async () => {
			expect(pages.length).toBeGreaterThan(10);
			const wrong: string[] = [];
			// What WebKitGTK asks for in vain the server has seen; of its console nothing is heard.
			if (can.hear) {
				page.on('pageerror', (e) => wrong.push(`throws ${e}`));
				page.on('console', (m) => m.type() === 'error' && wrong.push(`says ${m.text()}`));
				page.on('requestfailed', (r) => wrong.push(`fails ${r.url()}`));
			}
			const before = server.answers().length;
			for (const at of pages) {
				await page.goto(server.url + at, { waitUntil: 'load' });
				await settled(page);
				const seen = await page.evaluate(() => [document.styleSheets.length > 0, document.title.length > 0]);
				expect(seen, at).toEqual([true, true]);
			}
			const answers = server.answers().slice(before);
			expect(answers.length).toBeGreaterThan(pages.length);
			expect([...wrong, ...answers.filter((a) => !/^(200|304) /.test(a))]).toEqual([]);
		});

		it('the story follows its reader, and names the step', async () => {
			await story();
			const top = await page.evaluate(() => (document.getElementById('china') as HTMLElement).offsetTop);
			await scrollTo(page, top + 300);
			await page.waitForFunction((url) => location.href === url, { timeout: 10_000 }, `${server.url}#china`);
			const is = await page.evaluate(() => {
				const step = document.querySelector('[aria-current="step"]') as HTMLElement;
				const { top, height } = step.getBoundingClientRect();
				return {
					active: document.documentElement.dataset.activeStep,
					id: step.id,
					off: Number(step.style.getPropertyValue('--progress')) - (innerHeight / 2 - top) / height,
				};
			});
			expect([is.active, is.id]).toEqual(['china', 'china']);
			expect(is.off).toBeCloseTo(0, 2);
		});

		it('an embed has the height of its content in a host page', async () => {
			const id = 'china-share';
			const place = {
				root: server.url,
				id,
				url: `${server.url}embed/${id}/`,
				code: frameCode(data, id, { root: server.url }).replace(' loading="lazy"', ''),
				element: '',
			} as const;
			const host: Host = { name: 'host', body: (p) => p.code + ours(p), ends: 'content' };
			const hosts = await serveHosts([host], place);
			try {
				await page.setViewport({ width: 500, height: 700 });
				await page.goto(`${hosts.url}host`, { waitUntil: 'load' });
				const off = async () => {
					const [frame] = await framesOf(page, server.url);
					return frame?.evaluate(() =>
						Math.abs(innerHeight - Math.ceil(document.documentElement.getBoundingClientRect().height - 0.01)),
					);
				};
				await expect.poll(() => off().catch(String), { timeout: 30_000 }).toBeLessThanOrEqual(1);
			} finally {
				await hosts.close();
			}
		});

		it('a claim opens its receipt, which leads to the ledger', async () => {
			await story();
			const claim = '.card [data-claim="russia-denies-coal"]';
			await page.$eval(claim, (a) =>
				window.scrollTo({ top: scrollY + a.getBoundingClientRect().top - innerHeight * 0.75, behavior: 'instant' }),
			);
			await settled(page);
			await page.click(claim);
			await page.waitForSelector('.receipt:popover-open', { timeout: 10_000 });
			const says = await page.$eval('.receipt', (e) => [
				e.textContent,
				...[...e.querySelectorAll('a')].map((a) => a.href),
			]);
			expect(says[0]).toContain(receiptOf('russia-denies-coal').says);
			expect(says).toContain(`${server.url}sources/#claim-russia-denies-coal`);
		});
	});
});
