import { find } from '../../data/find';
import type { Data } from '../../data/read';
import type { Graphic } from '../../data/rows';
import { textWidth, wrapText } from '../../design/measure';
import { g, h, type Node } from '../../design/svg';
import { label, overlap } from '../../design/text';
import type { InkName } from '../../design/tokens';
import { formatsOf } from '../../ledger/format';
import { classOf } from '../../ledger/standing';
import type { Chart, Size } from '../kit/chart';
import { ladder } from '../kit/ladder';
import { wordOf } from '../kit/parts';
import { FIRST_DAY, LAST_DAY, MONTH, model, STATES, type XY } from './model';

export { download } from './download';

const lineOf = (data: Data, claim: string) => classOf(find(data.claims, claim).standing);
const round = (n: number) => Math.round(n * 10) / 10;
const path = (points: readonly XY[]) => `M${points.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}`;

/**
 * A navigator's arrowheads on a course: one for a course steered by, two for a track made good over the ground
 * (chartwork convention).
 */
function arrows([[x0, y0], [x1, y1]]: [XY, XY], at: number, count: number): string {
	const length = Math.hypot(x1 - x0, y1 - y0);
	const [ux, uy] = [(x1 - x0) / length, (y1 - y0) / length];
	return Array.from({ length: count }, (_, i) => {
		const [x, y] = [x0 + (x1 - x0) * at + ux * 8 * i, y0 + (y1 - y0) * at + uy * 8 * i];
		const wing = (side: number): XY => [x - ux * 8 - uy * 5 * side, y - uy * 8 + ux * 5 * side];
		return path([wing(1), [x, y], wing(-1)]);
	}).join('');
}

/** What every part of the drawing is made from. */
type Parts = { data: Data; m: Model; wide: boolean; w: (key: string) => string; size: number };
type Model = ReturnType<typeof model>;
/** What is left free at the right edge. */
const RIGHT = 4;

/** A text in the setting that its claim's standing gives it. */
function says(
	data: Data,
	claim: string,
	text: string,
	x: number,
	y: number,
	options: { anchor?: 'start' | 'end'; width?: number; size?: number } = {},
): Node {
	const line = lineOf(data, claim);
	const setting = line === 'said' ? 'said' : 'label';
	const quiet = line === 'inferred' || line === 'unknown' ? 'quiet' : undefined;
	const width = options.width && evenWidth(text, options.width, options.size ?? 15, setting);
	return g(
		{ 'data-says': claim },
		label(text, x, y, { ...options, width, setting, class: line === 'said' ? 'said' : quiet }).node,
	);
}

/** The least width in which a text has no more lines than in this one: no last word stands alone. */
function evenWidth(text: string, width: number, size: number, setting: 'said' | 'label'): number {
	const lines = wrapText(text, width, size, setting).length;
	let least = width;
	while (least > size * 3 && wrapText(text, least - 1, size, setting).length === lines) least--;
	return least;
}

function quayNode({ data, m, wide, w, size }: Parts): Node {
	const [quayTop] = m.quay;
	return g(
		{},
		h('path', { class: 'pt-quay', d: path(m.quay) }),
		label(wide ? formatsOf(data).aside(m.from, w('country')) : m.from, m.width - RIGHT, quayTop[1] - 8, {
			setting: 'bold',
			anchor: 'end',
			size,
		}).node,
	);
}

/** The course that was declared: it ends in the open. */
function declaredNode({ data, m, wide, w, size }: Parts): Node {
	const [quayTop] = m.quay;
	const [, open] = m.declared;
	const claim = find(data.voyages, 'onward-declared').claim;
	const line = lineOf(data, claim);
	return g(
		{ 'data-says': claim },
		h('path', { class: `line ${line}`, d: path(m.declared) }),
		h('path', { class: `line ${line} pt-head`, d: arrows(m.declared, 0.5, 1) }),
		label(m.declaredTo, open[0] - 10, open[1], { setting: 'bold', anchor: 'end', size }).node,
		label(w('open'), open[0] - 10, open[1] + size * 1.2, { anchor: 'end', size }).node,
		...(wide ? [label(w('declared'), (open[0] + quayTop[0]) / 2, open[1] - 10, { anchor: 'middle', size }).node] : []),
	);
}

/** The tracks made good to the ports, and those ports. */
function trackNodes({ data, m, size }: Parts): Node[] {
	const claim = find(data.voyages, 'onward-tracked').claim;
	const line = lineOf(data, claim);
	return m.calls.map((call, i) => {
		const [x, y] = call.port;
		// The second port stands at the foot of its track, so its name goes to the open side.
		const anchor = i === 0 ? 'start' : 'end';
		return g(
			{ 'data-says': claim },
			// From the quay on; every track leads to the left.
			g(
				{ 'data-in': 1, 'data-move': 'l' },
				h('path', { class: `line ${line}`, d: path(call.track) }),
				h('path', { class: `line ${line} pt-head`, d: arrows(call.track, 0.55, 2) }),
			),
			h('circle', { class: 'pt-harbour', 'data-in': 1, cx: x, cy: y, r: 5 }),
			label(call.voyage.to, x + (i === 0 ? 10 : -10), y + size + 2, { setting: 'bold', anchor, in: 1, size }).node,
		);
	});
}

/** Where words end that stand over a course that falls to the left, at this height of their lowest edge. */
const leftOf = ([[x0, y0], [x1, y1]]: [XY, XY], foot: number): number => x0 - ((foot - y0) / (y1 - y0)) * (x0 - x1);
/** The height of a course where it has come to an x. */
const heightAt = ([[x0, y0], [x1, y1]]: [XY, XY], x: number): number => y0 + ((x0 - x) / (x0 - x1)) * (y1 - y0);
/** Air between a course and the words beside it. */
const BESIDE = 18;

/** What Reuters said of the ships at the quay. On a phone it gives way to the tracks, and stays in the table. */
function quayNotes({ data, m, wide, w, size }: Parts): Node {
	const right = m.width - RIGHT;
	const [, quayFoot] = m.quay;
	if (!wide)
		return g(
			{ 'data-out': 1 },
			says(data, 'chinese-operated', w('operated-by'), m.ladder.left, quayFoot[1] + 50, { width: 270 }),
			says(data, 'no-customs', w('customs'), m.ladder.left, quayFoot[1] + 104, { width: 270 }),
		);
	const [first, last] = [m.calls[0], m.calls.at(-1)].map((c) => c?.track) as [[XY, XY], [XY, XY]];
	// Whose ships they are stands in the fork of the two courses that they are said to have had; the rest under the last one.
	const fork = (m.declared[0][1] + heightAt(first, m.declared[0][0] - BESIDE * 3)) / 2 + size * 0.36;
	const width = size * 9.2;
	const under =
		last[0][1] + ((last[1][1] - last[0][1]) * (last[0][0] + BESIDE - right + width)) / (last[0][0] - last[1][0]);
	return g(
		{},
		says(data, 'no-customs', w('customs'), right, Math.max(quayFoot[1], under) + size * 1.6, {
			anchor: 'end',
			width,
			size,
		}),
		says(data, 'chinese-operated', w('operated-by'), m.declared[0][0] - BESIDE * 3, fork, { anchor: 'end', size }),
	);
}

/** What is said of the tracks, and what is not known of their end. */
function trackNotes({ data, m, wide, w, size }: Parts): Node[] {
	const right = m.width - RIGHT;
	const [, open] = m.declared;
	const trackedClaim = find(data.voyages, 'onward-tracked').claim;
	const portY = m.calls[0]?.port[1] ?? 0;
	if (!wide)
		return [
			says(data, trackedClaim, w('tracked'), m.ladder.left, open[1] + 48, { width: 150 }),
			says(data, 'not-verified', w('verified'), right, portY - 18, { anchor: 'end', width: 88 }),
		];
	// Over the middle of the first track, as what was declared stands over its course.
	const [first] = m.calls.map((c) => c.track) as [[XY, XY]];
	const y = (first[0][1] + first[1][1]) / 2 - size;
	return [
		says(data, trackedClaim, w('tracked'), leftOf(first, y + size * 0.3) - BESIDE, y, { anchor: 'end', size }),
		says(data, 'not-verified', w('verified-long'), right, portY - 4, { anchor: 'end', width: size * 12, size }),
	];
}

/** The ships named later, each under its port, with the inference that leads to it. */
function namedNodes({ data, m, wide, w }: Parts): Node[] {
	const step = wide ? 18 : 17;
	const inferenceLine = lineOf(data, 'two-ships-inference');
	const { aside, shortDate } = formatsOf(data);
	const firsts = m.calls.map(({ voyage }) => (wide ? voyage.ship : aside(voyage.ship, shortDate(voyage.date, false))));
	const rooms = m.calls.map(({ head }, i) => (m.calls[i + 1]?.head[0] ?? m.width - RIGHT) - head[0] - 16);
	// Where a name is too long it has lines of its own: its day is on the ladder, right below it.
	const long = !wide && firsts.some((text, i) => textWidth(text, 15, 'bold') > (rooms[i] as number));
	const [lead, pitch] = long ? [2, 15.5] : [6, step];
	return m.calls.map(({ voyage, port, head, foot }, i) => {
		const line = lineOf(data, voyage.claim);
		const x = head[0] + 10;
		const flag = `${w('flag')} ${voyage.flag}`;
		const first = firsts[i] as string;
		const lines = [
			...(long ? wrapText(voyage.ship, rooms[i] as number, 15, 'bold') : [first]).map((text) => ({
				text,
				setting: 'bold' as const,
			})),
			...(wide ? [flag, voyage.when, w('experts-long')] : [flag, w('experts')]).map((text) => ({
				text,
				setting: 'label' as const,
			})),
		];
		return g(
			{ 'data-in': 2 },
			g(
				{ 'data-says': 'two-ships-inference' },
				h('path', {
					class: `line ${inferenceLine}`,
					'data-move': 'd',
					d: path([
						[port[0], port[1] + 5],
						[head[0], head[1] - 5],
					]),
				}),
				label(w('inference'), x, port[1] + (wide ? 40 : 39), { class: 'quiet' }).node,
			),
			g(
				{ 'data-says': voyage.claim },
				h('path', { class: `line ${line}`, 'data-move': 'd', d: path([head, foot]) }),
				h('circle', { class: `pt-dot ${line}`, cx: head[0], cy: head[1], r: 4.4 }),
				...lines.map(({ text, setting }, n) => label(text, x, head[1] + lead + n * pitch, { setting }).node),
			),
		);
	});
}

/** The ladder of days. The last day says the month; a day whose number would meet it goes without. */
function dayNodes({ data, m }: Parts): Node[] {
	const { left, right: end, y, thick } = m.ladder;
	const scale = ladder([{ at: left }, { at: end }], y, 'below', { thick, segments: LAST_DAY - FIRST_DAY + 1 });
	const last = m.days.at(-1);
	const { longDate } = formatsOf(data);
	const month = label(last ? longDate(`${MONTH}-${last.day}`) : '', end, y + thick + 18, {
		anchor: 'end',
		scale: true,
	});
	const days = m.days
		.slice(0, -1)
		.map(({ day, x }) => label(String(day), x, y + thick + 18, { anchor: 'middle', scale: true }))
		.filter((d) => !overlap(d.box, month.box, 8))
		.map((d) => d.node);
	return [scale, ...days, month.node];
}

/** @param alone whether no ship is named: the courses have the sheet to themselves then */
function draw(data: Data, graphic: Graphic, size: Size, alone = false) {
	const wide = size === 'wide';
	const m = model(data, size, alone && wide);
	const parts: Parts = { data, m, wide, w: (key) => wordOf(graphic, key), size: alone && wide ? 18 : 15 };
	return {
		width: m.width,
		height: m.height,
		nodes: [
			quayNode(parts),
			declaredNode(parts),
			quayNotes(parts),
			...trackNodes(parts),
			g({ 'data-in': 1 }, ...trackNotes(parts)),
			g({ 'data-in': 2 }, ...dayNodes(parts)),
			...namedNodes(parts),
		],
	};
}

function table(data: Data, graphic: Graphic) {
	const w = (key: string) => wordOf(graphic, key);
	const standing = (claim: string) => {
		const line = lineOf(data, claim);
		return w(line === 'declared' ? 'declared-standing' : line);
	};
	const voyage = (id: string, what: string) => {
		const v = find(data.voyages, id);
		const ship = formatsOf(data).aside(v.ship, v.flag && `${w('flag')} ${v.flag}`);
		return { cells: [w(what), ship, v.to, v.when, standing(v.claim)], claim: v.claim };
	};
	const fact = (claim: string, what: string, finding: string) => ({
		cells: [w(what), w(finding), w('none'), w('none'), standing(claim)],
		claim,
	});
	return {
		caption: w('caption'),
		columns: ['column-what', 'column-ship', 'column-to', 'column-when', 'column-standing'].map(w),
		rows: [
			voyage('onward-declared', 'row-declared'),
			voyage('onward-tracked', 'row-tracked'),
			fact('chinese-operated', 'row-operated', 'operated'),
			fact('no-customs', 'row-customs', 'not-passed'),
			fact('not-verified', 'row-verified', 'not-known'),
			voyage('sky-angel', 'row-named'),
			voyage('rich-glory', 'row-named'),
			fact('two-ships-inference', 'row-inference', 'inference-long'),
			fact('china-not-aware', 'row-china', 'china-says'),
			fact('russia-denies-coal', 'row-russia', 'russia-says'),
		],
	};
}

/** The course declared and the track made good, and the two ships named later. */
export const chart: Chart = {
	id: 'paper-trail',
	states: STATES,
	draw,
	// Before the ships are named, nothing stands under the ports.
	scene: (data, graphic, size, _, last) => {
		if (last === STATES.length - 1) return draw(data, graphic, size);
		const drawing = draw(data, graphic, size, true);
		return size === 'wide' ? drawing : { ...drawing, height: (model(data, size).calls[0]?.head[1] ?? 0) + 4 };
	},
	table,
};

export const style = (ink: InkName): string => `
.chart .pt-quay{fill:none;stroke:${ink('ink')};stroke-width:7}
.chart .pt-harbour{fill:${ink('paper')};stroke:${ink('ink')};stroke-width:2}
.chart .line.pt-head{stroke-dasharray:none;stroke-width:1.8;stroke-linecap:butt}
.chart .pt-dot{fill:${ink('ink')}}
.chart .pt-dot.said{fill:${ink('paper')};stroke:${ink('said')};stroke-width:1.8}
`;
