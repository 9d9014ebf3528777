import { figuresOf } from '../ledger/figures';
import { byId } from './find';
import type { Data } from './index';
import { originOf, type Problem } from './parse';
import { GRAPHICS } from './schema';

/** What rows owe each other: references that lead somewhere, wholes that add up, quotations that stay short. */
export function crossCheck(data: Data): Problem[] {
	const problems: Problem[] = [];
	const say = (row: object, name: string, field: string, message: string) =>
		problems.push({ ...originOf(row), row: name, field, message });

	const sources = byId(data.sources);
	const claims = byId(data.claims);
	const ports = byId(data.ports);
	const legs = byId(data.legs);
	const quantities = byId(data.quantities);
	const needs = (row: object, name: string, field: string, id: string, among: Map<string, unknown>, file: string) => {
		if (!among.has(id)) say(row, name, field, `found "${id}", expected an id in ${file}`);
	};
	const claimFile = 'data/claims.yaml';
	const sourceFile = 'data/sources.yaml';

	const usedSources = new Set<string>();
	for (const c of data.claims) {
		const name = `id=${c.id}`;
		for (const s of c.sources) {
			needs(c, name, 'sources', s.id, sources, sourceFile);
			usedSources.add(s.id);
		}
		for (const a of c.answers) needs(c, name, 'answers', a, claims, claimFile);
		if (c.standing === 'denial' && !c.answers.length)
			say(c, name, 'answers', 'found none, expected the claim that this denial answers');
		checkQuote(c, name, c.quote);
	}
	for (const s of data.sources)
		if (!usedSources.has(s.id))
			say(s, `id=${s.id}`, 'id', 'found no claim that uses this source, expected one at least');

	for (const d of data.discrepancies) for (const c of d.claims) needs(d, `id=${d.id}`, 'claims', c, claims, claimFile);
	for (const p of data.ports) {
		needs(p, `id=${p.id}`, 'source', p.source, sources, sourceFile);
		for (const c of p.claims) needs(p, `id=${p.id}`, 'claims', c, claims, claimFile);
	}
	for (const l of data.legs) {
		for (const end of ['from', 'to'] as const) {
			const port = l[end];
			if (typeof port === 'string') needs(l, `id=${l.id}`, end, port, ports, 'data/ports.csv');
		}
		for (const s of l.states) needs(l, `id=${l.id}`, 'states', s.claim, claims, claimFile);
	}
	for (const v of data.voyages) {
		if (v.leg) needs(v, `id=${v.id}`, 'leg', v.leg, legs, 'data/legs.yaml');
		if (v.quantity) needs(v, `id=${v.id}`, 'quantity', v.quantity, quantities, 'data/quantities.csv');
	}
	for (const rows of [
		data.voyages,
		data.quantities,
		data.products,
		data.destinations,
		data.expected,
		data.events,
		data.designations,
		data.responses,
	])
		for (const row of rows as { claim: string }[]) needs(row, rowName(row), 'claim', row.claim, claims, claimFile);

	for (const e of data.events)
		if (e.to && e.to < e.from) say(e, `id=${e.id}`, 'to', `found ${e.to}, expected a date not before ${e.from}`);
	for (const r of data.responses) {
		checkQuote(r, `id=${r.id}`, r.quote);
		if (r.kind !== 'no-answer' && !r.quote && !r.summary)
			say(r, `id=${r.id}`, 'quote', 'found neither quote nor summary, expected one of them');
	}
	for (const id of GRAPHICS) {
		const graphic = data.graphics.find((g) => g.id === id);
		if (!graphic) continue;
		for (const s of graphic.sources) needs(graphic, `id=${id}`, 'sources', s, sources, sourceFile);
		for (const c of graphic.claims) needs(graphic, `id=${id}`, 'claims', c, claims, claimFile);
	}

	checkExports(data, say);
	// Figures are computed from the rows above, so they are asked for only once those hold.
	if (!problems.length) checkExpected(data, say);
	return problems;

	function checkQuote(row: object, name: string, quote: string | undefined) {
		const words = quote?.trim().split(/\s+/).length ?? 0;
		if (words > 25) say(row, name, 'quote', `found ${words} words, expected 25 at most`);
	}
}

type Say = (row: object, name: string, field: string, message: string) => void;

const rowName = (row: object) => {
	const named = row as { id?: string; iso3?: string; figure?: string };
	return named.id ? `id=${named.id}` : named.iso3 ? `iso3=${named.iso3}` : `figure=${named.figure}`;
};

/** Parts of one whole: destinations add to the year's total, products do not exceed it, years follow each other. */
function checkExports(data: Data, say: Say) {
	const latest = data.exportYears.at(-1);
	if (!latest) return;
	const sum = data.destinations.reduce((s, d) => s + d.usd, 0);
	// OEC rounds each row to a dollar, so the sum may be off by one for each.
	if (Math.abs(sum - latest.total_usd) > data.destinations.length)
		say(
			latest,
			`year=${latest.year}`,
			'total_usd',
			`found ${latest.total_usd}, expected the sum of data/destinations.csv, ${sum}`,
		);
	const china = data.destinations.find((d) => d.iso3 === 'CHN');
	if (china && china.usd !== latest.china_usd)
		say(
			china,
			'iso3=CHN',
			'usd',
			`found ${china.usd}, expected china_usd of ${latest.year} in data/export-years.csv, ${latest.china_usd}`,
		);
	const products = data.products.reduce((s, p) => s + p.usd, 0);
	const [firstProduct] = data.products;
	if (firstProduct && products > latest.total_usd)
		say(
			firstProduct,
			`id=${firstProduct.id}`,
			'usd',
			`found products worth ${products}, expected no more than the total, ${latest.total_usd}`,
		);
	data.exportYears.forEach((y, i) => {
		const before = data.exportYears[i - 1];
		if (before && y.year !== before.year + 1)
			say(y, `year=${y.year}`, 'year', `found ${y.year}, expected ${before.year + 1}`);
		if (y.china_usd > y.total_usd)
			say(y, `year=${y.year}`, 'china_usd', `found ${y.china_usd}, expected no more than the total, ${y.total_usd}`);
	});
}

/** Numbers that we compute, held against what the report says of them. */
function checkExpected(data: Data, say: Say) {
	const figures = figuresOf(data);
	for (const e of data.expected) {
		const figure = figures.get(e.figure);
		const name = `figure=${e.figure}`;
		if (!figure) say(e, name, 'figure', `found "${e.figure}", expected a figure that the data yields`);
		else if (figure.text !== e.expected)
			say(
				e,
				name,
				'expected',
				`found ${e.expected}, expected ${figure.text}, which the data yields: change both or neither`,
			);
	}
}
