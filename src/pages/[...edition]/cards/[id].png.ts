import type { APIRoute } from 'astro';
import type { Data } from '../../../data/read';
import { graphicsOf } from '../../../ledger/address';
import { ofEditions, withPartial } from '../../../ledger/data';
import { cardOf } from '../../../pictures';
import type { CardId } from '../../../pictures/words';

export const getStaticPaths = () =>
	ofEditions(
		(data) => [...graphicsOf(data), ...(data.edition.graphics ? [] : ['story'])].map((id) => ({ params: { id } })),
		withPartial,
	);
export const GET: APIRoute<{ data: Data }> = async ({ params, props: { data }, site }) =>
	new Response(await cardOf(data, params.id as CardId, site), { headers: { 'content-type': 'image/png' } });
