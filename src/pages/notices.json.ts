import type { APIRoute } from 'astro';
import { data } from '../ledger/data';
import { listOf } from '../ledger/notices';

/**
 * The notices for programs. Released copies, which never change, read `number`, `name`, `what` and `graphics` of it: these
 * keep their names and their meaning.
 */
export const GET: APIRoute = () =>
	new Response(`${JSON.stringify(listOf(data.corrections, data))}\n`, {
		headers: { 'content-type': 'application/json' },
	});
