import { describe, expect, it } from 'vitest';
import type { Candidate, Field, Item, Part } from '../../src/charts/route-map/labels';
import { arrange } from '../../src/charts/route-map/place';
import { overlap } from '../../src/design/text';

const STATES = ['before', 'after'];
const where = { drawing: 'wide of 400 by 300 units', states: STATES };
const field = (change: Partial<Field> = {}): Field => ({
	safe: { x: 0, y: 0, width: 400, height: 300 },
	solid: [],
	soft: [],
	forbidden: () => false,
	...change,
});
const part = (text: string, x: number, y: number, from = 0): Part => ({
	text,
	x,
	y: y + 12,
	anchor: 'start',
	kind: 'port',
	size: 15,
	from,
	to: 1,
	box: { x, y, width: 30, height: 10 },
});
const at = (text: string, x: number, y: number, cost = 0): Candidate => ({ parts: [part(text, x, y)], cost });
const item = (id: string, candidates: Candidate[], more: Partial<Item> = {}): Item => ({ id, candidates, ...more });
const never = () => expect.unreachable('nothing is left out');

describe('labels', () => {
	it('more than sixty-four that want the same places each find one of their own', () => {
		const spots = Array.from({ length: 80 }, (_, i) => [(i % 10) * 38 + 2, Math.floor(i / 10) * 18 + 2] as const);
		const wanted = Array.from({ length: 70 }, (_, n) =>
			item(
				`label-${n}`,
				spots.map(([x, y], i) => at(`label-${n}`, x, y, Math.abs(i - (n % 7)))),
			),
		);
		const placed = arrange(wanted, field(), where, never);
		expect(placed.map((l) => l.id).sort()).toEqual(wanted.map((l) => l.id).sort());
		const boxes = placed.map((l) => (l.parts[0] as Part).box);
		boxes.forEach((a, i) => {
			for (const b of boxes.slice(i + 1)) expect(overlap(a, b)).toBe(false);
		});
	}, 60_000);
	it('look farther off only where the near places do not do', () => {
		const far = () => [
			{ ...at('a', 100, 100, 50), leader: [[5, 25] as const, [95, 98] as const] } as unknown as Candidate,
		];
		const near = item('a', [at('a', 10, 10)], { more: far });
		expect(arrange([near], field(), where, never)[0]?.parts[0]?.x).toBe(10);
		const taken = field({ solid: [{ x: 0, y: 0, width: 60, height: 60, from: 0, to: 1 }] });
		expect(arrange([near], taken, where, never)[0]).toMatchObject({ leader: [expect.anything(), expect.anything()] });
		// Where another stands in its way, too.
		const placed = arrange([near, item('b', [at('b', 20, 12)])], field(), where, never);
		expect(placed.map((l) => [l.id, l.parts[0]?.x])).toEqual([
			['a', 100],
			['b', 20],
		]);
	});
	it('that a line runs through look farther off, and stay where that is worse', () => {
		const points = Array.from({ length: 12 }, (_, i): [number, number] => [8 + i * 3, 15]);
		const leg = { id: 'leg', points, from: 0, to: 1, weight: 4 };
		const crossed = field({ soft: [leg] });
		const more = (cost: number) => () => [
			{ ...at('a', 100, 100, cost), leader: [[5, 40] as const, [95, 98] as const] } as unknown as Candidate,
		];
		const x = (far: number, on: Field) =>
			arrange([item('a', [at('a', 10, 10)], { more: more(far) })], on, where, never)[0]?.parts[0]?.x;
		expect(x(10, crossed)).toBe(100);
		expect(x(10, field())).toBe(10);
		expect(x(500, crossed)).toBe(10);
	});
	it('on a line keep apart from a place’s name, as whose caption they would be read, unless a leader ties them to it', () => {
		const name = item('port', [at('Port', 100, 100)]);
		const words = (y: number, cost: number, untied: boolean): Candidate => ({
			parts: [{ ...part('papers', 100, y), kind: 'record' }],
			cost,
			untied,
		});
		const y = (untied: boolean) => {
			const tag = item('tag', [words(116, 0, untied), words(160, 5, untied)]);
			return arrange([name, tag], field(), where, never)[1]?.parts[0]?.box.y;
		};
		expect(y(true)).toBe(160);
		expect(y(false)).toBe(116);
	});
	it('that find no room are named: drawing, size, states, words, what they stand on, and what to shorten', () => {
		const two = [
			item('nampo', [{ parts: [part('Nampho', 10, 10, 1)], cost: 0 }], {
				from: 'name of nampo in data/words/en/ports.yaml',
			}),
			item('sea', [at('The Sea', 12, 12)], { from: 'labels.sea in data/words/en/graphics/route-map.yaml' }),
		];
		expect(() => arrange(two, field(), where, never)).toThrow(
			'route-map, wide of 400 by 300 units, state after: found no room for the label “Nampho”, which stands on “The Sea”; shorten it: name of nampo in data/words/en/ports.yaml',
		);
		expect(() => arrange([item('x', [at('X', 390, 10)], { from: 'it' })], field(), where, never)).toThrow(
			/wide of 400 by 300 units, state before to after: .*“X”, which stands on land, a port or over the edge.*shorten it: it/,
		);
	});
	it('leave out words that may be spared, last of all, and say so; never a name', () => {
		const said: string[] = [];
		const wanted = [
			item('name', [at('Name', 10, 10)]),
			item('date', [at('Customs, 2018', 12, 12)], { spare: true, from: 'inked of x in data/words/en/legs.yaml' }),
			item('free', [at('Free', 200, 200)], { spare: true }),
		];
		expect(arrange(wanted, field(), where, (m) => said.push(m)).map((l) => l.id)).toEqual(['name', 'free']);
		expect(said).toEqual([
			expect.stringMatching(/“Customs, 2018”, which is left out of the drawing; shorten it: inked of x/),
		]);
	});
});
