import { find } from '../../data/find';
import { wordsFile } from '../../data/places';
import type { Port } from '../../data/rows';
import type { Camera, Place } from '../../map/projection';
import type { View } from '../../map/views';
import { wordOf } from '../kit/parts';
import { alongLegs, aroundPort, awayFromPort, broken, FAR_OFF, type Line, round, standsOn, within } from './candidates';
import type { LegMark, PortMark } from './geometry';
import type { Item, Kind } from './labels';
import { fileOf, type MapRows, type MapWords } from './rows';
import { reportIn, type State } from './states';
import { type Tag, tagsOf } from './tags';

/** Names of lands and seas, in degrees: where each may stand, and where it stands best. */
type Land = { area: View; middle: Place; few: boolean; name?: string; kind?: Kind };
const LANDS: Record<string, Land> = {
	'north-korea': { area: { west: 125.2, east: 128.6, south: 38.6, north: 42 }, middle: [126.8, 40.4], few: true },
	'south-korea': { area: { west: 126.6, east: 128.8, south: 34.6, north: 37.9 }, middle: [127.8, 36.7], few: true },
	china: { area: { west: 119, east: 129, south: 42.3, north: 46.5 }, middle: [126, 44.6], few: true },
	russia: { area: { west: 133.6, east: 137.5, south: 44.6, north: 47.6 }, middle: [135.6, 46.4], few: true },
	japan: { area: { west: 135.6, east: 140.5, south: 34.4, north: 37.6 }, middle: [138.2, 36.2], few: true },
};
const SEAS: Record<string, { area: View; middle: Place; few: boolean; scale: number }> = {
	'sea-of-japan': {
		area: { west: 131.4, east: 136.8, south: 37.4, north: 42.2 },
		middle: [133.9, 39.6],
		few: true,
		scale: 1,
	},
	'yellow-sea': {
		area: { west: 120.6, east: 126, south: 33.2, north: 38.6 },
		middle: [123.2, 36],
		few: false,
		scale: 0.85,
	},
};

/** A map whose marks stand, and that wants its labels. */
type Unlabelled = {
	data: MapRows;
	graphic: MapWords;
	states: readonly State[];
	camera: Camera;
	legs: LegMark[];
	ports: PortMark[];
	/** Every word that the map has, those that a small drawing has room for, or the names of its ports alone. */
	words: 'all' | 'few' | 'ports';
	/** Type of names of seas, and of the rest. */
	seaSize?: number;
	size: number;
};

/** How much worse a coast is through words that could stand elsewhere than through a port's name. */
const COAST = 14;
/** Lands whose names have the room to keep off it. */
const OPEN_COAST: readonly string[] = ['russia', 'japan'];

/** A label, and when its turn comes to be placed. */
export type Ordered = Item & { order: number };
/** Where labels stand in the order of placing that come and go again. */
export const PASSING = 9;

/**
 * Every label of a map, in the order of placing. The open sea is scarce: words at the end of a line that ends there come
 * first, then the sea's own name, then what must stand by its mark, then words that can give way.
 * @throws Error where the graphic lacks a word
 */
export function labelItems(map: Unlabelled): Ordered[] {
	const ports = map.ports.map((mark) => portItem(mark, map));
	if (map.words === 'ports') return ports;
	const few = map.words === 'few';
	const tags = tagsOf({ ...map, few }).map((tag) => tagItem(tag, map.size));
	return [...tags, ...seaItems(map, few), ...ports, ...landItems(map, few)].sort((a, b) => a.order - b.order);
}

/** Words on lines. */
function tagItem(tag: Tag, size: number): Ordered {
	const { kind, from, to, claim, marks } = tag;
	const line = { kind, size, from, to, claim };
	return {
		// Who inked a line stands in the table too; what keeps one dashed is a caveat, and stays.
		spare: kind === 'record',
		coast: COAST,
		order: tag.passing ? PASSING : marks.some((m) => m.open) ? 0 : 3,
		id: `${marks.map((m) => m.id).join('-and-')}-${from}`,
		own: marks.map((m) => m.id),
		candidates: alongLegs(marks, tag.text, line),
		more: () => [
			...alongLegs(marks, tag.text, line, FAR_OFF),
			...(tag.short ? alongLegs(marks, tag.short, line).map((c) => ({ ...c, cost: c.cost + 8 })) : []),
		],
		from: tag.source,
	};
}

/** Names of seas: of a small map those that it has room for. */
function seaItems({ graphic, states, camera, seaSize = 19 }: Unlabelled, few: boolean): Ordered[] {
	const seas = Object.entries(SEAS).filter(([, sea]) => sea.few || !few);
	return seas.map(([id, { area, middle, scale }]) => {
		const line = { kind: 'sea' as const, size: Math.max(14, scale * seaSize), from: 0, to: states.length - 1 };
		const text = wordOf(graphic, id);
		// Two names, one under the other; or one name, in one line or two.
		const second = graphic.labels[`${id}-too`];
		// A name of one word has no second setting: without its lines the other name would stand alone.
		const settings = [[text], broken(text, 2)].filter((s) => s.length).map((s) => (second ? [...s, second] : s));
		const lines = settings.map((s) => s.map((t) => ({ text: t, ...line })));
		return {
			order: 1,
			id,
			candidates: within(camera, area, middle, lines, 1.15, 3),
			more: () => within(camera, round(area, 1.5), middle, lines, 1.15, 6).filter(standsOn(camera, 'water')),
			stiff: 12,
			from: `labels.${id}${second ? ` or labels.${id}-too` : ''} in ${fileOf(graphic)}`,
		};
	});
}

/** The name of a port, and what is said of it under it. */
function portItem(mark: PortMark, map: Unlabelled): Ordered {
	const port = find(map.data.ports, mark.id);
	const seen = { from: mark.from, to: map.states.length - 1 };
	const lines: Line[] = [{ text: port.name, kind: 'port', size: map.size, ...seen }];
	const said = map.words === 'ports' ? undefined : reportedLine(port, mark, map);
	if (said) lines.push(said);
	// Where a port's place is not sure its name says so, in one line or under it.
	const doubt = port.position === 'approximate' ? wordOf(map.graphic, 'approximate') : undefined;
	const settings: Line[][] = doubt
		? [
				[{ ...(lines[0] as Line), text: `${port.name} ${doubt}` }],
				[...lines, { text: doubt, kind: 'port', size: map.size, ...seen }],
			]
		: [lines];
	const others = map.ports.filter((p) => p !== mark);
	return {
		order: 2,
		id: mark.id,
		candidates: settings.flatMap((s) => aroundPort(mark, s, others)),
		more: () => settings.flatMap((s) => awayFromPort(mark, s, others)),
		from: `name of ${port.id} in ${wordsFile('ports')}`,
	};
}

/** What stands under a Russian port's name for as long as the way there is only the report's. */
function reportedLine(port: Port, mark: PortMark, { data, graphic, states, legs, size }: Unlabelled): Line | undefined {
	const report = reportIn(states);
	if (port.country !== 'RU' || mark.from > report) return undefined;
	const there = (m: LegMark) => m.from === report && data.legs.some((l) => l.id === m.id && l.to === port.id);
	const to = Math.max(...legs.filter((m) => m.to < states.length - 1 && there(m)).map((m) => m.to), report);
	return { text: wordOf(graphic, 'reported'), kind: 'said', size, from: report, to, claim: 'core-route' };
}

/** Names of countries. */
function landItems({ graphic, states, camera, size }: Unlabelled, few: boolean): Ordered[] {
	const lands = Object.entries(LANDS).filter(([, land]) => land.few || !few);
	return lands.map(([id, { area, middle, name = id, kind = 'country' }]) => {
		const text = wordOf(graphic, name);
		const line = { kind, size, from: 0, to: states.length - 1 };
		const settings = [[text], broken(text, 2)].filter((s) => s.length).map((s) => s.map((t) => ({ text: t, ...line })));
		return {
			order: 2,
			id,
			candidates: within(camera, area, middle, settings, 1.2, 5),
			more: () =>
				// Farther off only where nothing nearer is left, as beside a plan that wide letters make wider.
				[0.7, 1.6].flatMap((by, i) =>
					within(camera, round(area, by), middle, settings, 1.2, 4)
						.filter(standsOn(camera, 'land'))
						.map((c) => ({ ...c, cost: c.cost + i * 12 })),
				),
			stiff: few ? 1 : 3,
			// On its own land and over a border is better than beyond it; the open coast cuts letters.
			coast: OPEN_COAST.includes(id) ? COAST : 1,
			from: `labels.${name} in ${fileOf(graphic)}`,
		};
	});
}
