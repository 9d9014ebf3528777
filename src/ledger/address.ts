import { LANGUAGE } from '../data/places';
import type { Data } from '../data/read';

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
export const pathIn = ({ edition }: Pick<Data, 'edition'>, path: string): string =>
	`${isCommon(path) ? '' : folderOf(edition.language)}${path}`;

/** The site's root, ending in a slash, where its address is known at build. */
export const rootOf = (site: URL | undefined): string | undefined => site?.href.replace(/\/?$/, '/');
