import type { APIRoute } from 'astro';
import { type OfGraphic, ofGraphics } from '../../../ledger/data';
import { altOf } from '../../../pictures/words';

export const getStaticPaths = ofGraphics;
export const GET: APIRoute<OfGraphic> = ({ props: { data, id } }) =>
	new Response(`${altOf(data, id)}\n`, {
		headers: { 'content-type': 'text/plain; charset=utf-8' },
	});
