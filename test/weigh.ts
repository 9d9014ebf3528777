import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** What a page weighs as it travels: gzip where it helps, in bytes. */
export type Weight = {
	page: number;
	script: number;
	style: number;
	fonts: number;
	pictures: number;
	total: number;
	requests: number;
};

/** In bytes of 1,000 to a KB. A page's style and script are in its own weight where they are inline. */
export const BUDGETS = {
	story: { total: 100_000, script: 12_000 },
	embed: { total: 35_000, script: 3_000 },
	map: { total: 45_000, script: 8_000 },
	'embed.js': { total: 1_500 },
} as const;
/** Of editions whose letters the four faces do not have, by script: other letters are other bytes. Script weighs what it does in English. */
export const BUDGETS_BESIDE: Record<string, Record<'story' | 'embed' | 'map', number>> = {
	Kore: { story: 110_000, embed: 45_000, map: 60_000 },
	Jpan: { story: 160_000, embed: 75_000, map: 90_000 },
};

export const gzipped = (bytes: Buffer | string): number => gzipSync(bytes, { level: 9 }).length;

/**
 * All that a first load fetches: the page, its scripts with what they import, style sheets, preloaded fonts, its icon and
 * pictures. Not what a reader asks for later.
 */
export function weigh(dist: string, page: string): Weight {
	const html = readFileSync(path.join(dist, page), 'utf8');
	const files = new Set<string>();
	const add = (url: string, from: string) => {
		if (/^(?:[a-z]+:|#)/.test(url)) return;
		const file = path.join(path.dirname(from), url.replace(/[?#].*$/, ''));
		if (files.has(file) || !existsSync(path.join(dist, file))) return;
		files.add(file);
		if (file.endsWith('.js'))
			for (const [, to = ''] of readFileSync(path.join(dist, file), 'utf8').matchAll(
				/(?:\bfrom|\bimport)\s*["']([^"']+)["']/g,
			))
				add(to, file);
	};
	for (const [tag] of html.matchAll(/<(?:link|script|img)\b[^>]*>/g)) {
		if (/^<link/.test(tag) && !/\brel="?(?:stylesheet|preload|modulepreload|icon)\b/.test(tag)) continue;
		const url = /\s(?:href|src)="([^"]*)"/.exec(tag)?.[1];
		if (url) add(url, page);
	}
	const inline = [...html.matchAll(/<script\b(?![^>]*(?:\ssrc=|ld\+json))[^>]*>([\s\S]*?)<\/script>/g)]
		.map(([, body]) => body)
		.join('\n');
	const weight = { page: gzipped(html), script: inline ? gzipped(inline) : 0, style: 0, fonts: 0, pictures: 0 };
	let rest = 0;
	for (const file of files) {
		const bytes = readFileSync(path.join(dist, file));
		const travels = /\.(?:woff2|png|jpg|webp|avif)$/.test(file) ? bytes.length : gzipped(bytes);
		rest += travels;
		weight[
			/\.js$/.test(file) ? 'script' : /\.css$/.test(file) ? 'style' : /\.woff2$/.test(file) ? 'fonts' : 'pictures'
		] += travels;
	}
	return { ...weight, total: weight.page + rest, requests: 1 + files.size };
}
