import { bare, type Host } from './place';

/** Host pages with the published scripts of others, as their documentation says to use them. */
export const LIBRARIES: Host[] = [
	{
		name: 'pym.js 1.3',
		body: ({ url }) =>
			`<div id="p"></div><script src="/lib/pym.js/dist/pym.v1.min.js"></script><script>new pym.Parent('p', ${JSON.stringify(url)}, {})</script>`,
		ends: 'content',
	},
	{
		name: '@newswire/frames 1.0',
		body: ({ url }) =>
			`<div id="p"></div><script type="module">import { Framer } from '/lib/@newswire/frames/dist/frames.modern.js'; Framer(document.getElementById('p'), { src: ${JSON.stringify(url)} })</script>`,
		ends: 'content',
	},
	{
		name: '@newswire/frames, in a sandbox as its older version has it',
		body: ({ url }) =>
			`<div id="p"></div><script type="module">import { Framer } from '/lib/@newswire/frames/dist/frames.modern.js'; Framer(document.getElementById('p'), { src: ${JSON.stringify(url)}, attributes: { sandbox: 'allow-scripts' } })</script>`,
		ends: 'content',
	},
	{
		name: '@nprapps/sidechain 1.1',
		body: ({ url }) =>
			`<script src="/lib/@nprapps/sidechain/dist/sidechain.js"></script><side-chain src="${url}"></side-chain>`,
		ends: 'content',
	},
	{
		name: 'iframe-resizer 4',
		body: (p) =>
			`${bare(p)}<script src="/lib/iframe-resizer/js/iframeResizer.min.js"></script><script>iFrameResize({}, '#f')</script>`,
		ends: 'content',
	},
	{
		name: 'iframe-resizer 5',
		head: () =>
			'<script type="importmap">{"imports":{"auto-console-group":"/lib/auto-console-group/dist/index.js"}}</script>',
		body: (p) =>
			`${bare(p)}<script type="module">import connect from '/lib/@iframe-resizer/core/index.esm.js'; connect({ license: 'GPLv3' })(document.getElementById('f'))</script>`,
		ends: 'content',
	},
	{
		name: 'open-iframe-resizer 2',
		body: (p) =>
			`${bare(p)}<script type="module">import { initialize } from '/lib/@open-iframe-resizer/core/dist/index.js'; initialize({}, '#f')</script>`,
		ends: 'content',
	},
	{
		name: 'open-iframe-resizer 2, for frames that speak as iframe-resizer',
		body: (p) =>
			`${bare(p)}<script type="module">import { initialize } from '/lib/@open-iframe-resizer/core/dist/index.js'; initialize({ enableLegacyLibSupport: true }, '#f')</script>`,
		ends: 'content',
	},
];
