import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { sealed } from './csp.ts';
import { hostFiles } from './hosts.ts';
import { iife } from './iife.ts';
import { relativeLinks } from './links.ts';
import { isStandalone, standalone } from './standalone.ts';

/**
 * What is done to the built files, so that one `dist/` stands at any address: every link from the root of the site
 * becomes relative to its page, and a page marked `<html data-standalone>` is made whole in one file. Scripts load
 * their parts relative to themselves. Then each page is sealed by its content security policy. Released copies (`v/`)
 * never change: they are left as they are. Beside the pages come the files that hosts read.
 */
export default function publish(): AstroIntegration {
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
			'astro:build:done': ({ dir }) => {
				const dist = fileURLToPath(dir);
				for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
					if (!entry.isFile() || !entry.name.endsWith('.html')) continue;
					const file = path.join(entry.parentPath, entry.name);
					const folders = path.relative(dist, file).split(path.sep).slice(0, -1);
					if (folders[0] === 'v') continue;
					const html = readFileSync(file, 'utf8');
					const linked = relativeLinks(isStandalone(html) ? standalone(html, dist) : html, folders.length);
					try {
						writeFileSync(file, sealed(linked));
					} catch (error) {
						throw new Error(`${path.relative(dist, file)}: ${(error as Error).message}`);
					}
				}
				for (const [name, text] of hostFiles()) writeFileSync(path.join(dist, name), text);
			},
		},
	};
}
