import { take } from '../charts/kit/kept.ts';
import { builtLanguages, partialLanguages } from '../data/built.ts';
import type { Problem } from '../data/parse.ts';
import { inThreads } from '../design/thread.ts';
import type { Verdict } from './index.ts';
import { sorted } from './report.ts';

/** The gate itself is TypeScript as Vite reads it: each thread has it from a runner of its own. */
const JUDGE = `({ vite, root, module }) => {
	let gate;
	const open = async () => {
		const { runnerImport } = await import(vite);
		return (await runnerImport(root + module, { root, configFile: false, logLevel: 'silent' })).module;
	};
	return async (language) => {
		try {
			gate ??= open();
			return (await gate).judged(root, language);
		} catch (error) {
			throw new Error('data/words/' + language + '/ could not be judged: ' + (error.stack ?? error));
		}
	};
}`;

/**
 * Everything that is wrong with a checkout, as `problemsOf` tells it, from threads of their own: one edition leans on no
 * other, and each takes some seconds. What charts have worked out for that is kept for the pages.
 * @param root the project's folder, with a slash at its end
 * @param module the gate, by its path from there
 * @throws Error naming the edition that could not be judged
 */
export async function problemsInThreads(root: string, module: string): Promise<Problem[]> {
	const vite = import.meta.resolve('vite');
	const languages = [...builtLanguages(root), ...partialLanguages(root)];
	const verdicts = await inThreads<string, Verdict>(languages, JUDGE, { vite, root, module });
	for (const { kept } of verdicts) take(kept);
	return sorted(verdicts.flatMap(({ problems }) => problems));
}
