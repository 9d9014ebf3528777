/** Lets the links to a page's other editions lead to the place at which the reader is: its steps have one id in all of them. */
export function toSamePlace(document: Document) {
	for (const link of document.querySelectorAll<HTMLAnchorElement>('.editions a'))
		link.addEventListener('click', () => {
			link.hash = location.hash;
		});
}
