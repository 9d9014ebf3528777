import { LANGUAGE } from '../data/places.ts';
import type { Edition } from '../data/rows';
import { GRAPHICS, type GraphicId } from '../data/schema.ts';

/** Rows with the words of an edition, or as much of them. */
type OfEdition = { edition: Pick<Edition, 'language' | 'graphics'> };

/** The graphics that an edition has: a partial one those that it offers. */
export const graphicsOf = ({ edition }: { edition: Pick<Edition, 'graphics'> }): readonly GraphicId[] =>
	edition.graphics ?? GRAPHICS;

/** The same as rows. */
export const offered = <Row extends { id: GraphicId }>(data: {
	edition: Pick<Edition, 'graphics'>;
	graphics: Row[];
}): Row[] => data.graphics.filter(({ id }) => graphicsOf(data).includes(id));

/** What of a site is of one graphic, by path: its frame, pictures, card and answer. */
const OF_GRAPHIC = /^(?:embed|charts|cards|oembed)\/([a-z0-9-]+?)(?:-(?:phone|email|outlines))?(?:[./]|$)/;
/** The page of codes: a partial edition has it, with what it offers. */
const CODES = /^embeds\/(?:[?#]|$)/;

/** Whether an edition has something of its own, by path from its root: a partial one has what is of its graphics, and their codes. */
export function offers({ graphics }: Pick<Edition, 'graphics'>, path: string): boolean {
	if (!graphics || CODES.test(path)) return true;
	const [, id] = OF_GRAPHIC.exec(path) ?? [];
	return (graphics as readonly unknown[]).includes(id);
}

/**
 * What stands once for all editions, by path from the site's root: data files, whose columns are for machines, released
 * copies, scripts, icons, and the page that is shown where there is none. Receipts, and what the map can be asked, are in
 * words, and so not among them.
 */
const COMMON =
	/^(?:data\/(?!receipts\/|explore\.json)|v\/|_astro\/|404|embed\.js$|explore\.js$|site\.json$|favicon\.|apple-touch-icon\.)/;
export const isCommon = (path: string): boolean => COMMON.test(path);

/** The folder of an edition, from the site's root: none of the one that rules, `ko/` of another. */
export const folderOf = (language: string): string => (language === LANGUAGE ? '' : `${language}/`);

/**
 * Where something stands for an edition, by path from the site's root: `sources/` is `ko/sources/` in Korean, and what a
 * partial edition does not have stands where the ruling one has it.
 * @param path that of the edition that rules, without a slash before it
 */
export const pathIn = ({ edition }: OfEdition, path: string): string =>
	`${isCommon(path) || !offers(edition, path) ? '' : folderOf(edition.language)}${path}`;

/** The site's root, ending in a slash. @param site its address, where it is known at build */
export function rootOf(site: URL): string;
export function rootOf(site: URL | undefined): string | undefined;
export function rootOf(site: URL | undefined): string | undefined {
	return site?.href.replace(/\/?$/, '/');
}

/** The whole address of something in an edition. @param path as `pathIn` takes it */
export function addressIn(data: OfEdition, site: URL, path: string): string;
export function addressIn(data: OfEdition, site: URL | undefined, path: string): string | undefined;
export function addressIn(data: OfEdition, site: URL | undefined, path: string): string | undefined {
	return site && `${rootOf(site)}${pathIn(data, path)}`;
}
