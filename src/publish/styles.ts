/** A plain style sheet in a page's head: one with a medium, or one for readers without script, is none. */
const PLAIN = /<style>([\s\S]*?)<\/style>/g;
/** How Astro names a face, and the local one that stands in for it: by its family and a hash. */
const FACE = /"?[A-Z][\w ]*-[0-9a-f]{16}( fallback: [\w ]+)?"?/g;
/** A measure of a face that stands in for another: Astro gives it to a ten-thousandth of a per cent. */
const METRIC = /(\b\d+\.\d)\d{3}%/g;

/**
 * One style sheet in place of many. Faces get short names, in the order in which they come.
 * @param html a built page
 */
export function oneSheet(html: string): string {
	const names = new Map<string, string>();
	const short = (name: string) => {
		const bare = name.replaceAll('"', '');
		if (!names.has(bare)) names.set(bare, `f${names.size}`);
		return names.get(bare) as string;
	};
	const [head = ''] = /<head>[\s\S]*<\/head>/.exec(html) ?? [];
	const plain = head.replaceAll(/<noscript>[\s\S]*?<\/noscript>/g, '');
	const css = [...plain.matchAll(PLAIN)].map(([, body = '']) => body).join('');
	if (!css) return html;
	let first = true;
	const merged = head.replaceAll(/<noscript>[\s\S]*?<\/noscript>|<style>[\s\S]*?<\/style>/g, (part) => {
		if (part.startsWith('<noscript')) return part;
		const whole = first ? `<style>${css.replaceAll(FACE, short).replaceAll(METRIC, '$1%')}</style>` : '';
		first = false;
		return whole;
	});
	return html.replace(head, () => merged);
}
