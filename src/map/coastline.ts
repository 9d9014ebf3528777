import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson';
import { feature, merge, mesh } from 'topojson-client';
import { topology } from 'topojson-server';
import { filter, filterWeight, presimplify, simplify } from 'topojson-simplify';
import type {
	GeometryCollection,
	Topology,
	MultiPolygon as TopoMultiPolygon,
	Polygon as TopoPolygon,
} from 'topojson-specification';
import { h, type Node } from '../design/svg';
import { type Place, type Point, project } from './projection';
import { CLIPS } from './sheets';
import { type Clip, VIEWS, type View } from './views';

/**
 * The coast, from Natural Earth 4.1.0 at 1:50m (npm world-atlas 2.0.2, countries-50m.json): de facto boundaries. At this
 * scale the data does not have the Liancourt Rocks, which 10m gives to South Korea. The islands round Kholmsk, where the
 * map comes nearest, are those of 1:10m.
 */
export const COUNTRIES = ['CN', 'RU', 'KP', 'KR', 'JP', 'MN'] as const;
/** By ISO 3166-1 alpha-2 code. */
export type Country = (typeof COUNTRIES)[number];
/** The same countries in world-atlas, which has ISO 3166-1 numeric codes. */
const NUMERIC: Record<Country, string> = { CN: '156', RU: '643', KP: '408', KR: '410', JP: '392', MN: '496' };

/** What is kept of the world, in degrees: a little more than the widest view shows. */
const EXTENT = { west: 108, east: 146, south: 31, north: 50 } as const;
/** An island that begins east of this is left out: the southern Kurils do. */
const KURILS = 145.3;

type Land = Feature<MultiPolygon, { country: Country }>;
type World = Topology<{ countries: GeometryCollection<{ country?: Country }> }>;

const of = (country: Country) => (s: object) =>
	(s as { properties?: { country?: Country } }).properties?.country === country;

const read = (scale: '50m' | '10m'): World =>
	JSON.parse(
		readFileSync(createRequire(import.meta.url).resolve(`world-atlas/countries-${scale}.json`), 'utf8'),
	) as World;

/** The sea round Kholmsk, in degrees. */
const KHOLMSK: View = { west: 138, east: 145, south: 41.2, north: 55 };
/** An island in the sea round Kholmsk: it lies there whole. */
const roundKholmsk = ([ring = []]: Position[][]) =>
	ring.every(
		([lon = 0, lat = 0]) => lon > KHOLMSK.west && lon < KHOLMSK.east + 1 && lat > KHOLMSK.south && lat < KHOLMSK.north,
	);

/**
 * A ring cut to a rectangle (Sutherland and Hodgman), in degrees. Meridians and parallels are straight in Mercator, so
 * cutting before or after projecting is the same. Cuts run along the edge of the extent, outside every view.
 */
function cut(ring: Position[]): Position[] {
	const edges: [axis: 0 | 1, at: number, sign: 1 | -1][] = [
		[0, EXTENT.west, 1],
		[0, EXTENT.east, -1],
		[1, EXTENT.south, 1],
		[1, EXTENT.north, -1],
	];
	let points = ring.slice(0, -1);
	for (const [axis, at, sign] of edges) {
		const inside = (p: Position) => ((p[axis] as number) - at) * sign >= 0;
		points = points.flatMap((p, i) => {
			const before = points.at(i - 1) as Position;
			const across = (): Position => {
				const t = (at - (before[axis] as number)) / ((p[axis] as number) - (before[axis] as number));
				const other = (before[1 - axis] as number) + t * ((p[1 - axis] as number) - (before[1 - axis] as number));
				return axis === 0 ? [at, other] : [other, at];
			};
			if (inside(p)) return inside(before) ? [p] : [across(), p];
			return inside(before) ? [across()] : [];
		});
	}
	return points.length < 3 ? [] : [...points, points[0] as Position];
}

/** The countries as Natural Earth has them, cut to the extent and not simplified, in degrees. */
export const countries: readonly Land[] = (() => {
	const [world, fine] = [read('50m'), read('10m')];
	const polygonsOf = (from: World, country: Country): Position[][][] => {
		const found = from.objects.countries.geometries.find((c) => c.id === NUMERIC[country]);
		if (!found) throw new Error(`world-atlas has no country ${NUMERIC[country]} (${country})`);
		const { geometry } = feature(from, found) as Feature<Polygon | MultiPolygon>;
		return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
	};
	return COUNTRIES.map((country): Land => {
		const islands = country === 'RU' || country === 'JP' ? polygonsOf(fine, country).filter(roundKholmsk) : [];
		const coordinates = [...polygonsOf(world, country).filter((p) => !roundKholmsk(p)), ...islands]
			.map((rings) => rings.map(cut).filter((r) => r.length))
			.filter((rings) => rings[0] && Math.min(...rings[0].map((p) => p[0] as number)) < KURILS);
		return { type: 'Feature', properties: { country }, geometry: { type: 'MultiPolygon', coordinates } };
	});
})();

const RINGS = countries.flatMap((c) =>
	c.geometry.coordinates.flat().map((ring) => ({ country: c.properties.country, ring: ring as Place[] })),
);

/** A step of an outline, between two places. */
type Step = { x1: number; y1: number; x2: number; y2: number };
/** Steps by the tenth of a degree of latitude that they pass through: few pass through any. */
type Bands = Map<number, Step[]>;
function bandOf(lat: number): number {
	return Math.floor(lat * 10);
}
function bandsOf(rings: readonly { ring: readonly Place[] }[]): Bands {
	const bands: Bands = new Map();
	for (const { ring } of rings)
		for (let i = 1; i < ring.length; i++) {
			const [[x1, y1], [x2, y2]] = [ring[i - 1] as Place, ring[i] as Place];
			for (let band = bandOf(Math.min(y1, y2)); band <= bandOf(Math.max(y1, y2)); band++) {
				const steps = bands.get(band) ?? [];
				if (!steps.length) bands.set(band, steps);
				steps.push({ x1, y1, x2, y2 });
			}
		}
	return bands;
}
/** The steps of all outlines, and of each country's. */
const ALL_STEPS = bandsOf(RINGS);
const STEPS_OF = new Map(
	[...Map.groupBy(RINGS, (r) => r.country)].map(([country, rings]) => [country, bandsOf(rings)]),
);

/** Whether a place lies on land, or on one country's land, by the outlines as they came. */
export function onLand([lon, lat]: Place, only?: Country): boolean {
	const steps = (only ? STEPS_OF.get(only) : ALL_STEPS)?.get(bandOf(lat));
	if (!steps) return false;
	let inside = false;
	for (const { x1, y1, x2, y2 } of steps)
		if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside;
	return inside;
}

/** Every outline as it came: rings of places, islands too. For measuring how near the coast something is. */
export const outlines: readonly Place[][] = RINGS.map(({ ring }) => ring);

/** In square world units: what a corner must add to the outline, and an island must cover, to be drawn. */
const CORNER = 0.85;
/** How much more a corner counts in the view that comes nearest. */
const NEARER = 5.5;
const ISLAND = 4;
/** Path units to a world unit: outlines are written in whole path units. */
export const FINENESS = 2;

const drawn = (() => {
	const projected: FeatureCollection<MultiPolygon, { country: Country }> = {
		type: 'FeatureCollection',
		features: countries.map((c) => ({
			...c,
			geometry: {
				type: 'MultiPolygon',
				coordinates: c.geometry.coordinates.map((p) => p.map((ring) => ring.map((at) => project(at as Place)))),
			},
		})),
	};
	const whole = presimplify(topology({ countries: projected }) as unknown as World);
	const [west, north] = project([VIEWS.pohang.west, VIEWS.pohang.north]);
	const [east, south] = project([VIEWS.pohang.east, VIEWS.pohang.south]);
	for (const arc of whole.arcs as unknown as [x: number, y: number, weight: number][][])
		for (const point of arc)
			if (point[0] > west && point[0] < east && point[1] > north && point[1] < south) point[2] *= NEARER;
	const simple = simplify(whole, CORNER);
	return filter(simple, filterWeight(simple, ISLAND)) as World;
})();
const shapes = drawn.objects.countries.geometries as (TopoPolygon | TopoMultiPolygon)[];

/** The outlines as they are drawn, in world units. */
export const land: readonly Point[][] = (merge(drawn, shapes).coordinates.flat() as Point[][]).filter(
	(r) => r.length > 3,
);

/** Lines in whole path units, each step relative to the last. */
function pathOf(lines: readonly (readonly Position[])[], closed: boolean): string {
	return lines
		.map((line) => {
			const points = line.map(
				([x, y]) => [Math.round((x as number) * FINENESS), Math.round((y as number) * FINENESS)] as const,
			);
			if (closed) points.pop();
			const [first, ...rest] = points;
			if (!first) return '';
			let [px, py] = first;
			const steps = rest.flatMap(([x, y]) => {
				const [dx, dy] = [x - px, y - py];
				if (!dx && !dy) return [];
				[px, py] = [x, y];
				return [dx, dy];
			});
			// A minus sign parts two numbers as well as a space does.
			const text = steps.map((n, i) => (n < 0 || i === 0 ? `${n}` : ` ${n}`)).join('');
			return `M${first[0]} ${first[1]}l${text}${closed ? 'z' : ''}`;
		})
		.join('');
}

const between = (a: Country, b: Country) => (p: unknown, q: unknown) =>
	[p, q].some((s) => of(a)(s as never)) && [p, q].some((s) => of(b)(s as never));
const all = drawn.objects.countries as never;

const meshOf = (keep: (p: unknown, q: unknown) => boolean) =>
	mesh(drawn, all, (p, q) => p !== q && keep(p, q)).coordinates as Point[][];
const koreas = between('KP', 'KR');
/** Lines between countries as they are drawn, in world units; the Military Demarcation Line, no ordinary border, apart. */
export const borders: readonly Point[][] = meshOf((p, q) => !koreas(p, q));
export const demarcation: readonly Point[][] = meshOf(koreas);

/** The coast's paths, in path units (see FINENESS); borders are the lines that two countries share. */
export const PATHS = {
	land: pathOf(land, true),
	northKorea: pathOf(merge(drawn, shapes.filter(of('KP'))).coordinates.flat(), true),
	borders: pathOf(borders, false),
	demarcation: pathOf(demarcation, false),
} as const;

/** What drawings `<use>`: the coast's paths in path units, and the clips of the frames they stand in. */
export const coastDefs = (clips: readonly Clip[] = CLIPS): Node =>
	h(
		'defs',
		{},
		h('path', { id: 'map-land', d: PATHS.land }),
		h('path', { id: 'map-north-korea', d: PATHS.northKorea }),
		h('path', { id: 'map-borders', d: PATHS.borders }),
		h('path', { id: 'map-demarcation', d: PATHS.demarcation }),
		...clips.map(({ id, ...rect }) => h('clipPath', { id }, h('rect', rect))),
	);
