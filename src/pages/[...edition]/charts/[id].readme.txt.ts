import type { APIRoute } from 'astro';
import type { Data } from '../../../data/read';
import { GRAPHICS, type GraphicId } from '../../../data/schema';
import { readmeOf } from '../../../embed/readme';
import { ofEditions } from '../../../ledger/data';

export const getStaticPaths = () => ofEditions(() => GRAPHICS.map((id) => ({ params: { id } })));
export const GET: APIRoute<{ data: Data }> = ({ params, props: { data }, site }) =>
	new Response(readmeOf(data, params.id as GraphicId, site), {
		headers: { 'content-type': 'text/plain; charset=utf-8' },
	});
