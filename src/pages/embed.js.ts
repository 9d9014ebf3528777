import code from '../embed/host.ts?iife';
import { withPartial } from '../ledger/data';

/** The folders of editions, a partial one with what it offers: `ko/|ja/|ru/(?=embed/(?:ID|ID)/)`. `-` is the name of none. */
const folders =
	withPartial
		.slice(1)
		.map(
			({ edition: { language, graphics } }) => `${language}/${graphics ? `(?=embed/(?:${graphics.join('|')})/)` : ''}`,
		)
		.join('|') || '-';
/** The host page's script, under a name that stays, with the editions that this site has. */
export const GET = () =>
	new Response(`${code.replace('THE EDITIONS', folders)}\n`, {
		headers: { 'content-type': 'text/javascript; charset=utf-8' },
	});
