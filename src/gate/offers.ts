import { lacking } from '../data/lacking';
import { lentIn } from '../data/lent';
import type { Problem } from '../data/parse';
import type { Data } from '../data/read';
import type { Graphic } from '../data/rows';
import { frameWords } from '../embed/blocks';
import { plateOf } from '../embed/plate';
import { offered } from '../ledger/address';
import { altOf, wordsOf } from '../pictures/words';
import type { Ledger } from './held';

/** The texts that travel with a graphic, in its frame and its pictures. Those of its codes are read once they are built (shown.ts). */
function* texts(data: Data, graphic: Graphic): Generator<unknown> {
	const plate = plateOf(data, graphic.id);
	// Of a source its publisher alone.
	yield { ...plate, sources: plate.sources.map(({ publisher }) => publisher) };
	yield frameWords(data, plate);
	yield wordsOf(data, graphic.id);
	yield altOf(data, graphic.id);
}

/**
 * Words that a partial edition lacks and that what it offers shows, each where it is to be written.
 * @throws Error where a graphic can’t be drawn
 */
export function offerProblems({ filled }: Ledger): Problem[] {
	if (!filled.edition.graphics) return [];
	return offered(filled).flatMap((graphic) => {
		const shown = [...texts(filled, graphic)].map((text) => JSON.stringify(text)).join(' ');
		return lentIn(shown).map((place) => lacking(place, `“${graphic.id}”, which this edition offers`));
	});
}
