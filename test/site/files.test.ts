import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as cheerio from 'cheerio';
import { parse } from 'csv-parse/sync';
import { describe, expect, inject, it } from 'vitest';
import { GRAPHICS } from '../../src/data/schema';
import { checkForm } from '../form';

const dist = inject('dist');
const file = (name: string) => readFileSync(path.join(dist, name));
const text = (name: string) => file(name).toString('utf8');

/** Width and height of a PNG, from its first chunk. */
function sizeOf(name: string) {
	const png = file(name);
	expect(png.subarray(0, 8).toString('hex'), name).toBe('89504e470d0a1a0a');
	expect(png.toString('latin1', 12, 16)).toBe('IHDR');
	return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}

describe.each(GRAPHICS)('pictures of %s', (id) => {
	it('the SVG is well-formed and whole', () => {
		const svg = text(`charts/${id}.svg`);
		checkForm(svg);
		expect(svg).toMatch(/<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
		expect(svg).not.toMatch(/<script|<foreignObject|<image|\son\w+=|@import|<!DOCTYPE/i);
		for (const [, url = ''] of svg.matchAll(/(?:href|src)="([^"]*)"|url\(([^)]*)\)/g))
			if (url) expect(url).toMatch(/^#/);
		for (const [, url = ''] of svg.matchAll(/url\(([^)]*)\)/g)) expect(url).toMatch(/^(#|data:font\/woff2;base64,)/);
		const $ = cheerio.load(svg, { xml: true });
		expect($('svg > title').text().length).toBeGreaterThan(15);
		expect($('svg > desc').text().length).toBeGreaterThan(150);
		const ids = $('[id]')
			.map((_, e) => $(e).attr('id'))
			.get();
		expect(new Set(ids).size).toBe(ids.length);
		const words = $('text').text();
		expect(words).toMatch(/Sources?: /);
		expect(words).toMatch(/As of \d+ \w+ \d{4}/);
		expect(words).toContain('CC BY');
	});
	it('the PNG is at least 1600 px wide, and of a size to send', () => {
		expect(sizeOf(`charts/${id}.png`).width).toBeGreaterThanOrEqual(1600);
		expect(file(`charts/${id}.png`).length).toBeLessThan(1_000_000);
	});
	it('the card is 1200 by 630', () => {
		expect(sizeOf(`cards/${id}.png`)).toEqual({ width: 1200, height: 630 });
		expect(file(`cards/${id}.png`).length).toBeLessThan(300_000);
	});
	it('the alternative text says what it shows and where it is from', () => {
		expect(text(`charts/${id}.alt.txt`)).toMatch(/^Chart \d+: [\s\S]+Sources?: [\s\S]+As of \d+ \w+ \d{4}\./);
	});
});

it('the story has a card of its own', () => expect(sizeOf('cards/story.png')).toEqual({ width: 1200, height: 630 }));

type Resource = {
	name: string;
	path: string;
	bytes: number;
	hash: string;
	encoding: string;
	schema: { fields: { name: string; type: string }[] };
};
const descriptor = JSON.parse(text('data/datapackage.json')) as { resources: Resource[] };

describe.each(descriptor.resources.map((r) => [r.name, r] as const))('data of %s', (_, resource) => {
	const csv = file(`data/${resource.path}`);
	const rows = parse(csv, { record_delimiter: '\r\n' }) as string[][];
	it('is UTF-8 without a byte order mark, and a header with its rows', () => {
		expect(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(csv).startsWith('\uFEFF')).toBe(false);
		expect(rows.length).toBeGreaterThan(1);
	});
	it('is what the package says: columns, size, hash', () => {
		expect(rows[0]).toEqual(resource.schema.fields.map((f) => f.name));
		expect(resource.bytes).toBe(csv.length);
		expect(resource.hash).toBe(`sha256:${createHash('sha256').update(csv).digest('hex')}`);
	});
	it('has no cell that a spreadsheet would run', () => {
		for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
	});
	it('stands as JSON too, row by row', () => {
		const json = JSON.parse(text(`data/${resource.name}.json`)) as { rows: object[] };
		expect(json.rows).toHaveLength(rows.length - 1);
	});
});

it('describes data for every graphic and the ledger', () => {
	expect(descriptor.resources.map((r) => r.name)).toEqual(expect.arrayContaining([...GRAPHICS, 'claims']));
});

it('without a public address there is no oEmbed, no card and no broken half of either', () => {
	expect(existsSync(path.join(dist, 'oembed'))).toBe(false);
	expect(text('index.html')).not.toMatch(/og:image|json\+oembed|twitter:card/);
});
