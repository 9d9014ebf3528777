import type { APIRoute } from 'astro';
import { paths, tableOf } from '../../downloads';
import { jsonOf } from '../../downloads/package';
import { editions } from '../../ledger/data';

// For programs, and one for all editions.
const [data] = editions;
export const getStaticPaths = () => paths(data);
export const GET: APIRoute = ({ params }) =>
	new Response(jsonOf(data, tableOf(data, params.id)), { headers: { 'content-type': 'application/json' } });
