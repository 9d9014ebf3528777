import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { graphicsOf } from '../../../ledger/address';
import { ofEditions, withPartial } from '../../../ledger/data';
import { PNGS, type PngKind, pngOf } from '../../../pictures';

const kinds = Object.keys(PNGS) as PngKind[];
/** `ID.png`, and by its ending each size of it. */
export const getStaticPaths = () =>
	ofEditions(
		(data) =>
			graphicsOf(data).flatMap((id) =>
				kinds.map((kind) => ({ params: { name: `${id}${kind}` }, props: { id, kind } })),
			),
		withPartial,
	);
export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = async ({
	props: { data, id, kind },
	site,
}) => new Response(await pngOf(data, id, site, kind), { headers: { 'content-type': 'image/png' } });
