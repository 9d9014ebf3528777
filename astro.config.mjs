import { defineConfig } from 'astro/config';
import gate from './src/gate/astro.ts';
import { siteOf } from './src/gate/site.ts';
import publish from './src/publish/index.ts';
import { webFonts } from './src/publish/webfonts.ts';
import whole from './src/publish/whole.ts';

export default defineConfig({
	site: siteOf(process.env.SITE_URL),
	trailingSlash: 'always',
	// One file a page: a style sheet of its own would cost the first view a round trip.
	// Beside a page that waits for the thread of its fonts or its picture, others are made.
	build: { inlineStylesheets: 'always', concurrency: 8 },
	devToolbar: { enabled: false },
	fonts: await webFonts(import.meta.dirname),
	integrations: whole(gate(), publish()),
});
