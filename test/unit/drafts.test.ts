import { describe, expect, it } from 'vitest';
import { LANGUAGE, languageOf } from '../../src/data/places';
import { read } from '../../src/data/read';
import { problemsOf } from '../../src/gate';
import { languagesIn, openFiles } from '../../src/gate/files';

const bytes = openFiles('.');
const files = Object.fromEntries([...bytes].map(([file, b]) => [file, new TextDecoder().decode(b)]));
const { unfinished: drafts } = languagesIn(bytes);
const english = [...bytes].filter(([file]) => (languageOf(file) ?? LANGUAGE) === LANGUAGE);

/** What a draft owes the rows: it falls behind when a row comes or goes, and catches up before it is built. */
const OWED = /^(found no words for this row|found words for|found nothing, expected words for|the file is missing)/;

/** Words of editions that are not built yet: none of them gets lost until they are. */
describe.runIf(drafts.length).each(drafts)('the words of %s, not finished', (language) => {
	it('can be read, and have the fields that an edition has', () =>
		expect(
			read(files, language)
				.problems.filter((p) => !OWED.test(p.message))
				.map((p) => `${p.file}:${p.line} ${p.row ?? ''} ${p.message}`),
		).toEqual([]));
});

describe('a folder of words', () => {
	const edition = 'data/words/xx/edition.yaml';
	const text = (change: (t: string) => string) =>
		new TextEncoder().encode(change(files['data/words/en/edition.yaml'] ?? ''));
	const told = (edition_: Uint8Array) => {
		const all = new Map([...english, [edition, edition_], ['data/words/xx/claims.yaml', text(() => 'x: y')]]);
		return problemsOf(all).filter((p) => p.file.startsWith('data/words/xx/'));
	};
	it('that says it is unfinished is passed over', () =>
		expect(told(text((t) => `unfinished: Not read by an editor.\n${t}`))).toEqual([]));
	it('that does not is judged as an edition: what it lacks is named, file by file and row by row', () => {
		const problems = told(text((t) => t));
		const missing = problems.filter((p) => p.message.startsWith('the file is missing'));
		expect(missing.map((p) => p.file)).toContain('data/words/xx/prose/opening.md');
		expect(problems.map((p) => p.file)).toContain('data/words/xx/claims.yaml');
	});
	it('in a script for which there is no face is told so, with its line and what to do, and nothing else of its texts', () => {
		const problems = told(text((t) => t.replace(/^language: en$/m, 'language: th')));
		const [problem] = problems.filter((p) => p.field === 'language');
		expect(problem).toMatchObject({ file: edition, message: expect.stringMatching(/written in Thai.*scripts\.ts/) });
		expect(problem?.line).toBeGreaterThan(1);
		expect(problems.filter((p) => /can’t be drawn/.test(p.message))).toEqual([]);
	});
});
