import { publicDir } from 'astro:config/server';
import { existsSync, readFileSync } from 'node:fs';
import type { GraphicId } from '../data/schema';
import type { Heights } from './heights';

/** A copy that never changes: `npm run release` keeps it at `/v/HASH/embed/ID/`. */
type Release = { id: GraphicId; hash: string; asOf: string; heights: Heights };

/** Read from public/ as it is at build: none before the first release. @param folder ends in a slash */
function read(folder: URL): Release[] {
	const list = new URL('v/releases.json', folder);
	if (!existsSync(list)) return [];
	const json = <T>(url: URL): T => JSON.parse(readFileSync(url, 'utf8'));
	return json<Omit<Release, 'heights'>[]>(list).map((r) => ({
		...r,
		heights: json<Heights>(new URL(`v/${r.hash}/embed/${r.id}/heights.json`, folder)),
	}));
}

let all: Release[] | undefined;

/** The released copies of a graphic, newest first. */
export function releasesOf(id: GraphicId): Release[] {
	all ??= read(new URL(publicDir));
	return all.filter((r) => r.id === id).reverse();
}
