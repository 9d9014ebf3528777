import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handOver, kept, take } from '../../src/charts/kit/kept';
import { inThreads, threadOf } from '../../src/design/thread';
import { block } from '../../src/gate/report';
import { problemsInThreads } from '../../src/gate/threads';

describe('threads', () => {
	it('answer in the order of the questions, however long each takes', async () => {
		const answer = '({ by }) => (n) => new Promise((done) => setTimeout(() => done(n * by), 40 - 10 * n))';
		expect(await inThreads([1, 2, 3], answer, { by: 7 })).toEqual([7, 14, 21]);
	});
	it('tell an error in one of them', async () => {
		const answer = "() => (n) => { if (n === 2) throw new Error('no two'); return n; }";
		await expect(inThreads([1, 2, 3], answer, {})).rejects.toThrow('no two');
	});
	it('tell that one ended before it had answered, and another is begun for the next question', async () => {
		const answer = '() => (n) => (n === 2 ? process.exit(3) : n)';
		await expect(inThreads([1, 2, 3], answer, {})).rejects.toThrow('a thread ended with code 3');
		const ask = threadOf<number, number>(answer, {});
		await expect(ask(2)).rejects.toThrow('a thread ended with code 3');
		expect(await ask(1)).toBe(1);
	});
	it('of one kind are two where the first has something to do', async () => {
		const ask = threadOf<number, number>("() => () => require('node:worker_threads').threadId", {}, 2);
		const [first, second, third] = await Promise.all([ask(1), ask(2), ask(3)]);
		expect(second).not.toBe(first);
		expect(third).toBe(first);
	});
});

describe('what charts keep', () => {
	it('is made once, handed over once, and known where it is taken', () => {
		const make = (n: number) => () => ({ n });
		expect([kept('a thing', make(1)), kept('a thing', make(2))]).toEqual([{ n: 1 }, { n: 1 }]);
		const all = handOver();
		expect(all).toContainEqual(['a thing', { n: 1 }]);
		expect(handOver()).toEqual([]);
		take(all);
		expect(kept('a thing', make(3))).toEqual({ n: 1 });
	});
});

describe('the gate in threads', () => {
	let root: string;
	/** A gate that finds something in every edition, in facts and in words; of one its charts made something. */
	const GATE = `export function judged(root, language) {
		if (language === 'xx') throw new Error('no such letters');
		const words = 'data/words/' + language + '/claims.yaml';
		const problems = [{ file: words, line: 9, message: 'b' }, { file: words, line: 2, message: 'a' }, { file: 'data/facts/legs.yaml', line: 1, message: root }];
		return { problems, kept: [['made for ' + language, language]] };
	}`;
	const edition = (language: string) => {
		mkdirSync(path.join(root, 'data/words', language), { recursive: true });
		writeFileSync(path.join(root, 'data/words', language, 'edition.yaml'), 'name: X\n');
	};
	beforeAll(() => {
		root = `${mkdtempSync(path.join(tmpdir(), 'gate-'))}/`;
		writeFileSync(path.join(root, 'gate.ts'), GATE);
		for (const language of ['ko', 'en', 'ja']) edition(language);
	});
	afterAll(() => rmSync(root, { recursive: true, force: true }));

	it('tells what is wrong in all editions in one block, by file and line, each once', async () => {
		expect(
			block(await problemsInThreads(root, 'gate.ts'))
				.split('\n')
				.slice(0, -1),
		).toEqual([
			'The site is not built: 7 problems.',
			`  data/facts/legs.yaml:1: ${root}`,
			...['en', 'ja', 'ko'].flatMap((language) =>
				[
					[2, 'a'],
					[9, 'b'],
				].map(([line, message]) => `  data/words/${language}/claims.yaml:${line}: ${message}`),
			),
		]);
		expect(kept('made for ja', () => 'made anew')).toBe('ja');
	});
	it('names the edition that it could not judge, and why', async () => {
		edition('xx');
		await expect(problemsInThreads(root, 'gate.ts')).rejects.toThrow(
			/^data\/words\/xx\/ could not be judged: .*no such letters/,
		);
	});
});
