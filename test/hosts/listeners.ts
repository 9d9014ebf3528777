import { bare, type Host } from './place';

/** Host pages whose scripts cannot be had as packages: their matching written down from their source, apart from ours. */
const script = (code: string) => `<script>${code}</script>`;

const datawrapper = `addEventListener('message', (event) => {
	if (typeof event.data['datawrapper-height'] === 'undefined') return;
	const iframes = document.querySelectorAll('iframe');
	for (const key in event.data['datawrapper-height'])
		for (const iframe of iframes) if (iframe.contentWindow === event.source) iframe.style.height = event.data['datawrapper-height'][key] + 'px';
})`;

const datawrapperOld = `addEventListener('message', (e) => {
	const heights = e.data['datawrapper-height'];
	if (typeof heights === 'undefined') return;
	for (const key in heights) {
		const iframe = document.querySelector('#datawrapper-chart-' + key) || document.querySelector("iframe[src*='" + key + "']");
		if (iframe) iframe.style.height = heights[key] + 'px';
	}
})`;

export const wordpress = `addEventListener('message', (e) => {
	const data = e.data;
	if (!data || !(data.secret || data.message || data.value) || /[^a-zA-Z0-9]/.test(data.secret)) return;
	const iframes = document.querySelectorAll('iframe[data-secret="' + data.secret + '"]');
	const quotes = document.querySelectorAll('blockquote[data-secret="' + data.secret + '"]');
	for (const quote of quotes) quote.style.display = 'none';
	for (const source of iframes) {
		if (e.source !== source.contentWindow) continue;
		source.removeAttribute('style');
		if (data.message === 'height') {
			let height = parseInt(data.value, 10);
			if (height > 1000) height = 1000;
			else if (~~height < 200) height = 200;
			source.height = height;
		}
		if (data.message === 'link') {
			const [from, to] = [document.createElement('a'), document.createElement('a')];
			from.href = source.getAttribute('src');
			to.href = data.value;
			if (/^https?:$/.test(to.protocol) && to.host === from.host && document.activeElement === source) window.top.location.href = data.value;
		}
	}
});
addEventListener('load', () => {
	for (const source of document.querySelectorAll('iframe.wp-embedded-content'))
		source.contentWindow.postMessage({ message: 'ready', secret: source.getAttribute('data-secret') }, '*');
})`;
/** What WordPress makes of an answer's `html`: it seals the frame, gives it a secret, and hides it until it has spoken. */
export const wordpressed = (html: string) =>
	html
		.replace('<blockquote', '<blockquote class="wp-embedded-content" data-secret="x1Y2z3A4b5"')
		.replace(
			/<iframe src="([^"]*)"/,
			'<iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted" style="position:absolute;visibility:hidden" src="$1#?secret=x1Y2z3A4b5" data-secret="x1Y2z3A4b5"',
		);
const wordpressFrame = (url: string, width: number) =>
	`<blockquote class="wp-embedded-content" data-secret="x1Y2z3A4b5"><a href="${url}">A chart</a></blockquote><iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted" style="position:absolute;visibility:hidden" src="${url}#?secret=x1Y2z3A4b5" data-secret="x1Y2z3A4b5" width="${width}" height="300" title="A chart" frameborder="0"></iframe>`;

const fits = (test: string, height: string) =>
	`addEventListener('message', (e) => { const f = document.getElementById('f'), d = e.data; if (e.source === f.contentWindow && ${test}) f.style.height = ${height} + 'px' })`;

export const LISTENERS: Host[] = [
	{ name: 'Datawrapper', body: (p) => bare(p) + script(datawrapper), ends: 'content' },
	{ name: 'Datawrapper, its old script', body: (p) => bare(p) + script(datawrapperOld), ends: 'content' },
	{
		name: 'AMP',
		body: (p) =>
			bare(p) + script(fits("d && d.sentinel === 'amp' && d.type === 'embed-size' && d.height >= 100", 'd.height')),
		ends: 'content',
	},
	{
		name: 'Embedly and its like',
		body: (p) =>
			bare(p) +
			script(
				`addEventListener('message', (e) => { let d; try { d = JSON.parse(e.data) } catch { return } if (d.context === 'iframe.resize') document.querySelector('iframe[src="' + d.src + '"]').style.height = d.height + 'px' })`,
			),
		ends: 'content',
	},
	{
		name: 'Iframely',
		body: (p) =>
			bare(p) +
			script(
				`document.getElementById('f').addEventListener('load', (e) => e.target.contentWindow.postMessage({ method: 'register', windowId: 'w.1:a' }, '*'));${fits("d && d.method === 'resize' && d.windowId === 'w.1:a'", 'd.height')}`,
			),
		ends: 'content',
	},
	{
		name: 'Guardian atoms',
		body: (p) =>
			bare(p) + script(fits("d && d.kind === 'interactive:height' && typeof d.height === 'number'", 'd.height')),
		ends: 'content',
	},
	{
		name: 'WordPress wp-embed',
		body: ({ url }) => wordpressFrame(url, 600) + script(wordpress),
		ends: 'wordpress',
		fixed: true,
	},
	{
		name: 'WordPress wp-embed, above its limit',
		body: ({ root }) => wordpressFrame(`${root}embed/route-map/`, 1000) + script(wordpress),
		ends: 'wordpress',
		fixed: true,
	},
];
