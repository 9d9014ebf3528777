import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as cheerio from 'cheerio';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { filesIn, replacing, variant } from '../builds';
import { amount, grouped, products, promised, row, sold } from '../facts';
import { EDITED } from '../variants';

const [pool, dist] = [inject('builds'), inject('dist')];

describe('one edit in data/ changes sentence, graphic, table and ledger together', () => {
	let copy: string;
	const story = () => cheerio.load(readFileSync(path.join(copy, 'dist/index.html'), 'utf8'));
	const drawn = ($: cheerio.CheerioAPI, id: string) => $(`#chart-${id} svg text`).text();
	beforeAll(async () => {
		copy = await variant(pool, EDITED(dist));
	});
	it('the report’s tonnes, when the figure expected of them changes too', () => {
		const $ = story();
		expect($('#japan-south-korea .cards').text()).toContain('at least 61,234 tonnes');
		expect(drawn($, 'sixty-thousand-tonnes')).toContain('61,234');
		expect($('#chart-sixty-thousand-tonnes table').text()).toContain('61,234');
		expect(readFileSync(path.join(copy, 'dist/sources/index.html'), 'utf8')).toContain('61,234');
		expect($('body').text()).not.toContain(grouped(amount('sixty-thousand')));
	});
	it('coal’s share, when the figure expected of it changes too', () => {
		const $ = story();
		expect($('#china .cards').text()).toContain('with 50%');
		expect(drawn($, 'export-products')).toContain('50%');
		expect($('#chart-export-products table').text()).toContain('50%');
	});
});

describe('the build stops when only one of two is changed, or a row is wrong', () => {
	it.each([
		[
			'data/facts/products.csv',
			row(products, 'coal').usd as string,
			String(Math.round(sold / 2)),
			new RegExp(`figure=coal-share expected: found ${promised('coal-share')}, expected 50%`),
		],
		[
			'data/facts/expected.csv',
			`china-share,${promised('china-share')}`,
			'china-share,1%',
			new RegExp(`figure=china-share expected: found 1%, expected ${promised('china-share')}`),
		],
		[
			'data/facts/claims.yaml',
			'standing: denial',
			'standing: fib',
			/claims\.yaml:\d+ id=\S+ standing: found "fib", expected one of/,
		],
		[
			'data/words/en/prose/china.md',
			'claim:china-share-2015',
			'claim:china-share-2051',
			/data\/words\/en\/prose\/china\.md:\d+: found a link to "claim:china-share-2051"/,
		],
	])('%s', async (file, from, to, message) => {
		await expect(variant(pool, { change: { [file]: replacing(from, to) } })).rejects.toThrow(message);
	});
});

it('two clean builds are the same, byte for byte, in whatever folder, with what earlier builds kept or without it', async () => {
	const again = path.join(await variant(pool, { everyEdition: true, env: { NO_CACHE: '1' } }), 'dist');
	expect(filesIn(again)).toEqual(filesIn(dist));
	for (const file of filesIn(dist))
		expect(readFileSync(path.join(again, file)).equals(readFileSync(path.join(dist, file))), file).toBe(true);
});
