import type { APIRoute } from 'astro';
import { tablesByName } from '../../downloads';
import { packageOf } from '../../downloads/package';
import { editions } from '../../ledger/data';

const [data] = editions;
/** For programs, and one for all editions. */
export const GET: APIRoute = ({ site }) =>
	new Response(`${JSON.stringify(packageOf(data, [...tablesByName(data).values()], site?.href), undefined, '\t')}\n`, {
		headers: { 'content-type': 'application/json' },
	});
