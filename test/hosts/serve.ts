import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Host, Place } from './place';

const MODULES = path.resolve(import.meta.dirname, '../../node_modules');

/**
 * Serves host pages at `/NAME` and the published scripts at `/lib/PACKAGE/FILE`, on an origin of its own: another site
 * than the embed's, since `localhost` and `127.0.0.1` are two sites to a browser.
 */
export async function serveHosts(
	hosts: readonly Host[],
	place: Place,
): Promise<{ url: string; close: () => Promise<void> }> {
	const server = createServer(async (request, response) => {
		const name = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname.slice(1));
		if (name.startsWith('lib/')) {
			const body = await readFile(path.join(MODULES, name.slice(4))).catch(() => undefined);
			response.writeHead(body ? 200 : 404, { 'content-type': 'text/javascript; charset=utf-8' }).end(body);
			return;
		}
		const host = hosts.find((h) => h.name === name);
		if (!host) {
			response.writeHead(404).end();
			return;
		}
		const csp = host.csp?.(place);
		response.writeHead(200, {
			'content-type': 'text/html; charset=utf-8',
			...(csp && { 'content-security-policy': csp }),
			...host.headers,
		});
		response.end(
			`<!doctype html><html ${host.html ?? 'lang="en"'}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${host.name}</title><link rel="icon" href="data:,">${host.head?.(place) ?? ''}</head><body style="margin:0"><p>Before</p>${host.body(place)}<p>After</p></body></html>`,
		);
	});
	await new Promise<void>((done) => server.listen(0, 'localhost', done));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://localhost:${port}/`,
		close: () => {
			server.closeAllConnections();
			return new Promise((done) => server.close(() => done()));
		},
	};
}
