import { rolldown } from 'rolldown';
import type { Plugin } from 'vite';

const MARK = '\0iife:';

/**
 * A script with all that it imports, for a browser, minified.
 * @param file its path
 * @returns the text, fit to stand in a page, and the files that it is made of
 */
export async function bundled(file: string): Promise<{ code: string; files: string[] }> {
	const bundle = await rolldown({ input: file, platform: 'browser', tsconfig: false });
	const { output } = await bundle.generate({ format: 'iife', minify: true, comments: false });
	await bundle.close();
	const [chunk] = output;
	return { code: chunk.code.trim().replaceAll('</script', '<\\/script'), files: chunk.moduleIds };
}

/**
 * `import code from './x.ts?iife'`: the script with all that it imports, bundled and minified, as text to be written
 * into a page or served under a name of its own. The same in the build, the dev server and the tests.
 */
export function iife(): Plugin {
	return {
		name: 'iife',
		enforce: 'pre',
		async resolveId(source, importer) {
			if (!source.endsWith('?iife')) return;
			const found = await this.resolve(source.slice(0, -'?iife'.length), importer, { skipSelf: true });
			// The name ends in .js, so that nothing else takes it for TypeScript.
			return found && `${MARK}${found.id}.js`;
		},
		async load(id) {
			if (!id.startsWith(MARK)) return;
			const { code, files } = await bundled(id.slice(MARK.length, -'.js'.length));
			for (const file of files) this.addWatchFile(file);
			return `export default ${JSON.stringify(code)}`;
		},
	};
}
