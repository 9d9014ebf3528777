import { readFileSync } from 'node:fs';
import path from 'node:path';

const TYPES: Record<string, string> = { '.woff2': 'font/woff2', '.svg': 'image/svg+xml', '.png': 'image/png' };

/** Whether a page asks to be made whole in one file: `<html data-standalone>`. */
export const isStandalone = (html: string): boolean => /<html\b[^>]*\sdata-standalone\b/.test(html);

/** Whether it is a released copy of such a page: `npm run release` marks it `<html data-pinned>`. */
export const isPinned = (html: string): boolean => /<html\b[^>]*\sdata-pinned\b/.test(html);

/**
 * A page with all that it needs inside it: style sheets and the files that they name.
 * @param html a built page, its links still from the site's root
 * @param dist the folder of the built site
 * @throws Error naming what cannot be taken in: a script, a picture or a style sheet of its own that is left
 */
export function standalone(html: string, dist: string): string {
	const read = (url: string) => readFileSync(path.join(dist, url.replace(/[?#].*$/, '')));
	const inline = (css: string, base: string) =>
		css.replaceAll(/url\((["']?)(?!data:|#)([^)"']+)\1\)/g, (_, __, url: string) => {
			const file = new URL(url, `http://site${base}`).pathname;
			const type = TYPES[path.extname(file)];
			if (!type) throw new Error(`a style names ${url}, which is no font or picture`);
			return `url(data:${type};base64,${read(file).toString('base64')})`;
		});
	const whole = html
		.replaceAll(/<link\b[^>]*\brel="(?:preload|modulepreload)"[^>]*>/g, '')
		.replaceAll(/<link\b[^>]*>/g, (tag) => {
			const href = /\shref="([^"]*)"/.exec(tag)?.[1] ?? '';
			return /\brel="stylesheet"/.test(tag) && href.startsWith('/')
				? `<style>${inline(read(href).toString(), href)}</style>`
				: tag;
		})
		.replaceAll(
			/(<style\b[^>]*>)([\s\S]*?)(<\/style>)/g,
			(_, open: string, css: string, close: string) => open + inline(css, '/') + close,
		);

	const left = [
		...whole.matchAll(
			/<(?:img|script|iframe|audio|video|source|embed|input|image|use|link|object)\b[^>]*?\s(?:src|srcset|data|href|xlink:href)="(?!data:|#)([^"]*)"[^>]*>/g,
		),
	].filter(([tag]) => !/^<link\b/.test(tag) || /\brel="(?:[^"]*\s)?(?:stylesheet|icon|manifest)[^"]*"/.test(tag));
	if (left.length) throw new Error(`not whole in one file: ${left.map(([tag]) => tag).join(' ')}`);
	if (/@import\b/.test(whole)) throw new Error('not whole in one file: a style sheet imports another');
	return whole;
}
