import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'puppeteer-core';

const DRIVER = ['/usr/bin/WebKitWebDriver', '/usr/local/bin/WebKitWebDriver'];
const SCREEN = ['/usr/bin/Xvfb', '/usr/local/bin/Xvfb'];
/** Where distributions put WebKitGTK's own small browser: Debian by architecture, others in libexec. */
const browsers = () =>
	[
		...(existsSync('/usr/lib') ? readdirSync('/usr/lib').filter((d) => d.endsWith('-linux-gnu')) : []).map(
			(d) => `/usr/lib/${d}`,
		),
		'/usr/libexec',
		'/usr/lib',
	].flatMap((d) => ['webkit2gtk-4.1', 'webkit2gtk-4.0'].map((v) => `${d}/${v}/MiniBrowser`));

/** Paths of the driver, the screen without a monitor and the browser, where this machine has all three. */
export function webkitPaths(): { driver: string; screen: string; browser: string } | undefined {
	const [driver, screen, browser] = [DRIVER, SCREEN, browsers()].map((all) => all.find((p) => existsSync(p)));
	return driver && screen && browser ? { driver, screen, browser } : undefined;
}

/** What WebKitGTK takes at its start alone: no protocol that it answers can change these in a page. */
export type WebKitStart = {
	scheme?: 'light' | 'dark';
	motion?: 'reduce';
	scripts?: false;
	popovers?: false;
	bars?: true;
	layers?: true;
};

// A window as small as a phone's: GTK's own buttons would keep it wider, though none of them is shown.
const GTK_CSS = '* { min-width: 0; min-height: 0; padding: 0; margin: 0; border-width: 0; font-size: 1px; }';
/** No window manager gives focus here: it is where the pointer is, in the middle of the screen. So windows stand there. */
const SCREEN_SIZE = [3840, 2880] as const;

type Json = Record<string, unknown>;
const KEYS: Record<string, string> = {
	Enter: '\uE007',
	Tab: '\uE004',
	Escape: '\uE00C',
	End: '\uE010',
	Home: '\uE011',
	PageUp: '\uE00E',
	PageDown: '\uE00F',
	ArrowLeft: '\uE012',
	ArrowUp: '\uE013',
	ArrowRight: '\uE014',
	ArrowDown: '\uE015',
	Shift: '\uE008',
};
type Runs = string | ((...args: never[]) => unknown);
type Point = { x: number; y: number };

/** A command that the driver refused, with its name for why: `no such element`, `no such window`… */
class Refused extends Error {
	readonly reason: string;
	constructor(reason: string, message: string) {
		super(`WebKit: ${reason}: ${message}`);
		this.reason = reason;
	}
}

/** Waits until an answer is there, asked for again and again; not a time, but a state. */
async function until<T>(ask: () => Promise<T | undefined | false | null>, what: string, timeout = 30_000): Promise<T> {
	const end = Date.now() + timeout;
	for (let last: unknown; ; ) {
		try {
			const answer = await ask();
			if (answer) return answer;
		} catch (error) {
			// A document that is going away answers nothing; the next one will.
			last = error;
		}
		if (Date.now() > end) throw new Error(`WebKit: waited ${timeout} ms for ${what}`, { cause: last });
		await new Promise((done) => setTimeout(done, 15));
	}
}

/** A port of this machine that nobody listens on now. */
export const freePort = () =>
	new Promise<number>((done, failed) => {
		const probe = createServer()
			.listen(0, '127.0.0.1', () => {
				const address = probe.address();
				probe.close(() => done(typeof address === 'object' && address ? address.port : 0));
			})
			.on('error', failed);
	});

/** One session of the driver: W3C WebDriver, one command at a time, since window and frame are the session's state. */
class Session {
	readonly at: string;
	private queue: Promise<unknown> = Promise.resolve();
	private window = '';
	constructor(at: string, window: string) {
		this.at = at;
		this.window = window;
	}
	/** One command of the session, or of all of it where the path is empty. */
	async send<T>(method: 'GET' | 'POST' | 'DELETE', command: string, body: Json = {}): Promise<T> {
		return ask<T>(method, this.at + command, body);
	}
	/** Runs commands in a window and a frame in it, with no other between them. */
	inside<T>(window: string, frame: Json | undefined, commands: () => Promise<T>): Promise<T> {
		const turn = this.queue.then(async () => {
			if (this.window !== window) await this.send('POST', '/window', { handle: window });
			this.window = window;
			if (!frame) return commands();
			await this.send('POST', '/frame', { id: frame });
			try {
				return await commands();
			} finally {
				// The frame may have taken the whole window away with it.
				await this.send('POST', '/frame', { id: null }).catch(() => (this.window = ''));
			}
		});
		this.queue = turn.catch(() => {});
		return turn;
	}
}
async function ask<T>(method: string, url: string, body: Json): Promise<T> {
	const answer = await fetch(url, { method, ...(method === 'POST' && { body: JSON.stringify(body) }) });
	const { value } = (await answer.json()) as { value: T & { error?: string; message?: string } };
	if (!answer.ok) throw new Refused(value.error ?? String(answer.status), value.message ?? '');
	return value;
}

/**
 * Runs in the page: the place of an element to press, once it is in sight: its middle, but left of the window's
 * scrollbar, which lies over the page here and widens under a pointer.
 */
const place = (e: Element) => {
	const box = () => [...e.getClientRects()].find((r) => r.width > 0 && r.height > 0);
	const out = (r: DOMRect) => r.top < 0 || r.left < 0 || r.bottom > innerHeight || r.right > innerWidth;
	let r = box();
	if (r && out(r)) {
		e.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
		r = box();
	}
	return r && { x: Math.max(r.left + 1, Math.min(r.left + r.width / 2, innerWidth - 24)), y: r.top + r.height / 2 };
};

/** Runs in the page: where a place in a frame is in the window, once it is in sight. */
const placeInFrame = (frame: Element, x: number, y: number) => {
	const at = () => frame.getBoundingClientRect().top + frame.clientTop + y;
	if (at() < 0 || at() > innerHeight) scrollBy({ top: at() - innerHeight / 2, behavior: 'instant' });
	return { x: frame.getBoundingClientRect().left + frame.clientLeft + x, y: at() };
};

/** A document: a window's or a frame's. */
class Context {
	protected readonly session: Session;
	protected readonly window: string;
	protected readonly frame: Json | undefined;
	constructor(session: Session, window: string, frame?: Json) {
		this.session = session;
		this.window = window;
		this.frame = frame;
	}
	protected send<T>(method: 'GET' | 'POST' | 'DELETE', command: string, body?: Json): Promise<T> {
		return this.session.inside(this.window, this.frame, () => this.session.send<T>(method, command, body));
	}
	/** The answer as JSON has it, as Puppeteer's is: what is undefined stays so. */
	async evaluate(run: Runs, ...args: unknown[]): Promise<unknown> {
		// A text is a script of its own. A function is called, and waited for.
		const script =
			typeof run === 'string'
				? `${run}\n;arguments[arguments.length - 1]({})`
				: `const done = arguments[arguments.length - 1];
(async () => (${run})(...[...arguments].slice(0, -1)))().then(
	(value) => done({ json: JSON.stringify(value) }),
	(error) => done({ error: String(error?.stack ? error + '\\n' + error.stack : error) }),
);`;
		const { json, error } = await this.send<{ json?: string; error?: string }>('POST', '/execute/async', {
			script,
			args,
		});
		if (error !== undefined) throw new Error(error);
		return json === undefined || json === null ? undefined : JSON.parse(json);
	}
	async $$(selector: string): Promise<Handle[]> {
		const found = await this.send<Json[]>('POST', '/execute/sync', {
			script: 'return [...document.querySelectorAll(arguments[0])]',
			args: [selector],
		});
		return found.map((e) => new Handle(this, e));
	}
	async $(selector: string): Promise<Handle | null> {
		return (await this.$$(selector))[0] ?? null;
	}
	private async one(selector: string): Promise<Handle> {
		const found = await this.$(selector);
		if (!found) throw new Error(`failed to find element matching selector "${selector}"`);
		return found;
	}
	async $eval(selector: string, run: Runs, ...args: unknown[]): Promise<unknown> {
		return (await this.one(selector)).evaluate(run, ...args);
	}
	async $$eval(selector: string, run: Runs, ...args: unknown[]): Promise<unknown> {
		const all = `(selector, ...rest) => (${run})([...document.querySelectorAll(selector)], ...rest)`;
		return this.evaluate({ toString: () => all } as unknown as Runs, selector, ...args);
	}
	async waitForFunction(run: Runs, options: { timeout?: number } = {}, ...args: unknown[]): Promise<void> {
		await until(() => this.evaluate(run, ...args), String(run), options.timeout);
	}
	async waitForSelector(selector: string, options: { timeout?: number } = {}): Promise<Handle> {
		return until(() => this.$(selector), selector, options.timeout);
	}
	async click(selector: string): Promise<void> {
		await (await this.one(selector)).click();
	}
	async tap(selector: string): Promise<void> {
		await (await this.one(selector)).tap();
	}
	async focus(selector: string): Promise<void> {
		await this.$eval(selector, (e: HTMLElement) => e.focus());
	}
	/** As Puppeteer chooses: the option, and the two events that a reader's choice brings. */
	async select(selector: string, value: string): Promise<void> {
		await this.$eval(
			selector,
			(e: HTMLSelectElement, chosen: string) => {
				e.value = chosen;
				e.dispatchEvent(new Event('input', { bubbles: true }));
				e.dispatchEvent(new Event('change', { bubbles: true }));
			},
			value,
		);
	}
	/** Presses a place in the window, or in the frame where this is one: then from the window, as a hand does. */
	async press({ x, y }: Point, pointerType: 'mouse' | 'touch' = 'mouse'): Promise<void> {
		if (this.frame) {
			const top = new Context(this.session, this.window);
			return top.press((await top.evaluate(placeInFrame, this.frame, x, y)) as Point, pointerType);
		}
		const move = { type: 'pointerMove', origin: 'viewport', x: Math.round(x), y: Math.round(y), duration: 0 };
		await this.send('POST', '/actions', {
			actions: [
				{
					type: 'pointer',
					id: pointerType,
					parameters: { pointerType },
					actions: [move, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }],
				},
			],
		});
	}
	async address(): Promise<string> {
		return (await this.evaluate(() => location.href)) as string;
	}
}

/** An element of a document. */
class Handle {
	private readonly context: Context;
	private readonly element: Json;
	constructor(context: Context, element: Json) {
		this.context = context;
		this.element = element;
	}
	evaluate(run: Runs, ...args: unknown[]): Promise<unknown> {
		return this.context.evaluate(run, this.element, ...args);
	}
	async boundingBox(): Promise<{ x: number; y: number; width: number; height: number }> {
		return (await this.evaluate((e: Element) => e.getBoundingClientRect().toJSON())) as never;
	}
	private async point(): Promise<Point> {
		const point = (await this.evaluate(place)) as Point | undefined;
		if (!point) throw new Error('the element has no place to press');
		return point;
	}
	async click(): Promise<void> {
		await this.context.press(await this.point());
	}
	async tap(): Promise<void> {
		await this.context.press(await this.point(), 'touch');
	}
}

class WebKitPage extends Context {
	readonly keyboard = {
		press: async (key: string): Promise<void> => {
			const value = KEYS[key] ?? key;
			const actions = ['keyDown', 'keyUp'].map((type) => ({ type, value }));
			await this.send('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
		},
	};
	readonly mouse = { click: (x: number, y: number) => this.press({ x, y }) };
	readonly touchscreen = { tap: (x: number, y: number) => this.press({ x, y }, 'touch') };

	/** Sizes the window, which is all page: it was opened without bars. */
	async setViewport({ width, height }: { width: number; height: number }): Promise<void> {
		const [x, y] = [Math.round((SCREEN_SIZE[0] - width) / 2), Math.round((SCREEN_SIZE[1] - height) / 2)];
		await this.send('POST', '/window/rect', { x, y, width, height });
		const is = () => this.evaluate((w: number, h: number) => innerWidth === w && innerHeight === h, width, height);
		await until(is, `a window of ${width} × ${height}`);
	}
	/**
	 * The driver's own word is early at times: a page has come when its document says so.
	 * @param anew whether a document comes in place of this one, which is marked, lest it be taken for the other
	 */
	private async go(command: string, body?: Json, anew = false): Promise<void> {
		if (anew) await this.evaluate(() => void Object.assign(window, { leaving: true }));
		await this.send('POST', command, body);
		const come = () => this.evaluate(() => document.readyState === 'complete' && !('leaving' in window));
		const still = () => this.evaluate(() => document.readyState === 'complete');
		await until(anew ? come : still, `the end of ${command}`);
	}
	async goto(url: string): Promise<void> {
		const [to, hash] = url.split('#');
		// Another hash is another place in the same document.
		const stays = hash !== undefined && (await this.address()).split('#')[0] === to;
		await this.go('/url', { url }, !stays);
	}
	reload = (): Promise<void> => this.go('/refresh', {}, true);
	goBack = (): Promise<void> => this.go('/back');
	goForward = (): Promise<void> => this.go('/forward');
	/** The documents in it: its own first, then those of its frames. Asked for, since nothing tells of them. */
	async frames(): Promise<Context[]> {
		const elements = await this.send<Json[]>('POST', '/execute/sync', {
			script: "return [...document.querySelectorAll('iframe')]",
			args: [],
		});
		return [this, ...elements.map((e) => new Context(this.session, this.window, e))];
	}
	async screenshot(): Promise<string> {
		return this.send<string>('GET', '/screenshot');
	}
	async close(): Promise<void> {
		await this.send('DELETE', '/window');
	}
}

/** Ends with this process at the latest, however it ends. */
function child(file: string, args: string[], env: NodeJS.ProcessEnv, stdio: 'ignore' | 'pipe' = 'ignore') {
	const started = spawn(file, args, { env, stdio: ['ignore', 'ignore', 'ignore', stdio] });
	const end = () => started.kill();
	process.once('exit', end);
	started.once('exit', () => process.off('exit', end));
	return started;
}
async function display(file: string): Promise<[process: ChildProcess, name: string]> {
	const size = `${SCREEN_SIZE.join('x')}x24`;
	const screen = child(file, ['-displayfd', '3', '-screen', '0', size, '-nolisten', 'tcp'], process.env, 'pipe');
	const name = await new Promise<string>((done, failed) => {
		screen.stdio[3]?.once('data', (number) => done(`:${String(number).trim()}`));
		screen.once('error', failed);
		screen.once('exit', (code) => failed(new Error(`Xvfb ended with ${code}`)));
	});
	return [screen, name];
}

/**
 * WebKitGTK, with as much of Puppeteer's browser as the tests use: pages that go, run, wait, press and choose. What is
 * not written here it cannot do, or nobody has asked for it; a call of it fails. It speaks plain WebDriver, so nothing
 * is heard of requests, errors and consoles, no script runs before the page's own, and media are set at its start alone.
 * `url()` and `frames()`, which Puppeteer knows without asking, are asked for by `addressOf` and `framesOf`.
 */
export async function launchWebKit(start: WebKitStart = {}): Promise<Browser> {
	const paths = webkitPaths();
	if (!paths) throw new Error('no WebKitGTK found: run `npm test`, which finds or installs it, or says how');
	const home = mkdtempSync(path.join(tmpdir(), 'webkit-'));
	mkdirSync(path.join(home, 'gtk-3.0'));
	writeFileSync(path.join(home, 'gtk-3.0/gtk.css'), GTK_CSS);
	// WebKit takes a desktop without animations for a reader who prefers less motion.
	writeFileSync(
		path.join(home, 'gtk-3.0/settings.ini'),
		`[Settings]\ngtk-enable-animations=${start.motion === 'reduce' ? 0 : 1}\ngtk-overlay-scrolling=${start.bars ? 0 : 1}\n`,
	);
	// Letters as every desktop has them. A bare X server says nothing of them, and each is then a whole px wide.
	writeFileSync(path.join(home, 'xresources'), 'Xft.antialias: 1\nXft.hintstyle: hintslight\n');
	const [screen, name] = await display(paths.screen);
	const port = await freePort();
	const driver = child(paths.driver, [`--port=${port}`], {
		...process.env,
		DISPLAY: name,
		GDK_BACKEND: 'x11',
		NO_AT_BRIDGE: '1',
		XDG_CONFIG_HOME: home,
		XENVIRONMENT: path.join(home, 'xresources'),
		// Without a graphics card each layer is put on the screen by a program that draws triangles: painted straight, a
		// large window takes a tenth of the time.
		...(!start.layers && { WEBKIT_DISABLE_COMPOSITING_MODE: '1' }),
	});
	const root = `http://127.0.0.1:${port}/session`;
	const end = () => {
		driver.kill();
		screen.kill();
		rmSync(home, { recursive: true, force: true });
	};
	try {
		const features = [start.scripts === false && '-JavaScript', start.popovers === false && '-PopoverAttribute'];
		const args = [
			'--automation',
			'--javascript-can-open-windows-automatically=true',
			// A key turns a page at once, so that where it leads is where the page stands.
			'--enable-smooth-scrolling=false',
			...(start.scheme === 'dark' ? ['--dark-mode'] : []),
			...(features.some(Boolean) ? [`--features=${features.filter(Boolean).join()}`] : []),
		];
		const capabilities = {
			// A script may scroll through all of a page.
			alwaysMatch: { 'webkitgtk:browserOptions': { binary: paths.browser, args }, timeouts: { script: 120_000 } },
		};
		// Until it listens, the driver's port refuses.
		const { sessionId } = await until(
			() => ask<{ sessionId: string }>('POST', root, { capabilities }),
			'the driver',
			60_000,
		);
		const at = `${root}/${sessionId}`;
		const first = await ask<string>('GET', `${at}/window`, {});
		const session = new Session(at, first);
		const browser = {
			/** A window of its own without bars, which only a script can ask for: it is all page, so any size is had. */
			async newPage() {
				const open = `open('about:blank', '', 'popup,width=800,height=600,toolbar=no,location=no,menubar=no').opener = null; return 1`;
				const handles = () => session.inside(first, undefined, () => session.send<string[]>('GET', '/window/handles'));
				const before = await handles();
				await session.inside(first, undefined, () => session.send('POST', '/execute/sync', { script: open, args: [] }));
				const window = await until(async () => (await handles()).find((h) => !before.includes(h)), 'a window');
				const page = new WebKitPage(session, window);
				await page.setViewport({ width: 800, height: 600 });
				return page;
			},
			async close() {
				await session.send('DELETE', '').catch(() => {});
				end();
			},
		};
		return browser as unknown as Browser;
	} catch (error) {
		end();
		throw error;
	}
}
