import { replacing, type Variant } from './builds';

/** The address that a build for the public has: under a path, and said without its last slash. */
export const SITE = 'https://example.org/coal/';

/** The site built for a public address. */
export const PUBLIC: Variant = { env: { SITE_URL: SITE.slice(0, -1) } };

/** The site built again after its embeds were released and two of its numbers were changed, one with what is expected of it. */
export const EDITED = (dist: string): Variant => ({
	released: dist,
	change: {
		'data/quantities.csv': replacing('sixty-thousand,60000', 'sixty-thousand,61234'),
		'data/products.csv': replacing('951000000', '1416000000'),
		'data/expected.csv': replacing('coal-share,34%', 'coal-share,50%'),
	},
});
