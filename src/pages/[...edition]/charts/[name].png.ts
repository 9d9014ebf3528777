import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { GRAPHICS } from '../../../data/schema';
import { ofEditions } from '../../../ledger/data';
import { PNGS, type PngKind, pngOf } from '../../../pictures';

const kinds = Object.keys(PNGS) as PngKind[];
/** `ID.png`, and by its ending each size of it. */
export const getStaticPaths = () =>
	ofEditions(() =>
		GRAPHICS.flatMap((id) => kinds.map((kind) => ({ params: { name: `${id}${kind}` }, props: { id, kind } }))),
	);
export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = async ({
	props: { data, id, kind },
	site,
}) => new Response(await pngOf(data, id, site, kind), { headers: { 'content-type': 'image/png' } });
