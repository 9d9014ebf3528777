import { find } from '../data/find';
import type { Data } from '../data/read';
import type { Source } from '../data/rows';
import { GRAPHICS } from '../data/schema';
import { tablesOf } from '../downloads/package';
import type { Table } from '../downloads/table';
import { addressIn } from '../ledger/address';
import { put } from '../ledger/fill';
import { formatsOf } from '../ledger/format';
import { anchorOf } from '../ledger/notices';

/** JSON for a script element: no `<` in it can end the element or open a comment. */
export const embed = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

/** Whole addresses, where the site's own is known at build; none otherwise, rather than a wrong one. */
const addresses =
	(data: Data, site: URL | undefined) =>
	(key: string, path: string): Record<string, string> =>
		site ? { [key]: addressIn(data, site, path) } : {};

/** How much of a thing is told: all of it, as much as finds it, or its name. */
type Telling = 'whole' | 'brief' | 'name';

/** A source as schema.org cites it. What must be known beside its title goes with it. */
const cited = (source: Source, telling: Telling) => ({
	'@type':
		source.kind === 'dataset'
			? 'Dataset'
			: source.kind === 'news' || source.kind === 'report'
				? 'Article'
				: 'CreativeWork',
	name: source.title,
	...(source.url && telling !== 'name' ? { url: source.url } : {}),
	...(source.date && telling === 'whole' ? { datePublished: source.date } : {}),
	...(telling === 'whole' ? { publisher: { '@type': 'Organization', name: source.publisher } } : {}),
	...(source.symbol ? { identifier: source.symbol } : {}),
	// Where it is told in brief, its title has this already.
	...(source.kind === 'report' && source.note && telling === 'whole' ? { disambiguatingDescription: source.note } : {}),
});

/** Years that a table's rows speak of, if they carry any. */
function coverage(table: Table): string | undefined {
	const columns = ['year', 'from', 'date', 'listed'].filter((c) => table.fields.some((f) => f.name === c));
	const dates = table.rows
		.flatMap((row) => [...columns, 'to'].map((c) => row[c]))
		.map(String)
		.filter((v) => /^\d{4}(-\d\d){0,2}$/.test(v))
		.sort();
	const [first, last] = [dates[0], dates.at(-1)];
	return first && last ? (first === last ? first : `${first}/${last}`) : undefined;
}

const download = (table: Table, kind: 'csv' | 'json', at: ReturnType<typeof addresses>) => ({
	'@type': 'DataDownload',
	name: `${table.name}.${kind}`,
	...at('contentUrl', `data/${table.name}.${kind}`),
});
const ENCODED = { csv: 'text/csv', json: 'application/json' };
/** A graphic's copy to keep, in which its data lies beside its frame and pictures. */
const copy = (graphic: string, at: ReturnType<typeof addresses>) => ({
	'@type': 'DataDownload',
	name: `${graphic}.zip`,
	...at('contentUrl', `charts/${graphic}.zip`),
	encodingFormat: 'application/zip',
});

/** A data file by name and place; the ledger's page tells the rest, its title too, which the story has in words. */
const briefDataset = (table: Table, at: ReturnType<typeof addresses>) => ({
	'@type': 'Dataset',
	name: `${table.name}.csv`,
	...at('url', `data/${table.name}.csv`),
});

function dataset(data: Data, table: Table, at: ReturnType<typeof addresses>) {
	const time = coverage(table);
	return {
		'@type': 'Dataset',
		name: table.title,
		license: data.publication.licenceWordsUrl,
		isAccessibleForFree: true,
		...(time ? { temporalCoverage: time } : {}),
		description: table.description,
		version: table.asOf,
		variableMeasured: table.fields.map((f) => f.title),
		isBasedOn: table.sources.map((id) => cited(find(data.sources, id), 'name')),
		distribution: [
			...(['csv', 'json'] as const).map((kind) => ({ ...download(table, kind, at), encodingFormat: ENCODED[kind] })),
			...((GRAPHICS as readonly string[]).includes(table.name) ? [copy(table.name, at)] : []),
		],
	};
}

const reach = (contact: string) => (contact.includes('://') ? { url: contact } : { email: contact });
/** Who publishes and who wrote it, as far as data/publication.yaml says: an empty field is left out. */
function signed(data: Data, at: ReturnType<typeof addresses>) {
	const { publisher, author, published, address, contact } = data.publication;
	return {
		...(published ? { datePublished: published } : {}),
		...(publisher
			? {
					publisher: {
						'@type': 'NewsMediaOrganization',
						name: publisher,
						...(address ? { address } : {}),
						...(contact
							? { contactPoint: { '@type': 'ContactPoint', contactType: 'corrections', ...reach(contact) } }
							: {}),
						...at('correctionsPolicy', 'sources/#policy-corrections'),
						...at('unnamedSourcesPolicy', 'sources/#policy-unnamed-sources'),
						...at('publishingPrinciples', 'sources/#policies'),
					},
				}
			: {}),
		...(author ? { author: { '@type': 'Person', name: author } } : {}),
	};
}

/**
 * The story as schema.org describes it: an article, what it cites and what it is based on. No ClaimReview: we report
 * how firmly claims stand, and don't rate truth.
 */
export function storyLd(data: Data, site: URL | undefined): string {
	const at = addresses(data, site);
	const { publication } = data;
	// The report that it tells, and the ledger's page, which cites every source in full.
	const ledger = {
		'@type': 'WebPage',
		name: put(data.ledgerPage.ofStory, { title: publication.title }),
		...at('url', 'sources/'),
	};
	const corrected = data.corrections
		.map((c) => c.date)
		.sort()
		.at(-1);
	return embed({
		'@context': 'https://schema.org',
		'@type': 'NewsArticle',
		headline: publication.title,
		description: publication.description,
		...at('url', ''),
		...at('mainEntityOfPage', ''),
		...at('image', 'cards/story.png'),
		inLanguage: data.edition.language,
		isAccessibleForFree: true,
		license: publication.licenceWordsUrl,
		...signed(data, at),
		...at('publishingPrinciples', 'sources/#policies'),
		citation: [cited(find(data.sources, 'the-report'), 'brief'), ledger],
		isBasedOn: tablesOf(data).map((t) => briefDataset(t, at)),
		...(corrected
			? {
					dateModified: corrected,
					correction: data.corrections.map((c) => ({
						'@type': 'CorrectionComment',
						text: formatsOf(data).labelled(c.where, c.what),
						datePublished: c.date,
						...at('url', anchorOf(c).slice(1)),
					})),
				}
			: {}),
	});
}

/** The ledger's page: every source, and every data file in full. */
export function ledgerLd(data: Data, site: URL | undefined): string {
	const at = addresses(data, site);
	const { publication } = data;
	return embed({
		'@context': 'https://schema.org',
		'@type': 'WebPage',
		name: put(data.ledgerPage.ofStory, { title: publication.title }),
		...at('url', 'sources/'),
		...at('publishingPrinciples', 'sources/#policies'),
		about: { '@type': 'NewsArticle', headline: publication.title, ...at('url', ''), ...signed(data, at) },
		citation: data.sources.map((s) => cited(s, 'whole')),
		...(publication.repository
			? { mentions: { '@type': 'SoftwareSourceCode', name: publication.title, codeRepository: publication.repository } }
			: {}),
		mainEntity: {
			'@type': 'DataCatalog',
			name: publication.title,
			description: publication.description,
			license: publication.licenceWordsUrl,
			keywords: publication.keywords,
			dataset: tablesOf(data).map((t) => dataset(data, t, at)),
		},
	});
}
