/**
 * Where the reader is, as a pure function of where things stand on the page. Nothing here knows how the reader came
 * there: a jump, a reload and a slow scroll to one place give one answer.
 */
export type Span = { top: number; height: number };

const clamp = (n: number) => Math.min(1, Math.max(0, n));

/** How far a line has passed through a span: 0 above it, 1 below it. All in px from the page's top. */
export const progress = ({ top, height }: Span, line: number): number =>
	height > 0 ? clamp((line - top) / height) : line >= top ? 1 : 0;

/** Index of the last span whose top the line has reached, 0 above the first: spans are in page order. */
export function activeIndex(spans: readonly Span[], line: number): number {
	let active = 0;
	for (let i = 1; i < spans.length; i++) if ((spans[i] as Span).top <= line) active = i;
	return active;
}

/** How much of a card's way the picture rests before it moves on to the next card's state. */
const REST = 0.7;

/**
 * Where a scene's graphic is between its states: at rest on a card's state, then on its way to the next card's, slow at
 * both ends. 1.5 is half way from the second state to the third.
 * @param states the state of each card, by index
 * @param at which card, and how far into it, from `beat`
 * @param still whether states change at once: for readers who want no motion
 */
export function stateAt(states: readonly number[], at: number, still: boolean): number {
	const i = Math.floor(at);
	const state = states[i] ?? 0;
	const next = states[i + 1] ?? state;
	const t = Math.max(0, (at - i - REST) / (1 - REST));
	return still ? state : state + (next - state) * t * t * (3 - 2 * t);
}

/**
 * Which card of a scene the reader is at, and how far into it: 1.25 is a quarter into the second.
 * @param line where a card counts as reached, in px from the page's top
 */
export function beat(cards: readonly Span[], line: number): number {
	const i = activeIndex(cards, line);
	const card = cards[i];
	if (!card) return 0;
	const next = cards[i + 1];
	// Up to the next card rather than to this one's end: the air between two cards belongs to the first.
	const height = next ? next.top - card.top : card.height;
	return i + Math.min(0.999, progress({ top: card.top, height }, line));
}

/** How much of a window a key that turns pages moves on, at most, and the air that is left to it. */
const [PAGE, AIR] = [0.9, 0.03];

/**
 * Whether a card that leaves over the chart has gone: the chart is what is to be looked at while the next card is read. It
 * goes no sooner than a reader who turns pages has had each of its lines in the window. It is there or not, never half, for
 * readers stop anywhere.
 * @param end where the card's turn ends, in px from the window's top
 * @param rested how far the page moved while the card did not, in px
 * @param height the window's above the rail, in px
 */
export const hasLeft = (end: number, rested: number, height: number): boolean =>
	end < height + rested - (PAGE + AIR) * height;

/** How much of the window it takes a drawing to go back to its beginning, and the next to fade in over it. */
const [BACK, FADE] = [0.14, 0.06];

/**
 * How a drawing hands over to the next, which stands on the same ladder in the same place: it goes back to the state
 * that both begin with, then the next fades in over it, and nothing is seen to jump.
 * @param past how far the page has moved since the next drawing came into its place, in px; less than 0 before
 * @param height the window's, in px
 * @param still whether it happens at once: for readers who want no motion
 * @returns how far the first has gone back, and the next come in, 0 to 1
 */
export function handOver(past: number, height: number, still: boolean): { back: number; seen: number } {
	if (still) return { back: Number(past >= 0), seen: Number(past >= 0) };
	return { back: clamp(past / (BACK * height) + 1), seen: clamp(past / (FADE * height)) };
}

/**
 * The cards of a drawing that takes another's place: the first counts as reached no sooner than the drawing is whole, so
 * that what it begins with can be looked at.
 * @param came where it is in place, in px from the page's top
 * @param line where a card counts as reached, in px from the window's top
 * @param height the window's, in px
 */
export function afterHandOver(cards: readonly Span[], came: number, line: number, height: number): Span[] {
	const [first, ...others] = cards;
	return first ? [{ ...first, top: Math.max(first.top, came + FADE * height + line) }, ...others] : [];
}
