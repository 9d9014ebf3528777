/**
 * The dialects in which a frame tells its host how high it is, and what it hears of its host.
 * Pure: speak.ts (in the frame) does the listening and posting. Shapes are those of the hosts' own scripts.
 */

/** Who a frame is to the hosts that name their frames; a name that is not of the expected shape is as none. */
export type Names = {
	/** The graphic. */
	id: string;
	/** This page's address, by which some hosts find the frame. */
	href: string;
	/** pym.js: `childId` of the query. */
	pym?: string;
	/** WordPress: the secret of the hash. */
	secret?: string;
	/** Iframely: the window that has registered. */
	iframely?: string;
	/** iframe-resizer 4 and 5: the frame's id in the host's init. */
	resizer?: string;
	/** open-iframe-resizer has asked. */
	open?: boolean;
};
export type Size = { width: number; height: number };
export type Theme = 'light' | 'dark' | 'auto';

const NAME = /^[\w:.-]{1,128}$/;
const name = (value: unknown): string | undefined =>
	typeof value === 'string' && NAME.test(value) ? value : undefined;

/** The names that stand in the frame's own address. Address and hash come from the host: hostile until matched. */
export function namesOf(id: string, href: string): Names {
	const { searchParams, hash } = new URL(href);
	return {
		id,
		href,
		pym: name(searchParams.get('childId')),
		// WordPress lets its oEmbed frames begin with "#?secret=".
		secret: /^#\?secret=([A-Za-z0-9]{1,64})$/.exec(hash)?.[1],
	};
}

/** A theme by its exact word. */
export const themeOf = (value: unknown): Theme | undefined =>
	value === 'light' || value === 'dark' || value === 'auto' ? value : undefined;

/** Every message that tells a host this size: first those that any host may hear, then those of hosts that have named us. */
export function announce(names: Names, { width, height }: Size): unknown[] {
	const { id, href, pym, secret, iframely, resizer, open } = names;
	return [
		{ type: 'coal-chart:height', v: 1, id, height, width },
		{ sentinel: 'amp', type: 'embed-size', height },
		// Datawrapper's old script takes the key for a part of the frame's address: one plain word may be in another's.
		{ 'datawrapper-height': { [id.includes('-') ? id : `coal-chart-${id}`]: height } },
		JSON.stringify({ src: href, context: 'iframe.resize', height }),
		{ kind: 'interactive:height', height },
		...(pym ? [`pymxPYMx${pym}xPYMxheightxPYMx${height}`] : []),
		...(secret ? [{ message: 'height', value: height, secret }] : []),
		...(iframely ? [{ method: 'resize', windowId: iframely, height }] : []),
		// The second of the two is what open-iframe-resizer's legacy mode listens for.
		...(resizer ? ['init', 'resizeObserver'].map((why) => `[iFrameSizer]${resizer}:${height}:${width}:${why}`) : []),
		...(open ? [{ type: 'iframe-resized', width, height }] : []),
	];
}

/** What is said once, when the page is whole: that it is there. */
export const greet = (id: string): unknown[] => [
	{ type: 'coal-chart:ready', v: 1, id },
	{ sentinel: 'amp', type: 'embed-ready' },
	'[iFrameResizerChild]Ready',
];

/**
 * Where a reader's click leads, told to WordPress: its sandbox lets no window open, so its script follows for us, and
 * only to the site that the frame is from. None for any other link or host: those are the browser's own business.
 * @param to the link's address, whole
 */
export function lead({ href, secret }: Names, to: string): unknown[] {
	if (!secret || !URL.canParse(to)) return [];
	const { protocol, host } = new URL(to);
	const here = new URL(href);
	return /^https?:$/.test(protocol) && host === here.host ? [{ message: 'link', value: to, secret }] : [];
}

/** What a host may ask: to be told the size, under a name it gives us perhaps, or another theme. */
type Request = { names?: Partial<Names>; theme?: Theme };

/**
 * What a host's message asks for; nothing, where it is none of the shapes that we know.
 * No value of it is used but a name that is sent back, and an exact word.
 */
export function hear(data: unknown, names: Names): Request | undefined {
	if (typeof data === 'string') {
		if (data.length > 1000) return;
		if (data === '[iFrameSizer]resize') return {};
		const resizer = /^\[iFrameSizer\]([\w.-]{1,128}):\d{0,4}:(?:true|false):/.exec(data)?.[1];
		if (resizer) return { names: { resizer } };
		return names.pym && data.startsWith(`pymxPYMx${names.pym}xPYMxwidthxPYMx`) ? {} : undefined;
	}
	if (typeof data !== 'object' || data === null) return;
	const { type, method, message, sentinel, secret, v, theme, windowId } = data as Record<string, unknown>;
	if (v === 1 && type === 'coal-chart:hello') return {};
	if (v === 1 && type === 'coal-chart:theme') {
		const wanted = themeOf(theme);
		return wanted && { theme: wanted };
	}
	if (sentinel === 'amp' && type === 'frames-init') return {};
	if (type === 'iframe-child-init' || type === 'iframe-get-child-dimensions') return { names: { open: true } };
	if (message === 'ready' && names.secret && secret === names.secret) return {};
	if (method === 'register') {
		const iframely = name(windowId);
		return iframely ? { names: { iframely } } : undefined;
	}
	return;
}

/**
 * Whether heights sent go to and fro between two values: a host that answers each with a width that gives the other.
 * @param sent the last heights, newest last, with the time of each in ms
 */
export function circles(sent: readonly { height: number; at: number }[]): boolean {
	const last = sent.slice(-6);
	const [a, b] = last;
	if (!a || !b || last.length < 6 || a.height === b.height || (last[5] as { at: number }).at - a.at > 2000)
		return false;
	return last.every((s, i) => s.height === (i % 2 ? b : a).height);
}
