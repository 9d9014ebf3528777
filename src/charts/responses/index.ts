import type { Data } from '../../data/read';
import type { Graphic } from '../../data/rows';
import { g, h, type Node } from '../../design/svg';
import { type Box, label } from '../../design/text';
import type { InkName } from '../../design/tokens';
import { formatsOf } from '../../ledger/format';
import type { Chart, Size } from '../kit/chart';
import { wordOf } from '../kit/parts';
import { type Column, governments, model, type Notice, STATES, wordsOf } from './model';

export { download } from './download';

const quotesOf = (graphic: Graphic) => ({ open: wordOf(graphic, 'open-quote'), close: wordOf(graphic, 'close-quote') });

function draw(data: Data, graphic: Graphic, size: Size) {
	const empty = wordOf(graphic, 'empty');
	const m = model(data, size, quotesOf(graphic), empty);
	const wide = size === 'wide';
	const notice = (n: Notice): Node => {
		const reported = n.line === 'said';
		const spoken = n.side !== undefined;
		return g(
			{ 'data-says': n.row.claim, 'data-in': n.state },
			...(n.top ? [h('path', { class: 'rule', d: `M${n.top.x} ${n.top.y}h${n.top.width}` })] : []),
			...(n.side ? [h('path', { class: `line rs-side ${n.line}`, d: n.side })] : []),
			...n.heading.map((t) => label(t.text, t.x, t.y, spoken && wide ? { setting: 'bold', class: n.line } : {}).node),
			...(n.date ? [label(n.date.text, n.date.x, n.date.y, { anchor: n.date.anchor, class: 'quiet' }).node] : []),
			...(n.empty ? [label(empty, n.empty.x, n.empty.y, { anchor: n.empty.anchor, class: 'quiet' }).node] : []),
			...n.words.map((t) => label(t.text, t.x, t.y, reported ? { setting: 'said', class: n.line } : {}).node),
			...(n.box
				? [
						h('rect', {
							class: `line rs-notice ${n.line}`,
							x: n.box.x,
							y: n.box.y,
							width: n.box.width,
							height: n.box.height,
						}),
					]
				: []),
		);
	};
	const first = m.columns[0]?.frame;
	// Rules between columns, and where two governments share one, between those.
	const edges = ({ x, y, width }: Box) =>
		y === first?.y ? (x === first.x ? '' : `M${x} ${y - 4}V${m.height - first.y + 4}`) : `M${x} ${y}h${width}`;
	const column = (c: Column, i: number): Node[] => [
		...(wide && i ? [h('path', { class: 'rule', d: edges(c.frame) })] : []),
		...(wide || !i
			? []
			: [
					h('path', {
						class: 'rule',
						d: `M${c.frame.x} ${c.frame.y}h${c.frame.width}`,
						'data-out': c.government.state,
					}),
				]),
		label(`${c.government.number} ${c.government.name}`, c.name.x, c.name.y, { setting: 'bold', scale: true }).node,
		// Notices not yet filled in: the lines stand ruled and blank.
		g(
			{ 'data-out': c.government.state },
			...c.blank.map((b) => h('path', { class: 'hair', d: `M${b.x} ${b.y}h${b.width}` })),
		),
		...c.notices.map(notice),
	];
	const frame = (inset: number, cls: string) =>
		h('rect', { class: cls, x: inset, y: inset, width: m.width - 2 * inset, height: m.height - 2 * inset });
	return {
		width: m.width,
		height: m.height,
		// On a phone the page's rules stand for nothing that the sheet has not, and its room is the answers'.
		nodes: [...(wide ? [frame(1, 'rs-page rs-outer'), frame(5, 'rs-page')] : []), ...m.columns.flatMap(column)],
	};
}

function table(data: Data, graphic: Graphic) {
	const w = (key: string) => wordOf(graphic, key);
	const rows = governments(data).flatMap((government) => government.rows.map((row) => ({ government, row })));
	return {
		caption: w('caption'),
		columns: [
			'column-number',
			'column-government',
			'column-body',
			'column-date',
			'column-to',
			'column-kind',
			'column-words',
		].map(w),
		rows: rows.map(({ government, row }) => ({
			cells: [
				String(government.number),
				government.name,
				row.body,
				row.date ? formatsOf(data).longDate(row.date) : w('undated'),
				row.to,
				w(`kind-${row.kind}`),
				wordsOf(row, quotesOf(graphic), true).join(data.edition.marks.space) || w('undated'),
			],
			claim: row.claim,
			nth: government.number,
		})),
	};
}

/** What five governments said, in a few words each, and the empty notice where nobody answered. */
export const chart: Chart = {
	id: 'responses',
	states: STATES,
	draw,
	table,
	draws: [{ table: 'responses', field: 'claim', claims: (row: { claim?: string }) => [row.claim] }],
};

export const style = (ink: InkName): string => `
.chart .rs-page{fill:none;stroke:${ink('ink')};stroke-width:1}
.chart .rs-page.rs-outer{stroke-width:2}
.chart .line.rs-notice{stroke-width:1.6}
.chart .line.rs-notice.said{stroke-dasharray:6 4}
`;
