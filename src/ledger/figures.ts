import { perData } from '../data/per-data';
import type { Data } from '../data/read';
import { nauticalMiles, placesOf } from '../map/miles';
import { formatsOf } from './format';

/** A number as every sentence, graphic and table shows it, rounded once, with the claim that carries it. */
export type Figure = { value: number; text: string; claim: string };

/** How many buyers have a name of their own beside the largest in the drawing of all buyers, and in its table. */
export const NAMED_BUYERS = 3;
export const LISTED_BUYERS = NAMED_BUYERS + 8;
/** What the report's tonnes are measured by, beside units of scale: a cargo, and a year's limit. */
export const CLAIMED = 'sixty-thousand';
export const CARGO = 'sky-angel';
export const LIMIT = 'cap-tonnes';
/** The three landings are three different cargoes in one set of papers: the only amounts that may be added. */
export const LANDINGS = ['jian-fu', 'rung-ra-2', 'ul-ji-bong-6'] as const;

/**
 * Every number that text or drawing may show, by id: the quantities as they stand, and those that we compute from rows
 * (shares from dollars and their total, counts from listed rows, the one sum that may be made). What a row is missing
 * for is not a number: the gate has refused it by then.
 */
export const figuresOf = perData((data): ReadonlyMap<string, Figure> => {
	const figures = new Map<string, Figure>();
	const add = (id: string, value: number, text: string, claim: string) => figures.set(id, { value, text, claim });
	const { thousands } = formatsOf(data);
	for (const q of data.quantities) add(q.id, q.value, thousands(q.value), q.claim);
	addExports(data, add);
	addListed(data, add);
	addTonnes(data, add);
	// Miles are asked for only where there is a map: a graphic of its own rows has none.
	for (const leg of data.legs ?? [])
		if (typeof leg.from === 'string' && typeof leg.to === 'string') {
			const miles = milesOf(leg, data.ports);
			add(`miles-${leg.id}`, miles, thousands(miles), 'track-illustrative');
		}
	return figures;
});

type Add = (id: string, value: number, text: string, claim: string) => void;

function milesOf(leg: Data['legs'][number], ports: Data['ports']): number {
	const known = [leg.from, leg.to].every((end) => ports.some((p) => p.id === end));
	return known ? nauticalMiles(placesOf(leg, ports)) : Number.NaN;
}

function addExports(data: Data, add: Add) {
	const { dollars, percent, thousands } = formatsOf(data);
	const total = exportTotal(data);
	const coal = data.products.find((p) => p.id === 'coal');
	const [usd, claim] = [coal?.usd ?? Number.NaN, coal?.claim ?? ''];
	add('coal-share', usd / total, percent(usd, total), claim);
	add('coal-usd', usd, dollars(usd), claim);
	add('everything-else-share', (total - usd) / total, percent(total - usd, total), claim);
	add('everything-else-usd', total - usd, dollars(total - usd), claim);
	add('exports-usd', total, dollars(total), 'china-share-2015');
	for (const d of data.destinations) {
		const { id } = d;
		add(`${id}-share`, d.usd / total, percent(d.usd, total), d.claim);
		add(`${id}-usd`, d.usd, dollars(d.usd), d.claim);
	}
	const sorted = [...data.destinations].sort((a, b) => b.usd - a.usd);
	for (const after of [2, 1 + NAMED_BUYERS, 1 + LISTED_BUYERS]) {
		const rest = sorted.slice(after);
		const sum = rest.reduce((s, d) => s + d.usd, 0);
		const of = 'other-destinations-2015';
		add(`others-after-${after}`, rest.length, thousands(rest.length), of);
		add(`others-after-${after}-usd`, sum, dollars(sum), of);
		add(`others-after-${after}-share`, sum / total, percent(sum, total), of);
	}
	for (const y of data.exportYears) {
		const of = 'china-share-years';
		add(`china-share-${y.year}`, y.china_usd / y.total_usd, percent(y.china_usd, y.total_usd), of);
		add(`china-usd-${y.year}`, y.china_usd, dollars(y.china_usd), of);
		add(`exports-usd-${y.year}`, y.total_usd, dollars(y.total_usd), of);
		add(`india-share-${y.year}`, y.india_share_pct / 100, percent(y.india_share_pct, 100), of);
	}
}

function addListed(data: Data, add: Add) {
	const count = (kind: string) => data.designations.filter((d) => d.kind === kind).length;
	add('listed-people', count('person'), String(count('person')), 'treasury-listing');
	add('listed-entities', count('entity'), String(count('entity')), 'treasury-listing');
	add('listed-ships', count('ship'), String(count('ship')), 'treasury-listing');
	// Neighbours of one group, by the group's first row.
	let first: Data['designations'][number] | undefined;
	let own = 0;
	for (const row of data.designations) {
		if (first && row.kind === first.kind && row.group_id === first.group_id) own++;
		else [first, own] = [row, 1];
		add(`listed-${first.id}`, own, String(own), first.claim);
	}
}

function addTonnes(data: Data, add: Add) {
	const { percent, thousands } = formatsOf(data);
	const tonnes = (id: string) => data.quantities.find((q) => q.id === id)?.value ?? Number.NaN;
	const landed = LANDINGS.reduce((sum, id) => sum + tonnes(id), 0);
	add('landed-in-russia', landed, thousands(landed), 'landed-in-russia');
	// In and out together, which may count the same coal twice: shown only to say so.
	add('sixty-sum', landed + tonnes('ulsan-loading'), thousands(landed + tonnes('ulsan-loading')), 'sixty-sum');
	const more = tonnes('ulsan-loading') - tonnes('jian-fu');
	add('ulsan-more', more, thousands(more), 'ulsan-loading');

	const [claimed, sums] = [tonnes(CLAIMED), 'scale-units'];
	const loads = data.scaleUnits.map((u) => u.tonnes);
	for (const unit of data.scaleUnits) {
		add(`sixty-in-${unit.id}`, claimed / unit.tonnes, thousands(claimed / unit.tonnes), sums);
		const load = unit.tonnes < 1 ? unit.tonnes * 1000 : unit.tonnes;
		add(`load-${unit.id}`, load, thousands(load), sums);
	}
	const times = Math.sqrt(claimed / Math.max(...loads));
	add('times', times, thousands(times), sums);
	const cargoes = Math.floor(claimed / tonnes(CARGO));
	add('cargoes', cargoes, String(cargoes), sums);
	add('limit-share', claimed / tonnes(LIMIT), percent(claimed, tonnes(LIMIT)), sums);
}

/** North Korea's recorded exports in the newest year that the data has, in dollars. */
export const exportTotal = (data: Data): number => data.exportYears.at(-1)?.total_usd ?? Number.NaN;
