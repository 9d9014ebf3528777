import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Plugin, ViteDevServer } from 'vite';
import { partialLanguages } from '../data/built.ts';
import type { Problem } from '../data/parse.ts';
import { lookInCache } from './before.ts';
import { block } from './report.ts';
import { lentFiles } from './shown.ts';
import { addressFault } from './site.ts';
import { problemsInThreads } from './threads.ts';

type Gate = { problemsIn(root: string): Problem[] };
const MODULE = '/src/gate/index.ts';

/** What is wrong with the address that the site is to be built for. */
function addressProblems(site: string | undefined): Problem[] {
	const given: [name: string, value: string | undefined][] = [
		['SITE_URL', process.env.SITE_URL],
		['--site', site],
	];
	const [first] = given.flatMap(([file, value]) => {
		const message = value && addressFault(value);
		return message ? [{ file, line: 0, message }] : [];
	});
	return first ? [first] : [];
}

/** Ends a build, with all that is wrong in one block; nothing where nothing is. */
function refuse(problems: readonly Problem[]): void {
	if (!problems.length) return;
	console.error(block(problems));
	process.exit(1);
}

/**
 * Lets nothing be built of `data/` and prose that the gate refuses. It looks at them in threads, while Astro bundles the
 * code of the pages, which is made from none of them; before the first page is made, all that is wrong is told in one block,
 * and the build ends. A word that a partial edition lacks and a finished page of it shows ends it too. The dev server shows
 * the same block in place of its pages until it is mended.
 */
export default function gate(): AstroIntegration {
	let root = '';
	let judging: Promise<Problem[]>;
	let address: Problem[] = [];
	const pass = async () => refuse([...address, ...(await judging)]);
	return {
		name: 'gate',
		hooks: {
			'astro:config:setup': ({ command, config, updateConfig }) => {
				if (command !== 'build') return;
				root = fileURLToPath(config.root);
				address = addressProblems(config.site);
				judging = problemsInThreads(root, MODULE.slice(1));
				lookInCache(root);
				// Told where it is waited for.
				judging.catch(() => {});
				updateConfig({ vite: { plugins: [beforeErrors(pass)] } });
			},
			'astro:build:start': ({ setPrerenderer }) =>
				setPrerenderer((usual) => ({
					...usual,
					setup: async () => {
						await pass();
						await usual.setup?.();
					},
				})),
			'astro:build:done': ({ dir }) => refuse(lentFiles(fileURLToPath(dir), partialLanguages(root))),
			'astro:server:setup': ({ server }) => guard(server),
		},
	};
}

/** Where code can't be bundled, what the gate finds comes first: a file that an editor left out may be why. */
const beforeErrors = (pass: () => Promise<void>): Plugin => ({
	name: 'gate',
	async buildEnd(error) {
		if (error) await pass();
	},
	renderError: pass,
});

/** Answers each page of the dev server with the block, while there is one. */
function guard(server: ViteDevServer) {
	const { root } = server.config;
	let told = '';
	server.middlewares.use(async (request, response, next) => {
		const path = request.url?.split('?')[0] ?? '';
		if (!/(?:\/|\.html|\/[^./]+)$/.test(path) || /^\/(?:@|node_modules\/|src\/|_)/.test(path)) return next();
		try {
			const { problemsIn } = (await server.ssrLoadModule(MODULE)) as Gate;
			const problems = problemsIn(root);
			const text = problems.length ? block(problems, 'shown') : '';
			if (text && text !== told) console.error(text);
			told = text;
			if (!text) return next();
			response.statusCode = 500;
			response.setHeader('Content-Type', 'text/html; charset=utf-8');
			const shown = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
			response.end(
				`<!doctype html><html lang="en"><meta charset="utf-8"><title>Not shown</title><script type="module" src="/@vite/client"></script><pre style="white-space:pre-wrap">${shown}</pre></html>`,
			);
		} catch (error) {
			next(error);
		}
	});
	server.watcher.on('all', (_, file) => {
		if (told && /[\\/]data[\\/]/.test(file)) server.ws.send({ type: 'full-reload' });
	});
}
