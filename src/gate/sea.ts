import { geoDistance, geoInterpolate } from 'd3';
import { originOf, type Problem } from '../data/parse';
import { type Reading, TABLES } from '../data/read';
import type { Leg, Port } from '../data/rows';
import { onLand, outlines } from '../map/coastline';
import { landfalls } from '../map/legs';
import { placesOf } from '../map/miles';
import type { Place } from '../map/projection';
import { rowName } from './say';

const EARTH = 6371;
/** How many kilometres from the drawn coast a port may lie: as much as its outline leaves out. */
const NEAR = 5;

const measured = new Map<string, number>();
/** Kilometres from a place to the nearest outline that is not far away, along great circles. */
export function offshore(at: Place): number {
	const known = measured.get(at.join()) ?? measure(at);
	measured.set(at.join(), known);
	return known;
}
function measure(at: Place): number {
	let best = Number.POSITIVE_INFINITY;
	for (const ring of outlines)
		for (let i = 1; i < ring.length; i++) {
			const [a, b] = [ring[i - 1] as Place, ring[i] as Place];
			if (Math.abs(a[1] - at[1]) > 1 || Math.abs(a[0] - at[0]) > 1.5) continue;
			const n = Math.ceil(geoDistance(a, b) * EARTH);
			const between = geoInterpolate(a, b);
			for (let k = 0; k <= n; k++) best = Math.min(best, geoDistance(between(n ? k / n : 0), at) * EARTH);
		}
	return best;
}

const crossed = new Map<string, Place[]>();
/** Where a line lies on land, away from its ends. */
function onLandAlong(places: Place[]): Place[] {
	const key = JSON.stringify(places);
	const known = crossed.get(key) ?? landfalls(places);
	crossed.set(key, known);
	return known;
}

const where = ([lon, lat]: Place) => `${lat.toFixed(2)}, ${lon.toFixed(2)}`;

/** What is where no ship can be: a port away from the coast, a leg or one of its points on land. */
export function seaProblems({ loose: data, torn }: Reading): Problem[] {
	const problems: Problem[] = [];
	const say = (row: object, field: string, message: string) =>
		problems.push({ ...originOf(row, field), row: rowName(row), field, message });
	for (const port of data.ports) {
		if (port.lat === undefined || port.lon === undefined || port.off_coast === undefined) continue;
		const far = offshore([port.lon, port.lat]);
		const most = Math.max(NEAR, port.off_coast || 0);
		if (far > most)
			say(
				port,
				'lat, lon',
				`found ${port.lat}, ${port.lon}, ${Number.isFinite(far) ? `${far.toFixed(1)} km from` : 'far from'} any coast; expected ${most} km at most: correct the position, or say in off_coast how far it may lie and in note why`,
			);
		// Of a port that has no words at all, that alone is told.
		if (port.off_coast && port.name && !port.note)
			say(port, 'note', 'found nothing, expected why it may lie off the coast (off_coast)');
		else if (port.off_coast && far <= NEAR)
			say(
				port,
				'off_coast',
				`found ${port.off_coast}, expected nothing: it lies on the coast, at ${far.toFixed(1)} km`,
			);
	}
	if (torn.has(TABLES.ports[0])) return problems;
	const ports = new Set(data.ports.map((p: Port) => p.id));
	for (const leg of data.legs) {
		if (!leg.waypoints || !leg.from || !leg.to) continue;
		const dry = leg.waypoints.findIndex((p) => onLand(p as Place));
		if (dry >= 0) {
			const [lon, lat] = leg.waypoints[dry] as Place;
			say(leg, `waypoints.${dry}`, `found [${lon}, ${lat}] on land, expected a place on water: [longitude, latitude]`);
			continue;
		}
		for (const end of ['from', 'to'] as const) {
			const open = leg[end];
			if (typeof open !== 'string' && onLand(open.at as Place))
				say(leg, `${end}.at`, `found [${open.at.join(', ')}] on land, expected a place on water`);
		}
		if (![leg.from, leg.to].every((e) => typeof e !== 'string' || ports.has(e))) continue;
		const [first, ...more] = onLandAlong(placesOf(leg as Leg, data.ports));
		if (first)
			say(
				leg,
				'waypoints',
				`found a line that crosses land at ${where(first)}${more.length ? ` and ${more.length} points more` : ''} (latitude, longitude), expected water all the way: add a waypoint that leads round it`,
			);
	}
	return problems;
}
