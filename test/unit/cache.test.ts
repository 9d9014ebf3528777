import {
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Cache, codeIn } from '../../src/design/cache';

const DAY = 864e5;
let root: string;
const packages = (text: string) => writeFileSync(path.join(root, 'node_modules/.package-lock.json'), text);
const folder = () => path.join(root, 'node_modules/.cache/position-doubtful');
const files = () => readdirSync(folder()).map((name) => path.join(folder(), name));
const ago = (file: string, days: number) => utimesSync(file, new Date(), new Date(Date.now() - days * DAY));

beforeEach(() => {
	root = mkdtempSync(path.join(tmpdir(), 'cache-'));
	mkdirSync(path.join(root, 'node_modules'));
	packages('{"packages": 1}');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('what builds keep', () => {
	it('is made once for the same parts, in whatever process', async () => {
		let times = 0;
		const make = async () => ({ times: ++times, bytes: new Uint8Array([1, 2, 3]) });
		const first = await new Cache(root, {}).of(['a', new Uint8Array([7])], make);
		expect(await new Cache(root, {}).of(['a', new Uint8Array([7])], make)).toEqual(first);
		expect(times).toBe(1);
	});
	it('is made anew for other parts, however they are cut', async () => {
		const cache = new Cache(root, {});
		cache.set(['ab', 'c'], 1);
		for (const parts of [['a', 'bc'], ['abc'], ['ab', 'd'], ['ab', 'c', '']]) expect(cache.get(parts)).toBeUndefined();
		expect(cache.get(['ab', 'c'])).toBe(1);
	});
	it('is made anew with other packages, and nothing is kept where npm installed none', () => {
		new Cache(root, {}).set(['a'], 1);
		packages('{"packages": 2}');
		expect(new Cache(root, {}).get(['a'])).toBeUndefined();
		rmSync(path.join(root, 'node_modules/.package-lock.json'));
		const none = new Cache(root, {});
		none.set(['a'], 1);
		expect(none.get(['a'])).toBeUndefined();
		expect(files()).toHaveLength(1);
	});
	it('is not taken where it was cut short or changed', () => {
		const cache = new Cache(root, {});
		cache.set(['a'], 'whole');
		const [file] = files() as [string];
		const bytes = readFileSync(file);
		for (const broken of [
			bytes.subarray(0, 5),
			bytes.subarray(0, -1),
			Buffer.from(bytes).fill(9, bytes.length - 2),
			Buffer.alloc(0),
		]) {
			writeFileSync(file, broken);
			expect(cache.get(['a'])).toBeUndefined();
		}
		writeFileSync(file, bytes);
		expect(cache.get(['a'])).toBe('whole');
	});
	it('is left alone, and made for others, with NO_CACHE', async () => {
		new Cache(root, {}).set(['a'], 'old');
		const fresh = new Cache(root, { NO_CACHE: '1' });
		expect(fresh.get(['a'])).toBeUndefined();
		expect(await fresh.of(['a'], async () => 'new')).toBe('new');
		expect(new Cache(root, {}).get(['a'])).toBe('new');
	});
	it('goes when nothing has asked for it in a month', () => {
		const cache = new Cache(root, {});
		cache.tidy();
		cache.set(['asked for'], 'asked for');
		cache.set(['never asked for'], 'never asked for');
		for (const file of files()) ago(file, 40);
		cache.set(['new'], 'new');
		cache.get(['asked for']);
		cache.tidy();
		expect(['asked for', 'never asked for', 'new'].map((name) => cache.get([name]))).toEqual([
			'asked for',
			undefined,
			'new',
		]);
	});
	it('stops no build where its folder can’t be made', () => {
		writeFileSync(path.join(root, 'node_modules/.cache'), 'a file');
		const cache = new Cache(root, {});
		cache.set(['a'], 1);
		expect(cache.get(['a'])).toBeUndefined();
		expect(statSync(path.join(root, 'node_modules/.cache')).isFile()).toBe(true);
	});
});
describe('the code that charts are worked out by', () => {
	it('is another when a file is changed, added or named otherwise', () => {
		const write = (name: string, text: string) => {
			mkdirSync(path.dirname(path.join(root, 'src', name)), { recursive: true });
			writeFileSync(path.join(root, 'src', name), text);
		};
		write('charts/a.ts', 'one');
		const seen = [codeIn(root)];
		write('charts/a.ts', 'two');
		seen.push(codeIn(root));
		write('map/b.ts', 'one');
		seen.push(codeIn(root));
		rmSync(path.join(root, 'src/map/b.ts'));
		write('map/c.ts', 'one');
		seen.push(codeIn(root));
		expect(new Set(seen).size).toBe(4);
		write('a.css', 'of no matter to a chart');
		expect(codeIn(root)).toBe(seen.at(-1));
	});
});
