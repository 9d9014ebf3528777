/**
 * A link to a graphic's table opens it and leaves the reader on it. An address would lead there too, but it names the step again
 * as soon as the page stands: a screen reader, which compares the two, then loses its place (Orca with Firefox).
 */
export function tables(document: Document) {
	document.addEventListener('click', (event) => {
		const link = (event.target as Element).closest<HTMLAnchorElement>('a[href^="#table-"]');
		const table = link && document.querySelector<HTMLDetailsElement>(link.hash);
		if (!table) return;
		event.preventDefault();
		table.open = true;
		table.querySelector('summary')?.focus();
	});
}
