import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take longest, longest first: what begins last should be short, or one worker waits for the other. */
const LONG = [
	'scroll',
	'axe',
	'embed',
	'reading',
	'policy',
	'motion',
	'explore',
	'people',
	'ledger',
	'failure',
	'labels',
	'addresses',
	'rewritten',
	'text-only',
	'receipts',
	'codes',
	'not-found',
	'notices',
	'editions',
];
const rank = ({ moduleId }: TestSpecification): number => {
	const at = LONG.findIndex((name) => moduleId.endsWith(`/browser/${name}.test.ts`));
	if (at >= 0) return at;
	return moduleId.includes('/unit/') ? LONG.length + 1 : LONG.length;
};

/** The long files first, then the others of the built site, then the models' tests, which are many and short. */
export default class LongestFirst extends BaseSequencer {
	override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
		return [...files].sort((a, b) => rank(a) - rank(b));
	}
}
