import { type Problem, type Row, readRows } from './parse';
import * as schema from './schema';

/** The files of `data/` (or of the prose) by path from the project's root, as text. */
export type Files = Record<string, string>;

export const TABLES = {
	sources: ['data/sources.yaml', schema.source, 'id'],
	claims: ['data/claims.yaml', schema.claim, 'id'],
	discrepancies: ['data/discrepancies.yaml', schema.discrepancy, 'id'],
	corrections: ['data/corrections.yaml', schema.correction, 'number'],
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
	notices: schema.Notices;
	ledgerPage: schema.LedgerPage;
	interface: schema.InterfaceWords;
	standings: schema.StandingWords;
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

/** Files that are one record each, by its name in `Data`. */
export const ALONE = {
	publication: ['data/publication.yaml', schema.publication],
	embeds: ['data/embeds.yaml', schema.embeds],
	notices: ['data/notices.yaml', schema.notices],
	ledgerPage: ['data/ledger.yaml', schema.ledgerPage],
	interface: ['data/words/en/interface.yaml', schema.interfaceWords],
	standings: ['data/words/en/standings.yaml', schema.standingWords],
} as const;

/** A table of `data/`: its name in `Data`, the files it stands in, and the field that names a row. */
export type TableName = Exclude<keyof Data, keyof typeof ALONE>;
/** Files that may hold no row: that nothing was corrected is no fault. */
const MAY_BE_EMPTY: ReadonlySet<string> = new Set(['data/corrections.yaml', 'data/allowed-numbers.yaml']);

type Shape = Parameters<typeof readRows>[2];
/** Each file's rows as they were read last: most files are as they were when one of them changes. */
const known = new Map<string, { text: string | undefined; table: ReturnType<typeof readRows> }>();
function tableOf<S extends Shape>(file: string, text: string | undefined, shape: S, key?: string) {
	const last = known.get(file);
	const table = last && last.text === text ? last.table : readRows(file, text, shape, key);
	known.set(file, { text, table });
	return table as ReturnType<typeof readRows<S>>;
}

export type Reading = {
	/** Rows that pass their schemas. They are whole only where there is no problem. */
	data: Data;
	/** Every row, with the fields that pass. */
	loose: Data;
	/** Files of which nothing, or not every row, could be read: what depends on them can't be judged. */
	torn: Set<string>;
	problems: Problem[];
};

/** The path of a graphic's words. */
export const graphicFile = (id: string): string => `data/graphics/${id}.yaml`;
/** Every file that `data/` has. */
export const dataFiles = (): string[] => [
	...Object.values(TABLES).map(([file]) => file),
	...Object.values(ALONE).map(([file]) => file),
	...schema.GRAPHICS.map(graphicFile),
];

/**
 * Every row of `data/`, held against its schema. Nothing is thrown: all that is wrong is told together.
 * @param files the text of each file, by its path from the project's root
 */
export function read(files: Files): Reading {
	const problems: Problem[] = [];
	const torn = new Set<string>();
	const table = <S extends Shape>(file: string, shape: S, key?: string) => {
		const { rows, loose, whole, problems: wrong } = tableOf(file, files[file], shape, key);
		problems.push(...wrong);
		const empty = whole && !loose.length && !wrong.length && !MAY_BE_EMPTY.has(file);
		if (empty) problems.push({ file, line: 1, message: 'found no row, expected one at least' });
		if (wrong.length || empty) torn.add(file);
		return { rows, loose };
	};
	const tables = Object.entries(TABLES).map(([name, [file, shape, key]]) => [name, table(file, shape, key)] as const);
	const alone = Object.entries(ALONE).map(([name, [file, shape]]) => [name, table(file, shape)] as const);
	const graphics = schema.GRAPHICS.map((id) => table(graphicFile(id), schema.graphic, 'id'));
	const data = (kind: 'rows' | 'loose') =>
		({
			...Object.fromEntries(tables.map(([name, t]) => [name, t[kind]])),
			...Object.fromEntries(alone.map(([name, t]) => [name, t[kind][0]])),
			graphics: graphics.flatMap((g) => g[kind] as Row<schema.Graphic>[]),
		}) as unknown as Data;
	return { data: data('rows'), loose: data('loose'), torn, problems };
}
