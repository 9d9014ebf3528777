import { existsSync } from 'node:fs';
import puppeteer, { type Browser, type Frame, type Page } from 'puppeteer-core';
import { lend } from './lending.ts';
import { launchWebKit, webkitPaths } from './webkit.ts';

const CHROMIUM = [
	process.env.CHROME_PATH,
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
/** The same engine without windows of its own, in Debian a package apart. */
const SHELL = ['/usr/bin/chromium-headless-shell'];
const FIREFOX = [
	process.env.FIREFOX_PATH,
	'/usr/bin/firefox-esr',
	'/usr/bin/firefox',
	'/Applications/Firefox.app/Contents/MacOS/firefox',
];
const NGINX = ['/usr/sbin/nginx', '/usr/bin/nginx', '/usr/local/bin/nginx', '/opt/homebrew/bin/nginx'];
const APACHE = ['/usr/sbin/apache2', '/usr/sbin/httpd', '/usr/local/bin/httpd', '/opt/homebrew/bin/httpd'];
const CADDY = ['/usr/bin/caddy', '/usr/local/bin/caddy', '/opt/homebrew/bin/caddy'];
const LIGHTTPD = ['/usr/sbin/lighttpd', '/usr/local/sbin/lighttpd', '/opt/homebrew/bin/lighttpd'];
/** Its compression is a module of its own, in a package of its own. */
const LIGHTTPD_DEFLATE = ['/usr/lib', '/usr/local/lib', '/opt/homebrew/lib'].map((p) => `${p}/lighttpd/mod_deflate.so`);
const PYTHON = ['/usr/bin/python3', '/usr/local/bin/python3', '/opt/homebrew/bin/python3'];
const first = (paths: readonly (string | undefined)[]) => paths.find((p): p is string => !!p && existsSync(p));
// Programs in which people open pictures.
const RSVG = ['/usr/bin/rsvg-convert', '/usr/local/bin/rsvg-convert', '/opt/homebrew/bin/rsvg-convert'];
const PDFTOPPM = ['/usr/bin/pdftoppm', '/usr/local/bin/pdftoppm', '/opt/homebrew/bin/pdftoppm'];
const INKSCAPE = ['/usr/bin/inkscape', '/Applications/Inkscape.app/Contents/MacOS/inkscape'];
const LIBRE_OFFICE = ['/usr/bin/soffice', '/Applications/LibreOffice.app/Contents/MacOS/soffice'];
const IMAGE_MAGICK = ['/usr/bin/magick', '/usr/bin/convert', '/usr/local/bin/magick', '/opt/homebrew/bin/magick'];

/**
 * What of the tests' needs this machine has, looked for at each call: `npm test` asks, installs, and asks again.
 * WebKitGTK is there where its driver, its browser and a screen without a monitor are.
 */
export const installed = {
	chromium: () => first(CHROMIUM),
	chromiumShell: () => (process.env.CHROME_PATH ? undefined : first(SHELL)),
	firefox: () => first(FIREFOX),
	webkit: () => webkitPaths()?.browser,
	nginx: () => first(NGINX),
	apache: () => first(APACHE),
	caddy: () => first(CADDY),
	lighttpd: () => first(LIGHTTPD_DEFLATE) && first(LIGHTTPD),
	python: () => first(PYTHON),
	rsvg: () => first(RSVG),
	pdftoppm: () => first(PDFTOPPM),
	inkscape: () => first(INKSCAPE),
	libreOffice: () => first(LIBRE_OFFICE),
	// Its own reading of SVG loses what is clipped: it shows ours as it is where it has Inkscape to ask.
	imageMagick: () => first(INKSCAPE) && first(IMAGE_MAGICK),
};

/** Path of a Chromium on this machine. `npm test` looks for one first, and installs it or says how. */
export function chromiumPath(): string {
	const path = installed.chromium();
	if (!path) throw new Error('no Chromium found: run `npm test`, which finds or installs one, or set CHROME_PATH');
	return path;
}

/** What the reader's system is like, for the whole life of a browser; with nothing said, it is as it is. */
export type How = {
	scheme?: 'light' | 'dark';
	motion?: 'reduce';
	/** False: the reader has turned scripts off. */
	scripts?: false;
	/** False: as an engine of before 2023, which knows no popovers. */
	popovers?: false;
	/** Scrollbars that take room, as on most desktops. */
	bars?: true;
	/** Painted in layers, as with a graphics card, where an engine otherwise would not be, for speed. */
	layers?: true;
	/** The size of letters that the reader has chosen in the browser, in px, where it is not 16. */
	text?: number;
};

/** What a case may need and not every engine can do; a case asks with `it.runIf(can.…)` and says no more. */
export type Can = {
	/** Media features and print, changed while a page is open. Elsewhere the system's are set when it starts (`How`). */
	emulate: boolean;
	/** Requests, errors and the console of a page are heard. */
	hear: boolean;
	/** A request is answered by the test, or not at all; a script runs before the page's own. */
	intercept: boolean;
	/** Fingers, on a screen of a phone's size and kind. */
	touch: boolean;
	/** Shifts of layout are counted: the Layout Instability API. */
	shifts: boolean;
	/** The Chromium DevTools protocol: the faces that letters are set in, forced colours. */
	devtools: boolean;
};

/**
 * How long a browser may take to answer one command, in ms. Less than a test has (vitest.config.ts): a command that is never
 * answered fails its test, and a test that ran out of time would go on in the page that its second run uses.
 */
const ANSWER = 100_000;

export type Engine = [name: string, open: (how?: How) => Promise<Browser>, can: Can];

/**
 * Chromium as a reader has it, by Puppeteer's own protocol.
 * @param shell the path of one without windows, which takes its place
 * @param args what else it is started with
 */
export const startChromium = ({ bars, text }: How = {}, shell?: string, args: string[] = []): Promise<Browser> =>
	puppeteer.launch({
		executablePath: shell ?? chromiumPath(),
		headless: shell ? 'shell' : true,
		protocolTimeout: ANSWER,
		args: [
			'--no-sandbox',
			'--disable-gpu',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
			// A key turns a page at once, so that where it leads is where the page stands.
			'--disable-smooth-scrolling',
			...(bars ? [] : ['--hide-scrollbars']),
			...(text ? [`--blink-settings=defaultFontSize=${text}`] : []),
			...args,
		],
		...(bars && { ignoreDefaultArgs: ['--hide-scrollbars'] }),
	});

/**
 * What tests start Chromium with: to open a page takes the one without windows a third of the time, since no toolbar and no
 * strip of tabs is drawn round it.
 */
const FOR_TESTS = [
	// A page is told of what happened to it in its next frame, and the tests wait for frames: one that changes the page comes
	// as soon as it is painted. (One that changes nothing comes in its sixtieth of a second, so who waits takes no more of the
	// processor.)
	'--disable-frame-rate-limit',
	// As a browser with windows has them: letters at parts of a pixel, and frames of other sites in processes of their own.
	'--font-render-hinting=none',
	'--site-per-process',
];

/** Chromium for tests: it can do all that a case may need. */
export async function launch(how: How = {}): Promise<Browser> {
	const { bars, text } = how;
	const start = () => startChromium({ bars, text }, installed.chromiumShell(), FOR_TESTS);
	const features = [
		...(how.scheme ? [{ name: 'prefers-color-scheme', value: how.scheme }] : []),
		...(how.motion ? [{ name: 'prefers-reduced-motion', value: how.motion }] : []),
	];
	const browser = await lend(`Chromium ${JSON.stringify({ bars, text })}`, start, true);
	return eachPage(browser, how, async (page) => {
		if (features.length) await page.emulateMediaFeatures(features);
		if (how.scripts === false) await page.setJavaScriptEnabled(false);
	});
}

/** Firefox, by WebDriver BiDi, which has no word yet for media, scripts and touch; its settings have, for the first two. */
async function launchFirefox(how: How = {}): Promise<Browser> {
	const { motion, scripts, text } = how;
	// Without a desktop it is light by itself.
	const settings = { motion, scripts, text, ...(how.scheme === 'dark' && { scheme: 'dark' }) };
	const start = () =>
		puppeteer.launch({
			browser: 'firefox',
			executablePath: installed.firefox() as string,
			protocolTimeout: ANSWER,
			headless: true,
			extraPrefsFirefox: {
				'general.smoothScroll': false,
				// As on a fast screen: a page is told of what happened to it in its next frame, and the tests wait for frames.
				'layout.frame_rate': 240,
				...(settings.scheme && { 'ui.systemUsesDarkTheme': 1 }),
				...(motion && { 'ui.prefersReducedMotion': 1 }),
				...(scripts === false && { 'javascript.enabled': false }),
				...(text && { 'font.size.variable.x-western': text }),
			},
		});
	return eachPage(await lend(`Firefox ${JSON.stringify(settings)}`, start, true), how, async () => {});
}

/** WebKitGTK takes all that a reader prefers at its start. Without a desktop it is light by itself. */
const lendWebKit = ({ scheme, ...how }: How = {}): Promise<Browser> => {
	const start = { ...how, ...(scheme === 'dark' && { scheme }) };
	return lend(`WebKitGTK ${JSON.stringify(start)}`, () => launchWebKit(start), false);
};

/** Has something done to each page before it is used. */
function eachPage(browser: Browser, how: How, prepare: (page: Page) => Promise<void>): Browser {
	const newPage = browser.newPage.bind(browser);
	browser.newPage = async () => {
		const page = await newPage();
		await prepare(page);
		if (how.popovers === false)
			await page.evaluateOnNewDocument(() => {
				// biome-ignore lint/suspicious/noExplicitAny: an engine without popovers has no such property.
				delete (HTMLElement.prototype as any).popover;
			});
		return page;
	};
	return browser;
}

/**
 * The engines that the same descriptions run in. Firefox and WebKitGTK are among them where this machine has them:
 * `npm test` looks for them, installs them where it may, and says what it leaves out.
 */
export const ENGINES: Engine[] = [
	['Chromium', launch, { emulate: true, hear: true, intercept: true, touch: true, shifts: true, devtools: true }],
];
if (installed.firefox())
	ENGINES.push([
		'Firefox',
		launchFirefox,
		{ emulate: false, hear: true, intercept: true, touch: false, shifts: false, devtools: false },
	]);
if (installed.webkit())
	ENGINES.push([
		'WebKitGTK',
		lendWebKit,
		{ emulate: false, hear: false, intercept: false, touch: false, shifts: false, devtools: false },
	]);

/** The address of a page or frame as its document has it now: WebKitGTK tells it only when it is asked. */
export const addressOf = (document: Page | Frame): Promise<string> => document.evaluate(() => location.href);
/** The documents of a page, in its order, whose address begins so. */
export async function framesOf(page: Page, at: string): Promise<Frame[]> {
	const found: Frame[] = [];
	for (const frame of await Promise.resolve(page.frames()))
		if ((await addressOf(frame).catch(() => '')).startsWith(at)) found.push(frame);
	return found;
}

/** Runs in the page: until scroll and frames have settled. */
async function settling(): Promise<void> {
	await document.fonts.ready;
	let before = -1;
	// Two frames without movement: the last write is behind us.
	for (let still = 0; still < 3; ) {
		await new Promise<number>((done) => requestAnimationFrame(done));
		still = scrollY === before ? still + 1 : 0;
		before = scrollY;
	}
	// What comes or goes by a transition has come or gone.
	for (const change of document.getAnimations()) if (change instanceof CSSTransition) change.finish();
}

/** Waits until scroll and frames have settled: the page has written what it has to write for where it stands. */
export async function settled(page: Page): Promise<void> {
	await page.evaluate(settling);
}

/** Opens the story in a window of this size, and waits until it follows the reader. */
export async function openStory(page: Page, url: string, viewport: { width: number; height: number }): Promise<void> {
	await page.setViewport(viewport);
	await page.goto(url, { waitUntil: 'load' });
	await page.waitForFunction(() => document.documentElement.dataset.activeStep);
	await settled(page);
}

/**
 * Runs in the page: scrolls to a height at once, and waits until the page has answered. The page writes in the frame
 * that tells it of the scroll; what observers have to add comes in the next.
 */
async function jumping(top: number, frames = 2): Promise<void> {
	const frame = () => new Promise((done) => requestAnimationFrame(done));
	const before = scrollY;
	const told = new Promise((done) => addEventListener('scroll', done, { once: true, passive: true }));
	window.scrollTo({ top, behavior: 'instant' });
	// Where it stands already nothing is told.
	if (scrollY !== before) await told;
	for (let n = 0; n < frames; n++) await frame();
	// What comes or goes by a transition has come or gone.
	for (const change of document.getAnimations()) if (change instanceof CSSTransition) change.finish();
}

/** Scrolls to a height at once and waits until the page has answered. */
export async function scrollTo(page: Page, top: number): Promise<void> {
	await page.evaluate(jumping, top);
}

/** Scrolls to a height at once, inside the page, until it has answered: as `jumping` does. */
export type Jump = typeof jumping;

/**
 * Goes a way of its own through a page, all of it in one turn inside: where it leads is seen only as it is gone.
 * @param walk runs in the page, and knows nothing but the page and how to get to a height
 */
export const walking = <T>(page: Page, walk: (jump: Jump) => Promise<T>): Promise<T> =>
	page.evaluate(new Function(`return (${walk})(${jumping})`) as () => Promise<T>) as Promise<T>;

/**
 * Scrolls from stop to stop, waits at each until the page has answered, and looks: all of it in one turn inside the page,
 * since asking from outside takes longer than the answer.
 * @param stops heights; or lists of them, of which the last is looked at and the others are the way there
 * @param looks run in the page, one after the other at each stop, and know nothing but the page
 * @param frames 1 for a walk by small steps that looks at what follows the scroll alone: it is looked at in the frame that
 *   told of it, after the page has written, and observers are not waited for
 * @returns of each look what it told, stop by stop
 */
export async function alongAll<Looks extends Record<string, () => unknown>>(
	page: Page,
	stops: readonly (number | readonly number[])[],
	looks: Looks,
	frames: 1 | 2 = 2,
): Promise<{ [Name in keyof Looks]: Awaited<ReturnType<Looks[Name]>>[] }> {
	type Look = () => unknown;
	const walk = async (ways: number[][], frames: number, jump: Jump, looks: Record<string, Look>) => {
		const seen = Object.keys(looks).map((name): [string, unknown[]] => [name, []]);
		for (const way of ways) {
			for (const top of way) await jump(top, frames);
			for (const [name, all] of seen) all.push(await (looks[name] as Look)());
		}
		return Object.fromEntries(seen);
	};
	const named = Object.entries(looks).map(([name, look]) => `${JSON.stringify(name)}: ${look}`);
	const inPage = new Function('ways', `return (${walk})(ways, ${frames}, ${jumping}, {${named}})`) as (
		ways: number[][],
	) => Promise<never>;
	return page.evaluate(
		inPage,
		stops.map((s) => (typeof s === 'number' ? [s] : [...s])),
	);
}

/** As `alongAll`, with one look. @returns what it told, stop by stop */
export const along = async <T>(
	page: Page,
	stops: readonly (number | readonly number[])[],
	look: () => T,
	frames: 1 | 2 = 2,
): Promise<Awaited<T>[]> => (await alongAll(page, stops, { look }, frames)).look;
