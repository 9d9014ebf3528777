import { createHash } from 'node:crypto';
import { isPinned, isStandalone } from './standalone.ts';

/** A comment, a script or style with its text, or any other tag: whatever is in quotes belongs to its tag. */
const MARKUP =
	/<!--[\s\S]*?-->|<(script|style)\b((?:"[^"]*"|'[^']*'|[^'">])*)>([\s\S]*?)<\/\1\s*>|<([a-z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/gi;
const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;
/** What a browser runs: JavaScript by any of its names, modules, and the lists that scripts are governed by. */
const RUNS = /^(?:|module|importmap|speculationrules|(?:text|application)\/(?:x-)?(?:java|ecma)script)$/i;

const attributesOf = (text: string) =>
	new Map([...text.matchAll(ATTRIBUTE)].map(([, name = '', a, b, c]) => [name.toLowerCase(), a ?? b ?? c ?? '']));
const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * The content security policy of a finished page: its own scripts by hash, files of this site only where it has them, and
 * nothing else. A page that is whole in one file may make no request at all, but for the icon that it names, which Chromium
 * holds against the policy even where it does not ask for it, and for a released copy's, which asks its own site for later
 * notices. Styles that stand in the page are let in as
 * they come: by hash, one byte changed on the way, by a proxy, an archive or a minifier, would cost the whole sheet, and
 * leave the map a black box. A style can bring in nothing from elsewhere, since nothing else is.
 * @throws Error naming each attribute that a policy without scripts' `unsafe-inline` would block: `on…`
 */
export function policyOf(html: string): string {
	const scripts = new Set<string>();
	const styles = new Set<string>();
	const blocked: string[] = [];
	let frames = false;
	let icon = false;
	for (const [tag, text = '', inText = '', body = '', name = text, inTag = inText] of html.matchAll(MARKUP)) {
		if (!name) continue;
		const element = name.toLowerCase();
		const attributes = attributesOf(inTag);
		for (const attribute of attributes.keys())
			if (/^on/.test(attribute)) blocked.push(`${attribute}= in ${tag.slice(0, 120)}`);
		if (element === 'style') styles.add("'unsafe-inline'");
		if (element === 'link' && /\bstylesheet\b/i.test(attributes.get('rel') ?? '')) styles.add("'self'");
		if (element === 'link' && /\bmodulepreload\b/i.test(attributes.get('rel') ?? '')) scripts.add("'self'");
		if (element === 'link' && /\b(?:apple-touch-)?icon\b/i.test(attributes.get('rel') ?? ''))
			icon ||= !/^data:/i.test(attributes.get('href') ?? '');
		if (element === 'iframe' || element === 'coal-chart') frames = true;
		if (element !== 'script' || !RUNS.test(attributes.get('type') ?? '')) continue;
		if (attributes.has('src')) scripts.add("'self'");
		else scripts.add(hash(body));
		// What a script brings in comes from this site.
		if (/\bimport\s*(?:\(|["'{*]|[\w$]+\s+from\b)/.test(body)) scripts.add("'self'");
	}
	if (blocked.length) throw new Error(`a content security policy would block ${blocked.join(', ')}`);
	const list = (allowed: Set<string>) =>
		[...allowed].sort((a, b) => Number(b === "'self'") - Number(a === "'self'")).join(' ') || "'none'";
	const whole = isStandalone(html);
	const from = (self: boolean) => (self ? "'self' data:" : 'data:');
	return [
		"default-src 'none'",
		`script-src ${list(scripts)}`,
		`style-src ${list(styles)}`,
		`img-src ${from(!whole || icon)}`,
		`font-src ${from(!whole)}`,
		...(whole && !isPinned(html) ? [] : ["connect-src 'self'"]),
		...(frames ? ["frame-src 'self'"] : []),
		"base-uri 'none'",
		"form-action 'none'",
	].join('; ');
}

/**
 * The page with its policy right after its charset, before all that it governs. The last that is done to a page: any
 * change to a script after it makes a hash wrong.
 * @throws Error where there is no charset to put it after, or a policy already
 */
export function sealed(html: string): string {
	if (/<meta\b[^>]*http-equiv=["']?content-security-policy/i.test(html))
		throw new Error('the page has a content security policy already');
	const policy = policyOf(html);
	const [charset] = /<meta\s+charset=(?:"[^"]*"|[^\s>]*)\s*\/?>/i.exec(html) ?? [];
	if (!charset) throw new Error('the page has no <meta charset> to put a content security policy after');
	return html.replace(charset, () => `${charset}<meta http-equiv="content-security-policy" content="${policy}">`);
}
