/**
 * Links from the site's root made relative to a page. A link to a folder names the page in it: a disk, an archive or a
 * store of objects opens files and no folders.
 * @param html a page whose internal links begin with one `/`
 * @param depth how many folders below the root it stands
 * @param own where a link leads from this page: in an edition, to what that edition has; a link that names its language
 * (`hreflang`) leads where it says
 */
export function relativeLinks(html: string, depth: number, own = (path: string) => path): string {
	const root = '../'.repeat(depth);
	const relative = (url: string, itself = false) => {
		const [whole, path = '', rest = ''] = /^\/(?!\/)([^?#]*)(.*)$/s.exec(url) ?? [];
		if (whole === undefined) return url;
		const led = itself ? path : own(path);
		return `${root}${led}${/(^|\/)$/.test(led) ? 'index.html' : ''}${rest}`;
	};
	// Script bodies are not markup: what looks like a link in them is left alone.
	return html
		.split(/(<script\b[^>]*>[\s\S]*?<\/script>)/)
		.map((part) => {
			const [, open = '', body = ''] = /^(<script\b[^>]*>)([\s\S]*)$/.exec(part) ?? [];
			return open ? links(open) + body : styles(links(part));
		})
		.join('');

	function links(text: string) {
		return text.replaceAll(/<[a-z][^>]*>/gi, (tag) =>
			tag
				.replaceAll(
					/(\s(?:href|src|poster|action|data|xlink:href)=")([^"]*)"/g,
					(_, name: string, url: string) => `${name}${relative(url, /\shreflang=/.test(tag))}"`,
				)
				.replaceAll(
					/(\ssrcset=")([^"]*)"/g,
					(_, name: string, set: string) =>
						`${name}${set
							.split(',')
							.map((s) => s.replace(/\S+/, (url) => relative(url)))
							.join(',')}"`,
				),
		);
	}
	function styles(text: string) {
		return text.replaceAll(
			/(<style\b[^>]*>)([\s\S]*?)(<\/style>)/g,
			(_, open: string, css: string, close: string) =>
				open +
				css.replaceAll(
					/url\((["']?)(\/[^)"']*)\1\)/g,
					(__, quote: string, url: string) => `url(${quote}${relative(url)}${quote})`,
				) +
				close,
		);
	}
}
