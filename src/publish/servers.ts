import { escapedForHosts, FILE_TYPES, FOR_HOSTS, patternOfAll, type Rule, TEXT_TYPES, untyped } from './rules.ts';

/** Whether a rule is for every file. */
const forAll = ({ paths }: Rule) => paths.length === 1 && paths[0] === '/*';
const headersOf = (rules: readonly Rule[]) => rules.flatMap(({ headers }) => Object.entries(headers));

/**
 * `.htaccess` for Apache 2.4, in `dist/`: it finds out in which folder it stands. All of it is of the kind that
 * `AllowOverride FileInfo` lets in, and each part asks whether Apache has the module for it.
 */
export function htaccess(rules: readonly Rule[]): string {
	const own = untyped(rules).filter((rule) => !forAll(rule));
	// Whatever the server sends already is taken out first: its own headers go by another list, and would go twice.
	const send = ([name, value]: [string, string], when = '') => [
		`Header unset ${name}${when}`,
		`Header always set ${name} "${value.replaceAll('%', '%%')}"${when}`,
	];
	return `# Made at build from src/publish/rules.ts. For Apache 2.4; other hosts have no use for it. Works in any folder.
# If every page answers 500 or 403, this server lets no .htaccess do this: delete the file, and all but what it does works.

<IfModule mod_mime.c>
${Object.entries(FILE_TYPES)
	.map(([end, type]) => `AddType ${type.split(';')[0]} .${end}`)
	.join('\n')}
AddCharset utf-8 ${Object.keys(FILE_TYPES)
		.filter((end) => FILE_TYPES[end]?.includes('charset'))
		.map((end) => `.${end}`)
		.join(' ')}
</IfModule>

<IfModule mod_rewrite.c>
RewriteEngine On
# The folder that this file stands in, as seen from outside, without its first slash: what is left of the address when
# the part below this folder is taken off its end.
RewriteCond %{REQUEST_URI}::$0 ^/(.*?)(.*)::\\2$
RewriteRule ^.*$ - [E=site_folder:%1]
${own
	.map(
		(rule, i) =>
			`# ${rule.what}\nRewriteRule "${patternOfAll(rule).replaceAll(/(\^\(\?:|\|)\//g, '$1')}" - [E=site_${i + 1}:1]`,
	)
	.join('\n')}
# Files for other hosts, and folders without a page, which Apache would list.
RewriteRule "(?:^|/)(?:${escapedForHosts})$" - [R=404,L]
RewriteCond %{REQUEST_FILENAME} -d
RewriteCond %{REQUEST_FILENAME}/index.html !-f
RewriteRule "(?:^|/)$" - [R=404,L]
</IfModule>
ErrorDocument 404 "/%{reqenv:site_folder}404.html"

<IfModule mod_headers.c>
${[
	...headersOf(rules.filter(forAll)).flatMap((header) => send(header)),
	...own.flatMap(({ headers }, i) => Object.entries(headers).flatMap((h) => send(h, ` env=site_${i + 1}`))),
].join('\n')}
# A compressed answer has a mark of its own, which Apache does not know again when it is asked whether it is still good.
RequestHeader edit If-None-Match "-(?:gzip|br)\\"" "\\""
</IfModule>

<IfModule mod_filter.c>
${[
	['brotli', 'BROTLI_COMPRESS'],
	['deflate', 'DEFLATE'],
]
	.map(
		([module, filter]) =>
			`<IfModule mod_${module}.c>\nAddOutputFilterByType ${filter} ${TEXT_TYPES.join(' ')}\n</IfModule>`,
	)
	.join('\n')}
</IfModule>
`;
}

/** For those who run their own Apache: what `.htaccess` needs to be let in. */
export const apacheConf = `# Made by \`npm run hosts\`. A site of its own for Apache 2.4. First: a2enmod rewrite headers brotli
# What is sent with each file stands in the site's .htaccess, which works in a sub-folder of another site too.
<VirtualHost *:80>
	DocumentRoot /var/www/site
	<Directory /var/www/site>
		Require all granted
		Options FollowSymLinks
		AllowOverride FileInfo
	</Directory>
</VirtualHost>
`;

/** The rule that a page's headers come from. */
function ofPages(rules: readonly Rule[]): Rule {
	const rule = rules.find(({ paths }) => paths.includes('/404.html'));
	if (!rule) throw new Error('src/publish/rules.ts: no rule for /404.html');
	return rule;
}

/** The Caddyfile, for Caddy 2.6 and newer. */
export function caddyfile(rules: readonly Rule[]): string {
	const block = (headers: [string, string][], tabs: string) =>
		headers.map(([name, value]) => `${tabs}${name} "${value}"`).join('\n');
	const own = untyped(rules).filter((rule) => !forAll(rule));
	return `# Made by \`npm run hosts\` from src/publish/rules.ts. For Caddy 2.6 and newer.
# Put your domain in place of :80, and Caddy gets the certificate by itself.
:80 {
	# In a sub-folder: in place of "handle {" below, these two lines, with its name in place of "sub/folder".
	#	redir /sub/folder /sub/folder/
	#	handle_path /sub/folder/* {
	handle {
		root * /var/www/site
		encode zstd gzip
		header {
${block(headersOf(rules.filter(forAll)), '\t\t\t')}
		}

		@there {
			file {path} {path}/index.html
			not path_regexp /(?:${escapedForHosts})$
		}
		handle @there {
${own
	.map(
		(rule, i) =>
			`\t\t\t# ${rule.what}\n\t\t\t@site_${i + 1} path_regexp ${patternOfAll(rule)}\n\t\t\theader @site_${i + 1} {\n${block(Object.entries(rule.headers), '\t\t\t\t')}\n\t\t\t}`,
	)
	.join('\n')}
${Object.entries(FILE_TYPES)
	.filter(([end]) => end !== 'html')
	// A matcher of its own: what begins with an asterisk in place of its name would be taken for a header's.
	.map(([end, type]) => `\t\t\t@${end} path *.${end}\n\t\t\theader @${end} Content-Type "${type}"`)
	.join('\n')}
			file_server
		}

		# What is missing has the headers of a page: none of it is kept for a year.
		handle {
			header {
${block(Object.entries(ofPages(rules).headers), '\t\t\t\t')}
			}
			rewrite * /404.html
			file_server {
				status 404
			}
		}
	}
}
`;
}

/**
 * The lighttpd configuration. lighttpd takes the headers of the last condition that holds, and no others: each rule has
 * those that go with every file in it.
 */
export function lighttpdConf(rules: readonly Rule[]): string {
	const always = headersOf(rules.filter(forAll));
	const list = (headers: [string, string][], tabs: string) =>
		`${tabs}setenv.set-response-header = (\n${headers.map(([name, value]) => `${tabs}\t"${name}" => "${value}"`).join(',\n')}\n${tabs})`;
	return `# Made by \`npm run hosts\` from src/publish/rules.ts. In place of /etc/lighttpd/lighttpd.conf, with the module for
# compression: on Debian, apt-get install lighttpd lighttpd-mod-deflate
server.modules = ( "mod_access", "mod_setenv", "mod_deflate" )
server.port = 80
server.document-root = "/var/www/site"

# In a sub-folder: its name, as in "/sub/folder"; the files stand in that folder of the document root.
var.folder = ""

server.error-handler = var.folder + "/404.html"
index-file.names = ( "index.html" )
url.access-deny = ( ${FOR_HOSTS.map((name) => `"/${name}"`).join(', ')} )

mimetype.assign = (
${Object.entries(FILE_TYPES)
	.map(([end, type]) => `\t".${end}" => "${type}"`)
	.join(',\n')}
)
deflate.mimetypes = ( ${TEXT_TYPES.map((type) => `"${type}"`).join(', ')} )
deflate.allowed-encodings = ( "br", "gzip" )

${list(always, '')}
${untyped(rules)
	.filter((rule) => !forAll(rule))
	.map(
		(rule) =>
			`# ${rule.what}\n$HTTP["url"] =~ "^" + var.folder + "${patternOfAll(rule).slice(1)}" {\n${list([...always, ...Object.entries(rule.headers)], '\t')}\n}`,
	)
	.join('\n')}
`;
}
