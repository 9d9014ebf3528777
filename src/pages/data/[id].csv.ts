import type { APIRoute } from 'astro';
import { paths, tableOf } from '../../downloads';
import { csvOf } from '../../downloads/table';

export const getStaticPaths = paths;
export const GET: APIRoute = ({ params }) =>
	new Response(csvOf(tableOf(params.id)), { headers: { 'content-type': 'text/csv; charset=utf-8; header=present' } });
