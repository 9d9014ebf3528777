import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as cheerio from 'cheerio';
import { describe, expect, inject, it } from 'vitest';
import { find } from '../../src/data/find';
import { GRAPHICS, STANDINGS } from '../../src/data/schema';
import { ledgerLd, storyLd } from '../../src/layouts/json-ld';
import { editions } from '../../src/ledger/data';
import { type Receipts, receiptParts, receiptsOf } from '../../src/ledger/receipt';
import { amount, discrepancies, exportYears, grouped, LANDED, landed, promised, publication } from '../facts';
import { NOTICES } from '../notices';

const [data] = editions;
const dist = inject('dist');
const load = (file: string) => cheerio.load(readFileSync(path.join(dist, file), 'utf8'));
const story = load('index.html');
const ledger = load('sources/index.html');
const text = (selector: string) => ledger(selector).text().replaceAll(/\s+/g, ' ');

describe('the ledger', () => {
	it('has every claim, with standing, speaker, date and a source that is listed below', () => {
		for (const claim of data.claims) {
			const entry = ledger(`#claim-${claim.id}`);
			expect(entry, claim.id).toHaveLength(1);
			expect(entry.attr('data-standing')).toBe(claim.standing);
			expect(entry.attr('data-who')).toBe(claim.speaker.kind);
			expect(entry.text()).toContain(claim.speaker.who);
			for (const { id, supports } of claim.sources) {
				expect(entry.find(`a[href="#source-${id}"]`).length, `${claim.id} → ${id}`).toBeGreaterThan(0);
				expect(entry.text()).toContain(supports);
				expect(ledger(`#source-${id}`)).toHaveLength(1);
			}
		}
	});
	it('heads each claim with its own short name, below its section, and calls its links by it', () => {
		const told = new Set<string>();
		for (const claim of data.claims) {
			const entry = ledger(`#claim-${claim.id}`);
			const heading = entry.find('h1,h2,h3,h4,h5,h6');
			expect(heading, claim.id).toHaveLength(1);
			expect(heading.is('h4'), claim.id).toBe(true);
			const name = heading.text().trim();
			expect(name, claim.id).toBe(claim.name);
			expect(name, claim.id).not.toMatch(/[{}]/);
			expect(told.has(name), `${name}, twice`).toBe(false);
			told.add(name);
			// The entry is called by its heading, and its own address by both.
			expect(entry.attr('aria-labelledby')).toBe(heading.attr('id'));
			const own = entry.find(`a[href="#claim-${claim.id}"]`);
			expect(own).toHaveLength(1);
			expect(own.attr('aria-label')).toBe(`Link to this claim: ${name}`);
			expect(entry.closest('.entries').children('h3'), claim.id).toHaveLength(1);
		}
	});
	it('a link to another claim says its name, not all of its words', () => {
		for (const a of ledger('.entry-answers a').get()) {
			const id = (a.attribs.href as string).replace('#claim-', '');
			expect(ledger(a).text(), id).toBe(find(data.claims, id).name);
		}
	});
	it('links charge and answer both ways', () => {
		for (const claim of data.claims)
			for (const charge of claim.answers) {
				expect(ledger(`#claim-${claim.id} .entry-answers a[href="#claim-${charge}"]`), claim.id).toHaveLength(1);
				expect(ledger(`#claim-${charge} .entry-answers a[href="#claim-${claim.id}"]`), charge).toHaveLength(1);
			}
	});
	it('says where each claim is used, as the story has it', () => {
		for (const claim of data.claims) {
			const uses = ledger(`#claim-${claim.id} .entry-uses a`)
				.map((_, a) => ledger(a).attr('href'))
				.get();
			const sections = story(`main [data-claim="${claim.id}"]`)
				.map((_, a) => story(a).closest('main section[id]').attr('id'))
				.get();
			for (const section of sections) expect(uses, claim.id).toContain(`../index.html#${section}`);
			// A graphic that no scene shows has a page of its own, and no place in the story.
			for (const graphic of data.graphics.filter((g) => g.claims.includes(claim.id)))
				expect(uses, claim.id).toContain(
					story(`#chart-${graphic.id}`).length
						? `../index.html#chart-${graphic.id}`
						: `../embed/${graphic.id}/index.html`,
				);
			expect(
				uses.filter(
					(u) => u?.startsWith('../index.html#') && !u.includes('chart-') && !sections.includes(u.split('#')[1] ?? ''),
				),
			).toEqual([]);
		}
	});
	it('defines every controlled word that it uses', () => {
		for (const standing of STANDINGS) expect(text(`#standing-${standing} dd`).length, standing).toBeGreaterThan(15);
	});
	it('tells the partings of the ways, the method, the policies and the corrections', () => {
		expect(
			ledger('#parts-ways tbody tr')
				.map((_, r) => ledger(r).attr('id'))
				.get(),
		).toEqual(discrepancies.map((d) => d.id));
		for (const policy of data.policies)
			expect(text('main')).toContain(policy.text[0]!.split('{')[0]!.replaceAll(/\s+/g, ' ').trim());
		for (const id of ['method-routes', 'method-units', 'method-tonnes', 'policy-unnamed-sources', 'policy-corrections'])
			expect(ledger(`#${id}`), id).toHaveLength(1);
		expect(text('#corrections')).toContain(
			data.corrections.length ? data.corrections[0]!.what : 'No corrections so far',
		);
	});
	it('says beside the report’s title that its wording could not be traced', () => {
		expect(text('#source-the-report')).toMatch(/Russian Intelligence \[REPORT\].*could not be traced/);
	});
});

describe('receipts', () => {
	const partOf = (id: string) => readFileSync(path.join(dist, `data/receipts/${id}.json`), 'utf8');
	const all = JSON.parse(JSON.stringify(receiptsOf(data)));
	const linked = new Set(
		story('a[data-claim]')
			.map((_, a) => story(a).attr('data-claim'))
			.get(),
	);
	it('there is a file for every claim, with its own receipt and whole ones of others', () => {
		for (const { id } of data.claims) {
			const { words, claims } = JSON.parse(partOf(id));
			expect(words).toEqual(all.words);
			expect(Object.keys(claims), id).toContain(id);
			for (const [other, receipt] of Object.entries(claims)) expect(receipt, other).toEqual(all.claims[other]);
		}
	});
	it('that of a claim of the story can be judged by', () => {
		expect(linked.size).toBeGreaterThan(50);
		for (const id of linked) {
			const receipt = JSON.parse(partOf(id)).claims[id];
			expect(receipt.says.length, id).toBeGreaterThan(20);
			expect(receipt.says).not.toMatch(/[{}]/);
			expect(receipt.sources.length).toBeGreaterThan(0);
			for (const [, url] of receipt.sources) expect(url ?? 'https://').toMatch(/^https?:\/\//);
		}
	});
	it('one click fetches few of them: those of its card, and what it answers or is answered by', () => {
		for (const id of linked) {
			expect(partOf(id).length, id).toBeLessThan(16_000);
			expect(Object.keys(JSON.parse(partOf(id)).claims).length, id).toBeLessThanOrEqual(12);
		}
		// Who has asked for one claim of a card has the others of it.
		let [here, elsewhere] = [0, 0];
		for (const card of story('.card').get()) {
			const ids = [
				...new Set(
					story(card)
						.find('a[data-claim]')
						.map((_, a) => a.attribs['data-claim'])
						.get(),
				),
			];
			for (const id of ids)
				for (const other of ids) Object.hasOwn(JSON.parse(partOf(id)).claims, other) ? here++ : elsewhere++;
		}
		expect(here).toBeGreaterThan(100);
		expect(elsewhere).toBeLessThan(here / 10);
	});
	it('ten times the claims are no more to fetch for one click', () => {
		const cards = [...new Set(data.claims.map((c) => c.section))].map((s) =>
			data.claims.filter((c) => c.section === s).map((c) => c.id),
		);
		const largest = (parts: Map<string, Receipts>) =>
			Math.max(...[...parts.values()].map((p) => Object.keys(p.claims).length));
		const times = (n: number) =>
			Array.from({ length: n }, (_, i) => i).flatMap((i) => data.claims.map((c) => ({ ...c, id: `${c.id}-${i}` })));
		const many = { ...data, claims: [...data.claims, ...times(9)] } as typeof data;
		const crowded = cards.map((ids) => [...ids, ...times(9).map((c) => c.id)]);
		expect(largest(receiptParts(many, crowded))).toBe(largest(receiptParts(data, cards)));
	});
});

it('every number of the data in the prose leads to its receipt', () => {
	for (const figure of [
		...[...LANDED, 'ulsan-loading', 'sixty-thousand', 'sky-angel', 'customs-coal', 'verdict-coal'].map((id) =>
			grouped(amount(id)),
		),
		grouped(landed),
		...['coal-share', 'china-share', 'india-share'].map(promised),
	])
		expect(
			story('.opening [data-claim], .card [data-claim], .ending [data-claim]').filter((_, a) =>
				story(a).text().includes(figure),
			).length,
			figure,
		).toBeGreaterThan(0);
});
it('rows of every table lead to the ledger', () => {
	for (const id of GRAPHICS)
		story(`#chart-${id} tbody th a`).each((_, a) =>
			expect(story(a).attr('href')).toMatch(/^sources\/index\.html#claim-/),
		);
});

describe('JSON-LD', () => {
	const of = ($: cheerio.CheerioAPI) => {
		const scripts = $('script[type="application/ld+json"]');
		expect(scripts).toHaveLength(1);
		return JSON.parse(scripts.text());
	};
	const keys = (value: unknown): string[] =>
		typeof value === 'object' && value ? Object.entries(value).flatMap(([k, v]) => [k, ...keys(v)]) : [];

	it('describes the story as an article that cites its sources and is based on its data', () => {
		const article = of(story);
		expect(article).toMatchObject({
			'@context': 'https://schema.org',
			'@type': 'NewsArticle',
			headline: data.publication.title,
			isAccessibleForFree: true,
		});
		// Corrections are told where there are any.
		expect('correction' in article).toBe(data.corrections.length > 0);
		const report = article.citation.find((c: { name: string }) => c.name.includes('[REPORT]'));
		expect(report.name).toMatch(/could not be traced/);
		expect(article.isBasedOn.map((d: { '@type': string }) => d['@type'])).toEqual(
			Array(article.isBasedOn.length).fill('Dataset'),
		);
		expect(article.isBasedOn.map((d: { name: string }) => d.name)).toEqual(
			expect.arrayContaining([...GRAPHICS, 'claims', 'sources'].map((g) => `${g}.csv`)),
		);
	});
	it('describes every data file in full on the ledger’s page, and every source', () => {
		const page = of(ledger);
		expect(page.citation).toHaveLength(data.sources.length);
		const report = page.citation.find((c: { name: string }) => c.name.includes('[REPORT]'));
		expect(report.disambiguatingDescription).toMatch(/Russian Intelligence.*could not be traced/);
		for (const set of page.mainEntity.dataset) {
			expect(set).toMatchObject({ '@type': 'Dataset', license: data.publication.licenceWordsUrl });
			expect(set.description.length).toBeGreaterThan(50);
			expect(set.isBasedOn.length).toBeGreaterThan(0);
			expect(set.distribution.map((d: { encodingFormat: string }) => d.encodingFormat)).toEqual([
				'text/csv',
				'application/json',
				...(set.distribution[2] ? ['application/zip'] : []),
			]);
		}
		const zips = page.mainEntity.dataset.flatMap((d: { distribution: { name: string }[] }) => d.distribution.slice(2));
		expect(zips.map((d: { name: string }) => d.name)).toEqual(GRAPHICS.map((id) => `${id}.zip`));
		const time = Object.fromEntries(
			page.mainEntity.dataset.map((d: { distribution: { name: string }[]; temporalCoverage?: string }) => [
				d.distribution[0]!.name,
				d.temporalCoverage,
			]),
		);
		expect(time['china-share.csv']).toBe(`${exportYears[0]?.year}/${exportYears.at(-1)?.year}`);
		expect(time['us-sanctions.csv']).toBe('2018-01-24');
	});
	it('without an address of the site gives none of its own, and with one whole addresses', () => {
		const own = (json: string) =>
			[...json.matchAll(/"(?:url|contentUrl|image|mainEntityOfPage|publishingPrinciples)":"([^"]*)"/g)].map(
				(m) => m[1]!,
			);
		for (const make of [storyLd, ledgerLd]) {
			const cited = new Set(data.sources.map((s) => s.url));
			expect(own(make(data, undefined)).filter((u) => !cited.has(u))).toEqual([]);
			const whole = own(make(data, new URL('https://example.org/coal'))).filter((u) => !cited.has(u));
			expect(whole.length).toBeGreaterThan(3);
			for (const url of whole) expect(url).toMatch(/^https:\/\/example\.org\/coal\//);
		}
	});
	it('rates no truth, invents no publisher, and cannot end its own element', () => {
		for (const $ of [story, ledger]) expect(JSON.stringify(of($))).not.toMatch(/ClaimReview|Rating/);
		expect(keys(of(story))).not.toContain(data.publication.publisher ? 'nothing' : 'correctionsPolicy');
		expect(of(story).datePublished ?? '').toBe(publication.published);
		const nasty = {
			...data,
			publication: { ...data.publication, title: '</script><!--', publisher: 'A Paper', published: '2027-01-02' },
		};
		const json = storyLd(nasty, new URL('https://example.org/'));
		expect(json).not.toContain('<');
		expect(JSON.parse(json)).toMatchObject({
			headline: '</script><!--',
			datePublished: '2027-01-02',
			publisher: { name: 'A Paper', correctionsPolicy: 'https://example.org/sources/#policy-corrections' },
		});
	});
	it('lists corrections, each with its address where that is known', () => {
		const corrected = { ...data, corrections: NOTICES as unknown as typeof data.corrections };
		const listed = NOTICES.map((n) => ({
			'@type': 'CorrectionComment',
			datePublished: n.date,
			text: `${n.where}: ${n.what}`,
		}));
		const unplaced = JSON.parse(storyLd(corrected, undefined));
		expect(unplaced).toMatchObject({ dateModified: NOTICES[0].date });
		expect(unplaced.correction).toEqual(listed);
		const { correction } = JSON.parse(storyLd(corrected, new URL('https://example.org/coal')));
		expect(correction).toEqual(
			listed.map((c, i) => ({ ...c, url: `https://example.org/coal/notices/#notice-${NOTICES[i]?.number}` })),
		);
	});
});
