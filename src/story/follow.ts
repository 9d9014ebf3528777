// Its modules: what `scrollama` alone leads to is wrapped for loaders that no page of ours has.
import scrollama from 'scrollama/index.js';
import { settling } from './address';
import { choices } from './choices';
import { type Layout, measured, type Page } from './measure';
import { scenesOf } from './scenes';
import { type Reading, writeLeavers, writeScenes, writeSections } from './write';

/**
 * Keeps the page's state in step with where the reader is. Scrollama says that something has moved; where the reader
 * is, is asked of geometry alone (track.ts), since Scrollama fires nothing on a jump past steps and does not see the
 * viewport change. Layout is read when it may have changed (measure.ts), never while scrolling; the page is written once a
 * frame (write.ts). The page says that it follows (`data-active-step`) when all scenes are ready.
 */
export async function follow(document: Document) {
	const root = document.documentElement;
	const sections = [...document.querySelectorAll<HTMLElement>('section[data-step]')];
	const page: Page = {
		root,
		sections,
		closing: [...document.querySelectorAll<HTMLElement>('#later, #ending')],
		title: document.querySelector<HTMLElement>('.title-block') as HTMLElement,
		rail: document.querySelector<HTMLElement>('.rail') as HTMLElement,
		links: sections.map((s) => document.querySelector<HTMLElement>(`.rail a[href="#${s.id}"]`)),
		scenes: await scenesOf(document),
	};
	const steps = scrollama();
	let layout: Layout = { width: 0, height: 0, above: 0, spans: [], beats: [], leavers: [] };
	/** Where the reader was at the last write. */
	let reading: Reading | undefined;
	let frame = 0;

	/** The window is another than the one that was measured. WebKit says so last, after it has scrolled. */
	const changed = () => innerWidth !== layout.width || innerHeight !== layout.height;
	const measure = () => {
		layout = measured(page);
	};
	const write = () => {
		if (changed()) return resized();
		const top = scrollY;
		reading = writeSections(page, layout, top + layout.height / 2);
		writeLeavers(layout, top);
		writeScenes(page, layout, top, update);
	};
	const update = () => {
		if (frame) return;
		frame = requestAnimationFrame(() => {
			frame = 0;
			write();
		});
	};
	const remeasure = () => {
		if (!changed()) measure();
		update();
	};
	/**
	 * A resize or a turned phone changes every height: keep the reader at the words they were reading. Where only a
	 * browser's bar has come or gone, nothing has moved, and nothing may.
	 */
	function resized() {
		const was = reading;
		const before = was && layout.spans[was.section];
		measure();
		const now = was && layout.spans[was.section];
		if (was && now && (now.top !== before?.top || now.height !== before.height))
			scrollTo({ top: now.top + was.inside * now.height - layout.height / 2, behavior: 'instant' });
		steps.resize();
		write();
	}
	/** Every height changes: the first card that was in view comes to where a browser brings what it goes to. */
	const keepingPlace = (change: () => void) => {
		const cards = [...document.querySelectorAll('.card,.ending,.foot')];
		const read = cards.find((e) => e.getBoundingClientRect().bottom > 80);
		change();
		measure();
		read?.scrollIntoView({ behavior: 'instant' });
		update();
	};

	steps.setup({ step: sections, offset: 0.5 }).onStepEnter(update).onStepExit(update);
	const inHero = () => scrollY + layout.height / 2 < (layout.spans[0]?.top ?? 0);
	const moved = settling(() => (inHero() ? undefined : root.dataset.activeStep));
	const scrolled = () => {
		update();
		moved();
	};
	addEventListener('scroll', scrolled, { passive: true });
	addEventListener('resize', resized);
	addEventListener('pageshow', remeasure);
	addEventListener('hashchange', remeasure);
	document.addEventListener('toggle', remeasure, true);
	new ResizeObserver(remeasure).observe(document.body);
	choices(root, update, keepingPlace);

	measure();
	write();
}
