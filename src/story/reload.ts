/**
 * A page that is loaded again stands where it stood. Browsers see to that, but WebKit, once all has come, goes on to the
 * start of the step that the address names: from there it is brought back.
 */
export function keepPlace() {
	const { top } = history.state ?? {};
	addEventListener('pagehide', () => history.replaceState({ ...history.state, top: scrollY }, ''));
	if (top === undefined) return;
	// WebKit goes in a task of its own, which the end of loading has queued: this one is behind it.
	addEventListener('load', () =>
		setTimeout(() => {
			const step = document.querySelector(location.hash || 'html');
			// Only from there: a reader who has moved on meanwhile is left alone.
			if (step && Math.abs(step.getBoundingClientRect().top) < 1) scrollTo({ top, behavior: 'instant' });
		}),
	);
}
