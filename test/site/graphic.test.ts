import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as cheerio from 'cheerio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GRAPHICS } from '../../src/data/schema';
import { type Heights, type Measured, notice } from '../../src/embed/heights';
import { digest } from '../../src/embed/points';
import { inWords } from '../facts';
import { add, ID, register, takeAway } from '../fixtures/tenth-graphic/add.mjs';
import { copyProject } from '../global-setup';

/** A graphic more, as CONTRIBUTING has it: a folder, a file of words, a line of registry. Nothing else is touched. */
const SITE = 'https://example.org/coal/';
/** The graphics that are there without it. */
const OTHERS = GRAPHICS.filter((id) => id !== (ID as string));
const NUMBER = OTHERS.length + 1;
const made: string[] = [];
afterAll(() => {
	for (const copy of made) rmSync(copy, { recursive: true, force: true });
});
function copyOf(): string {
	const copy = copyProject();
	made.push(copy);
	takeAway(copy);
	return copy;
}
/** What a publisher sees of a command, whether it ends well or not. */
function run(copy: string, args: string[], env: Record<string, string> = {}): { ok: boolean; said: string } {
	const { VITEST: _, VITEST_MODE: __, SITE_URL: ___, ...rest } = process.env;
	const { status, stdout, stderr } = spawnSync(process.execPath, args, {
		cwd: copy,
		env: { ...rest, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1', ...env },
		encoding: 'utf8',
	});
	return { ok: status === 0, said: `${stdout}\n${stderr}` };
}
const BUILD = ['node_modules/astro/bin/astro.mjs', 'build'];
const TABLE = 'src/embed/heights.json';

describe('a graphic more', () => {
	let copy: string;
	let said: string;
	const file = (name: string) => readFileSync(path.join(copy, 'dist', name));
	const text = (name: string) => file(name).toString('utf8');
	const page = (name: string) => cheerio.load(text(name));
	const heights = () => JSON.parse(text(`embed/${ID}/heights.json`)) as Heights;
	const measured = () => JSON.parse(readFileSync(path.join(copy, TABLE), 'utf8')) as Measured;
	beforeAll(() => {
		copy = copyOf();
		add(copy);
		// A table of a graphic that was taken away.
		writeFileSync(
			path.join(copy, TABLE),
			JSON.stringify({ ...measured(), gone: { estimate: 'x', heights: [[280, 500]] } }),
		);
		const built = run(copy, BUILD, { SITE_URL: SITE.slice(0, -1) });
		({ said } = built);
		expect(built.ok, said).toBe(true);
	});

	it('has a page of its own, whole in one file', () => {
		const $ = page(`embed/${ID}/index.html`);
		expect($(`figure[data-chart="${ID}"] svg`)).toHaveLength(2);
		expect($('table tbody tr').length).toBeGreaterThan(1);
		expect($('h1').text()).toBe($('title').text());
		expect(text(`embed/${ID}/index.html`)).not.toMatch(/<script[^>]*\ssrc=|rel="stylesheet"/);
	});
	it('has pictures, their alternative text, a card', () => {
		expect(text(`charts/${ID}.svg`)).toContain(`Chart ${NUMBER}`);
		for (const name of [`charts/${ID}.png`, `cards/${ID}.png`])
			expect(file(name).subarray(1, 4).toString(), name).toBe('PNG');
		expect(text(`charts/${ID}.alt.txt`)).toMatch(/^Chart \d+: [\s\S]+Sources?: /);
	});
	it('has a copy to keep', () => {
		expect(file(`charts/${ID}.zip`).subarray(0, 2).toString()).toBe('PK');
		expect(text(`charts/${ID}.readme.txt`)).toContain(`${SITE}embed/${ID}/`);
	});
	it('has data, described in the package', () => {
		const { resources } = JSON.parse(text('data/datapackage.json')) as { resources: { name: string; bytes: number }[] };
		expect(resources.find((r) => r.name === ID)?.bytes).toBe(file(`data/${ID}.csv`).length);
		const rows = JSON.parse(text(`data/${ID}.json`)).rows as { claim: string }[];
		expect(rows.length).toBeGreaterThan(1);
		for (const row of rows) expect(row.claim).toMatch(/\w/);
	});
	it('stands on the page for journalists, counted and with its codes', () => {
		const $ = page('embeds/index.html');
		expect($('.sheet-head').text()).toContain(`Each of the ${inWords(NUMBER)} charts`);
		expect($(`article#${ID} [data-form]`)).toHaveLength(5);
		expect($(`article#${ID} .downloads`).text(), 'no scene shows it').not.toContain('In the story');
	});
	it('has an oEmbed answer of its height', () => {
		const { height, html } = JSON.parse(text(`oembed/${ID}.json`));
		expect(html).toContain(`${SITE}embed/${ID}/`);
		expect(height).toBe(heights().find(([w]) => w === 640)?.[1]);
	});
	it('is told of in the ledger, under each of its claims', () => {
		const $ = page('sources/index.html');
		for (const claim of ['report-60000', 'res-2321-cap'])
			expect($(`#claim-${claim} a[href="../embed/${ID}/index.html"]`).text(), claim).toBe(`Chart ${NUMBER}`);
	});
	it('leaves the story and the pictures of the others as they are', () => {
		expect(text('index.html')).not.toContain(`chart-${ID}`);
		expect(page('index.html')('figure[data-chart]').length).toBeGreaterThan(8);
	});
	it('has heights from 280 to 1,200 px that nobody measured, and the build says so in one line', () => {
		expect([heights()[0]?.[0], heights().at(-1)?.[0]]).toEqual([280, 1200]);
		const lines = said.split('\n').filter((l) => l.includes(TABLE));
		expect(lines).toEqual([
			notice(new Map([...OTHERS.map((id) => [id, 'measured'] as const), [ID, 'estimated']]), [...OTHERS, 'gone']),
		]);
	});
	it('is measured by npm run heights, from a tree without a table; what is gone is dropped', () => {
		const estimated = heights();
		rmSync(path.join(copy, TABLE));
		for (const name of ['scripts', 'test'])
			cpSync(path.resolve(import.meta.dirname, '../..', name), path.join(copy, name), { recursive: true });
		const { ok, said } = run(copy, ['scripts/heights.mjs']);
		expect(ok, said).toBe(true);
		expect(Object.keys(measured()).sort()).toEqual([...OTHERS, ID].sort());
		// The next build takes it for measured: its estimate is the one that was noted.
		expect(measured()[ID]?.estimate).toBe(digest(estimated));
		const at = new Map(measured()[ID]?.heights);
		for (const [w, h] of estimated)
			if (at.has(w)) expect(Math.abs(h - (at.get(w) as number)), `at ${w}`).toBeLessThan(2);
	});
});

describe('a graphic half made', () => {
	const edit = (copy: string, file: string, from: string | RegExp, to: string) => {
		const at = path.join(copy, file);
		const text = readFileSync(at, 'utf8');
		expect(text).toMatch(from);
		writeFileSync(at, text.replace(from, to));
	};
	it('of which only the line is there is refused, with both files and the row to write', () => {
		const copy = copyOf();
		register(copy);
		const { ok, said } = run(copy, BUILD);
		expect(ok).toBe(false);
		expect(said).toMatch(new RegExp(`src/charts/${ID}/index.ts:1[^\\n]*the file is missing[^\\n]*write it`));
		expect(said).toMatch(new RegExp(`data/words/en/graphics/${ID}.yaml:1[^\\n]*the file is missing[^\\n]*write it`));
		expect(said).toMatch(new RegExp(`data/facts/graphics.yaml:1 id=${ID}: found no row[^\\n]*write it`));
	});
	it('of which the parts are wrong is refused, all of them at once', () => {
		const copy = copyOf();
		add(copy);
		edit(copy, `src/charts/${ID}/index.ts`, "export { download } from './download';", '');
		edit(copy, `src/charts/${ID}/index.ts`, ", table, own: ['n'] };", ' } as Chart;');
		edit(copy, `data/words/en/graphics/${ID}.yaml`, /^card:.*$/m, '');
		edit(copy, 'data/facts/graphics.yaml', new RegExp(`(id: ${ID}\\n {2}number:).*`), '$1 1');
		edit(copy, 'src/story/score.ts', "'climb', 'climb'", "'climb', 'sunk'");
		const { ok, said } = run(copy, BUILD);
		expect(ok).toBe(false);
		for (const message of [
			`src/charts/${ID}/index.ts:1 download: found nothing, expected export const download`,
			`src/charts/${ID}/index.ts:1 chart.table: found nothing, expected a function`,
			`data/words/en/graphics/${ID}.yaml:1 id=${ID} card: found nothing`,
			` id=${ID} number: found 1, expected one that no other graphic has: ${NUMBER}`,
			'china china-share: found the state "sunk", expected one of early, dip, climb',
		])
			expect(said).toContain(message);
	});
});
