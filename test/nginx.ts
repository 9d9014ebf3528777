import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from './webkit';

/**
 * A real nginx with the snippet that docs/publish.md tells a publisher to include, with the two lines changed that are
 * theirs: the port, and where the site is.
 * @param nginx its binary
 * @param snippet the documented file
 * @param dir the folder that it serves
 * @param mount where the built site stands in it: `/` or `/a/b/`
 * @returns its address, the answers it has given so far, as `STATUS PATH`, and what ends it
 */
export async function serveByNginx(
	nginx: string,
	snippet: string,
	dir: string,
	mount = '/',
): Promise<{ url: string; answers: () => string[]; close: () => Promise<void> }> {
	const home = mkdtempSync(path.join(tmpdir(), 'nginx-'));
	const at = (name: string) => path.join(home, name);
	const port = await freePort();
	const text = readFileSync(snippet, 'utf8');
	const conf = text
		.replace('listen 80;', `listen 127.0.0.1:${port};`)
		.replace('root /var/www/site;', `root ${JSON.stringify(dir)};`)
		.replaceAll('sub/folder', mount.slice(1, -1) || 'sub/folder')
		.replaceAll(' /404.html;', ` ${mount}404.html;`);
	if (conf.split(`127.0.0.1:${port}`).length !== 2 || !conf.includes(dir))
		throw new Error(`${snippet}: no line for the port or for the folder`);
	writeFileSync(at('site.conf'), conf);
	writeFileSync(
		at('nginx.conf'),
		// Started by root it would read as a user of its own, who may not be let into this folder.
		`${process.getuid?.() === 0 ? 'user root;' : ''}
daemon off;
worker_processes 1;
pid nginx.pid;
events {}
http {
	log_format said '$status $request_uri';
	access_log access.log said;
	${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((t) => `${t}_temp_path ${t};`).join('\n\t')}
	include site.conf;
}
`,
	);
	const child: ChildProcess = spawn(nginx, ['-p', home, '-c', at('nginx.conf'), '-e', at('error.log')], {
		stdio: ['ignore', 'ignore', 'pipe'],
	});
	let said = '';
	child.stderr?.on('data', (d) => (said += d));
	const ended = new Promise<void>((done) => child.once('exit', () => done()));
	const kill = () => child.kill();
	process.once('exit', kill);
	const url = `http://127.0.0.1:${port}${mount}`;
	while (
		!(await fetch(url).then(
			(r) => r.ok,
			() => false,
		))
	) {
		const log = existsSync(at('error.log')) ? readFileSync(at('error.log'), 'utf8') : '';
		if (child.exitCode !== null || /\[(emerg|crit)\]/.test(log)) throw new Error(`nginx did not start\n${said}${log}`);
		await new Promise((done) => setTimeout(done, 20));
	}
	return {
		url,
		answers: () => readFileSync(at('access.log'), 'utf8').split('\n').filter(Boolean),
		close: async () => {
			process.off('exit', kill);
			child.kill();
			await ended;
			rmSync(home, { recursive: true, force: true });
		},
	};
}
