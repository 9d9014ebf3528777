import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { editions } from '../../src/ledger/data';
import { formatsOf } from '../../src/ledger/format';
import { keepCopies, keptFrame } from '../../src/publish/keep';

const [data] = editions;
const PAGE =
	'<!doctype html><html data-standalone data-as-of="2026-11-27"><head><meta charset="utf-8"><link rel="alternate" type="application/json+oembed" href="https://example.org/oembed/x.json"><link rel="apple-touch-icon" href="../../i.png"><style>a{}</style></head><body><table><tr><th><a href="../../sources/index.html#claim-a">A &amp; B</a></table><p class="links"><a href="../../index.html#china">Story</a></p><p><a href="https://example.com/">Licence</a></p><p class="live">Live</p><p class="pinned">Pinned. Later <a href="../../sources/index.html#corrections">corrections</a>.</p><script>"</b>" && 1 < 2</script></body></html>';
const EDITION = readFileSync('data/words/en/edition.yaml', 'utf8');
const FORMATS = formatsOf(data);
const WORDS = 'files: { .txt: words }\nkeep: { frame: "Kept as of {date}." }';

describe('the frame of a copy to keep', () => {
	it('with an address has whole links to the site’s folders, and keeps its style and script as they are', () => {
		const { html, asOf } = keptFrame(PAGE, 'x', { ...FORMATS, frame: 'Kept.' }, 'https://example.org/coal');
		expect(asOf).toBe('2026-11-27');
		expect(html).toMatch(/<html [^>]*data-pinned/);
		for (const href of ['coal/sources/#claim-a', 'coal/#china', 'coal/sources/#corrections'])
			expect(html).toContain(`href="https://example.org/${href}"`);
		expect(html).toContain('<style>a{}</style>');
		expect(html).toContain('<script>"</b>" && 1 < 2</script>');
		expect(html).not.toMatch(/oembed|apple-touch|i\.png|href="\.\./);
	});
	it('without one keeps what its links said, and the links that lead out', () => {
		const { html } = keptFrame(PAGE, 'x', { ...FORMATS, frame: 'Kept as of {date}.' });
		expect(html.match(/href="[^"]*"/g)).toEqual(['href="https://example.com/"']);
		expect(html).toContain('<th>A &amp; B');
		expect(html).toContain('<p class="pinned">Kept as of 27 November 2026.</p>');
		expect(html).not.toContain('Story');
	});
	it('is made of an embed alone', () =>
		expect(() => keptFrame('<html data-as-of="2026-11-27">', 'x', { ...FORMATS, frame: '' })).toThrow(
			'embed/x/index.html is no embed',
		));
});

describe('the zip', () => {
	const dist = mkdtempSync(path.join(tmpdir(), 'zip-'));
	const zone = process.env.TZ;
	afterAll(() => {
		rmSync(dist, { recursive: true, force: true });
		if (zone === undefined) delete process.env.TZ;
		else process.env.TZ = zone;
	});
	it('has the same bytes in every time zone', () => {
		for (const [name, text] of Object.entries({
			'embed/x/index.html': PAGE,
			'embed/x/heights.json': '[]',
			'charts/x.readme.txt': 'Read me',
			'charts/x.txt': 'words',
			'data/x.csv': 'a\r\n',
			'data/x.json': '{}',
			'data/datapackage.json': '{"name":"p","resources":[{"name":"x","schema":{"foreignKeys":[]}}]}',
		})) {
			mkdirSync(path.dirname(path.join(dist, name)), { recursive: true });
			writeFileSync(path.join(dist, name), text);
		}
		const made = ['UTC', 'Asia/Tokyo', 'America/Los_Angeles', 'Pacific/Apia'].map((tz) => {
			process.env.TZ = tz;
			keepCopies(dist, { words: WORDS, edition: EDITION, licence: 'MIT' });
			return readFileSync(path.join(dist, 'charts/x.zip')).toString('latin1');
		});
		expect(new Set(made).size).toBe(1);
		for (const name of ['README.txt', 'LICENCE.txt', 'index.html', 'pictures/x.txt', 'data/datapackage.json'])
			expect(made[0]).toContain(`x/${name}`);
	});
});
