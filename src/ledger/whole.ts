/**
 * Lays out, while the browser has nothing else to do, what was left until it comes near, a part at a time: Chromium tells
 * a screen reader of no heading and no link in what it has not laid out.
 */
export function wholeWhenIdle(document: Document) {
	const parts = [...document.querySelectorAll<HTMLElement>('.some, #sources')];
	// An engine without idle times lays out all at once, and has nothing left.
	const idle = window.requestIdleCallback ?? ((then: () => void) => setTimeout(then));
	const next = () => {
		const part = parts.shift();
		if (!part) return;
		part.style.contentVisibility = 'visible';
		if (parts.length) idle(next);
		else requestAnimationFrame(keep);
	};
	// A busy Firefox loses the place that the address names while heights become known: who has not gone on is brought back.
	const named = document.getElementById(location.hash.slice(1));
	const seen = () => {
		const { top } = named?.getBoundingClientRect() ?? { top: -1 };
		return top >= -1 && top < innerHeight;
	};
	const [how] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
	// Who comes back, or loads it anew, is brought to where they were by the browser.
	let came = how?.type === 'navigate';
	const keep = () => {
		if (came && !seen()) named?.scrollIntoView();
	};
	for (const type of ['wheel', 'touchmove', 'keydown', 'pointerdown'])
		addEventListener(type, () => (came = false), { passive: true });
	addEventListener('load', () => idle(next));
}
