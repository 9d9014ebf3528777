import type { Receipt, Receipts } from './receipt';

/**
 * Opens the receipt of a claim in place, beside its words: one native popover, filled from `data/receipts/ID.json`,
 * which is fetched on first use and has its neighbours' receipts too. A click that asks for more (another tab, a download) stays the browser's, and wherever
 * something is missing the link leads to the ledger as it does without script.
 */
export function receipts(document: Document) {
	if (!('popover' in HTMLElement.prototype)) return;
	/** What is known of each claim, or on its way. */
	const known = new Map<string, Promise<Receipts>>();
	const ask = (id: string, page: string) =>
		known.get(id) ??
		fetch(new URL(`../data/receipts/${id}.json`, page), { signal: AbortSignal.timeout(6000) }).then((r) => r.json());
	/** The link in the page that the receipt belongs to, and whether it stood open when the pointer came down. */
	let owner: HTMLAnchorElement;
	/** The link that was asked last, in the page or in the receipt. */
	let latest: HTMLAnchorElement;
	let open = false;

	const make = <K extends keyof HTMLElementTagNameMap>(tag: K, className?: string, ...content: (string | Node)[]) => {
		const element = document.createElement(tag);
		if (className) element.className = className;
		element.append(...content);
		return element;
	};
	const box = make('div', 'receipt');
	box.popover = 'auto';
	box.tabIndex = -1;
	box.role = 'dialog';

	const fill = (receipt: Receipt, { words }: Receipts, page: string) => {
		const anchor = (href: string, text: string) => {
			const a = make('a', '', text);
			a.href = href;
			return a;
		};
		const ledger = (text: string, id = receipt.id) => anchor(new URL(`#claim-${id}`, page).href, text);
		const entry = (id: string, text: string) => {
			const a = ledger(text, id);
			a.dataset.claim = id;
			return a;
		};
		const line = (tag: 'p' | 'li', label: string, content: string | Node) =>
			make(tag, '', make('b', '', label), words.space, content);
		const close = make('button', '', words.close);
		close.onclick = () => box.hidePopover();
		const replies = [
			...(['answeredBy', 'answers'] as const).flatMap((way) =>
				receipt[way].map(([id, text]) => line('li', words[way], entry(id, text))),
			),
			...(receipt.more ? [make('li', '', ledger(receipt.more))] : []),
		];
		const sources = make(
			'ul',
			'',
			...receipt.sources.map(([name, url, supports]) =>
				make('li', '', url ? anchor(url, name) : name, `${words.label}${supports}`),
			),
		);
		sources.ariaLabel = words.sources;
		// How it stands is its heading, and what it is called: of that the link's words say nothing.
		const head = make('h3', 'quiet', make('span', `claim ${receipt.class}`, receipt.standing), ' ', receipt.date);
		box.ariaLabel = head.textContent;
		box.replaceChildren(
			close,
			head,
			make('p', 'receipt-says', receipt.says),
			line('p', words.who, receipt.who),
			...(replies.length ? [make('ul', 'replies', ...replies)] : []),
			...(receipt.note ? [make('p', 'quiet', receipt.note)] : []),
			sources,
			make('p', '', ledger(words.entry)),
		);
	};

	/** Beside the paragraph where there is room, else below or above the words; on phones the style makes it a sheet. */
	const place = () => {
		const { top, bottom } = owner.getBoundingClientRect();
		const { left, right } = (owner.parentElement as HTMLElement).getBoundingClientRect();
		const { offsetWidth: width, offsetHeight: height } = box;
		const room = document.documentElement.clientWidth - width - 12;
		const beside = right + 18 <= room ? right + 18 : left - width - 18;
		const under = bottom + 12 + height < innerHeight || top < height + 24 ? bottom + 12 : top - height - 12;
		const y = Math.max(12, Math.min(beside >= 12 ? top - 12 : under, innerHeight - height - 12));
		box.style.left = `${scrollX + (beside >= 12 ? beside : Math.max(12, Math.min(left, room)))}px`;
		box.style.top = `${scrollY + y}px`;
	};

	document.addEventListener('click', async (event) => {
		const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-claim]');
		if (
			!link ||
			event.button ||
			event.metaKey ||
			event.ctrlKey ||
			event.shiftKey ||
			event.altKey ||
			event.defaultPrevented
		)
			return;
		event.preventDefault();
		const inside = box.contains(link);
		// The click that closed it by being outside of it: on the same words, that is all it asks for.
		if (link === owner && open && event.detail) return;
		latest = link;
		if (!inside) owner = link;
		const id = link.dataset.claim as string;
		try {
			const asked = ask(id, link.href);
			known.set(id, asked);
			const all = await asked;
			for (const other in all.claims) known.set(other, asked);
			// Another link was asked for while this one waited.
			if (latest !== link) return;
			fill(all.claims[id] as Receipt, all, link.href);
		} catch {
			known.delete(id);
			if (latest === link) location.assign(link.href);
			return;
		}
		if (!inside) {
			link.after(box);
			link.focus({ preventScroll: true });
			box.showPopover();
		}
		box.scrollTop = 0;
		place();
		box.focus({ preventScroll: true });
	});
	addEventListener('pointerdown', () => (open = box.matches(':popover-open')), true);
	box.addEventListener('toggle', ({ newState }) => {
		if (newState === 'closed' && document.activeElement === document.body) owner.focus({ preventScroll: true });
	});
	// Who goes on by keyboard has done with it, and is not called back. A window that loses the focus closes nothing.
	box.addEventListener('focusout', ({ relatedTarget }) => {
		if (relatedTarget && !box.contains(relatedTarget as Node)) box.hidePopover();
	});
	addEventListener('resize', () => box.matches(':popover-open') && place());
}
