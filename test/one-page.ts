import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll } from 'vitest';

/**
 * One browser with one page for all cases of a description, closed after them.
 * @param open starts the browser, as an engine does (browsers.ts)
 * @param use given the page before the first case
 */
export function onePage(open: () => Promise<Browser>, use: (page: Page) => void): void {
	let browser: Browser | undefined;
	beforeAll(async () => {
		browser = await open();
		use(await browser.newPage());
	});
	afterAll(() => browser?.close());
}
