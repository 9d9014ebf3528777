// Its modules: what `scrollama` alone leads to is wrapped for loaders that no page of ours has.
import scrollama from 'scrollama/index.js';
import { marksOf } from '../charts/kit/move';
import { choices } from './choices';
import { type Motion, motions } from './motions';
import { activeIndex, afterHandOver, beat, handOver, leaving, parting, progress, type Span, stateAt } from './track';

/** Lets a browser draw, and a reader scroll, between two pieces of work. */
const pause = () => new Promise<void>((done) => setTimeout(done));

/**
 * Keeps the page's state in step with where the reader is. Scrollama says that something has moved; where the reader
 * is, is asked of geometry alone (track.ts), since Scrollama fires nothing on a jump past steps and does not see the
 * viewport change. Layout is read when it may have changed, never while scrolling; the page is written once a frame.
 * Scenes are made ready one by one, so that none of it holds up a reader who scrolls already; the page says that it
 * follows (`data-active-step`) when all of them are.
 */
export async function follow(document: Document) {
	const root = document.documentElement;
	const sections = [...document.querySelectorAll<HTMLElement>('section[data-step]')];
	const closing = [...document.querySelectorAll<HTMLElement>('#later, #ending')];
	const links = sections.map((s) => document.querySelector<HTMLElement>(`.rail a[href="#${s.id}"]`));
	const ready = (figure: HTMLElement, scene: HTMLElement, cards: HTMLElement[]) => {
		const stage = figure.querySelector<HTMLElement>('.stage') ?? figure;
		const followed = {
			scene,
			handsOver: scene.classList.contains('hands-over'),
			takesOver: scene.classList.contains('takes-over'),
			cards,
			figure,
			stage,
			head: stage.querySelector<HTMLElement>('.plate-head'),
			states: cards.map((c) => Number(c.dataset.beatAt)),
			/** Where it stands when it cannot be pinned, or cannot move. */
			last: Number(figure.dataset.beat ?? 0),
			stuck: false,
			motion: undefined as ReturnType<Motion> | undefined,
			parts: [] as { part: Element; marks: (at: number) => void }[],
			/** Of the two sizes of a drawing, one is shown: the other is not kept up. */
			shown: new Set<Element>(),
			at: -1,
		};
		try {
			followed.motion = motions[figure.dataset.chart ?? '']?.(figure);
			followed.parts = [...figure.querySelectorAll('.plate-head,svg,.guess')].map((part) => ({
				part,
				marks: marksOf(part),
			}));
		} catch (error) {
			failed(followed, error);
		}
		return followed;
	};
	// A sheet goes with the cards of its scene, and the chart under all of them with all other cards.
	const chart = document.querySelector<HTMLElement>('#chart-route-map') as HTMLElement;
	const cards = [...document.querySelectorAll<HTMLElement>('[data-beat-at]')];
	const scenes = [
		ready(
			chart,
			chart,
			cards.filter((c) => !c.closest('.sheet')),
		),
	];
	for (const scene of document.querySelectorAll<HTMLElement>('.sheet')) {
		const figure = scene.querySelector('figure') as HTMLElement;
		scenes.push(
			ready(
				figure,
				scene,
				cards.filter((c) => scene.contains(c)),
			),
		);
		await pause();
	}
	/** A graphic that cannot move stands in its last state, as it was built: it alone, and the console names it. */
	function failed(scene: { figure: HTMLElement; stuck: boolean }, error: unknown) {
		console.error(`${scene.figure.id}: its motion failed`, error);
		scene.stuck = true;
	}

	let [width, height] = [0, 0];
	let spans: Span[] = [];
	let closingSpans: Span[] = [];
	let beats: { top: number; cards: Span[]; line: number }[] = [];
	/** Cards that leave over the chart: where their turn ends, and how long they rest in it. */
	let leavers: { style: CSSStyleDeclaration; words: CSSStyleDeclaration[]; end: number; rests: number }[] = [];
	const rail = document.querySelector<HTMLElement>('.rail') as HTMLElement;
	/** The window's height above the rail. */
	let above = 0;
	/** Where the reader was at the last write: which section, and how far into it. */
	let reading: { section: number; inside: number } | undefined;

	const spanOf = (element: Element): Span => {
		const { top, height: h } = element.getBoundingClientRect();
		return { top: top + scrollY, height: h };
	};
	/** The window is another than the one that was measured. WebKit says so last, after it has scrolled. */
	const changed = () => innerWidth !== width || innerHeight !== height;
	function measure() {
		[width, height] = [innerWidth, innerHeight];
		above = height - rail.offsetHeight;
		leavers = [];
		spans = sections.map(spanOf);
		closingSpans = closing.map(spanOf);
		beats = scenes.map((scene) => {
			const { cards, stage, parts } = scene;
			scene.shown = new Set(parts.map((p) => p.part).filter((p) => getComputedStyle(p).display !== 'none'));
			scene.at = -1;
			const sticky = getComputedStyle(stage).position === 'sticky';
			// Beside the drawing, a card is reached a little below the middle; below it, when it is about to rest.
			const beside = stage.getBoundingClientRect().left > (cards[0]?.getBoundingClientRect().left ?? 0);
			const below = !beside && stage.offsetHeight > 0 && stage.offsetHeight < height * 0.8;
			const { top } = spanOf(scene.scene);
			const line = below ? stage.offsetHeight + height * 0.1 : height * 0.62;
			const spans = sticky ? cards.map((c) => spanOf(c.parentElement as HTMLElement)) : [];
			for (const [k, card] of cards.entries()) rest(card, below ? spans[k] : undefined, stage.offsetHeight);
			return { top, cards: scene.takesOver ? afterHandOver(spans, top, line, height) : spans, line };
		});
	}

	/** A card that is too tall for the room below the chart rests where its last line is in the window. */
	function rest(card: HTMLElement, turn: Span | undefined, pin: number) {
		const { style, offsetHeight } = card;
		const whole = above - offsetHeight;
		style.setProperty('--rest', turn && whole < pin ? `${whole}px` : '');
		// The last one on a sheet leaves with it, and the last one before a sheet as that comes over the chart.
		const leaves = turn && card.matches('.opening *, :has(+ .turn) > *');
		const words = [...card.children].map((c) => (c as HTMLElement).style);
		if (leaves) leavers.push({ style, words, end: turn.top + turn.height, rests: turn.height - offsetHeight });
		else for (const s of [style, ...words]) s.opacity = s.pointerEvents = '';
	}

	function write() {
		if (changed()) return resized();
		const top = scrollY;
		const line = top + height / 2;
		const active = activeIndex(spans, line);
		sections.forEach((section, i) => {
			if (i === active) {
				section.setAttribute('aria-current', 'step');
				section.style.setProperty('--progress', progress(spans[i] as Span, line).toFixed(4));
				links[i]?.setAttribute('aria-current', 'location');
			} else if (section.hasAttribute('aria-current')) {
				section.removeAttribute('aria-current');
				section.style.removeProperty('--progress');
				links[i]?.removeAttribute('aria-current');
			}
		});
		root.dataset.activeStep = sections[active]?.id;
		const all = [...spans, ...closingSpans];
		const section = activeIndex(all, line);
		reading = line >= (all[0]?.top ?? 0) ? { section, inside: progress(all[section] as Span, line) } : undefined;
		closing.forEach(({ style }, i) => {
			const now = progress(closingSpans[i] as Span, line).toFixed(4);
			if (style.getPropertyValue('--progress') !== now) style.setProperty('--progress', now);
		});
		for (const { style, words, end, rests } of leavers) {
			const seen = parting(Math.round(leaving(end - top, rests, above) * 100) / 100);
			const [ink, paper] = [String(seen.words), String(seen.paper)];
			if (style.opacity === paper && words.every((w) => w.opacity === ink)) continue;
			style.opacity = paper;
			for (const word of words) word.opacity = ink;
			// What is hardly seen is not pressed either.
			style.pointerEvents = seen.words < 0.4 ? 'none' : '';
		}
		const still = root.dataset.motion === 'reduced';
		scenes.forEach((scene, i) => {
			const { top: came, cards, line: reached } = beats[i] as (typeof beats)[number];
			const next = scenes[i + 1]?.takesOver && cards.length ? beats[i + 1] : undefined;
			const back = next ? handOver(top - next.top, height, still).back : 0;
			if (scene.handsOver) {
				// Its title has gone when the next one's comes.
				const told = String(scene.stuck ? 1 : Math.min(1, 3 - 3 * back));
				const style = scene.head?.style;
				if (style && style.opacity !== told) style.opacity = told;
			}
			if (scene.takesOver) {
				const seen = String(cards.length ? handOver(top - came, height, still).seen : 1);
				const { style } = scene.stage;
				if (style.opacity !== seen) style.opacity = seen;
				// What cannot be seen yet is not pressed either.
				style.pointerEvents = seen === '0' ? 'none' : '';
			}
			const moves = cards.length && !scene.stuck;
			const exact = moves ? stateAt(scene.states, beat(cards, top + reached), still) * (1 - back) : scene.last;
			// A hundredth of a state is less than a pixel of any mark's way.
			const at = Math.round(exact * 100) / 100;
			if (at === scene.at) return;
			scene.at = at;
			scene.figure.style.setProperty('--at', String(at));
			const nearest = String(Math.round(at));
			if (scene.figure.dataset.beat !== nearest) scene.figure.dataset.beat = nearest;
			try {
				for (const { part, marks } of scene.parts) if (scene.shown.has(part)) marks(at);
				scene.motion?.(at, scene.shown);
			} catch (error) {
				failed(scene, error);
				// Once more, to bring it to its end.
				update();
			}
		});
	}

	let frame = 0;
	const update = () => {
		if (frame) return;
		frame = requestAnimationFrame(() => {
			frame = 0;
			write();
		});
	};

	/** The address names the step once the reader has settled in it; in the hero it names none. */
	const settle = () => {
		const inHero = scrollY + height / 2 < (spans[0]?.top ?? 0);
		const hash = inHero ? '' : `#${root.dataset.activeStep}`;
		if (location.hash !== hash) history.replaceState(history.state, '', hash || location.pathname + location.search);
	};
	let timer: ReturnType<typeof setTimeout> | undefined;
	let moved = 0;
	/** One timer for a whole scroll: set anew for what is left of its time if the page has moved meanwhile. */
	const settleSoon = (wait = 150) => {
		if (timer) return;
		timer = setTimeout(() => {
			timer = undefined;
			const still = performance.now() - moved;
			if (still < 145) settleSoon(150 - still);
			else settle();
		}, wait);
	};

	const steps = scrollama();
	steps.setup({ step: sections, offset: 0.5 }).onStepEnter(update).onStepExit(update);

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
		const before = was && [...spans, ...closingSpans][was.section];
		measure();
		const now = was && [...spans, ...closingSpans][was.section];
		if (was && now && (now.top !== before?.top || now.height !== before.height))
			scrollTo({ top: now.top + was.inside * now.height - height / 2, behavior: 'instant' });
		steps.resize();
		write();
	}

	addEventListener(
		'scroll',
		() => {
			update();
			moved = performance.now();
			settleSoon();
		},
		{ passive: true },
	);
	addEventListener('resize', resized);
	addEventListener('pageshow', remeasure);
	addEventListener('hashchange', remeasure);
	document.addEventListener('toggle', remeasure, true);
	new ResizeObserver(remeasure).observe(document.body);

	/** Every height changes: the first card that was in view comes to where a browser brings what it goes to. */
	const keepingPlace = (change: () => void) => {
		const read = [...document.querySelectorAll('.card,.ending,.foot')].find(
			(e) => e.getBoundingClientRect().bottom > 80,
		);
		change();
		measure();
		read?.scrollIntoView({ behavior: 'instant' });
		update();
	};
	choices(root, update, keepingPlace);

	measure();
	write();
}
