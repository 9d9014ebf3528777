import { bare, type Host, ours, type Place } from './place';

const GRAPHICS = ['china-share', 'responses', 'paper-trail', 'export-products'];
const origin = (root: string) => new URL(root).origin;

/** The frame without mark or height in a shadow root, and in one within it. */
const shadows = (p: Place) =>
	`<div id="shadows"></div><template id="t">${bare(p)}<div></div></template><script>for(let at=document.querySelector('#shadows');at;at=at.shadowRoot.querySelector('div')){at.attachShadow({mode:'open'});if(at.id)at.shadowRoot.append(document.querySelector('#t').content.cloneNode(true));else{at.shadowRoot.append(document.querySelector('#t').content.querySelector('iframe').cloneNode());break}}</script>`;

/** Host pages that use our own code, in all the places where frames end up. */
export const PLACES: Host[] = [
	{ name: 'our script', body: (p) => p.code + ours(p), ends: 'content' },
	{
		name: 'our script, a frame without reserve',
		body: (p) => bare(p, `data-coal-chart="${p.id}"`) + ours(p),
		ends: 'content',
	},
	{
		name: 'our script, included three times, before and after',
		body: (p) => ours(p) + bare(p, `data-coal-chart="${p.id}"`) + ours(p) + ours(p),
		ends: 'content',
	},
	{
		name: 'our script, a frame added later',
		body: (p) => `${ours(p)}<div id="later"></div><template id="t">${bare(p, `data-coal-chart="${p.id}"`)}</template>`,
		act: () => {
			const { content } = document.querySelector('#t') as HTMLTemplateElement;
			(document.querySelector('#later') as HTMLElement).append(content.cloneNode(true));
		},
		ends: 'content',
	},
	{
		name: 'our script, long after the frame',
		body: (p) => bare(p, `data-coal-chart="${p.id}"`),
		head: ({ root }) => `<meta name="root" content="${root}">`,
		act: () => {
			const script = document.createElement('script');
			script.src = `${(document.querySelector('meta[name=root]') as HTMLMetaElement).content}embed.js`;
			document.body.append(script);
		},
		ends: 'content',
	},
	{ name: 'our element', body: (p) => p.element, ends: 'content' },
	{
		name: 'our element, made by script',
		body: (p) =>
			`${ours(p)}<script>document.body.append(Object.assign(document.createElement('coal-chart')));document.querySelector('coal-chart').setAttribute('chart','${p.id}')</script>`,
		ends: 'content',
	},
	{
		name: 'our element as it was first handed out',
		body: (p) =>
			`<div style="container-type:inline-size"><coal-chart chart="${p.id}" style="display:block;min-height:300px"><a href="${p.url}">A chart</a></coal-chart></div>${ours(p)}`,
		ends: 'content',
	},
	{
		name: 'our elements, the script before them',
		head: ours,
		body: (p) => p.element + p.element,
		frames: 2,
		ends: 'content',
	},
	{
		name: 'our script, a frame that a sanitiser has left its address alone',
		body: (p) => `<iframe src="${p.url}" width="100%" height="700"></iframe>${ours(p)}`,
		ends: 'content',
	},
	{
		name: 'our script, open shadow roots, one in another',
		body: (p) => shadows(p) + ours(p),
		frames: 2,
		ends: 'content',
	},
	{
		name: 'our script, before open shadow roots',
		body: (p) => ours(p) + shadows(p),
		frames: 2,
		ends: 'content',
	},
	{
		name: 'our script as a module',
		body: (p) => `${bare(p)}${p.element}<script type="module" src="${p.root}embed.js"></script>`,
		frames: 2,
		cors: true,
		ends: 'content',
	},
	{
		name: 'our script imported once the page is there',
		body: (p) =>
			`${bare(p)}<coal-chart chart="${p.id}"></coal-chart><script>addEventListener('load',()=>import('${p.root}embed.js'))</script>`,
		frames: 2,
		cors: true,
		ends: 'content',
	},
	{
		name: 'our script fetched and evaluated, so that nothing says where it is from',
		body: (p) =>
			`${bare(p, `data-coal-chart="${p.id}"`)}<coal-chart chart="${p.id}"><a href="${p.url}">A chart</a></coal-chart><script>fetch('${p.root}embed.js').then((r)=>r.text()).then(eval)</script>`,
		frames: 2,
		cors: true,
		ends: 'content',
	},
	{
		name: 'a sandbox that allows scripts alone',
		body: (p) => bare(p, `data-coal-chart="${p.id}" sandbox="allow-scripts"`) + ours(p),
		ends: 'content',
	},
	{
		name: 'a sandbox that allows nothing',
		body: (p) => p.code.replace('<iframe', '<iframe sandbox=""') + ours(p),
		ends: 'reserve',
	},
	{ name: 'no script at all', body: (p) => p.code, ends: 'reserve' },
	{
		name: 'a strict policy that lets our script in',
		csp: ({ root }) =>
			`default-src 'none'; style-src 'unsafe-inline'; script-src ${origin(root)}; frame-src ${origin(root)}`,
		body: (p) => p.code + ours(p),
		ends: 'content',
	},
	{
		name: 'a strict policy without our script',
		csp: ({ root }) => `default-src 'none'; style-src 'unsafe-inline'; frame-src ${origin(root)}`,
		body: (p) => p.code + ours(p),
		ends: 'reserve',
	},
	{
		name: 'a strict policy without inline styles',
		csp: ({ root }) => `default-src 'none'; frame-src ${origin(root)}`,
		body: (p) => p.code + ours(p),
		ends: 'attribute',
	},
	{
		name: 'hostile style sheets',
		head: () =>
			'<style>*{box-sizing:border-box!important;line-height:3!important;font:40px fantasy!important}iframe{height:auto!important;border:3px solid!important;aspect-ratio:16/9;max-width:100%!important;margin:7px!important;float:left}div{font-size:0}</style>',
		body: (p) => p.code + ours(p),
		ends: 'content',
	},
	{ name: 'right to left', html: 'dir="rtl" lang="ar"', body: (p) => p.code + ours(p), ends: 'content' },
	{
		name: 'twenty frames',
		body: (p) =>
			Array.from({ length: 20 }, (_, i) => {
				const id = GRAPHICS[i % GRAPHICS.length];
				return `<iframe src="${p.root}embed/${id}/" title="Chart" data-coal-chart="${id}" style="border:0;width:${300 + i * 20}px;max-width:100%"></iframe>`;
			}).join('') + ours(p),
		frames: 20,
		ends: 'content',
	},
	{
		name: 'a hidden tab that is shown later',
		body: (p) => `<div id="tab" hidden>${bare(p, `data-coal-chart="${p.id}"`)}</div>${ours(p)}`,
		act: () => {
			(document.querySelector('#tab') as HTMLElement).hidden = false;
		},
		ends: 'content',
	},
	{
		name: 'a column of 280 px',
		body: (p) => `<div style="width:280px">${p.code}</div>${ours(p)}`,
		fixed: true,
		ends: 'content',
	},
	{
		name: 'a column of 280 px, without script',
		body: (p) => `<div style="width:280px">${p.code}</div>`,
		fixed: true,
		ends: 'reserve',
	},
	{
		name: 'a flexible row',
		body: (p) =>
			`<div style="display:flex"><div style="flex:1">${p.code}</div><div style="width:120px"></div></div>${ours(p)}`,
		ends: 'content',
	},
	{
		name: 'a frame in a frame',
		body: (p) =>
			`<iframe style="width:100%;height:1600px;border:0" srcdoc="${(p.code + ours(p)).replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"></iframe>`,
		ends: 'content',
	},
];
