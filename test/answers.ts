import { inEdition, isEmbed } from './builds';

/** What hosts must answer, written down apart from the rules that their files are made from. */

/** Files of the built site that one kind of host reads, and no reader. */
export const FOR_HOSTS = ['_headers', '.nojekyll', 'vercel.json', '.htaccess'];
/** The type of a file, by the end of its name. */
export const TYPES: Record<string, RegExp> = {
	html: /^text\/html; charset=utf-8$/,
	js: /^text\/javascript/,
	json: /^application\/json/,
	xml: /^application\/atom\+xml/,
	svg: /^image\/svg\+xml/,
	png: /^image\/png/,
	pdf: /^application\/pdf$/,
	zip: /^application\/zip$/,
	csv: /^text\/csv; charset=utf-8$/,
	txt: /^text\/plain; charset=utf-8$/,
	woff2: /^font\/woff2/,
};
/** Addresses at which there is nothing, from the root of the site. */
export const NOWHERE = [
	'nowhere',
	'nowhere/',
	'no/where/at/all',
	'no/where/at/all.html',
	'embed/nothing/',
	'data/nothing.csv',
	'_astro/nothing.js',
];

/** What each file must come with where the host can send headers, written down apart from the table that makes them. */
export function wanted(file: string): Record<string, RegExp | null> {
	const always: Record<string, RegExp> = {
		'x-content-type-options': /^nosniff$/,
		'referrer-policy': /^strict-origin-when-cross-origin$/,
		'permissions-policy': /camera=\(\)/,
	};
	const framable = {
		'x-frame-options': null,
		'content-security-policy': /^frame-ancestors \*$/,
		'cross-origin-resource-policy': /^cross-origin$/,
		'cross-origin-embedder-policy': /^require-corp$/,
		'access-control-allow-origin': /^\*$/,
	};
	const revalidated = /^(public, ?)?max-age=0, ?must-revalidate$/;
	const immutable = /^public, max-age=31536000, immutable$/;
	if (/^v\/[^/]+\/embed\//.test(file)) return { ...always, ...framable, 'cache-control': immutable };
	if (isEmbed(file)) return { ...always, ...framable, 'cache-control': revalidated };
	if (file.endsWith('.html'))
		return {
			...always,
			'x-frame-options': /^DENY$/,
			'content-security-policy': /^frame-ancestors 'none'$/,
			'cache-control': revalidated,
		};
	if (file.startsWith('_astro/')) return { ...always, 'cache-control': immutable };
	if (/^(data|charts|cards)\/|^embed\.js$|^v\/releases|^notices\.(?:xml|json)$/.test(inEdition(file)))
		return { ...always, 'access-control-allow-origin': /^\*$/, 'cache-control': revalidated };
	if (inEdition(file).startsWith('oembed/'))
		return { ...always, 'access-control-allow-origin': /^\*$/, 'cache-control': /^public, max-age=86400$/ };
	return { ...always, 'cache-control': /max-age=\d+/ };
}
