import * as cheerio from 'cheerio';
import { parseAtomFeed } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import { editions } from '../../src/ledger/data';
import { feedOf } from '../../src/ledger/feed';
import { checkForm } from '../form';
import { NOTICES } from '../notices';

const [data] = editions;

type Data = typeof data;
const SITE = new URL('https://example.org/coal');
const of = (notices: readonly object[]): Data => ({ ...data, corrections: notices as unknown as Data['corrections'] });
const [none, some] = [of([]), of(NOTICES)];
const ids = (xml: string) => [...xml.matchAll(/<id>([^<]*)<\/id>/g)].map(([, id]) => id);

/** Holds a feed against the MUSTs of RFC 4287 (section 4) that its own elements fall under. */
function checkAtom(xml: string): void {
	checkForm(xml);
	const $ = cheerio.load(xml, { xml: true });
	const feed = $('feed');
	expect(feed.attr('xmlns')).toBe('http://www.w3.org/2005/Atom');
	for (const box of [
		feed,
		...$('entry')
			.map((_, e) => $(e) as never)
			.get(),
	] as (typeof feed)[]) {
		for (const tag of ['id', 'title', 'updated']) expect(box.children(tag), tag).toHaveLength(1);
		// An IRI that is whole, and known as such whatever its case.
		expect(box.children('id').text()).toMatch(
			/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
		);
		for (const day of box.children('updated, published').get())
			expect($(day).text()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
		expect(box.children('title').text()).toMatch(/\S/);
		expect(box.children('link[rel=alternate]')).toHaveLength(1);
	}
	// Each entry has its author, or its feed's; a person has a name.
	expect(feed.children('author').children('name').text()).toMatch(/\S/);
	expect(new Set(ids(xml)).size).toBe(ids(xml).length);
	for (const content of $('content').get()) {
		expect(content.attribs.type).toBe('html');
		expect($(content).children()).toHaveLength(0);
		expect(cheerio.load($(content).text())('body').children().length).toBeGreaterThan(0);
	}
}

describe('the feed of notices', () => {
	it.each([
		['without a notice', none, undefined],
		['without a notice, at an address', none, SITE],
		['with notices', some, undefined],
		['with notices, at an address', some, SITE],
	] as const)('%s is Atom, as a parser and the RFC have it', (_, from, site) => {
		const xml = feedOf(from, site);
		checkAtom(xml);
		const feed = parseAtomFeed(xml);
		expect(feed.entries ?? []).toHaveLength(from.corrections.length);
		expect(feed.title).toBeDefined();
	});

	it('says by its subtitle that there is no notice, and then no more', () => {
		expect(feedOf(none, SITE)).toContain(`<subtitle>${data.notices.feedEmpty}</subtitle>`);
		expect(feedOf(some, SITE)).not.toContain(data.notices.feedEmpty);
	});

	it('has an entry for each notice, newest first, with all that the notice says', () => {
		const { entries = [] } = parseAtomFeed(feedOf(some, SITE));
		expect(entries.map((e) => e.title?.value ?? e.title)).toEqual([
			'Notice 3, 27 November 2026',
			'Notice 2, 26 November 2026',
			'Notice 1, 25 November 2026',
		]);
		for (const [i, entry] of entries.entries()) {
			const notice = NOTICES[i] as (typeof NOTICES)[number];
			const told = cheerio
				.load(String(entry.content?.value ?? entry.content))('body')
				.text();
			for (const words of [notice.what, notice.where, notice.was, notice.now]) expect(told).toContain(words);
			expect(entry.categories?.map((c) => c.term) ?? []).toEqual(notice.graphics);
		}
		expect(feedOf(some, SITE)).toContain('Chart 2: ');
	});

	it('is as of its data, never of the clock', () => {
		const updated = (from: Data) => /<updated>(.*?)<\/updated>/.exec(feedOf(from, undefined))?.[1];
		expect(updated(some)).toBe('2026-11-27T00:00:00Z');
		const checked = data.sources
			.map((s) => s.checked)
			.sort()
			.at(-1);
		expect(updated(none)).toBe(`${checked}T00:00:00Z`);
	});

	it('is known again at any address, under any title, and so is each entry when others come', () => {
		const known = ids(feedOf(some, SITE));
		expect(known).toHaveLength(4);
		// Written down: readers have it, so a change of it would show them all as new.
		expect(known[0]).toBe('urn:uuid:5614e260-3da2-5097-8696-683a1e634260');
		const renamed = { ...some, publication: { ...some.publication, title: 'Another', publisher: 'A Paper' } };
		for (const other of [feedOf(some, undefined), feedOf(some, new URL('https://b.example/')), feedOf(renamed, SITE)])
			expect(ids(other)).toEqual(known);
		expect(ids(feedOf(of(NOTICES.slice(1)), SITE)).slice(1)).toEqual(known.slice(2));
	});

	it('leads to its page and each notice: whole where the address is known, else from where the feed stands', () => {
		const links = (xml: string) => [...xml.matchAll(/<link rel="(\w+)"[^>]* href="([^"]*)"/g)].map(([, ...l]) => l);
		expect(links(feedOf(some, SITE)).slice(0, 3)).toEqual([
			['self', 'https://example.org/coal/notices.xml'],
			['alternate', 'https://example.org/coal/notices/'],
			['alternate', 'https://example.org/coal/notices/#notice-3'],
		]);
		expect(feedOf(some, SITE)).toContain(' xml:base="https://example.org/coal/"');
		const bare = feedOf(some, undefined);
		expect(bare).not.toContain('xml:base');
		expect(links(bare).slice(0, 2)).toEqual([
			['alternate', 'notices/'],
			['alternate', 'notices/#notice-3'],
		]);
	});
});
