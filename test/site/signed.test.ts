import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as cheerio from 'cheerio';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { GRAPHICS } from '../../src/data/schema';
import { variant } from '../builds';
import { BUDGETS, weigh } from '../weigh';

/** Who publishes, with every field of data/publication.yaml that may be empty filled, and as long as such things are. */
const FILLED = {
	published: '2027-11-30',
	publisher: 'The Northern Harbour & District Investigative Newsroom Foundation',
	credit: 'Data desk of the Northern Harbour & District Investigative Newsroom, with the Straits Reporting Project',
	author: 'Alexandrina Featherstonehaugh-Wojciechowska and Maximilian Oyelaran-Birkenfeld',
	contact: 'corrections-and-complaints@data.northern-harbour-newsroom.example.org',
	address: 'Northern Harbour House, 4th floor, 117 Old Customs Quay, Northern Harbour NH4 7QX, United Kingdom',
	repository: 'https://code.northern-harbour-newsroom.example.org/data-desk/position-doubtful',
};
/** In bytes: what new words may take before anything has to go. The map's frame, which holds its faces itself, has less. */
const SPARE = { page: 750, embed: 1_500, map: 600 };

/** data/publication.yaml with these values. */
const filled = (text: string): string =>
	Object.entries(FILLED).reduce(
		(yaml, [field, value]) =>
			yaml.replace(new RegExp(`^${field}:.*$`, 'm'), () => `${field}: ${JSON.stringify(value)}`),
		text,
	);
let copy: string;
beforeAll(async () => {
	copy = await variant(inject('builds'), {
		env: { SITE_URL: 'https://data.northern-harbour-newsroom.example.org/stories/position-doubtful' },
		change: { 'data/publication.yaml': filled },
	});
});
const page = (file: string, dist = path.join(copy, 'dist')) =>
	cheerio.load(readFileSync(path.join(dist, file), 'utf8'));
const said = ($: cheerio.CheerioAPI, place: string) => $(place).text().replaceAll(/\s+/g, ' ');
const PAGES = ['index.html', 'sources/index.html', 'embeds/index.html', 'notices/index.html'];

describe('all of data/publication.yaml filled, at a public address', () => {
	it.each(PAGES)(
		'the foot of %s says who publishes, where, since when, whom to write to, and where the code is',
		(file) => {
			const $ = page(file);
			const foot = said($, '.foot');
			for (const part of [FILLED.publisher, FILLED.address, '30 November 2027', FILLED.contact])
				expect(foot).toContain(part);
			expect($(`.foot a[href="mailto:${FILLED.contact}"]`).text()).toBe(FILLED.contact);
			expect($('.foot time').attr('datetime')).toBe(FILLED.published);
			expect($(`.foot a[href="${FILLED.repository}"]`).text()).toBe('Code and data');
		},
	);
	it('the story is signed and dated under its title, its own date apart from the report’s', () => {
		const byline = said(page('index.html'), '.origin');
		expect(byline).toContain(`By ${FILLED.author}.`);
		expect(byline).toContain('Published 30 November 2027.');
		expect(byline).toMatch(/On a .*report.*25 January 2018/);
		for (const file of ['index.html', 'embed/china-share/index.html'])
			expect(page(file)('meta[property="article:published_time"]').attr('content'), file).toBe(FILLED.published);
	});
	it('the page for journalists says where to write', () =>
		expect(page('embeds/index.html')(`.sheet-head a[href="mailto:${FILLED.contact}"]`).text()).toBe(FILLED.contact));
	it.each(GRAPHICS)('embed and picture of %s carry credit and publisher', (id) => {
		const foot = said(page(`embed/${id}/index.html`), '.plate-foot');
		expect(foot).toContain(FILLED.credit);
		expect(foot).toContain(FILLED.publisher);
		const picture = readFileSync(path.join(copy, `dist/charts/${id}.alt.txt`), 'utf8');
		expect(picture).toContain(FILLED.credit);
		expect(picture).toContain(FILLED.author);
	});
	it('JSON-LD has them, and the date of the story is its own', () => {
		const ld = (file: string) => JSON.parse(page(file)('script[type="application/ld+json"]').text());
		const story = ld('index.html');
		expect(story.datePublished).toBe(FILLED.published);
		expect(story.author).toMatchObject({ name: FILLED.author });
		expect(story.publisher).toMatchObject({
			name: FILLED.publisher,
			address: FILLED.address,
			contactPoint: { email: FILLED.contact },
		});
		expect(ld('sources/index.html').mentions).toMatchObject({ codeRepository: FILLED.repository });
	});

	const heavy = (file: string) => weigh(path.join(copy, 'dist'), file);
	it.each(PAGES)('%s keeps to its bytes, with room to spare', (file) =>
		expect(heavy(file).total).toBeLessThanOrEqual(BUDGETS.story.total - SPARE.page),
	);
	it.each(GRAPHICS)('the embed of %s too', (id) => {
		const kind = id === 'route-map' ? 'map' : 'embed';
		expect(heavy(`embed/${id}/index.html`).total).toBeLessThanOrEqual(BUDGETS[kind].total - SPARE[kind]);
	});
});

describe('what is empty in data/publication.yaml', () => {
	const values = readFileSync(path.resolve('data/publication.yaml'), 'utf8');
	const empty = Object.keys(FILLED).filter((field) => new RegExp(`^${field}: *""$`, 'm').test(values));
	const WORDS: Record<string, RegExp> = {
		published: /\bpublished \d|Published \d/i,
		publisher: /Published by/,
		author: /\bBy [A-Z]/,
		contact: /Corrections: (?!no )/,
		address: /Address:/,
		repository: /Code and data/,
	};
	it.each(PAGES)('leaves no line on %s', (file) => {
		const $ = page(file, inject('dist'));
		const signed = `${said($, '.foot')} ${said($, '.origin')}`;
		for (const field of empty) if (WORDS[field]) expect(signed).not.toMatch(WORDS[field]);
		expect($('.foot a[href=""], .foot a[href="mailto:"], .foot p:empty, .foot time[datetime=""]')).toHaveLength(0);
	});
});
