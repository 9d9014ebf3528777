import { rooms } from '../charts';
import { nearest } from '../data/nearest';
import { originOf, type Problem } from '../data/parse';
import { GRAPHICS_FILE } from '../data/places';
import { type Data, type Reading, TABLES, type TableName } from '../data/read';
import { PHASES } from '../data/schema';
import { figuresOf } from '../ledger/figures';
import { isNamed } from '../ledger/tokens';
import { answer, answers, courses, names, speech } from './claims';
import { noticeProblems } from './notices';
import { references } from './references';
import { rowName, type Say } from './say';

/**
 * What rows owe each other: references that lead somewhere, wholes that add up, dates in their order. Where a file could
 * not be read, nothing is said of what leans on it.
 * @param today the day of the build, YYYY-MM-DD
 */
export function rowProblems({ loose: data, torn }: Reading, today: string): Problem[] {
	const problems: Problem[] = [];
	const say: Say = (row, field, message) =>
		problems.push({ ...originOf(row, field.includes(',') ? undefined : field), row: rowName(row), field, message });
	const sound = (...names: TableName[]) => names.every((n) => !torn.has(TABLES[n][0]));

	references(data, torn, say);
	if (sound('claims'))
		for (const s of data.sources)
			if (s.id && !data.claims.some((c) => c.sources?.some((own) => own.id === s.id)))
				say(s, 'id', 'found no claim that uses this source, expected one at least: cite it or take it out');
	answers(data, say);
	names(data, say);
	speech(data, say);
	courses(data, say);
	dates(data, today, say);
	noticeProblems(data.corrections, say);
	legRows(data, sound('voyages'), say);
	if (sound('claims')) drawnClaims(data, say);
	if (sound('exportYears', 'destinations', 'products')) exports(data, say);
	if (sound('exportYears', 'destinations', 'products', 'designations', 'quantities', 'scaleUnits')) expected(data, say);
	if (sound('claims')) for (const r of data.responses) answer(r, data, say);
	return problems;
}

/** What happened or was looked up is past; only `published` may lie ahead. */
function dates(data: Data, today: string, say: Say) {
	const past = (row: object, field: string, date: string | undefined) => {
		if (date && date > today.slice(0, date.length))
			say(row, field, `found ${date}, expected a day not after today, ${today}`);
	};
	for (const c of data.corrections) past(c, 'date', c.date);
	for (const c of data.claims) past(c, 'date', c.date);
	for (const r of data.responses) past(r, 'date', r.date);
	for (const s of data.sources) {
		past(s, 'date', s.date);
		past(s, 'checked', s.checked);
	}
	if (data.publication) past(data.publication, 'reportDate', data.publication.reportDate);
	for (const e of data.events) {
		past(e, 'from', e.from);
		past(e, 'to', e.to);
		if (e.from && e.to && e.to < e.from) say(e, 'to', `found ${e.to}, expected a date not before ${e.from}`);
	}
}

/** A leg stands in phases that follow each other, once in each, and with the ships that voyages have on it. */
function legRows(data: Data, voyages: boolean, say: Say) {
	for (const leg of data.legs) {
		const at = (leg.states ?? []).map((s) => PHASES.indexOf(s.state));
		for (const [i, phase] of at.entries())
			if (i && phase !== (at[i - 1] as number) + 1)
				say(
					leg,
					`states.${i}.state`,
					`found ${PHASES[phase]} after ${PHASES[at[i - 1] as number]}, expected ${PHASES[(at[i - 1] as number) + 1] ?? 'no state more'}: a leg stands in states that follow each other`,
				);
		if (!voyages || !leg.ships || !leg.id) continue;
		const told = (ship: string) => new RegExp(`(?<![\\p{L}\\d])${ship}(?![\\p{L}\\d])`, 'u').test(leg.ships);
		const named = data.voyages.filter((v) => isNamed(v));
		for (const ship of new Set(named.map((v) => v.ship))) {
			// A voyage on a leg that there is not may be on this one.
			if (named.some((v) => v.ship === ship && v.leg && !data.legs.some((l) => l.id === v.leg))) continue;
			const sails = named.some((v) => v.ship === ship && v.leg === leg.id);
			if (sails === told(ship)) continue;
			say(
				leg,
				'ships',
				`found "${leg.ships}", expected ${ship} ${sails ? `among them, as ${TABLES.voyages[0]} has it on this leg` : `not among them, or on this leg in ${TABLES.voyages[0]}`}: change both or neither`,
			);
		}
	}
}

/** What a graphic draws it lists among its claims, and with it the answer. */
function drawnClaims(data: Data, say: Say) {
	const draws = Object.entries(rooms).flatMap(([id, { chart }]) =>
		(chart?.draws ?? []).map((drawn) => ({ id, ...drawn })),
	);
	for (const { id, table, field, claims } of draws) {
		const listed = data.graphics.find((g) => g.id === id)?.claims;
		if (!listed) continue;
		for (const row of data[table] as object[])
			for (const claim of new Set(claims(row as never)))
				if (claim && data.claims.some((c) => c.id === claim) && !listed.includes(claim))
					say(
						row,
						field,
						`found ${claim}, which ${id} in ${GRAPHICS_FILE} does not list; expected it among the claims there, and with it an answer to it if it is a charge`,
					);
	}
}

/** Parts of one whole: destinations add to the year's total, products do not exceed it, years follow each other. */
function exports(data: Data, say: Say) {
	const latest = data.exportYears.at(-1);
	if (!latest) return;
	const sum = data.destinations.reduce((s, d) => s + d.usd, 0);
	// OEC rounds each row to a dollar, so the sum may be off by one for each.
	if (Math.abs(sum - latest.total_usd) > data.destinations.length)
		say(latest, 'total_usd', `found ${latest.total_usd}, expected the sum of ${TABLES.destinations[0]}, ${sum}`);
	const bought = (iso3: string) => data.destinations.find((d) => d.iso3 === iso3);
	const [china, india] = [bought('CHN'), bought('IND')];
	if (china && china.usd !== latest.china_usd)
		say(
			china,
			'usd',
			`found ${china.usd}, expected china_usd of ${latest.year} in ${TABLES.exportYears[0]}, ${latest.china_usd}`,
		);
	const share = india && (100 * india.usd) / latest.total_usd;
	if (share && Math.abs(share - latest.india_share_pct) > 0.006)
		say(
			latest,
			'india_share_pct',
			`found ${latest.india_share_pct}, expected ${share.toFixed(2)}, which ${TABLES.destinations[0]} yields: change both or neither`,
		);
	const products = data.products.reduce((s, p) => s + p.usd, 0);
	const [firstProduct] = data.products;
	if (firstProduct && products > latest.total_usd)
		say(firstProduct, 'usd', `found products worth ${products}, expected no more than the total, ${latest.total_usd}`);
	data.exportYears.forEach((y, i) => {
		const before = data.exportYears[i - 1];
		if (before && y.year !== before.year + 1) say(y, 'year', `found ${y.year}, expected ${before.year + 1}`);
		if (y.china_usd > y.total_usd)
			say(y, 'china_usd', `found ${y.china_usd}, expected no more than the total, ${y.total_usd}`);
	});
}

/** Numbers that we compute, held against what the report says of them. */
function expected(data: Data, say: Say) {
	const figures = figuresOf(data);
	for (const e of data.expected) {
		if (!e.figure || !e.expected) continue;
		const figure = figures.get(e.figure);
		if (!figure)
			say(
				e,
				'figure',
				`found "${e.figure}", expected a figure that the data yields${nearest(e.figure, figures.keys())}`,
			);
		else if (figure.text !== e.expected)
			say(e, 'expected', `found ${e.expected}, expected ${figure.text}, which the data yields: change both or neither`);
	}
}
