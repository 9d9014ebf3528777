/**
 * Asks for a guess before the answer: a native slider on the drawing's own ladder, a mark that stays beside the answer,
 * and in words how far off it was, shown and spoken. Kept nowhere; who passes it by sees the chart as it is without
 * script, and hears nothing. A keyboard comes to it from behind the question, in the first card: in the document the drawing
 * stands behind all cards, and by then the page has gone past the answer.
 */
export function motion(figure: HTMLElement): (at: number) => void {
	const canvas = figure.querySelector('.canvas') as HTMLElement;
	const template = canvas.querySelector('template');
	if (!template) return () => {};
	const [answer, ...words] = JSON.parse(template.dataset.words ?? '') as [number, ...string[]];
	const title = figure.querySelector('.asks') as HTMLElement;

	// Before the answer, what describes the drawing is its subtitle: the description names the answer.
	const describes = figure.querySelector('figcaption [hidden]') as HTMLElement;
	const subtitle = figure.querySelector('.plate-sub') as HTMLElement;
	const form = document.createElement('div');
	// A reader view leaves out what is called "extra".
	form.className = 'guess extra';
	form.dataset.out = '1';
	form.append(template.content);
	const [slider, text, output, show] = ['input', 'p', 'output', 'button'].map((s) => form.querySelector(s)) as [
		HTMLInputElement,
		HTMLElement,
		HTMLElement,
		HTMLElement,
	];
	const spoken = document.createElement('div');
	spoken.className = 'hidden';
	// By no role: an empty one would be a stop of its own for who reads on.
	spoken.ariaLive = 'polite';
	const [card, next] = figure.closest('.scene')?.querySelectorAll<HTMLElement>('.card') ?? [];
	const enter = document.createElement('button');
	enter.className = 'hidden';
	enter.textContent = words[5] as string;
	const drawings = [...canvas.querySelectorAll('svg')].map((svg) => {
		const [name, ladder, bar, sum] = ['text', '.ladder-frame', '.open', '.t'].map((s) => svg.querySelector(s)) as [
			Element,
			Element,
			Element,
			Element,
		];
		return { svg, name, whole: name.textContent, ladder, bar, sum };
	});
	// All is found: nothing of the page has been changed until now, so that a failure leaves it as it was built.
	(title.firstElementChild as HTMLElement).hidden = false;
	subtitle.id = `${describes.id}-asked`;
	canvas.append(form);
	card?.append(enter, show, spoken);

	/** Where the ladder is on the screen; read when the drawing's size changes, never while scrolling. */
	const place = () => {
		const { left, top } = canvas.getBoundingClientRect();
		const shown = drawings.find((d) => d.svg.clientWidth) ?? drawings[0];
		if (!shown) return;
		const [ladder, sum] = [shown.ladder.getBoundingClientRect(), shown.sum.getBoundingClientRect()];
		// A thumb is 24 px wide, and its middle tells the value.
		slider.style.left = `${ladder.left - left - 12}px`;
		slider.style.width = `${ladder.width + 24}px`;
		slider.style.top = `${ladder.bottom - top - 14}px`;
		text.style.left = `${ladder.left - left}px`;
		text.style.top = `${sum.bottom - top + 6}px`;
	};
	new ResizeObserver(place).observe(canvas);

	let asked = true;
	let said = '';
	let told = '';
	/** Whether who guessed, or asked for the answer without, is still to hear it: who comes by again has heard it. */
	let due = false;
	// The line that names the whole gives its place to the words on the guess, once there is an answer.
	const tell = () => {
		write(output, said);
		for (const { name, whole } of drawings) write(name, (!asked && told) || whole);
	};
	const guessed = () => {
		const guess = slider.valueAsNumber;
		const off = answer - guess;
		const say = (i: number) =>
			(words[i] as string).replace('{guess}', String(guess)).replace('{off}', String(Math.abs(off)));
		const first = !said;
		said = say(0);
		told = say(off > 0 ? 1 : off < 0 ? 2 : 3);
		due = true;
		slider.setAttribute('aria-valuetext', said);
		for (const { svg, ladder, bar } of drawings) {
			const n = (e: Element, key: string) => Number(e.getAttribute(key));
			if (first) {
				const mark = document.createElementNS(svg.namespaceURI, 'path');
				mark.setAttribute('class', 'guess-mark');
				mark.setAttribute('d', `M-1 ${n(ladder, 'y')}h2V${n(bar, 'y') + n(bar, 'height')}l5 7h-12l5-7z`);
				svg.append(mark);
			}
			(svg.querySelector('.guess-mark') as Element).setAttribute(
				'transform',
				`translate(${n(bar, 'x') + (n(bar, 'width') * guess) / 100})`,
			);
		}
		tell();
	};
	slider.addEventListener('input', guessed);
	enter.addEventListener('click', () => slider.focus({ preventScroll: true }));
	/** Goes on to the card that has the answer, as a reader does who scrolls. Who has set nothing has guessed nothing. */
	const answered = () => {
		due = true;
		if (!next) return;
		next.tabIndex = -1;
		next.focus({ preventScroll: true });
		// To where it rests under the chart while it is read, or else to the window's middle: there the chart has answered, and is whole.
		const { position, top } = getComputedStyle(next);
		next.style.scrollMarginTop = top;
		next.scrollIntoView({ behavior: 'instant', block: position === 'sticky' ? 'start' : 'center' });
	};
	show.addEventListener('click', answered);
	slider.addEventListener('keydown', ({ key }) => {
		if (key === 'Enter') answered();
	});

	return (at) => {
		asked = at < 0.5;
		title.toggleAttribute('data-asked', asked);
		slider.inert = enter.hidden = !asked;
		show.style.visibility = text.style.visibility = asked ? '' : 'hidden';
		if (asked) write(spoken, '');
		else if (due) {
			write(spoken, `${told && `${told}; `}${words[4]}.`);
			due = false;
		}
		for (const { svg } of drawings) svg.setAttribute('aria-describedby', (asked ? subtitle : describes).id);
		tell();
	};
}

/** Writes a text where another stands. */
function write(element: Element, text: string | null) {
	if (element.textContent !== text) element.textContent = text;
}
