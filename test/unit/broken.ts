import { expect } from 'vitest';
import { LANGUAGE, languageOf } from '../../src/data/places';
import { problemsOf } from '../../src/gate';
import { openFiles } from '../../src/gate/files';
import { block } from '../../src/gate/report';

/** Every file of facts and of English words as it stands: other editions owe the rows the same, and are judged alike. */
const files = new Map([...openFiles('.')].filter(([file]) => (languageOf(file) ?? LANGUAGE) === LANGUAGE));
export const textOf = (file: string): string => {
	const bytes = files.get(file);
	if (!bytes) throw new Error(`no ${file}`);
	return new TextDecoder().decode(bytes);
};
export const names = [...files.keys()];

type Change = [file: string, change: ((text: string) => string) | string | Uint8Array | undefined];
/** What an editor is told of a copy of the files in which some are changed, added, or (`undefined`) gone. */
export function told(...changes: Change[]): string[] {
	const copy = new Map(files);
	for (const [file, change] of changes) {
		if (change === undefined) copy.delete(file);
		else if (typeof change === 'function') {
			const text = textOf(file);
			const changed = change(text);
			expect(changed, `the copy of ${file} is not changed`).not.toBe(text);
			copy.set(file, new TextEncoder().encode(changed));
		} else copy.set(file, typeof change === 'string' ? new TextEncoder().encode(change) : change);
	}
	return block(problemsOf(copy)).split('\n').slice(1, -1);
}
/** The same of one file. */
export const broken = (file: string, change: Change[1]): string[] => told([file, change]);

/** A change in one place. @throws where the text is not there */
export const put = (from: string | RegExp, to: string) => (text: string) => {
	if (typeof from === 'string') expect(text, `no “${from}”`).toContain(from);
	else expect(text).toMatch(from);
	return typeof from === 'string' ? text.replace(from, () => to) : text.replace(from, to);
};
