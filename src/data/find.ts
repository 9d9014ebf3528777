/** Rows by id. */
export const byId = <T extends { id: string }>(rows: readonly T[]): Map<string, T> =>
	new Map(rows.map((r) => [r.id, r]));

/**
 * A row that must be there.
 * @throws Error naming what is missing: only a caller's mistake can ask for an id that data/ does not have
 */
export function find<T extends { id: string }>(rows: readonly T[], id: string): T {
	const row = rows.find((r) => r.id === id);
	if (!row) throw new Error(`no "${id}" among ${rows.map((r) => r.id).join(', ')}`);
	return row;
}
