import { find } from '../../data/find';
import type { Row } from '../../data/parse';
import type { Data } from '../../data/read';
import type { TimelineEvent } from '../../data/rows';
import { textWidth, wrapText } from '../../design/measure';
import { formatsOf } from '../../ledger/format';
import { classOf } from '../../ledger/standing';
import type { Size } from '../kit/chart';
import { tooHigh } from './column';
import { DAYS, dayOf, type Item, MONTHS, type Model, TYPE } from './layout';
import { narrow } from './narrow';
import { wide } from './wide';

export const STATES = ['ban', 'autumn', 'december', 'all'] as const;
/**
 * The state in which an event arrives. By hand and not by date: what was said of October became public in December
 * or January, and belongs beside what it answers. An event that is not named here arrives in the last state.
 */
const ARRIVES: Record<string, (typeof STATES)[number]> = {
	'res-2371': 'ban',
	'jian-fu-call': 'autumn',
	'calls-kholmsk': 'autumn',
	'res-2375': 'autumn',
	'coal-arrives': 'autumn',
	'russia-complies': 'autumn',
	'fuel-at-sea': 'december',
	'res-2397': 'december',
	'port-ban': 'december',
	'china-fuel': 'december',
	'china-denies': 'december',
};
/**
 * What a phone has no room for: Mr Trump's two charges and China's answer, which lie beside the coal. Charge and
 * denial are left off together; the table has them all.
 */
export const WIDE_ONLY: ReadonlySet<string> = new Set(['china-fuel', 'china-denies', 'trump-russia']);

/**
 * How wide a line of text is on a phone at most, left of the ladder and right of it: the narrowest of these that has room
 * for all of a side, for what a column leaves is its leaders'.
 */
const COLUMNS = { left: [116, 124, 136], right: [110, 124] };

/** Days from the ladder's beginning to the end of a day or month. */
function endOf(date: string): number {
	const [y, m = '01', d] = date.split('-');
	if (d) return dayOf(date) + 1;
	return (Date.UTC(Number(y), Number(m), 1) - Date.UTC(2017, 7, 1)) / 864e5;
}

/** When an event was, in days from the ladder's beginning: the middle of a day, or a span as wide as what is known. */
export function extent(event: Pick<TimelineEvent, 'from' | 'to'>): { from: number; to: number; point: boolean } {
	const last = event.to ?? event.from;
	const point = !event.to && event.from.length === 10;
	const from = Math.max(0, dayOf(event.from));
	const to = Math.min(DAYS, endOf(last));
	return point ? { from: from + 0.5, to: from + 0.5, point } : { from, to, point };
}

/** @param column how wide a line is at most; without it a label has one line, and every event its own */
function items(data: Data, words: (s: string) => string, column?: number): Item[] {
	return data.events
		.filter((e) => !column || !WIDE_ONLY.has(e.id))
		.map((e: Row<TimelineEvent>) => {
			const line = classOf(find(data.claims, e.claim).standing);
			const setting = line === 'said' ? 'said' : 'label';
			const text = column ? wrapText(words(e.short), column, TYPE, setting) : [words(e.label)];
			const date = [e.from, e.to].flatMap((d) => (d ? [formatsOf(data).shortDate(d, false)] : [])).join('–');
			return {
				id: e.id,
				claim: e.claim,
				line,
				above: line === 'record',
				state: Math.max(0, STATES.indexOf(ARRIVES[e.id] ?? 'all')),
				date,
				text,
				...extent(e),
				width: Math.max(textWidth(date, TYPE, 'bold'), ...text.map((t) => textWidth(t, TYPE, setting))),
			};
		})
		.sort((a, b) => a.from - b.from || a.to - b.to);
}

/**
 * Events against a ladder of days, in drawing units of the size asked for.
 * @param words fills `{figure-id}` tokens
 * @throws Error where an event's claim is missing, or labels find no place
 */
export function model(data: Data, size: Size, inForce: string, words: (s: string) => string = (s) => s): Model {
	if (size === 'wide') return wide(items(data, words), inForce);
	const side = (above: boolean) => {
		const tried = COLUMNS[above ? 'left' : 'right'].map((c) => items(data, words, c).filter((i) => i.above === above));
		return tried.find((t) => tooHigh(t) <= 0) ?? (tried.at(-1) as Item[]);
	};
	const { shortDate } = formatsOf(data);
	return narrow(
		[...side(true), ...side(false)],
		inForce,
		MONTHS.map((month) => shortDate(month, false)),
	);
}
