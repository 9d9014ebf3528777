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
