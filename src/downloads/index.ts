import { data } from '../ledger/data';
import { tablesOf } from './package';

/** Every data file, by its name. */
export const tables = new Map(tablesOf(data).map((t) => [t.name, t]));
/** A path for each of them. */
export const paths = () => [...tables.keys()].map((id) => ({ params: { id } }));

/**
 * The data file of this name.
 * @throws Error where there is none
 */
export function tableOf(name: string | undefined) {
	const table = tables.get(name ?? '');
	if (!table) throw new Error(`no data file "${name}"`);
	return table;
}
