import type { Data } from '../data/read';
import { PROSE_IDS, type ProseId, STEPS, type StepId } from '../data/schema';
import { put } from './fill';

/** What the sections of the story's prose are called where something leads to them: a step by its number too. */
export function namesOf({ interface: { sections, uses } }: Data): Record<ProseId, string> {
	const nameOf = (id: ProseId) => {
		const at = STEPS.indexOf(id as StepId);
		return at < 0 ? sections[id] : put(uses.step, { n: String(at + 1), name: sections[id] });
	};
	return Object.fromEntries(PROSE_IDS.map((id) => [id, nameOf(id)])) as Record<ProseId, string>;
}

/** What a graphic is called by its number: "Chart 3". */
export const chartName = ({ publication }: Data, number: number): string =>
	put(publication.pictures.chart, { number: String(number) });

/** Where a section stands: the opening belongs to the page's beginning, which has no hash. */
export const hrefOf = (section: ProseId): string => (section === 'opening' ? '/' : `/#${section}`);
