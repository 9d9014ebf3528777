import { data } from '../data';
import { find } from '../data/find';
import type { GraphicId } from '../data/schema';
import { PICTURE_WIDTH } from '../pictures';
import { altOf, creditOf, wordsOf } from '../pictures/words';
import { heightsOf } from './heights';
import { titleOf } from './plate';
import { releasesOf } from './releases';
import { type Reserve, reserve } from './reserve';
import { schemeOf } from './scheme';

/** What a host may choose. Nothing of it hides the source, the standing or the denial. */
export type Choice = {
	/** The site's address, ending in a slash. */
	root: string;
	theme?: 'dark' | 'auto';
	ground?: 'transparent';
	/** The hash of a released copy. */
	pinned?: string;
};

const attribute = (s: string) =>
	s.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const BOX = 'container-type:inline-size';
const schemeStyle = ({ theme }: Choice) => (theme ? `color-scheme:${schemeOf(theme)};` : '');

/**
 * The reserve of a graphic's frame.
 * @param pinned the hash of a released copy: it is as high as it was
 * @throws Error where no such copy was released
 */
export function reserveOf(id: GraphicId, pinned?: string): Reserve {
	const table = pinned ? releasesOf(id).find((r) => r.hash === pinned)?.heights : heightsOf(id);
	if (!table) throw new Error(`no heights of ${id} in public/v/${pinned}/`);
	return reserve(table);
}

/** The address of a graphic's frame. */
export function addressOf(id: GraphicId, { root, theme, ground, pinned }: Choice): string {
	const query = [theme && `theme=${theme}`, ground && `ground=${ground}`].filter(Boolean).join('&');
	return `${root}${pinned ? `v/${pinned}/` : ''}embed/${id}/${query && `?${query}`}`;
}

/** The frame alone: right without any script. The box around it is what its height is reckoned from. */
export function frameCode(id: GraphicId, choice: Choice): string {
	const { css, plain } = reserveOf(id, choice.pinned);
	return `<div style="${BOX}"><iframe src="${attribute(addressOf(id, choice))}" title="${attribute(titleOf(id))}" data-coal-chart="${id}" width="100%" height="${plain}" loading="lazy" style="display:block;width:100%;border:0;${schemeStyle(choice)}height:${css}"></iframe></div>`;
}

/** The frame and the script that follows its height when a table in it is opened. */
export const scriptedCode = (id: GraphicId, choice: Choice): string => `${frameCode(id, choice)}\n${scriptOf(choice)}`;

/** The custom element, a plain link until its script is there. */
export function elementCode(id: GraphicId, choice: Choice): string {
	const { theme, ground, pinned } = choice;
	const options = [theme && ` theme="${theme}"`, ground && ` ground="${ground}"`, pinned && ` pinned="${pinned}"`]
		.filter(Boolean)
		.join('');
	return `<div style="${BOX}"><coal-chart chart="${id}"${options} style="display:block;min-height:${reserveOf(id, pinned).css}"><a href="${attribute(addressOf(id, choice))}">${attribute(titleOf(id))}</a></coal-chart></div>\n${scriptOf(choice)}`;
}

/** The picture, for a host that takes neither frame nor script: a newsletter, an app. It links to the story. */
export function pictureCode(id: GraphicId, { root }: Choice): string {
	const words = wordsOf(data, id);
	const alt = attribute(altOf(data, id).replaceAll(/\s+/g, ' ').trim());
	return `<figure><a href="${attribute(root)}#${find(data.graphics, id).step}"><img src="${attribute(root)}charts/${id}.png" alt="${alt}" width="${PICTURE_WIDTH}" style="width:100%;height:auto"></a><figcaption>${attribute(words.source)} ${attribute(creditOf(data))}</figcaption></figure>`;
}

const scriptOf = ({ root }: Choice) => `<script src="${attribute(root)}embed.js" async></script>`;
