import type { Data } from '../data/read';
import { blocksOf } from './blocks';
import { linesOfLinks, type Step, stepsOf } from './measures';
import type { Plate } from './plate';
import { FROM, points, TO } from './points';

/** As frame.css has them, in px: a line of text, and what stands above and below each part. */
const LINE = 21;
const NUMBER = 13 + 2 * 3 + 2 + 8;
const PARAGRAPH = 8;
const [UNDER_TITLE, UNDER_HEAD, ABOVE_FOOT] = [6, 12, 12];
const SUMMARY = LINE + 2 * 3;
const LINK_AIR = 16;
const RULES = 2;
const [WIDEST, NARROW_WIDEST] = [1080, 456];
const [TWO_SIZES, TWO_COLUMNS] = [640, 960];
const titleLine = (width: number) => (width >= TWO_COLUMNS ? 32 : width >= TWO_SIZES ? 28 : 22);

const paragraph = (lines: number) => lines * LINE + PARAGRAPH;

/** The drawing that is shown, at its scale. */
function drawn({ drawings }: Plate, width: number, inner: number): number {
	const size = width >= TWO_SIZES ? 'wide' : 'narrow';
	const drawing = drawings.find((d) => d.size === size);
	if (!drawing) return 0;
	return ((size === 'wide' ? inner : Math.min(inner, NARROW_WIDEST)) * drawing.height) / drawing.width;
}

/** What stands under the drawing: who says so and the sources; links, credit and version; the table, closed. */
function foot(step: Step, links: readonly string[], width: number): number {
	const [note = 0, sources = 0, credit = 0, live = 0, pinned = 0] = step.foot.lines;
	const left = paragraph(note) + paragraph(sources);
	const right =
		paragraph(linesOfLinks(links, step.foot.measure, LINK_AIR)) + paragraph(credit) + paragraph(Math.max(live, pinned));
	return (width >= TWO_COLUMNS ? Math.max(left, right) : left + right) + SUMMARY;
}

/**
 * How high a frame will be, worked out from its drawings and its words as they are measured at build: for a graphic that
 * no browser has measured yet. It is what a browser finds, as long as frame.css and the lengths above say the same.
 * @returns widths and heights in px, as `heights.json` has them
 */
export function estimate(data: Data, plate: Plate): [width: number, height: number][] {
	const blocks = blocksOf(data, plate);
	const steps = stepsOf(blocks);
	const height = (width: number) => {
		const step = steps.findLast((s) => s.from <= width) as Step;
		const padding = width >= TWO_SIZES ? 16 : 12;
		const inner = Math.min(width, WIDEST) - 2 * padding;
		const head =
			NUMBER +
			step.title.lines * titleLine(width) +
			UNDER_TITLE +
			step.head.lines.reduce((sum, lines) => sum + lines * LINE, UNDER_HEAD);
		return RULES + 2 * padding + head + drawn(plate, width, inner) + ABOVE_FOOT + foot(step, blocks.links, width);
	};
	return points(Array.from({ length: TO - FROM + 1 }, (_, i) => height(FROM + i)));
}
