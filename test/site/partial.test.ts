import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as cheerio from 'cheerio';
import { describe, expect, inject, it } from 'vitest';
import { parse } from 'yaml';
import { lentIn } from '../../src/data/lent';
import { filesIn, partialEditions } from '../builds';

const dist = inject('dist');
const text = (file: string) => readFileSync(path.join(dist, file), 'utf8');
/** What there is of a graphic in an edition without an address of its own, by path. */
const ofGraphic = (id: string) => [
	`cards/${id}.png`,
	...['-email.png', '-outlines.svg', '-phone.png', '.alt.txt', '.pdf', '.png', '.readme.txt', '.svg', '.zip'].map(
		(end) => `charts/${id}${end}`,
	),
	`embed/${id}/heights.json`,
	`embed/${id}/index.html`,
];
/** Who publishes, in the words of whoever does: they are the same in every edition. */
const SIGNED = Object.values(parse(readFileSync('data/publication.yaml', 'utf8')) as Record<string, unknown>)
	.filter((value): value is string => typeof value === 'string' && value !== '')
	.sort((a, b) => b.length - a.length);
/** What a page says, to be seen or heard: no code, no addresses, no names of files. */
function told(html: string): string {
	const $ = cheerio.load(html, { scriptingEnabled: false });
	$('script, style, code, pre, template, nav.editions').remove();
	const heard = $('[aria-label], [alt], [title]').map((_, e) =>
		['aria-label', 'alt', 'title'].map((a) => $(e).attr(a) ?? '').join(' '),
	);
	return [$('title').text(), $('body').text(), ...heard.get(), $('meta[name=description]').attr('content')].join(' ');
}
const numbersOf = (html: string) => {
	const $ = cheerio.load(html);
	return $('td, th')
		.map((_, e) => $(e).text())
		.get()
		.map((t) => t.replaceAll(/\D/g, ''))
		.filter(Boolean);
};

describe.runIf(partialEditions(dist).length).each(partialEditions(dist))('the partial edition %s', (folder) => {
	const own = filesIn(path.join(dist, folder));
	const ids = own.flatMap((f) => /^embed\/([^/]+)\/index\.html$/.exec(f)?.[1] ?? []);
	const pages = own.filter((f) => f.endsWith('.html'));
	const language = folder.slice(0, -1);

	it('has its graphics with all that travels with them, their codes, and no page of the story', () =>
		expect(own).toEqual([...ids.flatMap(ofGraphic), 'embeds/index.html'].sort()));

	it('shows no word that was lent to it', () => {
		const texts = own.filter((f) => /\.(?:html|json|svg|txt)$/.test(f));
		expect(texts.flatMap((f) => lentIn(text(folder + f)))).toEqual([]);
	});

	it('says in its language what its pages say, but for names', () => {
		for (const page of pages) {
			const html = text(folder + page);
			expect(cheerio.load(html)('html').attr('lang'), page).toBe(language);
			// English words that are no name begin small.
			const words = SIGNED.reduce((text, own) => text.replaceAll(own, ' '), told(html))
				.replaceAll(/\S+[./_]\S+|\S*\.(?:txt|json|html)/g, ' ')
				.match(/(?<![\p{L}-])[a-z]{3,}(?![\p{L}-])/gu);
			expect(
				[...new Set(words)].filter((w) => !['oec', 'zip', 'cookie'].includes(w)),
				page,
			).toEqual([]);
		}
	});

	it('has the numbers of the English tables', () => {
		for (const id of ids)
			expect(numbersOf(text(`${folder}embed/${id}/index.html`))).toEqual(numbersOf(text(`embed/${id}/index.html`)));
	});

	it('links to files that are there: its own where it has them, else the English ones', () => {
		for (const page of pages) {
			const $ = cheerio.load(text(folder + page));
			const links = $('a[href], iframe[src]')
				.map((_, e) => $(e).attr('href') ?? $(e).attr('src'))
				.get()
				.filter((href) => !/^(?:https?|mailto):|^#/.test(href));
			expect(links.length, page).toBeGreaterThan(4);
			const missing = links.filter((href) => {
				const at = path.join(
					dist,
					folder,
					path.dirname(page),
					(href.split(/[?#]/)[0] as string) || path.basename(page),
				);
				return !existsSync(at.endsWith('/') ? path.join(at, 'index.html') : at);
			});
			expect(missing, page).toEqual([]);
		}
	});

	it('is linked from the page of codes, and from no page that it does not have', () => {
		const linked = (page: string) => cheerio.load(text(page))(`nav.editions a[hreflang="${language}"]`).length;
		expect(['embeds/index.html', 'index.html', 'sources/index.html', 'notices/index.html'].map(linked)).toEqual([
			1, 0, 0, 0,
		]);
	});
});
