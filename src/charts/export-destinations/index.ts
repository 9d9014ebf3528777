import { find } from '../../data/find';
import type { Data } from '../../data/read';
import type { Graphic } from '../../data/rows';
import { g, h, type Node, round } from '../../design/svg';
import { label } from '../../design/text';
import { figuresOf, LISTED_BUYERS, NAMED_BUYERS } from '../../ledger/figures';
import { fill } from '../../ledger/fill';
import { formatsOf } from '../../ledger/format';
import { classOf } from '../../ledger/standing';
import type { Chart, Size } from '../kit/chart';
import { ladder } from '../kit/ladder';
import { largeShare, largeY, partsNodes, partsStyle, wholeNodes, wordOf } from '../kit/parts';
import { type Block, cut, magnified, model } from './model';

export { download } from './download';

const STATES = ['whole', 'china', 'india', 'rest'] as const;
const at = (state: (typeof STATES)[number]) => STATES.indexOf(state);

/** What every part of the drawing is made from. */
type Parts = { data: Data; graphic: Graphic; m: Model; wide: boolean };
type Model = ReturnType<typeof model>;
const bottomOf = ({ top, height }: Model['strip']) => top + height;
const lineOf = (data: Data, claim: string) => classOf(find(data.claims, claim).standing);

/** The percents of the magnified stretch, from where the first share ends; some are written. */
function ticksOf(data: Data, m: Model) {
	const { first } = m;
	const { percent } = formatsOf(data);
	const percents = [
		first.to,
		...Array.from({ length: 100 - Math.ceil(first.to) + 1 }, (_, i) => Math.ceil(first.to) + i),
	];
	const written = new Map([
		[90, '90'],
		[95, '95'],
		[100, percent(1, 1)],
	]);
	return percents.map((p) => {
		const text = written.get(p);
		return text ? { at: magnified(m, p), text } : { at: magnified(m, p) };
	});
}

/** The ladder of the stretch that is magnified, and the lines that lead to it from the bar. */
function magnifiedNode({ data, graphic, m, wide }: Parts): Node {
	const { frame, strip } = m;
	const under = frame.bar.y + frame.bar.height;
	const edge = cut(m);
	const leader = `M${round(edge)} ${under}V${strip.elbowY}H${frame.left}V${strip.ladderY}M${frame.right} ${under}V${strip.ladderY - 24}`;
	return g(
		{ 'data-in': at('india') },
		h('path', { class: 'rule', d: leader }),
		label(wordOf(graphic, wide ? 'magnified' : 'magnified-short'), frame.left + 6, strip.ladderY - 6, {
			class: 'quiet',
		}).node,
		ladder(ticksOf(data, m), strip.ladderY, 'above', { thick: frame.ladder.thick }),
	);
}

function blockNode(data: Data, strip: Model['strip'], b: Block, says?: string): Node {
	return h('rect', {
		class: `fill block ${lineOf(data, b.claim)}`,
		'data-says': says,
		x: b.x,
		y: strip.top,
		width: b.width,
		height: strip.height,
	});
}

/** The stretch itself comes down from the bar and unfolds. */
function stretchNode({ data, m: { frame, strip } }: Parts): Node {
	const [second] = strip.named;
	return g(
		{ 'data-in': at('india'), 'data-move': 'fold' },
		h('rect', {
			class: 'fill open',
			x: frame.left,
			y: strip.top,
			width: frame.right - frame.left,
			height: strip.height,
		}),
		...(second ? [blockNode(data, strip, second, second.claim)] : []),
	);
}

/** The buyers that are named. Names go down like stairs from right to left, so that no leader crosses a name. */
function namedNodes({ data, m: { strip }, wide }: Parts): Node[] {
	const bottom = bottomOf(strip);
	const step = wide ? 22 : 18;
	return strip.named.map((block, i) => {
		const row = i === 0 ? 0 : strip.named.length - i;
		const middle = block.x + block.width / 2;
		const y = bottom + 18 + row * step;
		const text = `${block.name} ${block.share}`;
		const own = i === 0;
		const texts =
			own && !wide
				? [label(block.name, block.x, y, { setting: 'bold' }), label(block.share, block.x, y + 18)]
				: [label(text, own ? block.x : middle + 7, y, { setting: own ? 'bold' : 'label', size: wide ? 17 : 15 })];
		return g(
			{ 'data-says': block.claim, 'data-in': own ? at('india') : at('rest') },
			...(i ? [blockNode(data, strip, block)] : []),
			...(own ? [] : [h('path', { class: 'rule', d: `M${round(middle)} ${bottom + 2}V${round(y - 5)}h4` })]),
			...texts.map((t) => t.node),
		);
	});
}

/** All other buyers: how many, and their share together. */
function othersNode({ data, graphic, m: { frame, strip }, wide }: Parts): Node {
	const divisions = strip.others
		.slice(1)
		.map((o) => `M${round(o.x)} ${strip.top}v${strip.height}`)
		.join('');
	const rest = fill(
		wordOf(graphic, 'rest'),
		new Map([
			...figuresOf(data),
			['count', { value: strip.rest.count, text: String(strip.rest.count), claim: '' }],
			['rest-share', { value: 0, text: strip.rest.share, claim: '' }],
		]),
	);
	return g(
		{ 'data-says': strip.others[0]?.claim, 'data-in': at('rest') },
		h('path', { class: 'parts-rule', d: divisions }),
		label(rest, frame.right, bottomOf(strip) + 18, { anchor: 'end', size: wide ? 17 : 15 }).node,
	);
}

function draw(data: Data, graphic: Graphic, size: Size) {
	const { dollars } = formatsOf(data);
	const m = model(data, size);
	const { frame, first, total } = m;
	const figures = figuresOf(data);
	const parts: Parts = { data, graphic, m, wide: size === 'wide' };
	const share = largeShare(
		frame,
		first.share,
		[first.name, dollars(first.usd)],
		frame.left,
		largeY(frame, frame.large),
	);
	return {
		width: frame.width,
		height: frame.height,
		nodes: [
			...wholeNodes(frame, fill(wordOf(graphic, 'whole'), figures), dollars(total)),
			g(
				{ 'data-says': first.claim },
				...partsNodes(frame, first, lineOf(data, first.claim), at('china')),
				g({ 'data-in': at('china') }, share.node),
			),
			magnifiedNode(parts),
			stretchNode(parts),
			othersNode(parts),
			...namedNodes(parts),
		],
	};
}

function table(data: Data, graphic: Graphic) {
	const { dollars, percent } = formatsOf(data);
	const { first, strip, total } = model(data, 'wide');
	// The table lists some of the others; the rest stand in one row, and each of them in the download.
	const listed = LISTED_BUYERS - NAMED_BUYERS;
	const folded = strip.others.slice(listed);
	const usd = folded.reduce((sum, o) => sum + o.usd, 0);
	const count = { value: folded.length, text: String(folded.length), claim: '' };
	return {
		caption: wordOf(graphic, 'caption'),
		columns: ['column-buyer', 'column-dollars', 'column-share'].map((k) => wordOf(graphic, k)),
		rows: [
			...[first, ...strip.named, ...strip.others.slice(0, listed)].map(({ name, usd, share, claim }) => ({
				cells: [name, dollars(usd), share],
				claim,
			})),
			...(folded[0]
				? [
						{
							cells: [
								fill(wordOf(graphic, 'row-rest'), new Map([['count', count]])),
								dollars(usd),
								percent(usd, total),
							],
							claim: folded[0].claim,
						},
					]
				: []),
			{ cells: [wordOf(graphic, 'row-whole'), dollars(total), percent(total, total)], claim: first.claim },
		],
	};
}

/** Who bought what North Korea sold, on the ladder of `export-products`. */
export const chart: Chart = {
	id: 'export-destinations',
	states: STATES,
	draw,
	table,
	own: ['count', 'rest-share', 'guess', 'off'],
};

/** The stretch that is magnified comes down from the bar, past the words of the first share, then unfolds. */
export const move = (data: Data): string =>
	`.guess-mark{fill:var(--ink);stroke:var(--paper);stroke-width:2;paint-order:stroke}${(['narrow', 'wide'] as const)
		.map((size) => {
			const { frame, strip } = model(data, size);
			const [sx, sy] = [1 / strip.times, frame.bar.height / strip.height];
			const [down, open] = ['min(1,var(--g)*2)', 'max(0,var(--g)*2 - 1)'];
			const from = (least: number, way: string) => `calc(${least.toFixed(3)} + ${(1 - least).toFixed(3)}*${way})`;
			return `.${size} [data-move=fold]{opacity:min(1,var(--g)*9);transform-origin:${frame.right}px ${strip.top}px;transform:translateY(calc(${round(strip.top - frame.bar.y)}px*(${down} - 1))) scale(${from(sx, open)},${from(sy, down)})}`;
		})
		.join('')}`;

export const style: typeof partsStyle = (ink) => `${partsStyle(ink)}
.chart .block{stroke:${ink('paper')};stroke-width:1.4}
`;
