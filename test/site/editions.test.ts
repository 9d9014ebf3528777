import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as cheerio from 'cheerio';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { GRAPHICS } from '../../src/data/schema';
import { filesIn, variant } from '../builds';
import { MADE_UP } from '../made-up';
import { SITE, WITH_EDITION } from '../variants';

/** What stands once for all editions. */
const COMMON =
	/^(?:_astro|v)\/|^data\/(?!receipts\/|explore\.json)|^(?:404\.html|embed\.js|explore\.js|site\.json|favicon\.svg|apple-touch-icon\.png|_headers|\.nojekyll|\.htaccess|vercel\.json)$/;

/** How long a build of two editions may take beside other work, in ms. */
const BUILT = 600_000;

let dist: string;
let files: string[];
beforeAll(async () => {
	dist = path.join(await variant(inject('builds'), WITH_EDITION), 'dist');
	files = filesIn(dist);
}, BUILT);
const text = (file: string) => readFileSync(path.join(dist, file), 'utf8');
const own = (file: string) => `${MADE_UP}/${file}`;
const english = () => files.filter((f) => !f.startsWith(`${MADE_UP}/`) && !COMMON.test(f));
const pages = () => english().filter((f) => f.endsWith('.html'));

/** All that a reader of a page sees or hears of it, in order: texts, and names, descriptions and titles in attributes. */
function told(html: string): string[] {
	const $ = cheerio.load(html, { scriptingEnabled: false });
	$('script, style, code, pre, [hreflang], template').remove();
	const said = $(
		'[aria-label], [alt], [title], [placeholder], [data-words], meta[name=description], meta[property^="og:"]',
	)
		.map((_, e) =>
			['aria-label', 'alt', 'title', 'placeholder', 'data-words', 'content'].map((a) => $(e).attr(a) ?? ''),
		)
		.get();
	const texts: string[] = [];
	$('*')
		.contents()
		.each((_, node) => {
			if (node.type === 'text' && node.data.trim()) texts.push(node.data);
		});
	return [...texts, ...said].filter((t) => t.trim() && !/^https?:/.test(t));
}
/** Names of months and languages, which the browser's system has and no edition, and of files and forms, which are the same in every language. */
const SAME =
	/^(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec|CSV|JSON|PNG|PDF|SVG|English|German|Dutch|Czech|Italian|Japanese|Korean|French|Portuguese|Indonesian|Russian|Chinese|Spanish|datapackage|json|website|article|summary|large|image|png)$/;
/** Files as they are: their sizes are those of drawings, which are as high as their words. */
const SIZES = /\d+ × \d+/g;
/** Words in which a letter stands that the made-up edition has with an accent, and has not. */
const plain = (texts: readonly string[]): string[] =>
	texts.flatMap((t) =>
		(
			t
				.replaceAll(/\{\w+\}|https?:\S+|\S+@\S+|\S*\/\S+|\S+\.(?:png|svg|txt|csv|json|pdf|html)\b/g, ' ')
				.replaceAll(IDS, ' ')
				.match(/\p{L}+/gu) ?? []
		).filter((w) => /[aeiouycn]/i.test(w) && /^[\x20-\x7e]+$/.test(w) && !SAME.test(w)),
	);
/** The graphics' ids, as folders of copies to keep are called. */
const IDS = new RegExp(`\\b(?:${GRAPHICS.join('|')})\\b`, 'g');
const numbers = (texts: readonly string[]): string[] =>
	texts.flatMap((t) => t.replaceAll(SIZES, '').match(/\d[\d.,]*\d|\d/g) ?? []).sort();

describe('an edition in a folder of its own', () => {
	it('has each page, picture, card, answer, receipt and zip that the English one has, and no other', () =>
		expect(files.filter((f) => f.startsWith(`${MADE_UP}/`))).toEqual(english().map(own).sort()));

	it('says on each page what language it is in, and no word of another', () => {
		for (const page of pages()) {
			const html = text(own(page));
			expect(cheerio.load(html)('html').attr('lang'), page).toBe(MADE_UP);
			expect([...new Set(plain(told(html)))], page).toEqual([]);
		}
	});

	it('has the numbers of the English one on each page, and no other, but for how long it takes to read', () => {
		const bare = (file: string) => numbers(told(text(file).replace(/<p class="?origin"?>[\s\S]*?<\/p>/, '')));
		for (const page of pages()) expect(bare(own(page)), page).toEqual(bare(page));
	});

	it('writes receipts, alternative texts, oEmbed answers, feed and READMEs in its own words', () => {
		const others = english().filter((f) =>
			/receipts\/.*\.json$|explore\.json$|\.alt\.txt$|^oembed\/|notices\.(?:xml|json)$|readme\.txt$/.test(f),
		);
		expect(others.length).toBeGreaterThan(40);
		for (const file of others) {
			const strings = file.endsWith('.json') ? stringsOf(JSON.parse(text(own(file)))) : [text(own(file))];
			const words = strings.map((s) => s.replaceAll(/<[^>]*>|"[^"]*\.(?:com|org)[^"]*"|urn:\S+/g, ' '));
			expect([...new Set(plain(words))].slice(0, 12), file).toEqual([]);
		}
	});
});

/** Every text in a value that is for readers: no key, id, address or class. */
function stringsOf(value: unknown, key = ''): string[] {
	if (typeof value === 'string')
		return /^(?:id|class|type|version|step|url|href|style|.*_url|names?)$/.test(key) || /^[a-z0-9-]+$/.test(value)
			? []
			: [value];
	if (typeof value !== 'object' || !value) return [];
	return Object.entries(value).flatMap(([k, v]) => stringsOf(v, k));
}

describe('its links', () => {
	it('lead to files, and to the edition’s own where it has them', () => {
		for (const page of pages()) {
			const $ = cheerio.load(text(own(page)));
			for (const e of $('[href], [src]').toArray()) {
				const to = $(e).attr('href') ?? $(e).attr('src') ?? '';
				if (/^(?:[a-z]+:|#|$)/i.test(to)) continue;
				const file = path.posix.join(path.posix.dirname(own(page)), to.replace(/[?#].*$/, ''));
				expect(existsSync(path.join(dist, file)), `${page} → ${to}`).toBe(true);
				if (!$(e).attr('hreflang') && !file.startsWith(`${MADE_UP}/`)) expect(file, `${page} → ${to}`).toMatch(COMMON);
			}
		}
	});
	it('lead from each page to the same page in the other edition, to and fro', () => {
		for (const page of ['index.html', 'sources/index.html', 'embeds/index.html', 'notices/index.html']) {
			const there = cheerio.load(text(page))('.editions a');
			expect([there.attr('hreflang'), there.attr('lang')]).toEqual([MADE_UP, MADE_UP]);
			expect(path.posix.join(path.posix.dirname(page), there.attr('href') as string)).toBe(own(page));
			const back = cheerio.load(text(own(page)))('.editions a');
			expect([back.attr('hreflang'), back.text()]).toEqual(['en', 'English']);
			expect(path.posix.join(path.posix.dirname(own(page)), back.attr('href') as string)).toBe(page);
		}
	});
});

describe('with an address of the site', () => {
	const at = (file: string) => SITE + file.replace(/index\.html$/, '');
	it('each page names itself, and the same page in each language, to search engines', () => {
		for (const page of ['index.html', 'sources/index.html', 'embeds/index.html', 'notices/index.html'])
			for (const file of [page, own(page)]) {
				const $ = cheerio.load(text(file));
				expect($('link[rel=canonical]').attr('href')).toBe(at(file));
				const links = $('link[rel=alternate][hreflang]')
					.map((_, e) => [[$(e).attr('hreflang'), $(e).attr('href')]])
					.get();
				expect(links).toEqual([
					['en', at(page)],
					[MADE_UP, at(own(page))],
					['x-default', at(page)],
				]);
			}
	});
	it('cards, oEmbed answers, codes and addresses on embeds are the edition’s own', () => {
		const address = new RegExp(`${SITE}([^"'\\s<>&#?)]*)`, 'g');
		for (const page of pages().filter((p) => p !== '404.html'))
			for (const [, file = ''] of text(own(page))
				.replaceAll(/<[^>]*hreflang[^>]*>| data-root="[^"]*"/g, '')
				.matchAll(address)) {
				if (!COMMON.test(file)) expect(file, page).toMatch(new RegExp(`^${MADE_UP}/`));
				expect(
					existsSync(path.join(dist, file, file.endsWith('/') || !file ? 'index.html' : '')),
					`${page}: ${file}`,
				).toBe(true);
			}
		for (const id of GRAPHICS) {
			const answer = JSON.parse(text(own(`oembed/${id}.json`)));
			expect(answer.html).toContain(`${SITE}${MADE_UP}/embed/${id}/`);
			expect(answer.thumbnail_url).toBe(`${SITE}${MADE_UP}/cards/${id}.png`);
		}
	});
	it('a copy to keep has the edition’s frame, README and pictures, and leads to the edition', () => {
		for (const id of GRAPHICS) {
			const zip = unzipSync(readFileSync(path.join(dist, own(`charts/${id}.zip`))));
			const [frame, readme] = ['index.html', 'README.txt'].map((f) => strFromU8(zip[`${id}/${f}`] as Uint8Array)) as [
				string,
				string,
			];
			expect(cheerio.load(frame)('html').attr('lang')).toBe(MADE_UP);
			expect(readme).toContain(`${SITE}${MADE_UP}/embed/${id}/`);
			expect(frame).toContain(`${SITE}${MADE_UP}/sources/`);
		}
	});
	it('hosts are told to send with its pages what they send with the English ones', () => {
		const headers = text('_headers');
		for (const place of ['/', '/sources/*', '/embed/:id/*', '/charts/*', '/oembed/*', '/notices.xml'])
			expect(headers).toContain(`\n/${MADE_UP}${place}\n`);
		expect(headers).not.toContain(`/${MADE_UP}/embed.js`);
	});
});
