/**
 * A link to a graphic's table opens it and leaves the reader on it, and one that skips leaves them on the title. An address would
 * lead there too, but it names the step again as soon as the page stands: a screen reader, which compares the two, then loses
 * its place (Orca with Firefox).
 */
export function leads(document: Document) {
	document.addEventListener('click', (event) => {
		const link = (event.target as Element).closest<HTMLAnchorElement>('.skip, a[href^="#table-"]');
		const to = link && document.querySelector<HTMLElement>(link.hash);
		if (!to) return;
		event.preventDefault();
		if ('open' in to) to.open = true;
		(to.querySelector('summary') ?? to).focus();
	});
}
