import type { APIRoute } from 'astro';
import { roomOf } from '../../../charts';
import type { Data } from '../../../data/read';
import { ofEditions } from '../../../ledger/data';
import { BASE } from '../../../story/score';

export const getStaticPaths = () => ofEditions();
/** What the map of the story can be asked, and how that looks: fetched when the reader is near it. */
export const GET: APIRoute<{ data: Data }> = async ({ props: { data } }) => {
	const { facts, style } = (await roomOf(BASE).explore?.(data)) ?? {};
	return new Response(JSON.stringify({ facts, style }), { headers: { 'content-type': 'application/json' } });
};
