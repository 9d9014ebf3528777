import type { StepId } from '../data/schema';

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
