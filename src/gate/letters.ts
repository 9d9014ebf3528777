import { originOf, type Problem } from '../data/parse';
import type { Edition } from '../data/rows';
import { lackingIn } from '../design/measure';
import { scriptOf } from '../design/scripts';
import type { Ledger } from './held';

/** Whether there are faces for the script in which an edition is written. */
export function scriptProblems(edition: Edition): Problem[] {
	try {
		scriptOf(edition.language);
		return [];
	} catch (error) {
		return [{ ...originOf(edition, 'language'), field: 'language', message: (error as Error).message }];
	}
}

/** What is wrong with a text that is set in the faces of titles and labels. @param where it is, for the message */
export function letterFaults(text: string, language: string, where = ''): string[] {
	const lacking = lackingIn(text, language);
	if (!lacking.length) return [];
	const signs = lacking.map(
		(c) => `“${c}” (U+${(c.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')})`,
	);
	return [
		`found ${signs.join(', ')} in “${text}”${where && ` (${where})`}, which the faces of titles and labels do not have; expected letters that they have (src/design/faces.ts, src/design/scripts.ts): it would be set in whatever a reader’s system has, and not be as wide as it was measured`,
	];
}

/** Letters of titles that no face has. Those of drawings are judged where drawings are. */
export function letterProblems({ filled }: Ledger): Problem[] {
	const { language } = filled.edition;
	const of = (row: object, field: string, text: string | undefined, id?: string): Problem[] =>
		letterFaults(text ?? '', language).map((message) => ({
			...originOf(row, field),
			...(id && { row: `id=${id}` }),
			field,
			message,
		}));
	return [
		...(filled.publication ? of(filled.publication, 'title', filled.publication.title) : []),
		...filled.graphics.flatMap((graphic) => of(graphic, 'title', graphic.title, graphic.id)),
	];
}
