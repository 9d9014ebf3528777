import { ladderRow, stepOf } from '../../map/ladder';
import { grown } from '../kit/move';

/** The part of a state's way in which the camera flies: labels go before, and come after. */
export const FLIGHT = { from: 0.06, for: 0.84 } as const;

const clamp = (n: number) => Math.min(1, Math.max(0, n));

/**
 * A camera on its way: numbers in threes (scale, shift right, shift down) at even parts of the way, and a smooth curve
 * through them.
 * @param part how much of it is done, 0 to 1
 */
export function onWay(way: readonly number[], part: number): [k: number, x: number, y: number] {
	const stretches = way.length / 3 - 1;
	const i = Math.min(Math.floor(part * stretches), stretches - 1);
	const t = part * stretches - i;
	const mix = (n: number) => {
		const at = (j: number) => way[3 * Math.min(stretches, Math.max(0, i + j)) + n] as number;
		const [a, b, c, d] = [at(-1), at(0), at(1), at(2)] as const;
		return b + (t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)))) / 2;
	};
	return [mix(0), mix(1), mix(2)];
}

/** Where something is on a line of points at even distances. */
export function onLine(points: readonly { x: number; y: number }[], part: number): { x: number; y: number } {
	const last = points.length - 1;
	const i = Math.min(Math.floor(part * last), last - 1);
	const [a, b] = [points[i], points[i + 1]] as [{ x: number; y: number }, { x: number; y: number }];
	const t = part * last - i;
	return { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t };
}

const PARTS = 40;

/**
 * Flies the map's camera and sails its ships. Land, legs and marks stand in one group: a frame writes that group's
 * place, the nearness to each thing in sight that keeps its size on the screen, the ladder of the border, and a shift
 * for each ship that is under way.
 */
export function motion(figure: HTMLElement): (at: number, shown?: ReadonlySet<Element>) => void {
	const maps = [...figure.querySelectorAll<SVGGElement>('.fly')].map((fly) => {
		const svg = fly.ownerSVGElement as SVGSVGElement;
		const numbers = (text = '') => text.split(' ').map(Number);
		const all = (marks: string) =>
			[...svg.querySelectorAll<SVGElement>(marks)].map((e) => ({
				e,
				from: Number(e.dataset.in ?? 0),
				to: Number(e.dataset.out ?? 99),
			}));
		const size = svg.classList.contains('wide') ? 'wide' : 'narrow';
		return {
			svg,
			fly,
			land: fly.querySelector('use') as SVGUseElement,
			kept: [...fly.querySelectorAll<SVGElement>('.line,.arrow,.port,.hull')].map((e) => {
				const { in: from, out: to } = e.closest<SVGElement>('[data-in],[data-out]')?.dataset ?? {};
				return { e, from: Number(from ?? 0), to: Number(to ?? 99), k: '' };
			}),
			map: numbers(fly.dataset.map) as [number, number, number, number, number, number, number],
			flights: all('[data-fly]').map(({ e, from }) => {
				e.remove();
				return { from, way: numbers(e.dataset.fly) };
			}),
			ships: all('[data-sail]').map(({ e, from }) => {
				const line = document.getElementById(`leg-${e.dataset.sail}-${size}`) as unknown as SVGPathElement;
				return { e, from, line, points: [] as DOMPoint[] };
			}),
			rows: all('[data-row]').map(({ e }) => ({ e, row: numbers(e.dataset.row) as [number, number, number] })),
			was: '',
		};
	});
	type Ship = (typeof maps)[number]['ships'][number];
	/** Where a ship's line leads: found out when there is time, or when the ship first sails. */
	const pointsOf = (ship: Ship) => {
		if (!ship.points.length) {
			const length = ship.line.getTotalLength();
			ship.points = Array.from({ length: PARTS + 1 }, (_, i) => ship.line.getPointAtLength((length * i) / PARTS));
		}
		return ship.points;
	};
	const soon = (ships: Ship[]) => {
		const [next, ...rest] = ships;
		if (!next) return;
		setTimeout(() => {
			if (next.line) pointsOf(next);
			soon(rest);
		}, 50);
	};
	let charted = false;
	let last = 0;
	const show = (at: number, shown?: ReadonlySet<Element>) => {
		for (const m of maps) {
			const { svg, fly, land, kept, map, flights, rows } = m;
			if (shown && !shown.has(svg)) continue;
			const now = flights.findLast((f) => f.from - 1 < at) ?? flights[0];
			if (!now) continue;
			// A scene that begins near by has flown already.
			const part = now.from ? clamp((at - now.from + 1 - FLIGHT.from) / FLIGHT.for) : 1;
			const [k, x, y] = onWay(now.way, part);
			for (const mark of kept) {
				// What is out of sight need not know how near the map is.
				const near = at > mark.from - 1 && at < mark.to ? String(k) : '1';
				if (near === mark.k) continue;
				mark.k = near;
				mark.e.style.setProperty('--k', near);
			}
			// The land is a clone, which only what is inherited reaches.
			const ground = `--near:${k};--tint:${part % 1 ? 'none' : 'inline'}`;
			if (ground === m.was) continue;
			m.was = land.style.cssText = ground;
			fly.style.transform = `translate(${x}px,${y}px) scale(${k})`;
			const home = k === 1 ? 'visible' : 'hidden';
			if (svg.style.getPropertyValue('--home') !== home) svg.style.setProperty('--home', home);
			const [k0, x0, y0, left, top, width, height] = map;
			const camera = { k: k0 * k, x: x0 * k + x, y: y0 * k + y };
			for (const { e, row } of rows) {
				const [step, most, middle] = row;
				e.setAttribute(
					'd',
					k === 1 ? '' : ladderRow(camera, { x: left, y: top, width, height }, stepOf(step, camera, most), middle),
				);
			}
		}
		if (!charted && shown) {
			charted = true;
			soon(maps.filter((m) => shown.has(m.svg)).flatMap((m) => m.ships));
		}
		// Ships last: where one cannot sail, the map is where it should be all the same.
		for (const { svg, ships } of maps) {
			if (shown && !shown.has(svg)) continue;
			for (const ship of ships) {
				const { e, from } = ship;
				const place = at > from - 1 && onLine(pointsOf(ship), grown(at, from));
				const shift = place ? `translate(${place.x.toFixed(1)}px, ${place.y.toFixed(1)}px)` : '';
				if (e.style.transform !== shift) e.style.transform = shift;
			}
		}
	};
	// Paper has the map at its end.
	addEventListener('beforeprint', () => show(99));
	addEventListener('afterprint', () => show(last));
	return (at, shown) => show((last = at), shown);
}
