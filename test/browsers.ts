import { existsSync } from 'node:fs';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';

const CHROMIUM = [
	process.env.CHROME_PATH,
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Path of a Chromium on this machine. `npm test` looks for one first, and installs it or says how. */
export function chromiumPath(): string {
	const path = CHROMIUM.find((p): p is string => p !== undefined && existsSync(p));
	if (!path) throw new Error('no Chromium found: run `npm test`, which finds or installs one, or set CHROME_PATH');
	return path;
}

export const launch = (): Promise<Browser> =>
	puppeteer.launch({
		executablePath: chromiumPath(),
		args: [
			'--no-sandbox',
			'--disable-gpu',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
			'--hide-scrollbars',
		],
	});

const FIREFOX = ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find((p) => existsSync(p));

export type Engine = [name: string, open: () => Promise<Browser>];
/** Firefox, where this machine has it: `npm test` looks for it, and says so where it is not. */
export const FIREFOXES: Engine[] = FIREFOX
	? [['Firefox', () => puppeteer.launch({ browser: 'firefox', executablePath: FIREFOX, headless: true })]]
	: [];
/** The engines that the same descriptions run in. */
export const ENGINES: Engine[] = [['Chromium', launch], ...FIREFOXES];

/** Waits until scroll and frames have settled: the page has written what it has to write for where it stands. */
export async function settled(page: Page): Promise<void> {
	await page.evaluate(async () => {
		await document.fonts.ready;
		let before = -1;
		// Two frames without movement: the last write is behind us.
		for (let still = 0; still < 3; ) {
			await new Promise<number>((done) => requestAnimationFrame(done));
			still = scrollY === before ? still + 1 : 0;
			before = scrollY;
		}
	});
}

/** Scrolls to a height at once and waits until the page has answered. */
export async function scrollTo(page: Page, top: number): Promise<void> {
	await page.evaluate((y) => window.scrollTo({ top: y, behavior: 'instant' }), top);
	await settled(page);
}
