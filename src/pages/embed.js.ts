import code from '../embed/host.ts?iife';
import { editions } from '../ledger/data';

/** The folders of editions as a pattern; `-` is the name of none. */
const folders =
	editions
		.slice(1)
		.map(({ edition }) => edition.language)
		.join('|') || '-';
/** The host page's script, under a name that stays, with the editions that this site has. */
export const GET = () =>
	new Response(`${code.replace('THE EDITIONS', folders)}\n`, {
		headers: { 'content-type': 'text/javascript; charset=utf-8' },
	});
