import type { Data } from '../data';
import { find } from '../data/find';
import { dollars, percent, thousands } from './format';

/** A number as every sentence, graphic and table shows it, rounded once, with the claim that carries it. */
export type Figure = { value: number; text: string; claim: string };

/**
 * Every number that text may show, by id: the quantities as they stand, and those that we compute from rows
 * (shares from dollars and their total, counts from listed rows, the one sum that may be made).
 */
export function figuresOf(data: Data): Map<string, Figure> {
	const figures = new Map<string, Figure>();
	const add = (id: string, value: number, text: string, claim: string) => figures.set(id, { value, text, claim });

	for (const q of data.quantities) add(q.id, q.value, thousands(q.value), q.claim);

	const total = exportTotal(data);
	const coal = find(data.products, 'coal');
	add('coal-share', coal.usd / total, percent(coal.usd, total), coal.claim);
	add('coal-usd', coal.usd, dollars(coal.usd), coal.claim);
	add('exports-usd', total, dollars(total), 'china-share-2015');
	for (const d of data.destinations) {
		const id = d.name.toLowerCase().replaceAll(/[^a-z]+/g, '-');
		add(`${id}-share`, d.usd / total, percent(d.usd, total), d.claim);
		add(`${id}-usd`, d.usd, dollars(d.usd), d.claim);
	}
	for (const y of data.exportYears)
		add(`china-share-${y.year}`, y.china_usd / y.total_usd, percent(y.china_usd, y.total_usd), 'china-share-years');

	const count = (kind: string) => data.designations.filter((d) => d.kind === kind).length;
	add('listed-people', count('person'), String(count('person')), 'treasury-listing');
	add('listed-entities', count('entity'), String(count('entity')), 'treasury-listing');
	add('listed-ships', count('ship'), String(count('ship')), 'treasury-listing');

	const tonnes = (id: string) => find(data.quantities, id).value;
	// The three landings are three different cargoes in one set of papers: the only amounts that may be added.
	const landed = tonnes('jian-fu') + tonnes('rung-ra-2') + tonnes('ul-ji-bong-6');
	add('landed-in-russia', landed, thousands(landed), 'landed-in-russia');
	// In and out together, which may count the same coal twice: shown only to say so.
	add('sixty-sum', landed + tonnes('ulsan-loading'), thousands(landed + tonnes('ulsan-loading')), 'sixty-sum');
	for (const unit of data.scaleUnits) {
		const n = tonnes('sixty-thousand') / unit.tonnes;
		add(`sixty-in-${unit.id}`, n, thousands(n), 'scale-units');
		const load = unit.tonnes < 1 ? unit.tonnes * 1000 : unit.tonnes;
		add(`load-${unit.id}`, load, thousands(load), 'scale-units');
	}
	return figures;
}

/** North Korea's recorded exports in the newest year that the data has, in dollars. */
export function exportTotal(data: Data): number {
	const latest = data.exportYears.at(-1);
	if (!latest) throw new Error('data/export-years.csv has no year');
	return latest.total_usd;
}

/**
 * Text with its `{figure-id}` tokens filled in.
 * @throws Error naming the token that no figure answers
 */
export function fill(text: string, figures: Map<string, Figure>): string {
	return text.replaceAll(/\{([a-z0-9-]+)\}/g, (token, id: string) => {
		const figure = figures.get(id);
		if (!figure) throw new Error(`no figure for ${token} in “${text}”`);
		return figure.text;
	});
}
