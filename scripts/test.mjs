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
const FIREFOX = ['/usr/bin/firefox-esr', '/usr/bin/firefox'];
const has = (paths) => paths.some((p) => p && existsSync(p));
const apt = existsSync('/usr/bin/apt-get');

/** Whether a browser could be installed: by Debian's packages, as root. */
function install(name, timeout) {
	if (!apt || process.getuid?.() !== 0) return false;
	console.log(`No ${name} found: installing it with apt-get.`);
	try {
		execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit', timeout });
		execFileSync('apt-get', ['install', '-y', '-qq', name], { stdio: 'inherit', timeout });
		return true;
	} catch (error) {
		console.error(`apt-get could not install ${name}: ${error.message}`);
		return false;
	}
}

if (!has(CHROMIUM) && !install('chromium', 600_000)) {
	console.error(
		`The browser tests need Chromium, and none was found. Install it (${apt ? 'sudo apt-get install chromium' : 'from chromium.org, or Google Chrome'}) or set CHROME_PATH, then run this again.`,
	);
	process.exit(1);
}
if (!has(FIREFOX) && !install('firefox-esr', 300_000))
	console.warn(
		`Firefox was not found: its cases are left out. To run them, install it${apt ? ' (sudo apt-get install firefox-esr)' : ' as /usr/bin/firefox'}.`,
	);

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
