/**
 * The reader's own choices, kept for the visit: light, reading without animation, and text alone. A choice wins over what
 * the system prefers; without one the system is followed, live. The head's own script applies them before the first paint.
 * @param changed called when the page should move otherwise than before
 * @param keepingPlace does what changes every height, and keeps the reader at the words they were reading
 */
export function choices(root: HTMLElement, changed: () => void, keepingPlace: (change: () => void) => void) {
	const box = document.querySelector<HTMLDetailsElement>('.choices');
	if (!box) return;
	const [button, only] = box.querySelectorAll('button');
	panel(box);
	light(root, box.querySelector('select') as HTMLSelectElement);

	const query = matchMedia('(prefers-reduced-motion: reduce)');
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

	const show = () => {
		only?.setAttribute('aria-pressed', String(!!root.dataset.text));
		for (const table of document.querySelectorAll<HTMLDetailsElement>('details.data')) table.open = !!root.dataset.text;
	};
	only?.addEventListener('click', () =>
		keepingPlace(() => {
			if (root.dataset.text) delete root.dataset.text;
			else root.dataset.text = 'only';
			keep('text', root.dataset.text);
			show();
		}),
	);
	if (root.dataset.text) show();
}

function keep(key: 'theme' | 'motion' | 'text', value: string | undefined) {
	try {
		if (value) sessionStorage.setItem(key, value);
		else sessionStorage.removeItem(key);
	} catch {
		// Where nothing may be kept, a choice holds for this page.
	}
}

/** Closes the open options wherever the reader goes on, so that they cover nothing that is gone to. */
function panel(box: HTMLDetailsElement) {
	const leave = ({ target }: Event) => {
		if (!box.contains(target as Node)) box.open = false;
	};
	document.addEventListener('pointerdown', leave);
	document.addEventListener('focusin', leave);
	box.addEventListener('keydown', ({ key }) => {
		if (key !== 'Escape') return;
		box.open = false;
		box.querySelector('summary')?.focus();
	});
}

function light(root: HTMLElement, theme: HTMLSelectElement) {
	theme.value = root.dataset.theme ?? '';
	theme.addEventListener('change', () => {
		if (theme.value) root.dataset.theme = theme.value;
		else delete root.dataset.theme;
		keep('theme', theme.value);
	});
}
