import type { APIRoute } from 'astro';
import { type OfGraphic, ofGraphics } from '../../../ledger/data';
import { svgOf } from '../../../pictures';

export const getStaticPaths = ofGraphics;
export const GET: APIRoute<OfGraphic> = async ({ props: { data, id }, site }) =>
	new Response(await svgOf(data, id, site), { headers: { 'content-type': 'image/svg+xml' } });
