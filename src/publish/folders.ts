/**
 * A page's links name files, so that they lead somewhere from a disk too. Where this page was itself reached by its
 * folder, its host knows folders: then the links name those, so that each page has one address to be kept and passed on.
 * @param pathname where this page stands
 */
export function byFolder(document: Document, pathname = location.pathname): void {
	if (!pathname.endsWith('/')) return;
	for (const link of document.querySelectorAll('a[href*="index.html"]:not([href*=":"])'))
		link.setAttribute('href', (link.getAttribute('href') as string).replace('index.html', ''));
}
