/** How long nothing more is typed before it is told what was found, in ms: who hears it hears no count of half a word. */
const PAUSE = 600;

/** Text as it is compared: no capitals, no accents, one kind of quotation mark. */
const plain = (text: string) =>
	text
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.replace(/[‘’“”"]/g, "'")
		.toLowerCase();

/**
 * Narrows the ledger by words, by standing and by who speaks; sources by words alone. The choice stands in the query of
 * the address, so that it can be sent and survives a reload; the hash stays, and what it names is always shown. How many
 * are found is told once the reader pauses.
 */
export function filter(document: Document) {
	const form = document.querySelector<HTMLFormElement>('form.filter');
	const count = form?.querySelector('output');
	const search = form?.querySelector<HTMLInputElement>('[type=search]');
	if (!form || !count || !search) return;
	const fields = [search, ...form.querySelectorAll('select')];
	const entries = [...document.querySelectorAll<HTMLElement>('.entry')];
	const sources = [...document.querySelectorAll<HTMLElement>('.sources > li')];
	const groups = [...document.querySelectorAll<HTMLElement>('.entries')];
	const [all = '', found = '', ...units] = JSON.parse(form.dataset.words ?? '[]') as string[];
	/** All that is read of a claim or a source, made comparable when it is first asked for. */
	const texts = new Map<Element, string>();
	const textOf = (e: Element) => {
		if (!texts.has(e)) texts.set(e, plain(e.textContent ?? ''));
		return texts.get(e) as string;
	};
	const shownOf = (of: HTMLElement[]) => of.filter((e) => !e.hidden).length;
	const chosen = () => fields.map((f) => [f.name, f.value.trim()] as const).filter(([, value]) => value);

	const show = () => {
		const words = plain(search.value).split(/\s+/).filter(Boolean);
		const has = (e: Element) => words.every((w) => textOf(e).includes(w));
		const wanted = chosen().filter(([name]) => name !== search.name);
		for (const e of entries) e.hidden = !(wanted.every(([name, value]) => e.dataset[name] === value) && has(e));
		for (const e of sources) e.hidden = !has(e);
		for (const group of groups) group.hidden = !group.querySelector('.entry:not([hidden])');
		// From now on all is laid out: places by guess would move what a reader is led to next.
		if (chosen().length) document.body.dataset.narrowed = '';
	};
	const tell = () => {
		const [n, m] = [shownOf(entries), shownOf(sources)];
		const some = (number: number, at: number) =>
			(units[number === 1 ? at : at + 1] ?? '').replace('{n}', String(number));
		const said = search.value.trim()
			? found.replace('{claims}', some(n, 0)).replace('{sources}', some(m, 2))
			: all.replace('{n}', String(n)).replace('{all}', String(entries.length));
		// The same words once more would be heard once more.
		if (count.textContent !== said) count.textContent = said;
	};
	const write = () => {
		const query = new URLSearchParams(chosen().map(([n, v]) => [n, v])).toString();
		history.replaceState(history.state, '', `${location.pathname}${query && `?${query}`}${location.hash}`);
	};
	let pause: ReturnType<typeof setTimeout> | undefined;
	const now = () => {
		clearTimeout(pause);
		show();
		tell();
		write();
	};
	const soon = () => {
		clearTimeout(pause);
		show();
		pause = setTimeout(now, PAUSE);
	};

	/** What the address names is shown, whatever was chosen before. */
	const find = () => {
		const target = document.getElementById(location.hash.slice(1));
		if (!target?.closest('[hidden]')) return;
		for (const f of fields) f.value = '';
		now();
		target.scrollIntoView();
	};
	const read = () => {
		const query = new URLSearchParams(location.search);
		for (const f of fields) {
			const value = query.get(f.name) ?? '';
			f.value = f === search || [...(f as HTMLSelectElement).options].some((o) => o.value === value) ? value : '';
		}
		show();
		tell();
		find();
	};
	search.addEventListener('input', soon);
	search.addEventListener('keydown', (event) => {
		if (event.key !== 'Escape' || !search.value) return;
		event.preventDefault();
		search.value = '';
		now();
	});
	form.addEventListener('change', now);
	form.addEventListener('submit', (event) => {
		event.preventDefault();
		now();
	});
	form.addEventListener('reset', () => setTimeout(now));
	// Of a link to where the address is already nobody is told.
	document.addEventListener('click', (event) => {
		const link = (event.target as Element).closest<HTMLAnchorElement>('a[href^="#"]');
		if (link?.hash === location.hash) setTimeout(find);
	});
	addEventListener('hashchange', find);
	addEventListener('popstate', read);
	read();
	delete form.dataset.off;
	// WebKit leads a reader to a field, but not into it.
	for (const link of document.querySelectorAll(`a[href="#${search.id}"]`))
		link.addEventListener('click', () => search.focus());
	for (const skip of document.querySelectorAll<HTMLElement>('.skip[hidden]')) skip.hidden = false;
}
