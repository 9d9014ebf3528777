import { find } from '../../data/find';
import type { Data } from '../../data/read';
import type { Graphic } from '../../data/rows';
import { g, h, type Node, round } from '../../design/svg';
import { type Box, label, overlap } from '../../design/text';
import { classOf } from '../../ledger/standing';
import type { Chart, Size } from '../kit/chart';
import { ladder } from '../kit/ladder';
import { wordOf } from '../kit/parts';
import { type Group, KINDS, type Kind, type Line, type Mark, type Model, model, SINGLED, STATES } from './model';

export { download } from './download';

/** A beacon for a person, a square for an entity, a hull for a ship: as path, within a division `w` wide and `t` high. */
export function symbol(kind: Kind, middle: number, y: number, w: number, t: number): string {
	const m = (n: number) => round(middle + n);
	const v = (n: number) => round(y + n);
	if (kind === 'person') {
		const r = t * 0.21;
		const staff = t * 0.075;
		const foot = Math.min(w * 0.3, t * 0.32);
		return `M${m(-r)} ${v(r)}a${round(r)} ${round(r)} 0 1 0 ${round(2 * r)} 0a${round(r)} ${round(r)} 0 1 0 ${round(-2 * r)} 0zM${m(-staff)} ${v(2 * r - 0.5)}H${m(staff)}V${v(t * 0.72)}L${m(foot)} ${v(t)}H${m(-foot)}L${m(-staff)} ${v(t * 0.72)}z`;
	}
	const half = Math.min(w * 0.4, t * 0.56);
	if (kind === 'entity') {
		const side = Math.min(w * 0.68, t * 0.8);
		return `M${m(-side / 2)} ${v(t - side)}h${round(side)}v${round(side)}h${round(-side)}z`;
	}
	// Hull with its house aft, bow to the right.
	return `M${m(-half)} ${v(t * 0.5)}h${round(half * 0.3)}v${round(-t * 0.3)}h${round(half * 0.5)}v${round(t * 0.3)}H${m(half)}L${m(half * 0.72)} ${v(t * 0.92)}H${m(-half * 0.82)}z`;
}

function draw(data: Data, graphic: Graphic, size: Size) {
	const m = model(data, size);
	const wide = size === 'wide';
	const lineOf = (claim: string) => classOf(find(data.claims, claim).standing);
	const type = wide ? 17 : 15;
	const words = (group: Group) =>
		wordOf(graphic, `${wide ? 'group' : 'short'}-${group.id}`).replace('{n}', String(group.count));

	const step = wide ? 2 : 4;
	const ticks = Array.from({ length: m.divisions + 1 }, (_, n) => {
		const at = m.left + n * m.pitch;
		return n % step ? { at } : { at, text: String(n) };
	});

	const marks = (line: Line) => {
		// Marks of one claim are one path; the singled one is drawn as its own.
		const path = (own: Mark[]) => own.map((k) => symbol(line.kind, k.middle, line.y, m.pitch, m.tall)).join('');
		const byClaim = new Map<string, Mark[]>();
		for (const k of line.marks) byClaim.set(k.claim, [...(byClaim.get(k.claim) ?? []), k]);
		return [...byClaim].map(([claim, own]) =>
			h('path', { class: `fill ${lineOf(claim)}`, 'data-says': claim, d: path(own) }),
		);
	};
	const head = (line: Line) =>
		label(`${line.count} ${wordOf(graphic, line.kind)}`, m.left, line.headY, {
			setting: 'bold',
			size: wide ? 20 : 16,
		}).node;
	// Every mark can be counted from the first instant: a row half filled would be another number.
	const row = (line: Line, ...more: Node[]) => [
		head(line),
		g({ class: line.kind }, ...marks(line)),
		g({ 'data-in': line.state }, ...more),
	];
	const under = (line: Line) => line.y + m.tall + (wide ? 6 : 4);
	const bracket = (group: Group, y: number) =>
		h('path', { class: 'rule', d: `M${round(group.from + 2)} ${y}v5H${round(group.to - 2)}v-5` });

	const [people, entities, ships] = m.lines as [Line, Line, Line];
	return {
		width: m.width,
		height: m.height,
		nodes: [
			ladder(ticks, m.ladderY, 'above', { thick: wide ? 8 : 7 }),
			...row(
				people,
				...people.groups.flatMap((group) => [
					bracket(group, under(people)),
					label(words(group), group.from + 2, under(people) + 5 + type, {
						size: type,
						width: group.to - group.from - 8,
					}).node,
				]),
			),
			...row(entities, ...stairs(m, entities, under(entities), type, wide, words, bracket)),
			...row(ships, ...(wide ? names(ships, under(ships)) : [])),
			...singled(m, ships, graphic, wide, lineOf, wide ? named(ships, under(ships)).map(({ text }) => text) : []),
		],
	};
}

/** Groups too narrow for their words: these go down like stairs from right to left, so that no line crosses a word. */
function stairs(
	m: Model,
	line: Line,
	y: number,
	type: number,
	wide: boolean,
	words: (group: Group) => string,
	bracket: (group: Group, y: number) => Node,
): Node[] {
	const pitch = wide ? 23 : 18;
	return line.groups.flatMap((group, i) => {
		const middle = (group.from + group.to) / 2;
		const room = group.to - group.from - 4;
		if (i === 0)
			return [
				bracket(group, y),
				label(words(group), group.from + 2, y + 5 + type, {
					size: type,
					width: wide ? room : (line.groups[1]?.from ?? m.right) - group.from - 4,
				}).node,
			];
		const base = y + 5 + type + (line.groups.length - 1 - i) * pitch;
		return [
			bracket(group, y),
			h('path', { class: 'rule', d: `M${round(middle)} ${y + 5}V${round(base - 5)}h5` }),
			label(words(group), middle + 9, base, { size: type }).node,
		];
	});
}

/** Names under the hulls, down the same stairs; the singled ship has its own words. */
function named(line: Line, y: number) {
	const all = line.marks.filter((mark) => mark.name && mark.id !== SINGLED);
	return all.map(({ name, middle }, i) => {
		const base = y + 26 + (all.length - 1 - i) * 20;
		return {
			line: h('path', { class: 'rule', d: `M${round(middle)} ${y}V${base - 5}h5` }),
			text: label(name as string, middle + 9, base, { size: 16 }),
		};
	});
}
const names = (line: Line, y: number): Node[] => named(line, y).flatMap(({ line, text }) => [line, text.node]);

/** The ship that leads back to the coal: ringed as a danger is on a chart, with what is said of it. */
function singled(
	m: Model,
	line: Line,
	graphic: Graphic,
	wide: boolean,
	lineOf: (claim: string) => string,
	labels: readonly { box: Box }[],
): Node[] {
	const mark = line.marks.find((k) => k.id === SINGLED);
	if (!mark?.name) return [];
	const y = line.y + m.tall * 0.56;
	const r = wide ? 21 : 10.6;
	const x = mark.middle + r + (wide ? 30 : 14);
	const size = wide ? 17 : 15;
	const said = (up: number) =>
		label(wordOf(graphic, wide ? 'singled' : 'singled-short'), x, y + (wide ? 20 : 23) - up, {
			size,
			width: m.width - x - 4,
		});
	// Words of two lines reach down to the name of the ship before it, where that is long: they stand a line higher then.
	const up = wide && labels.some((l) => overlap(l.box, said(0).box, 2)) ? size * 1.2 : 0;
	return [
		g(
			{ 'data-says': mark.claim, 'data-in': STATES.indexOf('ul-ji-bong-6') },
			h('circle', { class: `line ring ${lineOf(mark.claim)}`, cx: mark.middle, cy: y, r }),
			h('path', {
				class: `line ring ${lineOf(mark.claim)}`,
				d: `M${round(mark.middle + r)} ${round(y)}H${round(x - 5)}`,
			}),
			label(mark.name, x, y + (wide ? -4 : 5) - up, { setting: 'bold', size: wide ? 20 : 16 }).node,
			said(up).node,
		),
	];
}

function table(data: Data, graphic: Graphic) {
	return {
		caption: wordOf(graphic, 'caption'),
		columns: ['column-kind', 'column-name', 'column-group'].map((k) => wordOf(graphic, k)),
		rows: KINDS.flatMap((kind) =>
			data.designations
				.filter((d) => d.kind === kind)
				.map((d, i) => ({
					cells: [
						`${wordOf(graphic, `row-${kind}`)} ${i + 1}`,
						d.name || wordOf(graphic, kind === 'person' ? 'unnamed-person' : 'unnamed'),
						d.group,
					],
					claim: d.claim,
					nth: i + 1,
				})),
		),
	};
}

/** The US list of 24 January 2018, one mark for each name on it. */
export const chart: Chart = {
	id: 'us-sanctions',
	states: STATES,
	draw,
	table,
	own: ['n'],
	draws: [{ table: 'designations', field: 'claim', claims: (row: { claim?: string }) => [row.claim] }],
};

export const style = (): string => `
.chart .ring{stroke-width:1.6}
`;
