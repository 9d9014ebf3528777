import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { convert } from 'fontverter';
import { Cache } from './cache.ts';
import { threadOf } from './thread.ts';

const require = createRequire(import.meta.url);

const ENCODER = `({ fontverter }) => {
	const { convert } = require(fontverter);
	return (font) => convert(Buffer.from(font), 'woff2', 'truetype');
}`;
const encode = threadOf<Buffer, Uint8Array>(ENCODER, { fontverter: require.resolve('fontverter') });
const cache = new Cache();

/**
 * A font file as pages have it. To pack one as tightly as woff2 does takes a tenth of a second and more, and a build has
 * three hundred: those that earlier builds had are kept.
 * @param font TrueType, not compressed
 */
export const woff2Of = async (font: Buffer): Promise<Buffer> =>
	Buffer.from(await cache.of([ENCODER, font], () => encode(font)));

/** The end of what was last asked of the decoder: all calls share its memory, so none may begin before it. */
let turn: Promise<unknown> = Promise.resolve();
const unpacked = new Map<string, Promise<Buffer>>();
/** A woff2 file of a package as TrueType. */
export function trueTypeOf(file: string): Promise<Buffer> {
	const known = unpacked.get(file);
	if (known) return known;
	const made = turn.then(async () =>
		// A copy: what the decoder gives lies in its memory, where the next one is made.
		Buffer.from(await convert(readFileSync(require.resolve(file)), 'truetype', 'woff2')),
	);
	turn = made.catch(() => {});
	unpacked.set(file, made);
	return made;
}
