/** Tells a problem of a row: which field, what was found and expected. */
export type Say = (row: object, field: string, message: string) => void;

/** A row as messages name it. */
export function rowName(row: object): string | undefined {
	const keys = ['iso3', 'id', 'year', 'figure', 'number', 'date'] as const;
	const key = keys.find((k) => (row as Record<string, unknown>)[k] !== undefined);
	return key && `${key}=${(row as Record<string, unknown>)[key]}`;
}
