import { createHash } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rolldown } from 'rolldown';

/** A module in a file of its own, as the build writes it into a page. */
const MODULE = /<script type="module" src="(\/[^"]+\.js)"><\/script>/g;

/** Up to this length a script is written into its page, which saves a request, in characters. */
const SMALL = 4096;

/**
 * Modules made plain scripts, each with all that it imports, under a name made of its bytes: a browser runs no module
 * from a file on a disk, but any plain script. `defer` keeps their order and their time. A small one stands in its page.
 * @param pages the built pages by their file, links still from the site's root
 * @param dist the folder of the built site, whose modules are replaced
 * @throws where a module cannot be a plain script, as one that awaits outside of any function
 */
export async function plainScripts(pages: ReadonlyMap<string, string>, dist: string): Promise<Map<string, string>> {
	const tags = new Map<string, string>();
	const used = new Set<string>();
	for (const html of pages.values())
		for (const [, url = ''] of html.matchAll(MODULE))
			if (!tags.has(url)) {
				const { code, files } = await bundled(path.join(dist, url));
				for (const file of files) used.add(file);
				tags.set(url, code.length > SMALL ? written(url, code) : inPage(code));
			}
	for (const file of used) rmSync(file);
	return new Map(
		[...pages].map(([file, html]) => [file, html.replaceAll(MODULE, (_, url) => tags.get(url) as string)]),
	);

	function written(url: string, code: string): string {
		const hash = createHash('sha256').update(code).digest('base64url').slice(0, 8);
		const name = `${path.posix.dirname(url)}/${path.posix.basename(url).split('.')[0]}.${hash}.js`;
		writeFileSync(path.join(dist, name), code);
		return `<script defer src="${name}"></script>`;
	}
}

/** A module that stands in its page is run from a disk too, and in its turn. */
const inPage = (code: string) => `<script type="module">${code.replaceAll('</script', '<\\/script')}</script>`;

/** One plain script of a module and all that it imports, and the files that it was made of. */
async function bundled(file: string): Promise<{ code: string; files: string[] }> {
	const bundle = await rolldown({ input: file, platform: 'browser', tsconfig: false });
	const { output } = await bundle.generate({ format: 'iife', minify: true, comments: false });
	await bundle.close();
	const [{ code, moduleIds }] = output;
	return { code: code.trim(), files: moduleIds.filter((id) => path.isAbsolute(id)) };
}
