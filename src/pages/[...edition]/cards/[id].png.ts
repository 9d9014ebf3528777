import type { APIRoute } from 'astro';
import type { Data } from '../../../data/read';
import { GRAPHICS } from '../../../data/schema';
import { ofEditions } from '../../../ledger/data';
import { cardOf } from '../../../pictures';
import type { CardId } from '../../../pictures/words';

export const getStaticPaths = () => ofEditions(() => [...GRAPHICS, 'story'].map((id) => ({ params: { id } })));
export const GET: APIRoute<{ data: Data }> = async ({ params, props: { data }, site }) =>
	new Response(await cardOf(data, params.id as CardId, site), { headers: { 'content-type': 'image/png' } });
