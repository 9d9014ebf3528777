import type { APIRoute } from 'astro';
import type { Data } from '../../../data/read';
import { GRAPHICS, type GraphicId } from '../../../data/schema';
import { ofEditions } from '../../../ledger/data';
import { pdfPicture } from '../../../pictures';

export const getStaticPaths = () => ofEditions(() => GRAPHICS.map((id) => ({ params: { id } })));
export const GET: APIRoute<{ data: Data }> = async ({ params, props: { data }, site }) =>
	new Response(await pdfPicture(data, params.id as GraphicId, site), {
		headers: { 'content-type': 'application/pdf' },
	});
