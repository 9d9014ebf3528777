import type { GraphicId } from '../data/schema';
import type { Chart, Room } from './kit/chart';

/** What each folder of charts/ exports, by the folder's name: as it is, whole or not (whole.ts asks that). */
export const rooms: Record<string, Partial<Room>> = Object.fromEntries(
	Object.entries(import.meta.glob<Partial<Room>>('./*/index.ts', { eager: true })).map(([path, room]) => [
		path.split('/')[1] as string,
		room,
	]),
);

/** Every graphic's room by its id. */
export const charts = new Map(Object.entries(rooms) as [GraphicId, Room][]);

/**
 * The room of this graphic.
 * @throws Error where there is none
 */
export function roomOf(id: GraphicId): Room {
	const room = charts.get(id);
	if (!room) throw new Error(`no room src/charts/${id}/`);
	return room;
}

/**
 * The chart of this id.
 * @throws Error where no room draws it
 */
export const chartOf = (id: GraphicId): Chart => roomOf(id).chart;

/** SVG that this graphic's drawings refer to, as text: most refer to nothing. */
export const defsOf = (id: GraphicId): string => charts.get(id)?.defs?.() ?? '';

/** The same for a page, ahead of its drawings; nothing where they refer to nothing. */
export function symbolsOf(id: GraphicId): string {
	const defs = defsOf(id);
	return defs && `<svg class="hidden" width="0" height="0" aria-hidden="true">${defs}</svg>`;
}
