/**
 * What stands beside each cell of a table whose rows are blocks (common.css): its columns' names, as properties for the
 * table's style. They are said once, and not in each cell.
 */
export const labels = (columns: readonly string[]): string =>
	columns.map((name, i) => `--${i + 1}:'${name.replaceAll(/['\\]/g, '\\$&')}'`).join(';');
