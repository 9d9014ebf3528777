import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import * as cheerio from 'cheerio';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { FOR_HOSTS, NOWHERE, TYPES, wanted } from '../answers';
import { isEmbed } from '../builds';
import { lastWins, mergedAll, PERSONALITIES, parseHeaders, serveAs } from '../personalities';

const dist = inject('dist');
const files = readdirSync(dist, { recursive: true, withFileTypes: true })
	.filter((f) => f.isFile())
	.map((f) => path.relative(dist, path.join(f.parentPath, f.name)).split(path.sep).join('/'))
	.sort();
const served = files.filter((f) => !FOR_HOSTS.includes(f));
const pages = served.filter((f) => f.endsWith('.html'));

describe.each(PERSONALITIES.flatMap((p) => ['/', '/repo/'].map((mount) => [p.name, mount, p] as const)))(
	'%s at %s',
	(name, mount, personality) => {
		let server: Awaited<ReturnType<typeof serveAs>>;
		beforeAll(async () => {
			server = await serveAs(personality, dist, mount);
		});
		afterAll(() => server.close());
		const bare = name === 'GitHub Pages';

		it('serves every file, with its type and headers, at the address that is published', async () => {
			for (const file of served) {
				const address = file.replace(/(^|\/)index\.html$/, '$1');
				const answer = await fetch(server.url + address);
				expect(answer.status, file).toBe(200);
				expect(Buffer.from(await answer.arrayBuffer()).equals(readFileSync(path.join(dist, file))), file).toBe(true);
				// A host without headers has its own types.
				if (!bare) {
					const type = answer.headers.get('content-type') ?? '';
					expect(type, file).toMatch(TYPES[file.split('.').at(-1) as string] as RegExp);
					for (const [header, value] of Object.entries(wanted(file))) {
						const is = answer.headers.get(header);
						if (value) expect(is ?? '', `${header} of ${file}`).toMatch(value);
						else expect(is, `${header} of ${file}`).toBeNull();
					}
				}
			}
		});
		it('serves each page by its file too, and with or without its last slash', async () => {
			for (const page of pages) {
				const named = await fetch(server.url + page);
				expect(named.status, page).toBe(200);
				if (!page.includes('/')) continue;
				const folder = await fetch(server.url + page.replace(/\/index\.html$/, ''));
				expect([folder.status, new URL(folder.url).pathname], page).toEqual([
					200,
					`${mount}${page.replace(/index\.html$/, '')}`,
				]);
			}
		});
		it('follows every internal link of every page', async () => {
			const seen = new Set<string>();
			for (const page of pages) {
				if (page === '404.html') continue;
				const at = await fetch(server.url + page);
				const $ = cheerio.load(await at.text());
				for (const e of $('[href],[src]').toArray()) {
					const url = new URL($(e).attr('href') ?? $(e).attr('src') ?? '', at.url);
					if (url.origin !== new URL(server.url).origin) continue;
					url.hash = '';
					if (seen.has(url.href)) continue;
					seen.add(url.href);
					expect(url.pathname.startsWith(mount), `${page} → ${url}`).toBe(true);
					expect((await fetch(url)).status, `${page} → ${url.pathname}`).toBe(200);
				}
			}
			expect(seen.size).toBeGreaterThan(15);
		});
		it('says 404 at any depth, with the page made for it', async () => {
			for (const nowhere of NOWHERE) {
				const answer = await fetch(server.url + nowhere);
				expect(answer.status, nowhere).toBe(404);
				expect(await answer.text(), nowhere).toContain('Not on this chart');
				// A rule for tables gives their type to what is missing among them, too.
				if (!nowhere.endsWith('.csv'))
					expect(answer.headers.get('content-type'), nowhere).toMatch(/^text\/html; charset=utf-8$/);
				if (!bare && name !== 'S3 and CloudFront')
					expect(answer.headers.get('x-content-type-options'), nowhere).toBe('nosniff');
			}
		});
	},
);

describe('what is shipped', () => {
	it('stays within the strictest limits of any host', () => {
		const sizes = files.map((f) => statSync(path.join(dist, f)).size);
		expect(files.length).toBeLessThan(20_000);
		expect(Math.max(...sizes)).toBeLessThan(25 * 2 ** 20);
		expect(sizes.reduce((a, b) => a + b)).toBeLessThan(2 ** 30);
	});
	it('has the files that hosts read', () => expect(files).toEqual(expect.arrayContaining(FOR_HOSTS)));
	it('sends each file one value of each header, whether the last rule wins or all are joined', () => {
		const rules = parseHeaders(readFileSync(path.join(dist, '_headers'), 'utf8'));
		// The files that are there, and whatever else a rule may mean.
		const meant = rules.flatMap(({ path: p }) =>
			['', 'x', 'x/y/z.html', 'x.csv', 'x.alt.txt'].map((rest) =>
				p
					.replaceAll(/:\w+/g, 'x')
					.replace(/\*\.(\w+)$/, 'x.$1')
					.replace('*', rest),
			),
		);
		const addresses = new Set([
			...meant,
			...served.map((f) => `/${f}`),
			...pages.map((f) => `/${f.replace(/(^|\/)index\.html$/, '$1')}`),
			...pages.map((f) => `/${f.replace(/(\/index)?\.html$/, '')}`),
		]);
		expect(addresses.size).toBeGreaterThan(served.length + rules.length);
		for (const address of addresses) {
			const set = rules.filter((r) => Object.keys(lastWins([r], address)).length).flatMap((r) => r.headers);
			const names = set.map(([header]) => header);
			expect(
				names.filter((n, i) => names.indexOf(n) !== i),
				`set twice for ${address}`,
			).toEqual([]);
			const last = lastWins(rules, address);
			// Netlify takes an address with and without its last slash for one; Cloudflare does not, and sends on to it.
			if (!/\.\w+$|\/$/.test(address)) continue;
			expect(mergedAll(rules, address), address).toEqual(last);
		}
	});
	it('lets itself be framed where it is an embed, and there alone', () => {
		const rules = parseHeaders(readFileSync(path.join(dist, '_headers'), 'utf8'));
		for (const page of pages) {
			const address = `/${page.replace(/(^|\/)index\.html$/, '$1')}`;
			const framed = lastWins(rules, address)['content-security-policy'];
			expect(framed, page).toBe(
				isEmbed(page) || /^v\/[^/]+\/embed\//.test(page) ? 'frame-ancestors *' : "frame-ancestors 'none'",
			);
		}
	});
	it('has a policy in every page, first of all that it governs', () => {
		for (const page of pages) {
			const html = readFileSync(path.join(dist, page), 'utf8');
			expect(html, page).toMatch(
				/<head>\s*<meta charset="?utf-8"?\s*\/?><meta http-equiv="content-security-policy" content="default-src 'none'; /i,
			);
			expect(html.match(/content-security-policy/g), page).toHaveLength(1);
			expect(html, page).not.toMatch(/unsafe-eval|unsafe-hashes/);
			expect(/script-src [^;]*/.exec(html)?.[0], page).not.toContain('unsafe-inline');
		}
	});
});
