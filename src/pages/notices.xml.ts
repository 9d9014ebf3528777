import type { APIRoute } from 'astro';
import { data } from '../ledger/data';
import { FEED, feedOf } from '../ledger/feed';

export const GET: APIRoute = ({ site }) =>
	new Response(feedOf(data, site), { headers: { 'content-type': `${FEED.type}; charset=utf-8` } });
