import { find } from '../data/find';
import { LANGUAGE } from '../data/places';
import type { Data } from '../data/read';
import type { GraphicId } from '../data/schema';
import { pathIn } from '../ledger/address';
import { type PngKind, pixelsOf } from '../pictures';
import { creditOf, escaped, shortAltOf, wordsOf } from '../pictures/words';
import { heightsOf } from './heights';
import { titleOf } from './plate';
import { releasesOf } from './releases';
import { type Reserve, reserve } from './reserve';
import { schemeOf } from './scheme';
import { siteOf } from './site';

/** What a host may choose. Nothing of it hides the source, the standing or the denial. */
type Choice = {
	/** The site's address, ending in a slash. */
	root: string;
	theme?: 'dark' | 'auto';
	ground?: 'transparent';
	/** The hash of a released copy. */
	pinned?: string;
};

/**
 * The box around a frame, from whose width its height is reckoned. Such a box has no width of its own from what is in it:
 * it takes all that there is, less its margins where a browser knows how, and 280 px where a host asks for its own.
 * Its second row, where the link is, has no height; where a host takes the frame out, the link is the first.
 */
const BOX = [
	'box-sizing:border-box',
	'container-type:inline-size',
	'contain-intrinsic-inline-size:280px',
	'width:100%',
	'width:-webkit-fill-available',
	'display:grid',
	'grid-auto-rows:auto 0',
].join(';');
/** A link in a row without height, which no theme's rules for links give any. The tab key passes it by: it cannot be seen. */
const UNSEEN = 'overflow:hidden;min-block-size:0;padding:0;border:0';
const schemeStyle = ({ theme }: Choice) => (theme ? `color-scheme:${schemeOf(theme)};` : '');

/**
 * The reserve of a graphic's frame.
 * @param pinned the hash of a released copy: it is as high as it was
 * @throws Error where no such copy was released
 */
export function reserveOf(data: Data, id: GraphicId, pinned?: string): Reserve {
	const table = pinned ? releasesOf(id).find((r) => r.hash === pinned)?.heights : heightsOf(data, id);
	if (!table) throw new Error(`no heights of ${id} in public/v/${pinned}/`);
	return reserve(table);
}

/** The address of a graphic's frame. */
export function addressOf(data: Pick<Data, 'edition'>, id: GraphicId, { root, theme, ground, pinned }: Choice): string {
	const query = [theme && `theme=${theme}`, ground && `ground=${ground}`].filter(Boolean).join('&');
	return `${root}${pinned ? `v/${pinned}/embed/${id}/` : pathIn(data, `embed/${id}/`)}${query && `?${query}`}`;
}

/** The frame's own element, and after it a link for hosts that let no frame stand. @param at where the frame is */
function framed(data: Data, id: GraphicId, choice: Choice, at = addressOf(data, id, choice)): string {
	const { css, plain } = reserveOf(data, id, choice.pinned);
	const [address, title] = [at, titleOf(data, id)].map(escaped);
	// As the least height, the reserve outlives a theme's own height for frames. The height before it is one that only a
	// browser that knows the reserve's units takes; any other takes the attribute's.
	const style = `display:block;width:100%;max-width:100%;margin:0;padding:0;border:0;${schemeStyle(choice)}height:min(50cqi,300px);min-height:${css}`;
	return `<iframe src="${address}" title="${title}" data-coal-chart="${id}" width="100%" height="${plain}" frameborder="0" loading="lazy" style="${style}"></iframe><a href="${address}" tabindex="-1" style="${UNSEEN}">${title}</a>`;
}

/** The frame alone: right without any script. */
export const frameCode = (data: Data, id: GraphicId, choice: Choice): string =>
	`<div style="${BOX}">${framed(data, id, choice)}</div>`;

/** The frame of a copy to keep, as its zip has it, for a page of whoever keeps it. @param root where its folder was put */
export const keptCode = (data: Data, id: GraphicId, root: string): string =>
	`<div style="${BOX}">${framed(data, id, { root }, `${root}${id}/index.html`)}</div>`;

/** The frame and the script that follows its height when a table in it is opened. */
export const scriptedCode = (data: Data, id: GraphicId, choice: Choice): string =>
	`${frameCode(data, id, choice)}\n${scriptOf(choice)}`;

/** The custom element around the same frame: its attributes change what is shown, and without its script it is nothing but that. */
export function elementCode(data: Data, id: GraphicId, choice: Choice): string {
	const { theme, ground, pinned } = choice;
	const { language } = data.edition;
	const options = [
		language !== LANGUAGE && ` lang="${language}"`,
		theme && ` theme="${theme}"`,
		ground && ` ground="${ground}"`,
		pinned && ` pinned="${pinned}"`,
	]
		.filter(Boolean)
		.join('');
	return `<div style="${BOX}"><coal-chart chart="${id}"${options} style="display:contents">${framed(data, id, choice)}</coal-chart></div>\n${scriptOf(choice)}`;
}

/** A picture's own address, size and short alternative text as attributes: a page keeps its room before it is there. */
function imageOf(data: Data, id: GraphicId, root: string, kind: PngKind): string {
	const { width, height } = pixelsOf(data, id, siteOf(), kind);
	return `src="${escaped(root)}${pathIn(data, `charts/${id}${kind}.png`)}" alt="${escaped(shortAltOf(data, id))}" width="${width}" height="${height}"`;
}
const storyOf = (data: Data, id: GraphicId, root: string) =>
	`${escaped(root)}${pathIn(data, '')}#${find(data.graphics, id).step}`;
/** Whose it is and from whom, with the long description, for which an alternative text has no room. */
function captionOf(data: Data, id: GraphicId, root: string): string {
	const inWords = `<a href="${escaped(root)}${pathIn(data, `charts/${id}.alt.txt`)}">${escaped(data.publication.pictures.inWords)}</a>`;
	return `${escaped(wordsOf(data, id).source)} ${escaped(creditOf(data))} ${inWords}`;
}

/** Up to this width of a window the picture for phones is shown: as wide as the narrow drawing is meant for. */
const PHONE = 609;

/**
 * The picture, for a host that takes neither frame nor script: an app, a page. It links to the story. A system that
 * takes `picture` and `source` away leaves the plain image.
 */
export function pictureCode(data: Data, id: GraphicId, { root }: Choice): string {
	const { width, height } = pixelsOf(data, id, siteOf(), '-phone');
	const phone = `<source media="(max-width:${PHONE}px)" srcset="${escaped(root)}${pathIn(data, `charts/${id}-phone.png`)}" width="${width}" height="${height}">`;
	return `<figure style="margin:0"><a href="${storyOf(data, id, root)}"><picture>${phone}<img ${imageOf(data, id, root, '')} style="width:100%;height:auto"></picture></a><figcaption>${captionOf(data, id, root)}</figcaption></figure>`;
}

/** The picture for e-mail: its size in attributes, for Outlook reads no style; the style is for phones. */
export const newsletterCode = (data: Data, id: GraphicId, { root }: Choice): string =>
	`<p><a href="${storyOf(data, id, root)}"><img ${imageOf(data, id, root, '-email')} border="0" style="display:block;max-width:100%;height:auto"></a></p>\n<p>${captionOf(data, id, root)}</p>`;

const scriptOf = ({ root }: Choice) => `<script src="${escaped(root)}embed.js" async></script>`;
