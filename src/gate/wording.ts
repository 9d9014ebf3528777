import { nearest } from '../data/nearest';
import { type Data, TABLES } from '../data/read';
import { TOKEN } from '../ledger/fill';
import { escaped, wholly } from '../ledger/numbers';
import { type Ledger, SOURCES_OF_TOKENS } from './held';
import { phrasesOf } from './phrases';

/**
 * What is wrong with the tokens of a text: what no row answers, and marks that open and do not close.
 * @param own tokens that the text's drawing or page fills in
 */
export function tokenFaults(
	text: string,
	ledger: Pick<Ledger, 'tokens' | 'torn'>,
	own: readonly string[] = [],
): { from: number; message: string }[] {
	const faults: { from: number; message: string }[] = [];
	// Where a table could not be read, what its rows would have answered is not known.
	const torn = SOURCES_OF_TOKENS.some((t) => ledger.torn.has(TABLES[t][0]));
	const rest = text.replaceAll(TOKEN, (token, id: string, from: number) => {
		if (!ledger.tokens.has(id) && !own.includes(id) && !torn)
			faults.push({
				from,
				message: `found ${token}, no figure for it; expected a token that the data answers${nearest(id, ledger.tokens.keys())}`,
			});
		return '·'.repeat(token.length);
	});
	for (const match of rest.matchAll(/[{}]/g))
		faults.push({
			from: match.index,
			message: `found ${match[0]} in “${text.slice(Math.max(0, match.index - 12), match.index + 24).trim()}”, expected {a-token} with both its braces, or none`,
		});
	return faults;
}

/** Who denied something did so on a day: no word has a government deny on and on. */
export function lasting(text: string, data: Pick<Data, 'edition'>): { from: number; message: string }[] {
	const found = phrasesOf(data).lasting.exec(text);
	return found
		? [
				{
					from: found.index,
					message: `found “${found[0]}”, expected “denied”, of a day: who denied something once is not heard to do so still`,
				},
			]
		: [];
}

/** What is said of a fact that a text types out. */
export const typed = (what: string, token: string) =>
	`found “${what}” typed out, expected {${token}}: a fact stands once, in its row, and is filled in from there`;

/** Whether words stand in a text as whole words, in scripts that part words: elsewhere a particle may follow at once. */
export const wholeWord = (text: string, words: string) => new RegExp(wholly(escaped(words)), 'u').test(text);
