import { partsOf } from '../../design/breaks';
import { textWidth } from '../../design/measure';
import type { Box } from '../../design/text';
import { onLand } from '../../map/coastline';
import { type Camera, type Place, type Point, placeIn, unproject } from '../../map/projection';
import type { View } from '../../map/views';
import type { LegMark, PortMark } from './geometry';
import { type Candidate, within as holds, type Kind, type Part } from './labels';

/** Countries are letterspaced capitals. */
export const SPACING = 1;
const SETTING = {
	port: 'bold',
	country: 'bold',
	sea: 'said',
	said: 'said',
	record: 'label',
	declared: 'said',
	quiet: 'label',
} as const;
const widthOf = (text: string, kind: Kind, size: number) =>
	textWidth(text, size, SETTING[kind]) + (kind === 'country' ? SPACING * text.length : 0);

/** One line of a label's text, and the states in which it is seen. */
export type Line = { text: string; kind: Kind; size: number; from: number; to: number; claim?: string };
/** Lines of text, one under the other by whole units, as parts of one label. `x` is the left edge or, if `middle`, the middle. */
function stack(lines: Line[], x: number, top: number, middle: boolean, leading = 1.12): Part[] {
	let y = top;
	return lines.map((line) => {
		const width = widthOf(line.text, line.kind, line.size);
		const baseline = y + line.size * 0.8;
		const part: Part = {
			...line,
			x,
			y: baseline,
			anchor: middle ? 'middle' : 'start',
			box: { x: middle ? x - width / 2 : x, y, width, height: line.size },
		};
		y += Math.round(line.size * leading);
		return part;
	});
}
const heightOf = (lines: Line[], leading = 1.12) =>
	lines.reduce((sum, l, i) => sum + (i < lines.length - 1 ? Math.round(l.size * leading) : l.size), 0);

/** Places for a port's name: beside, above and below it, near first. */
export function aroundPort(mark: PortMark, lines: Line[], others: readonly PortMark[]): Candidate[] {
	const { x, y, r } = mark;
	const widths = lines.map((l) => widthOf(l.text, l.kind, l.size));
	const width = Math.max(...widths);
	const height = heightOf(lines);
	const first = lines[0]?.size ?? 15;
	const found: Candidate[] = [];
	for (const far of [0, 4, 9, 15]) {
		const gap = r + 3.5 + far;
		const cost = far * 0.25;
		for (const shift of [0, -0.35, 0.35, -0.7, 0.7, -1.05, 1.05]) {
			const top = y - first / 2 + shift * first;
			const bend = Math.abs(shift) * 1.2;
			found.push({ parts: stack(lines, x + gap, top, false), cost: cost + bend });
			// On the left each line ends at the port.
			const left = stack(lines, 0, top, false).map((p, i) => {
				const at = x - gap - (widths[i] as number);
				return { ...p, x: at, box: { ...p.box, x: at } };
			});
			found.push({ parts: left, cost: cost + bend + 0.6 });
		}
		// With the other lines above, so that the name stays next to its port.
		const upward = lines.some((l) => l.to !== lines[0]?.to) ? [...lines].reverse() : lines;
		found.push({ parts: stack(upward, x + gap, y - height + first / 2, false), cost: cost + 0.4 });
		const top = y - height + first / 2;
		found.push({
			parts: stack(upward, 0, top, false).map((p) => {
				const at = x - gap - p.box.width;
				return { ...p, x: at, box: { ...p.box, x: at } };
			}),
			cost: cost + 1,
		});
		for (const slide of [0, -0.25, 0.25, -0.45, 0.45]) {
			const at = x + slide * width;
			found.push({ parts: stack(upward, at, y - gap - height, true), cost: cost + 1.6 + Math.abs(slide) });
			found.push({ parts: stack(lines, at, y + gap, true), cost: cost + 1.8 + Math.abs(slide) });
		}
	}
	// A name nearer to another port would be read as that one's.
	const far = (p: PortMark, { x: left, y: top, width: w, height: d }: Box) =>
		Math.hypot(Math.max(left - p.x, 0, p.x - left - w), Math.max(top - p.y, 0, p.y - top - d));
	return found.map((c) => {
		const name = c.parts.find((q) => q.text.startsWith(lines[0]?.text ?? '')) as Part;
		const reach = (p: PortMark) => far(p, name.box);
		const own = reach(mark);
		return { ...c, cost: c.cost + others.filter((o) => reach(o) < own * 1.5 + 2).length * 60 };
	});
}

/** A text's lines and their extent. */
type Block = { lines: Line[]; width: number; height: number };
/** Text `far` from a point in a direction, hung on the side of the leader. */
function beside(at: Point, ux: number, uy: number, far: number, { lines, width, height }: Block): Part[] {
	const [nx, ny] = [at[0] + ux * far, at[1] + uy * far];
	const x = ux > 0.3 ? nx : ux < -0.3 ? nx - width : nx - width / 2;
	const y = uy > 0.3 ? ny : uy < -0.3 ? ny - height : ny - height / 2;
	return stack(lines, x, y, false).map((p) => {
		const shift = ux < -0.3 ? width - p.box.width : ux <= 0.3 ? (width - p.box.width) / 2 : 0;
		return { ...p, x: p.x + shift, box: { ...p.box, x: p.box.x + shift } };
	});
}

/** Nearer to a port than this a name could be that one’s. */
const NEXT_TO = 24;
/** Places for a port's name farther off, where there is none beside it: a leader leads there. */
export function awayFromPort(mark: PortMark, lines: Line[], others: readonly PortMark[]): Candidate[] {
	const width = Math.max(...lines.map((l) => widthOf(l.text, l.kind, l.size)));
	const height = heightOf(lines);
	const at: Point = [mark.x, mark.y];
	return Array.from({ length: 24 }, (_, turn) => (turn * Math.PI) / 12).flatMap((angle) => {
		const [ux, uy] = [Math.cos(angle), Math.sin(angle)];
		// Clear of the mark's square.
		const start = (mark.r + 4) / Math.max(Math.abs(ux), Math.abs(uy));
		return [22, 32, 46, 64, 86].map((far): Candidate => {
			const parts = beside(at, ux, uy, far, { lines, width, height });
			// Next to another port it would be read as that one's, leader or not.
			const near = others.filter(({ x, y }) => parts.some(({ box }) => holds([x, y], box, NEXT_TO)));
			return {
				parts,
				cost: 4 + far * 0.15 + near.length * 40,
				leader: [
					[at[0] + ux * start, at[1] + uy * start],
					[at[0] + ux * (far - 2.5), at[1] + uy * (far - 2.5)],
				],
			};
		});
	});
}

/** Places for a name in a stretch of land or sea, best near its middle. */
export function within(
	camera: Camera,
	area: View,
	middle: Place,
	settings: Line[][],
	leading: number,
	step = 5,
): Candidate[] {
	const [left, top] = placeIn(camera, [area.west, area.north]);
	const [right, bottom] = placeIn(camera, [area.east, area.south]);
	const [mx, my] = placeIn(camera, middle);
	const found: Candidate[] = [];
	settings.forEach((lines, i) => {
		const height = heightOf(lines, leading);
		for (let x = left; x <= right; x += step)
			for (let y = top; y <= bottom - height; y += step)
				found.push({
					parts: stack(lines, x, y, true, leading),
					cost: i * 2 + 0.06 * Math.hypot(x - mx, y + height / 2 - my),
				});
	});
	return found;
}

/** Breaks a text in so many lines of about equal width. */
export function broken(text: string, lines: number): string[] {
	const words = partsOf(text);
	const line = (from: number, to?: number) => words.slice(from, to).join('').trimEnd();
	if (lines === 1 || words.length < lines) return lines === 1 ? [text] : [];
	let best: string[] = [];
	let least = Number.POSITIVE_INFINITY;
	const split = (from: number, done: string[]) => {
		if (done.length === lines - 1) {
			const all = [...done, line(from)];
			const widest = Math.max(...all.map((l) => textWidth(l, 15)));
			if (widest < least) [best, least] = [all, widest];
			return;
		}
		for (let to = from + 1; to <= words.length - (lines - done.length - 1); to++) split(to, [...done, line(from, to)]);
	};
	split(0, []);
	return best;
}

/** How far from a line its words may stand, how many lines of text they may be, and how far apart two lines that share them. */
type Reach = {
	beside: readonly number[];
	turns: number;
	counts: readonly number[];
	past: readonly number[];
	gap: number;
};
/**
 * How far from a line words stand that no leader ties to it: so near that they are read as its own. Dots are as heavy as the
 * points of letters, and are read with words that are as near.
 */
const ON_LINE = 5;
const ON_DOTS = 9;
const NEAR_BY: Reach = { beside: [ON_LINE, 14, 24, 36], turns: 12, counts: [1, 2, 3], past: [10, 18, 28], gap: 70 };
export const FAR_OFF: Reach = {
	beside: [ON_LINE, 24, 50, 70, 95, 125, 160],
	turns: 16,
	counts: [1, 2, 3, 4],
	past: [18, 40, 70, 100],
	gap: 140,
};

/**
 * Places for words about one or two lines: near them anywhere but at their ends. A leader with a dot on each line says
 * which are meant.
 */
export function alongLegs(
	marks: readonly LegMark[],
	text: string,
	line: Omit<Line, 'text'>,
	reach = NEAR_BY,
): Candidate[] {
	const settings = reach.counts.flatMap((count): Block[] => {
		const lines = broken(text, count).map((t) => ({ ...line, text: t }));
		return lines.length
			? [{ lines, width: Math.max(...lines.map((l) => widthOf(l.text, l.kind, l.size))), height: heightOf(lines) }]
			: [];
	});
	const [one, other] = marks;
	if (!one) return [];
	return other
		? [...acrossTo(one, other, settings, reach), ...acrossTo(other, one, settings, reach)]
		: besideLeg(one, settings, reach);
}

/** Points of a line away from its ends, each with how far it is from the middle, 0 to 1. */
function middlePoints({ samples, open }: LegMark): [at: Point, middling: number][] {
	const found: [Point, number][] = [];
	const stride = Math.max(1, Math.round(samples.length / 24));
	for (let i = Math.floor(samples.length * 0.12); i < samples.length * (open ? 1 : 0.9); i += stride)
		found.push([samples[i] as Point, Math.abs(i / samples.length - 0.5) * 2]);
	return found;
}
/** Text in so many lines is the worse to read. */
const costOfLines = ({ lines }: Block) => (lines.length - 1) ** 2 * 0.6;

/** Places for words about one line, all round each of its points. */
function besideLeg(mark: LegMark, settings: readonly Block[], reach: Reach): Candidate[] {
	const turns = Array.from({ length: reach.turns }, (_, turn) => (turn * 2 * Math.PI) / reach.turns);
	return middlePoints(mark).flatMap(([at, middling]) =>
		settings.flatMap((setting) =>
			turns.flatMap((angle) => {
				const [ux, uy] = [Math.cos(angle), Math.sin(angle)];
				return reach.beside.map((wanted): Candidate => {
					const led = wanted > ON_LINE;
					const far = !led && mark.line === 'declared' ? ON_DOTS : wanted;
					return {
						parts: beside(at, ux, uy, far, setting),
						cost: (led ? 1 + far * 0.12 : 0) + costOfLines(setting) + middling * 1.5,
						leader: led ? [at, [at[0] + ux * (far - 2.5), at[1] + uy * (far - 2.5)]] : undefined,
						dots: led ? [at] : undefined,
						untied: !led,
					};
				});
			}),
		),
	);
}

/** Places for words about two lines: from one to the nearest point of the other, and on past it to the text. */
function acrossTo(far: LegMark, near: LegMark, settings: readonly Block[], reach: Reach): Candidate[] {
	return middlePoints(far).flatMap(([from, middling]) => {
		const to = near.samples.reduce((best, p) =>
			Math.hypot(p[0] - from[0], p[1] - from[1]) < Math.hypot(best[0] - from[0], best[1] - from[1]) ? p : best,
		);
		const gap = Math.hypot(to[0] - from[0], to[1] - from[1]);
		if (gap < 8 || gap > reach.gap) return [];
		const [ux, uy] = [(to[0] - from[0]) / gap, (to[1] - from[1]) / gap];
		return settings.flatMap((setting) =>
			reach.past.map(
				(past): Candidate => ({
					parts: beside(to, ux, uy, past, setting),
					cost: 1 + (gap + past) * 0.08 + costOfLines(setting) + middling,
					leader: [from, [to[0] + ux * (past - 2.5), to[1] + uy * (past - 2.5)]],
					dots: [from, to],
				}),
			),
		);
	});
}

/** An area and what lies round it, so many degrees each way. */
export const round = ({ west, east, south, north }: View, by: number): View => ({
	west: west - by,
	east: east + by,
	south: south - by,
	north: north + by,
});
/** Whether the middle of a label lies on land, or each of its corners on water. */
export const standsOn = (camera: Camera, what: 'land' | 'water') => {
	const at = ({ x, y, width, height }: Box, u: number, v: number) =>
		onLand(unproject([(x + u * width - camera.x) / camera.k, (y + v * height - camera.y) / camera.k]));
	return ({ parts }: Candidate) =>
		parts.every(({ box }) =>
			what === 'land' ? at(box, 0.5, 0.5) : ![0, 0.5, 1].some((u) => at(box, u, 0) || at(box, u, 1)),
		);
};
