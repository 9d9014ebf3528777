// Builds the site: `npm run build`. What a build makes is mostly small and soon done with, so it is given more room for the
// young than Node has by itself: what is young is then looked through less often, which took a tenth of the time.
import { spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';

/** What Node is called with to build, in the project's folder; options of Astro's follow. */
export const BUILD = ['--max-semi-space-size=64', 'node_modules/astro/bin/astro.mjs', 'build'];

if (process.argv[1] && realpathSync(process.argv[1]) === import.meta.filename) {
	const { status } = spawnSync(process.execPath, [...BUILD, ...process.argv.slice(2)], { stdio: 'inherit' });
	process.exitCode = status ?? 1;
}
