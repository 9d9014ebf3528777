import { describe, expect, it } from 'vitest';
import { walk } from '../../src/charts/kit/svg';
import { chart } from '../../src/charts/paper-trail';
import { model } from '../../src/charts/paper-trail/model';
import type { Data } from '../../src/data';
import * as schema from '../../src/data/schema';
import { describeDrawings, describeWords, figureRows, graphicOf, rows, SIZE_NAMES, shown } from './drawing';

const data: Data = { ...figureRows(), voyages: rows('data/voyages.csv', schema.voyage) };
const graphic = graphicOf('paper-trail');

describeDrawings(chart, data, graphic, { texts: 4, claims: 5 });
describeWords(data, graphic);

describe.each(SIZE_NAMES)('geometry, %s', (size) => {
	const m = model(data, size);
	it('pins each ship on the middle of its day, to a tenth of a unit', () => {
		const day = (m.ladder.right - m.ladder.left) / 20;
		expect(m.calls.map((c) => [c.voyage.ship, c.day])).toEqual([
			['Sky Angel', 2],
			['Rich Glory', 11],
		]);
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
		expect(harbours).toHaveLength(2);
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
		expect(lines('declared-north-korea')).toContain('line declared');
		expect(lines('tracked-korea').filter((c) => c === 'line said')).toHaveLength(2);
		expect(lines('two-ships-inference')).toEqual(['line inferred', 'line inferred']);
		expect(lines('un-sky-angel')).toEqual(['line record']);
		expect(lines('un-rich-glory')).toEqual(['line record']);
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

describe('what it says', () => {
	const texts = (state: number) => shown(chart.draw(data, graphic, 'wide').nodes, state).texts.map((t) => t.text);
	it('names no ship before the last state, and marks the link as our inference then', () => {
		expect(texts(0)).not.toContain('Incheon');
		expect(texts(1)).toContain('Incheon');
		expect(texts(1)).not.toContain('Sky Angel');
		expect(texts(2)).toContain('Sky Angel');
		expect(texts(2).filter((t) => t === graphic.labels.inference)).toHaveLength(2);
	});
	it('says in the table what it draws', () => {
		const table = chart.table(data, graphic);
		const row = (claim: string) => table.rows.find((r) => r.claim === claim)?.cells.join(' | ') ?? '';
		expect(table.rows.map((r) => r.claim)).toEqual(expect.arrayContaining(graphic.claims));
		expect(row('un-sky-angel')).toContain('Sky Angel, flag of Panama | Incheon | 2 October 2017 | on the record');
		expect(row('un-rich-glory')).toContain(
			'Rich Glory, flag of Sierra Leone | Pohang | 11 October 2017 | on the record',
		);
		expect(row('declared-north-korea')).toContain('declared (dotted)');
		expect(row('tracked-korea')).toContain('dashed');
		for (const r of table.rows) expect(r.cells).toHaveLength(table.columns.length);
	});
	it('refuses a ship named at a port that the tracking does not have, or without a day', () => {
		const with_ = (id: string, change: object) =>
			({ ...data, voyages: data.voyages.map((v) => (v.id === id ? { ...v, ...change } : v)) }) as Data;
		expect(() => model(with_('sky-angel', { to: 'Masan' }), 'wide')).toThrow(/Masan/);
		expect(() => model(with_('sky-angel', { when: 'October 2017' }), 'wide')).toThrow(/no day/);
	});
});
