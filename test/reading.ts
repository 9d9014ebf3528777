import type { Page } from 'puppeteer-core';
import { settled } from './browsers.ts';

declare global {
	interface Window {
		reading: {
			/** Marks the lines that can be read where the page stands now. */
			look: () => number;
			/** How far the page can be scrolled, in px. */
			end: () => number;
			/** What was never shown: a text, and how many of its lines. */
			unread: (selector: string) => string[];
			count: (selector: string) => number;
			/** What is in the window where not one line of the prose can be read: a drawing, or not even that. */
			bare: () => 'drawing' | 'nothing' | undefined;
		};
	}
}

/** The running text of the story: headings and paragraphs outside the drawings, and what the figures say in words. */
export const TEXT = 'h1, h2, h3, main p, .standfirst, .origin, .key-line, .plate-foot p, footer p, footer li, summary';
/** The part of it that is read in order, from the first line to the last; the rest stands beside it. */
export const PROSE = '.card :is(h2, p), .ending :is(h2, h3, p)';

/**
 * Finds every line of text in the page, once it is laid out: from then on `window.reading` tells which of them can be
 * read. A line can be read where it is whole in the window, and what lies at its beginning, middle and end is the line
 * itself: a person looks at letters, so the page is asked what lies there, not what its elements are like.
 */
export async function findLines(page: Page): Promise<void> {
	await settled(page);
	const story = (selector: string, prose: string) => {
		type Line = { block: Element; left: number; right: number; top: number; bottom: number; seen: boolean };
		const lines: Line[] = [];
		const textOf = (e: Element) => (e.textContent ?? '').trim().replaceAll(/\s+/g, ' ').slice(0, 48);
		const silent = '.hidden, .skip, svg, nav, noscript, template, details:not([open]) > :not(summary)';
		for (const block of document.querySelectorAll(selector)) {
			if (block.closest(silent) || getComputedStyle(block).visibility === 'hidden') continue;
			const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
			const own: Line[] = [];
			for (let node = walker.nextNode(); node; node = walker.nextNode()) {
				const parent = node.parentElement as Element;
				if (!node.nodeValue?.trim() || parent.closest(silent) || getComputedStyle(parent).visibility === 'hidden')
					continue;
				// A paragraph inside another that is looked at is its own.
				if (parent.closest(selector) !== block) continue;
				const range = document.createRange();
				range.selectNodeContents(node);
				for (const box of range.getClientRects()) {
					if (box.width < 3 || box.height < 3) continue;
					const [top, bottom] = [box.top + scrollY, box.bottom + scrollY];
					const middle = (top + bottom) / 2;
					const line = own.find((l) => l.top < middle && middle < l.bottom);
					if (line) {
						line.left = Math.min(line.left, box.left);
						line.right = Math.max(line.right, box.right);
						line.top = Math.min(line.top, top);
						line.bottom = Math.max(line.bottom, bottom);
					} else
						own.push({
							block,
							left: box.left,
							right: box.right,
							top,
							bottom,
							seen: false,
						});
				}
			}
			lines.push(...own);
		}
		// What is pinned or moves with the window stands elsewhere at each place: it is measured anew when it is looked at.
		const fixed = (e: Element | null): boolean => {
			for (let at = e; at; at = at.parentElement)
				if (['sticky', 'fixed'].includes(getComputedStyle(at).position)) return true;
			return false;
		};
		const moving = new Map<Element, { top: number; scroll: number }>();
		for (const { block } of lines)
			if (!moving.has(block) && fixed(block))
				moving.set(block, { top: block.getBoundingClientRect().top, scroll: scrollY });
		const shows = (line: Line): boolean => {
			const was = moving.get(line.block);
			const shift = was ? line.block.getBoundingClientRect().top - (was.top + was.scroll) : -scrollY;
			const [top, bottom] = [line.top + shift, line.bottom + shift];
			if (top < -0.5 || bottom > innerHeight + 0.5) return false;
			const y = (top + bottom) / 2;
			return [line.left + 1.5, (line.left + line.right) / 2, line.right - 1.5].every((x) => {
				const there = document.elementFromPoint(x, y);
				return !!there && (there === line.block || line.block.contains(there));
			});
		};
		const within = (line: Line, selector: string) => line.block.matches(selector);
		const told = lines.filter((l) => within(l, prose));
		// Below its last line is the page's foot.
		const end = Math.max(...told.map((l) => l.bottom)) - 40;
		window.reading = {
			look: () => {
				let n = 0;
				for (const line of lines) {
					if (line.seen) continue;
					line.seen = shows(line);
					if (line.seen) n++;
				}
				return n;
			},
			end: () => document.documentElement.scrollHeight - innerHeight,
			unread: (selector) => {
				const left = new Map<Element, number>();
				for (const l of lines) if (!l.seen && within(l, selector)) left.set(l.block, (left.get(l.block) ?? 0) + 1);
				return [...left].map(([block, n]) => `${n} of ${block.localName} “${textOf(block)}…”`);
			},
			count: (selector) => lines.filter((l) => within(l, selector)).length,
			bare: () => {
				if (scrollY >= end || told.some(shows)) return undefined;
				const drawn = [...document.querySelectorAll('.base, .stage')].some((e) => {
					const { top, bottom } = e.getBoundingClientRect();
					return bottom > 0 && top < innerHeight;
				});
				return drawn ? 'drawing' : 'nothing';
			},
		};
	};
	await page.evaluate(story, TEXT, PROSE);
}

/** Begins with a page, or begins again: at its top, its lines found as they lie now, none of them read. */
export async function afresh(page: Page): Promise<void> {
	await page.evaluate(() => {
		getSelection()?.removeAllRanges();
		(document.activeElement as HTMLElement | null)?.blur();
		scrollTo({ top: 0, behavior: 'instant' });
	});
	await findLines(page);
}

/**
 * Reads by small steps, from the top of the page to its end: what can be brought into view at all is seen.
 * @param parts how many steps make a window
 * @returns what was never seen, and the places at which the window had no line of the prose
 */
export async function readBySteps(
	page: Page,
	parts = 12,
): Promise<{ unread: string[]; bare: string[]; stops: number }> {
	const bare: string[] = [];
	let stops = 0;
	// In stretches, since a driver waits for one answer no longer than half a minute.
	for (let from = 0, end = 1; from < end; ) {
		const [next, last, without, looked] = await page.evaluate(
			async ([start, parts]) => {
				const step = Math.max(24, Math.min(720 / parts, innerHeight / parts));
				// What a script makes visible where it stands, it makes visible in the next frame.
				const late = [...document.querySelectorAll<HTMLElement>('.takes-over, .turn > .card')];
				const inWindow = (e: Element) => {
					const { top, bottom } = e.getBoundingClientRect();
					return top < innerHeight && bottom > 0;
				};
				// It is written in the frame that tells of the scroll, before what is asked for once that is told.
				const frameOf = async (told?: Promise<unknown>) => {
					await told;
					await new Promise((done) => requestAnimationFrame(done));
				};
				const without: string[] = [];
				let [top, looked] = [start, 0];
				for (; top < window.reading.end() + step && top < start + 60 * step; top += step) {
					const before = scrollY;
					const told = new Promise((done) => addEventListener('scroll', done, { once: true, passive: true }));
					scrollTo({ top, behavior: 'instant' });
					if (late.some((e) => (e.matches('.takes-over') || Number(e.style.opacity || 1) < 1) && inWindow(e)))
						await frameOf(scrollY === before ? undefined : told);
					window.reading.look();
					looked++;
					const bare = window.reading.bare();
					if (bare) without.push(`${bare} at ${Math.round(scrollY)}`);
				}
				return [top, window.reading.end() + step, without, looked] as const;
			},
			[from, parts] as const,
		);
		[from, end] = [next, last];
		bare.push(...without);
		stops += looked;
	}
	return { unread: await page.evaluate((selector) => window.reading.unread(selector), TEXT), bare, stops };
}

/** Reads by a key that turns a page, from the top to where the page ends. */
export async function readByKey(page: Page, key: 'PageDown' | 'Space'): Promise<string[]> {
	await page.evaluate(() => {
		scrollTo({ top: 0, behavior: 'instant' });
		(document.activeElement as HTMLElement | null)?.blur();
	});
	await settled(page);
	for (let at = 0, last = false, tries = 0; !last; ) {
		await page.evaluate(() => window.reading.look());
		await page.keyboard.press(key);
		const [now, end] = await page.evaluate(async (before) => {
			const frame = () => new Promise((done) => requestAnimationFrame(done));
			// Some engines answer a key a few frames later: it is answered when the page stands elsewhere, and stays there.
			const limit = performance.now() + 3000;
			for (let stood = 0; stood < 2 && performance.now() < limit; ) {
				const was = scrollY;
				await frame();
				stood = scrollY > before && scrollY === was ? stood + 1 : 0;
			}
			return [scrollY, scrollY >= window.reading.end() - 2] as const;
		}, at);
		// A key can get lost, once or twice; if the page does not move at all, that is a fault of the page.
		tries = now > at ? 0 : tries + 1;
		if (tries > 3) throw new Error(`${key} does not move the page on from ${at} px`);
		[at, last] = [now, end];
	}
	return page.evaluate((selector) => {
		window.reading.look();
		return window.reading.unread(selector);
	}, PROSE);
}

/**
 * Has the browser find each of some words, as its own search does, and asks whether they can be read where it leads.
 * @returns those that cannot
 */
export async function findEach(page: Page, words: readonly string[]): Promise<string[]> {
	const lost: string[] = [];
	for (const text of words) {
		const seen = await page.evaluate(async (what) => {
			getSelection()?.removeAllRanges();
			// biome-ignore lint/suspicious/noExplicitAny: every engine has it, no standard and so no type does.
			if (!(window as any).find(what, true, false, true)) return false;
			const range = getSelection()?.getRangeAt(0);
			const block = range?.startContainer.parentElement?.closest('p, h1, h2, h3');
			// Firefox goes there some frames later.
			for (const limit = performance.now() + 1500; performance.now() < limit; ) {
				const box = range?.getClientRects()[0];
				if (!box || !block) return false;
				const there = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
				if (there && block.contains(there) && box.top >= 0 && box.bottom <= innerHeight) return true;
				await new Promise((done) => requestAnimationFrame(done));
			}
			return false;
		}, text);
		if (!seen) lost.push(text);
	}
	return lost;
}

/** The last words of each card, which its figure is most likely to hide: what a reader may look for. What is folded, WebKit does not find. */
export const wordsToFind = (page: Page): Promise<string[]> =>
	page.evaluate(() =>
		[...document.querySelectorAll('.card > p:last-child')].map((p) => {
			const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
			let longest = '';
			for (let node = walker.nextNode(); node; node = walker.nextNode())
				if ((node.nodeValue ?? '').length > longest.length) longest = node.nodeValue ?? '';
			return longest.trim().slice(0, 30).trim();
		}),
	);

/**
 * Runs in the page: how much each name of a place on the map is seen, 0 to 1, by its words; nothing where the map has
 * gone by. A plan stands for a while, and all its names with it.
 */
export function namesSeen(): [name: string, seen: number][] {
	const map = document.querySelector('#chart-route-map') as HTMLElement;
	if (map.getBoundingClientRect().bottom <= 0) return [];
	const svg = [...map.querySelectorAll('svg')].find((s) => s.checkVisibility()) as SVGSVGElement;
	const names = [...svg.querySelectorAll('text.b, text.country, text.water')].filter((n) => !n.closest('.plan'));
	return names.map((name, i) => {
		let now = 1;
		for (let e: Element | null = name; e && e !== map.parentElement; e = e.parentElement) {
			const { opacity, visibility } = getComputedStyle(e);
			now *= visibility === 'hidden' ? 0 : Number(opacity);
		}
		return [`${i} ${name.textContent}`, now];
	});
}

/**
 * Names that fade again once they have come.
 * @param places what `namesSeen` told, place by place
 * @returns each place at which a name is seen less than before it, and how much every name was seen at most
 */
export function fading(places: readonly (readonly [name: string, seen: number][])[]) {
	const most = new Map<string, number>();
	const faded: { place: number; name: string; seen: number }[] = [];
	for (const [place, names] of places.entries())
		for (const [name, seen] of names) {
			if (seen < (most.get(name) ?? 0)) faded.push({ place, name, seen });
			else most.set(name, seen);
		}
	return { faded, most };
}
