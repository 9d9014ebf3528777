import { readFileSync } from 'node:fs';
import path from 'node:path';
import { filesIn, replacing, type Variant, variant } from './builds';
import { amount, corrections, grouped, products, promised, row, sold } from './facts';
import { madeUp } from './made-up';
import { filesOf, NOTICES } from './notices';

/** The address that a build for the public has: under a path, and said without its last slash. */
export const SITE = 'https://example.org/coal/';

/** The text of each file of English words, by its path from the project's root. */
const wordFiles = (folder = 'data/words/en') =>
	Object.fromEntries(filesIn(folder).map((f) => [`${folder}/${f}`, readFileSync(path.join(folder, f), 'utf8')]));

const ADDRESS = { SITE_URL: SITE.slice(0, -1) };

/** The site built for a public address. */
export const PUBLIC: Variant = { env: ADDRESS, everyEdition: true };

/** The site built again after its embeds were released and two of its numbers were changed, with what is expected of them. */
export const EDITED = (dist: string): Variant => ({
	released: dist,
	change: {
		'data/facts/quantities.csv': replacing(`sixty-thousand,${amount('sixty-thousand')}`, 'sixty-thousand,61234'),
		'data/facts/products.csv': replacing(`${row(products, 'coal').usd}`, `${Math.round(sold / 2)}`),
		'data/facts/expected.csv': (text) =>
			replacing(
				`sixty-thousand,"${grouped(amount('sixty-thousand'))}"`,
				'sixty-thousand,"61,234"',
			)(replacing(`coal-share,${promised('coal-share')}`, 'coal-share,50%')(text)),
	},
});

/** What files say with these notices. */
const noticed = (notices: readonly object[]) =>
	Object.fromEntries(Object.entries(filesOf(notices)).map(([file, text]) => [file, () => text]));

/**
 * The site without a notice: the built one, as long as the data has none.
 * @param pool and dist as `variant` and the tests have them
 */
export async function bareSite(pool: string, dist: string): Promise<string> {
	if (!corrections.length) return dist;
	return path.join(await variant(pool, { change: noticed([]) }), 'dist');
}

/** The site built again with invented notices, after its embeds were released without any. @returns its `dist/` */
export const noticedSite = async (pool: string, dist: string): Promise<string> =>
	path.join(
		await variant(pool, {
			released: await bareSite(pool, dist),
			change: noticed(NOTICES),
		}),
		'dist',
	);

/** The site with a made-up edition beside the English one, built for a public address. */
export const WITH_EDITION: Variant = { env: ADDRESS, add: madeUp(wordFiles()) };
