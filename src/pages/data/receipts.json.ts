import type { APIRoute } from 'astro';
import { data } from '../../data';
import { receiptsOf } from '../../ledger/receipt';

export const GET: APIRoute = () =>
	new Response(JSON.stringify(receiptsOf(data)), { headers: { 'content-type': 'application/json' } });
