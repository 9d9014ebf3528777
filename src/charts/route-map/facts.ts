import type { Data } from '../../data';
import { find } from '../../data/find';
import type { Leg } from '../../data/schema';
import { figuresOf, fill } from '../../ledger/figures';
import { thousands } from '../../ledger/format';
import { classOf } from '../../ledger/standing';
import { standingOf, whoAndWhen } from '../../ledger/words';
import { nauticalMiles, placesOf } from '../../map/legs';
import { type Point, project } from '../../map/projection';
import { STATES, shownIn, word } from './model';

/** What is said of one port, or one line, of the map as it stands at the end. */
export type Fact = {
	/** A leg's or a port's id, as its mark carries it; of neither where the map could not place it. */
	leg?: string;
	port?: string;
	/** Where a port lies, in world units (map/projection.ts): drawings leave some out. */
	at?: Point;
	/** "Kholmsk to Incheon". */
	name: string;
	/** Short lines: how it stands and who denies it, ships and miles, country and position. */
	lines: string[];
	/** Claims by id: what puts it on the map, what answers that, and what else is known, in the order to be read. */
	claims: string[];
	note?: string;
};
export type Said = {
	says: string;
	/** How it stands, with its line, who says so and when. */
	by: string;
	/** Who published it. */
	sources: string;
};
export type Facts = {
	words: Record<'explore' | 'list' | 'story' | 'chart' | 'next' | 'previous' | 'of' | 'entry', string>;
	items: Fact[];
	claims: Record<string, Said>;
};

const WORDS = ['explore', 'list', 'story', 'chart', 'next', 'previous', 'of', 'entry'] as const;
/** What the graphic's note says of all of it, wherever it goes: Russia denies it. */
const DENIAL = 'russia-denies-coal';
/** Named as a loading port, and not to be placed. */
const UNPLACED = ['loading-ports'];

const unique = <T>(all: readonly T[]): T[] => [...new Set(all)];

/**
 * What the map can be asked, port by port and line by line, once all of it is drawn: in the order in which lines ink in,
 * then ports. No charge stands without its denial.
 * @throws Error where a claim or a word is missing
 */
export function factsOf(data: Data): Facts {
	const graphic = find(data.graphics, 'route-map');
	const say = (key: string) => word(graphic, `explore-${key}`);
	const figures = figuresOf(data);
	const nameOf = (end: Leg['from']) => (typeof end === 'string' ? find(data.ports, end).name : end.open);
	const stands = (id: string) => `${standingOf(find(data.claims, id))}. ${say('denied')}`;
	const onRecord = (id: string) => classOf(find(data.claims, id).standing) === 'record';
	const by = (id: string) => {
		const claim = find(data.claims, id);
		return `${standingOf(claim)}: ${whoAndWhen(claim)}`;
	};
	/** The first, what denies it or any of the others, the others. */
	const withDenials = ([first, ...rest]: string[]): string[] => {
		const all = [first, ...rest];
		const denials = data.claims.filter((c) => c.standing === 'denial' && c.answers.some((id) => all.includes(id)));
		return unique([first as string, DENIAL, ...denials.map((c) => c.id), ...rest]);
	};

	const end = STATES.at(-1) as (typeof STATES)[number];
	const legs = data.legs.flatMap((leg): Fact[] => {
		const shown = shownIn(leg, end);
		if (!shown) return [];
		const closed = typeof leg.from === 'string' && typeof leg.to === 'string';
		const miles = closed ? thousands(nauticalMiles(placesOf(leg, data.ports))) : undefined;
		const voyages = data.voyages.filter((v) => v.leg === leg.id).map((v) => v.claim);
		const name = closed ? `${nameOf(leg.from)} ${say('to')} ${nameOf(leg.to)}` : leg.label;
		return [
			{
				leg: leg.id,
				name,
				lines: [
					stands(shown.claim),
					`${say('ships')} ${leg.ships}${miles ? `. ${miles} ${say('miles')}` : ''}. ${closed ? say('illustrative') : say('open')}`,
				],
				claims: withDenials(unique([shown.claim, ...leg.states.map((s) => s.claim).reverse(), ...voyages])),
				note: leg.note,
			},
		];
	});
	const ports = data.ports.map((port): Fact => {
		const calls = data.legs.some((l) => l.from === port.id || l.to === port.id);
		const [x, y] = project([port.lon, port.lat]);
		return {
			port: port.id,
			at: [Math.round(x), Math.round(y)],
			name: port.name,
			lines: [
				// A port has no line of its own, and so no standing: each claim brings its own.
				`${[port.country, port.note].filter(Boolean).join('; ')}. ${say('denied-port')}`,
				...(port.position === 'approximate' ? [word(graphic, 'approximate-note')] : []),
				...(calls ? [] : [say('no-line')]),
			],
			claims: withDenials([...port.claims].sort((a, b) => Number(onRecord(b)) - Number(onRecord(a)))),
		};
	});
	const taean: Fact = {
		name: word(graphic, 'taean-from'),
		lines: [stands(UNPLACED[0] as string), word(graphic, 'taean-note')],
		claims: withDenials(UNPLACED),
	};

	const items = [...legs, ...ports, taean];
	const claims = unique(items.flatMap((i) => i.claims)).map((id): [string, Said] => {
		const claim = find(data.claims, id);
		const sources = unique(claim.sources.map((s) => find(data.sources, s.id).publisher));
		return [id, { says: fill(claim.statement, figures), by: by(id), sources: sources.join('; ') }];
	});
	return {
		words: Object.fromEntries(WORDS.map((w) => [w, say(w)])) as Facts['words'],
		items,
		claims: Object.fromEntries(claims),
	};
}

/** All that a reader may see of them, for a face to be cut to. */
export const wordsOf = ({ words, items, claims }: Facts): string =>
	[
		...Object.values(words),
		...items.flatMap((i) => [i.name, ...i.lines, i.note ?? '']),
		...Object.values(claims).flatMap((c) => [c.says, c.by, c.sources]),
		'0123456789←→×',
	].join('');
