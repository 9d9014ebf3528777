import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takePlace, tidy } from '../../src/publish/whole';
import { copyProject } from '../global-setup';

let copy: string;
/** The project in English, which is built in half the time, with a site that was built before. */
const anew = (at?: string) => {
	copy = copyProject(at);
	mkdirSync(path.join(copy, 'dist'));
	writeFileSync(path.join(copy, 'dist/index.html'), 'the last good one');
};
beforeAll(() => anew());
afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** A build, or another script of package.json, in the copy: what it prints, and how it ends. */
function run(args: string[], env: Record<string, string> = {}) {
	const { VITEST: _, VITEST_MODE: __, SITE_URL: ___, ...rest } = process.env;
	const { status, stdout, stderr } = spawnSync(process.execPath, args, {
		cwd: copy,
		env: { ...rest, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1', ...env },
		encoding: 'utf8',
		timeout: 600_000,
	});
	return { status, printed: `${stdout}\n${stderr}` };
}
const BUILD = ['node_modules/astro/bin/astro.mjs', 'build'];
const change = (file: string, from: string, to: string) => {
	const at = path.join(copy, file);
	const text = readFileSync(at, 'utf8');
	expect(text, `${file} has no ${from}`).toContain(from);
	writeFileSync(at, text.replace(from, to));
};
/** `dist/` is as it was, and nothing lies beside it. */
function untouched() {
	expect(readdirSync(path.join(copy, 'dist'))).toEqual(['index.html']);
	expect(readFileSync(path.join(copy, 'dist/index.html'), 'utf8')).toBe('the last good one');
	expect(readdirSync(copy).filter((f) => f.startsWith('dist.'))).toEqual([]);
}
/** The lines of the block, which stands in what was printed once. */
function blockOf(printed: string): string[] {
	const lines = printed.split('\n');
	const starts = lines.flatMap((l, i) => (/^The site is not built: \d+ problems?\.$/.test(l) ? [i] : []));
	expect(starts, printed).toHaveLength(1);
	const from = starts[0] as number;
	return lines.slice(
		from + 1,
		lines.indexOf('Mend these and build again. What was built before stands as it was.', from),
	);
}

describe('a build of wrong data', { timeout: 900_000 }, () => {
	it('ends with 1 and one block of all that is wrong, without a stack, and leaves dist/ as it was', () => {
		change('data/facts/quantities.csv', '17415', 'many');
		change(
			'data/facts/voyages.csv',
			'sky-angel,yes,PA,2017-10-02,kholmsk-incheon',
			'sky-angel,yes,PA,2017-10-02,kholmsk-moon',
		);
		change('data/words/en/prose/ending.md', '## Known', '## Known {sky-angel');
		writeFileSync(path.join(copy, 'data/port.csv'), 'id\n');
		mkdirSync(path.join(copy, 'dist.tmp.999999999'));
		const { status, printed } = run(BUILD, { SITE_URL: 'example.org/coal' });
		expect(status, printed).toBe(1);
		expect(blockOf(printed)).toEqual([
			expect.stringMatching(
				/^ {2}SITE_URL: found "example\.org\/coal", expected a whole address such as https:\/\/example\.org/,
			),
			expect.stringMatching(
				/^ {2}data\/facts\/quantities\.csv:\d+ id=jian-fu value: found "many", expected a plain number/,
			),
			expect.stringMatching(
				/^ {2}data\/facts\/voyages\.csv:\d+ id=sky-angel leg: found "kholmsk-moon", expected an id in data\/facts\/legs\.yaml/,
			),
			expect.stringMatching(/^ {2}data\/port\.csv:1: found a file that nothing reads/),
			expect.stringMatching(/^ {2}data\/words\/en\/prose\/ending\.md:\d+: found \{ in /),
		]);
		expect(printed).not.toMatch(/node_modules|^\s+at |Stack trace/m);
		untouched();
	});
	it('a build that fails by itself leaves dist/ as it was, too', () => {
		rmSync(copy, { recursive: true });
		anew(copy);
		writeFileSync(
			path.join(copy, 'src/pages/broken.txt.ts'),
			"export const GET = () => {\n\tthrow new Error('on purpose');\n};\n",
		);
		const { status, printed } = run(BUILD);
		expect(status, printed).not.toBe(0);
		expect(printed).toContain('on purpose');
		untouched();
	});
});

describe('a new dist/', () => {
	const place = () => {
		const at = mkdtempSync(path.join(tmpdir(), 'place-'));
		const folder = (name: string, text: string) => {
			mkdirSync(path.join(at, name));
			writeFileSync(path.join(at, name, 'a'), text);
			return path.join(at, name);
		};
		return { at, folder, read: () => readFileSync(path.join(at, 'dist/a'), 'utf8'), all: () => readdirSync(at).sort() };
	};
	it('takes the place of the old one whole', () => {
		const { at, folder, read, all } = place();
		const dist = folder('dist', 'old');
		writeFileSync(path.join(dist, 'gone'), '');
		takePlace(folder('dist.tmp.1', 'new'), dist);
		expect([read(), all()]).toEqual(['new', ['dist']]);
		expect(existsSync(path.join(dist, 'gone'))).toBe(false);
		rmSync(at, { recursive: true });
	});
	it('what killed builds left is tidied, and an old one put back that lost its place', () => {
		const { at, folder, read, all } = place();
		folder('dist.tmp.999999999', 'half');
		folder('dist.tmp.999999999.old', 'old');
		folder(`dist.tmp.${process.pid}`, 'of a build that goes on');
		folder('dist.tmp.notes', 'somebody’s');
		tidy(path.join(at, 'dist'));
		expect([read(), all()]).toEqual(['old', ['dist', `dist.tmp.${process.pid}`, 'dist.tmp.notes']]);
		rmSync(at, { recursive: true });
	});
});
