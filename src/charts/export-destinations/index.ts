import { find } from '../../data/find';
import type { Data } from '../../data/read';
import type { Graphic } from '../../data/rows';
import { g, h, round } from '../../design/svg';
import { label } from '../../design/text';
import { figuresOf, fill, LISTED_BUYERS, NAMED_BUYERS } from '../../ledger/figures';
import { dollars, percent } from '../../ledger/format';
import { classOf } from '../../ledger/standing';
import type { Chart, Size } from '../kit/chart';
import { ladder } from '../kit/ladder';
import { largeShare, largeY, partsNodes, partsStyle, wholeNodes, wordOf } from '../kit/parts';
import { type Block, cut, magnified, model } from './model';

export { download } from './download';

const STATES = ['whole', 'china', 'india', 'rest'] as const;
const at = (state: (typeof STATES)[number]) => STATES.indexOf(state);

function draw(data: Data, graphic: Graphic, size: Size) {
	const m = model(data, size);
	const { frame, first, strip, total } = m;
	const figures = figuresOf(data);
	const lineOf = (claim: string) => classOf(find(data.claims, claim).standing);
	const under = frame.bar.y + frame.bar.height;
	const bottom = strip.top + strip.height;
	const wide = size === 'wide';
	const step = wide ? 22 : 18;

	const share = largeShare(
		frame,
		first.share,
		[first.name, dollars(first.usd)],
		frame.left,
		largeY(frame, frame.large),
	);
	const edge = cut(m);
	const leader = `M${round(edge)} ${under}V${strip.elbowY}H${frame.left}V${strip.ladderY}M${frame.right} ${under}V${strip.ladderY - 24}`;
	const percents = [
		first.to,
		...Array.from({ length: 100 - Math.ceil(first.to) + 1 }, (_, i) => Math.ceil(first.to) + i),
	];
	const written = new Map([
		[90, '90'],
		[95, '95'],
		[100, '100%'],
	]);
	const ticks = percents.map((p) => {
		const text = written.get(p);
		return text ? { at: magnified(m, p), text } : { at: magnified(m, p) };
	});

	const rectOf = (b: Block, says?: string) =>
		h('rect', {
			class: `fill block ${lineOf(b.claim)}`,
			'data-says': says,
			x: b.x,
			y: strip.top,
			width: b.width,
			height: strip.height,
		});
	const [second] = strip.named;
	// Names go down like stairs from right to left, so that no leader crosses a name.
	const named = strip.named.map((block, i) => {
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
			...(i ? [rectOf(block)] : []),
			...(own ? [] : [h('path', { class: 'rule', d: `M${round(middle)} ${bottom + 2}V${round(y - 5)}h4` })]),
			...texts.map((t) => t.node),
		);
	});
	const divisions = strip.others
		.slice(1)
		.map((o) => `M${round(o.x)} ${strip.top}v${strip.height}`)
		.join('');
	const rest = fill(
		wordOf(graphic, 'rest'),
		new Map([
			...figures,
			['count', { value: strip.rest.count, text: String(strip.rest.count), claim: '' }],
			['rest-share', { value: 0, text: strip.rest.share, claim: '' }],
		]),
	);
	return {
		width: frame.width,
		height: frame.height,
		nodes: [
			...wholeNodes(frame, fill(wordOf(graphic, 'whole'), figures), dollars(total)),
			g(
				{ 'data-says': first.claim },
				...partsNodes(frame, first, lineOf(first.claim), at('china')),
				g({ 'data-in': at('china') }, share.node),
			),
			g(
				{ 'data-in': at('india') },
				h('path', { class: 'rule', d: leader }),
				label(wordOf(graphic, wide ? 'magnified' : 'magnified-short'), frame.left + 6, strip.ladderY - 6, {
					class: 'quiet',
				}).node,
				ladder(ticks, strip.ladderY, 'above', { thick: frame.ladder.thick }),
			),
			// The stretch itself comes down from the bar and unfolds.
			g(
				{ 'data-in': at('india'), 'data-move': 'fold' },
				h('rect', {
					class: 'fill open',
					x: frame.left,
					y: strip.top,
					width: frame.right - frame.left,
					height: strip.height,
				}),
				...(second ? [rectOf(second, second.claim)] : []),
			),
			g(
				{ 'data-says': strip.others[0]?.claim, 'data-in': at('rest') },
				h('path', { class: 'parts-rule', d: divisions }),
				label(rest, frame.right, bottom + 18, { anchor: 'end', size: wide ? 17 : 15 }).node,
			),
			...named,
		],
	};
}

function table(data: Data, graphic: Graphic) {
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
			{ cells: [wordOf(graphic, 'row-whole'), dollars(total), '100%'], claim: first.claim },
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
