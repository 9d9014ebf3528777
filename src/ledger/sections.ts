import { STEPS, type StepId } from '../data/schema';

/**
 * What the steps are called, in the order of the report's sections: on the rail and above each step's heading. The names
 * are ours: two of the report's own headings state as fact what is only alleged.
 */
export const KICKERS: Record<StepId, string> = {
	report: 'The report',
	'un-sanctions': 'The UN sanctions',
	smuggling: 'The reported route',
	china: 'China’s trade with the North',
	'us-sanctions': 'US sanctions',
	'japan-south-korea': 'Japan and South Korea',
};
export const LATER_KICKER = 'After the report: our addition';

/** What the sections of the story's prose are called where something leads to them. */
export const NAMES = {
	...(Object.fromEntries(STEPS.map((id, i) => [id, `Step ${i + 1}, ${KICKERS[id]}`])) as Record<StepId, string>),
	opening: 'The opening',
	later: LATER_KICKER,
	ending: 'Where the chart stands',
};

/** Where a section stands: the opening belongs to the page's beginning, which has no hash. */
export const hrefOf = (section: keyof typeof NAMES): string => (section === 'opening' ? '/' : `/#${section}`);
