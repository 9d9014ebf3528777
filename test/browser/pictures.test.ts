import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as cheerio from 'cheerio';
import type { Browser, HTTPRequest } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launch } from '../browsers';
import { serve } from '../serve';

/** The picture's code in a page of somebody else's, as its readers see it. */
const ID = 'route-map';
const dist = inject('dist');
let browser: Browser;
let site: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
	[browser, site] = await Promise.all([launch(), serve(dist)]);
});
afterAll(() => Promise.all([browser.close(), site.close()]));

const codeOf = (form: string) =>
	cheerio
		.load(readFileSync(path.join(dist, 'embeds/index.html')))(`#${ID} [data-form="${form}"]`)
		.text()
		.replaceAll('https://ADDRESS/', site.url);
/** What a system leaves that knows no `picture`. */
const plain = (code: string) => code.replaceAll(/<\/?(?:picture|source)\b[^>]*>/g, '');

/** Shows a code at a window's width. @returns the picture's box while its file is not there yet, the file, and the box after */
async function shown(code: string, width: number) {
	const page = await browser.newPage();
	await page.setViewport({ width, height: 800 });
	await page.setRequestInterception(true);
	let asked: (request: HTTPRequest) => void = () => {};
	const picture = new Promise<HTTPRequest>((done) => {
		asked = done;
	});
	page.on('request', (request) => (request.url().endsWith('.png') ? asked(request) : request.continue()));
	// Any small page: what is shown in its place then asks the same server.
	await page.goto(`${site.url}404.html`, { waitUntil: 'domcontentloaded' });
	await page.setContent(`<!doctype html><body style="margin:0"><main style="max-width:1000px">${code}`, {
		waitUntil: 'domcontentloaded',
	});
	const box = () =>
		page.$eval('img', (img) => {
			const { width, height } = img.getBoundingClientRect();
			return [width, height].map((n) => Math.round(n));
		});
	const request = await picture;
	const before = await box();
	await request.continue();
	await page.$eval('img', (img) => img.decode());
	const after = await box();
	await page.close();
	return { file: request.url().split('/').at(-1), before, after };
}

describe('the picture’s code', () => {
	it.each([
		[390, 'picture', `${ID}-phone.png`],
		[1200, 'picture', `${ID}.png`],
		[390, 'newsletter', `${ID}-email.png`],
		[1200, 'newsletter', `${ID}-email.png`],
	])('at %i px, %s: %s, whose room is kept before it is there', async (width, form, file) => {
		const { file: got, before, after } = await shown(codeOf(form), width);
		expect(got).toBe(file);
		expect(before).toEqual(after);
		expect(after[1]).toBeGreaterThan(after[0] as number);
		// A browser by itself keeps 40 px free on either side of a figure, and letters would be too small.
		if (form === 'picture') expect(after[0]).toBe(Math.min(1000, width));
	});
	it('in a system that takes picture and source away: the wide one, its room kept', async () => {
		const { file, before, after } = await shown(plain(codeOf('picture')), 390);
		expect(file).toBe(`${ID}.png`);
		expect(before).toEqual(after);
	});
});
