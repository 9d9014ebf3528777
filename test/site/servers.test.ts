import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { FOR_HOSTS, NOWHERE, TYPES, wanted } from '../answers';
import { installed } from '../browsers';
import { LEAN_APACHE, run, SERVERS, serveBy } from '../servers';
import { freePort } from '../webkit';

/** The built site by real servers, each with its documented file: what docs/publish.md says of them. */
const dist = inject('dist');
const files = readdirSync(dist, { recursive: true, withFileTypes: true })
	.filter((f) => f.isFile())
	.map((f) => path.relative(dist, path.join(f.parentPath, f.name)).split(path.sep).join('/'))
	.filter((f) => !FOR_HOSTS.includes(f));
const addressOf = (file: string) => file.replace(/(^|\/)index\.html$/, '$1');
const typeOf = (file: string) => TYPES[file.split('.').at(-1) as string] as RegExp;
const sizeOf = (file: string) => statSync(path.join(dist, file)).size;
const TEXT = /\.(html|js|json|svg|csv|txt|xml)$/;

type Answer = { status: number; headers: Record<string, string | string[] | undefined>; body: Buffer };
/** One answer as it comes over the wire: `fetch` follows, unpacks and joins. */
const ask = (url: string, headers: Record<string, string> = {}) =>
	new Promise<Answer>((done, failed) => {
		request(url, { headers }, async (r) => {
			const body = Buffer.concat(await Array.fromAsync(r));
			done({ status: r.statusCode as number, headers: r.headers, body });
		})
			.on('error', failed)
			.end();
	});
/** The answer that a redirect leads to, and its address. */
async function led(url: string): Promise<[status: number, at: string]> {
	const { status, headers } = await ask(url);
	const to = new URL(String(headers.location ?? ''), url).href;
	return status >= 300 && status < 400 ? [(await ask(to)).status, to] : [status, url];
}

const cases = SERVERS.flatMap((server) => ['/', '/a/b/'].map((mount) => [server.name, mount, server] as const));
for (const { name, program } of SERVERS)
	if (!program()) console.warn(`${name} is not installed: its cases are left out.`);

describe.each(cases.filter(([, , { program }]) => program()))('%s at %s', (_, mount, server) => {
	let url: string;
	let close: (() => Promise<void>) | undefined;
	beforeAll(async () => {
		({ url, close } = await serveBy(server, dist, mount));
	});
	afterAll(() => close?.());

	it('serves every file whole, at the address that is published, with its type and each header once', async () => {
		for (const file of files) {
			const answer = await ask(url + addressOf(file));
			expect(answer.status, file).toBe(200);
			expect(answer.body.equals(readFileSync(path.join(dist, file))), file).toBe(true);
			expect(answer.headers['content-type'] ?? '', file).toMatch(typeOf(file));
			for (const [header, value] of Object.entries(wanted(file))) {
				const is = answer.headers[header];
				if (value) expect(is ?? '', `${header} of ${file}`).toMatch(value);
				else expect(is, `${header} of ${file}`).toBeUndefined();
			}
		}
	});
	it('serves a page by its file too, and leads from a folder without its slash to the page', async () => {
		for (const file of files.filter((f) => f.endsWith('.html'))) {
			expect((await ask(url + file)).status, file).toBe(200);
			if (!file.includes('/')) continue;
			expect(await led(url + file.replace(/\/index\.html$/, '')), file).toEqual([200, url + addressOf(file)]);
		}
		// The site's own folder.
		if (mount !== '/') expect(await led(url.slice(0, -1))).toEqual([200, url]);
	});
	it('compresses text, and nothing else', async () => {
		// The largest of each kind: what is a few bytes long gains nothing, and Caddy leaves it as it is.
		const worth = files.filter((f) => sizeOf(f) >= 512).sort((a, b) => sizeOf(a) - sizeOf(b));
		const kinds = new Map(worth.map((f) => [path.extname(f), f]));
		expect(kinds.size).toBeGreaterThan(6);
		for (const accepted of server.encodings)
			for (const file of kinds.values()) {
				const { headers } = await ask(url + addressOf(file), { 'accept-encoding': accepted });
				expect([file, headers['content-encoding']]).toEqual([file, TEXT.test(file) ? accepted : undefined]);
				if (TEXT.test(file)) expect(headers.vary, file).toMatch(/accept-encoding/i);
			}
	});
	it('says of a page that has not changed that it has not, compressed or not', async () => {
		for (const accepted of ['identity', ...server.encodings])
			for (const file of ['index.html', 'sources/index.html', 'data/claims.csv', 'embed.js']) {
				const asked = { 'accept-encoding': accepted };
				const { headers } = await ask(url + addressOf(file), asked);
				const again = await ask(url + addressOf(file), { ...asked, 'if-none-match': String(headers.etag) });
				expect([file, accepted, again.status]).toEqual([file, accepted, 304]);
			}
	});
	it('says 404 at any depth, with the page made for it, which is not kept', async () => {
		for (const nowhere of [...NOWHERE, 'sources/nothing', 'charts/nothing.alt.txt', '_astro/fonts/nothing.woff2']) {
			const { status, headers, body } = await ask(url + nowhere);
			expect(status, nowhere).toBe(404);
			expect(String(body), nowhere).toContain('Not on this chart');
			expect(headers['content-type'], nowhere).toMatch(TYPES.html as RegExp);
			expect(headers['cache-control'], nowhere).toBe('public, max-age=0, must-revalidate');
			expect(headers['x-content-type-options'], nowhere).toBe('nosniff');
		}
	});
	it('lists no folder, and gives out no file that is for hosts', async () => {
		const folders = new Set(files.map((f) => path.posix.dirname(f)).filter((f) => !files.includes(`${f}/index.html`)));
		folders.delete('.');
		expect(folders.size).toBeGreaterThan(3);
		for (const closed of [...[...folders].map((f) => `${f}/`), ...FOR_HOSTS]) {
			const { status, body } = await ask(url + closed);
			expect([403, 404], closed).toContain(status);
			// What is forbidden, Apache says in its own words.
			if (status === 404) expect(String(body), closed).toContain('Not on this chart');
			expect(String(body), closed).not.toMatch(/Index of|nosniff/);
		}
	});
});

it.runIf(installed.apache())('a lean Apache serves every page, and the one for what is missing', async () => {
	const { url, close } = await serveBy(LEAN_APACHE, dist, '/');
	try {
		for (const file of files) expect((await ask(url + addressOf(file))).status, file).toBe(200);
		const { status, body } = await ask(`${url}nowhere/at/all`);
		expect([status, String(body).includes('Not on this chart')]).toEqual([404, true]);
	} finally {
		await close();
	}
});

describe.runIf(installed.python())('python3 -m http.server', () => {
	let url: string;
	let close: (() => Promise<void>) | undefined;
	beforeAll(async () => {
		const port = await freePort();
		const home = mkdtempSync(path.join(tmpdir(), 'python-'));
		const at = { home, url: `http://127.0.0.1:${port}/`, cwd: dist };
		const args = ['-m', 'http.server', String(port), '--bind', '127.0.0.1'];
		({ url, close } = await run('python3', installed.python() as string, args, at));
	});
	afterAll(() => close?.());

	it('serves every file at its address', async () => {
		for (const file of files) expect((await ask(url + addressOf(file))).status, file).toBe(200);
	});
	it('cannot do what docs/publish.md says that it cannot', async () => {
		const missing = await ask(`${url}nowhere/at/all`);
		expect([missing.status, String(missing.body).includes('Not on this chart')]).toEqual([404, false]);
		const page = await ask(url, { 'accept-encoding': 'gzip, br, zstd' });
		expect(page.headers['content-encoding']).toBeUndefined();
		expect(page.headers['cache-control']).toBeUndefined();
		expect(String((await ask(`${url}data/`)).body), 'it lists folders').toContain('claims.csv');
	});
});
