import type { Data } from '../data';
import type { GraphicId } from '../data/schema';
import type { InkName } from '../design/tokens';
import type { Chart } from './kit/chart';

type Room = {
	chart: Chart;
	style?: (ink: InkName) => string;
	/** How its marks move on the story page, as CSS of `--at` and `--g` (kit/move.ts). */
	move?: (data: Data) => string;
};
const rooms = import.meta.glob<Room>('./*/index.ts', { eager: true });

/** Every graphic's room by its id. */
export const charts = new Map<GraphicId, Room>(Object.values(rooms).map((room) => [room.chart.id, room]));

/**
 * The chart of this id.
 * @throws Error where no room draws it
 */
export function chartOf(id: GraphicId): Chart {
	const room = charts.get(id);
	if (!room) throw new Error(`no room src/charts/${id}/`);
	return room.chart;
}
