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
	turn = turn
		.then(() => answer(question))
		.then((answer) => ({ nth, answer }), (error) => ({ nth, error }))
		.then((reply) => parentPort.postMessage(reply));
});`;

function begin(answer: string, data: unknown): Thread {
	const worker = new Worker(loopOf(answer), { eval: true, workerData: data });
	const thread: Thread = { worker, waiting: new Map(), asked: 0 };
	const reply = (given: Reply) => {
		thread.waiting.get(given.nth)?.(given);
		thread.waiting.delete(given.nth);
		// A thread that has nothing to do does not keep the process from ending.
		if (!thread.waiting.size) worker.unref();
	};
	worker.on('message', reply);
	worker.on('error', (error) => {
		for (const nth of [...thread.waiting.keys()]) reply({ nth, answer: undefined, error });
		threads.delete(answer);
	});
	return thread;
}

/**
 * Work for a thread of its own, so that a second core does it while pages are built. A thread is begun when it is first
 * asked, once a process.
 * @param answer what it does, as text of CommonJS: modules of a build are bundled, and no file would lie beside this one.
 *   A function that is called once, with `data`, and gives the function that answers each question
 * @param data what can be copied to a thread: the places of packages
 * @returns asks a question, and gives its answer; of an error in the thread a promise that fails
 */
export function threadOf<Question, Answer>(answer: string, data: unknown): (question: Question) => Promise<Answer> {
	return (question) => {
		const thread = threads.get(answer) ?? begin(answer, data);
		threads.set(answer, thread);
		const nth = thread.asked++;
		thread.worker.ref();
		return new Promise<Answer>((done, failed) => {
			thread.waiting.set(nth, (reply) => ('error' in reply ? failed(reply.error) : done(reply.answer as Answer)));
			thread.worker.postMessage({ nth, question });
		});
	};
}
