/** Tags that HTML ends by itself where the next row or cell begins, or the table ends. */
const ENDED = /<\/(?:td|th|tr|thead|tbody)>/g;
const DRAWING = /<svg\b[\s\S]*?<\/svg>/g;
/** Numbers in a drawing's tags: HTML reads them without quotes as with. */
const NUMBER = /( [a-z-]+=)"(-?[\d.]+)"(?=[^<>]*>)/g;

/**
 * The same page in fewer bytes: a parser makes the same document of it. What holds a script or a style is left alone.
 * @param html a page in which tables and drawings are well formed: each tag ended, each attribute in quotes
 */
export function lean(html: string): string {
	return html
		.split(/(<(?:script|style|pre|noscript)\b[\s\S]*?<\/(?:script|style|pre|noscript)>)/)
		.map((part, i) =>
			i % 2
				? part
				: part
						.replaceAll(ENDED, '')
						// A slash right after a number without quotes would be taken for a part of it.
						.replaceAll(DRAWING, (svg) => svg.replaceAll(NUMBER, '$1$2').replaceAll(/(=-?[\d.]+)\/>/g, '$1 />')),
		)
		.join('');
}
