import { find } from '../../data/find';
import type { Data } from '../../data/read';
import type { Claim, Leg } from '../../data/rows';
import { figuresOf } from '../../ledger/figures';
import { fill } from '../../ledger/fill';
import { formatsOf } from '../../ledger/format';
import { classOf } from '../../ledger/standing';
import { standingOf, whoAndWhen } from '../../ledger/words';
import { nauticalMiles, placesOf } from '../../map/miles';
import { type Point, project } from '../../map/projection';
import { wordOf } from '../kit/parts';
import { STATES, shownIn } from './states';

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
	/** The map's name in its last state, in which it can be explored. */
	title: string;
	words: Record<(typeof WORDS)[number] | 'stop' | 'space', string>;
	items: Fact[];
	claims: Record<string, Said>;
};

const WORDS = ['explore', 'list', 'story', 'chart', 'next', 'previous', 'of', 'entry'] as const;
/** The denial that the graphic's note gives: it answered one report, and what is said apart from that has none. */
const DENIAL = 'russia-denies-coal';
/** Named as a loading port, and not to be placed. */
const UNPLACED = ['loading-ports'];

const unique = <T>(all: readonly T[]): T[] => [...new Set(all)];

/** Ships that a source has at a port to which no leg is drawn, in a few words; empty where none is named. */
export function shipsAt(data: Data, port: string): string {
	const { aside, parts } = formatsOf(data);
	const there = data.voyages.filter((v) => !v.leg && (v.to === port || v.from === port));
	return parts(there.map((v) => aside(v.ship, v.when)));
}

const comesBefore = (a: Claim, b: Claim) => a.date.slice(0, b.date.length) < b.date.slice(0, a.date.length);

/**
 * Whether a claim was answered, by whom and when, in sentences. An answer is held to what it answered: of a claim that
 * has none, the general denial is told with its day, as given before it or apart from it.
 */
function answersTo(data: Data, id: string, say: (key: string) => string): string {
	const { longDate, sentences } = formatsOf(data);
	const told = (key: string, { speaker, date }: Claim) =>
		say(key).replace('{who}', speaker.who).replace('{date}', longDate(date));
	const answers = data.claims.filter((c) => c.answers.includes(id));
	if (answers.length) return sentences(...answers.map((c) => told(c.standing === 'denial' ? 'denied' : 'answered', c)));
	const general = find(data.claims, DENIAL);
	return told(comesBefore(general, find(data.claims, id)) ? 'denied-before' : 'denied-apart', general);
}

/**
 * What the map can be asked, port by port and line by line, once all of it is drawn: in the order in which lines ink in,
 * then ports. No charge stands without the answer to it, and no answer to what it did not answer.
 * @throws Error where a claim or a word is missing
 */
export function factsOf(data: Data): Facts {
	const graphic = find(data.graphics, 'route-map');
	const { labelled, longDate, parts, sentences, stop, thousands } = formatsOf(data);
	const { marks } = data.edition;
	const say = (key: string) => wordOf(graphic, `explore-${key}`);
	const figures = figuresOf(data);
	const nameOf = (end: Leg['from']) => (typeof end === 'string' ? find(data.ports, end).name : end.open);
	const stands = (id: string) =>
		sentences(stop(standingOf(data.standings, find(data.claims, id))), answersTo(data, id, say));
	const shipped = (ships: string) => `${say('ships')}${marks.space}${ships}`;
	const general = find(data.claims, DENIAL);
	const generally = say('denied-port').replace('{who}', general.speaker.who).replace('{date}', longDate(general.date));
	const onRecord = (id: string) => classOf(find(data.claims, id).standing) === 'record';
	const by = (id: string) => {
		const claim = find(data.claims, id);
		return labelled(standingOf(data.standings, claim), whoAndWhen(data, claim));
	};
	/** Each with the answers to it right after it; at the end the general denial, if it answers none of them. */
	const withAnswers = (ids: readonly string[]): string[] =>
		unique([
			...ids.flatMap((id) => [id, ...data.claims.filter((c) => c.answers.includes(id)).map((c) => c.id)]),
			DENIAL,
		]);

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
					sentences(
						`${shipped(leg.ships)}${marks.stop}`,
						miles && `${miles}${marks.space}${say('miles')}${marks.stop}`,
						closed ? say('illustrative') : say('open'),
					),
				],
				claims: withAnswers(unique([shown.claim, ...leg.states.map((s) => s.claim).reverse(), ...voyages])),
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
				sentences(
					`${parts([find(data.countries, port.country).name, port.note ?? ''].filter(Boolean))}${marks.stop}`,
					generally,
				),
				...(port.position === 'approximate' ? [wordOf(graphic, 'approximate-note')] : []),
				...(calls ? [] : [say('no-line')]),
				...(calls || !shipsAt(data, port.name) ? [] : [shipped(shipsAt(data, port.name))]),
			],
			claims: withAnswers([...port.claims].sort((a, b) => Number(onRecord(b)) - Number(onRecord(a)))),
		};
	});
	const taean: Fact = {
		name: wordOf(graphic, 'taean-from'),
		lines: [stands(UNPLACED[0] as string), wordOf(graphic, 'taean-note')],
		claims: withAnswers(UNPLACED),
	};

	const items = [...legs, ...ports, taean];
	const claims = unique(items.flatMap((i) => i.claims)).map((id): [string, Said] => {
		const claim = find(data.claims, id);
		const sources = unique(claim.sources.map((s) => find(data.sources, s.id).publisher));
		return [id, { says: fill(claim.statement, figures), by: by(id), sources: parts(sources) }];
	});
	return {
		title: fill(graphic.title, figures),
		words: {
			...Object.fromEntries(WORDS.map((w) => [w, say(w)])),
			stop: marks.stop,
			space: marks.space,
		} as Facts['words'],
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
