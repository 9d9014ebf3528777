import { lookIn } from '../charts/kit/kept.ts';
import { Cache, codeIn } from '../design/cache.ts';

/**
 * From here on this thread takes from the cache what an earlier build has worked out for its charts with the same code, and
 * puts there what it works out. Pages and pictures of the same process do so too.
 * @param root the project's folder
 */
export function lookInCache(root: string): void {
	const [cache, code] = [new Cache(root), codeIn(root)];
	lookIn({ get: (key) => cache.get([code, key]), set: (key, made) => cache.set([code, key], made) });
}
