import { createHash } from 'node:crypto';

/** The widths of a frame for which heights are given, in px: from, to, and the step of the grid between. */
export const [FROM, TO, STEP] = [280, 1200, 20] as const;

/**
 * The points of a table that a reader can draw lines between: the heights every 20 px, and both sides of each step
 * between, so that a line from point to point is never off by more than a px.
 * @param heights in px, one for each px of width, of FROM to TO
 * @returns widths and heights in whole px, ascending by width
 */
export function points(heights: readonly number[]): [width: number, height: number][] {
	const exact = (w: number) => heights[w - FROM] as number;
	const at = (w: number) => Math.ceil(exact(w) - 0.01);
	const between = (a: number, b: number): number[] => {
		const off = (w: number) => Math.abs(at(a) + ((at(b) - at(a)) * (w - a)) / (b - a) - at(w));
		const inner = Array.from({ length: b - a - 1 }, (_, i) => a + 1 + i);
		if (inner.every((w) => off(w) <= 1)) return [];
		const steps = [a, ...inner].map((w) => ({ w, by: Math.abs(exact(w + 1) - exact(w)) }));
		const step = steps.reduce((x, y) => (y.by > x.by ? y : x));
		const worst = inner.reduce((x, y) => (off(y) > off(x) ? y : x));
		const cuts = (step.by > 2 ? [step.w, step.w + 1] : [worst]).filter((w) => w > a && w < b);
		const all = [a, ...cuts, b];
		return [...cuts, ...all.slice(1).flatMap((w, i) => between(all[i] as number, w))];
	};
	const grid = Array.from({ length: (TO - FROM) / STEP + 1 }, (_, i) => FROM + i * STEP);
	const widths = new Set([...grid, ...grid.slice(1).flatMap((w, i) => between(grid[i] as number, w))]);
	return [...widths].sort((a, b) => a - b).map((w) => [w, at(w)]);
}

/** A short name of a table, by which it is known again. */
export const digest = (table: unknown): string =>
	createHash('sha256').update(JSON.stringify(table)).digest('hex').slice(0, 12);
