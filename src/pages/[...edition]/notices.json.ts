import type { APIRoute } from 'astro';
import type { Data } from '../../data/read';
import { ofEditions } from '../../ledger/data';
import { listOf } from '../../ledger/notices';

export const getStaticPaths = () => ofEditions();
/**
 * The notices for programs. Released copies, which never change, read `number`, `name`, `what` and `graphics` of it: these
 * keep their names and their meaning.
 */
export const GET: APIRoute<{ data: Data }> = ({ props: { data } }) =>
	new Response(`${JSON.stringify(listOf(data.corrections, data))}\n`, {
		headers: { 'content-type': 'application/json' },
	});
