import type { Data } from '../../data/read';
import type { Port } from '../../data/rows';
import { h, write } from '../../design/svg';
import { claimsOfLeg } from '../../ledger/leg';
import { coastDefs } from '../../map/coastline';
import { borderOf, frameIn } from '../../map/frame';
import { SHEETS } from '../../map/sheets';
import { fit } from '../../map/views';
import type { Chart, Exploring } from '../kit/chart';
import { draw, scene } from './drawing';
import { STATES } from './states';
import { table } from './table';

export { download } from './download';
export { card } from './drawing';
export { move, style } from './style';

/** What drawings of a map use, to be written once in a page or a file that holds them: the coast, and the clips. */
export const defs = (): string => write(coastDefs());
/** The border of the story's wide map by itself, to be laid over what lies on the map: its view box, and what is in it. */
export function border(): { box: string; body: string } {
	const { width, height, view, border } = SHEETS['story-wide'];
	const frame = frameIn(width, height, border);
	// Paper outside it, as far as a window goes: a sheet that comes or leaves passes under, and no word crosses the numbers.
	const far = 9999;
	const margin = h('path', {
		class: 'ladder-paper',
		'fill-rule': 'evenodd',
		d: `M${-far}${-far}h${3 * far}v${3 * far}h${-3 * far}zM${frame.x} ${frame.y}h${frame.width}v${frame.height}h${-frame.width}z`,
	});
	return { box: `0 0 ${width} ${height}`, body: write(margin) + write(borderOf(fit(view, frame), frame, border)) };
}
/** The route, and how firmly each leg of it stands. */
export const chart: Chart = {
	id: 'route-map',
	map: true,
	states: STATES,
	beyond: 'dashed',
	draw,
	scene,
	table,
	own: ['who', 'date', 'square'],
	draws: [
		{ table: 'legs', field: 'states', claims: claimsOfLeg },
		{ table: 'ports', field: 'claims', claims: (p: Partial<Port>) => (p.claims ?? []).slice(0, 1) },
	],
};

/** The story's closing map and the frame can be explored. Its parts are for browsers: who checks drawings needs none. */
export const explore = (data: Data): Promise<Exploring> => import('./exploring').then((m) => m.exploring(data));
