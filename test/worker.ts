import type { Environment } from 'vitest/runtime';
import { endAll } from './lending.ts';

/** A process that runs files of tests, one after the other: the browsers that they share end with it. */
export default {
	name: 'browsers',
	viteEnvironment: 'ssr',
	setup: () => ({ teardown: endAll }),
} satisfies Environment;
