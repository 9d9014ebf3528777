import { type Later, laterOf } from './laterOf';

/**
 * The second script of a released copy, which never changes and so cannot say by itself what was found wrong since: once
 * somebody sees the chart it asks its own site, a single time, for the list of notices. Nothing of the reader goes along. Without an
 * answer nothing happens, and the link to the notices stands.
 */
const { dataset } = document.documentElement;

/** Puts a notice under the line that says as of when the copy is. */
function show(notices: readonly Later[], page: URL, version: Element) {
	version.after(
		...notices.map(({ number, name, what }) => {
			const [line, link] = [document.createElement('p'), document.createElement('a')];
			line.className = 'later';
			link.href = `${page}#notice-${number}`;
			link.target = '_blank';
			link.rel = 'noopener';
			link.textContent = name;
			line.append(link, `: ${what}`);
			return line;
		}),
	);
}

async function ask(page: URL, version: Element) {
	const answer = await fetch(new URL('../notices.json', page), { credentials: 'omit', referrerPolicy: 'no-referrer' });
	if (answer.ok) show(laterOf(await answer.json(), dataset.chart, Number(dataset.notice ?? 0)), page, version);
}

addEventListener('DOMContentLoaded', () => {
	const [version, link] = [document.querySelector('.version'), document.querySelector<HTMLAnchorElement>('.pinned a')];
	// A copy on a disk has no site to ask.
	if (!version || !link || !location.protocol.startsWith('http')) return;
	new IntersectionObserver((seen, observer) => {
		if (!seen.some((e) => e.isIntersecting)) return;
		observer.disconnect();
		ask(new URL(link.href), version).catch(() => {});
	}).observe(document.querySelector('figure') as Element);
});
