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
	const now = () => offer(seen && Number(figure.dataset.beat) >= Number(figure.dataset.last));
	new MutationObserver(now).observe(figure, { attributeFilter: ['data-beat'] });
	new IntersectionObserver(([entry]) => {
		seen = !!entry?.isIntersecting;
		now();
	}).observe(figure.querySelector('.canvas') as Element);
}

const figure = document.querySelector<HTMLElement>('#chart-route-map');
const foot = document.querySelector<HTMLElement>('#later .card.plate-foot');
if (figure && foot) start(figure, foot).catch((error) => console.error('the map cannot be explored', error));
