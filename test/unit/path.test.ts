import { describe, expect, it } from 'vitest';
import { compactPath } from '../../src/design/path';

/** Where a path of M, L, H, V, C and Z goes, in its own units: the end of every step. */
function ends(d: string): [number, number][] {
	let [x, y, startX, startY] = [0, 0, 0, 0];
	return [...d.matchAll(/([a-z])([^a-z]*)/gi)].flatMap(([, command = '', rest = '']) => {
		const numbers = (rest.match(/-?(?:\d+\.?\d*|\.\d+)/g) ?? []).map(Number);
		const upper = command.toUpperCase();
		const takes = { M: 2, L: 2, H: 1, V: 1, C: 6 }[upper] ?? 0;
		if (!takes) {
			[x, y] = [startX, startY];
			return [[x, y] as [number, number]];
		}
		const found: [number, number][] = [];
		for (let i = 0; i < numbers.length; i += takes) {
			const [ox, oy] = command === upper ? [0, 0] : [x, y];
			if (upper !== 'V') x = ox + (numbers[i + (upper === 'H' ? 0 : takes - 2)] as number);
			if (upper !== 'H') y = oy + (numbers[i + takes - 1] as number);
			if (upper === 'M' && i === 0) [startX, startY] = [x, y];
			found.push([x, y]);
		}
		return found;
	});
}

describe('a path as it weighs least', () => {
	it.each([
		['M10 20L30 20L30 45.5z', 'm10 20h20v25.5z'],
		['M10 20L30 21L30.5 -4', 'm10 20 20 1 .5-25'],
		['M0 0h4v3H0zM8 0h4v3H8z', 'm0 0h4v3h-4zm8 0h4v3h-4z'],
		['M1 1C2 2 3 3 4 5', 'm1 1c1 1 2 2 3 4'],
		// Straight on: out as far as in.
		['M0 0C1 1 2 3 4 4C6 5 7 7 9 9', 'm0 0c1 1 2 3 4 4s3 3 5 5'],
		// A corner, and a curve after a straight step, say how they leave.
		['M0 0C1 1 2 3 4 4C4 9 7 7 9 9', 'm0 0c1 1 2 3 4 4 0 5 3 3 5 5'],
		['M0 0L4 4C4 4 7 7 9 9', 'm0 0 4 4c0 0 3 3 5 5'],
	])('%s', (d, short) => expect(compactPath(d)).toBe(short));

	it('comes out where it did, to a tenth, however long it is', () => {
		const d = Array.from(
			{ length: 400 },
			(_, i) => `${i ? 'L' : 'M'}${(200 + 90.37 * Math.sin(i * 0.7)).toFixed(1)} ${(i * 1.13).toFixed(1)}`,
		).join('');
		const [before, after] = [ends(d), ends(compactPath(d))];
		expect(after).toHaveLength(before.length);
		after.forEach(([x, y], i) => {
			expect(x).toBeCloseTo((before[i] as [number, number])[0], 6);
			expect(y).toBeCloseTo((before[i] as [number, number])[1], 6);
		});
	});
});
