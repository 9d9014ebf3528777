import { chartOf, charts, defsOf } from '../charts';
import type { Size } from '../charts/kit/chart';
import { between } from '../charts/kit/states';
import { find } from '../data/find';
import type { Data } from '../data/read';
import type { GraphicId } from '../data/schema';
import { partsOf, spaceBehind } from '../design/breaks';
import { textWidth, wrapText } from '../design/measure';
import { g, h, type Node } from '../design/svg';
import { label } from '../design/text';
import type { InkName } from '../design/tokens';
import { formatsOf } from '../ledger/format';
import { altOf, briefOf, type CardId, shortAltOf, wordsOf } from './words';

/** A picture before it is written: all lengths in its own units, which are px at scale 1. */
export type Sheet = {
	width: number;
	height: number;
	/** The inner rule of its frame: nothing of the picture stands outside. */
	frame: { x: number; y: number; width: number; height: number };
	nodes: Node[];
	/** SVG that drawings refer to, as text. */
	defs: string;
	title: string;
	description: string;
	/** BCP 47: what its words are in. */
	language: string;
};

type Part = { node: Node; height: number };
const AIR = 14;

/** A graphic as it stands at its end, and what it refers to. */
function final(data: Data, id: GraphicId, size: Size) {
	const graphic = find(data.graphics, id);
	const chart = chartOf(id);
	const { width, height, alone = height, nodes } = chart.draw(data, graphic, size);
	const last = chart.states.length - 1;
	return { width, height: alone, nodes: between(nodes, last, last), defs: defsOf(id) };
}
/** The drawing of the story's card, from the room that has one, and what it refers to. */
function cover(data: Data) {
	for (const [id, room] of charts) if (room.card) return { ...room.card(data), defs: defsOf(id) };
	throw new Error('no room in src/charts/ draws the card of the story: one of them exports `card`');
}

/** Two rules with paper between them, as round a chart's title. */
function doubleRule(
	width: number,
	height: number,
	margin: number,
	gap: number,
	thick = 1,
): { nodes: Node[]; inner: Sheet['frame'] } {
	const rect = (inset: number): Sheet['frame'] => ({
		x: inset,
		y: inset,
		width: width - 2 * inset,
		height: height - 2 * inset,
	});
	const inner = rect(margin + gap);
	const rule = (r: Sheet['frame']) => h('rect', { class: 'frame', ...r, 'stroke-width': thick });
	return { nodes: [h('rect', { class: 'sheet', width, height }), rule(rect(margin)), rule(inner)], inner };
}

/** Lines of Besley. `y` is the first baseline. */
function titleNode(text: string, lines: string[], x: number, y: number, size: number, leading: number): Node {
	return h(
		'text',
		{ class: 't', x, y, 'font-size': size },
		...lines.map((line, i) =>
			h(
				'tspan',
				{ x, dy: i ? size * leading : undefined },
				i < lines.length - 1 ? line + spaceBehind(line, text) : line,
			),
		),
	);
}

/** A paragraph of labels with its height, from top to top of what follows. */
function paragraph(
	text: string,
	x: number,
	top: number,
	width: number,
	size: number,
	className?: string,
	setting: 'label' | 'bold' = 'label',
): Part {
	const lineHeight = 1.32;
	const { node, lines } = label(text, x, top + size * 0.82, {
		size,
		width,
		lineHeight,
		setting,
		...(className ? { class: className } : {}),
	});
	return { node, height: lines * size * lineHeight };
}

/** Lines of a title about equally long, as few as there must be: no last word stands alone. */
function balanced(text: string, width: number, size: number): string[] {
	const lines = wrapText(text, width, size, 'title');
	let best = lines;
	for (let w = width; w > width / 2; w -= size / 4) {
		const tried = wrapText(text, w, size, 'title');
		if (tried.length > lines.length) break;
		best = tried;
	}
	return best;
}

/** A picture's measures, in its units: round the wide drawing, and round the one for phones and narrow columns. */
const PICTURES = {
	wide: { width: 840, margin: 8, gap: 5, left: 40, inner: 760, top: 36, title: 30, subtitle: 17, note: 16, foot: 32 },
	narrow: { width: 360, margin: 4, gap: 4, left: 20, inner: 320, top: 22, title: 24, subtitle: 16, note: 15, foot: 22 },
} as const;
const SOURCE = 15;

/**
 * A graphic as a picture that can travel alone: number, title, subtitle, drawing in its last state, note, sources,
 * as-of date, credit and licence, in a frame. Pure.
 * @param address where the story stands, if that is known at build; printed after the credit
 * @param size which of its two drawings: `narrow` is read at the width of a phone, where `wide` cannot be
 */
export function composePicture(data: Data, id: GraphicId, address?: string, size: Size = 'wide'): Sheet {
	const words = wordsOf(data, id);
	const { width, left, inner, top, ...type } = PICTURES[size];
	const nodes: Node[] = [];
	const put = (part: Part, y: number) => {
		nodes.push(part.node);
		return y + part.height;
	};

	// The number, boxed, as charts have it in their corner.
	const numberWidth = textWidth(words.chart, 15, 'bold') + 14;
	const numberX = left + inner - numberWidth;
	nodes.push(
		h('rect', { class: 'frame', x: numberX, y: top, width: numberWidth, height: 25, 'stroke-width': 1 }),
		label(words.chart, numberX + 7, top + 17.5, { setting: 'bold' }).node,
	);
	// Beside the number, or where that leaves too little, under it.
	const [titleTop, titleWide] = size === 'wide' ? [top, inner - numberWidth - 24] : [top + 25 + 9, inner];
	const lines = balanced(words.title, titleWide, type.title);
	const leading = 1.14;
	nodes.push(titleNode(words.title, lines, left, titleTop + type.title * 0.78, type.title, leading));
	let y = titleTop + lines.length * type.title * leading + 9;
	y = put(paragraph(words.subtitle, left, y, inner, type.subtitle, 'quiet'), y) + AIR + 4;

	const drawing = final(data, id, size);
	nodes.push(
		g({ transform: `translate(${left + (inner - drawing.width) / 2} ${y})`, class: 'drawing' }, ...drawing.nodes),
	);
	y += drawing.height + AIR + 6;

	nodes.push(h('path', { class: 'rule', d: `M${left} ${y}h${inner}` }));
	y += AIR;
	y = put(paragraph(words.note, left, y, inner, type.note), y) + 7;
	y = put(paragraph(words.source, left, y, inner, SOURCE, 'quiet'), y) + 7;
	y = put(
		paragraph(
			[formatsOf(data).sentences(words.asOf, words.credit), address].filter(Boolean).join(' '),
			left,
			y,
			inner,
			SOURCE,
			undefined,
			'bold',
		),
		y,
	);

	const height = Math.ceil(y + type.foot);
	const frame = doubleRule(width, height, type.margin, type.gap);
	return {
		width,
		height,
		frame: frame.inner,
		nodes: [...frame.nodes, ...nodes],
		defs: drawing.defs,
		title: formatsOf(data).labelled(words.chart, words.title),
		description: altOf(data, id),
		language: data.edition.language,
	};
}

/** The size that hosts of cards ask for. */
export const CARD = { width: 1200, height: 630 } as const;
const CARD_INSET = 22;

/**
 * A social card: the title and its standing at the left, the drawing for small figures at the right, for a card is
 * mostly seen at the width of a phone. Pure.
 * @param address where the story stands, if that is known at build
 */
export function composeCard(data: Data, id: CardId, address?: string): Sheet {
	const { publication } = data;
	const story = id === 'story';
	const words = story ? undefined : wordsOf(data, id);
	const { width, height } = CARD;
	const rules = doubleRule(width, height, 14, 8, 2);

	// The map of the story's opening stands without air: it has a border of its own.
	const drawing = story ? cover(data) : final(data, id, 'narrow');
	const room = {
		x: 596,
		y: CARD_INSET + 22,
		width: width - CARD_INSET - 24 - 596,
		height: height - 2 * CARD_INSET - 44,
	};
	const scale = Math.min(room.width / drawing.width, room.height / drawing.height);
	const at = { x: room.x + room.width - drawing.width * scale, y: room.y + (room.height - drawing.height * scale) / 2 };

	const left = 58;
	const textWide = at.x - 40 - left;
	const brief = briefOf(data, id);
	const foot = formatsOf(data).aside(!story && publication.title, address);
	const above = story ? publication.kicker : (words?.chart ?? '');
	const title = words?.title ?? publication.title;
	const nodes: Node[] = [label(above, left, 92, { size: 26, setting: 'bold', class: 'quiet' }).node];

	const briefSize = 26;
	const briefLines = wrapText(brief, textWide, briefSize, 'label').length;
	const footTop = height - CARD_INSET - 48;
	const briefTop = footTop + (foot ? -26 : 22) - briefLines * briefSize * 1.32;
	// As large as fits between the two.
	const leading = 1.1;
	const space = briefTop - 34 - 112;
	const fitting = [120, 110, 100, 92, 84, 76, 68, 62, 58, 54, 50, 46, 42, 38].map((size) => ({
		size,
		lines: balanced(title, textWide, size),
	}));
	const set =
		fitting.find(
			({ size, lines }) =>
				lines.length * size * leading <= space &&
				// No phrase is broken: there is a smaller size.
				[...lines, ...partsOf(title)].every((l) => textWidth(l.trimEnd(), size, 'title') <= textWide),
		) ?? fitting.at(-1);
	if (!set) throw new Error('no size of type');
	nodes.push(
		titleNode(title, set.lines, left, 112 + set.size * 0.86, set.size, leading),
		h('path', { class: 'rule', d: `M${left} ${briefTop - 18}h${textWide}` }),
		paragraph(brief, left, briefTop, textWide, briefSize).node,
		...(foot ? [label(foot, left, footTop + 22, { size: 24, setting: 'bold' }).node] : []),
		g({ transform: `translate(${at.x} ${at.y}) scale(${scale})`, class: 'drawing' }, ...drawing.nodes),
	);
	return {
		width,
		height,
		frame: rules.inner,
		nodes: [...rules.nodes, ...nodes],
		defs: drawing.defs,
		title,
		description: shortAltOf(data, id),
		language: data.edition.language,
	};
}

/** The style of what surrounds a drawing. */
export const sheetStyle = (ink: InkName): string => `
.chart .sheet{fill:${ink('paper')}}
.chart .frame{fill:none;stroke:${ink('ink')}}
`;
