import { rolldown } from 'rolldown';
import type { Plugin } from 'vite';

const MARK = '\0iife:';

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
			const bundle = await rolldown({
				input: id.slice(MARK.length, -'.js'.length),
				platform: 'browser',
				tsconfig: false,
			});
			const { output } = await bundle.generate({ format: 'iife', minify: true });
			await bundle.close();
			const [chunk] = output;
			for (const file of chunk.moduleIds) this.addWatchFile(file);
			return `export default ${JSON.stringify(chunk.code.trim().replaceAll('</script', '<\\/script'))}`;
		},
	};
}
