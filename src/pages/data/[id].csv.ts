import type { APIRoute } from 'astro';
import { paths, tableOf } from '../../downloads';
import { csvOf } from '../../downloads/table';
import { editions } from '../../ledger/data';

// For programs, and one for all editions.
const [data] = editions;
export const getStaticPaths = () => paths(data);
export const GET: APIRoute = ({ params }) =>
	new Response(csvOf(tableOf(data, params.id)), {
		headers: { 'content-type': 'text/csv; charset=utf-8; header=present' },
	});
