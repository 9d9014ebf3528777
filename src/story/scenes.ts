import { marksOf } from '../charts/kit/move';
import { type Motion, motions } from './motions';

/** A graphic of the story, and the cards that move it. */
export type Followed = {
	/** What it goes with: its sheet, or it itself. */
	scene: HTMLElement;
	handsOver: boolean;
	takesOver: boolean;
	cards: HTMLElement[];
	figure: HTMLElement;
	stage: HTMLElement;
	head: HTMLElement | null;
	/** The state of each card. */
	states: number[];
	/** Where it stands when it cannot be pinned, or cannot move. */
	last: number;
	stuck: boolean;
	motion?: ReturnType<Motion>;
	parts: { part: Element; marks: (at: number) => void }[];
	/** Of the two sizes of a drawing, one is shown: the other is not kept up. */
	shown: Set<Element>;
	/** Where it was told to stand; -1 where it must be told anew. */
	at: number;
};

/** Lets a browser draw, and a reader scroll, between two pieces of work. */
const pause = () => new Promise<void>((done) => setTimeout(done));

/**
 * The story's chart, which goes with all cards that no sheet has, then each sheet with its own. They are made ready one by
 * one, so that none of it holds up a reader who scrolls already.
 */
export async function scenesOf(document: Document): Promise<Followed[]> {
	const chart = document.querySelector<HTMLElement>('#chart-route-map') as HTMLElement;
	const cards = [...document.querySelectorAll<HTMLElement>('[data-beat-at]')];
	const of = (sheet: Element | null) => cards.filter((c) => c.closest('.sheet') === sheet);
	const scenes = [ready(chart, chart, of(null))];
	for (const sheet of document.querySelectorAll<HTMLElement>('.sheet')) {
		scenes.push(ready(sheet.querySelector('figure') as HTMLElement, sheet, of(sheet)));
		await pause();
	}
	return scenes;
}

function ready(figure: HTMLElement, scene: HTMLElement, cards: HTMLElement[]): Followed {
	const stage = figure.querySelector<HTMLElement>('.stage') ?? figure;
	const followed: Followed = {
		scene,
		handsOver: scene.classList.contains('hands-over'),
		takesOver: scene.classList.contains('takes-over'),
		cards,
		figure,
		stage,
		head: stage.querySelector<HTMLElement>('.plate-head'),
		states: cards.map((c) => Number(c.dataset.beatAt)),
		last: Number(figure.dataset.beat ?? 0),
		stuck: false,
		parts: [],
		shown: new Set(),
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
}

/** A graphic that cannot move stands in its last state, as it was built: it alone, and the console names it. */
function failed(scene: Followed, error: unknown) {
	console.error(`${scene.figure.id}: its motion failed`, error);
	scene.stuck = true;
}

/**
 * Brings a graphic to a place between its states, where it is not there yet.
 * @param again called where its motion fails, to bring it to its end
 */
export function show(scene: Followed, exact: number, again: () => void) {
	// A hundredth of a state is less than a pixel of any mark's way.
	const at = Math.round(exact * 100) / 100;
	if (at === scene.at) return;
	scene.at = at;
	const { figure } = scene;
	figure.style.setProperty('--at', String(at));
	const nearest = String(Math.round(at));
	if (figure.dataset.beat !== nearest) figure.dataset.beat = nearest;
	try {
		for (const { part, marks } of scene.parts) if (scene.shown.has(part)) marks(at);
		scene.motion?.(at, scene.shown);
	} catch (error) {
		failed(scene, error);
		again();
	}
}
