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
	// All at once: beside pages that wait for a thread, of their fonts or of their picture, others are made, and each thread has
	// something to do from the first page to the last.
	build: { inlineStylesheets: 'always', concurrency: 1000 },
	devToolbar: { enabled: false },
	fonts: await webFonts(import.meta.dirname),
	integrations: whole(gate(), publish()),
});
