/**
 * Links from the site's root made relative to a page. A link to a folder names the page in it: a disk, an archive or a
 * store of objects opens files and no folders.
 * @param html a page whose internal links begin with one `/`
 * @param depth how many folders below the root it stands
 */
export function relativeLinks(html: string, depth: number): string {
	const root = '../'.repeat(depth);
	const relative = (url: string) => {
		const [whole, path = '', rest = ''] = /^\/(?!\/)([^?#]*)(.*)$/s.exec(url) ?? [];
		if (whole === undefined) return url;
		return `${root}${path}${/(^|\/)$/.test(path) ? 'index.html' : ''}${rest}`;
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
					(_, name: string, url: string) => `${name}${relative(url)}"`,
				)
				.replaceAll(
					/(\ssrcset=")([^"]*)"/g,
					(_, name: string, set: string) =>
						`${name}${set
							.split(',')
							.map((s) => s.replace(/\S+/, relative))
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
