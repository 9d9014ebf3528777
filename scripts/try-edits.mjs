// Tries what honest editors do: each edit of scripts/edits/ on a copy of the project, built, and its tests run.
//   npm run try-edits                 the edits marked `first`, each alone: what CI runs (see CONTRIBUTING)
//   npm run try-edits -- --more       the others of their kind too, together, and all of them in browsers
//   npm run try-edits -- NAME ...     these edits, each alone
//   npm run try-edits -- --all        every test for each edit alone: hours
//   npm run try-edits -- --list       what there is
//   npm run try-edits -- --add FOLDER the files of this folder as an edit of their own
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { BUILD } from './build.mjs';
import { filesOf } from './edits/files.mjs';
import { EDITS, editOf } from './edits/table.mjs';

const ROOT = path.resolve(import.meta.dirname, '..');
/** Two at a time: more keep one another waiting on the two cores of a CI machine. */
const AT_ONCE = 2;
/** What is made, not written, and so is no part of a copy. */
const MADE = new Set(['node_modules', 'dist', '.astro', '.git', '.vitest']);
/** Tests of the built site that build it anew, which takes minutes. */
const BUILD_ANEW = ['change', 'address', 'editions', 'graphic', 'refused', 'signed', 'servers'].map(
	(n) => `test/site/${n}.test.ts`,
);
/** What is run once, on the copy that has all edits: browser tests that read the data's words, counts and places. */
const ONCE = ['site/address', 'browser/explore', 'browser/labels', 'browser/ledger', 'browser/receipts'].map(
	(n) => `test/${n}.test.ts`,
);
const SITE = readdirSync(path.join(ROOT, 'test/site'))
	.filter((f) => f.endsWith('.test.ts'))
	.map((f) => `test/site/${f}`);
const WITHOUT_BROWSER = ['test/unit', ...SITE.filter((f) => !BUILD_ANEW.includes(f))];

const { values: asked, positionals: names } = parseArgs({
	allowPositionals: true,
	options: {
		all: { type: 'boolean', default: false },
		more: { type: 'boolean', default: false },
		list: { type: 'boolean', default: false },
		keep: { type: 'boolean', default: false },
		add: { type: 'string', multiple: true, default: [] },
	},
});

/** Copies that stand at the moment: nothing is left behind where a run is broken off. */
const copies = new Set();
for (const signal of ['SIGINT', 'SIGTERM'])
	process.on(signal, () => {
		for (const copy of copies) rmSync(copy, { recursive: true, force: true });
		process.exit(1);
	});

/** A copy of what is written by hand, with the dependencies of this checkout. */
function copyOf() {
	const copy = mkdtempSync(path.join(tmpdir(), 'edit-'));
	for (const name of readdirSync(ROOT))
		if (!MADE.has(name)) cpSync(path.join(ROOT, name), path.join(copy, name), { recursive: true });
	symlinkSync(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'));
	copies.add(copy);
	return copy;
}

/** Runs a script of the dependencies in a folder; what it prints is kept. */
const node = (cwd, args) =>
	new Promise((done) => {
		const { VITEST: _, SITE_URL: __, ...env } = process.env;
		const child = spawn(process.execPath, args, { cwd, env: { ...env, NO_COLOR: '1', ASTRO_TELEMETRY_DISABLED: '1' } });
		let out = '';
		for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (out += text));
		child.on('close', (status) => done({ status, out }));
	});

/** Runs tests in a copy. @returns the names of those that failed, or what kept them from running */
async function test(copy, files) {
	const report = path.join(copy, '.vitest', 'report.json');
	// Each file would otherwise load the whole project anew.
	const args = [
		'node_modules/vitest/vitest.mjs',
		'run',
		'--no-isolate',
		'--maxWorkers=1',
		'--reporter=json',
		`--outputFile=${report}`,
	];
	const { status, out } = await node(copy, [...args, ...files]);
	if (!existsSync(report)) return [`nothing could be tested:\n${reasonIn(out)}`];
	const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
	const failed = testResults.flatMap((file) => {
		const name = path.relative(copy, file.name);
		const cases = file.assertionResults.filter((a) => a.status === 'failed');
		if (file.status === 'failed' && !cases.length) return [`${name}: ${reasonIn(file.message)}`];
		return cases.map((a) => `${name}: ${a.fullName}: ${a.failureMessages[0]?.split('\n')[0]}`);
	});
	if (!testResults.length || (status !== 0 && !failed.length))
		return [`the tests ended with ${status}:\n${reasonIn(out)}`];
	return failed;
}
/** The lines of an output that tell what is wrong: not the stack, not what went well. */
const reasonIn = (out) =>
	out
		.split('\n')
		.filter((line) => line.trim() && !/^\s+at |^\d\d:\d\d:\d\d|^\s*[├└▶]/.test(line))
		.slice(0, 12)
		.map((line) => `    ${line.trim()}`)
		.join('\n');

/** One copy with these edits: a line that says how it went. @returns whether all is well */
async function tryOut(name, what, edits, files, { heights = false } = {}) {
	const start = Date.now();
	const copy = copyOf();
	let failed;
	try {
		for (const { edit } of edits) edit(filesOf(copy));
		if (heights) {
			// What CONTRIBUTING asks for where words of a graphic change.
			const built = await node(copy, BUILD);
			const measured = built.status === 0 ? await node(copy, ['scripts/heights.mjs']) : built;
			failed = measured.status === 0 ? undefined : [`the heights could not be measured:\n${reasonIn(measured.out)}`];
		}
		failed ??= await test(copy, files);
	} catch (error) {
		failed = [error.message];
	}
	const took = `${Math.round((Date.now() - start) / 1000)} s`;
	console.log(
		`${failed.length ? 'FAIL' : 'pass'}  ${name.padEnd(22)} ${what} (${took}${failed.length ? `, ${failed.length} failed` : ''})`,
	);
	for (const line of failed) console.log(`      ${line}`);
	if (asked.keep) console.log(`      kept: ${copy}`);
	else rmSync(copy, { recursive: true, force: true });
	copies.delete(copy);
	return !failed.length;
}

/** Does all jobs, so many at a time. */
async function inTurn(jobs, atOnce) {
	const left = [...jobs];
	const went = [];
	await Promise.all(
		Array.from({ length: atOnce }, async () => {
			for (let job = left.shift(); job; job = left.shift()) went.push(await job());
		}),
	);
	return went.every(Boolean);
}

/** Folders beside the table are edits too: files to add, laid out as the project is. */
const beside = readdirSync(path.join(ROOT, 'scripts/edits'))
	.map((name) => path.join(ROOT, 'scripts/edits', name))
	.filter((at) => statSync(at).isDirectory());
const edits = [...EDITS, ...(await Promise.all([...beside, ...asked.add.map((at) => path.resolve(at))].map(editOf)))];

if (asked.list) {
	for (const { id, what, first } of edits) console.log(`${first ? '*' : ' '} ${id.padEnd(22)} ${what}`);
	process.exit(0);
}
const unknown = names.filter((n) => !edits.some((e) => e.id === n));
if (unknown.length) {
	console.error(`There is no edit ${unknown.join(', ')}: npm run try-edits -- --list`);
	process.exit(1);
}

const alone = (e, files) => () => tryOut(e.id, e.what, [e], files);
const jobs = [];
if (names.length || asked.all) {
	const chosen = names.length ? edits.filter((e) => names.includes(e.id)) : edits;
	jobs.push(...chosen.map((e) => alone(e, asked.all ? [] : WITHOUT_BROWSER)));
} else {
	const others = edits.filter((e) => !e.first && !e.apart);
	const together = edits.filter((e) => !e.apart);
	// The longest first.
	if (asked.more)
		jobs.push(
			() => tryOut('all-together', `${together.length} edits, in browsers`, together, ONCE, { heights: true }),
			() => tryOut('its-kind', `together: ${others.map((e) => e.id).join(', ')}`, others, WITHOUT_BROWSER),
			...edits.filter((e) => e.apart && !e.first).map((e) => alone(e, WITHOUT_BROWSER)),
		);
	jobs.push(...edits.filter((e) => e.first).map((e) => alone(e, WITHOUT_BROWSER)));
}
process.exit((await inTurn(jobs, AT_ONCE)) ? 0 : 1);
