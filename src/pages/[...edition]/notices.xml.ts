import type { APIRoute } from 'astro';
import type { Data } from '../../data/read';
import { ofEditions } from '../../ledger/data';
import { FEED, feedOf } from '../../ledger/feed';

export const getStaticPaths = () => ofEditions();
export const GET: APIRoute<{ data: Data }> = ({ props: { data }, site }) =>
	new Response(feedOf(data, site), { headers: { 'content-type': `${FEED.type}; charset=utf-8` } });
