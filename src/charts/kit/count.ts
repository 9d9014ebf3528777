import { grown } from './move';

/** Counts up the numbers of texts with `data-move="n"`, each with the marks of its state; `c` counts down from 100. */
export function count(figure: HTMLElement): (at: number) => void {
	const texts = [...figure.querySelectorAll<SVGTextElement>('[data-move=n],[data-move=c]')].map((text) => ({
		node: text.firstChild as Text,
		last: text.textContent,
		down: text.dataset.move === 'c',
		state: Number(text.closest<SVGElement>('[data-in]')?.dataset.in ?? 0),
	}));
	let shown = 0;
	const show = (at: number) => {
		for (const { node, last, down, state } of texts) {
			const now = last.replace(/\d+/, (n) => {
				const part = Math.floor((down ? 100 - Number(n) : Number(n)) * grown(at, state) + 1e-6);
				return String(down ? 100 - part : part);
			});
			if (node.data !== now) node.data = now;
		}
	};
	// Paper has every graphic at its end.
	addEventListener('beforeprint', () => show(99));
	addEventListener('afterprint', () => show(shown));
	return (at) => show((shown = at));
}
