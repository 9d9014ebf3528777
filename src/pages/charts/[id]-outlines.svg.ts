import type { APIRoute } from 'astro';
import { GRAPHICS, type GraphicId } from '../../data/schema';
import { outlinesOf } from '../../pictures';

export const getStaticPaths = () => GRAPHICS.map((id) => ({ params: { id } }));
export const GET: APIRoute = async ({ params, site }) =>
	new Response(await outlinesOf(params.id as GraphicId, site), { headers: { 'content-type': 'image/svg+xml' } });
