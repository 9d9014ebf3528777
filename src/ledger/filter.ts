/**
 * Narrows the ledger by standing and by who speaks. The choice stands in the query of the address, so that it can be
 * sent and survives a reload; the hash stays, and an entry that it names is always shown.
 */
export function filter(document: Document) {
	const form = document.querySelector<HTMLFormElement>('form.filter');
	const count = form?.querySelector('output');
	if (!form || !count) return;
	const selects = [...form.querySelectorAll('select')];
	const entries = [...document.querySelectorAll<HTMLElement>('.entry')];
	const groups = [...document.querySelectorAll<HTMLElement>('.entries')];
	const words = form.dataset.count ?? '';

	const show = (address: boolean) => {
		const wanted = selects.map((s) => [s.name, s.value] as const).filter(([, value]) => value);
		let shown = 0;
		for (const entry of entries) {
			entry.hidden = !wanted.every(([name, value]) => entry.dataset[name] === value);
			if (!entry.hidden) shown++;
		}
		for (const group of groups) group.hidden = !group.querySelector('.entry:not([hidden])');
		count.textContent = words.replace('{n}', String(shown)).replace('{all}', String(entries.length));
		if (!address) return;
		const query = new URLSearchParams(wanted.map(([n, v]) => [n, v])).toString();
		history.replaceState(history.state, '', `${location.pathname}${query && `?${query}`}${location.hash}`);
	};
	/** An entry that the address names is shown, whatever was chosen before. */
	const find = () => {
		const target = document.getElementById(location.hash.slice(1));
		if (!target?.hidden) return;
		for (const s of selects) s.value = '';
		show(true);
		target.scrollIntoView();
	};
	const read = () => {
		const query = new URLSearchParams(location.search);
		for (const s of selects) {
			const value = query.get(s.name) ?? '';
			s.value = [...s.options].some((o) => o.value === value) ? value : '';
		}
		show(false);
		find();
	};
	form.addEventListener('change', () => show(true));
	form.addEventListener('submit', (event) => event.preventDefault());
	form.addEventListener('reset', () => setTimeout(() => show(true)));
	addEventListener('hashchange', find);
	addEventListener('popstate', read);
	read();
	delete form.dataset.off;
}
