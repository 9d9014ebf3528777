import { LANGUAGE } from '../data/places.ts';
import type { Edition } from '../data/rows';

/** Rows with the words of an edition, or as much of them. */
type OfEdition = { edition: Pick<Edition, 'language'> };

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
 * Where something stands in an edition, by path from the site's root: `sources/` is `ko/sources/` in Korean.
 * @param path that of the edition that rules, without a slash before it
 */
export const pathIn = ({ edition }: OfEdition, path: string): string =>
	`${isCommon(path) ? '' : folderOf(edition.language)}${path}`;

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
