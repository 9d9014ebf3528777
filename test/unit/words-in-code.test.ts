import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/**
 * No word that a reader sees stands in code: another language is another folder of words. What is read here is the source,
 * not what is built of it: templates between their tags and in attributes that are read out, and strings of several words.
 * What editors read (the gate, errors, the build's log), the descriptions of data files' columns, and the text by which
 * letters are measured are no words of a reader's.
 */
const OTHERS =
	/^src\/(gate|publish|downloads|data|design)\/|^src\/charts\/(whole|house)\.ts$|\/(download|place|columns)\.ts$|^src\/embed\/(heights|estimate|fonts)\.ts$|^src\/story\/prose\.ts$/;
const files = globSync('src/**/*.{astro,ts}')
	.map((f) => f.replaceAll('\\', '/'))
	.filter((f) => !OTHERS.test(f));
/** Names of file formats and units, said alike in every language. */
const FORMATS = /^(CSV|JSON|px)$/;
const SPOKEN = /\b(?:aria-label|title|alt|placeholder)="([^"{}]*\p{L}{2}[^"{}]*)"/gu;

/** The script and the template of a file: all of it is script where it is no Astro file. */
function partsOf(file: string): { script: string; template: string } {
	const text = readFileSync(file, 'utf8');
	if (!file.endsWith('.astro')) return { script: text, template: '' };
	const [head = '', script = ''] = /^---\n([\s\S]*?)\n---\n/.exec(text) ?? [];
	return { script, template: text.slice(head.length).replaceAll(/<(script|style)\b[\s\S]*?<\/\1>/g, '') };
}

/** Text between tags; what stands between two comparisons or arrows of code is none. */
const between = (template: string) =>
	[...template.matchAll(/>([^<>{}]*\p{L}{2}[^<>{}]*)</gu)]
		.map((m) => (m[1] as string).replaceAll(/&\w+;/g, ' ').trim())
		.filter((t) => t && !FORMATS.test(t) && !/[=;()[\]]|^\w+\.\w+/.test(t));

/** Strings of several words in a script; what is thrown or logged is for editors. */
function stringsIn(script: string): string[] {
	const found: string[] = [];
	const visit = (node: ts.Node) => {
		const called = ts.isCallExpression(node) || ts.isNewExpression(node) ? node.expression.getText() : '';
		if (ts.isThrowStatement(node) || ts.isImportDeclaration(node) || /^console\.|Error$/.test(called)) return;
		if (ts.isStringLiteralLike(node) && /^\p{Lu}?\p{L}+[,:]?( \p{L}+){2}/u.test(node.text)) found.push(node.text);
		ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile('code.ts', script, ts.ScriptTarget.Latest, true));
	return found;
}

describe.each(files)('%s', (file) => {
	const { script, template } = partsOf(file);
	it('has no word of a reader’s between tags or in what is read out', () => {
		expect([...between(template), ...[...template.matchAll(SPOKEN)].map((m) => m[1])]).toEqual([]);
	});
	it('has no sentence of a reader’s in a string', () => {
		expect(stringsIn(script)).toEqual([]);
	});
});
