import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { builtSite } from './builds';
import { serve } from './serve';

// For tests that came before `test/builds.ts`.
export { build, copyProject } from './builds';

declare module 'vitest' {
	export interface ProvidedContext {
		/** Where the built site is served. */
		base: string;
		/** The built site. */
		dist: string;
		/** This run's other builds: see `variant` in `test/builds.ts`. */
		builds: string;
	}
}

/**
 * Builds the site once and serves it in a sub-folder of a sub-folder for the tests of the built site: what is right there
 * leans on no address. At a root and in one folder, `test/browser/addresses.test.ts` looks.
 */
export default async function setup(project: TestProject) {
	const dist = await builtSite(project.config.root);
	const server = await serve(dist, '/a/b/');
	const builds = mkdtempSync(path.join(tmpdir(), 'story-builds-'));
	project.provide('base', server.url);
	project.provide('dist', dist);
	project.provide('builds', builds);
	return async () => {
		await server.close();
		rmSync(builds, { recursive: true, force: true });
	};
}
