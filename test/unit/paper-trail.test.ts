import { describe, expect, it } from 'vitest';
import { chart } from '../../src/charts/paper-trail';
import { LAST_DAY, MONTH, model } from '../../src/charts/paper-trail/model';
import type { Data } from '../../src/data/read';
import { walk } from '../../src/design/svg';
import { overlap } from '../../src/design/text';
import { editions } from '../../src/ledger/data';
import { claim, lineOf, voyage } from '../facts';
import { describeDrawings, describeWords, figureRows, graphicOf, SIZE_NAMES, shown } from './drawing';

const [site] = editions;
const data: Data = { ...figureRows(), voyages: site.voyages };
const graphic = graphicOf('paper-trail');

describeDrawings(chart, data, graphic, { texts: 4, claims: 5 });
describeWords(data, graphic);

/** The two ships named later, and where the one before them was tracked to. */
const ships = [voyage('sky-angel'), voyage('rich-glory')];

describe.each(SIZE_NAMES)('geometry, %s', (size) => {
	const m = model(data, size);
	it('pins each ship on the middle of its day, to a tenth of a unit', () => {
		const day = (m.ladder.right - m.ladder.left) / LAST_DAY;
		expect(m.calls.map((c) => [c.voyage.ship, c.day])).toEqual(
			ships.map((s) => [s.ship, Number((s.date as string).slice(-2))]),
		);
		for (const call of m.calls) {
			expect(call.foot[0]).toBeCloseTo(m.ladder.left + (call.day - 0.5) * day, 1);
			expect(call.foot[1]).toBe(m.ladder.y);
			expect(call.head[0]).toBe(call.foot[0]);
			expect(call.port[0]).toBe(call.foot[0]);
		}
	});
	it('starts all three courses at one quay and leaves the declared one open, without a port', () => {
		const [top, foot] = m.quay;
		for (const [start] of [m.declared, ...m.calls.map((c) => c.track)]) {
			expect(top[0] - start[0]).toBe(5);
			expect(start[1]).toBeGreaterThan(top[1]);
			expect(start[1]).toBeLessThan(foot[1]);
		}
		const drawn = chart.draw(data, graphic, size).nodes;
		const harbours = drawn.flatMap((n) => [...walk(n)]).filter((n) => n.attrs.class === 'pt-harbour');
		expect(harbours).toHaveLength(ships.length);
		expect(harbours.every((n) => n.attrs.cy !== m.declared[1][1])).toBe(true);
	});
	it('draws each line by the standing of its claim', () => {
		const all = chart.draw(data, graphic, size).nodes.flatMap((n) => [...walk(n)]);
		const lines = (claim: string) =>
			all
				.filter((n) => n.attrs['data-says'] === claim)
				.flatMap((n) => [...walk(n)])
				.filter((n) => n.tag === 'path')
				.map((n) => String(n.attrs.class));
		const line = (id: string) => `line ${lineOf(claim(id).standing) ?? 'inferred'}`;
		const [declared, tracked] = [voyage('onward-declared').claim, voyage('onward-tracked').claim] as [string, string];
		expect(lines(declared)).toContain(line(declared));
		expect(lines(tracked).filter((c) => c === line(tracked))).toHaveLength(ships.length);
		expect(lines('two-ships-inference')).toEqual(ships.map(() => 'line inferred'));
		for (const s of ships) expect(lines(s.claim as string)).toEqual([line(s.claim as string)]);
	});
	it('sets no text on a course', () => {
		const courses = [m.declared, ...m.calls.map((c) => c.track)];
		chart.states.forEach((_, state) => {
			for (const { text, box } of shown(chart.draw(data, graphic, size).nodes, state).texts)
				for (const [[x0, y0], [x1, y1]] of state ? courses : [m.declared])
					for (let t = 0; t <= 1; t += 0.005) {
						const [x, y] = [x0 + (x1 - x0) * t, y0 + (y1 - y0) * t];
						expect(
							x > box.x - 2 && x < box.x + box.width + 2 && y > box.y && y < box.y + box.height,
							`${text} in state ${state}`,
						).toBe(false);
					}
		});
	});
});

describe('captions of the wide drawing', () => {
	const scene = chart.scene?.(data, graphic, 'wide', 1, 1) as ReturnType<typeof chart.draw>;
	const drawings = [
		['alone', chart.draw(data, graphic, 'wide'), model(data, 'wide')],
		['in the story', scene, model(data, 'wide', true)],
	] as const;
	it('have the height of the sheet in the story, where nothing stands under the ports', () => {
		expect(scene.height).toBeGreaterThan(440);
		const { texts } = shown(scene.nodes, 1);
		const foot = Math.max(...texts.map(({ box }) => box.y + box.height));
		expect(foot).toBeLessThanOrEqual(scene.height);
		expect(foot / scene.height).toBeGreaterThan(0.95);
		texts.forEach((a, i) => {
			expect(a.box.x, a.text).toBeGreaterThanOrEqual(0);
			expect(a.box.x + a.box.width, a.text).toBeLessThanOrEqual(scene.width);
			for (const b of texts.slice(i + 1)) expect(overlap(a.box, b.box), `${a.text} on ${b.text}`).toBe(false);
		});
	});
	it.each(drawings)('each stand along what they mean, on no course, and are no list: %s', (_, { nodes }, m) => {
		const { texts } = shown(nodes, 1);
		const said = (key: string) => {
			const first = String(graphic.labels[key]).split(' ').slice(0, 2).join(' ');
			return texts.find((t) => t.text.startsWith(first)) as (typeof texts)[number];
		};
		const [operated, tracked, open] = ['operated-by', 'tracked', 'open'].map(said) as [
			(typeof texts)[number],
			(typeof texts)[number],
			(typeof texts)[number],
		];
		// The height of a course at a place between its ends.
		const at = ([[x0, y0], [x1, y1]]: (typeof m)['declared'], x: number) => y0 + ((x0 - x) / (x0 - x1)) * (y1 - y0);
		const [first] = m.calls.map((c) => c.track) as [(typeof m)['declared']];
		for (const { box } of [operated, tracked]) {
			const end = box.x + box.width;
			const gap = at(first, end) - box.y - box.height;
			expect(gap).toBeGreaterThan(2);
			expect(gap).toBeLessThan(40);
			expect(box.y - at(m.declared, Math.max(box.x, m.declared[1][0]))).toBeGreaterThan(2);
		}
		// Words that stand under one another, on one side, with little between them are read as one.
		expect(operated.box.x).toBeGreaterThan(open.box.x + open.box.width / 2);
		expect(tracked.box.y - operated.box.y - operated.box.height).toBeGreaterThan(30);
	});
	it.each(drawings)('leave no word over on a line: %s', (_, { nodes }) => {
		const { texts } = shown(nodes, 1);
		const last = String(graphic.labels.customs).split(' ').at(-1);
		expect(texts.map((t) => t.text)).not.toContain(last);
	});
});

describe('what it says', () => {
	const texts = (state: number) => shown(chart.draw(data, graphic, 'wide').nodes, state).texts.map((t) => t.text);
	it('names no ship before the last state, and marks the link as our inference then', () => {
		for (const { ship, to } of ships) {
			expect(texts(0)).not.toContain(to);
			expect(texts(1)).toContain(to);
			expect(texts(1)).not.toContain(ship);
			expect(texts(2)).toContain(ship);
		}
		expect(texts(2).filter((t) => t === graphic.labels.inference)).toHaveLength(ships.length);
	});
	it('says in the table what it draws', () => {
		const table = chart.table(data, graphic);
		const row = (id: string) => table.rows.find((r) => r.claim === id)?.cells.join(' | ') ?? '';
		expect(table.rows.map((r) => r.claim)).toEqual(expect.arrayContaining(graphic.claims));
		for (const { ship, flag, to, when, claim: id } of ships)
			expect(row(id as string)).toContain(`${ship}, flag of ${flag} | ${to} | ${when} | ${graphic.labels.record}`);
		expect(row(voyage('onward-declared').claim as string)).toContain('declared (dotted)');
		expect(row(voyage('onward-tracked').claim as string)).toContain('dashed');
		for (const r of table.rows) expect(r.cells).toHaveLength(table.columns.length);
	});
	it('refuses a ship named at a port that the tracking does not have, or without a day', () => {
		const with_ = (id: string, change: object) =>
			({ ...data, voyages: data.voyages.map((v) => (v.id === id ? { ...v, ...change } : v)) }) as Data;
		expect(() => model(with_('sky-angel', { to: 'Masan' }), 'wide')).toThrow(/Masan/);
		expect(() => model(with_('sky-angel', { date: MONTH }), 'wide')).toThrow(/no day/);
	});
});
