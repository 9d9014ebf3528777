import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as cheerio from 'cheerio';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { build, copyProject } from '../global-setup';

let copy: string;
beforeEach(() => {
	copy = copyProject();
});
afterEach(() => rmSync(copy, { recursive: true, force: true }));

const change = (file: string, from: string, to: string) => {
	const at = path.join(copy, file);
	const text = readFileSync(at, 'utf8');
	expect(text, `${file} has no ${from}`).toContain(from);
	writeFileSync(at, text.replace(from, to));
};
const story = () => cheerio.load(readFileSync(path.join(copy, 'dist/index.html'), 'utf8'));
const drawn = ($: cheerio.CheerioAPI, id: string) => $(`#chart-${id} svg text`).text();

describe('one edit in data/ changes sentence, graphic, table and ledger together', () => {
	it('60,000 tonnes', () => {
		change('data/quantities.csv', 'sixty-thousand,60000', 'sixty-thousand,61234');
		build(copy);
		const $ = story();
		expect($('#japan-south-korea .cards').text()).toContain('at least 61,234 tonnes');
		expect(drawn($, 'sixty-thousand-tonnes')).toContain('61,234');
		expect($('#chart-sixty-thousand-tonnes table').text()).toContain('61,234');
		expect(readFileSync(path.join(copy, 'dist/sources/index.html'), 'utf8')).toContain('61,234');
		expect($('body').text()).not.toContain('60,000');
	});
	it('coal’s share, when the figure expected of it changes too', () => {
		change('data/products.csv', '951000000', '1416000000');
		change('data/expected.csv', 'coal-share,34%', 'coal-share,50%');
		build(copy);
		const $ = story();
		expect($('#china .cards').text()).toContain('at 50%');
		expect(drawn($, 'export-products')).toContain('50%');
		expect($('#chart-export-products table').text()).toContain('50%');
	});
	it.each([
		[
			'data/products.csv',
			'951000000',
			'1416000000',
			/expected\.csv:2 figure=coal-share expected: found 34%, expected 50%/,
		],
		[
			'data/expected.csv',
			'china-share,83%',
			'china-share,84%',
			/expected\.csv:3 figure=china-share expected: found 84%, expected 83%/,
		],
		[
			'data/claims.yaml',
			'standing: denial',
			'standing: fib',
			/claims\.yaml:\d+ id=\S+ standing: found "fib", expected one of/,
		],
		[
			'src/story/prose/china.md',
			'claim:china-share-2015',
			'claim:china-share-2051',
			/src\/story\/prose\/china\.md:\d+: found a link to "claim:china-share-2051"/,
		],
	])('the build stops when only one of two is changed, or a row is wrong: %s', (file, from, to, message) => {
		change(file, from, to);
		expect(() => build(copy)).toThrow(message);
	});
});

it('two clean builds are the same, byte for byte', async () => {
	build(copy);
	const { readdirSync } = await import('node:fs');
	const read = () =>
		Object.fromEntries(
			readdirSync(path.join(copy, 'dist'), { recursive: true, withFileTypes: true })
				.filter((f) => f.isFile())
				.map((f) => [
					path.join(f.parentPath, f.name),
					readFileSync(path.join(f.parentPath, f.name)).toString('base64'),
				]),
		);
	const first = read();
	rmSync(path.join(copy, 'dist'), { recursive: true });
	rmSync(path.join(copy, '.astro'), { recursive: true, force: true });
	build(copy);
	expect(read()).toEqual(first);
});
