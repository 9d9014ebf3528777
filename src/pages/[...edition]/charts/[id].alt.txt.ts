import type { APIRoute } from 'astro';
import type { Data } from '../../../data/read';
import { GRAPHICS, type GraphicId } from '../../../data/schema';
import { ofEditions } from '../../../ledger/data';
import { altOf } from '../../../pictures/words';

export const getStaticPaths = () => ofEditions(() => GRAPHICS.map((id) => ({ params: { id } })));
export const GET: APIRoute<{ data: Data }> = ({ params, props: { data } }) =>
	new Response(`${altOf(data, params.id as GraphicId)}\n`, {
		headers: { 'content-type': 'text/plain; charset=utf-8' },
	});
