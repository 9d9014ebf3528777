/**
 * How marks move on the story page: what `style()` does not know of, since an embed and a picture stand still.
 * A mark of state `n` has `--g`: how far it has grown, 0 to 1, well before its words are seen. `data-move` says how:
 * `r`, `l`, `d`, `u` uncover it to the right, left, down or up along its own length (its dashes stay where they are);
 * `n` counts its number up, `c` down from 100 (count.ts). What carries it takes `--g` from itself or from what it stands in.
 */
const [FROM, PACE] = [0.9, 1.2];

/** How far a mark of a state has grown. The same as `--g` in CSS. */
export const grown = (at: number, state: number): number => Math.min(1, Math.max(0, (at - state + FROM) * PACE));

export function moveStyle(states: number): string {
	// A little beyond the mark's own box, for strokes; at 0 nothing at all.
	const cover = 'calc(100% + 9px - (100% + 18px)*var(--g,1))';
	const side = {
		r: `-9px ${cover} -9px -9px`,
		l: `-9px -9px -9px ${cover}`,
		d: `-9px -9px ${cover} -9px`,
		u: `${cover} -9px -9px -9px`,
	};
	return [
		...Array.from(
			{ length: states - 1 },
			(_, i) => `[data-in="${i + 1}"]{--g:clamp(0,(var(--at,99) - ${(i + 1 - FROM).toFixed(1)})*${PACE},1)}`,
		),
		...Object.entries(side).map(([to, inset]) => `[data-move=${to}]{clip-path:inset(${inset})}`),
	].join('');
}
