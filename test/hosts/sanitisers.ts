import markdownIt from 'markdown-it';
import { marked } from 'marked';
import rehypeParse from 'rehype-parse';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import sanitizeHtml from 'sanitize-html';
import { unified } from 'unified';

/** What becomes of our code: the frame, a link to the graphic under its title, or the code to be read, as text. */
export type Left = 'frame' | 'link' | 'text';
export type Sanitiser = { name: string; of: (code: string) => string; left: Left };

const { allowedTags, allowedAttributes } = sanitizeHtml.defaults;
const withFrames = { allowedTags: [...allowedTags, 'iframe'] };

/** The properties of a style that WordPress leaves an author without `unfiltered_html`, of those that ours has. */
const KSES_STYLES = [
	'width',
	'max-width',
	'height',
	'min-height',
	'margin',
	'padding',
	'border',
	'grid-auto-rows',
	'overflow',
];
const KSES_GLOBAL = ['aria-*', 'class', 'data-*', 'dir', 'hidden', 'id', 'lang', 'style', 'title', 'role'];
/** As WordPress's list for posts: no frame, no script; a style by its properties alone, whatever their values. */
const kses = (code: string) =>
	sanitizeHtml(code, {
		allowedTags: ['a', 'blockquote', 'div', 'em', 'figcaption', 'figure', 'img', 'p', 'span', 'strong'],
		allowedAttributes: { '*': KSES_GLOBAL, a: ['href', 'rel', 'name', 'target'] },
		// WordPress takes tags out of the text: what stands in a frame or script remains.
		nonTextTags: [],
		parseStyleAttributes: false,
		transformTags: {
			'*': (tagName, { style = '', ...attribs }) => {
				const kept = style.split(';').filter((s) => KSES_STYLES.includes(s.split(':')[0] ?? ''));
				return { tagName, attribs: kept.length ? { ...attribs, style: kept.join(';') } : attribs };
			},
		},
	});

const framing = {
	...defaultSchema,
	tagNames: [...(defaultSchema.tagNames ?? []), 'iframe'],
	attributes: { ...defaultSchema.attributes, iframe: ['src', 'width', 'height', 'title'] },
};
const rehype = (code: string, schema?: typeof defaultSchema) =>
	String(
		unified().use(rehypeParse, { fragment: true }).use(rehypeSanitize, schema).use(rehypeStringify).processSync(code),
	);
const remark = (markdown: string) =>
	String(
		unified()
			.use(remarkParse)
			.use(remarkRehype, { allowDangerousHtml: true })
			.use(rehypeRaw)
			.use(rehypeStringify)
			.processSync(markdown),
	);
/** The code in the middle of a post, as an author pastes it. */
const post = (code: string) => `# A post\n\nText before.\n\n${code}\n\nText after, with *stress*.\n`;

export const SANITISERS: Sanitiser[] = [
	{ name: 'sanitize-html', of: (code) => sanitizeHtml(code), left: 'link' },
	{
		name: 'sanitize-html, frames allowed with any attribute',
		of: (code) => sanitizeHtml(code, { ...withFrames, allowedAttributes: false }),
		left: 'frame',
	},
	{
		name: 'sanitize-html, frames allowed with their address alone',
		of: (code) => sanitizeHtml(code, { ...withFrames, allowedAttributes: { ...allowedAttributes, iframe: ['src'] } }),
		left: 'frame',
	},
	{
		// It leaves a frame without address, and its room: the link beside it is what a reader has.
		name: 'sanitize-html, frames allowed of other sites',
		of: (code) =>
			sanitizeHtml(code, {
				...withFrames,
				allowedAttributes: { ...allowedAttributes, iframe: ['src', 'width', 'height', 'allowfullscreen'] },
				allowedIframeHostnames: ['www.youtube.com'],
			}),
		left: 'link',
	},
	{ name: 'rehype-sanitize, as GitHub has it', of: (code) => rehype(code), left: 'link' },
	{ name: 'rehype-sanitize, frames allowed', of: (code) => rehype(code, framing), left: 'frame' },
	{ name: 'WordPress, an author without unfiltered_html', of: kses, left: 'link' },
	{ name: 'markdown-it', of: (code) => markdownIt({ html: true }).render(post(code)), left: 'frame' },
	{ name: 'markdown-it, which takes no HTML', of: (code) => markdownIt().render(post(code)), left: 'text' },
	{ name: 'marked', of: (code) => marked.parse(post(code), { async: false }), left: 'frame' },
	{ name: 'remark and rehype', of: (code) => remark(post(code)), left: 'frame' },
	{
		name: 'marked, then sanitize-html',
		of: (code) => sanitizeHtml(marked.parse(post(code), { async: false })),
		left: 'link',
	},
];
