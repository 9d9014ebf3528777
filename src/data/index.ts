import { houseOf } from '../charts/house';
import { graphicProblems } from '../charts/whole';
import { crossCheck } from './checks';
import { DataError, type Problem, type Row, readRows } from './parse';
import * as schema from './schema';

/** The files of `data/` by path, as text. */
export type Files = Record<string, string>;

const TABLES = {
	sources: ['data/sources.yaml', schema.source, 'id'],
	claims: ['data/claims.yaml', schema.claim, 'id'],
	discrepancies: ['data/discrepancies.yaml', schema.discrepancy, 'id'],
	corrections: ['data/corrections.yaml', schema.correction, undefined],
	allowedNumbers: ['data/allowed-numbers.yaml', schema.allowedNumber, undefined],
	policies: ['data/policies.yaml', schema.policy, 'id'],
	ports: ['data/ports.csv', schema.port, 'id'],
	legs: ['data/legs.yaml', schema.leg, 'id'],
	voyages: ['data/voyages.csv', schema.voyage, 'id'],
	quantities: ['data/quantities.csv', schema.quantity, 'id'],
	products: ['data/products.csv', schema.product, 'id'],
	destinations: ['data/destinations.csv', schema.destination, 'iso3'],
	exportYears: ['data/export-years.csv', schema.exportYear, 'year'],
	expected: ['data/expected.csv', schema.expected, 'figure'],
	events: ['data/events.yaml', schema.event, 'id'],
	designations: ['data/designations.csv', schema.designation, 'id'],
	responses: ['data/responses.yaml', schema.response, 'id'],
	scaleUnits: ['data/scale-units.csv', schema.scaleUnit, 'id'],
} as const;

export type Data = {
	publication: schema.Publication;
	embeds: schema.Embeds;
	graphics: Row<schema.Graphic>[];
	sources: Row<schema.Source>[];
	claims: Row<schema.Claim>[];
	discrepancies: Row<schema.Discrepancy>[];
	corrections: Row<schema.Correction>[];
	allowedNumbers: Row<schema.AllowedNumber>[];
	policies: Row<schema.Policy>[];
	ports: Row<schema.Port>[];
	legs: Row<schema.Leg>[];
	voyages: Row<schema.Voyage>[];
	quantities: Row<schema.Quantity>[];
	products: Row<schema.Product>[];
	destinations: Row<schema.Destination>[];
	exportYears: Row<schema.ExportYear>[];
	expected: Row<schema.Expected>[];
	events: Row<schema.TimelineEvent>[];
	designations: Row<schema.Designation>[];
	responses: Row<schema.Response>[];
	scaleUnits: Row<schema.ScaleUnit>[];
};

/**
 * Every row of `data/`, held against its schema and against each other.
 * @param files the text of each file, by its path from the project's root
 * @param beside problems found elsewhere, which go into the same report
 * @throws DataError naming file, line, row and field, what was found and what was expected, of every wrong row
 */
export function validate(files: Files, beside: readonly Problem[] = []): Data {
	const problems: Problem[] = [...beside];
	const told = new Set(beside.map((p) => p.file));
	const read = <S extends Parameters<typeof readRows>[2]>(file: string, shape: S, key?: string) => {
		const { rows, problems: wrong } = readRows(file, files[file], shape, key);
		problems.push(...wrong);
		return rows;
	};
	const tables = Object.fromEntries(
		Object.entries(TABLES).map(([name, [file, shape, key]]) => [name, read(file, shape, key)]),
	);
	const [publication] = read('data/publication.yaml', schema.publication);
	const [embeds] = read('data/embeds.yaml', schema.embeds);
	const graphics = schema.GRAPHICS.map((id) => `data/graphics/${id}.yaml`)
		// A file that is missing is missed once.
		.filter((file) => files[file] !== undefined || !told.has(file))
		.flatMap((file) => read(file, schema.graphic, 'id'));
	const data = { ...tables, publication, embeds, graphics } as unknown as Data;
	// What rows owe each other can be asked only of rows that are whole.
	if (!problems.length) problems.push(...crossCheck(data));
	if (problems.length) throw new DataError(problems);
	return data;
}

/** The files as they stand in this checkout. Vite watches them: an edit shows in the dev server at once. */
export const files: Files = Object.fromEntries(
	Object.entries(
		import.meta.glob<string>('/data/**/*.{csv,yaml}', { query: '?raw', import: 'default', eager: true }),
	).map(([path, text]) => [path.slice(1), text]),
);

export const data: Data = validate(files, graphicProblems(houseOf(files)));
