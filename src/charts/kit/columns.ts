import type { Data } from '../../data/read';

/** A cell: a list is told apart by blanks in CSV, and is an array in JSON. `undefined` is an empty cell, null in JSON. */
export type Cell = string | number | boolean | readonly string[] | undefined;
export type Row = Record<string, Cell>;

/** A column, as the data package describes it (Table Schema, Data Package v2). */
export type Field = {
	name: string;
	type: 'string' | 'integer' | 'number' | 'boolean' | 'date' | 'year';
	title: string;
	description: string;
	/** What its numbers count or measure; `unit` names a column where that differs from row to row. */
	unit?: string;
	/** Whether it holds ids or addresses, told apart by blanks. */
	list?: true;
	constraints?: {
		required?: true;
		unique?: true;
		minimum?: number;
		maximum?: number;
		pattern?: string;
		enum?: readonly string[];
	};
};

/** The columns and rows behind a graphic, as its room gives them: what each row carries of its claim is added to them. */
export type Download = {
	fields: Field[];
	/** The column that names a row. */
	key: string;
	/** One fact a row, each with the id of the claim that it rests on. */
	rows(data: Data): (Row & { claim: string })[];
};

/** A date as precise as its source has it. */
const PARTIAL_DATE = '^\\d{4}(-\\d{2}(-\\d{2})?)?$';

export const id = (description: string): Field => ({
	name: 'id',
	type: 'string',
	title: 'Id',
	description,
	constraints: { required: true, unique: true },
});
export const text = (name: string, title: string, description: string, constraints?: Field['constraints']): Field => ({
	name,
	type: 'string',
	title,
	description,
	...(constraints ? { constraints } : {}),
});
export const number = (
	name: string,
	title: string,
	unit: string,
	description: string,
	constraints?: Field['constraints'],
): Field => ({ name, type: 'number', title, unit, description, ...(constraints ? { constraints } : {}) });
export const partialDate = (name: string, title: string, description: string, required = false): Field => ({
	name,
	type: 'string',
	title,
	description: `${description} YYYY, YYYY-MM or YYYY-MM-DD, as precise as the source has it.`,
	constraints: { ...(required ? { required: true as const } : {}), pattern: PARTIAL_DATE },
});
/** The unit of the number beside it. */
export const unit = (name: string, of: string, units: readonly string[]): Field => ({
	name,
	type: 'string',
	title: `Unit of ${of}`,
	description: `The unit of ${of}.`,
	constraints: { enum: units },
});

/** What a column of dollars counts. */
export const USD = 'current US dollars';
/** Limits of a share in per cent. */
export const SHARE = { minimum: 0, maximum: 100 };
/** A number to so many digits behind its point. */
export const to = (digits: number) => (n: number) => Number(n.toFixed(digits));
/** A share in per cent, to two digits. */
export const percentOf = (part: number, whole: number) => to(2)((100 * part) / whole);

/** The columns that goods and buyers have in common: of which year, and which part of all exports. */
export const EXPORT_YEAR: Field = {
	name: 'year',
	type: 'year',
	title: 'Year',
	description: 'Year of the exports.',
	constraints: { required: true },
};
export const EXPORT_SHARE: readonly Field[] = [
	number('share', 'Share', 'per cent', 'Part of all recorded exports of the year, worked out by us.', {
		required: true,
		...SHARE,
	}),
	unit('share_unit', 'the share', ['%']),
];
