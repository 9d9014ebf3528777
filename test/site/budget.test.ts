import { readFileSync } from 'node:fs';
import path from 'node:path';
import { load } from 'cheerio';
import * as fontkit from 'fontkit';
import { convert } from 'fontverter';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { GRAPHICS } from '../../src/data/schema';
import { isOf, scriptOf } from '../../src/design/scripts';
import { otherEditions } from '../builds';
import { BUDGETS, BUDGETS_BESIDE, gzipped, weigh } from '../weigh';

const dist = inject('dist');
const MAPS = ['route-map'];

describe('bytes of a first load, gzip', () => {
	it('the story, with its fonts and script', () => {
		const { total, script, requests } = weigh(dist, 'index.html');
		expect(total).toBeLessThanOrEqual(BUDGETS.story.total);
		expect(script).toBeLessThanOrEqual(BUDGETS.story.script);
		expect(requests).toBeLessThanOrEqual(8);
	});
	it.each(GRAPHICS)('the embed of %s, in one request', (id) => {
		const { total, script, requests } = weigh(dist, `embed/${id}/index.html`);
		const budget = MAPS.includes(id) ? BUDGETS.map : BUDGETS.embed;
		expect(total).toBeLessThanOrEqual(budget.total);
		expect(script).toBeLessThanOrEqual(budget.script);
		expect(requests).toBe(1);
	});
	it('the host script', () =>
		expect(gzipped(readFileSync(path.join(dist, 'embed.js')))).toBeLessThanOrEqual(BUDGETS['embed.js'].total));
	it.each(['sources/index.html', 'embeds/index.html', 'notices/index.html'])(
		'%s weighs no more than the story',
		(page) => expect(weigh(dist, page).total).toBeLessThanOrEqual(BUDGETS.story.total),
	);
});

describe.each(otherEditions(dist))('bytes of a first load in %s, gzip', (folder) => {
	const script = scriptOf(folder.slice(0, -1));
	// Who writes an edition in a script that has none yet says what it may weigh.
	const most = BUDGETS_BESIDE[script?.id ?? ''] ?? { story: 0, embed: 0, map: 0 };
	it('the story, with its faces and script', () => {
		const { total, script } = weigh(dist, `${folder}index.html`);
		expect(total).toBeLessThanOrEqual(most.story);
		expect(script).toBeLessThanOrEqual(BUDGETS.story.script);
	});
	it.each(GRAPHICS)('the embed of %s, in one request', (id) => {
		const { total, script, requests } = weigh(dist, `${folder}embed/${id}/index.html`);
		expect(total).toBeLessThanOrEqual(MAPS.includes(id) ? most.map : most.embed);
		expect(script).toBeLessThanOrEqual((MAPS.includes(id) ? BUDGETS.map : BUDGETS.embed).script);
		expect(requests).toBe(1);
	});
	describe.each(['index.html', 'sources/index.html', 'embeds/index.html', 'notices/index.html'])('%s', (page) => {
		const html = readFileSync(path.join(dist, folder, page), 'utf8');
		const files = [...new Set([...html.matchAll(/_astro\/fonts\/([\w-]+\.woff2)/g)].map(([, name]) => name as string))];
		const $ = load(html);
		$('script, style').remove();
		const isBeside = (c: string) => !!script && isOf(script.id, c);
		const lettersIn = (text: string) => new Set([...text].filter(isBeside));
		/** The letters of the edition's script that each file of a face has. */
		const faces: Set<string>[] = [];
		beforeAll(async () => {
			// One after another: the decoder has one memory.
			for (const name of files) {
				const woff2 = readFileSync(path.join(dist, '_astro/fonts', name));
				const font = fontkit.create(Buffer.from(await convert(woff2, 'truetype', 'woff2')));
				faces.push(new Set(font.characterSet.map((c) => String.fromCodePoint(c)).filter(isBeside)));
			}
		});
		it('has each letter of its headings and drawings in a face of ours', () => {
			const has = new Set(faces.flatMap((letters) => [...letters]));
			const set = lettersIn($('h1, h2, h3, .foot-title, .card p:last-child > strong:only-child, .chart text').text());
			expect(set.size).toBeGreaterThan(5);
			expect([...set].filter((c) => !has.has(c))).toEqual([]);
		});
		if (page === 'index.html')
			it('is sent no letter that it does not set', () => {
				// What a script answers stands in the page as well.
				const answers = $('template').text() + $('[data-words]').attr('data-words');
				const set = lettersIn($('body').text() + answers);
				for (const letters of faces) expect([...letters].filter((c) => !set.has(c))).toEqual([]);
			});
		it('asks for each file by a rule and a preload, and for no other', () => {
			const rules = [...html.matchAll(/@font-face\s*\{[^}]*\}/g)].map(([rule]) => rule);
			const named = (text: string) => [...text.matchAll(/_astro\/fonts\/([\w-]+\.woff2)/g)].map(([, name]) => name);
			const preloads = $('link[rel=preload][as=font]')
				.get()
				.map((e) => $(e).attr('href') ?? '');
			expect(rules.flatMap(named).sort()).toEqual(preloads.flatMap(named).sort());
			expect([...files].sort()).toEqual(rules.flatMap(named).sort());
		});
	});
});
