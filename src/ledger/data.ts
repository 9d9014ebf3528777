import { LANGUAGE, languagesOf } from '../data/places';
import { type Data, type Files, read } from '../data/read';
import type { GraphicId } from '../data/schema';
import { graphicsOf } from './address';
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
 * @param language whose words they are
 * @throws Error where a row does not pass its schema
 */
export function load(files: Files, language: string = LANGUAGE): Data {
	const { data, problems } = read(files, language);
	const [first] = problems;
	if (first) throw new Error(`${first.file}:${first.line}: ${first.message} (npm run build tells all that is wrong)`);
	return resolved(data);
}

/**
 * Whole editions of the site, and those that offer some graphics and no story: the same facts, each with the words of one
 * language. The first is English; its addresses name no language. Pages alone ask for them, and hand the rows of one down to
 * all that draws or writes.
 */
export const { editions, partial } = allOf(files);
function allOf(files: Files): { editions: readonly [Data, ...Data[]]; partial: readonly Data[] } {
	const languages = languagesOf(Object.keys(files), (file) => files[file]);
	const all = [...languages.built, ...languages.partial].map((language) => load(files, language));
	const named = all.map(({ edition: { language, name, graphics } }) => ({ language, name, graphics }));
	const [whole, some] = [all.slice(0, languages.built.length), all.slice(languages.built.length)].map((list) =>
		list.map((data) => ({ ...data, editions: named })),
	);
	return { editions: whole as [Data, ...Data[]], partial: some as Data[] };
}

/**
 * The paths of a page in every edition, for `getStaticPaths`: each has the rows of its edition as `props.data`, and as the
 * param `edition` its language, or undefined in the first.
 * @param paths those of one edition; one without any other params, if none are given
 * @param of whole editions, or partial ones too where these have such a page
 */
export const ofEditions = <Params extends Record<string, string>, Props extends object>(
	paths: (data: Data) => readonly { params?: Params; props?: Props }[] = () => [{}],
	of: readonly Data[] = editions,
) =>
	of.flatMap((data) =>
		paths(data).map(({ params, props }) => ({
			params: { ...(params as Params), edition: data === editions[0] ? undefined : data.edition.language },
			props: { ...(props as Props), data },
		})),
	);

/** What a page that is of one graphic is given. */
export type OfGraphic = { data: Data; id: GraphicId };
/** All editions, with those that offer some graphics alone. */
export const withPartial: readonly Data[] = [...editions, ...partial];
/** The paths of such a page in every edition: the graphic is its param `id`, and `props.id`. */
export const ofGraphics = () =>
	ofEditions((data) => graphicsOf(data).map((id) => ({ params: { id }, props: { id } })), withPartial);
