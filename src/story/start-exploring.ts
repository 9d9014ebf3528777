import { explore } from '../charts/route-map/explore';
import type { Facts } from '../charts/route-map/facts';

/** What `data/explore.json` holds. */
export type Exploring = { facts: Facts; style: string };

/**
 * Makes the closing map explorable in its last state, and ends it where the reader leaves that, or the figure.
 * @throws where the facts cannot be fetched
 */
async function start(figure: HTMLElement) {
	const ledger = document.querySelector<HTMLAnchorElement>('main a[href*="sources/"]') as HTMLAnchorElement;
	const answer = await fetch(new URL('../data/explore.json', ledger.href), { signal: AbortSignal.timeout(10_000) });
	if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
	const { facts, style }: Exploring = await answer.json();
	// A sheet of script's own: a policy by hashes lets in no style element.
	const sheet = new CSSStyleSheet();
	sheet.replaceSync(style);
	document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

	const offer = explore(figure, facts, { below: 'sheet', back: facts.words.story });
	let seen = false;
	const now = () => offer(seen && figure.dataset.beat === figure.dataset.last);
	new MutationObserver(now).observe(figure, { attributeFilter: ['data-beat'] });
	new IntersectionObserver(([entry]) => {
		seen = !!entry?.isIntersecting;
		now();
	}).observe(figure.querySelector('.canvas') as Element);
}

const figure = document.querySelector<HTMLElement>('#chart-route-map');
if (figure) start(figure).catch((error) => console.error('the map cannot be explored', error));
