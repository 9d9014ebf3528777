import { find } from '../data/find';
import type { Data } from '../data/read';
import type { GraphicId } from '../data/schema';
import { type Heights, heightsOf } from '../embed/heights';
import { siteOf } from '../embed/site';
import { addressIn } from '../ledger/address';
import { formatsOf } from '../ledger/format';
import { CARD } from '../pictures/compose';
import { escaped, titleOf, wordsOf } from '../pictures/words';

/** The width for which an answer is given: static files cannot know what a host has room for. */
export const WIDTH = 640;
/** For how long a host may keep an answer, in seconds: a day. */
const CACHE_AGE = 86_400;

/**
 * The height that an embed needs at a width, in whole px: between two widths of its table on the line that joins them.
 * @throws Error where the table has nothing for this width
 */
export function heightAt(table: Heights, width = WIDTH): number {
	const above = table.find(([w]) => w >= width);
	const below = table.findLast(([w]) => w <= width);
	if (!above || !below) throw new Error(`no height at ${width} px in a table of ${table.length} widths`);
	const share = above[0] === below[0] ? 0 : (width - below[0]) / (above[0] - below[0]);
	return Math.ceil(below[1] + (above[1] - below[1]) * share);
}

/**
 * The attributes of the `<link>` by which a host finds a graphic's answer; none without a SITE_URL.
 * WordPress reads them by a pattern that a `<` or `>` in any of them would break.
 */
export function discovery(
	data: Data,
	id: GraphicId,
	site = siteOf(),
): { rel: 'alternate'; type: 'application/json+oembed'; href: string; title: string } | undefined {
	if (!site) return;
	return {
		rel: 'alternate',
		type: 'application/json+oembed',
		href: addressIn(data, site, `oembed/${id}.json`),
		title: wordsOf(data, id).title.replaceAll(/[<>]/g, ''),
	};
}

/** What a host gets: oEmbed 1.0, `rich`. */
export type Answer = {
	version: '1.0';
	type: 'rich';
	title: string;
	author_name?: string;
	provider_name: string;
	provider_url: string;
	cache_age: number;
	width: number;
	height: number;
	html: string;
	thumbnail_url: string;
	thumbnail_width: number;
	thumbnail_height: number;
};

/**
 * The answer for one graphic. Its `html` is what WordPress leaves of any: a blockquote, then one frame, on one line,
 * with no other elements or attributes than these. The frame is as wide as its column: a number would be, in px, on a
 * phone too. The blockquote is all that a feed reader shows, so it says how firmly
 * the thing stands, who says so and who denies it.
 */
export function answerOf(data: Data, id: GraphicId, site: URL, heights: Heights = heightsOf(data, id)): Answer {
	const { publication } = data;
	const words = wordsOf(data, id);
	const height = heightAt(heights);
	const story = addressIn(data, site, `#${find(data.graphics, id).step}`);
	const { sentences, stop } = formatsOf(data);
	const quote = escaped(sentences(stop(words.subtitle), words.note, words.source, words.asOf, words.credit));
	const html =
		`<blockquote><a href="${escaped(story)}">${escaped(stop(words.title))}</a> ${quote}</blockquote>` +
		`<iframe src="${escaped(addressIn(data, site, `embed/${id}/`))}" width="100%" height="${height}" frameborder="0" title="${escaped(words.title)}"></iframe>`;
	return {
		version: '1.0',
		type: 'rich',
		title: titleOf(data, id),
		...(publication.author ? { author_name: publication.author } : {}),
		provider_name: publication.publisher || publication.title,
		provider_url: addressIn(data, site, ''),
		cache_age: CACHE_AGE,
		width: WIDTH,
		height,
		html: html.replaceAll(/\s+/g, ' '),
		thumbnail_url: addressIn(data, site, `cards/${id}.png`),
		thumbnail_width: CARD.width,
		thumbnail_height: CARD.height,
	};
}
