import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { defineConfig, fontProviders } from 'astro/config';
import { cutFace, FACES } from './src/design/faces.ts';
import { genericOf, standInsOf, weightOf } from './src/design/likeness.ts';
import gate from './src/gate/astro.ts';
import { siteOf } from './src/gate/site.ts';
import publish from './src/publish/index.ts';
import whole from './src/publish/whole.ts';

// Each face with every character that the site may set; once the pages are built, it is cut to what they do set.
const cut = path.join(import.meta.dirname, '.astro/fonts');
mkdirSync(cut, { recursive: true });
for (const face of Object.keys(FACES)) {
	const [file, bytes] = [path.join(cut, `${face}.woff2`), await cutFace(face, 'woff2')];
	if (existsSync(file) && readFileSync(file).equals(bytes)) continue;
	// Whoever reads it at this moment, a check beside a build, has it whole.
	writeFileSync(`${file}.${process.pid}`, bytes);
	renameSync(`${file}.${process.pid}`, file);
}

const font = (face) => ({
	provider: fontProviders.local(),
	name: FACES[face].family,
	cssVariable: `--font-${face}`,
	// Their rules stand in the page's style: the ones that Astro would make are measured for no text and for one system's fonts.
	fallbacks: [...standInsOf(face), genericOf(face)],
	optimizedFallbacks: false,
	options: {
		variants: [{ src: [path.join(cut, `${face}.woff2`)], weight: weightOf(face), style: FACES[face].style }],
	},
});

export default defineConfig({
	site: siteOf(process.env.SITE_URL),
	trailingSlash: 'always',
	// One file a page: a style sheet of its own would cost the first view a round trip.
	build: { inlineStylesheets: 'always' },
	devToolbar: { enabled: false },
	fonts: Object.keys(FACES).map(font),
	integrations: whole(gate(), publish()),
});
