import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

type Reply = { nth: number; answer: unknown; error?: unknown };
type Thread = { worker: Worker; waiting: Map<number, (reply: Reply) => void>; asked: number };

/** Where the threads of this process are kept: the gate and the pages have a copy each of every module. */
const shared = globalThis as { [THREADS]?: Map<string, Thread> };
const THREADS: unique symbol = Symbol.for('design.threads');
shared[THREADS] ??= new Map<string, Thread>();
const threads = shared[THREADS];

/** What a thread does with its messages: one after the other, for the libraries that it calls have one memory. */
const loopOf = (answer: string) => `
const { parentPort, workerData } = require('node:worker_threads');
const answer = (${answer})(workerData);
let turn = Promise.resolve();
parentPort.on('message', ({ nth, question }) => {
	if (nth === undefined) return parentPort.close();
	turn = turn
		.then(() => answer(question))
		.then((answer) => ({ nth, answer }), (error) => ({ nth, error }))
		.then((reply) => parentPort.postMessage(reply));
});`;

/** @param ended is told when the thread is no more, because of an error or by itself */
function begin(answer: string, data: unknown, ended: () => void = () => {}): Thread {
	const worker = new Worker(loopOf(answer), { eval: true, workerData: data });
	const thread: Thread = { worker, waiting: new Map(), asked: 0 };
	const reply = (given: Reply) => {
		thread.waiting.get(given.nth)?.(given);
		thread.waiting.delete(given.nth);
		// A thread that has nothing to do does not keep the process from ending.
		if (!thread.waiting.size) worker.unref();
	};
	const end = (error: unknown) => {
		for (const nth of [...thread.waiting.keys()]) reply({ nth, answer: undefined, error });
		ended();
	};
	worker.on('message', reply);
	worker.on('error', end);
	worker.on('exit', (code) => end(new Error(`a thread ended with code ${code} before it had answered`)));
	return thread;
}

/** @returns the thread's answer; of an error in it a promise that fails */
function ask<Answer>({ worker, waiting }: Thread, nth: number, question: unknown): Promise<Answer> {
	worker.ref();
	return new Promise<Answer>((done, failed) => {
		waiting.set(nth, (reply) => ('error' in reply ? failed(reply.error) : done(reply.answer as Answer)));
		worker.postMessage({ nth, question });
	});
}

/**
 * Work for threads of its own, so that a second core does it while pages are built. A thread is begun when it is first
 * asked, once a process.
 * @param answer what it does, as text of CommonJS: modules of a build are bundled, and no file would lie beside this one.
 *   A function that is called once, with `data`, and gives the function that answers each question
 * @param data what can be copied to a thread: the places of packages
 * @param most how many threads there may be: a second one is begun when the first has something to do
 * @returns asks a question, and gives its answer; of an error in the thread a promise that fails
 */
export function threadOf<Question, Answer>(
	answer: string,
	data: unknown,
	most = 1,
): (question: Question) => Promise<Answer> {
	const names = Array.from({ length: most }, (_, nth) => `${nth} ${answer}`);
	const busy = (name: string) => threads.get(name)?.waiting.size ?? 0;
	return (question) => {
		const name = names.reduce((least, next) => (busy(next) < busy(least) ? next : least));
		const thread = threads.get(name) ?? begin(answer, data, () => threads.delete(name));
		threads.set(name, thread);
		return ask<Answer>(thread, thread.asked++, question);
	};
}

/**
 * Answers to all of some questions, from as many threads as there are cores to run them. Each thread takes the next
 * question when it has answered one; all end with the last answer, so that what they have in memory is free again.
 * @param answer what a thread does, as `threadOf` has it
 * @param data what can be copied to a thread
 * @returns the answers, in the order of the questions; of the first error in a thread a promise that fails
 */
export async function inThreads<Question, Answer>(
	questions: readonly Question[],
	answer: string,
	data: unknown,
): Promise<Answer[]> {
	const answers: Answer[] = [];
	const left = questions.entries();
	const pool = questions.slice(0, availableParallelism()).map(() => begin(answer, data));
	const work = async (thread: Thread) => {
		for (const [nth, question] of left) answers[nth] = await ask<Answer>(thread, nth, question);
	};
	try {
		await Promise.all(pool.map(work));
		// Each ends when it has written out what it has to say.
		for (const { worker } of pool) worker.postMessage({});
		return answers;
	} catch (error) {
		for (const { worker } of pool) worker.terminate();
		throw error;
	}
}
