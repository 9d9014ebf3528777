import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { serve } from './serve';

declare module 'vitest' {
	export interface ProvidedContext {
		base: string;
		dist: string;
	}
}

/**
 * Builds the site once and serves it in a sub-folder of a sub-folder for the tests of the built site: what is right there
 * leans on no address. At a root and in one folder, `test/browser/addresses.test.ts` looks.
 */
export default async function setup(project: TestProject) {
	const root = project.config.root;
	build(root);
	const dist = path.join(root, 'dist');
	const server = await serve(dist, '/a/b/');
	project.provide('base', server.url);
	project.provide('dist', dist);
	return server.close;
}

/**
 * One build, as a publisher runs it.
 * @throws the build's output, where it fails
 */
export function build(root: string, env: Record<string, string> = {}): string {
	const { VITEST: _, VITEST_MODE: __, SITE_URL: ___, ...rest } = process.env;
	try {
		return execFileSync(process.execPath, ['node_modules/astro/bin/astro.mjs', 'build'], {
			cwd: root,
			env: { ...rest, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1', ...env },
			encoding: 'utf8',
			stdio: ['ignore', 'pipe', 'pipe'],
		});
	} catch (error) {
		const { stdout, stderr } = error as { stdout: string; stderr: string };
		throw new Error(`the build failed\n${stdout}\n${stderr}`);
	}
}

/** A copy of what a build reads, for a test to change and build: a folder to be removed after it. */
export function copyProject(): string {
	const root = path.resolve(import.meta.dirname, '..');
	const copy = mkdtempSync(path.join(tmpdir(), 'story-'));
	for (const name of ['astro.config.mjs', 'package.json', 'tsconfig.json', 'src', 'data', 'public'])
		cpSync(path.join(root, name), path.join(copy, name), { recursive: true });
	symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));
	return copy;
}
