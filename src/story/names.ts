import type { StepId } from '../data/schema';

/** The names of the report's sections, in its order: on the rail and above each step's heading. */
export const KICKERS: Record<StepId, string> = {
	report: 'The report',
	'un-sanctions': 'The UN sanctions',
	smuggling: 'How was the coal smuggled?',
	china: 'China’s involvement',
	'us-sanctions': 'US sanctions',
	'japan-south-korea': 'Japan and South Korea',
};
export const LATER_KICKER = 'After the report: our addition';
