import { describe, expect, it } from 'vitest';
import { beneath, lentIn, marked } from '../../src/data/lent';
import { isPartial, languageOf, wordsFile } from '../../src/data/places';
import { read } from '../../src/data/read';
import { problemsOf } from '../../src/gate';
import { languagesIn, openFiles } from '../../src/gate/files';

/** English, and the partial editions: whole ones are judged by themselves, and take as long again. */
const all = openFiles('.');
const { partial } = languagesIn(all);
const bytes = new Map([...all].filter(([file]) => ['en', undefined, ...partial].includes(languageOf(file))));
const textOf = (file: string) => new TextDecoder().decode(bytes.get(file));
/** What the gate says where some files say something else, or are not there. */
const told = (changed: Record<string, ((text: string) => string) | undefined>) => {
	const files = new Map(bytes);
	for (const [file, edit] of Object.entries(changed)) {
		if (!edit) files.delete(file);
		else if (edit(textOf(file)) === textOf(file)) throw new Error(`${file}: the edit changes nothing`);
		else files.set(file, new TextEncoder().encode(edit(textOf(file))));
	}
	return problemsOf(files);
};

describe('what is lent', () => {
	it('fills what is lacking, field by field, and leaves what is there', () =>
		expect(beneath({ a: { b: 'ours' }, list: ['ours'] }, { a: { b: 'x', c: 'lent' }, list: ['x', 'y'], d: 1 })).toEqual(
			{
				a: { b: 'ours', c: 'lent' },
				list: ['ours'],
				d: 1,
			},
		));
	it('is marked where it is text, and known again in whatever shows it', () => {
		const whole = { id: 'x', a: { b: 'ours', c: 'lent' }, list: ['one', 'two'], n: 2 };
		const given = marked(whole, { id: 'x', a: { b: 'ours' } }, 'words.yaml');
		expect([given.id, given.a.b, given.n]).toEqual(['x', 'ours', 2]);
		expect(lentIn(JSON.stringify(given))).toEqual(['words.yaml a c', 'words.yaml list.0', 'words.yaml list.1']);
		expect(lentIn(`<p>${given.a.c}</p><p title="${given.a.c}">`)).toEqual(['words.yaml a c']);
	});
});

describe.runIf(partial.length).each(partial)('the partial edition %s', (language) => {
	const own = (name: string) => wordsFile(name, language);
	const { edition } = read(Object.fromEntries([...bytes].map(([f]) => [f, textOf(f)])), language).data;
	const [offered] = edition.graphics ?? [];

	it('stands as it is', () => {
		expect(isPartial(textOf(own('edition')))).toBe(true);
		expect(told({ [own('edition')]: (t) => `${t}# As it was.\n` })).toEqual([]);
	});
	it('owes the words of what it offers: each that is lacking is told where it is to be written', () => {
		const problems = told({
			[own('destinations')]: (t) => t.replace(/^CHN: .*\n/m, ''),
			[own('interface')]: (t) => t.replace(/^ {2}sources: .*\n/m, ''),
			[own('publication')]: undefined,
		});
		expect(problems.map((p) => [p.file, p.field])).toEqual(
			expect.arrayContaining([
				[own('destinations'), 'CHN.name'],
				[own('interface'), 'frame.sources'],
				[own('publication'), 'title'],
			]),
		);
		expect(problems.filter((p) => languageOf(p.file) !== language)).toEqual([]);
		for (const { message } of problems) expect(message).toContain(`“${offered}”`);
	});
	it.each(['graphics/', 'embeds'])('owes the file %s', (name) => {
		const file = own(name.endsWith('/') ? `${name}${offered}` : name);
		expect(told({ [file]: undefined })).toContainEqual(
			expect.objectContaining({ file, message: expect.stringContaining('the file is missing') }),
		);
	});
	it.each<[string, string, (t: string) => string, RegExp]>([
		['a number that no claim carries', `graphics/${offered}`, (t) => t.replace(/^note: >-\n/m, '$&  4711. '), /4711/],
		['a row that the facts do not have', 'destinations', (t) => `${t}QQQ: Нигде\n`, /id|iso3=QQQ/],
		['a letter that no face has', `graphics/${offered}`, (t) => t.replace(/^title: /m, '$&ก '), /“ก”/],
	])('is judged as any edition: %s', (_, name, edit, said) => {
		const [problem, ...more] = told({ [own(name)]: edit });
		expect(problem?.file).toBe(own(name));
		expect(`${problem?.row} ${problem?.message}`).toMatch(said);
		expect(more.filter((p) => p.file !== own(name))).toEqual([]);
	});
	it('owes nothing for what it does not offer: a row more has its words in English alone', () =>
		expect(
			told({
				'data/facts/quantities.csv': (t) => `${t.trimEnd()}\ntold-in-a-test,4,,ships,port-ban-december\n`,
				'data/words/en/quantities.yaml': (t) =>
					`${t.trimEnd()}\ntold-in-a-test:\n  what: Ships that were barred, once more\n  scope: 28 December 2017\n`,
			}),
		).toEqual([]));
	it('has faults of English and of facts told once, where they stand', () => {
		const file = `data/words/en/graphics/${offered}.yaml`;
		const problems = told({ [file]: (t) => t.replace(/^note: >-\n/m, '$&  4711. ') });
		expect(problems.length).toBeGreaterThan(0);
		expect(problems.filter((p) => languageOf(p.file) === language)).toEqual([]);
	});
});
