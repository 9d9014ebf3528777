import { createHash } from 'node:crypto';
import { roomOf } from '../charts';
import type { Cell, Field, Row } from '../charts/kit/columns';
import { find } from '../data/find';
import type { Data } from '../data/read';
import { type GraphicId, STANDINGS } from '../data/schema';
import { asOf, sourcesOf } from '../ledger/as-of';
import { figuresOf } from '../ledger/figures';
import { fill } from '../ledger/fill';
import { LINE_NAMES, lineOf } from '../ledger/standing';
import { altOf, wordsOf } from '../pictures/words';

/** What the values of the column `line` mean, in every data file. */
export const LINE_COLUMN =
	'How the graphics draw it: solid is on the record, dashed reported and not confirmed, ticked (a thin unbroken line that ends in a tick) said in public by a named person or office, dotted declared on papers, none our own inference or not known.';
/** What the values of the column `standing` mean. */
export const STANDING_COLUMN =
	'How firmly it stands. “reported” and “disputed” are told by others and not confirmed; “statement” and “denial” are what a named person or an office said: that it was said is known, and nothing follows of whether it is true; “inference” is ours.';

/** A data file, whatever its format: columns, and the rows that data/ yields. */
export type Table = {
	name: string;
	title: string;
	description: string;
	fields: Field[];
	/** The column that names a row. */
	key: string;
	/** Columns whose ids stand in another table. */
	refers?: { field: string; table: string; key: string }[];
	rows: Row[];
	/** Ids of the sources that its rows rest on. */
	sources: string[];
	/** The newest day on which one of them was checked. */
	asOf: string;
};

const SLUG = '^[a-z0-9]+(-[a-z0-9]+)*$';
/** What every row carries of the claim that it rests on, so that it can be judged without the story. */
export const CLAIM_FIELDS: Field[] = [
	{
		name: 'claim',
		type: 'string',
		title: 'Claim',
		description: 'Id of the claim that this row rests on, in claims.csv.',
		constraints: { required: true, pattern: SLUG },
	},
	{
		name: 'standing',
		type: 'string',
		title: 'Standing',
		description: STANDING_COLUMN,
		constraints: { required: true, enum: STANDINGS },
	},
	{
		name: 'line',
		type: 'string',
		title: 'Line',
		description: LINE_COLUMN,
		constraints: { required: true, enum: LINE_NAMES },
	},
	{
		name: 'says_so',
		type: 'string',
		title: 'Who says so',
		description: 'Who makes the claim.',
		constraints: { required: true },
	},
	{
		name: 'answered_by',
		type: 'string',
		title: 'Answered by',
		description: 'Claims that answer this one, denials among them, as sentences. Empty where none was found.',
	},
	{
		name: 'source_ids',
		type: 'string',
		list: true,
		title: 'Sources',
		description: 'Ids of the sources in sources.csv, told apart by blanks.',
		constraints: { required: true },
	},
	{
		name: 'source_names',
		type: 'string',
		title: 'Publishers',
		description: 'Who published the sources, told apart by semicolons.',
		constraints: { required: true },
	},
	{
		name: 'source_urls',
		type: 'string',
		list: true,
		title: 'Addresses',
		description: 'Addresses of the sources, told apart by blanks. A source cited by its symbol has none.',
	},
	{
		name: 'checked',
		type: 'date',
		title: 'Checked',
		description: 'The newest day on which one of the sources was checked.',
		constraints: { required: true },
	},
];

/**
 * The cells of CLAIM_FIELDS for one claim.
 * @throws Error where data/ has no such claim
 */
export function claimCells(data: Data, claimId: string): Row {
	const claim = find(data.claims, claimId);
	const figures = figuresOf(data);
	const sources = claim.sources.map((s) => find(data.sources, s.id));
	return {
		claim: claim.id,
		standing: claim.standing,
		line: lineOf(claim.standing),
		says_so: claim.speaker.who,
		answered_by: data.claims
			.filter((c) => c.answers.includes(claim.id))
			.map((c) => fill(c.statement, figures))
			.join(' '),
		source_ids: sources.map((s) => s.id),
		source_names: [...new Set(sources.map((s) => s.publisher))].join('; '),
		source_urls: sources.flatMap((s) => (s.url ? [s.url] : [])),
		checked: asOf(sources),
	};
}

/** Sources and as-of date of a table whose rows rest on these claims. */
export function basisOf(data: Data, claims: readonly string[]): Pick<Table, 'sources' | 'asOf'> {
	const sources = sourcesOf(data, claims);
	return { sources: sources.map((s) => s.id), asOf: asOf(sources) };
}

/** The table behind a graphic: its own columns, then those of the claim that each row rests on. */
export function graphicTable(data: Data, graphic: GraphicId): Table {
	const { fields, key, rows } = roomOf(graphic).download;
	const words = wordsOf(data, graphic);
	const own = rows(data);
	return {
		name: graphic,
		title: `${words.chart}: ${words.title}`,
		description: altOf(data, graphic),
		fields: [...fields, ...CLAIM_FIELDS],
		key,
		refers: [{ field: 'claim', table: 'claims', key: 'id' }],
		rows: own.map((row) => ({ ...row, ...claimCells(data, row.claim) })),
		...basisOf(
			data,
			own.map((r) => r.claim),
		),
	};
}

/** Text that a spreadsheet would run: it takes a cell that begins like this for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

function cellText(value: Cell): string {
	if (value === undefined) return '';
	if (typeof value === 'number' || typeof value === 'boolean') return String(value);
	const joined = typeof value === 'string' ? value : value.join(' ');
	// An apostrophe is the spreadsheets' own mark for “text”.
	const safe = FORMULA.test(joined) ? `'${joined}` : joined;
	return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A table as CSV (RFC 4180): UTF-8 without a byte order mark, a header row, CRLF between rows. */
export function csvOf({ fields, rows }: Table): string {
	const lines = [fields.map((f) => f.name), ...rows.map((row) => fields.map((f) => cellText(row[f.name])))];
	return lines.map((cells) => `${cells.join(',')}\r\n`).join('');
}

/** A row as JSON has it: every column, in order, with null where there is nothing. */
export const recordOf = ({ fields }: Pick<Table, 'fields'>, row: Row): Record<string, unknown> =>
	Object.fromEntries(fields.map((f) => [f.name, row[f.name] === '' ? null : (row[f.name] ?? null)]));

/** Size and hash of a file, as a data package gives them. */
export const weigh = (file: string): { bytes: number; hash: string } => ({
	bytes: Buffer.byteLength(file),
	hash: `sha256:${createHash('sha256').update(file).digest('hex')}`,
});
