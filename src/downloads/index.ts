import { perData } from '../data/per-data';
import type { Data } from '../data/read';
import { tablesOf } from './package';

/** Every data file, by its name. */
export const tablesByName = perData((data) => new Map(tablesOf(data).map((t) => [t.name, t])));
/** A path for each of them. */
export const paths = (data: Data) => [...tablesByName(data).keys()].map((id) => ({ params: { id } }));

/**
 * The data file of this name.
 * @throws Error where there is none
 */
export function tableOf(data: Data, name: string | undefined) {
	const table = tablesByName(data).get(name ?? '');
	if (!table) throw new Error(`no data file "${name}"`);
	return table;
}
