import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { load } from 'cheerio';
import { type Zippable, zipSync } from 'fflate';
import { parse } from 'yaml';
import { type Formats, formatsOf } from '../ledger/format.ts';
import { marked } from './phrases.ts';

/** What of the words of `/embeds/` a copy needs: the ends of a picture's files, and its frame's own words. */
type Words = { files: Record<string, string>; keep: { frame: string } };

/**
 * A built embed as one file that stands by itself, wherever it lies: it calls itself pinned, its links are whole
 * addresses, and where the site has none, what they said stays without them.
 * @param html a page of `embed/ID/`
 * @param id the graphic
 * @param words what it says in place of the line about corrections where there is no address, `{date}` its as-of date, and
 * how that is written
 * @param site the site's address
 * @throws where the page has no as-of date, or no line for pinned copies
 */
export function keptFrame(
	html: string,
	id: string,
	{ frame, longDate }: { frame: string } & Pick<Formats, 'longDate'>,
	site?: string,
): { html: string; asOf: string } {
	const $ = load(html);
	const asOf = $('html').attr('data-as-of');
	if (!asOf || !$('.pinned').length) throw new Error(`embed/${id}/index.html is no embed of this site`);
	$('html').attr('data-pinned', '');
	// What finds the copy by these would be given the live page, or ask for a file beside it.
	$('link[type="application/json+oembed"], link[rel="apple-touch-icon"]').remove();
	const own = $('a[href]').filter((_, a) => !/^(?:[a-z]+:|#)/i.test($(a).attr('href') as string));
	if (site) {
		const at = `${site.replace(/\/?$/, '/')}embed/${id}/`;
		own.each((_, a) => {
			$(a).attr('href', new URL($(a).attr('href') as string, at).href.replace(/\/index\.html(?=$|[?#])/, '/'));
		});
	} else {
		$('.links').remove();
		$('.pinned').text(frame.replace('{date}', longDate(asOf)));
		own.each((_, a) => {
			$(a).replaceWith($(a).contents());
		});
	}
	return { html: $.html(), asOf };
}

/** The descriptor of the data package for one of its tables alone: no key leads to a table that is not there. */
function packageOf(descriptor: string, id: string): string {
	const whole = JSON.parse(descriptor);
	const { schema, ...resource } = whole.resources.find((r: { name: string }) => r.name === id);
	const { foreignKeys: _, ...own } = schema;
	const { title, description, sources } = resource;
	const alone = { ...whole, name: `${whole.name}-${id}`, title, description, sources };
	return `${JSON.stringify({ ...alone, resources: [{ ...resource, schema: own }] }, undefined, '\t')}\n`;
}

/**
 * Packs each graphic's copy to keep, `charts/ID.zip`: its frame, pictures, data, licence and README, which is built beside
 * them. The same files make the same bytes, in whatever time zone: a file in a zip is as old as its clock on the wall says,
 * here the start of the day on which the graphic's sources were last checked.
 * @param dist the folder of the built site, its pages finished
 * @param folder where in it the edition stands, ending in a slash: nowhere for the one that rules
 * @param words those of `/embeds/`: the text of embeds.yaml
 * @param edition how dates are written: the text of edition.yaml
 * @param licence the text of the licence
 * @throws where a file is not there
 */
export function keepCopies(
	dist: string,
	{
		folder: at = '',
		words,
		edition,
		licence,
		site,
	}: Record<'words' | 'edition' | 'licence', string> & { folder?: string; site?: string },
) {
	const { files, keep } = parse(words) as Words;
	const { language } = parse(edition) as { language: string };
	const own = { ...keep, ...formatsOf({ edition: parse(edition) }) };
	const read = (name: string) => readFileSync(path.join(dist, name.startsWith('data/') ? '' : at, name));
	const home = site && `${site.replace(/\/?$/, '/')}${at}`;
	for (const id of readdirSync(path.join(dist, at, 'embed'))) {
		const { html, asOf } = keptFrame(read(`embed/${id}/index.html`).toString(), id, own, home);
		const folder: Record<string, Uint8Array> = {
			'README.txt': read(`charts/${id}.readme.txt`),
			'LICENCE.txt': Buffer.from(licence),
			'index.html': Buffer.from(marked(html, language)),
			'heights.json': read(`embed/${id}/heights.json`),
			'data/datapackage.json': Buffer.from(packageOf(read('data/datapackage.json').toString(), id)),
		};
		for (const kind of ['csv', 'json']) folder[`data/${id}.${kind}`] = read(`data/${id}.${kind}`);
		for (const end of Object.keys(files)) folder[`pictures/${id}${end}`] = read(`charts/${id}${end}`);
		const [year, month, day] = asOf.split('-').map(Number) as [number, number, number];
		const packed: Zippable = {};
		// A PNG is packed already.
		for (const [name, bytes] of Object.entries(folder).sort(([a], [b]) => (a < b ? -1 : 1)))
			packed[`${id}/${name}`] = [bytes, { level: name.endsWith('.png') ? 0 : 9 }];
		writeFileSync(path.join(dist, at, `charts/${id}.zip`), zipSync(packed, { mtime: new Date(year, month - 1, day) }));
	}
}
