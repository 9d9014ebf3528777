import type { Beats, Layout, Page } from './measure';
import { type Followed, show } from './scenes';
import { activeIndex, beat, handOver, hasLeft, progress, stateAt } from './track';

/** Where the reader is: which section, what comes after the steps counted in, and how far into it. */
export type Reading = { section: number; inside: number };

/**
 * Writes on the page which step the reader is in, and how far into it.
 * @param line the line in the window that tells, in px from the page's top
 * @returns nothing above the first step
 */
export function writeSections(page: Page, { spans }: Layout, line: number): Reading | undefined {
	const { root, sections, links, closing } = page;
	const active = activeIndex(spans.slice(0, sections.length), line);
	const inside = spans.map((span) => progress(span, line));
	sections.forEach((section, i) => {
		if (i === active) {
			section.setAttribute('aria-current', 'step');
			section.style.setProperty('--progress', (inside[i] as number).toFixed(4));
			links[i]?.setAttribute('aria-current', 'location');
		} else if (section.hasAttribute('aria-current')) {
			section.removeAttribute('aria-current');
			section.style.removeProperty('--progress');
			links[i]?.removeAttribute('aria-current');
		}
	});
	root.dataset.activeStep = sections[active]?.id;
	closing.forEach(({ style }, i) => {
		const now = (inside[sections.length + i] as number).toFixed(4);
		if (style.getPropertyValue('--progress') !== now) style.setProperty('--progress', now);
	});
	const section = activeIndex(spans, line);
	return line >= (spans[0]?.top ?? 0) ? { section, inside: inside[section] as number } : undefined;
}

/** Takes away cards that leave over the chart, and brings them back. @param top how far the page is scrolled, in px */
export function writeLeavers({ leavers, above }: Layout, top: number) {
	for (const { card, end, rests } of leavers) card.toggleAttribute('data-left', hasLeft(end - top, rests, above));
}

/** Brings every graphic to where the reader is. @param again called where the motion of one fails */
export function writeScenes({ root, scenes }: Page, { beats, height }: Layout, top: number, again: () => void) {
	const still = root.dataset.motion === 'reduced';
	scenes.forEach((scene, i) => {
		const { top: came, cards, line } = beats[i] as Beats;
		const next = scenes[i + 1]?.takesOver && cards.length ? beats[i + 1] : undefined;
		const back = next ? handOver(top - next.top, height, still).back : 0;
		if (scene.handsOver) fadeHead(scene, back);
		if (scene.takesOver) fadeIn(scene, cards.length ? handOver(top - came, height, still).seen : 1);
		const moves = cards.length && !scene.stuck;
		show(scene, moves ? stateAt(scene.states, beat(cards, top + line), still) * (1 - back) : scene.last, again);
	});
}

/** The title of a drawing that hands over has gone when the next one's comes. */
function fadeHead({ head, stuck }: Followed, back: number) {
	const told = String(stuck ? 1 : Math.min(1, 3 - 3 * back));
	if (head && head.style.opacity !== told) head.style.opacity = told;
}
function fadeIn({ stage: { style } }: Followed, share: number) {
	const seen = String(share);
	if (style.opacity !== seen) style.opacity = seen;
	// What cannot be seen yet is not pressed either.
	style.pointerEvents = seen === '0' ? 'none' : '';
}
