import * as fontkit from 'fontkit';
import { cutFace } from '../design/faces';

/**
 * The few measures to which a frame's lines of text are set, by its width. Browsers measure text a little differently:
 * where a word would fit by a hair, one browser breaks a line that another does not, and the frame is a line too high.
 * So each measure is narrowed, by as little as it takes, until no number of lines hangs by a hair.
 */
const STEPS = [
	{ from: 280, head: 256, title: 19 },
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

type Font = {
	layout(text: string): { advanceWidth: number };
	unitsPerEm: number;
	getVariation(axes: Record<string, number>): Font;
};
const open = async (face: 'title' | 'label') => fontkit.create(await cutFace(face, 'sfnt')) as unknown as Font;
const title = await open('title');
const label = (await open('label')).getVariation({ wght: 500 });

const widthOf = (text: string, font: Font, size: number, spacing = 0) =>
	(font.layout(text).advanceWidth / font.unitsPerEm + spacing * text.length) * size;

/** How many lines a text makes at a measure. */
export function linesOf(text: string, measure: number, width: (text: string) => number): number {
	let lines = 1;
	let line = '';
	// A line may end after a space or a hyphen.
	for (const word of text.trim().split(/(?<=[\s-])/)) {
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

/** The style that sets a frame's measures. */
export function measureStyle(blocks: Blocks): string {
	const plain = (text: string) => widthOf(text, label, TYPE);
	return STEPS.map((step) => {
		const foot = 'foot' in step ? step.foot : step.head;
		const set = [
			`--title:${steady([blocks.title], step.head, (t) => widthOf(t, title, step.title, SPACING))}px`,
			`--head:${steady(blocks.head, step.head, plain)}px`,
			`--foot:${steady(blocks.foot, foot, plain)}px`,
		];
		return `@container(min-width:${step.from}px){.plate{${set.join(';')}}}`;
	}).join('');
}
