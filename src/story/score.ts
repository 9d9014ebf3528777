import type { GraphicId, SectionId } from '../data/schema';

/**
 * The choreography: for each scene of each section, what its graphic shows while each card passes.
 * A state is one of the chart's own (`states` in its room); the last of a scene stands without script and on paper.
 * One state a card, in the order of the cards in the section's prose; the build fails where the two differ in number.
 * A scene that `handsOver` keeps its graphic in place until the next scene's, on the same ladder, has come up in it.
 */
export const SCORE: Record<SectionId, { chart: GraphicId; states: string[]; handsOver?: boolean }[]> = {
	report: [{ chart: 'route-map', states: ['report-russia', 'report-korea', 'report', 'report', 'report'] }],
	'un-sanctions': [{ chart: 'sanctions-timeline', states: ['ban', 'autumn', 'autumn', 'december', 'all'] }],
	smuggling: [
		{
			chart: 'route-map',
			states: [
				'report',
				'smuggling-nakhodka',
				'smuggling-kholmsk',
				'smuggling-reload',
				'smuggling-declared',
				'smuggling-tracked',
				'smuggling',
			],
		},
		{ chart: 'paper-trail', states: ['declared', 'tracked', 'inferred'] },
	],
	china: [
		{ chart: 'export-products', states: ['whole', 'coal'], handsOver: true },
		{ chart: 'export-destinations', states: ['whole', 'india', 'rest'] },
		{ chart: 'china-share', states: ['early', 'dip', 'climb', 'climb', 'climb'] },
	],
	'us-sanctions': [
		{ chart: 'us-sanctions', states: ['list', 'people', 'entities', 'ul-ji-bong-6'] },
		{ chart: 'route-map', states: ['before-list', 'us-sanctions'] },
	],
	'japan-south-korea': [
		{ chart: 'sixty-thousand-tonnes', states: ['sack', 'wagon', 'square', 'wagons', 'all'] },
		{ chart: 'responses', states: ['asked', 'second', 'all'] },
	],
	later: [
		{
			chart: 'route-map',
			states: ['us-sanctions', 'later-incheon', 'later-pohang', 'later-kholmsk', 'later', 'later', 'later'],
		},
	],
};
