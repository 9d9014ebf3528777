import type { APIRoute } from 'astro';
import { type OfGraphic, ofGraphics } from '../../../ledger/data';
import { pdfPicture } from '../../../pictures';

export const getStaticPaths = ofGraphics;
export const GET: APIRoute<OfGraphic> = async ({ props: { data, id }, site }) =>
	new Response(await pdfPicture(data, id, site), {
		headers: { 'content-type': 'application/pdf' },
	});
