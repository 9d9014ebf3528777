import { explore } from '../charts/route-map/explore';
import type { Facts } from '../charts/route-map/facts';

/** What `data/explore.json` holds. */
export type Exploring = { facts: Facts; style: string };

/**
 * Makes the closing map explorable in its last state, and ends it where the reader leaves that, or the figure.
 * @throws where the facts cannot be fetched
 */
async function start(figure: HTMLElement, foot: HTMLElement) {
	const ledger = foot.querySelector<HTMLAnchorElement>('a[href*="sources/"]') as HTMLAnchorElement;
	const answer = await fetch(new URL('../data/explore.json', ledger.href), { signal: AbortSignal.timeout(10_000) });
	if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
	const { facts, style }: Exploring = await answer.json();
	// A sheet of script's own.
	const sheet = new CSSStyleSheet();
	sheet.replaceSync(style);
	document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

	// In the last card, which is read when the map stands in its last state: nothing covers it, and its place in the
	// order of the page is after the words.
	foot.classList.add('explore-way');
	const offer = explore(figure, facts, { way: foot, back: facts.words.story });
	let seen = false;
	const called = naming(figure, facts.title, foot.querySelector('.hidden') as HTMLElement);
	const now = () => {
		const ended = Number(figure.dataset.beat) >= Number(figure.dataset.last);
		called(ended);
		offer(seen && ended);
	};
	new MutationObserver(now).observe(figure, { attributeFilter: ['data-beat'] });
	new IntersectionObserver(([entry]) => {
		seen = !!entry?.isIntersecting;
		now();
	}).observe(figure.querySelector('.canvas') as Element);
}

/**
 * What the map is called and described by: in its last state what it shows then, before that what it shows first.
 * @param title its name in its last state
 * @param told what says so in words, in the order of the page
 */
function naming(figure: HTMLElement, title: string, told: HTMLElement): (ended: boolean) => void {
	told.id = `${figure.id}-told`;
	const drawings = [...figure.querySelectorAll('svg[role]')];
	const first = ['aria-label', 'aria-describedby'].map((name) => drawings[0]?.getAttribute(name) ?? '');
	return (ended) => {
		const [name, words] = ended ? [title, told.id] : first;
		for (const e of [figure, ...drawings]) e.setAttribute('aria-label', name as string);
		for (const e of drawings) e.setAttribute('aria-describedby', words as string);
	};
}

const figure = document.querySelector<HTMLElement>('#chart-route-map');
const foot = document.querySelector<HTMLElement>('#later .card.plate-foot');
if (figure && foot) start(figure, foot).catch((error) => console.error('the map cannot be explored', error));
