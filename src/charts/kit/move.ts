/**
 * How marks move on the story page: what `style()` does not know of, since an embed and a picture stand still.
 * A mark of state `n` grows well before its words are seen. `data-move` says how: `r`, `l`, `d`, `u` uncover it to the
 * right, left, down or up along its own length (its dashes stay where they are). Others have a rule of their own in their
 * room's CSS, of `--g`, how far they have grown, 0 to 1. No number counts up: what has not come is not there.
 */
const [FROM, PACE] = [0.9, 1.2];

/**
 * Where a mark stands between the states of its scene: the scene's own place while the mark comes or goes, and the
 * nearest place at which it looks the same while it does neither, so that a frame touches only what it changes.
 * @param at the scene's place, 0 at its first state
 * @param from the state in which the mark comes
 * @param to the state in which it is gone
 */
export function standsAt(at: number, from: number, to: number): number {
	if (at < from) return Math.max(at, from - 1);
	return at < to - 1 ? from : Math.min(at, to);
}

/** How far a mark is seen by the state in which it comes and the one in which it is gone, 0 to 1. */
export const seenAt = (at: number, from: number, to: number): number =>
	Math.min(1, Math.max(0, Math.min((at - from + 0.45) * 2.5, (to - 0.55 - at) * 2.5)));

/** What uncovers a mark along its own length: a little beyond its box, for strokes; all of it is the plain mark. */
export const SIDES: Record<string, (cover: string) => string> = {
	r: (cover) => `-9px ${cover} -9px -9px`,
	l: (cover) => `-9px -9px -9px ${cover}`,
	d: (cover) => `-9px -9px ${cover}`,
	u: (cover) => `${cover} -9px -9px`,
};

/**
 * The marks of a drawing, and it itself if it is one, each told where it stands. What comes and goes by opacity or is
 * uncovered is written as just that; what has a way of its own in CSS is told `--at`. Nothing is told to what holds the
 * marks: it would be inherited, and a browser would style a thousand marks anew for each that moves.
 * @returns to be called with the scene's place; pure: one place is one picture
 */
export function marksOf(drawing: Element): (at: number) => void {
	const MARKS = '[data-in],[data-out],[data-move]';
	const own = drawing.matches(MARKS) ? [drawing as HTMLElement] : [];
	const marks = [...own, ...drawing.querySelectorAll<HTMLElement | SVGElement>(MARKS)].map((e) => {
		const [out, move] = [e.getAttribute('data-out'), e.getAttribute('data-move')];
		const side = SIDES[move ?? ''];
		const state = e.getAttribute('data-in') ?? (side && e.closest('[data-in]')?.getAttribute('data-in'));
		return {
			style: e.style,
			side,
			move,
			// What has a pace of its own stands where the scene does, and what comes twice does at first.
			free: !state && !out,
			twice: move === 'w',
			from: Number(state ?? -1),
			to: Number(out ?? 99),
			at: Number.NaN,
		};
	});
	return (at) => {
		for (const mark of marks) {
			const { style, side, move, free, twice, from, to } = mark;
			const now = free || (twice && at < 1) ? at : standsAt(at, from, to);
			if (now === mark.at) continue;
			mark.at = now;
			if (side) {
				const g = grown(now, from);
				style.clipPath =
					g < 1 ? `inset(${side(`calc(${(100 * (1 - g)).toFixed(2)}% + ${(9 - 18 * g).toFixed(2)}px)`)})` : 'none';
			} else if (move === null) style.opacity = seenAt(now, from, to).toFixed(3);
			else style.setProperty('--at', String(now));
		}
	};
}

/** How far a mark of a state has grown. The same as `--g` in CSS. */
export const grown = (at: number, state: number): number => Math.min(1, Math.max(0, (at - state + FROM) * PACE));

export function moveStyle(): string {
	return [
		// Told to one element, and meant for it alone: an inherited value would style anew all that is in it.
		'@property --at{syntax:"<number>";inherits:false;initial-value:99}',
		'@property --progress{syntax:"<number>";inherits:false;initial-value:0}',
		`:where([data-move])[data-in]{--g:clamp(0,(var(--at,99) - var(--n) + ${FROM})*${PACE},1)}`,
	].join('');
}
