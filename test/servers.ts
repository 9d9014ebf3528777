import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { installed } from './browsers';
import { serveByNginx } from './nginx';
import { freePort } from './webkit';

/** Where a server looks for the site, and what it is told. */
type Place = {
	/** A folder of its own for what the server writes. */
	home: string;
	port: number;
	/** The folder that it serves, and the site's own, which is the same or lies in it. */
	root: string;
	site: string;
	/** `/`, or `/a/b/`: the site's address. */
	mount: string;
};
export type Server = {
	name: string;
	/** Its program on this machine, if it is installed. */
	program: () => string | undefined;
	/** Its documented file, made to fit this machine, in `home`; what starts it. nginx has a start of its own. */
	start?: (place: Place, snippet: (name: string) => string) => string[];
	/** The ways in which it can compress. */
	encodings: string[];
};

/** A text with one of its parts changed, as a publisher is told to. */
function changed(text: string, part: string, by: string): string {
	if (text.split(part).length !== 2) throw new Error(`not once in the documented file: ${part}`);
	return text.replace(part, () => by);
}
const inQuotes = (text: string) => JSON.stringify(text);

/** What Debian's Apache has on from the start, and what docs/hosting/apache.conf tells one to add. */
const APACHE = 'mpm_event authz_core authz_host alias dir mime autoindex negotiation env setenvif filter deflate';
const ADDED = 'rewrite headers brotli';
const MODULES = ['/usr/lib/apache2/modules', '/usr/lib64/httpd/modules', '/usr/libexec/apache2'];

/** @param modules by their names, in a row */
function apache(name: string, modules: string): Server {
	return {
		name,
		program: installed.apache,
		encodings: ['br', 'gzip'],
		start({ home, port, root }, snippet) {
			const folder = MODULES.find((f) => existsSync(f));
			const site = changed(snippet('apache.conf'), 'DocumentRoot /var/www/site', `DocumentRoot ${inQuotes(root)}`);
			const told = changed(site, '<Directory /var/www/site>', `<Directory ${inQuotes(root)}>`);
			writeFileSync(
				path.join(home, 'apache.conf'),
				`ServerRoot ${inQuotes(home)}
	PidFile apache.pid
	TypesConfig /dev/null
	ErrorLog error.log
	ServerName localhost
	Listen 127.0.0.1:${port}
	${modules
		.split(' ')
		.map((m) => `LoadModule ${m}_module ${folder}/mod_${m}.so`)
		.join('\n')}
	# Debian's: nothing that begins with .ht is served, and folders are listed unless a site says no.
	<FilesMatch "^\\.ht">
	Require all denied
	</FilesMatch>
	${changed(told, '*:80', `127.0.0.1:${port}`)}`,
			);
			return ['-X', '-f', path.join(home, 'apache.conf')];
		},
	};
}
/** An Apache of which nobody has asked more than Debian gives: it lets `.htaccess` in, and lacks the modules. */
export const LEAN_APACHE = apache('lean Apache', APACHE);

export const SERVERS: Server[] = [
	{ name: 'nginx', program: installed.nginx, encodings: ['gzip'] },
	apache('Apache', `${APACHE} ${ADDED}`),
	{
		name: 'Caddy',
		program: installed.caddy,
		encodings: ['zstd', 'gzip'],
		start({ home, port, site, mount }, snippet) {
			let conf = changed(snippet('Caddyfile'), '\n:80 {', `\nhttp://127.0.0.1:${port} {`);
			conf = changed(conf, 'root * /var/www/site', `root * ${inQuotes(site)}`);
			const [told = ''] = /(?<=^\t#)\tredir[\s\S]*?(?=\n\thandle \{)/m.exec(conf) ?? [];
			if (mount !== '/')
				conf = changed(
					conf,
					'\n\thandle {',
					`\n${told.replaceAll('\n\t#', '\n').replaceAll('/sub/folder', mount.slice(0, -1))}`,
				);
			writeFileSync(path.join(home, 'Caddyfile'), `{\n\tadmin off\n\tauto_https off\n}\n${conf}`);
			return ['run', '--config', path.join(home, 'Caddyfile'), '--adapter', 'caddyfile'];
		},
	},
	{
		name: 'lighttpd',
		program: installed.lighttpd,
		encodings: ['br', 'gzip'],
		start({ home, port, root, mount }, snippet) {
			let conf = changed(snippet('lighttpd.conf'), 'server.port = 80', `server.port = ${port}`);
			conf = changed(conf, '"/var/www/site"', inQuotes(root));
			conf = changed(conf, 'var.folder = ""', `var.folder = ${inQuotes(mount.slice(0, -1))}`);
			writeFileSync(path.join(home, 'lighttpd.conf'), `server.bind = "127.0.0.1"\n${conf}`);
			return ['-D', '-f', path.join(home, 'lighttpd.conf')];
		},
	},
];

/**
 * A real server with its documented file, in which only what is the publisher's is changed: port, place and folder.
 * @param dist the built site
 * @param mount where it stands: `/` or `/a/b/`
 * @returns the site's address, and what ends the server
 */
export async function serveBy(
	server: Server,
	dist: string,
	mount: string,
): Promise<{ url: string; close: () => Promise<void> }> {
	// A path with a blank and a letter beyond ASCII, as on many a desk.
	const home = mkdtempSync(path.join(tmpdir(), 'Büro server-'));
	const root = path.join(home, 'site');
	const site = path.join(root, mount);
	mkdirSync(path.dirname(site), { recursive: true });
	cpSync(dist, site, { recursive: true });
	const docs = path.resolve(import.meta.dirname, '../docs/hosting');
	const program = server.program() as string;
	if (!server.start) {
		const { url, close } = await serveByNginx(program, path.join(docs, 'nginx.conf'), root, mount);
		return { url, close: () => close().then(() => rmSync(home, { recursive: true, force: true })) };
	}
	const port = await freePort();
	const args = server.start({ home, port, root, site, mount }, (name) => readFileSync(path.join(docs, name), 'utf8'));
	return run(server.name, program, args, { home, url: `http://127.0.0.1:${port}${mount}` });
}

/** Whether anything answers at all, be it an error. */
const answers = (url: string) =>
	new Promise<boolean>((done) => {
		get(url, (r) => r.resume().on('end', () => done(true))).on('error', () => done(false));
	});

/** Starts a server and waits until it answers. `home` is its folder, and is removed at its end. */
export async function run(
	name: string,
	program: string,
	args: string[],
	{ home, url, cwd = home }: { home: string; url: string; cwd?: string },
): Promise<{ url: string; close: () => Promise<void> }> {
	const child = spawn(program, args, {
		cwd,
		env: { ...process.env, XDG_CONFIG_HOME: home, XDG_DATA_HOME: home },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let said = '';
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (d) => (said += d));
	const ended = new Promise<void>((done) => child.once('exit', () => done()));
	const kill = () => child.kill();
	process.once('exit', kill);
	while (!(await answers(url))) {
		if (child.exitCode !== null || child.signalCode !== null) {
			const log = path.join(home, 'error.log');
			throw new Error(`${name} did not start\n${said}${existsSync(log) ? readFileSync(log, 'utf8') : ''}`);
		}
		await new Promise((done) => setTimeout(done, 20));
	}
	return {
		url,
		close: async () => {
			process.off('exit', kill);
			child.kill();
			await ended;
			rmSync(home, { recursive: true, force: true });
		},
	};
}
