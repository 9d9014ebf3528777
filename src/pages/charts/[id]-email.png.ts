import type { APIRoute } from 'astro';
import { GRAPHICS, type GraphicId } from '../../data/schema';
import { pngOf } from '../../pictures';

export const getStaticPaths = () => GRAPHICS.map((id) => ({ params: { id } }));
export const GET: APIRoute = async ({ params, site }) =>
	new Response(await pngOf(params.id as GraphicId, site, '-email'), { headers: { 'content-type': 'image/png' } });
