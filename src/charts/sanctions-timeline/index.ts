import { find } from '../../data/find';
import type { Data } from '../../data/read';
import type { Graphic } from '../../data/rows';
import { g, h, type Node } from '../../design/svg';
import { label } from '../../design/text';
import type { InkName } from '../../design/tokens';
import { figuresOf } from '../../ledger/figures';
import { fill } from '../../ledger/fill';
import { formatsOf } from '../../ledger/format';
import { classOf } from '../../ledger/standing';
import type { Chart, Size } from '../kit/chart';
import { ladder } from '../kit/ladder';
import { wordOf } from '../kit/parts';
import { BAN, DAYS, dayOf, type Mark } from './layout';
import { model, STATES } from './model';

export { download } from './download';

/** Text with its tokens filled; figures are computed only where a text has one. */
const wordsOf = (data: Data) => (text: string) => (text.includes('{') ? fill(text, figuresOf(data)) : text);

function draw(data: Data, graphic: Graphic, size: Size) {
	const inForce = wordOf(graphic, 'in-force');
	const m = model(data, size, inForce, wordsOf(data));
	const { rails } = m;
	const { longDate, shortDate } = formatsOf(data);
	const ticks = rails.ticks.map((at) => ({ at }));
	const side = m.vertical ? 'left' : 'above';
	const months = m.months.map(({ date, middle: [x, y] }) => {
		const text = m.vertical ? shortDate(date, false) : longDate(date);
		return label(text, x, y + 5, { anchor: 'middle', scale: true }).node;
	});
	const path = (points: readonly (readonly [number, number])[]) =>
		`M${points.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}`;
	const mark = (e: Mark): Node => {
		const own = e.state || undefined;
		// A pin rises from the ladder, a leader goes out from it.
		const away = own && (m.vertical ? (e.above ? 'l' : 'r') : e.above ? 'u' : 'd');
		const setting = e.line === 'said' ? 'said' : 'label';
		const [x, y] = e.at;
		const bold = label(e.date, x, y, { setting: 'bold', anchor: e.anchor }).node;
		const step = m.vertical ? 16.5 : 18;
		const text = e.text.map(
			(line, i) =>
				label(line, x, y + (i + 1) * step, {
					setting,
					anchor: e.anchor,
					class: ['said', 'speech'].includes(e.line) ? e.line : undefined,
				}).node,
		);
		return g(
			{ 'data-says': e.claim },
			...(e.stem.length
				? [h('path', { class: `line st-stem ${e.line}`, 'data-in': own, 'data-move': away, d: path(e.stem) })]
				: []),
			...(e.span
				? [
						h('path', {
							class: `line st-span ${e.line}`,
							'data-in': own,
							'data-move': m.vertical ? 'd' : 'r',
							d: path(e.span),
						}),
					]
				: []),
			g(
				{ 'data-in': own },
				...(e.dot
					? [h('circle', { class: `st-dot ${e.line}`, cx: e.dot[0], cy: e.dot[1], r: m.vertical ? 3.4 : 4.4 })]
					: []),
				bold,
				...text,
			),
		);
	};
	const ban = find(data.events, BAN);
	const [fx, fy] = m.forceText.at;
	const nodes = [
		g(
			{ 'data-says': ban.claim, 'data-out': m.vertical ? 1 : undefined },
			h('path', {
				class: `line st-force ${classOf(find(data.claims, ban.claim).standing)}`,
				'data-move': m.vertical ? undefined : 'force',
				d: path(m.force),
			}),
			label(inForce, fx, fy, { anchor: m.vertical ? 'end' : 'start', in: m.vertical ? undefined : 1 }).node,
		),
		ladder(ticks, rails.first, side, { thick: rails.thick }),
		ladder(ticks, rails.second, side, { thick: rails.thick }),
		...months,
		...m.marks.map(mark),
	];
	return { width: m.width, height: m.height, nodes };
}

const round = (n: number) => Math.round(n * 10) / 10;

function table(data: Data, graphic: Graphic) {
	const words = wordsOf(data);
	const { longDate } = formatsOf(data);
	return {
		caption: wordOf(graphic, 'caption'),
		columns: ['column-when', 'column-what', 'column-standing'].map((k) => wordOf(graphic, k)),
		rows: data.events.map((e) => ({
			cells: [
				[e.from, e.to].flatMap((d) => (d ? [longDate(d)] : [])).join(' – '),
				words(e.detail),
				wordOf(graphic, classOf(find(data.claims, e.claim).standing)),
			],
			claim: e.claim,
		})),
	};
}

/** The ban, and the voyages and reports around it, to scale in days. */
export const chart: Chart = {
	id: 'sanctions-timeline',
	states: STATES,
	draw,
	table,
	draws: [{ table: 'events', field: 'claim', claims: (row: { claim?: string }) => [row.claim] }],
};

/** The ban runs on along the ladder, as far as each state tells. */
export const move = (): string => {
	const reach = ['2017-10', '2017-12', '2018-01', '2018-02'].map(
		(m) => (dayOf(m) - dayOf('2017-08-05')) / (DAYS - dayOf('2017-08-05')),
	);
	const steps = reach
		.slice(1)
		.map((r, i) => ` + ${(100 * (r - (reach[i] as number))).toFixed(1)}%*clamp(0,var(--at,99) - ${i},1)`);
	return `[data-move=force]{clip-path:inset(-9px calc(100% - (${(100 * (reach[0] as number)).toFixed(1)}%${steps.join('')})) -9px 0)}`;
};

export const style = (ink: InkName): string => `
.chart .line.st-stem{stroke-width:1.4}
.chart .line.st-stem.said{stroke-dasharray:4 3}
.chart .line.st-stem.speech{stroke-width:1.25}
.chart .line.st-span{stroke-width:3.4}
.chart .line.st-span.speech{stroke-width:1.25}
.chart .line.st-force{stroke-width:3.4}
.chart .st-dot{fill:${ink('ink')}}
.chart .st-dot.said{fill:${ink('paper')};stroke:${ink('said')};stroke-width:1.8}
.chart .st-dot.declared,.chart .st-dot.inferred,.chart .st-dot.unknown{fill:${ink('paper')};stroke:${ink('quiet')};stroke-width:1.6}
`;
