import { find } from '../../data/find';
import type { Leg } from '../../data/rows';
import { nauticalMiles, placesOf } from '../../map/miles';
import { type Download, id, text, unit } from '../kit/columns';

/** A row for each leg in each state of the map that draws it. */
export const download: Download = {
	key: 'id',
	fields: [
		id('One row for each leg and each state of the map in which it is drawn: leg and state.'),
		text('leg', 'Leg', 'Id of the leg.', { required: true }),
		text(
			'state',
			'State of the map',
			'Where in the story the leg stands so: in the report itself, with the port documents, with the US list, with what came to light later (the last state).',
			{ required: true, enum: ['report', 'smuggling', 'us-sanctions', 'later'] },
		),
		text('from', 'From', 'Port, or “port not named” where the source names none.', { required: true }),
		text('from_port', 'From, id', 'Id of the port in ports.csv; empty where no port is named.'),
		text('to', 'To', 'Port, or “port not named” where the source names none.', { required: true }),
		text('to_port', 'To, id', 'Id of the port in ports.csv; empty where no port is named.'),
		text('ships', 'Ships', 'Names of ships, as far as a source names them for this leg.', { required: true }),
		{
			name: 'distance',
			type: 'number',
			title: 'Distance',
			unit: 'nautical miles',
			description:
				'Along an illustrative line over water, on the sphere: at least so far. No source gives a ship’s track. Empty where an end is open.',
			constraints: { minimum: 0 },
		},
		unit('distance_unit', 'the distance', ['nautical miles']),
		text('put_on_record', 'Put on record by', 'Who put the leg on record and when, in short.'),
		text('note', 'Note', 'What must be known beside it.'),
	],
	rows: (data) => {
		const endOf = (end: Leg['from']) =>
			typeof end === 'string' ? { name: find(data.ports, end).name, port: end } : { name: end.open, port: undefined };
		return data.legs.flatMap((leg) => {
			const [from, end] = [endOf(leg.from), endOf(leg.to)];
			const miles = from.port && end.port ? Math.round(nauticalMiles(placesOf(leg, data.ports))) : undefined;
			return leg.states.map((s) => ({
				id: `${leg.id}-${s.state}`,
				leg: leg.id,
				state: s.state,
				from: from.name,
				from_port: from.port,
				to: end.name,
				to_port: end.port,
				ships: leg.ships,
				distance: miles,
				distance_unit: miles === undefined ? undefined : 'nautical miles',
				put_on_record: s.inked,
				note: leg.note,
				claim: s.claim,
			}));
		});
	},
};
