import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GRAPHICS } from '../../src/data/schema';
import { copyProject } from '../builds';

/** `npm run release` as a publisher runs it, where nothing was ever built or released. */
describe('npm run release', () => {
	const copy = copyProject();
	rmSync(path.join(copy, 'public/v'), { recursive: true, force: true });
	cpSync(path.resolve(import.meta.dirname, '../../scripts'), path.join(copy, 'scripts'), { recursive: true });
	afterAll(() => rmSync(copy, { recursive: true, force: true }));
	const read = (name: string) => readFileSync(path.join(copy, name), 'utf8');
	const run = (command: string, args: string[]) => {
		const { VITEST: _, VITEST_MODE: __, SITE_URL: ___, ...env } = process.env;
		const { status, stdout, stderr } = spawnSync(command, args, {
			cwd: copy,
			env: { ...env, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' },
			encoding: 'utf8',
		});
		expect(status, `${stdout}\n${stderr}`).toBe(0);
		return stdout;
	};
	let said: string;
	beforeAll(() => {
		said = run('npm', ['run', 'release']);
	});

	it('leaves a dist/ that has each copy, on the page for journalists as well: it can be uploaded as it is', () => {
		const releases = JSON.parse(read('public/v/releases.json')) as { id: string; hash: string }[];
		expect(releases.map((r) => r.id).sort()).toEqual([...GRAPHICS].sort());
		for (const { id, hash } of releases) {
			const file = `v/${hash}/embed/${id}/index.html`;
			expect(existsSync(path.join(copy, 'dist', file)), file).toBe(true);
			expect(read(`dist/${file}`)).toBe(read(`public/${file}`));
			expect(read('dist/embeds/index.html')).toContain(`href="../${file}"`);
		}
	});
	it('says what to commit, and that the copies have no address of the site', () => {
		expect(said).toContain(`${GRAPHICS.length} new; commit public/v/`);
		expect(said).toContain('Built without SITE_URL');
	});
	it('has nothing new to keep where nothing has changed', () =>
		expect(run(process.execPath, ['scripts/release.mjs'])).toContain('nothing new'));
});
