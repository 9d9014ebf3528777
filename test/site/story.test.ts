import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import * as cheerio from 'cheerio';
import { syllable } from 'syllable';
import { describe, expect, inject, it } from 'vitest';
import { STEPS } from '../../src/data/schema';
import { editions } from '../../src/ledger/data';
import { countWords } from '../../src/story/prose';
import { LAST_SHOWN } from '../../src/story/score';
import { inEdition } from '../builds';
import { foundLater, literal, promised } from '../facts';

const [data] = editions;
const dist = inject('dist');
const pages = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.html'));
const html = (file: string) => readFileSync(path.join(dist, file), 'utf8');
const $ = cheerio.load(html('index.html'));
const attributes = (selector: string, name: string) =>
	$(selector)
		.map((_, e) => $(e).attr(name))
		.get();

/** What is read in order, headings aside. */
const PROSE = '.opening p, .scene .card[data-beat-at] p:not(.kicker), .ledger-sum p';

/**
 * The school grade that a text asks for, by the formula of Flesch and Kincaid: 0.39 words a sentence + 11.8 syllables a
 * word - 15.59. A number is a word of one syllable.
 */
function gradeOf(text: string): number {
	const sentences = text.split(/[.?!:](?=[”’]?\s|[”’]?$)/).filter((s) => /\w/.test(s)).length;
	const words = text.split(/\s+/).filter((w) => /[\p{L}\d]/u.test(w));
	const syllables = words.reduce((n, w) => n + Math.max(1, syllable(w.replaceAll(/[^\p{L}’-]/gu, ''))), 0);
	return (0.39 * words.length) / sentences + (11.8 * syllables) / words.length - 15.59;
}

describe('the story', () => {
	it('has the six steps, in order, each with its id and one heading', () => {
		expect(attributes('section[data-step]', 'data-step')).toEqual([...STEPS]);
		expect(attributes('section[data-step]', 'id')).toEqual([...STEPS]);
		$('section[data-step]').each((_, s) => expect($(s).find('h2')).toHaveLength(1));
	});
	it('ends with what came later and where the chart stands, neither of them a step', () => {
		const order = $('main section[id]')
			.map((_, e) => $(e).attr('id'))
			.get();
		expect(order).toEqual([...STEPS, 'later', 'ending']);
		expect($('#later, #ending').filter('[data-step]')).toHaveLength(0);
	});
	it('has one h1, and no heading that skips a level', () => {
		expect($('h1')).toHaveLength(1);
		let before = 0;
		$('h1,h2,h3,h4').each((_, e) => {
			const level = Number(e.tagName.slice(1));
			expect(level, $(e).text()).toBeLessThanOrEqual(before + 1);
			before = level;
		});
	});
	it('draws every graphic of its score, each figure named, described and tabled', () => {
		expect(new Set(attributes('figure[data-chart]', 'data-chart'))).toEqual(new Set(LAST_SHOWN.keys()));
		for (const id of LAST_SHOWN.keys()) {
			const figure = $(`figure#chart-${id}[data-chart="${id}"]`);
			expect(figure, id).toHaveLength(1);
			// The table stands with the last cards that pass it; the figure leads there.
			expect($(`#table-${id} table tbody tr`).length, `table of ${id}`).toBeGreaterThan(0);
			if (!figure.find('table').length) expect(figure.find(`a[href="#table-${id}"]`), id).toHaveLength(1);
			expect((figure.attr('aria-label') ?? figure.find('h3').text()).length).toBeGreaterThan(10);
		}
		// One map, that never leaves; and a second only where no script moves the first.
		expect(attributes('figure[data-chart="route-map"]', 'id')).toEqual(['chart-route-map']);
		const still = cheerio.load($('noscript').text() || ($('noscript').html() ?? ''));
		expect(still('figure[data-chart="route-map"] svg.chart')).toHaveLength(2);
		expect(
			$('figure[data-chart] svg:not(.chart):not([aria-hidden])'),
			'a copy of the border says nothing',
		).toHaveLength(0);
		$('figure[data-chart] svg.chart').each((_, e) => {
			const svg = $(e);
			expect(svg.attr('role')).toBe('img');
			const name = svg.attr('aria-label') ?? $(`#${svg.attr('aria-labelledby')}`).text();
			expect(name.trim().length).toBeGreaterThan(10);
			const described = svg.attr('aria-describedby');
			if (described) expect($(`#${described}`).text().trim().length).toBeGreaterThan(60);
			expect(svg.find('path,rect,line,circle,use').length, name).toBeGreaterThan(3);
		});
	});
	it('says in each scene of the map what the map shows then', () => {
		for (const scene of $('.scene[data-scene="route-map"]').toArray()) {
			const said = $(scene).find('.plate-foot > .hidden').text();
			expect(said.length, $(scene).closest('section[id]').attr('id')).toBeGreaterThan(100);
		}
	});
	it('keeps its prose for reader views: nothing but sections between main and a paragraph', () => {
		for (const p of $('.card[data-beat-at] > p').toArray())
			for (const e of $(p).parentsUntil('main').toArray()) expect(e.tagName, $(p).text().slice(0, 40)).toBe('section');
	});
	it('has no id twice', () => {
		const ids = attributes('[id]', 'id');
		expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
	});
	it('ties every claim in the prose to the ledger', () => {
		const ledger = cheerio.load(html('sources/index.html'));
		const used = new Set(attributes('[data-claim]', 'data-claim'));
		expect(used.size).toBeGreaterThan(60);
		for (const id of used) expect(ledger(`#claim-${id}`), id).toHaveLength(1);
		expect(ledger('.entry')).toHaveLength(data.claims.length);
	});
	it('names no share of China before its step', () => {
		const before =
			$('.hero').text() + ['report', 'un-sanctions', 'smuggling'].map((id) => $(`#${id}`).text()).join(' ');
		expect(before).not.toMatch(new RegExp(`\\b${Number.parseInt(promised('china-share'), 10)}\\b`));
	});
	it('gives the figures of the report', () => {
		const shares = ['coal-share', 'china-share', 'india-share'].map((id) => literal(promised(id)));
		expect($('#china').text()).toMatch(new RegExp(shares.join('[\\s\\S]*')));
		const [people, entities, ships] = ['people', 'entities', 'ships'].map((kind) => promised(`listed-${kind}`));
		expect($('#us-sanctions').text()).toContain(`${people} people, ${entities} entities and ${ships} ships`);
		expect($('#japan-south-korea').text()).toContain(`${promised('sixty-thousand')} tonnes`);
	});
	it('is between 1,300 and 1,700 words long, headings aside, and a card more', () => {
		const prose = $(PROSE)
			.map((_, e) => $(e).html())
			.get()
			.join(' ');
		expect(countWords(prose)).toBeGreaterThan(1300);
		expect(countWords(prose)).toBeLessThanOrEqual(1700 + 40);
	});
	it.each(['.opening', ...[...STEPS, 'later', 'ending'].map((id) => `#${id}`)])(
		'%s can be read at grade 8 of the formula by Flesch and Kincaid',
		(section) => {
			const text = $(section)
				.find(PROSE)
				.map((_, e) => $(e).text())
				.get()
				.join(' ');
			expect(gradeOf(text)).toBeLessThanOrEqual(8);
		},
	);
	it('tells of nothing found after the report before the report has ended', () => {
		// But for the ship that the story opens with.
		const told = $('.opening').text();
		const untold = (all: string[]) => all.filter((f) => !told.includes(f));
		const [ships, numbers] = [untold(foundLater().ships), untold(foundLater().numbers)];
		expect([ships.length, numbers.length].every(Boolean)).toBe(true);
		for (const id of STEPS) {
			// Drawings, notes, descriptions and folded tables too: whatever a browser finds or a screen reader comes upon.
			const text = $(`#${id}`).text();
			for (const found of [...ships, ...numbers, 'UN experts, 2018', 'Supreme Court'])
				expect(text, `${found} in ${id}`).not.toContain(found);
		}
		for (const found of ships) expect($('#later').text()).toContain(found);
	});
	it('never states as fact what the report alone says', () => {
		const text = $('main').text();
		expect(text.match(/Russian intelligence/g)).toHaveLength(1);
		expect(text).toMatch(
			/The report that this story follows and checks, by the website ValueWalk, says in its title that “Russian intelligence” helped. No account/,
		);
		expect(text).not.toMatch(/documented part of the/i);
	});
});

describe('every page', () => {
	/** How often each id stands in a page, counted once a page: thousands of links lead into the ledger. */
	const ids = new Map<string, Map<string, number>>();
	const idsOf = (file: string) => {
		const known = ids.get(file) ?? new Map<string, number>();
		if (!ids.has(file)) {
			const page = cheerio.load(html(file));
			page('[id]').each(
				(_, e) => void known.set(page(e).attr('id') ?? '', (known.get(page(e).attr('id') ?? '') ?? 0) + 1),
			);
			ids.set(file, known);
		}
		return known;
	};
	it.each(pages)('%s: every internal link leads to a file, and to what it names in it; none from the root', (file) => {
		const text = html(file);
		expect(text).not.toMatch(/\s(?:href|src)="\/(?!\/)/);
		expect(text).not.toMatch(/url\(["']?\//);
		const page = cheerio.load(text);
		page('[href],[src]').each((_, e) => {
			const url = page(e).attr('href') ?? page(e).attr('src') ?? '';
			if (/^(https?:|data:|mailto:)/.test(url)) return;
			const [to = '', hash] = url.replace(/\?[^#]*/, '').split('#');
			const target = to === '' ? file : path.join(path.dirname(file), decodeURIComponent(to));
			expect(existsSync(path.join(dist, target)), `${file} → ${url}`).toBe(true);
			// A folder is a page by a server alone.
			expect(statSync(path.join(dist, target)).isFile(), `${file} → ${url}`).toBe(true);
			if (hash) expect(idsOf(target).get(hash), `${file} → ${url}`).toBe(1);
		});
	});
	it.each(pages)('%s: asks nothing of another origin', (file) => {
		const page = cheerio.load(html(file));
		const asked = page('script[src],link[rel="stylesheet"],link[rel="preload"],img[src],iframe[src],source[src]')
			.map((_, e) => page(e).attr('src') ?? page(e).attr('href'))
			.get();
		expect(asked.filter((url) => /^(https?:)?\/\//.test(url))).toEqual([]);
		expect(html(file)).not.toMatch(/@import|fonts\.googleapis/);
	});
	it.each(pages)('%s: says of each part in another script which language it is', (file) => {
		const page = cheerio.load(html(file));
		page('script,style').remove();
		const foreign = page('body *')
			.toArray()
			.filter((e) =>
				e.children.some((c) => c.type === 'text' && /[^\P{L}\p{Script=Latin}]/u.test(c.data.replaceAll(/[µΩ]/g, ''))),
			)
			.filter((e) => page(e).closest('[lang]').attr('lang') === 'en');
		expect(foreign.map((e) => page(e).text())).toEqual([]);
	});
	it.each(pages)('%s: says its language, its title and what it is about', (file) => {
		const page = cheerio.load(html(file));
		expect(page('html').attr('lang')).toBe(file === inEdition(file) ? 'en' : file.slice(0, file.indexOf('/')));
		expect(page('title').text().length).toBeGreaterThan(file === inEdition(file) ? 10 : 5);
		// A syllable is one letter in Korean, and a word may be one in Japanese.
		const least = file === inEdition(file) ? 50 : 25;
		if (file !== '404.html') expect(page('meta[name="description"]').attr('content')?.length).toBeGreaterThan(least);
	});
});

it('sources in other languages: the link says which, and so do the words', () => {
	const page = cheerio.load(html('sources/index.html'));
	const foreign = data.sources.filter((s) => s.language);
	expect(foreign.length).toBeGreaterThan(10);
	for (const s of foreign) {
		const entry = page(`#source-${s.id}`);
		if (s.url) expect(entry.find('a').attr('hreflang'), s.id).toBe(s.language);
		expect(entry.text(), s.id).toMatch(/In [A-Z][a-z]+\./);
	}
	expect(page('a[hreflang]:not(.editions a)').length).toBe(foreign.filter((s) => s.url).length);
});
