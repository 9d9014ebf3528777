import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sealed } from '../publish/csp.ts';
import { bundled } from '../publish/iife.ts';

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const POLICY = /<meta http-equiv="content-security-policy" content="[^"]*">/;

/**
 * A released copy that looks, when it is seen, whether a later notice concerns it: with the script and the style for that,
 * and a policy that lets it ask its own site.
 * @param html an embed as it was built, marked `<html data-pinned>`
 * @throws Error where it has no policy of ours, or no head to put them in
 */
export async function withLaterNotices(html: string): Promise<string> {
	if (!POLICY.test(html) || !html.includes('</head>'))
		throw new Error('not an embed of this site: no policy, or no head');
	const style = readFileSync(here('later.css'), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\n\s*/g, '');
	const { code } = await bundled(here('later.ts'));
	return sealed(
		html.replace(POLICY, '').replace('</head>', () => `<style>${style}</style><script>${code}</script></head>`),
	);
}
