// Keeps the built embeds as they are now, for those who need a graphic that never changes: each as one file, named by the
// hash of its bytes, under public/v/HASH/embed/ID/. Every build serves all that were ever kept. A copy that is already
// there is left alone; none is ever removed. Usage: npm run release, which builds before, so that what is kept is as the
// data is, and after, so that dist/ has the copies (or: release.mjs DIST PUBLIC)
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withLaterNotices } from '../src/embed/pinned.ts';

const root = path.resolve(import.meta.dirname, '..');
const [dist = path.join(root, 'dist'), publicDir = path.join(root, 'public')] = process.argv.slice(2);
const store = path.join(publicDir, 'v');
const list = path.join(store, 'releases.json');
const releases = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [];

/** The page two folders deeper, with the words of a copy shown and those of a live page hidden. */
function pin(html) {
	const pinned = html
		.replace(/<html\b/, '<html data-pinned')
		// Whoever finds the copy by oEmbed would be given the live page.
		.replaceAll(/<link\b[^>]*type="application\/json\+oembed"[^>]*>/g, '')
		.replaceAll(/<[a-z][^>]*>/g, (tag) => tag.replaceAll(/(\s(?:href|src)=")\.\.\/\.\.\//g, '$1../../../../'));
	if (/\s(?:href|src)="\.\.\/\.\.\/(?!\.\.\/\.\.\/)/.test(pinned)) throw new Error('a link was left as it was');
	return pinned;
}

let made = 0;
let addressed = true;
for (const entry of readdirSync(path.join(dist, 'embed'), { withFileTypes: true })) {
	if (!entry.isDirectory()) continue;
	const id = entry.name;
	const html = readFileSync(path.join(dist, 'embed', id, 'index.html'), 'utf8');
	const asOf = /\sdata-as-of="(\d{4}-\d{2}-\d{2})"/.exec(html)?.[1];
	if (!asOf || !/<html\b[^>]*\sdata-standalone\b/.test(html))
		throw new Error(`dist/embed/${id}/index.html is no embed of this site`);
	addressed &&= /<link\b[^>]*rel="canonical"/.test(html);
	const bytes = Buffer.from(await withLaterNotices(pin(html)));
	const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
	const file = path.join(store, hash, 'embed', id, 'index.html');
	if (existsSync(file)) {
		console.log(`${id}: kept already, v/${hash}/embed/${id}/`);
		continue;
	}
	mkdirSync(path.dirname(file), { recursive: true });
	writeFileSync(file, bytes);
	// Codes for this copy are made from its own heights, whatever the live page's become.
	copyFileSync(path.join(dist, 'embed', id, 'heights.json'), path.join(path.dirname(file), 'heights.json'));
	releases.push({ id, hash, asOf });
	made++;
	console.log(`${id}: v/${hash}/embed/${id}/`);
}
mkdirSync(store, { recursive: true });
writeFileSync(list, `${JSON.stringify(releases, null, '\t')}\n`);
if (made && !addressed)
	console.log(
		'Built without SITE_URL: these copies name no address of their own and have no card for those who share them.',
	);
console.log(made ? `${made} new; commit public/v/ to publish them` : 'nothing new');
