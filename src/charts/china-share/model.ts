import type { Data } from '../../data/read';
import { formatsOf } from '../../ledger/format';
import { SIZES, type Size } from '../kit/chart';

/** The last year that a state shows; the years after it come with the next. */
export const STATES = { early: 2000, dip: 2006, climb: 2015 } as const;
export type State = keyof typeof STATES;
/** The years whose share is written on the step: ends, low points and turns. */
export const WRITTEN: readonly number[] = [1995, 2000, 2004, 2006, 2010, 2014, 2015];
/** Low points: their shares stand in the open above, at the end of a line. */
export const LOW: readonly number[] = [2000, 2006];
/** The year of the dip, of which India's share is told too. */
export const DIP = 2006;

export type Step = {
	year: number;
	/** In US dollars. */
	china: number;
	total: number;
	/** As it is written: "83%". */
	share: string;
	india: string;
	/** Index of the state in which the year arrives. */
	state: number;
	x: number;
	width: number;
	/** The step's upper edge. */
	y: number;
};
export type Model = {
	width: number;
	height: number;
	plot: { left: number; right: number; top: number; bottom: number };
	steps: Step[];
	/** The outline of each state's steps as one closed path: flat years, upright between them, never smoothed. */
	areas: string[];
};

const round = (n: number) => Math.round(n * 10) / 10;

/** China's part of each year's recorded exports: one step a year, in drawing units, unrounded. */
export function model(data: Data, size: Size): Model {
	const { percent } = formatsOf(data);
	const wide = size === 'wide';
	const width = SIZES[size].width;
	const height = wide ? 450 : 310;
	const plot = wide ? { left: 62, right: 734, top: 30, bottom: 404 } : { left: 54, right: 299, top: 26, bottom: 274 };
	const pitch = (plot.right - plot.left) / data.exportYears.length;
	const lasts = Object.values(STATES);
	const steps = data.exportYears.map(
		({ year, total_usd: total, china_usd: china, india_share_pct: india }, i): Step => ({
			year,
			china,
			total,
			share: percent(china, total),
			india: percent(india, 100),
			state: Math.max(
				0,
				lasts.findIndex((last) => year <= last),
			),
			x: plot.left + i * pitch,
			width: pitch,
			y: plot.bottom - ((plot.bottom - plot.top) * china) / total,
		}),
	);
	const areas = lasts.map((_, state) => {
		const own = steps.filter((s) => s.state === state);
		const [first] = own;
		const last = own.at(-1);
		if (!first || !last) return '';
		return `M${round(first.x)} ${plot.bottom}${own.map((s) => `V${round(s.y)}H${round(s.x + s.width)}`).join('')}V${plot.bottom}z`;
	});
	return { width, height, plot, steps, areas };
}
