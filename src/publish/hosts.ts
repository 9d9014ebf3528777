import { escapedForHosts, FILE_TYPES, patternOf, patternOfAll, type Rule, rulesFor, TEXT_TYPES } from './rules.ts';
import { apacheConf, caddyfile, htaccess, lighttpdConf } from './servers.ts';

/** `_headers`: Netlify, Cloudflare Pages and those that follow them. */
const headersFile = (rules: readonly Rule[]): string =>
	rules
		.map(({ what, paths, headers }) => {
			const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`);
			return `# ${what}\n${paths.map((path) => [path, ...lines].join('\n')).join('\n')}\n`;
		})
		.join('\n');

/** `vercel.json`. */
const vercelJson = (rules: readonly Rule[]): string =>
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
const nginxConf = (
	rules: readonly Rule[],
): string => `# Made by \`npm run hosts\` from src/publish/rules.ts. For the http block: include it, then set root to the built site.

# In a sub-folder: put its name in place of "sub/folder", here and in both lines of error_page. At the root nothing needs changing.
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
	charset_types text/css text/csv text/plain text/javascript;

	types {
${Object.entries(FILE_TYPES)
	.map(([end, type]) => `\t\t${type.split(';')[0]} ${end};`)
	.join('\n')}
	}

	gzip on;
	gzip_vary on;
	gzip_types ${TEXT_TYPES.filter((type) => type !== 'text/html').join(' ')};

	absolute_redirect off;
	error_page 404 /404.html;
	error_page 403 =404 /404.html;
	location / {
		index index.html;
	}
	location ~ /(?:${escapedForHosts})$ {
		return 404;
	}

${[...byHeader(rules).keys()].map((header) => `	add_header ${header} ${variable(header)} always;`).join('\n')}
}
`;

/** The two CloudFront functions: folders have their page, and every answer its headers. */
const cloudFrontRequest = `// Made by \`npm run hosts\` from src/publish/rules.ts. CloudFront function, viewer request.
function handler(event) {
	var request = event.request;
	var last = request.uri.split('/').pop();
	if (last === '') request.uri += 'index.html';
	else if (last.indexOf('.') < 0) return { statusCode: 301, statusDescription: 'Moved Permanently', headers: { location: { value: last + '/' } } };
	return request;
}
`;
const cloudFrontResponse = (
	rules: readonly Rule[],
): string => `// Made by \`npm run hosts\` from src/publish/rules.ts. CloudFront function, viewer response.
// In a sub-folder: its name, as in '/sub/folder'.
var FOLDER = '';
var RULES = ${JSON.stringify(
	rules.map((rule) => [
		patternOfAll({ ...rule, paths: [...new Set(rule.paths.map((path) => path.replace(/(.)\/$/, '$1/index.html')))] }),
		Object.fromEntries(Object.entries(rule.headers).map(([k, v]) => [k.toLowerCase(), v])),
	]),
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

/**
 * What goes into `dist/` for the hosts that read it there.
 * @param languages those of the editions that stand in a folder of their own
 */
export const hostFiles = (languages: readonly string[] = []): [name: string, text: string][] => {
	const rules = rulesFor(languages);
	return [
		['_headers', headersFile(rules)],
		['.nojekyll', ''],
		['vercel.json', vercelJson(rules)],
		['.htaccess', htaccess(rules)],
	];
};
/** What goes into `docs/hosting/`, for those who run a host themselves. @param languages of editions in folders of their own */
export const hostDocs = (languages: readonly string[] = []): [name: string, text: string][] => {
	const rules = rulesFor(languages);
	return [
		['nginx.conf', nginxConf(rules)],
		['apache.conf', apacheConf],
		['Caddyfile', caddyfile(rules)],
		['lighttpd.conf', lighttpdConf(rules)],
		['cloudfront-request.js', cloudFrontRequest],
		['cloudfront-response.js', cloudFrontResponse(rules)],
	];
};
