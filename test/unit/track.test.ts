import { describe, expect, it } from 'vitest';
import { activeIndex, afterHandOver, beat, handOver, hasLeft, progress, stateAt } from '../../src/story/track';

const spans = [
	{ top: 900, height: 1000 },
	{ top: 1900, height: 500 },
	{ top: 2400, height: 2000 },
];

describe('progress', () => {
	it.each([
		[0, 0],
		[900, 0],
		[1400, 0.5],
		[1900, 1],
		[9999, 1],
	])('at line %i of a span from 900 to 1900 is %f', (line, expected) => {
		expect(progress(spans[0]!, line)).toBe(expected);
	});
	it('of a span without height is 0 above it and 1 from it on', () => {
		expect(progress({ top: 10, height: 0 }, 9)).toBe(0);
		expect(progress({ top: 10, height: 0 }, 10)).toBe(1);
	});
});

describe('activeIndex', () => {
	it.each([
		[-500, 0],
		[900, 0],
		[1899.9, 0],
		[1900, 1],
		[2400, 2],
		[99999, 2],
	])('at line %f is %i', (line, expected) => expect(activeIndex(spans, line)).toBe(expected));
});

describe('beat', () => {
	const cards = [
		{ top: 100, height: 200 },
		{ top: 500, height: 100 },
	];
	it('counts the air after a card as that card', () => expect(beat(cards, 300)).toBe(0.5));
	it('moves to the next card at its top', () => expect(beat(cards, 500)).toBe(1));
	it('never passes the last card', () => expect(Math.floor(beat(cards, 5000))).toBe(1));
	it('is 0 above the first and without cards', () => {
		expect(beat(cards, 0)).toBe(0);
		expect(beat([], 50)).toBe(0);
	});
});

describe('stateAt', () => {
	const states = [0, 1, 1, 3];
	it('rests on a card’s state, then goes to the next card’s', () => {
		expect(stateAt(states, 0.5, false)).toBe(0);
		expect(stateAt(states, 0.85, false)).toBeCloseTo(0.5, 5);
		expect(stateAt(states, 1, false)).toBe(1);
		expect(stateAt(states, 1.9, false)).toBe(1);
		expect(stateAt(states, 2.85, false)).toBeCloseTo(2, 5);
		expect(stateAt(states, 3.999, false)).toBe(3);
	});
	it('changes at once for readers who want no motion', () => {
		expect(stateAt(states, 0.95, true)).toBe(0);
		expect(stateAt(states, 1, true)).toBe(1);
	});
});

describe('handOver', () => {
	it.each([
		[-200, 0, 0],
		[-140, 0, 0],
		[-70, 0.5, 0],
		[0, 1, 0],
		[30, 1, 0.5],
		[60, 1, 1],
		[900, 1, 1],
	])('with the next drawing %i px past its place, in a window of 1000: back %f, seen %f', (past, back, seen) => {
		const is = handOver(past, 1000, false);
		expect(is.back).toBeCloseTo(back, 6);
		expect(is.seen).toBeCloseTo(seen, 6);
	});
	it('happens at once for readers who want no motion', () => {
		expect(handOver(-1, 1000, true)).toEqual({ back: 0, seen: 0 });
		expect(handOver(0, 1000, true)).toEqual({ back: 1, seen: 1 });
	});
	it('never lets the next be seen before the first is back', () => {
		for (let past = -300; past < 300; past += 3) {
			const { back, seen } = handOver(past, 800, false);
			if (seen > 0) expect(back).toBe(1);
		}
	});
});

describe('afterHandOver', () => {
	const cards = [
		{ top: 5200, height: 150 },
		{ top: 5900, height: 150 },
	];
	it('has the first card reached when the drawing is whole, and leaves the others', () => {
		const [first, second] = afterHandOver(cards, 5000, 620, 1000);
		// 5680 is the line where the page stands 60 px, the way that it fades in, beyond the scene's top.
		expect(first).toEqual({ top: 5680, height: 150 });
		expect(handOver(5680 - 620 - 5000, 1000, false).seen).toBe(1);
		expect(second).toEqual(cards[1]);
	});
	it('has a card that comes later reached where it stands', () => {
		expect(afterHandOver(cards, 4000, 620, 1000)).toEqual(cards);
	});
	it('has none where nothing is pinned', () => {
		expect(afterHandOver([], 5000, 620, 1000)).toEqual([]);
	});
});

describe('a card that leaves over the chart', () => {
	it('is whole while it comes and rests, and gone once its place is that of the next', () => {
		expect(hasLeft(813, 287, 813)).toBe(false);
		expect(hasLeft(500, 287, 813)).toBe(false);
		expect(hasLeft(250, 287, 813)).toBe(true);
		expect(hasLeft(-400, 287, 813)).toBe(true);
	});
	it('is read to its end by who turns pages: a page on from where its last line was not yet seen, it is still there', () => {
		for (const [height, rested] of [
			[813, 287],
			[633, 226],
			[522, 188],
			[813, 68],
		] as const)
			expect(hasLeft(height + rested - 0.9 * height, rested, height)).toBe(false);
	});
});
