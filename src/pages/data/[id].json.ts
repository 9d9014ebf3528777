import type { APIRoute } from 'astro';
import { data } from '../../data';
import { paths, tableOf } from '../../downloads';
import { jsonOf } from '../../downloads/package';

export const getStaticPaths = paths;
export const GET: APIRoute = ({ params }) =>
	new Response(jsonOf(data, tableOf(params.id)), { headers: { 'content-type': 'application/json' } });
