/// <reference types="vitest/config" />
import { getViteConfig } from 'astro/config';
import LongestFirst from './test/sequencer.ts';

export default getViteConfig({
	test: {
		// Two files at a time, whatever the machine: more browsers than that keep one another waiting.
		maxWorkers: 2,
		sequence: { sequencer: LongestFirst },
		projects: [
			{
				extends: true,
				// One after another in one process, where the project is read and the map's labels are placed once; the first to ask waits.
				test: { name: 'unit', include: ['test/unit/**/*.test.ts'], isolate: false, testTimeout: 60_000 },
			},
			{
				extends: true,
				test: {
					name: 'site',
					include: ['test/site/**/*.test.ts', 'test/browser/**/*.test.ts'],
					globalSetup: ['test/global-setup.ts'],
					// A process runs one file after the other, and each finds the browsers running that others had.
					isolate: false,
					environment: './test/worker.ts',
					testTimeout: 120_000,
					hookTimeout: 240_000,
					// Browsers side by side now and then hear of one another's lateness. What is wrong is wrong twice, and what
					// was right only the second time is reported as such.
					retry: 1,
				},
			},
		],
	},
});
