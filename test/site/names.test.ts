import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as cheerio from 'cheerio';
import { describe, expect, inject, it } from 'vitest';
import { find } from '../../src/data/find';
import { GRAPHICS } from '../../src/data/schema';
import { editions } from '../../src/ledger/data';

const [data] = editions;
const dist = inject('dist');
const load = (file: string) => cheerio.load(readFileSync(path.join(dist, file), 'utf8'));
const plain = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

describe('what a link of the prose says of its claim’s standing', () => {
	const $ = load('index.html');
	it('is said by one element for each standing, that nobody meets but by a link', () => {
		const links = $('a[data-claim]').get();
		expect(links.length).toBeGreaterThan(50);
		for (const a of links) {
			const by = $(`[id="${a.attribs['aria-describedby']}"]`);
			expect(by, $(a).text()).toHaveLength(1);
			expect(by.closest('[hidden]'), $(a).text()).toHaveLength(1);
			// "On the record: finding" is said as "On the record": a link's line tells no more either.
			const { standing } = find(data.claims, a.attribs['data-claim'] as string);
			const words = standing === 'disputed' ? 'reported' : standing === 'denial' ? 'statement' : standing;
			expect(plain(by.text()), standing).toBe(data.standings.words[words].name.split(':')[0]);
		}
	});
});

describe('tables', () => {
	it.each(['index.html', 'sources/index.html', 'embeds/index.html', ...GRAPHICS.map((id) => `embed/${id}/index.html`)])(
		'of %s have a caption, and headers that say what they head',
		(file) => {
			const $ = load(file);
			const captions = $('table')
				.get()
				.map((table) => {
					const t = $(table);
					expect(t.children('caption')).toHaveLength(1);
					const caption = plain(t.children('caption').text());
					expect(caption.length).toBeGreaterThan(10);
					const columns = t.find('thead th');
					expect(columns.length, caption).toBeGreaterThan(1);
					for (const th of columns.get()) {
						expect(th.attribs.scope, caption).toBe('col');
						expect(plain($(th).text()), caption).not.toBe('');
					}
					for (const tr of t.find('tbody tr').get()) {
						const cells = $(tr).children('th,td');
						expect(cells.length, caption).toBe(columns.length);
						expect(cells.first().is('th[scope="row"]'), caption).toBe(true);
						expect(plain(cells.first().text()), caption).not.toBe('');
					}
					return caption;
				});
			expect(new Set(captions).size, 'no two are called alike').toBe(captions.length);
		},
	);
});

/** The headings of a page, in its order, as those hear them who go from one to the next. */
const headings = ($: ReturnType<typeof load>) =>
	$('h1,h2,h3,h4,h5,h6')
		.get()
		.map((e) => ({ level: Number(e.tagName[1]), text: plain($(e).text()), at: e }));

describe.each(['sources/index.html', 'embeds/index.html'])('the headings and skip links of %s', (file) => {
	const $ = load(file);
	it('are an outline: one title, and no level left out on the way down', () => {
		const all = headings($);
		expect(all[0]?.level).toBe(1);
		expect(all.filter((h) => h.level === 1)).toHaveLength(1);
		for (const [i, { level, text }] of all.entries()) {
			expect(level, text).toBeLessThanOrEqual((all[i - 1]?.level ?? 0) + 1);
			expect(text).not.toMatch(/[{}]|^$/);
			expect(text.length, text).toBeLessThanOrEqual(100);
		}
		// Under the same heading no two are called alike: a list of headings tells them apart.
		const under = new Map<string, string[]>();
		const way: string[] = [];
		for (const { level, text } of all) {
			way.length = level - 1;
			const above = way.join(' > ');
			expect(under.get(above) ?? [], above).not.toContain(text);
			under.set(above, [...(under.get(above) ?? []), text]);
			way[level - 1] = text;
		}
	});
	it('are the first things that a keyboard comes to, and each leads to what it names', () => {
		const first = $('body a[href], body button').get();
		const skips = $('body > a.skip').get();
		expect(skips.length).toBeGreaterThanOrEqual(2);
		expect(first.slice(0, skips.length)).toEqual(skips);
		for (const a of skips) {
			const to = $(a.attribs.href as string);
			expect(to, plain($(a).text())).toHaveLength(1);
			// What only a script brings into sight has its link then, too.
			const unseen = to.closest('[hidden],[data-off]').length > 0;
			expect('hidden' in a.attribs, plain($(a).text())).toBe(unseen);
		}
		expect(new Set(skips.map((a) => plain($(a).text()))).size).toBe(skips.length);
	});
	it('whatever is skipped to can take the focus, and has a name to be called by when it does', () => {
		for (const a of $('.skip').get()) {
			const to = $(a.attribs.href as string);
			expect(to.is('input, [tabindex="-1"]'), a.attribs.href).toBe(true);
			// Orca counts the heading of a part without a name as read, and goes on behind it.
			const named = to.is('input') ? to.closest('label') : $(`#${to.attr('aria-labelledby')}`);
			expect(plain(named.text()), a.attribs.href).toMatch(/\w/);
		}
	});
	it('a list of what is on the page leads to every part of it', () => {
		const listed = $('header nav a[href^="#"]')
			.get()
			.map((a) => a.attribs.href);
		expect(new Set(listed).size).toBe(listed.length);
		const parts = $('main > [id]')
			.get()
			.map((e) => `#${e.attribs.id}`);
		expect(parts.length).toBeGreaterThan(5);
		expect(listed).toEqual(expect.arrayContaining(parts));
		for (const a of $('header nav a').get()) expect($(a).closest('li'), plain($(a).text())).toHaveLength(1);
	});
});

describe('on the page of embeds', () => {
	const $ = load('embeds/index.html');
	/** What is heard of it, and the part of that which is seen. */
	const namesOf = (e: ReturnType<typeof $>) => {
		// What a label names besides the control in it.
		const of = e.is('select') ? e.closest('label').clone() : e.clone();
		of.find('select').remove();
		const name = plain(of.text());
		of.find('.hidden').remove();
		return { name: e.attr('aria-label') ?? name, seen: e.is('pre,.preview') ? '' : plain(of.text()) };
	};
	const things = 'a[href], button, summary, select, pre[tabindex], .preview, iframe[title]';
	it('says which code is for whom, by names that its codes have', () => {
		const codes = new Set($('.code summary').map((_, e) => plain($(e).contents().first().text())));
		const lines = $('.whom li')
			.map((_, e) => plain($(e).text()))
			.get();
		for (const host of ['block editor', 'filtered', 'Ghost', 'Markdown', 'newsletter'])
			expect(
				lines.filter((line) => line.includes(host)),
				host,
			).toHaveLength(1);
		for (const line of lines) {
			expect(
				[...codes].some((code) => line.includes(`: ${code}`)),
				line,
			).toBe(true);
			expect(line).not.toMatch(/[{}]/);
		}
	});
	it('each thing to press is called by the words that are seen and by its graphic, and no two alike', () => {
		const told = new Map<string, string>();
		for (const take of $('.take').get()) {
			const title = plain($(take).find('h2').contents().not('.quiet').text());
			for (const e of $(take).find(things).not('iframe').not('.skip').get()) {
				const { name, seen } = namesOf($(e));
				expect(name.startsWith(seen), name).toBe(true);
				expect(name, `${seen} of “${title}”`).toContain(title);
				const place = e.attribs.href ?? '';
				expect(told.get(name) ?? place, name).toBe(place);
				expect(told.has(name) && !place, `${name}, twice`).toBe(false);
				told.set(name, place);
			}
		}
		expect(told.size).toBeGreaterThan(100);
	});
	it('each frame is called by its graphic', () => {
		for (const take of $('.take').get())
			expect($(take).find('iframe').attr('title')).toBe(plain($(take).find('h2').contents().not('.quiet').text()));
	});
	it('each graphic begins with a way past all that can be pressed in it, to the next', () => {
		const takes = $('.take').get();
		expect(takes.length).toBe(GRAPHICS.length);
		for (const [i, take] of takes.entries()) {
			const skip = $(take).find('a.skip');
			const next = takes[i + 1];
			expect(skip).toHaveLength(next ? 1 : 0);
			if (!next) continue;
			expect($(take).find('a, button').first().is(skip), 'first of all').toBe(true);
			expect(skip.attr('href')).toBe(`#${next.attribs.id}`);
			expect(plain(skip.text())).toContain(plain($(next).find('h2').contents().not('.quiet').text()));
		}
	});
	it('each graphic has headings for its code and for its files', () => {
		for (const take of $('.take').get()) expect($(take).find('h3').length).toBeGreaterThanOrEqual(2);
	});
});
