import { parse } from 'yaml';
import { SIGNED } from '../data/schema.ts';

/**
 * What the build says of who publishes: the fields of `data/publication.yaml` that are empty, in one line; nothing where
 * all are filled.
 * @param text the file's own text
 */
export function unsigned(text: string): string | undefined {
	const publication = parse(text) as Partial<Record<string, unknown>>;
	const empty = SIGNED.filter((field) => !String(publication[field] ?? '').trim());
	return empty.length ? `data/publication.yaml: empty, and so left out: ${empty.join(', ')}` : undefined;
}
