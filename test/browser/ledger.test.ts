import type { Browser, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { addressOf, ENGINES, settled } from '../browsers';
import { claims, isSpeech } from '../facts';

const base = inject('base');

describe.each(ENGINES)('the ledger’s filter in %s', (_, open) => {
	let browser: Browser;
	let page: Page;
	beforeAll(async () => {
		browser = await open();
		page = await browser.newPage();
		await page.setViewport({ width: 1024, height: 800 });
	});
	afterAll(() => browser?.close());
	const shown = () =>
		page.$$eval('.entry:not([hidden])', (all) =>
			all.map((e) => [(e as HTMLElement).dataset.standing, (e as HTMLElement).dataset.who]),
		);
	const status = () => page.$eval('.filter output', (e) => e.textContent);

	it('narrows by standing and by who, counts, and keeps the choice in the address', async () => {
		await page.goto(`${base}sources/`, { waitUntil: 'load' });
		const all = (await shown()).length;
		await page.select('[name=standing]', 'denial');
		const denials = await shown();
		expect(denials.every(([s]) => s === 'denial')).toBe(true);
		expect(await status()).toBe(`${denials.length} of ${all} claims shown`);
		await page.select('[name=standing]', 'statement');
		expect((await shown()).length, 'what is said in public, as the rows have it').toBe(
			claims.filter((c) => isSpeech(c) && c.standing !== 'denial').length,
		);
		const [first] = await page.$$eval('.entry:not([hidden]) .entry-standing .claim', (all) =>
			all.map((e) => e.textContent),
		);
		expect(first).toBe('Said in public (thin, with a tick)');
		await page.select('[name=standing]', 'denial');
		await page.select('[name=who]', 'named');
		expect((await shown()).every(([s, w]) => s === 'denial' && w === 'named')).toBe(true);
		expect(await addressOf(page)).toBe(`${base}sources/?standing=denial&who=named`);
		await page.reload({ waitUntil: 'load' });
		expect((await shown()).length).toBeLessThan(denials.length);
		await page.click('.filter [type=reset]');
		await page.waitForFunction((n) => document.querySelectorAll('.entry:not([hidden])').length === n, {}, all);
		expect(await addressOf(page)).toBe(`${base}sources/`);
	});
	it('shows an entry that the address names, whatever was chosen', async () => {
		await page.goto(`${base}sources/?standing=verdict#claim-core-route`, { waitUntil: 'load' });
		await page.waitForSelector('#claim-core-route:not([hidden])');
		expect(await addressOf(page)).toBe(`${base}sources/#claim-core-route`);
	});
	it('ignores what is no standing', async () => {
		await page.goto(`${base}sources/?standing=nonsense`, { waitUntil: 'load' });
		expect((await shown()).length).toBeGreaterThan(90);
	});
	it('without script there is no filter, and every claim', async () => {
		const plain = await open({ scripts: false });
		try {
			const still = await plain.newPage();
			await still.goto(`${base}sources/`, { waitUntil: 'load' });
			const [filter, entries] = await still.evaluate(() => {
				const seen = (s: string) => [...document.querySelectorAll(s)].map((e) => e.checkVisibility());
				return [seen('.filter'), seen('.entry')] as const;
			});
			expect(filter).toEqual([false]);
			expect(entries.length).toBeGreaterThan(90);
			expect(entries).not.toContain(false);
		} finally {
			await plain.close();
		}
	});
});

describe.each(ENGINES)('the ledger’s search in %s', (_, open) => {
	let browser: Browser;
	let page: Page;
	/** Every claim and source with all that is read of it, as the page has it before anything is searched. */
	let texts: { id: string; standing?: string; text: string }[];
	beforeAll(async () => {
		browser = await open();
	});
	afterAll(() => browser?.close());
	afterEach(() => page?.close());
	// Each has a page of its own: what a run that failed still types must not be read by the next.
	beforeEach(async () => {
		page = await browser.newPage();
		await page.setViewport({ width: 1024, height: 800 });
		await page.goto(`${base}sources/`, { waitUntil: 'load' });
		await page.waitForSelector('.filter:not([data-off])');
		texts = await page.$$eval('.entry, .sources > li', (all) =>
			all.map((e) => ({
				id: e.id,
				standing: (e as HTMLElement).dataset.standing,
				text: (e.textContent ?? '').toLowerCase(),
			})),
		);
	});
	/** The ids of those in which all the words stand. */
	const having = (...words: string[]) =>
		texts.filter(({ text }) => words.every((w) => text.includes(w))).map(({ id }) => id);
	const isClaim = (id: string) => id.startsWith('claim-');
	const seen = () =>
		page.$$eval('.entry, .sources > li', (all) => all.filter((e) => e.checkVisibility()).map((e) => e.id));
	const field = () => page.$eval('#search', (e) => (e as HTMLInputElement).value);
	const focused = () => page.evaluate(() => document.activeElement?.id ?? '');
	/** Until the page has said how many there are. */
	const says = (words: string) =>
		page.waitForFunction(
			(s) => document.querySelector('.filter output')?.textContent === s,
			{ timeout: 10_000 },
			words,
		);
	const found = (ids: string[]) => {
		const [n, m] = [ids.filter(isClaim).length, ids.filter((id) => !isClaim(id)).length];
		return `${n} ${n === 1 ? 'claim' : 'claims'} and ${m} ${m === 1 ? 'source' : 'sources'} found`;
	};
	const type = async (words: string) => {
		await page.focus('#search');
		for (const letter of words) await page.keyboard.press(letter as 'a');
	};

	it('is reached and used by keyboard, finds claims and sources that have all the words, and says how many', async () => {
		// The links for who has no mouse come first; this one leads into the field.
		const skips = await page.$$eval('body > a.skip', (all) => all.map((a) => a.getAttribute('href')));
		for (let i = 0; i <= skips.indexOf('#search'); i++) await page.keyboard.press('Tab');
		await page.keyboard.press('Enter');
		await page.waitForFunction(() => document.activeElement?.id === 'search', { timeout: 10_000 });
		await type('fu nakhodka');
		const both = having('fu', 'nakhodka');
		expect(both.length).toBeGreaterThan(1);
		expect(both.length).toBeLessThan(texts.length / 2);
		await says(found(both));
		expect(await seen()).toEqual(both);
		expect(await focused()).toBe('search');
		// Sections of which nothing is left have no heading left either.
		const empty = await page.$$eval(
			'.entries',
			(all) =>
				all.filter((e) => e.checkVisibility() && ![...e.querySelectorAll('.entry')].some((x) => x.checkVisibility()))
					.length,
		);
		expect(empty).toBe(0);
	});
	it('has a name, is searched politely, and tells nothing but where the typing ended', async () => {
		const named = await page.$eval('#search', (e) => {
			const { type, labels } = e as HTMLInputElement;
			const out = document.querySelector('.filter output') as HTMLElement;
			return {
				type,
				label: labels?.[0]?.textContent?.trim() ?? '',
				landmark: e.closest('[role=search]')?.getAttribute('aria-label') ?? '',
				live: out.getAttribute('aria-live') ?? out.tagName,
			};
		});
		expect(named).toMatchObject({ type: 'search', live: expect.stringMatching(/polite|OUTPUT/) });
		expect(named.label.length).toBeGreaterThan(5);
		expect(named.landmark.length).toBeGreaterThan(5);
		const told = await page.evaluate(async () => {
			const input = document.querySelector('#search') as HTMLInputElement;
			const out = document.querySelector('.filter output') as HTMLElement;
			const heard: string[] = [];
			await new Promise<void>((done) => {
				new MutationObserver(() => {
					heard.push(out.textContent ?? '');
					done();
				}).observe(out, { childList: true, characterData: true, subtree: true });
				// One letter after the other, faster than anybody is told of each.
				for (const value of ['k', 'kh', 'kho', 'khol', 'kholmsk']) {
					input.value = value;
					input.dispatchEvent(new InputEvent('input', { bubbles: true }));
				}
			});
			return heard;
		});
		expect(told).toEqual([found(having('kholmsk'))]);
	});
	it('minds neither accents nor capitals nor the kind of an apostrophe', async () => {
		const wanted = having('russia’s', 'ministry');
		expect(wanted.length).toBeGreaterThan(1);
		await page.goto(`${base}sources/?q=${encodeURIComponent("RÜSSIA'S mínistry")}`, { waitUntil: 'load' });
		await says(found(wanted));
		expect(await seen()).toEqual(wanted);
	});
	it('narrows together with the standing, and what is found can be sent by its address', async () => {
		await page.select('[name=standing]', 'denial');
		await type('oil');
		const wanted = having('oil').filter((id) => !isClaim(id) || texts.find((t) => t.id === id)?.standing === 'denial');
		await says(found(wanted));
		expect(await seen()).toEqual(wanted);
		expect(await addressOf(page)).toBe(`${base}sources/?q=oil&standing=denial`);
		await page.reload({ waitUntil: 'load' });
		await says(found(wanted));
		expect(await field()).toBe('oil');
		expect(await seen()).toEqual(wanted);
	});
	it('is cleared by Escape, which keeps the field, and with all else by the button', async () => {
		await type('kholmsk');
		await says(found(having('kholmsk')));
		await page.keyboard.press('Escape');
		const all = texts.filter((t) => isClaim(t.id)).length;
		await says(`${all} of ${all} claims shown`);
		expect([await field(), await focused()]).toEqual(['', 'search']);
		expect(await seen()).toHaveLength(texts.length);
		expect(await addressOf(page)).toBe(`${base}sources/`);
		await type('kholmsk');
		await says(found(having('kholmsk')));
		await page.click('.filter [type=reset]');
		await says(`${all} of ${all} claims shown`);
		expect(await field()).toBe('');
		expect(await seen()).toHaveLength(texts.length);
	});
	it('says so where nothing is found', async () => {
		await type('qqxx');
		await says(found([]));
		expect(await seen()).toEqual([]);
	});
	it('a link to what it hides brings that into sight, also where the address has it already', async () => {
		const at = (id: string) =>
			page.waitForFunction(
				(of) => {
					const e = document.getElementById(of) as HTMLElement;
					const { top } = e.getBoundingClientRect();
					return e.checkVisibility() && top >= 0 && top < innerHeight / 2;
				},
				{ timeout: 10_000 },
				id,
			);
		// Of a claim that is found, a link to one that is not.
		const [from, to] = await page.evaluate(() => {
			const word = (e: Element) => e.querySelector('.entry-statement')?.textContent ?? '';
			for (const a of document.querySelectorAll<HTMLAnchorElement>('.entry-answers a')) {
				const [own, other] = [a.closest('.entry') as HTMLElement, document.querySelector(a.hash) as HTMLElement];
				if (!other.textContent?.includes(word(own))) return [word(own), other.id];
			}
			return ['', ''];
		});
		for (let times = 0; times < 2; times++) {
			await page.$eval(
				'#search',
				(e, words) => {
					(e as HTMLInputElement).value = words as string;
					e.dispatchEvent(new InputEvent('input', { bubbles: true }));
					e.dispatchEvent(new Event('change', { bubbles: true }));
				},
				from,
			);
			await page.waitForFunction(
				(id) => !document.getElementById(id)?.checkVisibility(),
				{ timeout: 10_000 },
				to as string,
			);
			await page.$eval(`.entry:not([hidden]) .entry-answers a[href="#${to}"]`, (a) => (a as HTMLElement).click());
			await at(to as string);
		}
		await settled(page);
		// A source, whom the claim cites.
		await type('jian');
		await page.waitForFunction(() => document.querySelector('.sources > li[hidden]'), { timeout: 10_000 });
		const source = await page.evaluate(() => {
			const links = [...document.querySelectorAll<HTMLAnchorElement>('.entry:not([hidden]) a[href^="#source-"]')];
			const link = links.find((a) => document.querySelector<HTMLElement>(a.hash)?.hidden);
			link?.click();
			return link?.hash.slice(1);
		});
		expect(source).toBeTruthy();
		await at(source as string);
	});
	it('while nothing is searched the browser’s own search finds every claim', async () => {
		const { id, text } = await page.$$eval('.entry', (all) => {
			const last = all.at(-1) as Element;
			return { id: last.id, text: last.querySelector('.entry-statement')?.textContent ?? '' };
		});
		const at = await page.evaluate((words) => {
			// Known to all three engines, and to no standard.
			const found = (window as unknown as { find(s: string): boolean }).find(words);
			return found && getSelection()?.anchorNode?.parentElement?.closest('.entry')?.id;
		}, text);
		expect(at).toBe(id);
	});
	it('without script there is no field, and no link to it', async () => {
		const plain = await open({ scripts: false });
		try {
			const still = await plain.newPage();
			await still.goto(`${base}sources/?q=kholmsk`, { waitUntil: 'load' });
			const shown = await still.evaluate(() => {
				const all = (s: string) => [...document.querySelectorAll(s)].map((e) => e.checkVisibility());
				return { field: all('#search'), link: all('a[href="#search"]'), rest: all('.entry, .sources > li') };
			});
			expect(shown.field).toEqual([false]);
			expect(shown.link).toEqual([false]);
			expect(shown.rest.length).toBeGreaterThan(100);
			expect(shown.rest).not.toContain(false);
		} finally {
			await plain.close();
		}
	});
});

describe.each(ENGINES)('the pages of claims and of charts in %s', (_, open, can) => {
	let browser: Browser;
	beforeAll(async () => {
		browser = await open();
	});
	afterAll(() => browser?.close());
	it.runIf(can.devtools).each(['sources/', 'embeds/'])('%s: a screen reader is told of every heading', async (at) => {
		const page = await browser.newPage();
		await page.goto(base + at, { waitUntil: 'load' });
		const headings = await page.$$eval('h1, h2, h3, h4', (all) => all.length);
		const devtools = await page.createCDPSession();
		const told = async () => {
			const { nodes } = await devtools.send('Accessibility.getFullAXTree');
			return nodes.filter((n) => !n.ignored && n.role?.value === 'heading' && n.name?.value).length;
		};
		await expect.poll(told, { timeout: 20_000 }).toBe(headings);
		await page.close();
	});
	it('what the address names stays in sight while the rest is laid out', async () => {
		const page = await browser.newPage();
		await page.setViewport({ width: 800, height: 700 });
		const id = `claim-${claims.at(-1)?.id}`;
		await page.goto(`${base}sources/#${id}`, { waitUntil: 'load' });
		await page.waitForFunction(
			() =>
				[...document.querySelectorAll('.some, #sources')].every(
					(e) => getComputedStyle(e).contentVisibility === 'visible',
				),
			{ timeout: 20_000 },
		);
		await settled(page);
		const top = await page.$eval(`#${id}`, (e) => e.getBoundingClientRect().top);
		expect(top).toBeGreaterThan(-1);
		expect(top).toBeLessThan(350);
		await page.close();
	});
});
