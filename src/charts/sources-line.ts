import { find } from '../data/find';
import type { Data } from '../data/read';
import type { Graphic, Source } from '../data/rows';
import { asOf, sourcesOf } from '../ledger/as-of';
import { put } from '../ledger/fill';
import { formatsOf } from '../ledger/format';

/** A graphic's sources: a publisher with several is named once, by its first. */
export const publishersOf = (data: Data, graphic: Graphic): Source[] =>
	[
		...new Map(
			graphic.sources
				.map((id) => find(data.sources, id))
				.reverse()
				.map((s) => [s.publisher, s]),
		).values(),
	].reverse();

/** How recently its claims were checked, in words. */
export const checkedOf = (data: Data, graphic: Graphic): string =>
	put(data.publication.pictures.asOf, {
		date: formatsOf(data).longDate(asOf(sourcesOf(data, graphic.claims))),
	});

/** Both in one line, for paper: without links. */
export function sourcesLine(data: Data, graphic: Graphic): string {
	const { frame } = data.interface;
	const { marks } = data.edition;
	const names = publishersOf(data, graphic).map((s) => s.publisher);
	const label = names.length > 1 ? frame.sources : frame.source;
	return `${label}${marks.label}${names.join(marks.list)}${marks.stop} ${checkedOf(data, graphic)}`;
}
