import { geoDistance } from 'd3';
import { find } from '../data/find';
import type { Data } from '../data/read';
import type { Leg, Port } from '../data/rows';
import type { Place } from './projection';

/** The places that a leg's line passes through, its ends included. */
export function placesOf(leg: Leg, ports: Data['ports']): Place[] {
	const end = (e: Leg['from']): Place => {
		if (typeof e !== 'string') return e.at;
		const { lon, lat } = find<Port>(ports, e);
		return [lon, lat];
	};
	return [end(leg.from), ...leg.waypoints, end(leg.to)];
}

/** The Earth's mean radius in nautical miles: 6,371.0088 km of 1.852 km each. */
const RADIUS = 6371.0088 / 1.852;

/** The way along places in nautical miles, on the sphere: at least this far, since ships do not cut corners. */
export const nauticalMiles = (places: readonly Place[]): number =>
	places.reduce((sum, p, i) => (i ? sum + geoDistance(places[i - 1] as Place, p) * RADIUS : 0), 0);
