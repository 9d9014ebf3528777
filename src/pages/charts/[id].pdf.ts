import type { APIRoute } from 'astro';
import { GRAPHICS, type GraphicId } from '../../data/schema';
import { pdfPicture } from '../../pictures';

export const getStaticPaths = () => GRAPHICS.map((id) => ({ params: { id } }));
export const GET: APIRoute = async ({ params, site }) =>
	new Response(await pdfPicture(params.id as GraphicId, site), { headers: { 'content-type': 'application/pdf' } });
