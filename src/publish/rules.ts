import { isCommon } from '../ledger/address.ts';

/**
 * What a host should send with each file: one table, from which come the files for each host (hosts.ts, servers.ts).
 * The site is whole without any of it.
 */
export type Rule = {
	/** What the files are, in a word, and why they are sent so. */
	what: string;
	/**
	 * Addresses from the site's root. `:x` is one folder, a last `*` is all that follows, `*.csv` is a file of that kind.
	 * Netlify takes `/embed/*` to mean `/embeds/` too: after a folder whose name begins another's, say `:x` first.
	 */
	paths: string[];
	headers: Record<string, string>;
};

const revalidate = { 'Cache-Control': 'public, max-age=0, must-revalidate' };
const forever = { 'Cache-Control': 'public, max-age=31536000, immutable' };
const anyOrigin = { 'Access-Control-Allow-Origin': '*' };
/**
 * May be framed by any page, one that isolates itself included. It asks for nothing but, in a released copy, for the list
 * of notices, which any origin may read: a sandboxed frame has none of its own. So the strict policy costs nothing.
 */
const framable = {
	'Content-Security-Policy': 'frame-ancestors *',
	'Cross-Origin-Resource-Policy': 'cross-origin',
	'Cross-Origin-Embedder-Policy': 'require-corp',
	...anyOrigin,
};

/**
 * No header is set twice for one address: hosts differ in whether the last rule wins or all are joined, and here both
 * come to the same.
 */
export const RULES: readonly Rule[] = [
	{
		what: 'every file: no guessing of types, no address told to others, no device asked for',
		paths: ['/*'],
		headers: {
			'X-Content-Type-Options': 'nosniff',
			'Referrer-Policy': 'strict-origin-when-cross-origin',
			'Permissions-Policy':
				'accelerometer=(), bluetooth=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=(), xr-spatial-tracking=()',
		},
	},
	{
		what: 'pages: asked for anew each time, framed by nobody',
		// `/notices/*` would be the feed's address too, as Netlify reads it.
		paths: ['/', '/index.html', '/sources/*', '/embeds/*', '/notices/', '/notices/index.html', '/404.html', '/404'],
		headers: { ...revalidate, 'Content-Security-Policy': "frame-ancestors 'none'", 'X-Frame-Options': 'DENY' },
	},
	{ what: 'scripts and fonts: named by what is in them, so they never change', paths: ['/_astro/*'], headers: forever },
	{
		what: 'released copies: named by what is in them, framed by anyone',
		paths: ['/v/:hash/embed/:id/*'],
		headers: { ...forever, ...framable },
	},
	{ what: 'embeds: framed by anyone', paths: ['/embed/:id/*'], headers: { ...revalidate, ...framable } },
	{
		what: 'for other sites to read: data, pictures, cards, the host script, the feed and list of notices',
		paths: ['/data/*', '/charts/*', '/cards/*', '/embed.js', '/v/releases.json', '/notices.xml', '/notices.json'],
		headers: { ...revalidate, ...anyOrigin, 'Cross-Origin-Resource-Policy': 'cross-origin' },
	},
	{
		what: 'oEmbed answers: a day, as they say themselves',
		paths: ['/oembed/*'],
		headers: { 'Cache-Control': 'public, max-age=86400', ...anyOrigin, 'Cross-Origin-Resource-Policy': 'cross-origin' },
	},
	{
		what: 'small files of the site',
		paths: ['/favicon.svg', '/apple-touch-icon.png', '/site.json', '/explore.js'],
		headers: { 'Cache-Control': 'public, max-age=3600' },
	},
	{ what: 'tables: text in UTF-8', paths: ['/data/*.csv'], headers: { 'Content-Type': 'text/csv; charset=utf-8' } },
	{
		what: 'alternative texts: in UTF-8',
		paths: ['/charts/*.txt'],
		headers: { 'Content-Type': 'text/plain; charset=utf-8' },
	},
	{
		what: 'the feed: as such, for hosts take it for any XML',
		paths: ['/notices.xml'],
		headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' },
	},
];

/** Whether an edition has such addresses in its folder as the site has them at its root: of its data, receipts. */
const isOfEdition = (address: string) => address !== '/*' && (address === '/data/*' || !isCommon(address.slice(1)));
/**
 * The rules with the addresses of editions beside those of the one at the root.
 * @param languages those of the editions that stand in a folder of their own
 */
export const rulesFor = (languages: readonly string[]): Rule[] =>
	RULES.map((rule) => ({
		...rule,
		paths: [
			...rule.paths,
			...languages.flatMap((language) => rule.paths.filter(isOfEdition).map((p) => `/${language}${p}`)),
		],
	}));

const escapeRegExp = (s: string) => s.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&');
/** An address of the table as a regular expression, in the common part of JavaScript's and the servers'. */
export const patternOf = (path: string): string =>
	`^${path
		.split('/')
		.map((part) => (part.startsWith(':') ? '[^/]+' : part.split('*').map(escapeRegExp).join('.*')))
		.join('/')}$`;

/** A rule's addresses as one regular expression, from the site's root: `^(?:A|B)$`. */
export const patternOfAll = ({ paths }: Rule): string =>
	`^(?:${paths.map((path) => patternOf(path).slice(1, -1)).join('|')})$`;

/** The rules by which headers go with addresses; types are left to a server's own list, by the end of a file's name. */
export const untyped = (rules: readonly Rule[]): Rule[] => rules.filter((rule) => !('Content-Type' in rule.headers));

/** Names of files in `dist/` that one kind of host reads and no reader asks for. */
export const FOR_HOSTS = ['_headers', '.nojekyll', 'vercel.json', '.htaccess'] as const;
export const escapedForHosts: string = FOR_HOSTS.map(escapeRegExp).join('|');

/** Types that are text and travel compressed. */
export const TEXT_TYPES = [
	'text/html',
	'text/css',
	'text/csv',
	'text/plain',
	'text/javascript',
	'application/json',
	'application/atom+xml',
	'image/svg+xml',
] as const;

/** The type of each kind of file in `dist/`, by the end of its name. */
export const FILE_TYPES: Readonly<Record<string, string>> = {
	html: 'text/html; charset=utf-8',
	css: 'text/css; charset=utf-8',
	js: 'text/javascript; charset=utf-8',
	csv: 'text/csv; charset=utf-8',
	txt: 'text/plain; charset=utf-8',
	json: 'application/json',
	// It says its encoding itself.
	xml: 'application/atom+xml',
	svg: 'image/svg+xml',
	png: 'image/png',
	pdf: 'application/pdf',
	zip: 'application/zip',
	woff2: 'font/woff2',
};
