// Runs every check of the project: types, lint, then all tests, in real browsers. Finds or installs what they need.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const CHROMIUM = [
	process.env.CHROME_PATH,
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const has = (paths) => paths.some((p) => p && existsSync(p));

if (!has(CHROMIUM)) {
	const root = process.getuid?.() === 0;
	const apt = existsSync('/usr/bin/apt-get');
	if (apt && root) {
		console.log('No Chromium found: installing it with apt-get.');
		execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
		execFileSync('apt-get', ['install', '-y', '-qq', 'chromium'], { stdio: 'inherit' });
	} else {
		console.error(
			`The browser tests need Chromium, and none was found. Install it (${apt ? 'sudo apt-get install chromium' : 'from chromium.org, or Google Chrome'}) or set CHROME_PATH, then run this again.`,
		);
		process.exit(1);
	}
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
