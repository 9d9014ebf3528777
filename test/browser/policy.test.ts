import { readdirSync } from 'node:fs';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { ENGINES, scrollTo } from '../browsers';

const base = inject('base');
const pages = readdirSync(inject('dist'), { recursive: true, encoding: 'utf8' }).filter(
	(f) => f.endsWith('.html') && !f.startsWith('v/'),
);

describe.each(ENGINES)('in %s', (_, open, can) => {
	let browser: Browser;
	beforeAll(async () => {
		browser = await open();
	});
	afterAll(() => browser?.close());

	// WebKitGTK's protocol tells of no request and no error, and lets no script listen before the page's own.
	it.runIf(can.hear && can.intercept).each(pages)(
		'%s: nothing that its policy forbids, no request to another origin, nothing stored, no error',
		async (file) => {
			const context = await browser.createBrowserContext();
			const page = await context.newPage();
			const wrong: string[] = [];
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
			await page.goto(base + file, { waitUntil: 'networkidle0' });
			const height = await page.evaluate(() => document.documentElement.scrollHeight);
			for (let y = 0; y < height; y += 1200) await scrollTo(page, y);
			await page.evaluate(() => {
				for (const d of document.querySelectorAll('details')) d.open = true;
			});
			await scrollTo(page, 0);
			wrong.push(
				...(await page.evaluate(() => (window as unknown as { blocked: string[] }).blocked)).map((b) => `blocked ${b}`),
			);
			wrong.push(
				...(
					await page.evaluate(() =>
						[document.cookie, ...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter(Boolean),
					)
				).map((k) => `stores ${k}`),
			);
			expect(wrong).toEqual([]);
			await context.close();
		},
	);

	it('the policy bites: a style, a script and a picture from elsewhere are refused', async () => {
		const page = await browser.newPage();
		await page.goto(base);
		const refused = await page.evaluate(async () => {
			const seen: string[] = [];
			addEventListener('securitypolicyviolation', (e) => seen.push(e.effectiveDirective));
			document.body.insertAdjacentHTML(
				'beforeend',
				'<p style="color:red">x</p><img src="https://example.invalid/a.png" alt="">',
			);
			const script = document.createElement('script');
			script.textContent = 'window.ran = true';
			document.body.append(script);
			// Each is told of in its own time; what is let through never is, and the test ends by its limit.
			while (new Set(seen).size < 3) await new Promise((done) => requestAnimationFrame(done));
			return [...new Set(seen), String('ran' in window)];
		});
		expect(refused.sort()).toEqual(['false', 'img-src', 'script-src-elem', 'style-src-attr']);
		await page.close();
	});
});
