import type { APIRoute } from 'astro';
import { GRAPHICS, type GraphicId } from '../../data/schema';
import { readmeOf } from '../../embed/readme';

export const getStaticPaths = () => GRAPHICS.map((id) => ({ params: { id } }));
export const GET: APIRoute = ({ params, site }) =>
	new Response(readmeOf(params.id as GraphicId, site), { headers: { 'content-type': 'text/plain; charset=utf-8' } });
