import type { Followed } from './scenes';
import { afterHandOver, type Span } from './track';

/** What of the page is kept in step with the reader. */
export type Page = {
	root: HTMLElement;
	sections: HTMLElement[];
	/** What comes after the steps: it has a progress of its own. */
	closing: HTMLElement[];
	/** The card with the story's title, before all others. */
	title: HTMLElement;
	/** The rail, and its link to each section. */
	rail: HTMLElement;
	links: (HTMLElement | null)[];
	scenes: Followed[];
};
/** When a scene's drawing comes, when each of its cards is reached, and the line in the window at which that is; in px. */
export type Beats = { top: number; cards: Span[]; line: number };
/** A card that leaves over the chart: where its turn ends, and how long it rests in it. */
type Leaver = { card: HTMLElement; end: number; rests: number };
/** Where everything stands on the page, in px, in the window that it was measured in. */
export type Layout = {
	width: number;
	height: number;
	/** The window's height above the rail. */
	above: number;
	/** Of the sections, then of what comes after them. */
	spans: Span[];
	beats: Beats[];
	leavers: Leaver[];
};

const spanOf = (element: Element): Span => {
	const { top, height } = element.getBoundingClientRect();
	return { top: top + scrollY, height };
};

/** Reads where everything stands, and has cards rest where their words can be read. */
export function measured({ rail, sections, closing, title, scenes }: Page): Layout {
	const above = innerHeight - rail.offsetHeight;
	const spans = [...sections, ...closing].map(spanOf);
	const leavers: Leaver[] = [];
	const beats = scenes.map((scene) => beatsOf(scene, above, leavers));
	leavers.push(...titleLeaves(title, leavers.length ? beats[0]?.cards[0] : undefined, above));
	return { width: innerWidth, height: innerHeight, above, spans, beats, leavers };
}

function beatsOf(scene: Followed, above: number, leavers: Leaver[]): Beats {
	const { cards, stage, parts } = scene;
	const height = innerHeight;
	scene.shown = new Set(parts.map((p) => p.part).filter((p) => getComputedStyle(p).display !== 'none'));
	scene.at = -1;
	const sticky = getComputedStyle(stage).position === 'sticky';
	// Beside the drawing, a card is reached a little below the middle; below it, when it is about to rest.
	const beside = stage.getBoundingClientRect().left > (cards[0]?.getBoundingClientRect().left ?? 0);
	const below = !beside && stage.offsetHeight > 0 && stage.offsetHeight < height * 0.8;
	// A drawing that takes another's place is there before its scene is.
	const { top } = spanOf(scene.takesOver ? (stage.parentElement as HTMLElement) : scene.scene);
	const line = below ? stage.offsetHeight + height * 0.03 : height * 0.62;
	const spans = sticky ? cards.map((c) => spanOf(c.parentElement as HTMLElement)) : [];
	for (const [k, card] of cards.entries())
		leavers.push(...rest(card, below ? spans[k] : undefined, stage.offsetHeight, above));
	return { top, cards: scene.takesOver ? afterHandOver(spans, top, line, height) : spans, line };
}

/**
 * The title's card has no turn in which it rests. Where it is whole at the page's top it has been read there, and may go as
 * soon as the first card comes: the way between the two is what it rests.
 */
function titleLeaves(title: HTMLElement, first: Span | undefined, above: number): Leaver[] {
	const { top, height } = spanOf(title);
	const end = top + height;
	if (first && end <= above) return [{ card: title, end, rests: first.top - end }];
	title.removeAttribute('data-left');
	return [];
}

/** A card that is too tall for the room below the chart rests where its last line is in the window. */
function rest(card: HTMLElement, turn: Span | undefined, pin: number, above: number): Leaver[] {
	const { offsetHeight } = card;
	const whole = above - offsetHeight;
	card.style.setProperty('--rest', turn && whole < pin ? `${whole}px` : '');
	// The last one on a sheet leaves with it, and the last one on the map with what says who says so. The story's last one has
	// gone by then: with that the map can be explored, and is to be free.
	if (turn && card.matches('.opening *, :has(+ .turn) > *, #later :has(+ .plate-foot) > *'))
		return [{ card, end: turn.top + turn.height, rests: turn.height - offsetHeight }];
	card.removeAttribute('data-left');
	return [];
}
