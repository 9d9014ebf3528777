import { data } from '../data';
import { find } from '../data/find';
import type { GraphicId } from '../data/schema';
import { CARD, composeCard, composePicture } from './compose';
import { fontRules } from './lettering';
import { rasterise } from './png';
import { altOf, type CardId, cardAltOf, creditOf, wordsOf } from './words';
import { writeSheet } from './write';

/** Width of a picture in pixels: twice its units, sharp in the widest column of a newspaper's page. */
export const PICTURE_WIDTH = 1680;

/** Where the story, or one step of it, stands, as it is printed: without protocol. Nothing where no SITE_URL is set. */
function addressOf(site: URL | undefined, id?: GraphicId): string | undefined {
	if (!site) return;
	const step = id && find(data.graphics, id).step;
	return `${site.host}${site.pathname.replace(/\/$/, '')}${step ? `/#${step}` : ''}`;
}

const aboutOf = (id: CardId, title: string, description: string) => ({
	title,
	description,
	credit: data.publication.credit || data.publication.publisher || data.publication.title,
	source: id === 'story' ? '' : wordsOf(data, id).source,
	licence: creditOf(data),
	licenceUrl: data.publication.licenceWordsUrl,
});

/** A graphic as SVG that opens anywhere, its faces in it. */
export async function svgOf(id: GraphicId, site?: URL): Promise<string> {
	const sheet = composePicture(data, id, addressOf(site, id));
	return writeSheet(sheet, { fonts: await fontRules(sheet) });
}

/** The same as PNG, PICTURE_WIDTH wide, with what it is and whose written into the file. */
export async function pngOf(id: GraphicId, site?: URL): Promise<Uint8Array<ArrayBuffer>> {
	const sheet = composePicture(data, id, addressOf(site, id));
	return rasterise(sheet, PICTURE_WIDTH, aboutOf(id, sheet.title, altOf(data, id)));
}

/** A social card as PNG, 1200 by 630. */
export async function cardOf(id: CardId, site?: URL): Promise<Uint8Array<ArrayBuffer>> {
	const sheet = composeCard(data, id, addressOf(site));
	return rasterise(sheet, CARD.width, aboutOf(id, sheet.title, cardAltOf(data, id)));
}
