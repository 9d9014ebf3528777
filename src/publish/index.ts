import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { wordsFile } from '../data/places.ts';
import { sealed } from './csp.ts';
import { hostFiles } from './hosts.ts';
import { iife } from './iife.ts';
import { keepCopies } from './keep.ts';
import { lean } from './lean.ts';
import { cutToLetters } from './letters.ts';
import { relativeLinks } from './links.ts';
import { ownNight } from './night.ts';
import { plainScripts } from './scripts.ts';
import { unsigned } from './signed.ts';
import { isStandalone, standalone } from './standalone.ts';
import { oneSheet } from './styles.ts';

/**
 * What is done to the built files, so that one `dist/` stands at any address: the fonts are cut to the letters that its
 * pages set, every link from the root of the site becomes relative to its page, its style sheets become one, its markup
 * leaves out what HTML does without, and a page marked `<html data-standalone>` is made whole in one file. Modules become
 * plain scripts, which run from a disk too. Then each
 * page is sealed by its content security policy. Released copies (`v/`) never change: they are left as they are. Of each
 * graphic a copy to keep is packed. Beside the pages come the files that hosts read.
 */
export default function publish(): AstroIntegration {
	let root: URL;
	let site: string | undefined;
	return {
		name: 'publish',
		hooks: {
			'astro:config:setup': ({ updateConfig }) => {
				updateConfig({
					vite: {
						plugins: [iife()],
						experimental: {
							renderBuiltUrl: (file: string, { hostType, type }: { hostType: string; type: string }) =>
								hostType === 'css'
									? type === 'public'
										? `../${file}`
										: `./${path.posix.basename(file)}`
									: { relative: true },
						},
					},
				});
			},
			'astro:config:done': ({ config }) => {
				({ root, site } = config);
			},
			'astro:build:done': async ({ dir, logger }) => {
				const dist = fileURLToPath(dir);
				const pages = new Map<string, string>();
				for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
					if (!entry.isFile() || !entry.name.endsWith('.html')) continue;
					const file = path.relative(dist, path.join(entry.parentPath, entry.name));
					if (!file.startsWith(`v${path.sep}`)) pages.set(file, readFileSync(path.join(dist, file), 'utf8'));
				}
				const folder = path.join(dist, 'data/receipts');
				const receipts = readdirSync(folder).map((f) => readFileSync(path.join(folder, f), 'utf8'));
				for (const [file, html] of await cutToLetters(await plainScripts(pages, dist), dist, receipts.join(' '))) {
					const linked = relativeLinks(
						lean(isStandalone(html) ? standalone(html, dist) : oneSheet(html)),
						file.split(path.sep).length - 1,
					);
					try {
						writeFileSync(path.join(dist, file), sealed(ownNight(linked)));
					} catch (error) {
						throw new Error(`${file}: ${(error as Error).message}`);
					}
				}
				const read = (name: string) => readFileSync(new URL(name, root), 'utf8');
				keepCopies(dist, {
					words: read(wordsFile('embeds')),
					edition: read(wordsFile('edition')),
					licence: read('LICENSE'),
					site,
				});
				for (const [name, text] of hostFiles()) writeFileSync(path.join(dist, name), text);
				const told = unsigned(read('data/publication.yaml'));
				if (told) logger.info(told);
			},
		},
	};
}
