import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

const TYPES: Record<string, string> = {
	'.html': 'text/html; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.json': 'application/json',
	'.xml': 'application/atom+xml',
	'.svg': 'image/svg+xml',
	'.png': 'image/png',
	'.pdf': 'application/pdf',
	'.zip': 'application/zip',
	'.csv': 'text/csv; charset=utf-8',
	'.woff2': 'font/woff2',
};

/**
 * A plain static server, as simple as a CDN can be.
 * @param dir the built site
 * @param prefix where it is mounted: `/` or `/a/b/`
 * @param seen told of each request's path and of the answer's status, and may cut one off (false): the reader's side
 *   then has no answer at all. It works in every engine, whatever its protocol can intercept.
 * @returns its address, ending in the prefix, and what closes it
 */
export async function serve(
	dir: string,
	prefix = '/',
	seen: (pathname: string, status?: number) => unknown = () => {},
): Promise<{ url: string; close: () => Promise<void> }> {
	const server = createServer(async (request, response) => {
		const { pathname } = new URL(request.url ?? '/', 'http://localhost');
		if (seen(pathname) === false) {
			request.socket.destroy();
			return;
		}
		response.on('finish', () => seen(pathname, response.statusCode));
		const file = pathname.startsWith(prefix) ? path.join(dir, decodeURIComponent(pathname.slice(prefix.length))) : '';
		const found = await stat(file).catch(() => undefined);
		if (found?.isDirectory() && !pathname.endsWith('/')) {
			response.writeHead(301, { location: `${pathname}/` }).end();
			return;
		}
		const wanted = found?.isDirectory() ? path.join(file, 'index.html') : file;
		const body = wanted && (await readFile(wanted).catch(() => undefined));
		if (!body) {
			const missing = await readFile(path.join(dir, '404.html')).catch(() => 'not found');
			response.writeHead(404, { 'content-type': TYPES['.html'] }).end(missing);
			return;
		}
		response.writeHead(200, { 'content-type': TYPES[path.extname(wanted)] ?? 'application/octet-stream' }).end(body);
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}${prefix}`,
		close: () =>
			new Promise((done) => {
				server.closeAllConnections();
				server.close(() => done());
			}),
	};
}
