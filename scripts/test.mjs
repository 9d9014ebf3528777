// Runs the project's checks: types, lint, then all tests, in real browsers. Finds or installs what they need. With names
// (`npm test labels`, `npm test unit`) only the tests in that folder, or in files so called; what begins with a dash is
// handed on to vitest.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { installed } from '../test/browsers.ts';

const apt = existsSync('/usr/bin/apt-get');
const root = process.getuid?.() === 0;

/** What the tests want of a machine, and its Debian packages; a lean one comes without what Debian recommends with it. */
const WANTED = [
	{
		name: 'Chromium',
		has: installed.chromium,
		packages: ['chromium'],
		elsewhere: 'from chromium.org, or Google Chrome',
	},
	{
		name: 'Chromium’s headless shell',
		has: () => process.env.CHROME_PATH || installed.chromiumShell(),
		packages: ['chromium-headless-shell'],
		lean: true,
		elsewhere: 'where there is a package of it',
		instead: 'Chromium itself takes its place, which takes longer',
	},
	{ name: 'Firefox', has: installed.firefox, packages: ['firefox-esr'], elsewhere: 'or set FIREFOX_PATH' },
	{
		name: 'WebKitGTK',
		has: installed.webkit,
		packages: ['webkit2gtk-driver', 'xvfb'],
		lean: true,
		elsewhere: 'with Xvfb',
	},
	{ name: 'nginx', has: installed.nginx, packages: ['nginx-light'], lean: true, elsewhere: 'from nginx.org' },
	{ name: 'Apache', has: installed.apache, packages: ['apache2'], lean: true, elsewhere: 'from httpd.apache.org' },
	{ name: 'Caddy', has: installed.caddy, packages: ['caddy'], lean: true, elsewhere: 'from caddyserver.com' },
	{
		name: 'lighttpd',
		has: installed.lighttpd,
		packages: ['lighttpd', 'lighttpd-mod-deflate'],
		lean: true,
		elsewhere: 'from lighttpd.net',
	},
	{ name: 'Python', has: installed.python, packages: ['python3'], lean: true, elsewhere: 'from python.org' },
	{
		name: 'librsvg',
		has: installed.rsvg,
		packages: ['librsvg2-bin'],
		lean: true,
		elsewhere: 'rsvg-convert of librsvg',
	},
	{
		name: 'Poppler',
		has: installed.pdftoppm,
		packages: ['poppler-utils'],
		lean: true,
		elsewhere: 'pdftoppm of Poppler',
	},
];
// The tests start servers of their own: in a container, at least, this keeps Debian from starting others.
const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
function aptGet(what, ...args) {
	try {
		execFileSync('apt-get', args, { stdio: 'inherit', timeout: 600_000, env });
	} catch (error) {
		console.error(`apt-get could not ${what}: ${error.message}`);
	}
}

/** Looks for what the tests want, installs what it may, and says what is left out. @returns whether they can be run */
function prepare() {
	const missing = WANTED.filter((w) => !w.has());
	if (missing.length && apt && root) {
		console.log(`Not found: ${missing.map((w) => w.name).join(', ')}. Installing with apt-get.`);
		aptGet('look for packages', 'update', '-qq');
		// One by one: what cannot be had does not keep the others away.
		for (const { name, packages, lean } of missing)
			aptGet(`install ${name}`, 'install', '-y', '-qq', ...(lean ? ['--no-install-recommends'] : []), ...packages);
	}
	for (const { name, has, packages, elsewhere, instead = 'its cases are left out' } of missing) {
		if (has()) continue;
		const how = apt ? `sudo apt-get install ${packages.join(' ')}` : elsewhere;
		if (name === 'Chromium') {
			console.error(
				`The browser tests need Chromium, and none was found. Install it (${how}) or set CHROME_PATH, then run this again.`,
			);
			return false;
		}
		console.warn(`${name} was not found: ${instead}. To have it, install it (${how}).`);
	}
	return true;
}

/** Options of vitest's whose value may stand by itself, after a space. */
const VALUED = ['-t', '--testNamePattern', '--reporter', '--outputFile', '--project', '--retry', '--shard', '--bail'];
const [names, options] = [[], []];
for (const arg of process.argv.slice(2))
	(arg.startsWith('-') || VALUED.includes(options.at(-1)) ? options : names).push(arg);

const FOLDERS = ['unit', 'site', 'browser'];
const files = FOLDERS.flatMap((folder) =>
	readdirSync(path.join('test', folder))
		.filter((f) => f.endsWith('.test.ts'))
		.map((f) => `test/${folder}/${f}`),
);
/** The test files that a name means: all of a folder, those so called, or else those with it in their name. */
function named(name) {
	if (FOLDERS.includes(name)) return files.filter((f) => f.startsWith(`test/${name}/`));
	const called = files.filter((f) => path.basename(f, '.test.ts') === name);
	return called.length ? called : files.filter((f) => f.includes(name));
}
const wanted = names.map((name) => [name, named(name)]);
const unknown = wanted.filter(([, found]) => !found.length).map(([name]) => name);
if (unknown.length) {
	console.error(`No test is called ${unknown.map((n) => `“${n}”`).join(', nor ')}. There are:`);
	for (const folder of FOLDERS) {
		const own = files.filter((f) => f.startsWith(`test/${folder}/`));
		console.error(`  ${folder}: ${own.map((f) => path.basename(f, '.test.ts')).join(', ')}`);
	}
	process.exit(1);
}
const chosen = [...new Set(wanted.flatMap(([, found]) => found))];
if ((!chosen.length || chosen.some((f) => !f.startsWith('test/unit/'))) && !prepare()) process.exit(1);

/** Runs one of Node's scripts. @returns whether it ended well, and what it said where that was kept */
function run(args, stdio = 'pipe') {
	const child = spawn(process.execPath, args, {
		stdio: ['inherit', stdio, stdio],
		env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
	});
	let said = '';
	for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text) => (said += text));
	return new Promise((done) => {
		child.once('error', (error) => done({ ok: false, said: `${said}${error}\n` }));
		child.once('close', (code) => done({ ok: code === 0, said }));
	});
}
// Beside the tests, which begin with a build that leaves the second core free. What they say comes in one piece.
const CHECKS = [
	['Types', ['node_modules/astro/bin/astro.mjs', 'check', '--minimumFailingSeverity', 'warning']],
	['Format and lint', ['node_modules/@biomejs/biome/bin/biome', 'ci', '--error-on-warnings']],
];
const checks = (names.length ? [] : CHECKS).map(async ([name, args]) => {
	const { ok, said } = await run(args);
	console.log(`\n${name}: ${ok ? 'right' : 'wrong'}\n${said}`);
	return { name, ok };
});
console.log('\nTests');
const tests = await run(['node_modules/vitest/vitest.mjs', 'run', ...options, ...chosen], 'inherit');
const wrong = (await Promise.all(checks)).filter(({ ok }) => !ok);
for (const { name } of wrong) console.error(`${name}: wrong, as said above`);
process.exit(tests.ok && !wrong.length ? 0 : 1);
