import type { APIRoute } from 'astro';
import { GRAPHICS, type GraphicId } from '../../../data/schema';
import { heightsOf } from '../../../embed/heights';
import { editions } from '../../../ledger/data';

export const getStaticPaths = () => GRAPHICS.map((id) => ({ params: { id } }));

/** The frame's height at each width, in px; between two widths of the table it is on the line that joins them. One for all editions. */
export const GET: APIRoute = ({ params }) =>
	new Response(`${JSON.stringify(heightsOf(editions[0], params.id as GraphicId))}\n`, {
		headers: { 'content-type': 'application/json' },
	});
