import type { Fact, Facts } from './facts';
import { type At, corner, handle, nearest, placer, type Reach, type Room, step } from './reach';

/** How wide a panel beside a mark is, and the heights that it may have, in px. */
const WIDTH = 304;
const HEIGHTS = [400, 300, 230, 180];
/** How long a leg's stretches are between the points by which it can be reached, in px. */
const STRETCH = 6;

/**
 * The drawn map made to be asked: each port and line can be pressed, or reached by arrow keys from one tab stop, and a
 * panel says what is known of it, who says so and who denies it. The drawing itself is not changed, but for a heavier
 * line; no height is. What the marks are is read from the drawing (`data-port`, `data-leg`).
 * @param way where the way in stands, if not in the drawing's corner: the drawing then lies under other things, which
 * make room while it is asked (explore.css), and the panel stands above them, in the window
 * @returns a function by which the page says whether the map stands as the facts have it, and can be asked
 */
export function explore(
	figure: HTMLElement,
	{ words, items, claims }: Facts,
	{ way, back }: { way?: HTMLElement; back: string },
): (offered: boolean) => void {
	const canvas = figure.querySelector('.canvas') as HTMLElement;
	const known = (way ?? figure).querySelector<HTMLAnchorElement>('a[href*="sources/"]');
	const make = <K extends keyof HTMLElementTagNameMap>(tag: K, className = '', ...content: (string | Node)[]) => {
		const element = document.createElement(tag);
		if (className) element.className = className;
		element.append(...content);
		return element;
	};
	const button = (text: string, name: string, press: () => void) => {
		const b = make('button', '', text);
		b.type = 'button';
		if (name) b.ariaLabel = name;
		b.onclick = press;
		return b;
	};

	const start = button(words.explore, '', () => choose(Math.max(chosen, 0), true));
	const list = make('div');
	list.role = 'listbox';
	list.ariaLabel = words.list;
	const options = items.map((item) => {
		const option = make('div');
		option.role = 'option';
		// In one breath: what it is, how it stands, who says so.
		option.ariaLabel = [item.name, item.port ? item.lines[0] : claims[item.claims[0] as string]?.by].join(
			words.stop + words.space,
		);
		option.ariaSelected = 'false';
		option.tabIndex = -1;
		list.append(option);
		return option;
	});
	const panel = make('section', 'explore-panel');
	panel.tabIndex = -1;
	panel.setAttribute('aria-labelledby', 'explore-name');
	const root = make('div', 'explore', list, panel);
	let offered = false;
	let open = false;
	let chosen = -1;
	let marks: Reach[] = [];
	/** Whether marks are where the drawing has them: finding out takes its time, so not before someone asks. */
	let placed = false;

	const drawing = () => [...canvas.querySelectorAll('svg')].find((s) => s.checkVisibility());
	/** The mark of an item as it stands at the end: a line that went before then is not it. */
	const markOf = ({ leg, port }: Fact, svg: Element) =>
		svg.querySelector<SVGGraphicsElement>(
			port ? `[data-port="${port}"]:not([data-out])` : `[data-leg="${leg}"]:not([data-out])`,
		);
	/** Points along a leg's line, in px from the canvas's corner. */
	const along = (mark: Element, { left, top }: DOMRect): At[] => {
		const path = mark.querySelector<SVGPathElement>('.line');
		const matrix = path?.getScreenCTM();
		if (!path || !matrix) return [];
		const length = path.getTotalLength();
		const n = Math.ceil((length * matrix.a) / STRETCH);
		return Array.from({ length: n + 1 }, (_, i) => {
			const { x, y } = path.getPointAtLength((length * i) / n).matrixTransform(matrix);
			return [x - left, y - top];
		});
	};
	/** The frame of the sheet, in which everything lies, in px from the canvas's corner. */
	const frameOf = (svg: SVGSVGElement, { left, top }: DOMRect): Room => {
		const sea = svg.querySelector('.sea');
		const number = (name: string) => Number(sea?.getAttribute(name) ?? 0);
		const { a: k, e, f } = svg.getScreenCTM() as DOMMatrix;
		return {
			x: number('x') * k + e - left,
			y: number('y') * k + f - top,
			width: number('width') * k,
			height: number('height') * k,
		};
	};
	const put = (element: HTMLElement, room: Partial<Record<'left' | 'top' | 'width' | 'height', number>>) => {
		for (const [key, value] of Object.entries(room)) element.style.setProperty(key, `${value.toFixed(1)}px`);
	};

	/** The drawing has another size, or is offered: the way in stands in its corner, the rest when it is asked for. */
	function fit() {
		placed = false;
		const svg = drawing();
		if (!svg || !offered) return;
		const { x, y } = frameOf(svg, canvas.getBoundingClientRect());
		if (!way) put(start, { left: x + 6, top: y + 6 });
		if (open) place();
	}

	/** Reads where the drawing stands, and puts everything on its mark. Never while scrolling. */
	function place() {
		const svg = drawing();
		if (!svg) return;
		placed = true;
		const box = canvas.getBoundingClientRect();
		const found = items.map((item) => markOf(item, svg));
		marks = items.map((item, i): Reach => {
			const mark = found[i];
			if (!mark) return { points: [] };
			if (item.leg) return { points: along(mark, box) };
			const { left, top, width, height } = mark.getBoundingClientRect();
			return { points: [[left + width / 2 - box.left, top + height / 2 - box.top]] };
		});
		const drawn = items.flatMap(({ at }, i) => {
			const [p, more] = marks[i]?.points ?? [];
			return at && p && !more ? [{ at, p }] : [];
		});
		const far = drawn.toSorted((a, b) => a.at[0] - b.at[0]);
		const [west, east] = [far[0], far.at(-1)];
		const worldAt = west && east && west !== east ? placer([west.at, east.at], [west.p, east.p]) : undefined;
		const frame = frameOf(svg, box);
		items.forEach(({ at }, i) => {
			const mark = marks[i] as Reach;
			const option = options[i] as HTMLElement;
			const added = !mark.points.length && at && worldAt;
			if (added) marks[i] = { points: [added(at)] };
			option.toggleAttribute('data-added', !!added);
		});
		// A ring on a line keeps off what is written, too.
		const written = [...svg.querySelectorAll('text')].map((text): Reach => {
			const { left, right, top, height } = text.getBoundingClientRect();
			return { points: [left, (left + right) / 2, right].map((x): At => [x - box.left, top + height / 2 - box.top]) };
		});
		marks.forEach((mark, i) => {
			const option = options[i] as HTMLElement;
			const whole = !mark.points.length;
			option.toggleAttribute('data-whole', whole);
			if (whole) {
				put(option, { left: frame.x, top: frame.y, width: frame.width, height: frame.height });
				return;
			}
			const [left, top] =
				mark.points.length === 1
					? (mark.points[0] as At)
					: handle(mark, [...marks.filter((m) => m !== mark), ...written]);
			option.style.width = option.style.height = '';
			put(option, { left, top });
		});
		if (open) stand(svg, box);
	}

	/** Puts the panel where it covers nothing of what it is about. */
	function stand(svg: SVGSVGElement, box: DOMRect) {
		const narrow = svg.classList.contains('narrow');
		panel.removeAttribute('style');
		if (way) {
			// In the top layer, where its style puts it; any other panel belongs to the canvas.
			panel.popover = 'manual';
			if (!panel.matches(':popover-open')) panel.showPopover();
			return;
		}
		if (narrow) {
			const foot = figure.querySelector('.plate-foot')?.getBoundingClientRect();
			put(panel, { left: 0, top: box.height + 4, width: box.width });
			panel.style.maxHeight = `${(foot ? foot.bottom - box.bottom : box.height) - 4}px`;
			return;
		}
		const top = Math.max(0, -box.top);
		const room = { x: 0, y: top, width: box.width, height: Math.min(box.height, innerHeight - box.top) - top };
		const { x, y, width, height } = corner(marks[chosen] as Reach, room, WIDTH, HEIGHTS);
		put(panel, { left: x, width });
		panel.style.maxHeight = `${height}px`;
		panel.style.top = `${y === room.y ? y : y + height - Math.min(height, panel.offsetHeight)}px`;
	}

	const entry = (id: string) => {
		const { says, by, sources } = claims[id] as Facts['claims'][string];
		const link = make('a', '', sources);
		if (known) {
			link.href = new URL(`#claim-${id}`, known.href).href;
			link.target = known.target;
			link.rel = known.rel;
		}
		return [
			make('p', '', says),
			make('p', 'explore-by', `${by}${words.stop}${words.space}${words.entry}${words.space}`, link),
		];
	};
	function say(item: Fact, i: number) {
		const turn = (by: number, name: string) =>
			button(by < 0 ? '←' : '→', name, () => choose((i + by + items.length) % items.length));
		const name = make('p', 'explore-name', item.name);
		name.id = 'explore-name';
		const [first = '', ...rest] = item.claims;
		panel.replaceChildren(
			make(
				'div',
				'explore-turn',
				turn(-1, words.previous),
				turn(1, words.next),
				make('span', '', `${i + 1} ${words.of} ${items.length}`),
				button(back, '', () => leave(true)),
			),
			name,
			...item.lines.map((line, n) => make('p', n ? '' : 'explore-stands', line)),
			...entry(first),
			...(item.note ? [make('p', '', item.note)] : []),
			...rest.flatMap(entry),
		);
		panel.scrollTop = 0;
	}

	function mark(i: number, on: boolean) {
		const item = items[i];
		const option = options[i];
		if (!item || !option) return;
		option.ariaSelected = String(on);
		option.tabIndex = on ? 0 : -1;
		for (const svg of canvas.querySelectorAll('svg')) markOf(item, svg)?.toggleAttribute('data-chosen', on);
	}
	function choose(i: number, fresh = false) {
		const inside = panel.contains(document.activeElement) && document.activeElement;
		const at = inside ? [...panel.querySelectorAll('button')].indexOf(inside as HTMLButtonElement) : -1;
		mark(chosen, false);
		chosen = i;
		open = true;
		show();
		// Once it has begun to leave the window at its end, it comes back whole.
		const { top: off } = canvas.getBoundingClientRect();
		if (way && off < 0) scrollBy({ top: off, behavior: 'instant' });
		mark(chosen, true);
		say(items[chosen] as Fact, chosen);
		place();
		// Who turned pages in the panel goes on there.
		if (at >= 0 && !fresh) panel.querySelectorAll('button')[at]?.focus({ preventScroll: true });
		else options[chosen]?.focus({ preventScroll: true });
		const option = options[chosen] as HTMLElement;
		const { top, bottom } = option.getBoundingClientRect();
		const sheet = panel.getBoundingClientRect();
		// Over the foot of the window a panel takes room from the map, beside it none.
		const least = panel.popover && sheet.width > innerWidth - 1 ? sheet.top : innerHeight;
		if (option.hasAttribute('data-whole') || (top >= 0 && bottom <= least)) return;
		option.scrollIntoView({ block: 'center', behavior: 'instant' });
		place();
	}
	/** Ends it, and gives the focus back to where it began if it is still in here. */
	function leave(focus = root.contains(document.activeElement)) {
		mark(chosen, false);
		open = false;
		show();
		// In the corner of the map it is in sight; elsewhere it may have to be brought there.
		if (focus && offered) start.focus({ preventScroll: !way });
	}
	function show() {
		// Among words it keeps its place: nothing moves when it comes and goes.
		if (way) start.style.visibility = open || !offered ? 'hidden' : '';
		else start.hidden = open || !offered;
		list.hidden = panel.hidden = !open;
		if (!open) panel.popover = null;
	}

	const pressed = (event: MouseEvent): number => {
		if (!placed) place();
		const { left, top } = canvas.getBoundingClientRect();
		return nearest(marks, [event.clientX - left, event.clientY - top]);
	};
	canvas.addEventListener('click', (event) => {
		const target = event.target as Element;
		if (!offered || panel.contains(target) || start.contains(target)) return;
		const option = options.indexOf(target.closest('[role=option]') as HTMLDivElement);
		// A press by hand means what is nearest; one by an assistant means its own mark.
		const i = event.detail || option < 0 ? pressed(event) : option;
		if (i >= 0) choose(i, true);
	});
	canvas.addEventListener('pointermove', (event) => {
		if (event.pointerType === 'mouse') canvas.style.cursor = offered && pressed(event) >= 0 ? 'pointer' : '';
	});
	list.addEventListener('keydown', (event) => {
		if (event.ctrlKey || event.metaKey || event.altKey) return;
		if (way && event.key === 'Tab') {
			// The way in stands elsewhere in the page: who goes on by keyboard goes on from there, not from the drawing.
			event.preventDefault();
			if (event.shiftKey) leave(true);
			else panel.focus({ preventScroll: true });
			return;
		}
		const to = step(event.key, chosen, items.length);
		if (to !== chosen) choose(to);
		else if (event.key === 'Enter' || event.key === ' ') panel.focus({ preventScroll: true });
		else if (event.key === 'Escape') leave(true);
		else return;
		event.preventDefault();
	});
	panel.addEventListener('keydown', (event) => {
		const last = event.target === [...panel.querySelectorAll('a, button')].at(-1);
		if (way && event.key === 'Tab' && !event.shiftKey && last) {
			event.preventDefault();
			leave(true);
		}
		if (event.key !== 'Escape') return;
		event.preventDefault();
		options[chosen]?.focus({ preventScroll: true });
	});
	// Who has pressed the chart itself has no focus in what is explored.
	document.addEventListener('keydown', ({ key, target }) => {
		if (open && key === 'Escape' && target === document.body) leave(true);
	});
	// Who goes on by keyboard finds nothing covered.
	root.addEventListener('focusout', ({ relatedTarget }) => {
		if (open && relatedTarget && !root.contains(relatedTarget as Node)) leave(false);
	});

	show();
	canvas.append(root);
	if (way) way.prepend(start);
	else root.prepend(start);
	new ResizeObserver(fit).observe(canvas);
	return (now) => {
		if (now === offered) return;
		offered = now;
		if (!now && open) leave();
		else show();
		if (now) fit();
	};
}
