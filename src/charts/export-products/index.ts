import { find } from '../../data/find';
import type { Data } from '../../data/read';
import type { Graphic } from '../../data/rows';
import { textWidth } from '../../design/measure';
import { g, h } from '../../design/svg';
import { label } from '../../design/text';
import { figuresOf } from '../../ledger/figures';
import { fill } from '../../ledger/fill';
import { formatsOf } from '../../ledger/format';
import { classOf } from '../../ledger/standing';
import type { Chart, Size } from '../kit/chart';
import { largeY, partAt, partsNodes, partsStyle, wholeNodes, wordOf } from '../kit/parts';
import { model } from './model';

export { download } from './download';

function draw(data: Data, graphic: Graphic, size: Size) {
	const { dollars } = formatsOf(data);
	const { frame, coal, rest, total } = model(data, size);
	const figures = figuresOf(data);
	const line = classOf(find(data.claims, coal.claim).standing);
	// The share is set as wide as the part that it counts.
	const part = partAt(frame, coal.to) - frame.left;
	const large = part / textWidth(coal.share, 1, 'title');
	const base = largeY(frame, large);
	const [type, step] = size === 'wide' ? [22, 28] : [17, 21];
	// Below the share's descent, though a figure has none: its box has.
	const below = large * 0.43 + type * 0.9;
	const restX = partAt(frame, rest.from) + (size === 'wide' ? 24 : 12);
	const lines = (name: string, usd: number, x: number) => [
		label(name, x, base + below, { size: type, setting: 'bold' }).node,
		label(dollars(usd), x, base + below + step, { size: type }).node,
	];
	return {
		width: frame.width,
		height: frame.height,
		alone: Math.ceil(base + below + step + type * 0.4),
		nodes: [
			...wholeNodes(frame, fill(wordOf(graphic, 'whole'), figures), dollars(total)),
			g(
				{ 'data-says': coal.claim },
				...partsNodes(frame, coal, line, 1),
				g(
					{ 'data-in': 1 },
					h('text', { class: 't', x: frame.left, y: base, 'font-size': large }, coal.share),
					...lines(wordOf(graphic, 'coal'), coal.usd, frame.left),
				),
			),
			g(
				{ 'data-in': 1 },
				h('text', { class: 't', x: restX, y: base, 'font-size': large / 2 }, rest.share),
				...lines(wordOf(graphic, 'rest'), rest.usd, restX),
			),
		],
	};
}

function table(data: Data, graphic: Graphic) {
	const { dollars, percent } = formatsOf(data);
	const { coal, rest, total } = model(data, 'wide');
	return {
		caption: wordOf(graphic, 'caption'),
		columns: ['column-product', 'column-dollars', 'column-share'].map((k) => wordOf(graphic, k)),
		rows: [
			{ cells: [wordOf(graphic, 'coal'), dollars(coal.usd), coal.share], claim: coal.claim },
			{ cells: [wordOf(graphic, 'rest'), dollars(rest.usd), rest.share], claim: coal.claim },
			{ cells: [wordOf(graphic, 'row-whole'), dollars(total), percent(total, total)], claim: coal.claim },
		],
	};
}

/** Coal's part of what North Korea sold, as one hundred parts. */
export const chart: Chart = { id: 'export-products', states: ['whole', 'coal'], draw, table };

export const style = partsStyle;
