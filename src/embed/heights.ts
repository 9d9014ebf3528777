import { perData } from '../data/per-data';
import type { Data } from '../data/read';
import type { GraphicId } from '../data/schema';
import { folderOf, graphicsOf } from '../ledger/address';
import { estimate } from './estimate';
import { plateOf } from './plate';
import { digest } from './points';

/** Widths and heights of a frame in px, in order of width. Between two of them the height is on the line joining them. */
export type Heights = readonly (readonly [width: number, height: number])[];
/**
 * What `npm run heights` wrote, by graphic (`ko/ID` in an edition that stands in a folder): what a browser measured, and the
 * digest of the estimate of that day.
 */
export type Measured = Record<string, { estimate: string; heights: Heights }>;
/** A frame's heights, and what is known of them; `changed`: its words or drawing have changed their height since. */
export type Known = { heights: Heights; are: 'measured' | 'changed' | 'estimated' };

// Not there in a checkout before its first run.
const [measured = {}] = Object.values(import.meta.glob<Measured>('./heights.json', { eager: true, import: 'default' }));
/** `npm run heights` builds with estimates alone, to note with each measured table which estimate it belongs to. */
const onlyEstimates = process.env.HEIGHTS === 'estimated';

/**
 * Which heights hold: the measured ones as long as the frame is the one that was measured, and otherwise the estimate.
 * @param table what was measured of this graphic, if anything was
 */
export function hold(table: Measured[string] | undefined, estimated: Heights): Known {
	if (!table) return { heights: estimated, are: 'estimated' };
	const same = table.estimate === digest(estimated);
	return same ? { heights: table.heights, are: 'measured' } : { heights: estimated, are: 'changed' };
}

const tabled = ({ edition }: Data, id: GraphicId) => `${folderOf(edition.language)}${id}`;
const knownIn = perData(() => new Map<GraphicId, Known>());
/** The heights of a graphic's embed, and whether they were measured. */
function knownOf(data: Data, id: GraphicId): Known {
	const known = knownIn(data);
	const found =
		known.get(id) ?? hold(onlyEstimates ? undefined : measured[tabled(data, id)], estimate(data, plateOf(data, id)));
	known.set(id, found);
	return found;
}
/** The heights of a graphic's embed: measured (`npm run heights`), or estimated until it is. */
export const heightsOf = (data: Data, id: GraphicId): Heights => knownOf(data, id).heights;

/**
 * What an editor must know of the table, in one line; nothing where all of it was measured as it stands.
 * @param are what is known of each graphic's heights
 * @param tabled the graphics that the table has
 */
export function notice(are: ReadonlyMap<string, Known['are']>, tabled: readonly string[]): string | undefined {
	const those = (which: Known['are']) => [...are].filter(([, is]) => is === which).map(([id]) => id);
	const parts = [
		['estimated, never measured', those('estimated')],
		['changed since they were measured, so estimated', those('changed')],
		['no graphic any more', tabled.filter((id) => !are.has(id))],
	] as const;
	const said = parts.filter(([, ids]) => ids.length).map(([what, ids]) => `${ids.join(', ')} (${what})`);
	return said.length
		? `src/embed/heights.json: ${said.join('; ')}. Run \`npm run heights\` and commit the table.`
		: undefined;
}

/** The notice of one edition of this checkout. */
export function heightsNotice(data: Data): string | undefined {
	if (onlyEstimates) return;
	const folder = folderOf(data.edition.language);
	const own = Object.keys(measured).filter((key) => key.slice(0, key.lastIndexOf('/') + 1) === folder);
	return notice(new Map(graphicsOf(data).map((id) => [tabled(data, id), knownOf(data, id).are])), own);
}
