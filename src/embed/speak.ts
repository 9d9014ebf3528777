import { byFolder } from '../publish/folders';
import { announce, circles, greet, hear, lead, namesOf, type Theme, themeOf } from './messages';

/**
 * The frame's only script: takes theme and ground from its address, and tells its host how high it is, on load, on
 * resize, when fonts are there and on change, in every dialect of messages.ts. Nothing that it hears reaches the page.
 */

/** At most ten sizes a second. */
const PAUSE = 100;
/** How long a host has to make room before the frame shows a scrollbar. */
const PATIENCE = 1500;

const root = document.documentElement;
const names = namesOf(root.dataset.chart as string, location.href);

const wear = (theme: Theme | undefined) => {
	if (theme) root.dataset.theme = theme;
};
const query = new URLSearchParams(location.search);
wear(themeOf(query.get('theme')));
if (query.get('ground') === 'transparent') root.dataset.ground = 'transparent';
// The faces are in the page, but a browser unpacks them only where it meets their letters: lines would be laid twice.
document.fonts.forEach((face) => {
	face.load().catch(() => {});
});
addEventListener('DOMContentLoaded', () => byFolder(document));

if (parent !== window) {
	const sent: { height: number; at: number }[] = [];
	let told = '';
	let stoppedAt = 0;
	let timer = 0;
	let scroll = 0;

	const size = () => ({ width: innerWidth, height: Math.ceil(root.getBoundingClientRect().height - 0.01) });
	// Any host may know the size of a public page: no origin is asked.
	const post = (messages: unknown[]) => {
		for (const m of messages) parent.postMessage(m, '*');
	};
	const native = window as { requestResize?: () => unknown };

	/** A scrollbar takes width, and width is height: none while the host may still make room, one if it does not. */
	const fit = () => {
		root.style.scrollbarWidth = 'none';
		clearTimeout(scroll);
		scroll = window.setTimeout(() => {
			if (size().height > innerHeight + 1) root.style.scrollbarWidth = '';
		}, PATIENCE);
	};

	const tell = () => {
		timer = 0;
		// A page that is still coming in has no height yet.
		if (document.readyState === 'loading') return;
		const { width, height } = size();
		const now = `${width} ${height}`;
		// A hidden frame has no width, and no height worth telling.
		if (!width || !height || now === told || width === stoppedAt) return;
		stoppedAt = 0;
		told = now;
		sent.push({ height, at: performance.now() });
		if (sent.length > 6) sent.shift();
		if (circles(sent)) {
			// The higher of the two cuts nothing; then silence, until the width is another.
			stoppedAt = width;
			post(announce(names, { width, height: Math.max(...sent.map((s) => s.height)) }));
			return;
		}
		post(announce(names, { width, height }));
		try {
			// The browser's own frame sizing, where there is one; it refuses where the host has not asked for it.
			Promise.resolve(native.requestResize?.()).catch(() => {});
		} catch {}
	};
	/** Tells the size now, or as soon as the last telling is long enough ago. */
	const report = () => {
		if (timer) return;
		const wait = (sent.at(-1)?.at ?? Number.NEGATIVE_INFINITY) + PAUSE - performance.now();
		if (wait > 0) timer = window.setTimeout(tell, wait);
		else tell();
	};
	const again = () => {
		told = '';
		report();
	};

	addEventListener('message', ({ source, data }) => {
		if (source !== parent) return;
		const asked = hear(data, names);
		if (!asked) return;
		wear(asked.theme);
		Object.assign(names, asked.names);
		again();
	});
	addEventListener('click', (click) => {
		const link = (click.target as Element).closest<HTMLAnchorElement>('a[target]');
		const told = link ? lead(names, link.href) : [];
		if (!told.length) return;
		// Both would take a host without a sandbox to the page twice.
		click.preventDefault();
		post(told);
	});
	new ResizeObserver(report).observe(root);
	// An observer is silent in a frame far off screen; this is heard there in some browsers.
	addEventListener('resize', () => {
		fit();
		report();
	});
	addEventListener('DOMContentLoaded', report);
	addEventListener('load', () => {
		post(greet(names.id));
		again();
	});
	document.fonts.ready.then(again);
	fit();
}
