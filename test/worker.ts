import type { Environment } from 'vitest/runtime';
import { endAll } from './lending.ts';

/** A process that runs files of tests, one after the other: the browsers that they share end with it. */
export default {
	name: 'browsers',
	viteEnvironment: 'ssr',
	setup: () => {
		// Each browser listens for the end of the process, to end with it.
		process.setMaxListeners(100);
		return { teardown: endAll };
	},
} satisfies Environment;
