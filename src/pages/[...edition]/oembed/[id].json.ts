import type { APIRoute } from 'astro';
import { siteOf } from '../../../embed/site';
import { type OfGraphic, ofGraphics } from '../../../ledger/data';
import { answerOf } from '../../../oembed';

// Every address in an answer is whole: without a SITE_URL there are none, rather than broken ones.
export const getStaticPaths = () => (siteOf() ? ofGraphics() : []);
export const GET: APIRoute<OfGraphic> = ({ props: { data, id }, site }) =>
	new Response(JSON.stringify(answerOf(data, id, site as URL)), {
		headers: { 'content-type': 'application/json' },
	});
