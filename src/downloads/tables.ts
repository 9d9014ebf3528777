import { roomOf } from '../charts';
import type { Data } from '../data/read';
import { GRAPHICS, type GraphicId } from '../data/schema';
import { altOf, wordsOf } from '../pictures/words';
import { claimsTable, portsTable, sourcesTable } from './ledger';
import { basisOf, CLAIM_FIELDS, claimCells, type Table } from './table';

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

/** Every data file, in the order of the package: the graphics, the map's ports, the ledger, its sources. */
export const tablesOf = (data: Data): Table[] => [
	...GRAPHICS.map((graphic) => graphicTable(data, graphic)),
	portsTable(data),
	claimsTable(data),
	sourcesTable(data),
];
