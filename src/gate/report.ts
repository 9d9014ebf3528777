import type { Problem } from '../data/parse.ts';

const lineOf = (p: Problem) =>
	`  ${p.file}${p.line ? `:${p.line}` : ''}${p.row ? ` ${p.row}` : ''}${p.field ? ` ${p.field}` : ''}: ${p.message}`;

/**
 * All problems as one block of text: a line that counts them, one line each, `file:line row field: found X, expected Y`,
 * and what has become of the site.
 * @param not what is not done with the site because of them
 */
export const block = (problems: readonly Problem[], not: 'built' | 'shown' = 'built'): string =>
	[
		`The site is not ${not}: ${problems.length === 1 ? '1 problem' : `${problems.length} problems`}.`,
		...problems.map(lineOf),
		...(not === 'built' ? ['Mend these and build again. What was built before stands as it was.'] : []),
	].join('\n');

/** Problems by file and line, each once. */
export function sorted(problems: readonly Problem[]): Problem[] {
	const seen = new Map(problems.map((p) => [[p.file, p.line, p.row, p.field, p.message].join('|'), p]));
	return [...seen.values()].sort(
		(a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || (a.message < b.message ? -1 : 1),
	);
}
