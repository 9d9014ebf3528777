import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as cheerio from 'cheerio';
import { describe, expect, inject, it } from 'vitest';
import { data } from '../../src/data';
import { find } from '../../src/data/find';
import { GRAPHICS } from '../../src/data/schema';
import { STANDING_WORDS } from '../../src/ledger/words';

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
			expect(plain(by.text()), standing).toBe(STANDING_WORDS[words].split(':')[0]);
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
			for (const e of $(take).find(things).not('iframe').not('.addresses a').get()) {
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
});
