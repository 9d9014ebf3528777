import type { APIRoute } from 'astro';
import { GRAPHICS, type GraphicId } from '../../data/schema';
import { data } from '../../ledger/data';
import { altOf } from '../../pictures/words';

export const getStaticPaths = () => GRAPHICS.map((id) => ({ params: { id } }));
export const GET: APIRoute = ({ params }) =>
	new Response(`${altOf(data, params.id as GraphicId)}\n`, {
		headers: { 'content-type': 'text/plain; charset=utf-8' },
	});
