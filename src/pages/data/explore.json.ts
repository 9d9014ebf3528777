import type { APIRoute } from 'astro';
import style from '../../charts/route-map/explore.css?inline';
import { factsOf } from '../../charts/route-map/facts';
import { data } from '../../ledger/data';
import type { Exploring } from '../../story/start-exploring';

/** What the map of the story can be asked, and how that looks: fetched when the reader is near it. */
export const GET: APIRoute = () => {
	const exploring: Exploring = { facts: factsOf(data), style };
	return new Response(JSON.stringify(exploring), { headers: { 'content-type': 'application/json' } });
};
