import { describe, expect, it } from 'vitest';
import { chart } from '../../src/charts/sanctions-timeline';
import { DAYS, dayOf } from '../../src/charts/sanctions-timeline/layout';
import { extent, model, WIDE_ONLY } from '../../src/charts/sanctions-timeline/model';
import { spread } from '../../src/charts/sanctions-timeline/narrow';
import type { Data } from '../../src/data/read';
import type * as schema from '../../src/data/rows';
import { overlap } from '../../src/design/text';
import { claim, events, isSpeech, lineOf } from '../facts';
import { describeDrawings, describeWords, figureRows, graphicOf, rows, SIZE_NAMES } from './drawing';

const data: Data = { ...figureRows(), events: rows('events') };
const graphic = graphicOf('sanctions-timeline');

describeDrawings(chart, data, graphic, { texts: 4, claims: 5 });
describeWords(data, graphic);

/** "5 August 2017", or as much of it as is known. */
const longDate = (date: string) =>
	new Date(`${date}T00:00Z`.replace(/^(\d{4}-\d\d)T/, '$1-01T')).toLocaleDateString('en-GB', {
		day: date.length > 7 ? 'numeric' : undefined,
		month: 'long',
		year: 'numeric',
		timeZone: 'UTC',
	});

describe('days', () => {
	it('counts from 1 August 2017', () => {
		expect(DAYS).toBe(184);
		expect(dayOf('2017-08-01')).toBe(0);
		expect(dayOf('2017-10')).toBe(61);
		expect(dayOf('2018-01-26')).toBe(178);
	});
	it('draws a day only where the source has one, else the whole month', () => {
		expect(extent({ from: '2017-08-05' })).toEqual({ from: 4.5, to: 4.5, point: true });
		expect(extent({ from: '2017-10' })).toEqual({ from: 61, to: 92, point: false });
		expect(extent({ from: '2017-08', to: '2017-09' })).toEqual({ from: 0, to: 61, point: false });
		expect(extent({ from: '2017-08', to: '2017-08-18' })).toEqual({ from: 0, to: 18, point: false });
	});
});

describe('spread', () => {
	it('leaves what has room, parts what has not, and keeps to its bounds', () => {
		expect(spread([0, 50, 100], [20, 20, 20], 0, 200)).toEqual([0, 50, 100]);
		expect(spread([50, 50], [20, 20], 0, 200)).toEqual([40, 60]);
		expect(spread([195, 198], [20, 20], 0, 200)).toEqual([180, 200]);
		expect(spread([1, 2], [20, 20], 0, 200)).toEqual([0, 20]);
		expect(spread([50, 50, 50], [12, 30, 10], 0, 200)).toEqual([32, 44, 74]);
	});
});

describe.each(SIZE_NAMES)('geometry, %s', (size) => {
	const m = model(data, size, 'Ban');
	const along = size === 'wide' ? 0 : 1;
	const [start, end] = [m.rails.ticks[0] as number, m.rails.ticks.at(-1) as number];
	const at = (day: number) => start + ((end - start) * day) / 184;
	it('draws months as long as they are', () => {
		const [a, b, c] = m.rails.ticks as [number, number, number];
		expect((b - a) / (c - b)).toBeCloseTo(31 / 30, 5);
		expect(m.rails.ticks).toHaveLength(7);
	});
	it('stands every mark on its days, to a tenth of a unit', () => {
		for (const mark of m.marks) {
			const event = data.events.find((e) => e.id === mark.id) as schema.TimelineEvent;
			const { from, to, point } = extent(event);
			if (point) expect(mark.stem[0]?.[along], mark.id).toBeCloseTo(at(from), 1);
			else {
				expect(mark.span?.[0]?.[along], mark.id).toBeCloseTo(at(from), 1);
				expect(mark.span?.[1]?.[along], mark.id).toBeCloseTo(at(to), 1);
			}
		}
	});
	it('takes side and line from the standing of the claim', () => {
		for (const mark of m.marks) {
			expect(mark.above, mark.id).toBe(lineOf(claim(mark.claim).standing) === 'record');
			expect(mark.line === 'record', mark.id).toBe(mark.above);
			const across = (size === 'wide' ? mark.box.y : mark.box.x) < m.rails.first;
			expect(across, mark.id).toBe(mark.above);
		}
	});
	it('draws what somebody said as an L down the side of its text, without a dot, and no event so', () => {
		for (const mark of m.marks) {
			const spoken = isSpeech(claim(mark.claim));
			expect(mark.line === 'speech', mark.id).toBe(spoken);
			if (!mark.stem.length || mark.span) continue;
			expect(Boolean(mark.dot), mark.id).toBe(!spoken);
			expect(mark.stem.length > 2, mark.id).toBe(spoken);
			if (!spoken) continue;
			const [[x0, y0], [x1, y1]] = mark.stem.slice(-2) as [[number, number], [number, number]];
			expect(y1, mark.id).toBe(y0);
			expect(Math.abs(x1 - x0), mark.id).toBeGreaterThan(8);
			// Under the text, and its end towards it.
			expect(y1, mark.id).toBeGreaterThan(mark.box.y + mark.box.height);
			expect(Math.abs(x1 - (mark.box.x + mark.box.width / 2))).toBeLessThan(
				Math.abs(x0 - (mark.box.x + mark.box.width / 2)),
			);
		}
	});
	it('ends a statement of which no day is known in a tick', () => {
		const changed = {
			...data,
			claims: data.claims.map((c) => (c.id === 'still-going' ? { ...c, standing: 'statement' } : c)),
		} as Data;
		const mark = model(changed, size, 'x').marks.find((e) => e.id === 'trade-goes-on');
		expect(mark?.line).toBe('speech');
		expect(size === 'wide' ? mark?.span : mark?.stem).toHaveLength(size === 'wide' ? 3 : 5);
	});
	it('lets no line run through a text', () => {
		const lines = m.marks.flatMap((e) =>
			[e.span, ...(size === 'wide' && e.stem.length ? [e.stem] : [])].flatMap((l) => (l ? [{ id: e.id, l }] : [])),
		);
		for (const { id, l } of lines) {
			l.slice(1).forEach(([x1, y1], n) => {
				const [x0, y0] = l[n] as [number, number];
				const box = { x: Math.min(x0, x1), y: Math.min(y0, y1), width: Math.abs(x1 - x0), height: Math.abs(y1 - y0) };
				for (const other of m.marks) expect(overlap(box, other.box), `${id} | ${other.id}`).toBe(false);
			});
		}
	});
	it('sets a label whole, on a phone in as many lines as its column needs, and lets none meet', () => {
		for (const mark of m.marks) {
			const event = data.events.find((e) => e.id === mark.id) as schema.TimelineEvent;
			expect(mark.text.join(' '), mark.id).toBe(size === 'wide' ? event.label : event.short);
			if (size === 'wide') expect(mark.text, mark.id).toHaveLength(1);
			for (const other of m.marks)
				if (other !== mark) expect(overlap(mark.box, other.box), `${mark.id} | ${other.id}`).toBe(false);
		}
		// Room for who does what: more than one line of a column holds.
		if (size === 'narrow') expect(Math.max(...m.marks.map((e) => e.text.length))).toBeGreaterThan(1);
	});
	it('lets no two leaders cross on the same side', () => {
		if (size === 'wide') return;
		for (const above of [true, false]) {
			const ends = m.marks
				.filter((e) => e.above === above)
				.map((e) => [e.stem[0]?.[1] as number, e.stem[1]?.[1] as number] as const);
			const byFoot = [...ends].sort((a, b) => a[0] - b[0]).map((e) => e[1]);
			expect(byFoot).toEqual([...byFoot].sort((a, b) => a - b));
		}
	});
});

describe('what is drawn', () => {
	it('draws every event in wide; in narrow all but those named, charge and denial together', () => {
		expect(
			model(data, 'wide', 'x')
				.marks.map((e) => e.id)
				.sort(),
		).toEqual(data.events.map((e) => e.id).sort());
		const narrow = model(data, 'narrow', 'x').marks.map((e) => e.id);
		expect(narrow.sort()).toEqual(
			events
				.map((e) => e.id)
				.filter((id) => !WIDE_ONLY.has(id))
				.sort(),
		);
		// What is left off is a charge with every answer to it, or nothing.
		const off = events.filter((e) => WIDE_ONLY.has(e.id)).map((e) => e.claim);
		for (const e of events.filter((other) => !WIDE_ONLY.has(other.id)))
			expect(
				(claim(e.claim).answers ?? []).some((charge) => off.includes(charge)) && lineOf(claim(e.claim).standing),
				e.id,
			).not.toBe('speech');
	});
	it('begins with the ban alone and ends with everything', () => {
		const states = model(data, 'wide', 'x').marks;
		expect(states.filter((e) => e.state === 0).map((e) => e.id)).toEqual(['res-2371']);
		expect(Math.max(...states.map((e) => e.state))).toBe(chart.states.length - 1);
	});
	it('lists every event in the table, tokens filled, with its standing', () => {
		const table = chart.table(data, graphic);
		expect(table.rows).toHaveLength(events.length);
		for (const row of table.rows) {
			expect(row.cells).toHaveLength(table.columns.length);
			expect(row.cells.join()).not.toMatch(/[{}]/);
		}
		for (const e of events) {
			const date = [e.from, e.to].flatMap((d) => (d ? [longDate(d)] : [])).join(' – ');
			expect(
				table.rows.some((r) => r.claim === e.claim && r.cells[0] === date),
				e.id,
			).toBe(true);
		}
	});
	it('turns a claim from dashed to solid when its standing does', () => {
		const changed = {
			...data,
			claims: data.claims.map((c) => (c.id === 'arrived-october' ? { ...c, standing: 'finding' } : c)),
		} as Data;
		const mark = model(changed, 'wide', 'x').marks.find((e) => e.id === 'coal-arrives');
		expect(mark?.above).toBe(true);
		expect(mark?.line).toBe('record');
	});
});
