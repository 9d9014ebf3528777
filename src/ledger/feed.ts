import { v5 } from 'uuid';
import { find } from '../data/find';
import type { Data } from '../data/read';
import type { Correction } from '../data/rows';
import { h, type Node, write } from '../design/svg';
import { addressIn, folderOf, rootOf } from './address';
import { asOf } from './as-of';
import { put } from './fill';
import { formatsOf } from './format';
import { anchorOf, headingOf } from './notices';
import { chartName, namesOf } from './sections';

/** The feed of notices: its file, from the site's root, and its type. */
export const FEED = { file: 'notices.xml', type: 'application/atom+xml' } as const;

/**
 * What the ids of the feed and of its entries are made from. They are the same at every address, under every title and in
 * every build: a reader that has seen an entry knows it again. Never change this.
 */
const NAMESPACE = 'b2e7c9b6-2f0e-4a55-9f0d-6f1c1c0a7e3d';
const idOf = (name: string) => `urn:uuid:${v5(name, NAMESPACE)}`;

/** What the feed is called. */
export const feedTitle = ({ notices, publication }: Data): string =>
	put(notices.feedTitle, { title: publication.title });

/** A day as a moment: its beginning, since notices have no hour. */
const moment = (day: string) => `${day}T00:00:00Z`;

/** All that a notice says, as HTML; a feed reader has no other page of ours. */
function contentOf(notice: Correction, data: Data): string {
	const { graphics } = data;
	const { labels } = data.notices;
	const names = namesOf(data);
	const { labelled, list, longDate } = formatsOf(data);
	const charts = notice.graphics.map((id) => {
		const { number, title } = find(graphics, id);
		return labelled(chartName(data, number), title);
	});
	const lines: [label: string, text: string][] = [
		[labels.where, notice.where],
		[labels.since, longDate(notice.since)],
		[labels.was, notice.was],
		[labels.now, notice.now],
		[labels.graphics, list(charts)],
		[labels.steps, list(notice.steps.map((id) => names[id]))],
	];
	const told = lines.filter(([, text]) => text).map(([label, text]) => h('li', {}, labelled(label, text)));
	return [h('p', {}, notice.what), h('ul', {}, ...told)].map(write).join('');
}

/**
 * The notices as an Atom feed (RFC 4287). Nothing of it is from the clock. A feed of none is whole too, and says so.
 * @param site the site's address, where it is known at build: links are whole then, and else relative to the feed's own
 */
export function feedOf(data: Data, site: URL | undefined): string {
	const { corrections, notices, publication, sources } = data;
	const root = rootOf(site);
	// Without an address links are relative to the feed's own, which stands in its edition's folder.
	const at = (path: string) => addressIn(data, site, path) ?? path;
	const one = (tag: string, text: string, attributes: Record<string, string> = {}) => h(tag, attributes, text);
	const named = (name: string) => one('id', idOf(`${folderOf(data.edition.language)}${name}`));
	const link = (rel: string, type: string, path: string) => h('link', { rel, type, href: at(path) });
	const entry = (notice: Correction): Node =>
		h(
			'entry',
			{},
			named(`notice-${notice.number}`),
			one('title', headingOf(notice, data)),
			one('published', moment(notice.date)),
			one('updated', moment(notice.date)),
			link('alternate', 'text/html', anchorOf(notice).slice(1)),
			...notice.graphics.map((id) => h('category', { term: id, label: find(data.graphics, id).title })),
			one('summary', notice.what),
			one('content', contentOf(notice, data), { type: 'html' }),
		);
	const [newest] = corrections;
	const feed = h(
		'feed',
		{ xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': data.edition.language, 'xml:base': root },
		named('notices'),
		one('title', feedTitle(data)),
		one('subtitle', newest ? notices.feedSubtitle : notices.feedEmpty),
		one('updated', moment(newest?.date ?? asOf(sources))),
		h('author', {}, one('name', publication.publisher || publication.author || publication.title)),
		// A feed that does not know its own address leads to its page all the same.
		...(root ? [link('self', FEED.type, FEED.file)] : []),
		link('alternate', 'text/html', 'notices/'),
		one('rights', publication.licenceWords),
		...corrections.map(entry),
	);
	return `<?xml version="1.0" encoding="utf-8"?>\n${write(feed)}\n`;
}
