import type { APIRoute } from 'astro';
import type { Data } from '../../../data/read';
import { GRAPHICS, type GraphicId } from '../../../data/schema';
import { siteOf } from '../../../embed/site';
import { ofEditions } from '../../../ledger/data';
import { answerOf } from '../../../oembed';

// Every address in an answer is whole: without a SITE_URL there are none, rather than broken ones.
export const getStaticPaths = () => ofEditions(() => (siteOf() ? GRAPHICS.map((id) => ({ params: { id } })) : []));
export const GET: APIRoute<{ data: Data }> = ({ params, props: { data }, site }) =>
	new Response(JSON.stringify(answerOf(data, params.id as GraphicId, site as URL)), {
		headers: { 'content-type': 'application/json' },
	});
