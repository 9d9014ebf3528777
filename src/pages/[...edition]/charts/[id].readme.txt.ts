import type { APIRoute } from 'astro';
import { readmeOf } from '../../../embed/readme';
import { type OfGraphic, ofGraphics } from '../../../ledger/data';

export const getStaticPaths = ofGraphics;
export const GET: APIRoute<OfGraphic> = ({ props: { data, id }, site }) =>
	new Response(readmeOf(data, id, site), {
		headers: { 'content-type': 'text/plain; charset=utf-8' },
	});
