import { spawn, spawnSync } from 'node:child_process';
import {
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	renameSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { BUILD } from '../scripts/build.mjs';
import { digest } from '../src/design/cache';

const PROJECT = path.resolve(import.meta.dirname, '..');
/** All that a build reads, but for its dependencies. */
const READ = ['astro.config.mjs', 'package.json', 'tsconfig.json', 'LICENSE', 'src', 'data', 'public'];

type Env = Record<string, string>;

/** As a publisher has it: nothing of the tests' own, and no address of the site but what is said here. */
function environment(env: Env): NodeJS.ProcessEnv {
	const { VITEST: _, VITEST_MODE: __, SITE_URL: ___, ...rest } = process.env;
	return { ...rest, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1', ...env };
}

/**
 * One build, as a publisher runs it, of a copy that a test changes more than once; else `variant` is shared.
 * @returns what it says
 * @throws what it says, where it fails
 */
export function build(root: string, env: Env = {}): string {
	const { status, stdout, stderr } = spawnSync(process.execPath, BUILD, {
		cwd: root,
		env: environment(env),
		encoding: 'utf8',
	});
	if (status !== 0) throw new Error(`the build failed\n${stdout}\n${stderr}`);
	return stdout;
}

/** Runs a script of Node's; who waits for it can do other things meanwhile. @throws what it says, where it fails */
function run(cwd: string, args: string[], env: NodeJS.ProcessEnv): Promise<string> {
	const child = spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
	let said = '';
	for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
	return new Promise((done, failed) => {
		child.once('error', failed);
		child.once('close', (code) => (code === 0 ? done(said) : failed(new Error(`${args[0]} failed\n${said}`))));
	});
}

/** The words of an edition other than the English. */
const OTHER_WORDS = /^data\/words\/(?!en(?:\/|$))./;

/**
 * A copy of what a build reads, for a test to change and build: a folder to be removed after it.
 * @param everyEdition with the words of all editions; else with the English alone, which is built in half the time
 */
export function copyProject(copy = mkdtempSync(path.join(tmpdir(), 'story-')), everyEdition = false): string {
	const filter = (from: string) => everyEdition || !OTHER_WORDS.test(path.relative(PROJECT, from));
	for (const name of READ) cpSync(path.join(PROJECT, name), path.join(copy, name), { recursive: true, filter });
	symlinkSync(path.join(PROJECT, 'node_modules'), path.join(copy, 'node_modules'));
	return copy;
}

/** Released copies of a built site's embeds, put among what a project publishes. @returns what was kept, in words */
export const release = (dist: string, root: string): Promise<string> =>
	run(PROJECT, ['scripts/release.mjs', dist, path.join(root, 'public')], process.env);

/** Puts other words in place of the first such in a file. @throws where the file has none such */
export const replacing =
	(from: string, to: string) =>
	(text: string): string => {
		if (!text.includes(from)) throw new Error(`there is no "${from}"`);
		return text.replace(from, () => to);
	};

export type Variant = {
	/** Of the build: `SITE_URL`, say. */
	env?: Env;
	/** By file: what it says instead. */
	change?: Record<string, (text: string) => string>;
	/** Files that are not there yet, by path. */
	add?: Record<string, string>;
	/** With all editions that the project has, and not the English alone. */
	everyEdition?: boolean;
	/** A built site whose embeds were released before the change. */
	released?: string;
};

/**
 * A build of the project with something changed. Who asks for the same again, in whatever file, is given the same copy:
 * it is built once in a run of the tests, and removed at its end, so nobody may change it.
 * @param pool the folder of this run's copies: `inject('builds')`
 * @returns the copy's folder, built
 * @throws what the build says, where it fails
 */
export async function variant(
	pool: string,
	{ env = {}, change = {}, add = {}, everyEdition = false, released }: Variant,
): Promise<string> {
	const changed = Object.entries(change)
		.map(([file, edit]) => [file, edit(readFileSync(path.join(PROJECT, file), 'utf8'))] as const)
		.sort(([a], [b]) => (a < b ? -1 : 1));
	const added = Object.entries(add).sort(([a], [b]) => (a < b ? -1 : 1));
	const key = digest([JSON.stringify([Object.entries(env).sort(), changed, added, everyEdition, released ?? ''])])
		.toString('hex')
		.slice(0, 16);
	const [root, ended] = [path.join(pool, key), path.join(pool, `${key}.json`)];
	if (firstAt(root)) {
		const failed = await (async () => {
			copyProject(root, everyEdition);
			if (released) await release(released, root);
			for (const [file, text] of [...changed, ...added]) {
				mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
				writeFileSync(path.join(root, file), text);
			}
			await run(root, BUILD, environment(env));
		})().then(
			() => '',
			(error: Error) => error.message,
		);
		// Written beside and renamed: who waits for it reads all of it.
		writeFileSync(`${ended}.new`, JSON.stringify({ failed }));
		renameSync(`${ended}.new`, ended);
	}
	while (!existsSync(ended)) await new Promise((done) => setTimeout(done, 50));
	const { failed } = JSON.parse(readFileSync(ended, 'utf8')) as { failed: string };
	if (failed) throw new Error(failed);
	return root;
}

/** Makes a folder. @returns whether it was not there before: of those who ask at once, one is told so */
function firstAt(folder: string): boolean {
	try {
		mkdirSync(folder);
		return true;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
		throw error;
	}
}

/** The folder of an edition: a language of two letters, with a region or none. */
const EDITION = /^[a-z]{2}(?:-[A-Z]{2})?\//;
/** A file's path in its edition: of `ko/embed/china-share/index.html` what stands behind the first slash. */
export const inEdition = (file: string): string => file.replace(EDITION, '');
/** Whether a page is an embed, of whatever edition, and no released copy of one. @param file by its path in `dist/` */
export const isEmbed = (file: string): boolean => inEdition(file).startsWith('embed/');

const editionsIn = (dist: string): string[] =>
	readdirSync(dist)
		.map((name) => `${name}/`)
		.filter((folder) => EDITION.test(folder));
/** Whether an edition has the story. @param folder its own, in a built site */
const isWhole = (dist: string, folder: string) => existsSync(path.join(dist, folder, 'index.html'));
/** The folders of the whole editions that are not at the root of a built site: `ko/`. */
export const otherEditions = (dist: string): string[] => editionsIn(dist).filter((folder) => isWhole(dist, folder));
/** The folders of those that offer some graphics and no story. */
export const partialEditions = (dist: string): string[] => editionsIn(dist).filter((folder) => !isWhole(dist, folder));

/** Every file of a folder, by its path in it, in order. */
export const filesIn = (root: string): string[] =>
	readdirSync(root, { recursive: true, withFileTypes: true })
		.filter((f) => f.isFile())
		.map((f) => path.relative(root, path.join(f.parentPath, f.name)))
		.sort();

/** One hash of a folder's or a file's names and bytes. */
function digestOf(at: string): string {
	if (!existsSync(at)) return '';
	const files = statSync(at).isDirectory() ? filesIn(at).map((f) => path.join(at, f)) : [at];
	return digest(files.flatMap((f) => [path.relative(at, f), readFileSync(f)])).toString('hex');
}

/**
 * The project's own `dist/`, built. What stands there is kept if it is what the last call left, byte for byte, and
 * nothing that a build reads has changed since: its sources, and the versions of its dependencies.
 * @returns the folder
 * @throws what the build says, where it fails
 */
export async function builtSite(root = PROJECT): Promise<string> {
	const dist = path.join(root, 'dist');
	const note = path.join(root, 'node_modules/.cache/tests-built.json');
	const read = () =>
		digest([
			process.version,
			...[...READ, 'node_modules/.package-lock.json'].map((n) => digestOf(path.join(root, n))),
		]).toString('hex');
	const before = read();
	const known = existsSync(note)
		? (JSON.parse(readFileSync(note, 'utf8')) as { read: string; built: string })
		: undefined;
	if (known?.read === before && known.built === digestOf(dist)) return dist;
	await run(root, BUILD, environment({}));
	mkdirSync(path.dirname(note), { recursive: true });
	writeFileSync(note, JSON.stringify({ read: before, built: digestOf(dist) }));
	return dist;
}
