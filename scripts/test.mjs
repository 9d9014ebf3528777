// Runs every check of the project: types, lint, then all tests, in real browsers. Finds or installs what they need.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
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
	{ name: 'Firefox', has: installed.firefox, packages: ['firefox-esr'], elsewhere: 'or set FIREFOX_PATH' },
	{
		name: 'WebKitGTK',
		has: installed.webkit,
		packages: ['webkit2gtk-driver', 'xvfb'],
		lean: true,
		elsewhere: 'with Xvfb',
	},
	{ name: 'nginx', has: installed.nginx, packages: ['nginx-light'], lean: true, elsewhere: 'from nginx.org' },
];
// The tests start an nginx of their own: in a container, at least, this keeps Debian from starting another.
const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
function aptGet(what, ...args) {
	try {
		execFileSync('apt-get', args, { stdio: 'inherit', timeout: 600_000, env });
	} catch (error) {
		console.error(`apt-get could not ${what}: ${error.message}`);
	}
}

const missing = WANTED.filter((w) => !w.has());
if (missing.length && apt && root) {
	console.log(`Not found: ${missing.map((w) => w.name).join(', ')}. Installing with apt-get.`);
	aptGet('look for packages', 'update', '-qq');
	// One by one: what cannot be had does not keep the others away.
	for (const { name, packages, lean } of missing)
		aptGet(`install ${name}`, 'install', '-y', '-qq', ...(lean ? ['--no-install-recommends'] : []), ...packages);
}
for (const { name, has, packages, elsewhere } of missing) {
	if (has()) continue;
	const how = apt ? `sudo apt-get install ${packages.join(' ')}` : elsewhere;
	if (name === 'Chromium') {
		console.error(
			`The browser tests need Chromium, and none was found. Install it (${how}) or set CHROME_PATH, then run this again.`,
		);
		process.exit(1);
	}
	console.warn(`${name} was not found: its cases are left out. To run them, install it (${how}).`);
}

const run = (name, args) => {
	console.log(`\n${name}`);
	const { status } = spawnSync(process.execPath, args, {
		stdio: 'inherit',
		env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
	});
	if (status !== 0) process.exit(status ?? 1);
};
run('Types', ['node_modules/astro/bin/astro.mjs', 'check', '--minimumFailingSeverity', 'warning']);
run('Format and lint', ['node_modules/@biomejs/biome/bin/biome', 'ci', '--error-on-warnings']);
run('Tests', ['node_modules/vitest/vitest.mjs', 'run', ...process.argv.slice(2)]);
