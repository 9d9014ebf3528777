import { describe, expect, it } from 'vitest';
import { between } from '../../src/charts/kit/states';
import { type Node, walk, write } from '../../src/charts/kit/svg';
import { overlap } from '../../src/charts/kit/text';
import { chart } from '../../src/charts/route-map';
import { model, STATES, type State } from '../../src/charts/route-map/model';
import { onLine, onWay } from '../../src/charts/route-map/motion';
import { BEATS, captionOf, STOPS } from '../../src/charts/route-map/voyage';
import { data } from '../../src/data';
import { find } from '../../src/data/find';
import { figuresOf } from '../../src/ledger/figures';
import { frameIn } from '../../src/map/frame';
import { SHEETS } from '../../src/map/sheets';
import { VIEWS } from '../../src/map/views';
import { LANDED, written } from '../facts';

const graphic = find(data.graphics, 'route-map');
const figures = figuresOf(data);
const sizes = ['narrow', 'wide'] as const;
const FIRST = STATES.indexOf('report');
const END = STATES.indexOf('smuggling');
const sceneOf = (size: (typeof sizes)[number]) =>
	between(chart.scene?.(data, graphic, size, FIRST, END).nodes ?? [], FIRST, END);
const nodesOf = (size: (typeof sizes)[number]) => sceneOf(size).flatMap((n) => [...walk(n)]);
const textIn = (n: Node): string => n.children.map((c) => (typeof c === 'string' ? c : textIn(c))).join(' ');

describe('the stops of the voyage', () => {
	it('are those of the story, each from its own distance, the whole map first and last', () => {
		expect(STOPS.map((s) => s.view)).toEqual([undefined, 'nakhodka', 'kholmsk', 'declared', 'korea', undefined]);
		expect(STOPS.reduce((n, s) => n + s.to - s.from + 1, 0)).toBe(STATES.length);
	});
	it.each(Object.entries(BEATS))('%s shows the ports that its ships leave or reach', (_, beat) => {
		const { west, east, south, north } = VIEWS[beat.view];
		for (const { leg } of beat.sails ?? []) {
			const { to } = find(data.legs, leg);
			const [lon, lat] = typeof to === 'string' ? [find(data.ports, to).lon, find(data.ports, to).lat] : to.at;
			expect(lon > west && lon < east && lat > south && lat < north, leg).toBe(true);
		}
	});
});

describe.each(sizes)('the %s scene', (size) => {
	const nodes = nodesOf(size);
	const sheet = SHEETS[size];
	const frame = frameIn(sheet.width, sheet.height, sheet.border);
	const captions = (Object.keys(BEATS) as State[]).map(
		(state) => [state, captionOf(data, graphic, figures, state, frame, size === 'wide')] as const,
	);

	it.each(captions)('%s: its caption stays in the frame, at its foot', (_, caption) => {
		const { box, lines } = caption as NonNullable<typeof caption>;
		expect(box.x + box.width).toBeLessThanOrEqual(frame.x + frame.width);
		expect(box.y + box.height).toBeCloseTo(frame.y + frame.height);
		expect(box.height).toBeLessThan(frame.height / 4);
		expect(lines.length).toBeGreaterThan(1);
	});
	it('counts each call that the papers have, one by one', () => {
		for (const id of ['rung-ra-2', 'ul-ji-bong-6']) {
			const voyage = find(data.voyages, id);
			expect(find(data.quantities, `${id}-calls`).value, id).toBe(voyage.calls);
		}
		const calls = nodes.filter((n) => n.attrs['data-call']);
		const wanted = ['rung-ra-2', 'ul-ji-bong-6'].reduce((n, id) => n + Number(find(data.voyages, id).calls), 0);
		expect(calls.map((n) => n.attrs['data-call'])).toEqual(Array.from({ length: wanted }, (_, i) => i + 1));
	});
	it('has the tonnes where they are known, and who says so in every caption', () => {
		const said = nodes.filter((n) => n.attrs['data-move'] === 'p' || n.attrs['data-move'] === 'h').map(textIn);
		expect(said.length).toBe(Object.keys(BEATS).length);
		for (const text of said) expect(text).toContain('Reuters');
		const all = said.join(' ');
		for (const id of LANDED) expect(all).toContain(`${written(id)} t`);
	});
	it('gives each ship the form of its line, and unloads where the papers say so alone', () => {
		const ships = nodes.filter((n) => n.attrs['data-move'] === 's');
		const forms = ships.map((n) => String((n.children[0] as Node).attrs.class).replace('hull ', ''));
		expect(forms).toEqual(['record lands', 'record lands', 'said', 'declared', 'said', 'said']);
	});
	it('flies to each stop and back, from where the last flight ended', () => {
		const ways = nodes
			.filter((n) => n.attrs['data-fly'])
			.map((n) => String(n.attrs['data-fly']).split(' ').map(Number));
		expect(ways.length).toBe(STOPS.length - 1);
		expect(ways[0]?.slice(0, 3)).toEqual([1, 0, 0]);
		expect(ways.at(-1)?.slice(-3)).toEqual([1, 0, 0]);
		ways.slice(1).forEach((way, i) => {
			expect(way.slice(0, 3)).toEqual(ways[i]?.slice(-3));
		});
	});
	it('looks without script as the picture of its last state does: no ship, no caption, every label', () => {
		const still = (all: Node[]) =>
			all
				.flatMap((n) => [...walk(n)])
				.filter((n) => n.tag === 'text')
				.map((n) => `${n.attrs.x} ${n.attrs.y} ${textIn(n)}`);
		const shown = (n: Node): Node[] =>
			n.attrs['data-out']
				? []
				: [{ ...n, children: n.children.flatMap((c): (Node | string)[] => (typeof c === 'string' ? [c] : shown(c))) }];
		const drawn = between(chart.draw(data, graphic, size).nodes, END, END);
		expect(still(sceneOf(size).flatMap(shown)).sort()).toEqual(still(drawn).sort());
	}, 60_000);
	it('is drawn plainly where the camera stays', () => {
		const at = STATES.indexOf('us-sanctions');
		const plain = chart
			.scene?.(data, graphic, size, at, at + 1)
			.nodes.map(write)
			.join('');
		expect(plain).toBe(chart.draw(data, graphic, size).nodes.map(write).join(''));
	});
});

describe.each(sizes.flatMap((size) => STOPS.filter((s) => s.view).map((s) => [size, s.view, s] as const)))(
	'%s, seen from %s',
	(size, _, stop) => {
		const sheet = SHEETS[size];
		const options = { ...sheet, states: STATES, words: size === 'wide' ? ('all' as const) : ('few' as const) };
		const frame = frameIn(sheet.width, sheet.height, sheet.border);
		const boxes = STATES.slice(stop.from, stop.to + 1).flatMap(
			(state) => captionOf(data, graphic, figures, state, frame, size === 'wide')?.box ?? [],
		);
		const panel = boxes.reduce((a, b) => ({ ...(a.height > b.height ? a : b), width: Math.max(a.width, b.width) }));
		const m = model(data, graphic, {
			...options,
			close: { view: VIEWS[stop.view as keyof typeof VIEWS], from: stop.from, to: stop.to, panel },
		});
		const parts = m.labels.flatMap((l) => l.parts);
		it('no label stands on another, on the caption, on a port or over the edge', () => {
			parts.forEach((a, i) => {
				for (const b of parts.slice(i + 1))
					if (a.from <= b.to && b.from <= a.to) expect(overlap(a.box, b.box), `${a.text} | ${b.text}`).toBe(false);
				expect(overlap(a.box, panel), a.text).toBe(false);
				for (const p of m.ports)
					expect(overlap({ x: p.x - p.r, y: p.y - p.r, width: 2 * p.r, height: 2 * p.r }, a.box), a.text).toBe(false);
				expect(a.box.x, a.text).toBeGreaterThan(frame.x);
				expect(a.box.x + a.box.width, a.text).toBeLessThan(frame.x + frame.width);
				expect(a.box.y, a.text).toBeGreaterThan(frame.y);
			});
		});
		it('names every port in sight, and the sea', () => {
			for (const p of m.ports.filter((q) => q.y < panel.y || q.x > panel.x + panel.width)) {
				const { name } = find(data.ports, p.id);
				expect(
					parts.some((q) => q.text.startsWith(name)),
					name,
				).toBe(true);
			}
			expect(parts.some((p) => p.kind === 'sea')).toBe(true);
		});
	},
);

describe('what the browser makes of it', () => {
	const way = [1, 0, 0, 1.5, -100, -50, 2.5, -300, -200];
	it('a camera is exactly at the ends of its way, and at each of its numbers', () => {
		expect(onWay(way, 0)).toEqual([1, 0, 0]);
		expect(onWay(way, 0.5)).toEqual([1.5, -100, -50]);
		expect(onWay(way, 1)).toEqual([2.5, -300, -200]);
	});
	it('and comes nearer all the way', () => {
		const scales = Array.from({ length: 101 }, (_, i) => onWay(way, i / 100)[0]);
		for (const [i, k] of scales.slice(1).entries()) expect(k).toBeGreaterThanOrEqual(scales[i] as number);
	});
	it('a ship keeps to its line, from end to end', () => {
		const line = [
			{ x: 0, y: 0 },
			{ x: 10, y: 0 },
			{ x: 10, y: 10 },
		];
		expect(onLine(line, 0)).toEqual({ x: 0, y: 0 });
		expect(onLine(line, 0.25)).toEqual({ x: 5, y: 0 });
		expect(onLine(line, 0.75)).toEqual({ x: 10, y: 5 });
		expect(onLine(line, 1)).toEqual({ x: 10, y: 10 });
	});
});
