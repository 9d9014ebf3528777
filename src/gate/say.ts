/** Tells a problem of a row: which field, what was found and expected. */
export type Say = (row: object, field: string, message: string) => void;

/** A row as messages name it. */
export function rowName(row: object): string | undefined {
	const keys = ['id', 'iso3', 'year', 'figure', 'number', 'date'] as const;
	const key = keys.find((k) => (row as Record<string, unknown>)[k] !== undefined);
	return key && `${key}=${(row as Record<string, unknown>)[key]}`;
}

/** The name that was most likely meant, as a message adds it. */
export function nearest(name: string, names: Iterable<string | undefined>): string {
	const found = [...names].find((n) => n && n !== name && distance(name, n) <= (name.length > 5 ? 2 : 1));
	return found ? `; did you mean "${found}"?` : '';
}
/** How many letters must be changed, put in or left out to come from one word to another. */
function distance(a: string, b: string): number {
	let row = Array.from({ length: b.length + 1 }, (_, i) => i);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++)
			next[j] = Math.min(
				(row[j] as number) + 1,
				(next[j - 1] as number) + 1,
				(row[j - 1] as number) + Number(a[i - 1] !== b[j - 1]),
			);
		row = next;
	}
	return row[b.length] as number;
}
