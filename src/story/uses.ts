import type { Data } from '../data/read';
import type { GraphicId } from '../data/schema';
import { put } from '../ledger/fill';
import { chartName, hrefOf, namesOf } from '../ledger/sections';
import type { Section } from './prose';

/** Where a claim stands on the site: a link, and what is there. */
type Use = { href: string; text: string };

/**
 * Every place that uses a claim, by claim: cards of the story's prose, graphics, and the list of where the report and
 * its sources part ways. Read off the prose and the data, never typed.
 * @param prose the sections of the story, in order
 */
export function usesOf(data: Data, prose: readonly Section[]): Map<string, Use[]> {
	const uses = new Map<string, Use[]>(data.claims.map((c) => [c.id, []]));
	const add = (claim: string, href: string, text: string) => {
		const of = uses.get(claim);
		if (of && !of.some((u) => u.text === text)) of.push({ href, text });
	};
	const { uses: words } = data.interface;
	const names = namesOf(data);
	const shown = new Set(prose.flatMap((s) => s.scenes.map((scene) => scene.chart)));
	// A graphic that no scene shows stands in a page of its own alone.
	const placeOf = (id: GraphicId) => (shown.has(id) ? `/#chart-${id}` : `/embed/${id}/`);
	for (const section of prose) {
		const name = names[section.id];
		const href = hrefOf(section.id);
		for (const claim of section.intro.claims) add(claim, href, name);
		section.scenes
			.flatMap((s) => s.cards)
			.forEach((card, i) => {
				for (const claim of card.claims) add(claim, href, put(words.card, { place: name, n: String(i + 1) }));
			});
	}
	for (const graphic of data.graphics)
		for (const claim of graphic.claims) add(claim, placeOf(graphic.id), chartName(data, graphic.number));
	for (const d of data.discrepancies)
		for (const claim of d.claims) add(claim, `#${d.id}`, put(words.parting, { id: d.id }));
	return uses;
}
