import { find } from '../data/find';
import { perData } from '../data/per-data';
import type { Data } from '../data/read';
import type { GraphicId } from '../data/schema';
import { pathIn } from '../ledger/address';
import { asOf, sourcesOf } from '../ledger/as-of';
import { CARD, composeCard, composePicture, type Sheet } from './compose';
import { familiesIn, fontRules } from './lettering';
import { pdfOf } from './pdf';
import { type Plain, writePlain } from './plain';
import { outline, rasterise } from './png';
import { type CardId, creditOf, shortAltOf, wordsOf } from './words';
import { writeSheet } from './write';

/**
 * The PNGs of a graphic, by the end of their names: which drawing, and how many pixels wide.
 * The plain one is twice its units, sharp in the widest column of a newspaper's page. A phone's is three times its units,
 * as fine as phones' screens are. Mail programs take a picture at the size of its pixels: newsletters are 600 wide, and
 * the wide drawing's letters would be under 11 px there, and half of that on a phone.
 */
export const PNGS = {
	'': { size: 'wide', width: 1680 },
	'-phone': { size: 'narrow', width: 1080 },
	'-email': { size: 'narrow', width: 600 },
} as const;
export type PngKind = keyof typeof PNGS;

/** Where the story, or one step of it, stands, as it is printed: without protocol. Nothing where no SITE_URL is set. */
function addressOf(data: Data, site: URL | undefined, id?: GraphicId): string | undefined {
	if (!site) return;
	const step = id && find(data.graphics, id).step;
	const folder = `${site.host}${site.pathname.replace(/\/?$/, '/')}${pathIn(data, '')}`;
	return step ? `${folder}#${step}` : folder.slice(0, -1);
}

/** Each thing made once in a build for each edition, whoever asks for it. */
function once<T>(make: (data: Data, id: GraphicId, site: URL | undefined, size: 'wide' | 'narrow') => T) {
	const madeFor = perData(() => new Map<string, T>());
	return (data: Data, id: GraphicId, site: URL | undefined, size: 'wide' | 'narrow' = 'wide'): T => {
		const made = madeFor(data);
		const key = `${id} ${size} ${site}`;
		const known = made.get(key) ?? make(data, id, site, size);
		made.set(key, known);
		return known;
	};
}
const sheetOf = once((data, id, site, size): Sheet => composePicture(data, id, addressOf(data, site, id), size));
const plainPicture = once((data, id, site): Promise<Plain> => outline(sheetOf(data, id, site)));

const aboutOf = (data: Data, id: CardId, title: string, description: string) => ({
	title,
	description,
	credit: data.publication.credit || data.publication.publisher || data.publication.title,
	source: id === 'story' ? '' : wordsOf(data, id).source,
	licence: creditOf(data),
	licenceUrl: data.publication.licenceWordsUrl,
	language: data.edition.language,
});
const aboutPicture = (data: Data, id: GraphicId, { title, description }: Sheet) =>
	aboutOf(data, id, title, description);

/** A graphic as SVG for browsers, its faces in it, its words still text. */
export async function svgOf(data: Data, id: GraphicId, site?: URL): Promise<string> {
	const sheet = sheetOf(data, id, site);
	return writeSheet(sheet, { fonts: await fontRules(sheet), family: familiesIn(sheet.language) });
}

/** The same as SVG for drawing programs: shapes alone, its letters outlines. */
export async function outlinesOf(data: Data, id: GraphicId, site?: URL): Promise<string> {
	return writePlain(await plainPicture(data, id, site), sheetOf(data, id, site));
}

/** The same shapes as PDF. */
export async function pdfPicture(data: Data, id: GraphicId, site?: URL): Promise<Uint8Array<ArrayBuffer>> {
	const day = asOf(sourcesOf(data, find(data.graphics, id).claims));
	return pdfOf(await plainPicture(data, id, site), aboutPicture(data, id, sheetOf(data, id, site)), day);
}

/** Width and height in pixels of a graphic's PNG. */
export function pixelsOf(data: Data, id: GraphicId, site?: URL, kind: PngKind = ''): { width: number; height: number } {
	const { size, width } = PNGS[kind];
	const sheet = sheetOf(data, id, site, size);
	return { width, height: Math.round((width * sheet.height) / sheet.width) };
}

/** The same as PNG, with what it is and whose written into the file. */
export async function pngOf(
	data: Data,
	id: GraphicId,
	site?: URL,
	kind: PngKind = '',
): Promise<Uint8Array<ArrayBuffer>> {
	const { size, width } = PNGS[kind];
	const sheet = sheetOf(data, id, site, size);
	return rasterise(sheet, width, aboutPicture(data, id, sheet));
}

/** A social card as PNG, 1200 by 630. */
export async function cardOf(data: Data, id: CardId, site?: URL): Promise<Uint8Array<ArrayBuffer>> {
	const sheet = composeCard(data, id, addressOf(data, site));
	return rasterise(sheet, CARD.width, aboutOf(data, id, sheet.title, shortAltOf(data, id)));
}
