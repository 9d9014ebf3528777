import type { GraphicId, SectionId } from '../data/schema';

/**
 * The choreography: for each scene of each section, what its graphic shows while each card passes.
 * A state is one of the chart's own (`states` in its room); the last of a scene stands without script and on paper.
 * One state a card, in the order of the cards in the section's prose; the build stops where the two differ in number (gate/graphics.ts).
 * A scene that `handsOver` keeps its graphic in place until the next scene's, on the same ladder, has come up in it.
 */
export type Scored = { chart: GraphicId; states: string[]; handsOver?: boolean };
/** The graphic that lies under everything the story shows: the others are sheets laid over it. */
export const BASE = 'route-map' satisfies GraphicId;
export type Score = Record<SectionId, Scored[]>;
export const SCORE: Score = {
	report: [{ chart: BASE, states: ['report-russia', 'report-korea', 'report', 'report', 'report'] }],
	'un-sanctions': [{ chart: 'sanctions-timeline', states: ['ban', 'autumn', 'autumn', 'december', 'all'] }],
	smuggling: [
		{
			chart: BASE,
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
		// The ships that UN experts named come in `later`: nothing before its time.
		{ chart: 'paper-trail', states: ['tracked'] },
	],
	china: [
		{ chart: 'export-products', states: ['whole', 'coal'], handsOver: true },
		{ chart: 'export-destinations', states: ['whole', 'rest'] },
		{ chart: 'china-share', states: ['climb', 'climb'] },
	],
	'us-sanctions': [
		{ chart: 'us-sanctions', states: ['list', 'people', 'entities', 'ul-ji-bong-6'] },
		{ chart: BASE, states: ['us-sanctions', 'us-sanctions'] },
	],
	'japan-south-korea': [
		{ chart: 'sixty-thousand-tonnes', states: ['claim', 'wagons', 'papers'] },
		{ chart: 'responses', states: ['asked', 'second', 'all'] },
	],
	later: [
		{
			chart: BASE,
			states: ['us-sanctions', 'later-incheon', 'later-pohang', 'later-kholmsk', 'later', 'later', 'dashed', 'dashed'],
		},
	],
};

/** The graphics that the story shows, each with the section of its last scene, which owns its table and its plain id. */
export const LAST_SHOWN = new Map(
	Object.entries(SCORE).flatMap(([section, scenes]) => scenes.map((s) => [s.chart, section as SectionId] as const)),
);
