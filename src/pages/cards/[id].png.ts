import type { APIRoute } from 'astro';
import { GRAPHICS } from '../../data/schema';
import { cardOf } from '../../pictures';
import type { CardId } from '../../pictures/words';

export const getStaticPaths = () => [...GRAPHICS, 'story'].map((id) => ({ params: { id } }));
export const GET: APIRoute = async ({ params, site }) =>
	new Response(await cardOf(params.id as CardId, site), { headers: { 'content-type': 'image/png' } });
