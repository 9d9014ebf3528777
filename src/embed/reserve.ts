import type { Heights } from './heights';

/**
 * The height that the code we hand out keeps free for a frame: a CSS length of the width of the box around it, made from
 * the measured table, so that nothing moves when the frame is there, without any script.
 */
export type Reserve = {
	/** A length in `cqi` of a box with `container-type: inline-size`. */
	css: string;
	/** Straight pieces that it consists of. */
	pieces: number;
	/** By how much it may exceed the table, in px; it never falls below. */
	error: number;
	/** A plain height in px for hosts that drop styles: enough at the widths of most columns, 320 to 720 px. */
	plain: number;
};

/** What a piece may exceed the table by, in px: less than a browser counts as a shift. */
const TOLERANCE = 1;
/** A step is this near to its width, in px: finer than a layout is. */
const EDGE = 0.02;

type Point = readonly [x: number, y: number];
type Line = { slope: number; base: number; error: number };
type Piece = { points: readonly Point[]; line: Line };

/** The lowest line of a slope that no point is above. */
function above(points: readonly Point[], slope: number): Line {
	const bases = points.map(([x, y]) => y - slope * x);
	const base = Math.max(...bases);
	return { slope, base, error: base - Math.min(...bases) };
}

/** Slopes that a best line may have: level, or through two of the points. */
const slopesOf = (points: readonly Point[]): number[] => [
	0,
	...points.flatMap(([x1, y1], i) => points.slice(i + 1).map(([x2, y2]) => (y2 - y1) / (x2 - x1))),
];
const best = (points: readonly Point[]): Line =>
	slopesOf(points)
		.map((s) => above(points, s))
		.reduce((a, b) => (b.error < a.error - 1e-9 ? b : a));

/** The fewest pieces with a line each that stays within the tolerance: every one as long as it can be. */
function piecesOf(table: Heights): Piece[] {
	const pieces: Piece[] = [];
	for (let from = 0; from < table.length; ) {
		let to = from + 1;
		while (to < table.length && best(table.slice(from, to + 1)).error <= TOLERANCE) to++;
		const points = table.slice(from, to);
		pieces.push({ points, line: best(points) });
		if (to >= table.length) break;
		const step = (table[to] as Point)[0] - (table[to - 1] as Point)[0] <= 1;
		// Without a step between them, the next piece begins where this one ends.
		from = step || points.length === 1 ? to : to - 1;
	}
	return pieces;
}

/** Gives neighbouring pieces one slope where that keeps all within the tolerance: one term then serves them all. */
function share(pieces: Piece[]): Piece[] {
	const shared: Piece[] = [];
	while (shared.length < pieces.length) {
		const rest = pieces.slice(shared.length);
		let longest: Piece[] = [];
		for (const slope of [0, ...rest.flatMap((p) => [p.line.slope, ...slopesOf(p.points)])]) {
			const run: Piece[] = [];
			for (const { points } of rest) {
				const line = above(points, slope);
				if (line.error > TOLERANCE) break;
				run.push({ points, line });
			}
			if (run.length > longest.length || (run.length === longest.length && worst(run) < worst(longest))) longest = run;
		}
		shared.push(...(longest.length ? longest : rest.slice(0, 1)));
	}
	return shared;
}
const worst = (pieces: readonly Piece[]) => Math.max(...pieces.map((p) => p.line.error));

const up = (n: number, digits: number) => String(Math.ceil(n * 10 ** digits - 1e-6) / 10 ** digits);
const near = (n: number, digits: number) => String(Math.round(n * 10 ** digits) / 10 ** digits);

/**
 * The reserve for a measured table.
 * @param table widths in order; between two of them the height is on the line that joins them
 */
export function reserve(table: Heights): Reserve {
	const pieces = share(piecesOf(table));
	const first = pieces[0] as Piece;
	const start = (first.points[0] as Point)[0];
	const terms: string[] = [];
	/** The height so far at a width, by the terms written: what the next step is counted from. */
	const parts: ((x: number) => number)[] = [];

	// Stretches of one slope.
	for (let i = 0; i < pieces.length; ) {
		let end = i + 1;
		while (end < pieces.length && (pieces[end] as Piece).line.slope === (pieces[i] as Piece).line.slope) end++;
		const slope = Number(near((pieces[i] as Piece).line.slope, 4));
		const from = ((pieces[i] as Piece).points[0] as Point)[0];
		const to = end < pieces.length ? ((pieces[end] as Piece).points[0] as Point)[0] : (table.at(-1) as Point)[0];
		if (slope && to > from) {
			terms.push(`${near(slope, 4)}*clamp(0px,100cqi - ${from}px,${to - from}px)`);
			parts.push((x) => slope * Math.min(to - from, Math.max(0, x - from)));
		}
		i = end;
	}
	const sloped = (x: number) => parts.reduce((sum, part) => sum + part(x), 0);
	// Rounding a slope may bring a line below a point by a trace: the base takes it up.
	const needed = (piece: Piece) => Math.max(...piece.points.map(([x, y]) => y - sloped(x)));
	let level = Number(up(needed(first), 1));
	const base = level;
	const steps: { at: number; jump: number }[] = [];
	for (const piece of pieces.slice(1)) {
		const at = (piece.points[0] as Point)[0];
		const jump = Number(up(needed(piece) - level, 1));
		if (!jump) continue;
		level += jump;
		steps.push({ at, jump });
		const edge = near(at - EDGE, 2);
		terms.push(
			jump > 0 ? `clamp(0px,(100cqi - ${edge}px)*1e5,${jump}px)` : `clamp(${jump}px,(${edge}px - 100cqi)*1e5,0px)`,
		);
	}
	const height = (x: number) =>
		base + sloped(Math.max(start, x)) + steps.reduce((sum, s) => sum + (x >= s.at ? s.jump : 0), 0);
	return {
		css: terms.length ? `calc(${base}px + ${terms.join(' + ')})` : `${base}px`,
		pieces: pieces.length,
		error: Math.max(...table.map(([x, y]) => height(x) - y)),
		plain: Math.max(...table.filter(([x], i) => (x >= 320 && x <= 720) || i === 0).map(([, y]) => y)),
	};
}
