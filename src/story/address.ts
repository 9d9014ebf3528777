/**
 * The address names the step once the reader has settled in it; in the hero it names none.
 * @param stepOf the step that the reader is in, from where the page stands; nothing in the hero
 * @returns to be called whenever the page has moved
 */
export function settling(stepOf: () => string | undefined): () => void {
	const settle = () => {
		const step = stepOf();
		const hash = step ? `#${step}` : '';
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
	return () => {
		moved = performance.now();
		settleSoon();
	};
}
