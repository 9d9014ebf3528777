/**
 * The reader's own choices, kept for the visit: light, and reading without animation. A choice wins over what the
 * system prefers; without one the system is followed, live. The head's own script applies them before the first paint.
 * @param changed called when the page should move otherwise than before
 */
export function choices(root: HTMLElement, changed: () => void) {
	const keep = (key: 'theme' | 'motion', value: string) => {
		try {
			if (value) sessionStorage.setItem(key, value);
			else sessionStorage.removeItem(key);
		} catch {
			// Where nothing may be kept, a choice holds for this page.
		}
	};
	const theme = document.querySelector<HTMLSelectElement>('.choices select');
	if (theme) {
		theme.value = root.dataset.theme ?? '';
		theme.addEventListener('change', () => {
			if (theme.value) root.dataset.theme = theme.value;
			else delete root.dataset.theme;
			keep('theme', theme.value);
		});
	}

	const query = matchMedia('(prefers-reduced-motion: reduce)');
	const button = document.querySelector('.choices button');
	// Set by the head's script; "full" asks for motion where the system would rather have none.
	let chosen = root.dataset.motion;
	const move = () => {
		const still = chosen ? chosen === 'reduced' : query.matches;
		if (still) root.dataset.motion = 'reduced';
		else delete root.dataset.motion;
		button?.setAttribute('aria-pressed', String(still));
		changed();
	};
	query.addEventListener('change', move);
	button?.addEventListener('click', () => {
		chosen = root.dataset.motion ? 'full' : 'reduced';
		keep('motion', chosen);
		move();
	});
	move();
}
