import { find } from '../../data/find';
import type { Data } from '../../data/read';
import type { Graphic } from '../../data/rows';
import { g, h, type Node, round } from '../../design/svg';
import { label } from '../../design/text';
import type { InkName } from '../../design/tokens';
import { figuresOf } from '../../ledger/figures';
import { fill } from '../../ledger/fill';
import { formatsOf } from '../../ledger/format';
import { classOf } from '../../ledger/standing';
import type { Chart, Size } from '../kit/chart';
import { ladder } from '../kit/ladder';
import { wordOf } from '../kit/parts';
import { type Field, type Line, type Model, model, STATES, stateOf } from './model';

export { download } from './download';

const UNKNOWN = 'sixty-not-traced';
const SUMS = 'scale-units';

/** The words of the graphic, with the data's figures filled in. */
function speaker(data: Data, graphic: Graphic): (key: string) => string {
	const figures = figuresOf(data);
	return (key) => fill(wordOf(graphic, key), figures);
}

/** Marks of one size, row by row: a dash each, since a path of hundreds of boxes would weigh a hundred times as much. */
const fieldNode = ({ x, mark, gap, thick, rows }: Field, line: string, when: Record<string, string | number>): Node =>
	h('path', {
		class: `wagons ${line}`,
		'data-says': SUMS,
		...when,
		'stroke-width': thick,
		'stroke-dasharray': `${mark.toFixed(3)} ${gap.toFixed(3)}`,
		d: rows.map((r) => `M${x} ${round(r.y + thick / 2)}h${((mark + gap) * r.count - gap).toFixed(2)}`).join(''),
	});

/** @param alone whether no more than the papers is drawn: a scene of the story that ends with them */
function draw(data: Data, graphic: Graphic, size: Size, alone = false) {
	const m = model(data, size, alone);
	const wide = size === 'wide';
	const say = speaker(data, graphic);
	const formats = formatsOf(data);
	const lineOf = (claim: string) => classOf(find(data.claims, claim).standing);
	const sums = lineOf(SUMS);
	const text = wide ? 16 : 15;

	const each = wide ? 2 : 4;
	// The whole amount is named at the ladder's end, and no round number so near that their names would meet.
	const end = m.ticks.length - 1;
	const named = (i: number, at: number) =>
		i === end || (i % each === 0 && (m.ticks[end]?.at ?? 0) - at > (wide ? 70 : 60));
	const ticks = m.ticks.map(({ at, tonnes }, i) =>
		named(i, at) ? { at, text: i === end ? formats.tonnes(tonnes) : formats.thousands(tonnes) } : { at },
	);
	const [claimed] = m.claim.bars;
	if (!claimed) throw new Error('no claim to draw');
	const said = lineOf(claimed.claim);
	const claim = g(
		{},
		ladder(ticks, m.ladderY, 'above', { thick: wide ? 8 : 7, room: m.width - 2 }),
		g(
			{ 'data-says': claimed.claim },
			h('rect', {
				class: `fill ${said}`,
				x: m.left,
				y: m.claim.y,
				width: claimed.width,
				height: m.claim.height,
			}),
			label(
				say(wide ? 'claim' : 'claim-short'),
				m.left + (wide ? 12 : 7),
				m.claim.y + m.claim.height / 2 + text * 0.36,
				{ setting: 'said', class: said, size: wide ? 18 : 15 },
			).node,
		),
	);

	const has = (key: string) => key in graphic.labels;
	// What was found after the report comes a state later than the papers that it leans on.
	const later = new Set(graphic.scenes.papers?.without);
	const [known, found] = [m.lines.filter((l) => !later.has(l.claim)), m.lines.filter((l) => later.has(l.claim))];
	const node = (line: Line, state: number) =>
		alone && wide
			? largeNode(data, line, m, say, has, lineOf, state)
			: lineNode(data, line, m, say, has, wide, lineOf, state);
	const [onPaper, onRecord] = [stateOf('papers'), stateOf('findings')];
	const papers = [
		...known.map((line) => node(line, onPaper)),
		relation(known, { 'data-in': onPaper, 'data-out': onRecord }),
		...(alone ? [] : [...found.map((line) => node(line, onRecord)), relation(m.lines, { 'data-in': onRecord })]),
	];
	/** Under the last of some lines: what they have to do with the report's figure. */
	function relation(lines: Line[], when: Record<string, number>): Node {
		const last = lines.at(-1) as Line;
		const below = alone ? (wide ? 42 : 28) : wide ? 22 : has(`short-${last.id}-2`) ? 36 : 20;
		return g(
			{ 'data-says': UNKNOWN, ...when },
			label(say(wide ? 'relation' : 'relation-short'), m.left, last.y + last.height + below, {
				setting: 'bold',
				size: alone && wide ? 18 : text,
				width: alone ? m.right - m.left + 12 : undefined,
			}).node,
		);
	}

	// Until its size is told, the figure itself takes the room.
	function claimLarge(): Node {
		const large = wide ? 84 : 54;
		const y = m.claim.y + m.claim.height + large + (wide ? 24 : 12);
		return g(
			{ 'data-out': stateOf('wagons') },
			label(say('claim-large'), m.left, y, { setting: 'said', class: said, size: large }).node,
			label(say('not-traced'), m.left, y + (wide ? 56 : 40), { size: wide ? 20 : 16, width: m.right - m.left }).node,
		);
	}

	return {
		width: m.width,
		height: m.height,
		nodes: [
			claim,
			// The marks rise from the foot while the figure above them goes: at no moment is the sheet empty. Their words have its
			// place, and wait.
			g(
				{ 'data-out': stateOf('papers') },
				fieldNode(m.wagons.large, sums, { 'data-in': stateOf('wagons'), 'data-move': 'u' }),
			),
			g(
				{ 'data-in': stateOf('wagons'), 'data-out': stateOf('papers') },
				label(say(wide ? 'wagons' : 'wagons-short'), m.left, (m.wagons.large.rows[0]?.y ?? 0) - (wide ? 12 : 9), {
					setting: 'bold',
					size: wide ? 20 : 15,
				}).node,
				label(say('other-units'), m.left, m.wagons.bottom + (wide ? 34 : 22), {
					size: wide ? 18 : 15,
					width: wide ? m.right - m.left : 230,
				}).node,
			),
			claimLarge(),
			...papers,
			...(alone ? [] : [g({ 'data-in': stateOf('all') }, ...stripNodes(m, say, wide, sums, lineOf))]),
		],
	};
}

/** How far down a bar its ship and its amount stand, and how large the amount is. */
type Named = { ship: number; amount: number; size?: number };
/**
 * The bars of a line of amounts, each in the form of its standing, and named where there are several.
 * @param state in which they come: the bars run over what stood there before, and their words are seen when it has gone
 */
const barNodes = (
	data: Data,
	line: Line,
	say: (key: string) => string,
	lineOf: (claim: string) => string,
	state: number,
	named?: Named,
): Node[] =>
	line.bars.map((bar) => {
		const { x, width } = bar;
		const standing = lineOf(bar.claim);
		const on = { class: standing === 'record' ? 'on-ink' : undefined };
		const names = (at: Named) => [
			label(say(`ship-${bar.id}`), x + 8, line.y + at.ship, on).node,
			label(formatsOf(data).thousands(bar.tonnes), x + 8, line.y + at.amount, {
				...on,
				setting: 'bold',
				...(at.size && { size: at.size }),
			}).node,
		];
		return g(
			{ 'data-says': bar.claim },
			h('rect', {
				class: `fill amount ${standing}`,
				'data-in': state,
				'data-move': 'r',
				x,
				y: line.y,
				width,
				height: line.height,
			}),
			...(named && line.bars.length > 1 ? [g({ 'data-in': state }, ...names(named))] : []),
		);
	});

/** One line of amounts where two have the room of all: the number large, and its words under it, to the line's right. */
function largeNode(
	data: Data,
	line: Line,
	m: Model,
	say: (key: string) => string,
	has: (key: string) => boolean,
	lineOf: (claim: string) => string,
	state: number,
): Node {
	const size = 18;
	const last = line.bars.at(-1) as Line['bars'][number];
	const x = last.x + last.width + 12;
	const keys = [`line-${line.id}`, `line-${line.id}-2`].filter(has);
	let y = line.y + 26;
	const number = label(line.text, x, y, { setting: 'bold', size: 34 }).node;
	y += 6;
	const words = keys.map((key) => {
		const told = label(say(key), x, y + size * 1.2, { size, width: m.width - 4 - x });
		y += told.lines * size * 1.2;
		return told.node;
	});
	return g(
		{},
		...barNodes(data, line, say, lineOf, state, { ship: 22, amount: 48, size: 24 }),
		g({ 'data-says': line.claim, 'data-in': state }, number, ...words),
	);
}

/** One line of amounts with its words: to its right where there is room, above it on a phone's longest. */
function lineNode(
	data: Data,
	line: Line,
	m: Model,
	say: (key: string) => string,
	has: (key: string) => boolean,
	wide: boolean,
	lineOf: (claim: string) => string,
	state: number,
): Node {
	const last = line.bars.at(-1) as Line['bars'][number];
	const long = line.tonnes > m.claim.tonnes / 2;
	const beside = wide || !long;
	const size = wide ? 16 : 15;
	const key = `${wide ? 'line' : 'short'}-${line.id}`;
	const two = has(`${key}-2`);
	const x = beside ? last.x + last.width + (wide ? 10 : 6) : m.left;
	const y = beside
		? two
			? line.y + line.height / 2 - size * 0.26
			: line.y + line.height / 2 + size * 0.36
		: line.y - 5;
	const number = label(line.text, x, y, { setting: 'bold', size: wide ? 18 : 15 });
	const rest = x + number.box.width + 5;
	return g(
		{},
		...barNodes(data, line, say, lineOf, state, wide ? { ship: 13, amount: 29 } : undefined),
		g(
			{ 'data-says': line.claim, 'data-in': state },
			number.node,
			label(say(key), rest, y, { size }).node,
			...(two ? [label(say(`${key}-2`), x, y + size * 1.2, { size }).node] : []),
		),
	);
}

/** The claim's size in things a reader knows, each with what it assumes: our sums, so in quiet ink. */
function stripNodes(
	m: Model,
	say: (key: string) => string,
	wide: boolean,
	sums: string,
	lineOf: (claim: string) => string,
): Node[] {
	const { limit, cargoes, strip } = m;
	const limitNodes = g(
		{ 'data-says': limit.claim },
		h('rect', {
			class: `line limit ${lineOf(limit.claim)}`,
			x: limit.x,
			y: limit.y,
			width: limit.width,
			height: limit.height,
		}),
		h('rect', {
			class: `fill part ${lineOf(m.claim.claim)}`,
			x: limit.x,
			y: limit.y,
			width: limit.part,
			height: limit.height,
		}),
	);
	if (!wide)
		return [
			g({ 'data-says': SUMS }, label(say('strip-short'), m.left, strip.y, { width: m.width - m.left - 4 }).node),
			limitNodes,
			label(say('limit-short'), m.left, limit.y + limit.height + 15).node,
		];
	const y = cargoes.y;
	const t = cargoes.height;
	const hulls = Array.from({ length: cargoes.count }, (_, i) => {
		const x = m.left + i * cargoes.pitch;
		const w = cargoes.pitch * 0.8;
		return `M${round(x)} ${round(y + t * 0.45)}h${round(w * 0.1)}v${round(-t * 0.4)}h${round(w * 0.16)}v${round(t * 0.4)}H${round(x + w)}l${round(-w * 0.12)} ${round(t * 0.5)}H${round(x + w * 0.06)}z`;
	}).join('');
	return [
		h('path', { class: 'rule', d: `M${m.left} ${strip.y - 26}H${m.right}M${m.left} ${strip.y - 23}H${m.right}` }),
		g(
			{ 'data-says': SUMS },
			label(say('strip'), m.left, strip.y, { size: 16 }).node,
			...(m.wagons.small ? [fieldNode(m.wagons.small, sums, { 'data-move': 'd' })] : []),
			label(say('cargoes'), m.left, y - 6, { size: 16 }).node,
			h('path', { class: 'unit-size', d: hulls }),
		),
		label(say('limit'), m.left, limit.y - 7, { size: 16 }).node,
		limitNodes,
	];
}

function table(data: Data, graphic: Graphic) {
	const m = model(data, 'wide');
	const say = speaker(data, graphic);
	const formats = formatsOf(data);
	const amount = (id: string) => {
		const q = find(data.quantities, id);
		const standing = classOf(find(data.claims, q.claim).standing);
		return {
			cells: [q.what, formats.qualified(q.qualifier, formats.tonnes(q.value)), q.scope, say(standing)],
			claim: q.claim,
		};
	};
	return {
		caption: say('caption'),
		columns: ['column-what', 'column-tonnes', 'column-scope', 'column-standing'].map(say),
		rows: [
			amount('sixty-thousand'),
			...m.lines.flatMap((line) => [
				...line.bars.map((b) => amount(b.id)),
				...(line.bars.length > 1
					? [
							{
								cells: [
									say('row-landed'),
									`${line.text} t`,
									say('row-landed-scope'),
									say(classOf(find(data.claims, line.claim).standing)),
								],
								claim: line.claim,
							},
						]
					: []),
			]),
			...data.scaleUnits.map((u) => ({
				cells: [say(`row-units-${u.id}`), say(`row-${u.id}`), u.assumption, say('inferred')],
				claim: SUMS,
			})),
			{
				cells: [say('row-cargoes'), say('row-cargoes-number'), say('row-cargoes-scope'), say('inferred')],
				claim: SUMS,
			},
			{ cells: [say('row-limit'), m.limit.share, say('row-limit-scope'), say('inferred')], claim: m.limit.claim },
		],
	};
}

/** The report's 60,000 tonnes, what papers show, and how much it would be. */
export const chart: Chart = {
	id: 'sixty-thousand-tonnes',
	states: STATES,
	draw: (data, graphic, size) => draw(data, graphic, size),
	// Where the papers are the last that is shown, they do not stand in a corner of the room that findings would take.
	scene: (data, graphic, size, _, last) => draw(data, graphic, size, last === stateOf('papers')),
	table,
};

export const style = (ink: InkName): string => `
.chart .wagons{fill:none;stroke:${ink('quiet')}}
.chart .unit-size{fill:${ink('quiet')}}
.chart .amount{stroke:${ink('paper')};stroke-width:1.4}
.chart .limit{stroke-width:1.2}
.chart .fill.part{stroke-width:1.2;stroke-dasharray:3 2}
`;
