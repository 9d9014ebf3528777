import type { Browser, BrowserContext, Page } from 'puppeteer-core';

/** A browser that is running, and whether somebody has it now. */
type Running = { key: string; browser: Browser; taken: boolean };
/** All of this process's, which the environment (worker.ts) ends with it: it has modules of its own, so they stand here. */
const shared = globalThis as { [RUNNING]?: Set<Running> };
const RUNNING: unique symbol = Symbol.for('tests.browsers');
shared[RUNNING] ??= new Set<Running>();
const running = shared[RUNNING];
/** How many may wait to be taken again: each keeps some hundred megabytes. */
const MOST = 6;

async function end(one: Running): Promise<void> {
	running.delete(one);
	await one.browser.close().catch(() => {});
}
/** Ends of those that nobody has the oldest, until there are no more than may wait. */
async function thin(): Promise<void> {
	const free = [...running].filter((r) => !r.taken);
	for (const one of free.slice(0, Math.max(0, free.length - MOST))) await end(one);
}
/** Ends every browser that is still running. */
export async function endAll(): Promise<void> {
	await Promise.all([...running].map(end));
}

/** What a borrower has of a browser. */
type Lent = Pick<Browser, 'newPage' | 'createBrowserContext' | 'close'>;

/** Pages of a room of their own, where an engine has such: cookies, what is stored and what is cached are not another's. */
function roomIn(one: Running, context: BrowserContext | undefined): Lent {
	const pages: Page[] = [];
	const contexts: BrowserContext[] = context ? [context] : [];
	let given = false;
	const forget = async () => {
		for (const page of context ? [] : pages) await page.close().catch(() => {});
		for (const own of contexts) await own.close();
	};
	return {
		newPage: async () => {
			const page = await (context ?? one.browser).newPage();
			pages.push(page);
			return page;
		},
		createBrowserContext: async (options) => {
			const own = await one.browser.createBrowserContext(options);
			contexts.push(own);
			return own;
		},
		// Given back, and not ended. One that does not forget what was done in it is not lent again.
		close: async () => {
			// Closed twice, it may be somebody else's by then.
			if (given) return;
			given = true;
			await forget().then(
				() => {
					one.taken = false;
				},
				() => end(one),
			);
			await thin();
		},
	};
}

/**
 * A browser to look at pages with, of those that are running and that nobody has, or started: to start one takes as long as
 * to look at ten pages. Who has it closes it as if it were their own.
 * @param key what it was started as: engine, and what cannot be changed later
 * @param start starts one
 * @param rooms whether the engine keeps what is done in one context from another
 */
export async function lend(key: string, start: () => Promise<Browser>, rooms: boolean): Promise<Browser> {
	for (;;) {
		const free = [...running].find((r) => r.key === key && !r.taken);
		const one = free ?? { key, browser: await start(), taken: true };
		one.taken = true;
		running.add(one);
		try {
			return roomIn(one, rooms ? await one.browser.createBrowserContext() : undefined) as Browser;
		} catch (error) {
			// It was closed from within, or answers no more: the next one is asked, and in the end one that was just started.
			await end(one);
			if (!free) throw error;
		}
	}
}
