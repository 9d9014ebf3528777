import { schemeOf } from './scheme';

/**
 * `/embed.js`, for pages that show our graphics: gives each frame of ours (`iframe[data-coal-chart]`) the height that
 * it tells, and defines `<coal-chart chart="ID">`. May be included any number of times. It takes from a message its
 * height, and nothing else.
 */
type Frame = HTMLIFrameElement;

const src = (document.currentScript as HTMLScriptElement | null)?.src;
const page = window as unknown as Record<symbol, Set<string> | undefined>;
const key = Symbol.for('coal-chart');
page[key] ??= new Set();
const known = page[key];

if (src && !known.has(new URL('.', src).href)) {
	const root = new URL('.', src);
	known.add(root.href);
	const frames = () => document.querySelectorAll<Frame>('iframe[data-coal-chart]');
	/** What the page's author wrote as each frame's height: the reserve, which follows the frame's width by itself. */
	const reserves = new WeakMap<Frame, string>();

	addEventListener('message', ({ source, origin, data }) => {
		if (!source || (origin !== root.origin && origin !== 'null')) return;
		if (data?.type !== 'coal-chart:height' || data.v !== 1 || !Number.isFinite(data.height)) return;
		// Asked in order, up to the one that spoke: to ask a frame for its window costs a browser time.
		const frame = [...frames()].find((f) => f.contentWindow === source);
		if (frame) {
			const { style } = frame;
			const height = Math.min(5000, Math.max(50, Math.ceil(data.height)));
			if (!reserves.has(frame)) reserves.set(frame, style.height);
			style.height = reserves.get(frame) as string;
			// The reserve, where it is right, is left to stand: it stays right when the width changes far off screen,
			// where a browser lets no frame speak.
			const missing = height - frame.clientHeight;
			if (missing > 0 || missing < -1) {
				style.setProperty('height', `${height}px`, 'important');
				// A host's own border, inside the height by its box-sizing, is added on top.
				const short = height - frame.clientHeight;
				if (short > 0 && short < 100) style.setProperty('height', `${height + short}px`, 'important');
			}
		}
	});

	// Frames that spoke before this script was there are asked again, one after the other: see above.
	const ask = () => {
		for (const frame of frames())
			setTimeout(() => frame.contentWindow?.postMessage({ type: 'coal-chart:hello', v: 1 }, '*'));
	};
	ask();
	addEventListener('DOMContentLoaded', ask);

	if (!customElements.get('coal-chart'))
		customElements.define(
			'coal-chart',
			class extends HTMLElement {
				static observedAttributes = ['chart', 'theme', 'ground', 'pinned'];
				connectedCallback() {
					this.attributeChangedCallback();
				}
				attributeChangedCallback() {
					const word = (name: string, shape: RegExp) => shape.exec(this.getAttribute(name) ?? '')?.[0];
					const chart = word('chart', /^[a-z0-9-]+$/);
					if (!chart || !this.isConnected) return;
					const pinned = word('pinned', /^[0-9a-f]{12}$/);
					const url = new URL(`${pinned ? `v/${pinned}/` : ''}embed/${chart}/`, root);
					const theme = word('theme', /^(dark|auto)$/);
					const ground = word('ground', /^transparent$/);
					if (theme) url.searchParams.set('theme', theme);
					if (ground) url.searchParams.set('ground', ground);
					let frame = this.querySelector('iframe');
					if (!frame) {
						frame = document.createElement('iframe');
						// The fallback's words are the frame's name, before it takes their place.
						frame.title = this.textContent?.trim() || chart;
						frame.loading = 'lazy';
						// The element's reserve is its least height, in px by now.
						frame.style.cssText = 'display:block;width:100%;border:0;min-height:inherit';
					}
					frame.dataset.coalChart = chart;
					frame.style.colorScheme = schemeOf(theme);
					if (frame.src !== url.href) frame.src = url.href;
					if (!frame.parentNode) this.replaceChildren(frame);
				}
			},
		);
}
