import type { APIRoute } from 'astro';
import { roomOf } from '../../charts';
import { data } from '../../ledger/data';
import { BASE } from '../../story/score';

/** What the map of the story can be asked, and how that looks: fetched when the reader is near it. */
export const GET: APIRoute = async () => {
	const { facts, style } = (await roomOf(BASE).explore?.(data)) ?? {};
	return new Response(JSON.stringify({ facts, style }), { headers: { 'content-type': 'application/json' } });
};
