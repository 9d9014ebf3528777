import type { APIRoute } from 'astro';
import { tables } from '../../downloads';
import { packageOf } from '../../downloads/package';
import { data } from '../../ledger/data';

export const GET: APIRoute = ({ site }) =>
	new Response(`${JSON.stringify(packageOf(data, [...tables.values()], site?.href), undefined, '\t')}\n`, {
		headers: { 'content-type': 'application/json' },
	});
