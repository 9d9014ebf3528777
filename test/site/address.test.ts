import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as cheerio from 'cheerio';
import { beforeAll, expect, inject, it } from 'vitest';
import { GRAPHICS } from '../../src/data/schema';
import { variant } from '../builds';
import { PUBLIC, SITE } from '../variants';
import { BUDGETS, weigh } from '../weigh';

/** The site built for a public address: what must be whole there, and what hosts find of it. */
let copy: string;
beforeAll(async () => {
	copy = await variant(inject('builds'), PUBLIC);
});
const text = (file: string) => readFileSync(path.join(copy, 'dist', file), 'utf8');
const head = (file: string) => cheerio.load(text(file))('head');
/** A file of the site by its whole address. */
const at = (url: string) => {
	expect(url.startsWith(SITE), url).toBe(true);
	return path.join(copy, 'dist', new URL(url).pathname.slice(new URL(SITE).pathname.length));
};

/** Width and height of a PNG, which stand in its header. */
function sizeOf(file: string): [width: number, height: number] {
	const png = readFileSync(file);
	return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

it('each graphic has an oEmbed answer, whole and valid, that its page and the story lead to', () => {
	expect(readdirSync(path.join(copy, 'dist/oembed')).sort()).toEqual(GRAPHICS.map((id) => `${id}.json`).sort());
	const found = (file: string) => head(file).find('link[rel=alternate][type="application/json+oembed"]').attr('href');
	expect(found('index.html'), 'the story shows its map').toBe(`${SITE}oembed/route-map.json`);
	for (const id of GRAPHICS) {
		const href = found(`embed/${id}/index.html`) as string;
		expect(href).toBe(`${SITE}oembed/${id}.json`);
		const answer = JSON.parse(readFileSync(at(href), 'utf8'));
		expect(answer).toMatchObject({ version: '1.0', type: 'rich' });
		for (const key of ['width', 'height', 'thumbnail_width', 'thumbnail_height', 'cache_age'])
			expect(Number.isInteger(answer[key]), key).toBe(true);
		for (const key of ['title', 'provider_name', 'html']) expect(answer[key], key).toMatch(/\S/);
		expect(answer.provider_url).toBe(SITE);
		expect(readFileSync(at(answer.thumbnail_url)).subarray(1, 4).toString()).toBe('PNG');
		const $ = cheerio.load(answer.html);
		expect($('iframe').attr('src')).toBe(`${SITE}embed/${id}/`);
		expect($('blockquote a').attr('href')).toMatch(new RegExp(`^${SITE}#[a-z-]+$`));
	}
});

it('pages name their own address and their card, embeds that of the story', () => {
	for (const [file, canonical] of [
		['index.html', SITE],
		['sources/index.html', `${SITE}sources/`],
		['embeds/index.html', `${SITE}embeds/`],
		['notices/index.html', `${SITE}notices/`],
		...GRAPHICS.map((id): [string, string] => [`embed/${id}/index.html`, SITE]),
	] as [string, string][]) {
		const $ = head(file);
		expect($.find('link[rel=canonical]').attr('href'), file).toBe(canonical);
		const image = $.find('meta[property="og:image"]').attr('content') as string;
		expect(readFileSync(at(image)).subarray(1, 4).toString(), file).toBe('PNG');
		expect($.find('meta[property="og:image:alt"]').attr('content')?.length, file).toBeGreaterThan(60);
		const size = ['width', 'height'].map((s) => Number($.find(`meta[property="og:image:${s}"]`).attr('content')));
		expect(sizeOf(at(image)), file).toEqual(size);
		expect($.find('meta[name="twitter:card"]').attr('content'), file).toBe('summary_large_image');
		expect($.find('meta[property="og:site_name"]').attr('content'), file).toMatch(/\S/);
		const icon = $.find('link[rel=apple-touch-icon]');
		// From beside the page: of no other site, wherever the page is served.
		expect(icon.attr('href'), file).not.toMatch(/^[a-z]+:|^\//i);
		const [side] = icon.attr('sizes')?.split('x') ?? [];
		expect(sizeOf(at(new URL(icon.attr('href') as string, SITE + file).href)), file).toEqual([
			Number(side),
			Number(side),
		]);
		// Ghost 6 takes no icon for phones for its cards, and an embed's own is empty.
		const plain = $.find('link[rel=icon], meta[name=msapplication-TileImage]').get().at(-1)?.attribs;
		const other = new URL((plain?.content ?? plain?.href) as string, SITE + file).href;
		expect(readFileSync(at(other)).length, file).toBeGreaterThan(100);
	}
});

it('nothing of a page is taken for who wrote it, or for the day of its publication, where neither is known', () => {
	for (const file of ['index.html', ...GRAPHICS.map((id) => `embed/${id}/index.html`)]) {
		const $ = cheerio.load(text(file));
		// As @mozilla/readability looks for it, in classes, ids and relations.
		const names = $('[class], [id], [rel]')
			.get()
			.map((e) => ['class', 'id', 'rel'].map((name) => $(e).attr(name) ?? '').join(' '));
		expect(
			names.filter((n) => /byline|author|dateline|writtenby|p-author/i.test(n)),
			file,
		).toEqual([]);
		// As metascraper and its like look for it.
		expect($('time, [itemprop*=date], [class*=date i], [property*=_time]').get(), file).toHaveLength(0);
		for (const script of $('script[type="application/ld+json"]').get())
			expect(Object.keys(JSON.parse($(script).text())), file).not.toContain('datePublished');
	}
});

it('the codes for journalists are whole as they stand', () => {
	const $ = cheerio.load(text('embeds/index.html'));
	const codes = $('pre code');
	expect(codes).toHaveLength(5 * GRAPHICS.length);
	expect(codes.text()).not.toContain('ADDRESS');
	for (const id of GRAPHICS) expect(codes.text()).toContain(`"${SITE}embed/${id}/"`);
});

it('the story keeps to its bytes with all that a public address adds', () => {
	expect(weigh(path.join(copy, 'dist'), 'index.html').total).toBeLessThanOrEqual(BUDGETS.story.total);
});
