import type { Page } from 'puppeteer-core';
import { describe, expect, inject, it } from 'vitest';
import { GRAPHICS } from '../../src/data/schema';
import { heightsOf } from '../../src/embed/heights';
import { elementCode, frameCode, scriptedCode } from '../../src/embed/snippet';
import { editions } from '../../src/ledger/data';
import { answerOf, heightAt } from '../../src/oembed';
import { ENGINES } from '../browsers';
import { COLUMNS } from '../hosts/columns';
import { heightsAt } from '../hosts/content';
import { wordpress, wordpressed } from '../hosts/listeners';
import type { Host } from '../hosts/place';
import { SANITISERS } from '../hosts/sanitisers';
import { serveHosts } from '../hosts/serve';
import { onePage } from '../one-page';

const [data] = editions;
const root = inject('base');
/** The lowest, the highest and one between: the code of each differs in its numbers alone. */
const IDS = ['export-products', 'responses', 'route-map'] as const;
const CODES = { frame: frameCode, element: elementCode };
const ALL_CODES = { ...CODES, 'frame and script': scriptedCode };
/** A column that has a width, and one that asks the frame for its own. */
const KINDS = COLUMNS.filter(({ name }) => name === 'a block' || name === 'a float');
/** Every graphic in some codes, in some columns. */
const everywhere = (codes: Partial<typeof ALL_CODES>, columns: typeof COLUMNS) =>
	Object.entries(codes)
		.flatMap(([form, make]) =>
			GRAPHICS.flatMap((id) =>
				columns.map(
					({ name, html }) =>
						`<section title="${form} of ${id} in ${name}" data-id="${id}" style="overflow:auto">${html(make(data, id, { root }))}</section>`,
				),
			),
		)
		.join('');
const place = { root, id: IDS[0], url: '', code: '', element: '' };

type Seen = { width: number; height: number; room: number; wider: number; link: number; below: number };

/** Runs in a host page: of each part of it, the frame's size, the room there is, what sticks out, and what of the link is seen. */
const look = () =>
	[...document.querySelectorAll('section')].map((section) => {
		const frame = section.querySelector('iframe');
		const link = section.querySelector('a');
		const box = frame?.closest('[data-box]') ?? frame?.closest('div');
		const at = (e?: Element | null) => e?.getBoundingClientRect() ?? new DOMRect();
		return {
			name: section.title,
			id: section.dataset.id,
			width: at(frame).width,
			height: at(frame).height,
			room: section.clientWidth,
			wider: section.scrollWidth - section.clientWidth,
			link: at(link).height,
			below: at(box).bottom - at(frame).bottom,
		};
	});

describe.each(ENGINES)('the codes in %s', (_, open) => {
	let page: Page;
	onePage(open, (own) => {
		page = own;
	});

	// No script runs there. The frames are lazy, as we hand them out: their room is what is looked at.
	const hosts = Object.entries(CODES).map(
		([form, make]): Host => ({
			name: form,
			csp: () => "script-src 'none'",
			body: () =>
				IDS.flatMap((id) =>
					COLUMNS.map(
						({ name, html }) =>
							`<section title="${id} in ${name}" style="overflow:auto">${html(make(data, id, { root }))}</section>`,
					),
				).join(''),
			ends: 'reserve',
		}),
	);
	it.each(Object.keys(CODES).flatMap((form) => [390, 1000].map((width) => [form, width] as const)))(
		'the %s stands in any column of a window %i px wide, exactly as high as its table',
		async (form, width) => {
			const server = await serveHosts(hosts, place);
			try {
				await page.setViewport({ width, height: 700 });
				await page.goto(`${server.url}${form}`, { waitUntil: 'load' });
				const seen = (await page.evaluate(look)) as (Seen & { name: string })[];
				expect(seen).toHaveLength(IDS.length * COLUMNS.length);
				const wrong = seen.flatMap((s, i) => {
					const { full, less = 0 } = COLUMNS[i % COLUMNS.length] as (typeof COLUMNS)[number];
					const id = IDS[Math.floor(i / COLUMNS.length)] as (typeof IDS)[number];
					const table = s.width >= 280 ? heightAt(heightsOf(data, id), Math.min(s.width, 1200)) : 0;
					const faults = [
						s.width < 280 && 'narrow',
						full && Math.abs(s.width - (s.room - less)) > 1 && 'not as wide as it could be',
						(s.height < table - 1 || s.height > table + 2) && `height, expected ${table}`,
						s.wider > 0 && 'scrolls sideways',
						Math.max(s.link, s.below) > 0.5 && 'something shows below the frame',
					].filter(Boolean);
					return faults.length ? [`${s.name}: ${s.width}×${s.height}: ${faults.join(', ')}`] : [];
				});
				expect(wrong).toEqual([]);
			} finally {
				await server.close();
			}
		},
	);

	it('every graphic has 280 px at least and room for all of itself, in every code and column, by the code alone', async () => {
		// Where no script runs, the code with one is the frame alone.
		for (const id of GRAPHICS) expect(scriptedCode(data, id, { root })).toContain(frameCode(data, id, { root }));
		// Nothing is loaded there: it is the room that is looked at, and held against what the graphics need.
		const host: Host = {
			name: 'all',
			csp: () => "script-src 'none'; frame-src 'none'",
			body: () => everywhere(CODES, COLUMNS),
			ends: 'reserve',
		};
		const server = await serveHosts([host], place);
		try {
			const rooms: (Seen & { name: string; id: string })[] = [];
			for (const width of [390, 1000]) {
				await page.setViewport({ width, height: 700 });
				if (!rooms.length) await page.goto(`${server.url}all`, { waitUntil: 'load', timeout: 60_000 });
				await expect.poll(() => page.evaluate(() => innerWidth), { timeout: 30_000 }).toBe(width);
				rooms.push(...((await page.evaluate(look)) as typeof rooms));
			}
			expect(rooms).toHaveLength(2 * Object.keys(CODES).length * GRAPHICS.length * COLUMNS.length);
			await page.goto(`${root}site.json`, { waitUntil: 'load' });
			const wrong: string[] = [];
			for (const id of GRAPHICS) {
				const own = rooms.filter((r) => r.id === id);
				const widths = [...new Set(own.map((r) => r.width))].filter((w) => w >= 280);
				const heights = await heightsAt(page, root, id, widths);
				for (const { name, width, height, wider } of own) {
					const needs = heights[widths.indexOf(width)] ?? Number.POSITIVE_INFINITY;
					// At a broken width engines round heights by less than a px: of the line that closes the frame.
					if (height < needs - 1 || wider > 0)
						wrong.push(`${name}: ${width}×${height}, needs ${needs}, ${wider} wider`);
				}
			}
			expect(wrong).toEqual([]);
		} finally {
			await server.close();
		}
	});

	it('every graphic is whole in every code, shown live in a column with a width and in one without', async () => {
		const seen = () =>
			page.evaluate(() =>
				[...document.querySelectorAll('section')].flatMap((section) => {
					const frame = section.querySelector('iframe') as HTMLIFrameElement;
					const inner = frame.contentDocument?.querySelector('main') && frame.contentDocument.documentElement;
					const { width, height } = frame.getBoundingClientRect();
					const faults = [
						width < 280 && 'narrow',
						!inner && 'not there',
						inner && inner.scrollHeight > height + 0.5 && `cut, ${inner.scrollHeight} high`,
						section.scrollWidth > section.clientWidth && 'sideways',
					].filter(Boolean);
					return faults.length ? [`${section.title}: ${width}×${height}: ${faults.join(', ')}`] : [];
				}),
			);
		// In a page of the same site, so that the frames can be looked into.
		await page.setViewport({ width: 1000, height: 700 });
		await page.goto(`${root}site.json`, { waitUntil: 'load' });
		const html = `<!doctype html><meta name="viewport" content="width=device-width"><body style="margin:0">${everywhere(ALL_CODES, KINDS).replaceAll(' loading="lazy"', '')}`;
		await page.evaluate((text) => {
			document.open();
			document.write(text);
			document.close();
		}, html);
		expect(await page.$$eval('iframe', (all) => all.length)).toBe(
			Object.keys(ALL_CODES).length * GRAPHICS.length * KINDS.length,
		);
		for (const width of [1000, 390]) {
			await page.setViewport({ width, height: 700 });
			await expect.poll(() => page.evaluate(() => innerWidth), { timeout: 30_000 }).toBe(width);
			await expect.poll(seen, { timeout: 60_000, message: `${width} px` }).toEqual([]);
		}
	});

	it.each(Object.keys(CODES))(
		'of the %s, sanitisers leave a chart or a link that can be seen and pressed',
		async (form) => {
			const code = CODES[form as keyof typeof CODES](data, 'responses', { root });
			const left = SANITISERS.filter((s) => s.left !== 'text');
			/** In a browser of its own kind alone: DOMPurify asks the browser what markup means. */
			const purified = { DOMPurify: {}, 'DOMPurify, frames allowed': { ADD_TAGS: ['iframe'] } };
			const host: Host = {
				name: 'left',
				body: () =>
					[
						...left.map(({ name, of }) => `<section title="${name}">${of(code)}</section>`),
						...Object.keys(purified).map((name) => `<section title="${name}"></section>`),
						'<script src="/lib/dompurify/dist/purify.min.js"></script>',
						`<script>for (const [name, how] of Object.entries(${JSON.stringify(purified)})) document.querySelector('[title="' + name + '"]').innerHTML = DOMPurify.sanitize(${JSON.stringify(code).replaceAll('<', '\\u003c')}, how)</script>`,
					].join(''),
				ends: 'content',
			};
			const server = await serveHosts([host], place);
			try {
				await page.setViewport({ width: 390, height: 700 });
				await page.goto(`${server.url}left`, { waitUntil: 'load' });
				const seen = await page.evaluate(() =>
					[...document.querySelectorAll('section')].map((section) => {
						const frame = section.querySelector<HTMLIFrameElement>('iframe[src]');
						const link = section.querySelector('a') as HTMLElement;
						link.scrollIntoView({ block: 'center' });
						const { left, top, height } = link.getClientRects()[0] as DOMRect;
						return {
							name: section.title,
							frame: frame && `${frame.src} ${frame.clientWidth >= 280 && frame.clientHeight >= 150}`,
							pressed:
								height > 10 &&
								document.elementFromPoint(left + 5, top + height / 2) === link &&
								(link as HTMLAnchorElement).href,
							hole: !frame && !section.querySelector('iframe') && section.clientHeight > 250,
						};
					}),
				);
				const address = `${root}embed/responses/`;
				const expected = [
					...left,
					{ name: 'DOMPurify', left: 'link' },
					{ name: 'DOMPurify, frames allowed', left: 'frame' },
				];
				expect(seen).toEqual(
					expected.map(({ name, left: what }) => ({
						name,
						frame: what === 'frame' ? `${address} true` : null,
						pressed: what === 'frame' ? expect.anything() : address,
						hole: false,
					})),
				);
			} finally {
				await server.close();
			}
		},
	);

	it.each([390, 700])(
		'WordPress shows our oEmbed answer as wide as a column of %i px, and as high as it is there',
		async (width) => {
			const host: Host = {
				name: 'wordpress',
				body: () => `${wordpressed(answerOf(data, 'china-share', new URL(root)).html)}<script>${wordpress}</script>`,
				ends: 'wordpress',
			};
			const server = await serveHosts([host], place);
			try {
				await page.setViewport({ width, height: 900 });
				await page.goto(`${server.url}wordpress`, { waitUntil: 'load' });
				const room = () =>
					page.evaluate(() => {
						const { clientWidth, clientHeight } = document.querySelector('iframe') as HTMLIFrameElement;
						const { scrollWidth, clientWidth: window } = document.documentElement;
						return { width: clientWidth - window, height: clientHeight, sideways: scrollWidth > window };
					});
				// Engines differ by a px in where the frame ends; the scrollbar, where there is one, is not the column's.
				const table = heightAt(
					heightsOf(data, 'china-share'),
					await page.evaluate(() => document.documentElement.clientWidth),
				);
				const right = async () => {
					const { height, ...rest } = await room();
					return { ...rest, off: Math.max(0, Math.abs(height - table) - 1) };
				};
				await expect.poll(right, { timeout: 30_000 }).toEqual({ width: 0, off: 0, sideways: false });
			} finally {
				await server.close();
			}
		},
	);

	it.each(Object.keys(CODES))('the %s is no wider than a sidebar of 250 px', async (form) => {
		const make = CODES[form as keyof typeof CODES];
		const host: Host = {
			name: 'sidebar',
			csp: () => "script-src 'none'",
			body: () => `<section style="width:250px;overflow:auto">${make(data, 'responses', { root })}</section>`,
			ends: 'reserve',
		};
		const server = await serveHosts([host], place);
		try {
			await page.setViewport({ width: 1000, height: 700 });
			await page.goto(`${server.url}sidebar`, { waitUntil: 'load' });
			const [seen] = (await page.evaluate(look)) as unknown as [Seen];
			expect(seen).toMatchObject({ width: 250, wider: 0 });
			expect(seen.height).toBeGreaterThanOrEqual(heightAt(heightsOf(data, 'responses'), 280));
		} finally {
			await server.close();
		}
	});
});
