import { find } from '../../data/find';
import type { Data } from '../../data/read';
import type { Graphic, Leg, Port } from '../../data/rows';
import { PHASES } from '../../data/schema';
import { formatsOf } from '../../ledger/format';
import { classOf } from '../../ledger/standing';
import { whoAndWhen } from '../../ledger/words';
import { nauticalMiles, placesOf } from '../../map/miles';
import type { Table } from '../kit/chart';
import { wordOf } from '../kit/parts';
import { shipsAt } from './facts';
import type { Phase } from './states';

/** What puts a leg on the map in one state: its line, who says so, and when. */
function standing(data: Data, graphic: Graphic, leg: Leg, state: Phase): string {
	const shown = leg.states.find((s) => s.state === state);
	if (!shown) return wordOf(graphic, 'none');
	const claim = find(data.claims, shown.claim);
	const at = leg.states.indexOf(shown);
	if (at > 0 && leg.states[at - 1]?.claim === shown.claim) return wordOf(graphic, 'as-before');
	return formatsOf(data).labelled(wordOf(graphic, classOf(claim.standing)), whoAndWhen(data, claim));
}

/** All lines and marks of the map, and the port that could not be placed. */
export function table(data: Data, graphic: Graphic): Table {
	const columns = ['from', 'to', 'ships', 'miles', ...PHASES, 'note'];
	return {
		caption: wordOf(graphic, 'caption'),
		columns: columns.map((k) => wordOf(graphic, `column-${k}`)),
		rows: [
			...data.legs.map((leg) => legRow(leg, data, graphic)),
			unplacedRow(data, graphic),
			...data.ports
				.filter((p) => !data.legs.some((l) => l.from === p.id || l.to === p.id))
				.map((port) => portRow(port, data, graphic)),
		],
	};
}
type Row = Table['rows'][number];

function legRow(leg: Leg, data: Data, graphic: Graphic): Row {
	const nameOf = (end: Leg['from']) => (typeof end === 'string' ? find(data.ports, end).name : end.open);
	// A line with an open end has no length.
	const closed = typeof leg.from === 'string' && typeof leg.to === 'string';
	const miles = closed ? formatsOf(data).thousands(nauticalMiles(placesOf(leg, data.ports))) : wordOf(graphic, 'none');
	const stands = PHASES.map((s) => standing(data, graphic, leg, s));
	return {
		cells: [nameOf(leg.from), nameOf(leg.to), leg.ships, miles, ...stands, leg.note ?? ''],
		claim: leg.states.at(-1)?.claim,
	};
}

/** Named in papers as a loading port, and not to be placed. */
function unplacedRow(data: Data, graphic: Graphic): Row {
	const none = wordOf(graphic, 'none');
	const papers = find(data.claims, 'loading-ports');
	return {
		cells: [
			...['taean-from', 'taean-to', 'taean-ships'].map((k) => wordOf(graphic, k)),
			none,
			none,
			formatsOf(data).labelled(wordOf(graphic, 'not-drawn'), whoAndWhen(data, papers)),
			wordOf(graphic, 'as-before'),
			wordOf(graphic, 'as-before'),
			wordOf(graphic, 'taean-note'),
		],
		claim: papers.id,
	};
}

/** A port that is marked, and to which no line is drawn. */
function portRow(port: Port, data: Data, graphic: Graphic): Row {
	const none = wordOf(graphic, 'none');
	const unknown = wordOf(graphic, 'not-known');
	const claim = port.claims[0] as string;
	return {
		cells: [
			port.country === 'RU' ? port.name : unknown,
			port.country === 'RU' ? unknown : port.name,
			shipsAt(data, port.name) || unknown,
			none,
			none,
			none,
			none,
			formatsOf(data).labelled(wordOf(graphic, 'mark-only'), whoAndWhen(data, find(data.claims, claim))),
			port.position === 'approximate' ? wordOf(graphic, 'approximate-note') : '',
		],
		claim,
	};
}
