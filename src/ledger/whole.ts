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
		idle(next);
	};
	addEventListener('load', () => idle(next));
}
