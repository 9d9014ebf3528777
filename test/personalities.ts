import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { runInNewContext } from 'node:vm';
import { hostedLanguages } from '../src/data/built';
import { hostDocs } from '../src/publish/hosts';

/** What docs/hosting/ has for the editions of the built site. */
const docs = new Map(hostDocs(hostedLanguages('.')));
const docOf = (name: string): string => {
	const text = docs.get(name);
	if (!text) throw new Error(`no ${name} for hosts`);
	return text;
};

export type Headers = Record<string, string>;
type HeaderRule = { path: string; headers: [string, string][] };

/** `_headers` as a list of rules. */
export function parseHeaders(text: string): HeaderRule[] {
	const rules: HeaderRule[] = [];
	for (const line of text.split('\n')) {
		if (!line.trim() || line.startsWith('#')) continue;
		if (!/^\s/.test(line)) rules.push({ path: line.trim(), headers: [] });
		else {
			const [, name = '', value = ''] = /^\s+([^:]+):\s*(.*)$/.exec(line) ?? [];
			rules.at(-1)?.headers.push([name.toLowerCase(), value]);
		}
	}
	return rules;
}
const escapeRegExp = (s: string) => s.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** As Netlify reads them: a lone `*` takes the slash before it along, case is nothing, the last value of a name wins. */
export function lastWins(rules: HeaderRule[], address: string): Headers {
	const part = (p: string) =>
		p.startsWith(':') ? '([^/]+)' : p === '*' ? '?(.*)' : p.includes('*') ? p.replaceAll('*', '(.*)') : escapeRegExp(p);
	const matches = (rule: HeaderRule) =>
		new RegExp(`^/${rule.path.split('/').filter(Boolean).map(part).join('/')}/?$`, 'iu').test(address);
	return Object.fromEntries(rules.filter(matches).flatMap((r) => r.headers));
}
/** As Cloudflare reads them: all that match are joined. */
export function mergedAll(rules: HeaderRule[], address: string): Headers {
	const all: Headers = {};
	for (const rule of rules) {
		const pattern = escapeRegExp(rule.path)
			.replaceAll('\\*', '.*')
			.replaceAll(/:[A-Za-z]\w*/g, '[^/]+');
		if (!new RegExp(`^${pattern}$`).test(address)) continue;
		for (const [name, value] of rule.headers) all[name] = name in all ? `${all[name]}, ${value}` : value;
	}
	return all;
}
/** `vercel.json`: sources are path-to-regexp. */
function byVercel(text: string, address: string): Headers {
	const { headers } = JSON.parse(text) as { headers: { source: string; headers: { key: string; value: string }[] }[] };
	const pattern = (source: string) =>
		source
			.split('(.*)')
			.map((s) => escapeRegExp(s).replaceAll(/:\w+/g, '[^/]+?'))
			.join('(.*)');
	return Object.fromEntries(
		headers
			.filter((h) => new RegExp(`^${pattern(h.source)}$`).test(address))
			.flatMap((h) => h.headers.map((x) => [x.key.toLowerCase(), x.value])),
	);
}
/** The snippet's maps, the first pattern of each that matches. */
function byNginx(conf: string, uri: string): Headers {
	const maps = new Map(
		[...conf.matchAll(/^map (\$\w+) (\$\w+) \{\n([\s\S]*?)^\}/gm)].map(([, from, to = '', body = '']) => [
			to,
			{ from, lines: [...body.matchAll(/^\t(\S+) (.*);$/gm)].map(([, k = '', v = '']) => [k, v] as const) },
		]),
	);
	const valueIn = (name: string): string => {
		if (name === '$uri') return uri;
		const map = maps.get(name);
		if (!map) return '';
		const input = valueIn(map.from as string);
		for (const [key, value] of map.lines) {
			const match = key.startsWith('"~') && new RegExp(key.slice(2, -1)).exec(input);
			if (match) return value.startsWith('$') ? (match.groups?.[value.slice(1)] ?? '') : value.replaceAll('"', '');
		}
		const other = map.lines.find(([key]) => key === 'default')?.[1] ?? '';
		return other.startsWith('$') ? valueIn(other) : other.replaceAll('"', '');
	};
	return Object.fromEntries(
		[...conf.matchAll(/^\tadd_header (\S+) (\$\w+) always;$/gm)]
			.map(([, name = '', v = '']) => [name.toLowerCase(), valueIn(v)] as const)
			.filter(([, value]) => value),
	);
}

const TYPES: Record<string, string> = {
	'.html': 'text/html; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.json': 'application/json',
	// As hosts have it that are told nothing.
	'.xml': 'application/xml',
	'.svg': 'image/svg+xml',
	'.png': 'image/png',
	'.pdf': 'application/pdf',
	'.zip': 'application/zip',
	'.csv': 'text/csv',
	'.txt': 'text/plain',
	'.woff2': 'font/woff2',
};
type Answer = { status: number; file?: string; location?: string; headers?: Headers };
type Site = {
	/** The file at an address, if it is one; of a folder, nothing. */
	file: (address: string) => string | undefined;
	folder: (address: string) => boolean;
	text: (name: string) => string;
};
/** How a host finds the answer to an address from the root of the site, `/…`. */
export type Personality = { name: string; answer: (site: Site, address: string, mount: string) => Answer };

const ok = (file: string, headers: Headers = {}): Answer => ({ status: 200, file, headers });
const to = (location: string, status = 301): Answer => ({ status, location });
const index = (site: Site, address: string) => (address.endsWith('/') ? site.file(`${address}index.html`) : undefined);
const missing = (site: Site, headers: Headers = {}): Answer => ({ status: 404, file: site.file('/404.html'), headers });

export const PERSONALITIES: Personality[] = [
	{
		// No header can be set; everything may be read by anyone, and is kept ten minutes.
		name: 'GitHub Pages',
		answer(site, address) {
			const headers = { 'access-control-allow-origin': '*', 'cache-control': 'max-age=600' };
			if (!site.file('/.nojekyll') && address.startsWith('/_')) return missing(site, headers);
			const found = site.file(address) ?? index(site, address) ?? site.file(`${address}.html`);
			if (found) return ok(found, headers);
			return site.folder(address) ? { ...to(`${address}/`), headers } : missing(site, headers);
		},
	},
	{
		name: 'Netlify',
		answer(site, address) {
			if (address === '/_headers') return missing(site);
			const headers = {
				'cache-control': 'public,max-age=0,must-revalidate',
				...lastWins(parseHeaders(site.text('_headers')), address),
			};
			const found = site.file(address) ?? index(site, address) ?? site.file(`${address}.html`);
			if (found) return ok(found, headers);
			return site.folder(address) ? { ...to(`${address}/`), headers } : missing(site, headers);
		},
	},
	{
		// No address ends in `.html`; where there is no 404.html every address is the story.
		name: 'Cloudflare Pages',
		answer(site, address) {
			if (address === '/_headers') return missing(site);
			const headers = {
				'cache-control': 'public, max-age=0, must-revalidate',
				'access-control-allow-origin': '*',
				...mergedAll(parseHeaders(site.text('_headers')), address),
			};
			if (address.endsWith('/index.html')) return to(address.slice(0, -'index.html'.length), 308);
			if (address.endsWith('.html') && site.file(address)) return to(address.slice(0, -'.html'.length), 308);
			const found = site.file(address) ?? index(site, address) ?? site.file(`${address}.html`);
			if (found) return ok(found, headers);
			if (site.folder(address)) return to(`${address}/`, 308);
			return site.file('/404.html') ? missing(site, headers) : ok(site.file('/index.html') as string);
		},
	},
	{
		// A store of objects: it knows no folders, and says 403 of what it lacks. The documented functions stand before it.
		name: 'S3 and CloudFront',
		answer(site, address, mount) {
			const run = (code: string, event: object) => {
				const sandbox = { event: structuredClone(event), result: undefined as never };
				runInNewContext(
					`${code.replace("var FOLDER = '';", `var FOLDER = ${JSON.stringify(mount.slice(0, -1))};`)}\nresult = handler(event);`,
					sandbox,
				);
				return JSON.parse(JSON.stringify(sandbox.result)) as {
					uri?: string;
					statusCode?: number;
					headers: Record<string, { value: string }>;
				};
			};
			const request = run(docOf('cloudfront-request.js'), {
				request: { uri: mount.slice(0, -1) + address, headers: {} },
			});
			if (request.statusCode) return { status: request.statusCode, location: request.headers.location?.value };
			const uri = request.uri as string;
			const inside = uri.startsWith(mount) ? uri.slice(mount.length - 1) : '/403';
			const found = site.file(inside);
			const response = run(docOf('cloudfront-response.js'), { request: { uri }, response: { headers: {} } });
			const headers = Object.fromEntries(Object.entries(response.headers).map(([k, v]) => [k, v.value]));
			// On an error no function is run.
			return found ? ok(found, headers) : missing(site);
		},
	},
	{
		name: 'Vercel',
		answer(site, address) {
			if (address === '/vercel.json') return missing(site);
			const headers = {
				'cache-control': 'public, max-age=0, must-revalidate',
				...byVercel(site.text('vercel.json'), address),
			};
			const found = site.file(address) ?? index(site, address);
			if (found) return ok(found, headers);
			return site.folder(address) ? { ...to(`${address}/`, 308), headers } : missing(site, headers);
		},
	},
	{
		name: 'nginx',
		answer(site, address, mount) {
			const conf =
				mount === '/' ? docOf('nginx.conf') : docOf('nginx.conf').replaceAll('sub/folder', mount.slice(1, -1));
			const found = site.file(address) ?? index(site, address);
			const real = found && address.endsWith('/') ? `${address}index.html` : address;
			// The snippet has a list of its own.
			const listed = new RegExp(`^\\t\\t(\\S+) ${path.extname(real).slice(1)};$`, 'm').exec(conf)?.[1];
			const type = listed ?? TYPES[path.extname(real)] ?? '';
			const charset: Headers =
				type.startsWith('text/') && !type.includes('charset') && /^\tcharset utf-8;$/m.test(conf)
					? { 'content-type': `${type}; charset=utf-8` }
					: { 'content-type': type };
			if (found) return ok(found, { ...byNginx(conf, mount.slice(0, -1) + real), ...charset });
			const failed = byNginx(conf, `${mount}404.html`);
			return site.folder(address) ? to(`${mount.slice(0, -1)}${address}/`) : missing(site, failed);
		},
	},
];

/**
 * A built site as a host serves it.
 * @param mount where it stands: `/` or `/repo/`
 */
export async function serveAs(
	personality: Personality,
	dist: string,
	mount: string,
): Promise<{ url: string; close: () => Promise<void> }> {
	const at = (address: string) => path.join(dist, ...address.split('/').filter((p) => p && p !== '..'));
	const site: Site = {
		file: (address) =>
			!address.endsWith('/') && existsSync(at(address)) && statSync(at(address)).isFile() ? at(address) : undefined,
		folder: (address) => !address.endsWith('/') && existsSync(at(address)) && statSync(at(address)).isDirectory(),
		text: (name) => readFileSync(path.join(dist, name), 'utf8'),
	};
	const server = createServer((request, response) => {
		const address = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
		if (!address.startsWith(mount)) {
			response.writeHead(404, { 'content-type': 'text/html' }).end('another site');
			return;
		}
		const { status, file, location, headers } = personality.answer(site, address.slice(mount.length - 1), mount);
		// Where a host answers from the root of the site, what stands before it puts the sub-folder back.
		const target = location?.startsWith('/') && !location.startsWith(mount) ? mount.slice(0, -1) + location : location;
		response.writeHead(status, {
			...(file && { 'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream' }),
			...headers,
			...(target && { location: target }),
		});
		response.end(file && request.method !== 'HEAD' ? readFileSync(file) : undefined);
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${mount}`,
		close: () =>
			new Promise((done) => {
				server.closeAllConnections();
				server.close(() => done());
			}),
	};
}
