import type { Data } from '../../data';
import { find } from '../../data/find';
import type { Graphic } from '../../data/schema';
import { textWidth, wrapText } from '../../design/measure';
import { type Figure, fill } from '../../ledger/figures';
import { thousands } from '../../ledger/format';
import type { Frame, ViewName } from '../../map/views';
import type { Box } from '../kit/text';
import { STATES, type State, word } from './model';

/**
 * What the story shows of a state beyond its lines: from how near, which ships sail or lie there, and what its caption
 * says. A ship has the form of the leg that it sails. States that are not here show the whole map and stand still.
 */
export type Beat = {
	view: ViewName;
	/** Legs that are sailed as the state arrives; `lands` where the cargo is known to have been put ashore. */
	sails?: readonly { leg: string; lands?: boolean }[];
	/** Legs at whose beginning a ship lies. */
	lies?: readonly string[];
	/** Keys of the caption's lines among the graphic's labels; those in `arrived` come when the ship has arrived. */
	caption: readonly string[];
	arrived?: readonly string[];
	/** Voyages whose calls are counted one by one. */
	tally?: readonly string[];
};
export const BEATS: Partial<Record<State, Beat>> = {
	'smuggling-nakhodka': {
		view: 'nakhodka',
		sails: [{ leg: 'nampo-nakhodka', lands: true }],
		caption: ['beat-nakhodka'],
		arrived: ['beat-nakhodka-then'],
	},
	'smuggling-kholmsk': {
		view: 'kholmsk',
		sails: [{ leg: 'wonsan-kholmsk', lands: true }],
		caption: ['beat-kholmsk'],
		tally: ['rung-ra-2', 'ul-ji-bong-6'],
	},
	'smuggling-reload': { view: 'kholmsk', lies: ['kholmsk-incheon'], caption: ['beat-reload', 'beat-reload-who'] },
	'smuggling-declared': {
		view: 'declared',
		sails: [{ leg: 'kholmsk-declared' }],
		caption: ['beat-declared', 'beat-declared-who'],
	},
	'smuggling-tracked': {
		view: 'korea',
		sails: [{ leg: 'kholmsk-incheon' }, { leg: 'kholmsk-pohang' }],
		caption: ['beat-tracked', 'beat-tracked-who'],
	},
};

/** Consecutive states that are seen from one place; without a view, from where the whole map is seen. */
export type Stop = { view?: ViewName; from: number; to: number };
export const STOPS: readonly Stop[] = STATES.map((state, at) => ({
	view: BEATS[state]?.view,
	from: at,
	to: at,
})).reduce<Stop[]>((stops, next) => {
	const last = stops.at(-1);
	if (last && last.view === next.view) last.to = next.to;
	else stops.push(next);
	return stops;
}, []);

/** A line of a caption: where it stands, whether it names the matter, and whether it waits for the ship. */
export type CaptionLine = { text: string; x: number; y: number; bold: boolean; late: boolean };
/** A call at a port, the `index`-th of all that are counted in its caption. */
export type Call = { x: number; y: number; index: number };
export type Caption = { box: Box; lines: CaptionLine[]; calls: Call[] };

const SIZE = 15;
const LEADING = 18;
const PAD = 8;
/** Room for one hull, drawn small. */
const HULL = 23;

/**
 * The caption of a state, at the foot of a map's frame.
 * @param wide whether it takes the frame's left corner, as wide as it needs; else all its width
 */
export function captionOf(
	data: Data,
	graphic: Graphic,
	figures: Map<string, Figure>,
	state: State,
	frame: Frame,
	wide: boolean,
): Caption | undefined {
	const beat = BEATS[state];
	if (!beat) return undefined;
	const most = frame.width - 2 * PAD;
	const texts = [...beat.caption, ...(beat.arrived ?? [])].flatMap((key, i) =>
		wrapText(fill(word(graphic, key), figures), most, SIZE, i ? 'label' : 'bold').map((text) => ({
			text,
			bold: i === 0,
			late: i >= beat.caption.length,
		})),
	);
	const rows = (beat.tally ?? []).map((id) => {
		const { ship, calls, quantity } = find(data.voyages, id);
		const { value, unit } = find(data.quantities, quantity);
		return { ship, calls: Number(calls), amount: `${thousands(value)} ${unit}` };
	});
	const names = Math.max(0, ...rows.map((r) => textWidth(r.ship, SIZE)));
	const marks = Math.max(0, ...rows.map((r) => r.calls)) * HULL;
	const amounts = Math.max(0, ...rows.map((r) => textWidth(r.amount, SIZE, 'bold')));
	const widest = Math.max(
		...texts.map((t) => textWidth(t.text, SIZE, t.bold ? 'bold' : 'label')),
		rows.length ? names + marks + amounts + 2 * PAD : 0,
	);
	const height = (texts.length + rows.length) * LEADING + PAD;
	const width = wide ? widest + 2 * PAD : frame.width;
	const box = { x: frame.x, y: frame.y + frame.height - height, width, height };
	const line = (i: number) => box.y + PAD / 2 + LEADING * (i + 0.5) + SIZE * 0.35;
	const left = box.x + PAD;
	let index = 0;
	return {
		box,
		lines: [
			...texts.map((t, i) => ({ ...t, x: left, y: line(i) })),
			...rows.flatMap((r, i) => {
				const y = line(texts.length + i);
				return [
					{ text: r.ship, x: left, y, bold: false, late: false },
					{ text: r.amount, x: left + names + marks + 2 * PAD, y, bold: true, late: true },
				];
			}),
		],
		calls: rows.flatMap((r, i) =>
			Array.from({ length: r.calls }, (_, n) => ({
				x: left + names + PAD + HULL * (n + 0.5),
				y: line(texts.length + i) + 5,
				index: index++,
			})),
		),
	};
}
