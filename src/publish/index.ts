import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { builtLanguages, partialLanguages } from '../data/built.ts';
import { LANGUAGE, wordsFile } from '../data/places.ts';
import { Cache } from '../design/cache.ts';
import { folderOf } from '../ledger/address.ts';
import { sealed } from './csp.ts';
import { hostFiles } from './hosts.ts';
import { iife } from './iife.ts';
import { keepCopies } from './keep.ts';
import { lean } from './lean.ts';
import { cutToLetters } from './letters.ts';
import { relativeLinks } from './links.ts';
import { ownNight } from './night.ts';
import { marked } from './phrases.ts';
import { plainScripts } from './scripts.ts';
import { unsigned } from './signed.ts';
import { isStandalone, standalone } from './standalone.ts';
import { oneSheet } from './styles.ts';
import { companions } from './webfonts.ts';

/** Where a link of a page leads in its edition: to the edition's own file, where it has one, and else to the one for all. */
const ownOf =
	(dist: string, language: string | undefined) =>
	(to: string): string => {
		// Copies to keep are packed when all pages are finished, each beside its picture.
		const file = path.join(dist, language ?? '', to.replace(/\.zip$/, '.svg'));
		const there = language !== undefined && existsSync(/(^|\/)$/.test(to) ? path.join(file, 'index.html') : file);
		return there ? `${language}/${to}` : to;
	};

/** The pages of the built site by their files, but for released copies, which never change. */
function pagesIn(dist: string): Map<string, string> {
	const pages = new Map<string, string>();
	for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
		if (!entry.isFile() || !entry.name.endsWith('.html')) continue;
		const file = path.relative(dist, path.join(entry.parentPath, entry.name));
		if (!file.startsWith(`v${path.sep}`)) pages.set(file, readFileSync(path.join(dist, file), 'utf8'));
	}
	return pages;
}

/**
 * Finishes each page where it stands.
 * @param others the languages of whole editions in folders of their own
 * @param some of those that offer some graphics alone
 */
async function finishPages(root: URL, dist: string, others: readonly string[], some: readonly string[]): Promise<void> {
	const receipts = ['', ...others].flatMap((language) => {
		const folder = path.join(dist, language, 'data/receipts');
		return readdirSync(folder).map((f) => readFileSync(path.join(folder, f), 'utf8'));
	});
	const cut = await cutToLetters(
		await plainScripts(pagesIn(dist), dist),
		dist,
		receipts.join(' '),
		await companions(fileURLToPath(root)),
	);
	for (const [file, html] of cut) {
		const language = [...others, ...some].find((l) => file.startsWith(l + path.sep));
		const broken = marked(html, language);
		const light = lean(isStandalone(broken) ? standalone(broken, dist) : oneSheet(broken));
		const linked = relativeLinks(light, file.split(path.sep).length - 1, ownOf(dist, language));
		try {
			writeFileSync(path.join(dist, file), sealed(ownNight(linked)));
		} catch (error) {
			throw new Error(`${file}: ${(error as Error).message}`);
		}
	}
}

/**
 * What is done to the built files, so that one `dist/` stands at any address: the fonts are cut to the letters that its
 * pages set, every link from the root of the site becomes relative to its page, its style sheets become one, its markup
 * leaves out what HTML does without, lines of languages that set no words apart break at phrases, and a page marked `<html data-standalone>` is made whole in one file. Modules become
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
				const read = (name: string) => readFileSync(new URL(name, root), 'utf8');
				const [, ...others] = builtLanguages(fileURLToPath(root));
				const some = partialLanguages(fileURLToPath(root));
				await finishPages(root, dist, others, some);
				for (const language of [LANGUAGE, ...others, ...some])
					keepCopies(dist, {
						folder: folderOf(language),
						words: read(wordsFile('embeds', language)),
						edition: read(wordsFile('edition', language)),
						licence: read('LICENSE'),
						site,
					});
				for (const [name, text] of hostFiles([...others, ...some].sort())) writeFileSync(path.join(dist, name), text);
				new Cache(fileURLToPath(root)).tidy();
				const told = unsigned(read('data/publication.yaml'));
				if (told) logger.info(told);
			},
		},
	};
}
