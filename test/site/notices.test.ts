import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as cheerio from 'cheerio';
import { parseAtomFeed } from 'feedsmith';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { variant } from '../builds';
import { NOTICES } from '../notices';
import { bareSite, noticedSite, PUBLIC, SITE } from '../variants';

const pool = inject('builds');
/** The site without a notice. */
let dist: string;
beforeAll(async () => {
	dist = await bareSite(pool, inject('dist'));
});
const text = (folder: string, file: string) => readFileSync(path.join(folder, file), 'utf8');
const page = (folder: string, file: string) => cheerio.load(text(folder, file));
const words = ($: cheerio.CheerioAPI, place: string) => $(place).text().replaceAll(/\s+/g, ' ').trim();
/** Pages where readers look for the feed. */
const PAGES = ['index.html', 'sources/index.html', 'embeds/index.html', 'notices/index.html'];

describe('while there is no notice', () => {
	it('the page says so, and how to be told of the first', () => {
		const $ = page(dist, 'notices/index.html');
		expect(words($, 'main')).toBe('No notice so far.');
		expect($('.sheet-head a[type="application/atom+xml"]').attr('href')).toBe('../notices.xml');
		expect($('[id^=notice-]')).toHaveLength(0);
	});
	it('the feed is there, with no entry', () => {
		const feed = parseAtomFeed(text(dist, 'notices.xml'));
		expect(feed.entries ?? []).toEqual([]);
		expect(text(dist, 'notices.xml')).toContain('No notice so far.');
	});
	it.each(PAGES)('%s leads readers and their programs to both, and says that nothing was corrected', (file) => {
		const $ = page(dist, file);
		const found = $('link[rel=alternate][type="application/atom+xml"]');
		expect(found).toHaveLength(1);
		expect(path.posix.join(path.posix.dirname(file), found.attr('href') as string)).toBe('notices.xml');
		expect(words($, '.foot')).toContain('no corrections so far');
		const led = $('.foot a').map((_, a) => path.posix.join(path.posix.dirname(file), $(a).attr('href') as string));
		expect(led.get()).toContain('notices/index.html');
	});
});

it('at a public address the feed names itself, and resolves', async () => {
	const xml = text(path.join(await variant(pool, PUBLIC), 'dist'), 'notices.xml');
	const links = parseAtomFeed(xml).links ?? [];
	expect(links.map((l) => [l.rel, l.href])).toEqual([
		['self', `${SITE}notices.xml`],
		['alternate', `${SITE}notices/`],
	]);
});

describe('with notices', () => {
	let built: string;
	beforeAll(async () => {
		built = await noticedSite(pool, inject('dist'));
	});

	it('the page has each, newest first, at an address of its own, with all that it says', () => {
		const $ = page(built, 'notices/index.html');
		expect(
			$('main > article')
				.map((_, a) => $(a).attr('id'))
				.get(),
		).toEqual(['notice-3', 'notice-2', 'notice-1']);
		for (const notice of NOTICES) {
			const said = words($, `#notice-${notice.number}`);
			for (const part of [notice.what, notice.where, notice.was, notice.now]) expect(said).toContain(part);
		}
		expect(words($, '#notice-3')).toContain('27 November 2026');
		expect(words($, '#notice-3')).toContain('26 November 2026');
		expect(words($, 'main')).not.toContain('No notice so far');
		const led = (n: number) =>
			$(`#notice-${n} dd a`)
				.map((_, a) => $(a).attr('href'))
				.get();
		expect(led(3)).toEqual(['../index.html#chart-sanctions-timeline', '../sources/index.html#claim-res-2371-ban']);
		expect(led(1)).toEqual(['../index.html#ending']);
	});
	it('each link of it leads to what is there', () => {
		const $ = page(built, 'notices/index.html');
		for (const a of $('main a').get()) {
			const [file = '', id] = (a.attribs.href as string).split('#');
			const to = page(built, file ? path.posix.join('notices', file) : 'notices/index.html');
			if (id) expect(to(`[id="${id}"]`), a.attribs.href).toHaveLength(1);
		}
	});
	it('the feed has each', () => {
		const { entries = [] } = parseAtomFeed(text(built, 'notices.xml'));
		expect(entries).toHaveLength(NOTICES.length);
		expect(entries.map((e) => e.links?.[0]?.href)).toEqual(NOTICES.map((n) => `notices/#notice-${n.number}`));
	});
	it('programs have each too, with all that it says', () => {
		const { notices } = JSON.parse(text(built, 'notices.json'));
		expect(notices).toEqual(
			NOTICES.map((n) => expect.objectContaining({ ...n, name: expect.stringMatching(`^Notice ${n.number}, `) })),
		);
		expect(JSON.parse(text(dist, 'notices.json'))).toEqual({ notices: [] });
	});
	it.each(PAGES)('the foot of %s says to which notice it is corrected', (file) => {
		const $ = page(built, file);
		expect(words($, '.foot')).toContain('Corrected to Notice 3, 27 November 2026.');
		expect($('.foot a[href$="notices/index.html#notice-3"]')).toHaveLength(1);
	});
	it('each chart that a notice names says in embed and pictures to which it is corrected, and no other is touched', () => {
		const foot = page(built, 'embed/sanctions-timeline/index.html');
		expect(words(foot, '.live')).toMatch(/^As of \d+ \w+ \d{4}\. Corrected to notice 3\.$/);
		expect(foot('.live a').attr('href')).toBe('../../notices/index.html#notice-3');
		expect(text(built, 'charts/sanctions-timeline.alt.txt')).toContain('Corrected to notice 3, 27 November 2026.');
		const drawn = page(built, 'charts/sanctions-timeline.svg')('text').text();
		expect(drawn.replaceAll(/\s+/g, '')).toContain('Correctedtonotice3,27November2026.');
		for (const kind of ['embed/china-share/index.html', 'charts/china-share.svg', 'charts/china-share.png'])
			expect(readFileSync(path.join(built, kind)).equals(readFileSync(path.join(dist, kind))), kind).toBe(true);
		expect(words(page(built, 'embed/china-share/index.html'), '.live')).toContain('Corrections: none so far.');
		expect(text(built, 'embed/sanctions-timeline/heights.json')).toBe(
			text(dist, 'embed/sanctions-timeline/heights.json'),
		);
	});
	it('the ledger lists them where it always has, and search engines are told of them', () => {
		const ledger = page(built, 'sources/index.html');
		expect(ledger('#corrections li')).toHaveLength(NOTICES.length);
		expect(
			ledger('#corrections li a')
				.map((_, a) => ledger(a).attr('href'))
				.get()[0],
		).toBe('../notices/index.html#notice-3');
		const story = page(built, 'index.html')('script[type="application/ld+json"]').text();
		expect(JSON.parse(story).correction.map((c: { text: string }) => c.text)).toEqual(
			NOTICES.map((n) => `${n.where}: ${n.what}`),
		);
	});
});
