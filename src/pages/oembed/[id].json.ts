import type { APIRoute } from 'astro';
import { GRAPHICS, type GraphicId } from '../../data/schema';
import { siteOf } from '../../embed/site';
import { answerOf } from '../../oembed';

// Every address in an answer is whole: without a SITE_URL there are none, rather than broken ones.
export const getStaticPaths = () => (siteOf() ? GRAPHICS.map((id) => ({ params: { id } })) : []);
export const GET: APIRoute = ({ params, site }) =>
	new Response(JSON.stringify(answerOf(params.id as GraphicId, site as URL)), {
		headers: { 'content-type': 'application/json' },
	});
