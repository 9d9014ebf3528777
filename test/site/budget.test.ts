import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { GRAPHICS } from '../../src/data/schema';
import { BUDGETS, gzipped, weigh } from '../weigh';

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
