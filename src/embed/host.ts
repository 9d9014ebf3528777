import { schemeOf } from './scheme';

/**
 * `/embed.js`, for pages that show our graphics: gives each frame of ours the height that it tells, and defines
 * `<coal-chart chart="ID">`. May be included any number of times, as a script or a module, early or late. It takes from a
 * message its height, and nothing else.
 */
type Frame = HTMLIFrameElement;

/** The folders of editions as a pattern, each with its slash: the file is served with them (pages/embed.js.ts). */
const EDITIONS = 'THE EDITIONS';

// A module is nobody's script; where it runs from stands in the trace of an error. A copy under another name, or in
// another script, knows no root: then it is that of the frame, which the page's author has marked as ours.
const root = /[^\s@(]+:\/\/\S+?\/(?=embed\.js)/.exec(
	`${(document.currentScript as HTMLScriptElement | null)?.src} ${new Error().stack}`,
)?.[0];
/** Where below the root a graphic is: released, in an edition, or neither. */
const PLACE = `(?:v/[0-9a-f]{12}/|(?:${EDITIONS}))?embed/[a-z0-9-]+/(?:index\\.html)?(?:[?#]|$)`;
/** The root of the site that an address of a graphic is at; of nothing else. A site may itself stand in a folder called `ko`. */
const rootOf = (address = ''): string | undefined =>
	root && address.startsWith(root) && RegExp(`^${PLACE}`).test(address.slice(root.length))
		? root
		: RegExp(`^([^?#]*?/)${PLACE}`).exec(address)?.[1];
const page = window as unknown as Record<symbol, Set<string> | undefined>;
const key = Symbol.for('coal-chart');
page[key] ??= new Set();
const known = page[key];

if (!known.has(root ?? '')) {
	known.add(root ?? '');
	/** Frames of ours: marked as such, or at our root where a sanitiser has taken the mark. Those in open shadow roots last. */
	function* frames(place: Document | ShadowRoot = document): Generator<Frame> {
		for (const f of place.querySelectorAll('iframe'))
			if ('coalChart' in f.dataset || (root && rootOf(f.src) === root)) yield f;
		for (const { shadowRoot } of place.querySelectorAll('*')) if (shadowRoot) yield* frames(shadowRoot);
	}
	/** Which of them spoke. Asked in order, up to that one: to ask a frame for its window costs a browser time. */
	const frameOf = (source: MessageEventSource | null) => {
		for (const f of frames()) if (f.contentWindow === source) return f;
		return;
	};
	/** What the page's author wrote as each frame's height and least height: the reserve, which follows its width by itself. */
	const reserves = new WeakMap<Frame, [string, string]>();

	addEventListener('message', ({ source, origin, data }) => {
		if (data?.type !== 'coal-chart:height' || data.v !== 1 || !Number.isFinite(data.height)) return;
		const opaque = origin === 'null';
		if (!source || (root && !opaque && origin !== new URL(root).origin)) return;
		const frame = frameOf(source);
		if (!frame || (!root && !opaque && origin !== new URL(rootOf(frame.src) ?? 'data:').origin)) return;
		const { style } = frame;
		const height = Math.min(10_000, Math.max(50, Math.ceil(data.height)));
		if (!reserves.has(frame)) reserves.set(frame, [style.height, style.minHeight]);
		[style.height, style.minHeight] = reserves.get(frame) as [string, string];
		// The reserve, where it is right, is left to stand: it stays right when the width changes far off screen,
		// where a browser lets no frame speak.
		const missing = height - frame.clientHeight;
		if (missing > 0 || missing < -1) {
			const set = (name: string, px: number) => style.setProperty(name, `${px}px`, 'important');
			set('min-height', 0);
			set('height', height);
			// A host's own border, inside the height by its box-sizing, is added on top.
			const short = height - frame.clientHeight;
			if (short > 0 && short < 100) set('height', height + short);
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
				static observedAttributes = ['chart', 'theme', 'ground', 'pinned', 'lang'];
				connectedCallback() {
					this.attributeChangedCallback();
				}
				attributeChangedCallback() {
					// A parser hands over an element before what is in it.
					if (document.readyState === 'loading') addEventListener('DOMContentLoaded', () => this.show());
					else this.show();
				}
				show() {
					const word = (name: string, shape: RegExp) => shape.exec(this.getAttribute(name) ?? '')?.[0];
					const chart = word('chart', /^[a-z0-9-]+$/);
					let frame = this.querySelector('iframe');
					// The code's own frame or link knows which site it is of, whichever copy of this script came first.
					const base = rootOf(frame?.src ?? this.querySelector('a')?.href) ?? root;
					if (!chart || !this.isConnected || !base) return;
					const pinned = word('pinned', /^[0-9a-f]{12}$/);
					// Its own language, or else that of the page around it, where there is an edition that has it.
					const { lang } = this.closest<HTMLElement>('[lang]') ?? document.documentElement;
					let edition = '';
					// `ko-KR`, then `ko`.
					for (let l = lang; l && !edition; l = l.replace(/-?[^-]*$/, ''))
						edition = RegExp(`^(?:${EDITIONS})`).exec(`${l}/embed/${chart}/`)?.[0] ?? '';
					const url = new URL(`${pinned ? `v/${pinned}/` : edition}embed/${chart}/`, base);
					const theme = word('theme', /^(dark|auto)$/);
					const ground = word('ground', /^transparent$/);
					if (theme) url.searchParams.set('theme', theme);
					if (ground) url.searchParams.set('ground', ground);
					if (!frame) {
						frame = document.createElement('iframe');
						// The fallback's words are the frame's name, before it takes their place.
						frame.title = this.textContent?.trim() || chart;
						frame.loading = 'lazy';
						// The element's reserve is its least height, in px by now.
						frame.style.cssText = 'display:block;width:100%;border:0;min-height:inherit';
					}
					// Another chart than the code's: the frame is no longer named by that one's title.
					if ((frame.dataset.coalChart ?? chart) !== chart) frame.title = chart;
					frame.dataset.coalChart = chart;
					frame.style.colorScheme = schemeOf(theme);
					if (frame.src !== url.href) frame.src = url.href;
					if (!frame.parentNode) this.replaceChildren(frame);
				}
			},
		);
}
