import type { Problem } from '../data/parse';
import { type Data, filesOf, type Reading, TABLES, type TableName } from '../data/read';
import type { Claim } from '../data/rows';
import type { Figure } from '../ledger/figures';
import { type Found, type Reader, readerOf } from '../ledger/numbers';
import { resolved, tokensOf } from '../ledger/tokens';

/** All that texts are held against, worked out once. */
export type Ledger = {
	/** Rows as they stand, with their tokens, and filled in. */
	data: Data;
	filled: Data;
	tokens: Map<string, Figure>;
	claims: Map<string, Claim>;
	/** The numbers and dates that each claim carries. */
	carried: Map<string, Found[]>;
	/** Claims and files of which not all could be read: what leans on them is not judged. */
	torn: Set<string>;
	broken: Set<string>;
	/** Blanks out ships' names and what allowed-numbers.yaml lets stand in a file: offsets stay. */
	allowed(file: string, text: string): string;
	/** The numbers and dates of a text, as the edition writes them. */
	numbersIn: Reader;
	answersTo(id: string): string[];
};

/** What a claim carries: what is stated, in whose words, and when. What a source supports repeats it, or gives more. */
const carriedBy = (claim: Partial<Claim>): string =>
	[
		claim.statement ?? '',
		claim.date ?? '',
		claim.quote ?? '',
		claim.note ?? '',
		...(claim.sources ?? []).map((s) => s.supports),
	].join(' \n ');

/** @param problems those of the rows, so that nothing is said of what leans on a faulty one */
export function ledgerOf({ loose: data, torn }: Reading, problems: readonly Problem[]): Ledger {
	const tokens = tokensOf(data);
	const filled = resolved(data);
	const numbersIn = readerOf(data);
	const faulty = new Set(problems.filter((p) => filesOf('claims').includes(p.file)).map((p) => p.row));
	const broken = new Set(
		data.claims.flatMap((c) => (c.id && (faulty.has(`id=${c.id}`) || !c.statement) ? [c.id] : [])),
	);
	// A number at the end of a ship's name counts nothing.
	const ships = [...data.voyages.map((v) => v.ship), ...data.designations.map((d) => d.name)].filter(
		(n): n is string => !!n && /\d/.test(n),
	);
	const blank = (text: string, words: string) => (words ? text.replaceAll(words, '·'.repeat(words.length)) : text);
	return {
		data,
		filled,
		tokens,
		claims: new Map(filled.claims.map((c) => [c.id, c])),
		carried: new Map(filled.claims.map((c) => [c.id, numbersIn(carriedBy(c))])),
		torn,
		broken,
		numbersIn,
		allowed: (file, text) =>
			[...ships, ...data.allowedNumbers.filter((a) => a.in === file).map((a) => a.text ?? '')].reduce(blank, text),
		answersTo: (id) => data.claims.filter((c) => c.answers?.includes(id)).map((c) => c.id),
	};
}

/** The tables that tokens are answered from. */
export const SOURCES_OF_TOKENS: readonly TableName[] = [
	'quantities',
	'products',
	'destinations',
	'exportYears',
	'designations',
	'scaleUnits',
	'voyages',
	'claims',
	'legs',
	'ports',
];
/** Whether a claim is there to be leaned on: where not all claims could be read, one that is missing may be. */
export const known = (ledger: Ledger, id: string) => ledger.claims.has(id) && !ledger.broken.has(id);
/** Whether anything can be said of a text that leans on these claims. */
export const judged = (ledger: Ledger, ids: readonly string[] | 'any') =>
	ids === 'any'
		? !ledger.torn.has(TABLES.claims[0]) && !tokensTorn(ledger)
		: ids.every((id) => known(ledger, id)) && !tokensTorn(ledger);
const tokensTorn = ({ torn }: Ledger) => SOURCES_OF_TOKENS.some((t) => t !== 'claims' && torn.has(TABLES[t][0]));
