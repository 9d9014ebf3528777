import { browserParts } from '../design/breaks';
import { type Setting, textWidth } from '../design/measure';

/**
 * The few measures to which a frame's lines of text are set, by its width. Browsers measure text a little differently:
 * where a word would fit by a hair, one browser breaks a line that another does not, and the frame is a line too high.
 * So each measure is narrowed, by as little as it takes, until no number of lines hangs by a hair.
 */
const STEPS = [
	// Narrower than 280 px the frame's margins give way (frame.css), and its lines are as long.
	{ from: 0, head: 256, title: 19 },
	{ from: 320, head: 296, title: 19 },
	{ from: 360, head: 336, title: 19 },
	{ from: 400, head: 376, title: 19 },
	{ from: 480, head: 456, title: 19 },
	{ from: 560, head: 536, title: 19 },
	{ from: 640, head: 608, title: 24 },
	{ from: 960, head: 928, title: 28, foot: 448 },
] as const;
/** Type size of all but the title, in px, and the title's letterspacing, in em: as frame.css has them. */
const TYPE = 15;
const SPACING = -0.01;
/** How near to the measure, in px, a line may not come. */
const HAIR = 0.8;
/** How much of a measure may be given up. */
const MOST = 16;

const widthOf = (text: string, setting: Setting, size: number, spacing = 0) =>
	textWidth(text, size, setting) + spacing * text.length * size;

/** How many lines a text makes at a measure. */
export function linesOf(text: string, measure: number, width: (text: string) => number): number {
	let lines = 1;
	let line = '';
	for (const word of browserParts(text.trim())) {
		if (line && width((line + word).trimEnd()) > measure) {
			lines++;
			line = word;
		} else line += word;
	}
	return lines;
}

/** The words of a frame that make its height, a text for each paragraph. */
export type Blocks = { title: string; head: string[]; foot: string[] };

/** The greatest measure, up to one, at which no text's number of lines hangs by a hair. */
function steady(texts: readonly string[], measure: number, width: (text: string) => number): number {
	for (let m = measure; m > measure - MOST; m--)
		if (texts.every((t) => linesOf(t, m - HAIR, width) === linesOf(t, m + HAIR, width))) return m;
	return measure;
}

/** From a width of the frame on, in px: the measures of its texts, and how many lines each text makes. */
export type Step = {
	from: number;
	title: { measure: number; lines: number };
	head: { measure: number; lines: number[] };
	foot: { measure: number; lines: number[] };
};

/** The width in px of a text as a frame's paragraphs set it. */
export const plain = (text: string): number => widthOf(text, 'label', TYPE);

/** The measures of a frame's texts, step by step. */
export function stepsOf(blocks: Blocks): Step[] {
	const set = (texts: readonly string[], most: number, width: (text: string) => number) => {
		const measure = steady(texts, most, width);
		return { measure, lines: texts.map((t) => linesOf(t, measure, width)) };
	};
	return STEPS.map((step) => {
		const { measure, lines } = set([blocks.title], step.head, (t) => widthOf(t, 'title', step.title, SPACING));
		return {
			from: step.from,
			title: { measure, lines: lines[0] as number },
			head: set(blocks.head, step.head, plain),
			foot: set(blocks.foot, 'foot' in step ? step.foot : step.head, plain),
		};
	});
}

/** How many lines words make that never break within and have this much air behind each, in px. */
export function linesOfLinks(links: readonly string[], measure: number, air: number): number {
	const space = widthOf(' ', 'strong', TYPE);
	let [lines, used] = [1, 0];
	for (const link of links) {
		const width = widthOf(link, 'strong', TYPE) + air;
		if (used && used + space + width > measure) [lines, used] = [lines + 1, width];
		else used += (used && space) + width;
	}
	return lines;
}

/** The style that sets a frame's measures. */
export const measureStyle = (blocks: Blocks): string =>
	stepsOf(blocks)
		.map(({ from, title, head, foot }) => {
			const set = [`--title:${title.measure}px`, `--head:${head.measure}px`, `--foot:${foot.measure}px`];
			return `@container(min-width:${from}px){.plate{${set.join(';')}}}`;
		})
		.join('');
