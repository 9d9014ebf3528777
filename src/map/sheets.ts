import { type Border, clipOf, frameIn } from './frame';
import { VIEWS, type View } from './views';

const SMALL: Border = { bar: 1, graticule: 5, thick: 6 };
const LARGE: Border = { bar: 0.5, minute: 1 / 6, graticule: 2, numbers: 2, thick: 9 };

/** A sheet of the chart: a drawing's size in its units, what it shows, and its border. */
export type Sheet = { width: number; height: number; view: View; border: Border };

/** The sheets that pages show. */
export const SHEETS = {
	narrow: { width: 320, height: 325, view: VIEWS.region, border: SMALL },
	wide: { width: 760, height: 560, view: VIEWS.wide, border: LARGE },
	'story-narrow': { width: 390, height: 470, view: VIEWS.region, border: SMALL },
	// Its right margin is the rail's.
	'story-wide': { width: 1440, height: 900, view: VIEWS.story, border: { ...LARGE, type: 18, right: 30, below: 14 } },
} as const satisfies Record<string, Sheet>;

/** The inset of a small map that tells two ports apart. */
export const COAST_PLAN: Sheet = {
	width: 118,
	height: 98,
	view: VIEWS.pohang,
	border: { bar: 0.25, graticule: 1, thick: 4 },
};

/** The frames of all of them as clips. */
export const CLIPS = [...Object.values(SHEETS), COAST_PLAN].map((s) => clipOf(frameIn(s.width, s.height, s.border)));
