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
 * style, the ladder of the border, and a shift for each ship that is under way.
 */
export function motion(figure: HTMLElement): (at: number) => void {
	const maps = [...figure.querySelectorAll<SVGGElement>('.fly')].map((fly) => {
		const svg = fly.ownerSVGElement as SVGSVGElement;
		const numbers = (text: string) => text.split(' ').map(Number);
		const state = (e: SVGElement) => Number(e.dataset.in ?? 0);
		const size = svg.classList.contains('wide') ? 'wide' : 'narrow';
		return {
			fly,
			map: numbers(fly.dataset.map ?? ''),
			flights: [...fly.querySelectorAll<SVGElement>('[data-fly]')].map((e) => ({
				state: state(e),
				way: numbers(e.dataset.fly ?? ''),
			})),
			ships: [...fly.querySelectorAll<SVGElement>('[data-sail]')].map((e) => {
				const line = document.getElementById(`leg-${e.dataset.sail}-${size}`) as unknown as SVGPathElement;
				const length = line.getTotalLength();
				return {
					e,
					state: state(e),
					points: Array.from({ length: PARTS + 1 }, (_, i) => line.getPointAtLength((length * i) / PARTS)),
				};
			}),
			rows: [...svg.querySelectorAll<SVGElement>('[data-row]')].map((e) => ({ e, row: numbers(e.dataset.row ?? '') })),
		};
	});
	return (at) => {
		for (const { fly, map, flights, ships, rows } of maps) {
			const now = flights.findLast((f) => f.state - 1 < at) ?? flights[0];
			if (!now) continue;
			// A scene that begins near by has flown already.
			const part = now.state ? clamp((at - now.state + 1 - FLIGHT.from) / FLIGHT.for) : 1;
			const [k, x, y] = onWay(now.way, part);
			const home = k === 1;
			const tint = part % 1 ? 'none' : 'inline';
			fly.style.cssText = `--k:${k};--tint:${tint};transform:translate(${x}px,${y}px) scale(${k})`;
			fly.ownerSVGElement?.style.setProperty('--home', home ? 'visible' : 'hidden');
			const [k0, x0, y0, left, top, width, height] = map as [number, number, number, number, number, number, number];
			const camera = { k: k0 * k, x: x0 * k + x, y: y0 * k + y };
			for (const { e, row } of rows) {
				const [step, most, middle] = row as [number, number, number];
				e.setAttribute(
					'd',
					home ? '' : ladderRow(camera, { x: left, y: top, width, height }, stepOf(step, camera, most), middle),
				);
			}
			for (const { e, state, points } of ships) {
				const { x, y } = onLine(points, grown(at, state));
				e.style.transform = `translate(${x}px,${y}px)`;
			}
		}
	};
}
