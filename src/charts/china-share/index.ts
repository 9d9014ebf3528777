import { find } from '../../data/find';
import type { Data } from '../../data/read';
import type { Graphic } from '../../data/rows';
import { g, h, type Node, round } from '../../design/svg';
import { label } from '../../design/text';
import type { InkName } from '../../design/tokens';
import { formatsOf } from '../../ledger/format';
import { classOf } from '../../ledger/standing';
import type { Chart, Size } from '../kit/chart';
import { ladder } from '../kit/ladder';
import { wordOf } from '../kit/parts';
import { DIP, LOW, model, STATES, type Step, WRITTEN } from './model';

export { download } from './download';

const CLAIM = 'china-share-years';

type Plot = ReturnType<typeof model>['plot'];
/** Where a share stands on the plot. */
const heightOf = (plot: Plot, percent: number) => plot.bottom - ((plot.bottom - plot.top) * percent) / 100;
/** The size of shares and years. */
const typeOf = (wide: boolean) => (wide ? 18 : 15);
const isLow = ({ year }: Step) => LOW.includes(year);
/** Whether its share stands on the step itself. */
const isWritten = (s: Step) => WRITTEN.includes(s.year) && !isLow(s);
const dated = (data: Data, { year, share }: Step) => formatsOf(data).labelled(String(year), share);

/** A share stands above every step that its words cover, so that none hides in the ink. */
function shareNode(data: Data, s: Step, steps: readonly Step[], type: number): Node {
	const i = steps.indexOf(s);
	const [before, after] = [steps[i - 1], steps[i + 1]];
	// A neighbour that stands higher, or has a share of its own, pushes the words to the other side.
	const pushed = (o: Step | undefined) => !!o && (o.y < s.y || isWritten(o));
	const text = s.year % 5 === 0 ? s.share : dated(data, s);
	// So does the line of a low point, where the words would reach it.
	const reach = s.x + s.width / 2 + label(text, 0, 0, { size: type, setting: 'bold' }).box.width / 2 + 4;
	const lined = steps.some((o) => LOW.includes(o.year) && o.x > s.x && o.x + o.width / 2 < reach);
	const anchor = !before ? 'start' : pushed(after) || lined ? 'end' : pushed(before) ? 'start' : 'middle';
	// Two shares that stand side by side are apart by more than two words are, or they would be read as one line.
	const apart = after && isWritten(after) ? 0.7 * type - 3 : 0;
	const x = anchor === 'start' ? s.x + 2 : anchor === 'end' ? s.x + s.width - 1 - apart : s.x + s.width / 2;
	const { box } = label(text, x, 0, { anchor, size: type, setting: 'bold' });
	const covered = steps.filter((o) => o.x < box.x + box.width && box.x < o.x + o.width);
	return label(text, x, Math.min(...covered.map((o) => o.y)) - 6, {
		anchor,
		size: type,
		setting: 'bold',
		in: s.state || undefined,
	}).node;
}

/** The year and share of a low point, on a line of their own above it. */
function lowNode(data: Data, s: Step, plot: Plot, graphic: Graphic, wide: boolean): Node {
	const type = typeOf(wide);
	const middle = s.x + s.width / 2;
	const top = heightOf(plot, s.year === DIP ? 72 : 24);
	const x = middle + (wide ? 26 : 12);
	const texts = [label(dated(data, s), x, top, { anchor: 'end', size: type, setting: 'bold' })];
	if (s.year === DIP)
		texts.push(
			label(wordOf(graphic, 'dip').replace('{india}', s.india), x, top + type * 1.25, {
				anchor: 'end',
				size: wide ? 17 : 15,
			}),
		);
	const bottom = top + type * 1.25 * (texts.length - 1) + 6;
	return g(
		{ 'data-in': s.state || undefined },
		h('path', { class: 'rule', d: `M${round(middle)} ${round(bottom)}V${round(s.y - 4)}` }),
		...texts.map((t) => t.node),
	);
}

/** The two ladders: shares up, years along. */
function ladders(plot: Plot, steps: readonly Step[]): Node[] {
	const up = Array.from({ length: 11 }, (_, i) => 100 - i * 10).map((p) => {
		const at = heightOf(plot, p);
		return p % 20 ? { at } : { at, text: p === 100 ? '100%' : String(p) };
	});
	const years = [...steps.map(({ x, year }) => ({ at: x, year })), { at: plot.right, year: 0 }];
	return [
		ladder(up, plot.left - 12, 'left', { thick: 8 }),
		ladder(
			years.map(({ at }) => ({ at })),
			plot.bottom + 4,
			'below',
			{ thick: 8 },
		),
	];
}

function draw(data: Data, graphic: Graphic, size: Size) {
	const m = model(data, size);
	const { plot, steps } = m;
	const wide = size === 'wide';
	const line = classOf(find(data.claims, CLAIM).standing);
	// A year is a segment, so its name stands under the segment's middle, not on a tick.
	const names = steps
		.filter((s) => s.year % 5 === 0)
		.map((s) => label(String(s.year), s.x + s.width / 2, plot.bottom + 30, { anchor: 'middle', scale: true }).node);
	return {
		width: m.width,
		height: m.height,
		nodes: [
			h('path', {
				class: 'hair',
				d: [20, 40, 60, 80].map((p) => `M${plot.left} ${round(heightOf(plot, p))}H${plot.right}`).join(''),
			}),
			h('path', { class: 'rule', d: `M${plot.left} ${plot.top}H${plot.right}` }),
			label(wordOf(graphic, 'whole'), plot.left + 4, plot.top - 8, { size: wide ? 17 : 15 }).node,
			...m.areas.map((d, state) =>
				h('path', {
					class: `fill rise ${line}`,
					'data-says': CLAIM,
					'data-in': state || undefined,
					'data-move': state ? 'r' : undefined,
					d,
				}),
			),
			...ladders(plot, steps),
			...names,
			...steps.filter(isWritten).map((s) => shareNode(data, s, steps, typeOf(wide))),
			...steps.filter(isLow).map((s) => lowNode(data, s, plot, graphic, wide)),
		],
	};
}

function table(data: Data, graphic: Graphic) {
	const { dollars } = formatsOf(data);
	return {
		caption: wordOf(graphic, 'caption'),
		columns: ['column-year', 'column-china', 'column-total', 'column-share', 'column-india'].map((k) =>
			wordOf(graphic, k),
		),
		rows: model(data, 'wide').steps.map((s) => ({
			cells: [String(s.year), dollars(s.china), dollars(s.total), s.share, s.india],
			claim: CLAIM,
			nth: s.year,
		})),
	};
}

/** China's part of North Korea's recorded exports, year by year. */
export const chart: Chart = { id: 'china-share', states: Object.keys(STATES), draw, table, own: ['india'] };

export const style = (ink: InkName): string => `
.chart .rise.record{stroke:${ink('ink')};stroke-width:.6}
`;
