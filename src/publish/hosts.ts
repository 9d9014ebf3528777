/**
 * What a host should send with each file: one table, from which come `_headers` (Netlify, Cloudflare Pages),
 * `vercel.json`, the nginx snippet and the CloudFront function. The site is whole without any of it.
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
/** May be framed by any page, one that isolates itself included. It asks for nothing, so the strict policy costs nothing. */
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
		paths: ['/', '/index.html', '/sources/*', '/embeds/*', '/404.html', '/404'],
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
		what: 'for other sites to read: data, pictures, cards, the host script',
		paths: ['/data/*', '/charts/*', '/cards/*', '/embed.js', '/v/releases.json'],
		headers: { ...revalidate, ...anyOrigin, 'Cross-Origin-Resource-Policy': 'cross-origin' },
	},
	{
		what: 'oEmbed answers: a day, as they say themselves',
		paths: ['/oembed/*'],
		headers: { 'Cache-Control': 'public, max-age=86400', ...anyOrigin, 'Cross-Origin-Resource-Policy': 'cross-origin' },
	},
	{
		what: 'small files of the site',
		paths: ['/favicon.svg', '/site.json', '/explore.js'],
		headers: { 'Cache-Control': 'public, max-age=3600' },
	},
	{ what: 'tables: text in UTF-8', paths: ['/data/*.csv'], headers: { 'Content-Type': 'text/csv; charset=utf-8' } },
	{
		what: 'alternative texts: in UTF-8',
		paths: ['/charts/*.txt'],
		headers: { 'Content-Type': 'text/plain; charset=utf-8' },
	},
];

const escapeRegExp = (s: string) => s.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&');
/** An address of the table as a regular expression, in the common part of JavaScript's and nginx's. */
export const patternOf = (path: string): string =>
	`^${path
		.split('/')
		.map((part) => (part.startsWith(':') ? '[^/]+' : part.split('*').map(escapeRegExp).join('.*')))
		.join('/')}$`;

/** `_headers`: Netlify, Cloudflare Pages and those that follow them. */
export const headersFile = (rules = RULES): string =>
	rules
		.map(({ what, paths, headers }) => {
			const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`);
			return `# ${what}\n${paths.map((path) => [path, ...lines].join('\n')).join('\n')}\n`;
		})
		.join('\n');

/** `vercel.json`. */
export const vercelJson = (rules = RULES): string =>
	`${JSON.stringify(
		{
			$schema: 'https://openapi.vercel.sh/vercel.json',
			trailingSlash: true,
			headers: rules.flatMap(({ paths, headers }) =>
				paths.map((path) => ({
					source: path.replaceAll('*', '(.*)'),
					headers: Object.entries(headers).map(([key, value]) => ({ key, value })),
				})),
			),
		},
		null,
		'\t',
	)}\n`;

const variable = (header: string) => `$site_${header.toLowerCase().replaceAll('-', '_')}`;
/** Each header with the patterns and values that the rules give it, in order. Types are left to the host's own list. */
function byHeader(rules: readonly Rule[]): Map<string, [string, string][]> {
	const all = new Map<string, [string, string][]>();
	for (const { paths, headers } of rules)
		for (const [name, value] of Object.entries(headers))
			if (name !== 'Content-Type')
				all.set(name, [...(all.get(name) ?? []), ...paths.map((path): [string, string] => [patternOf(path), value])]);
	return all;
}

/** The nginx snippet: a map for each header, so that no location has to repeat them. An empty value sends none. */
export const nginxConf = (
	rules = RULES,
): string => `# Made by \`npm run hosts\` from src/publish/hosts.ts. For the http block: include it, then set root to the built site.

# In a sub-folder: put its name in place of "sub/folder", here and in error_page. At the root nothing needs changing.
map $uri $site_path {
	default $uri;
	"~^/sub/folder(?<site_rest>/.*)$" $site_rest;
}
${[...byHeader(rules)]
	.map(
		([header, values]) =>
			`map $site_path ${variable(header)} {\n\tdefault "";\n${values.map(([pattern, value]) => `\t"~${pattern}" "${value}";`).join('\n')}\n}`,
	)
	.join('\n')}

server {
	listen 80;
	root /var/www/site;
	charset utf-8;
	charset_types text/css text/plain text/csv text/javascript application/javascript;

	include mime.types;
	types {
		text/csv csv;
	}

	gzip on;
	gzip_vary on;
	gzip_types text/css text/csv text/plain text/javascript application/javascript application/json image/svg+xml;

	absolute_redirect off;
	error_page 404 /404.html;
	location / {
		index index.html;
	}

${[...byHeader(rules).keys()].map((header) => `	add_header ${header} ${variable(header)} always;`).join('\n')}
}
`;

/** The two CloudFront functions: folders have their page, and every answer its headers. */
export const cloudFrontRequest = `// Made by \`npm run hosts\` from src/publish/hosts.ts. CloudFront function, viewer request.
function handler(event) {
	var request = event.request;
	var last = request.uri.split('/').pop();
	if (last === '') request.uri += 'index.html';
	else if (last.indexOf('.') < 0) return { statusCode: 301, statusDescription: 'Moved Permanently', headers: { location: { value: last + '/' } } };
	return request;
}
`;
export const cloudFrontResponse = (
	rules = RULES,
): string => `// Made by \`npm run hosts\` from src/publish/hosts.ts. CloudFront function, viewer response.
// In a sub-folder: its name, as in '/sub/folder'.
var FOLDER = '';
var RULES = ${JSON.stringify(
	rules.flatMap(({ paths, headers }) =>
		paths.map((path) => [
			patternOf(path.replace(/(.)\/$/, '$1/index.html')),
			Object.fromEntries(Object.entries(headers).map(([k, v]) => [k.toLowerCase(), v])),
		]),
	),
	null,
	'\t',
)};
function handler(event) {
	var response = event.response;
	var path = event.request.uri;
	if (FOLDER && path.indexOf(FOLDER + '/') === 0) path = path.slice(FOLDER.length);
	RULES.forEach(function (rule) {
		if (!new RegExp(rule[0]).test(path)) return;
		Object.keys(rule[1]).forEach(function (name) {
			response.headers[name] = { value: rule[1][name] };
		});
	});
	return response;
}
`;

/** What goes into `dist/` for the hosts that read it there. */
export const hostFiles = (): [name: string, text: string][] => [
	['_headers', headersFile()],
	['.nojekyll', ''],
	['vercel.json', vercelJson()],
];
/** What goes into `docs/hosting/`, for those who run a host themselves. */
export const hostDocs = (): [name: string, text: string][] => [
	['nginx.conf', nginxConf()],
	['cloudfront-request.js', cloudFrontRequest],
	['cloudfront-response.js', cloudFrontResponse()],
];
