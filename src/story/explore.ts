/**
 * Has the closing map made explorable when the reader is near it. What that takes is fetched then and not before
 * (`explore.js`, from start-exploring.ts); where it cannot be had, the map stands as it was built.
 */
export function exploring(document: Document) {
	const later = document.querySelector('#later');
	if (!later || !('popover' in HTMLElement.prototype)) return;
	const near = new IntersectionObserver(
		(seen) => {
			if (!seen.some((s) => s.isIntersecting)) return;
			near.disconnect();
			// A file of its own name, at the root, where the icon is: a bundler's loader for one import would be larger than all else here.
			const { href } = document.querySelector('link[rel=icon]') as HTMLLinkElement;
			const url = new URL('explore.js', href).href;
			import(/* @vite-ignore */ url).catch((error) => console.error('the map cannot be explored', error));
		},
		{ rootMargin: '50%' },
	);
	near.observe(later);
}
