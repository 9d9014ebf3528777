import { find } from '../data/find';
import type { Data } from '../data/read';
import { GRAPHICS } from '../data/schema';
import { claimsTable, portsTable, sourcesTable } from './ledger';
import { csvOf, graphicTable, recordOf, type Table, weigh } from './table';

const PROFILE = 'https://datapackage.org/profiles/2.0';

const licencesOf = ({ publication }: Data) => [
	{
		// The names of the Open Definition are the SPDX ones: "CC BY 4.0" is CC-BY-4.0.
		name: publication.licenceWords.trim().replaceAll(/\s+/g, '-'),
		title: publication.licenceWords,
		path: publication.licenceWordsUrl,
	},
];
const sourcesOf = (data: Data, ids: readonly string[]) =>
	ids
		.map((id) => find(data.sources, id))
		.map(({ title, publisher, url, symbol }) => ({
			title: [`${title} (${publisher})`, symbol].filter(Boolean).join(', '),
			...(url ? { path: url } : {}),
		}));

/** One data file as JSON: what it is, as of when, from whom, its columns and its rows. */
export function jsonOf(data: Data, table: Table): string {
	const { name, title, description, fields, rows, sources, asOf } = table;
	return `${JSON.stringify(
		{
			name,
			title,
			description,
			asOf,
			licences: licencesOf(data),
			sources: sourcesOf(data, sources),
			fields,
			rows: rows.map((r) => recordOf(table, r)),
		},
		undefined,
		'\t',
	)}\n`;
}

/** Every data file, in the order of the package: the graphics, the map's ports, the ledger, its sources. */
export const tablesOf = (data: Data): Table[] => [
	...GRAPHICS.map((graphic) => graphicTable(data, graphic)),
	portsTable(data),
	claimsTable(data),
	sourcesTable(data),
];

/** One CSV in the descriptor: its size, its hash, how it is written, its columns, and which other files these refer to. */
function resourceOf(data: Data, table: Table): object {
	return {
		name: table.name,
		type: 'table',
		title: table.title,
		description: table.description,
		path: `${table.name}.csv`,
		scheme: 'file',
		format: 'csv',
		mediatype: 'text/csv',
		encoding: 'utf-8',
		...weigh(csvOf(table)),
		dialect: {
			$schema: `${PROFILE}/tabledialect.json`,
			delimiter: ',',
			lineTerminator: '\r\n',
			quoteChar: '"',
			doubleQuote: true,
			header: true,
		},
		licenses: licencesOf(data),
		sources: sourcesOf(data, table.sources),
		schema: {
			$schema: `${PROFILE}/tableschema.json`,
			fields: table.fields.map(({ list: _, ...field }) => field),
			missingValues: [''],
			primaryKey: [table.key],
			...(table.refers?.length
				? {
						foreignKeys: table.refers.map((r) => ({
							fields: [r.field],
							reference: { resource: r.table, fields: [r.key] },
						})),
					}
				: {}),
		},
	};
}

/**
 * The descriptor of all data files (Data Package v2): each CSV column by column, with its size and hash.
 * @param homepage where the story stands, if that is known at build
 */
export function packageOf(data: Data, tables: readonly Table[], homepage?: string): object {
	const { publication } = data;
	const licenses = licencesOf(data);
	const maker = publication.publisher || publication.author;
	return {
		$schema: `${PROFILE}/datapackage.json`,
		name: publication.title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'),
		title: publication.title,
		description: publication.description,
		...(homepage ? { homepage } : {}),
		// The newest check date of the data, never the clock: the same data is the same package.
		version: tables
			.map((t) => t.asOf)
			.sort()
			.at(-1)
			?.replaceAll('-0', '-')
			.replaceAll('-', '.'),
		keywords: publication.keywords,
		...(maker ? { contributors: [{ title: maker, roles: ['publisher'] }] } : {}),
		licenses,
		sources: sourcesOf(
			data,
			data.sources.map((s) => s.id),
		),
		resources: tables.map((table) => resourceOf(data, table)),
	};
}
