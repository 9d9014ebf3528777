import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { defineConfig, fontProviders } from 'astro/config';
import { charactersOf, cutFace, FACES } from './src/design/faces.ts';
import publish from './src/publish/index.ts';

const root = import.meta.dirname;
const read = (dir) =>
	readdirSync(path.join(root, dir), { recursive: true, withFileTypes: true })
		.filter((f) => f.isFile())
		.map((f) => readFileSync(path.join(f.parentPath, f.name), 'utf8'))
		.join('\n');

// Each face is cut to the characters that the words set in it need.
const graphics = read('data/graphics');
const prose = read('src/story/prose')
	.replaceAll(/\]\(claim:[^)]*\)|<!--.*?-->/g, '')
	.replaceAll(/\{[a-z0-9-]+\}/g, '');
const publication =
	read('data')
		.match(/^(title|standfirst|kicker):[\s\S]*?(?=^\w)/gm)
		?.join('') ?? '';
const words = {
	title:
		[...prose.matchAll(/^#+ .*$/gm), ...graphics.matchAll(/^title: .*$/gm)].join('').replaceAll(/[#{}]/g, '') +
		publication,
	prose: prose.replaceAll(/[#*[\]]/g, '') + publication,
	label: graphics.replaceAll(/[#{}[\]|>_]/g, ''),
	said: '',
};
const cut = path.join(root, '.astro/fonts');
mkdirSync(cut, { recursive: true });
for (const face of Object.keys(FACES))
	writeFileSync(path.join(cut, `${face}.woff2`), await cutFace(face, 'woff2', charactersOf(face, words[face])));

const font = (face, weight, fallback) => ({
	provider: fontProviders.local(),
	name: FACES[face].family,
	cssVariable: `--font-${face}`,
	fallbacks: [fallback],
	options: {
		variants: [{ src: [path.join(cut, `${face}.woff2`)], weight, style: FACES[face].style }],
	},
});

export default defineConfig({
	site: process.env.SITE_URL || undefined,
	trailingSlash: 'always',
	// One file a page: a style sheet of its own would cost the first view a round trip.
	build: { inlineStylesheets: 'always' },
	devToolbar: { enabled: false },
	fonts: [
		font('title', 760, 'Times New Roman'),
		font('prose', 420, 'Times New Roman'),
		font('label', '450 700', 'Arial'),
		font('said', 550, 'Arial'),
	],
	integrations: [publish()],
});
