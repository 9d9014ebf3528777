import { type Data, type Files, read } from '../data/read';
import { resolved } from './tokens';

/** The files as they stand in this checkout. Vite watches them: an edit shows in the dev server at once. */
export const files: Files = Object.fromEntries(
	Object.entries(
		import.meta.glob<string>('/data/**/*.{csv,yaml}', { query: '?raw', import: 'default', eager: true }),
	).map(([path, text]) => [path.slice(1), text]),
);

/**
 * The rows of `data/` with their words filled in: what everything that draws or writes is given. Whether they may be
 * published is for the gate to say (`src/gate/`), which has done so before any page is asked for.
 * @throws Error where a row does not pass its schema
 */
export function load(files: Files): Data {
	const { data, problems } = read(files);
	const [first] = problems;
	if (first) throw new Error(`${first.file}:${first.line}: ${first.message} (npm run build tells all that is wrong)`);
	return resolved(data);
}

export const data: Data = load(files);
