import type { APIRoute } from 'astro';
import { paths, tableOf } from '../../downloads';
import { jsonOf } from '../../downloads/package';
import { data } from '../../ledger/data';

export const getStaticPaths = paths;
export const GET: APIRoute = ({ params }) =>
	new Response(jsonOf(data, tableOf(params.id)), { headers: { 'content-type': 'application/json' } });
