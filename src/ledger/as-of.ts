import { find } from '../data/find';
import type { Data } from '../data/read';
import type { Source } from '../data/rows';

/** The newest day on which any of these sources was checked: what a page is as of, never the clock. */
export const asOf = (sources: readonly Source[]): string =>
	sources
		.map((s) => s.checked)
		.sort()
		.at(-1) ?? '';

/** The sources behind some claims, each once, in the order of data/facts/sources.yaml. */
export function sourcesOf(data: Data, claims: readonly string[]): Source[] {
	const used = new Set(claims.flatMap((id) => find(data.claims, id).sources.map((s) => s.id)));
	return data.sources.filter((s) => used.has(s.id));
}
