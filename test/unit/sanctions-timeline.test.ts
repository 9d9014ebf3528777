import { describe, expect, it } from 'vitest';
import { chart } from '../../src/charts/sanctions-timeline';
import { spread } from '../../src/charts/sanctions-timeline/column';
import { DAYS, dayOf, type Mark, type Model, type XY } from '../../src/charts/sanctions-timeline/layout';
import { extent, model, WIDE_ONLY } from '../../src/charts/sanctions-timeline/model';
import type { Data } from '../../src/data/read';
import type * as schema from '../../src/data/rows';
import { textWidth } from '../../src/design/measure';
import { type Box, overlap } from '../../src/design/text';
import { editions } from '../../src/ledger/data';
import { formatsOf } from '../../src/ledger/format';
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
			const [endX, endY] = mark.stem.at(-1) as XY;
			expect(size === 'narrow' && endY < mark.box.y + mark.box.height, mark.id).toBe(size === 'narrow' && !spoken);
			if (!spoken) {
				expect(
					mark.stem.every(([x, y]) => !inside(mark.box, x, y)),
					`${mark.id} ${endX}`,
				).toBe(true);
				continue;
			}
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
	it('lets no leader cross another, nor run through a text, and parts labels', () => {
		expect(tangles(m)).toEqual([]);
	});
	it('lets no leader cross a span, but on a phone straight', () => {
		for (const { id, stem } of m.marks)
			for (const other of m.marks.filter((o) => o.span && o.id !== id))
				for (const leg of legsOf(stem))
					if (meet(leg, other.span?.slice(0, 2) as [XY, XY]))
						expect(size === 'narrow' && leg[0][1] === leg[1][1], `${id} | ${other.id}`).toBe(true);
	});
});

/** The straight parts of a line. */
const legsOf = (line: readonly XY[]) => line.slice(1).map((to, i): [XY, XY] => [line[i] as XY, to]);
const inside = ({ x, y, width, height }: Box, atX: number, atY: number) =>
	atX > x && atX < x + width && atY > y && atY < y + height;
/** Whether two straight lines share a point. */
function meet([a, b]: [XY, XY], [c, d]: [XY, XY]): boolean {
	const turn = (p: XY, q: XY, r: XY) => Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]));
	const within = (p: XY, q: XY, r: XY) =>
		[0, 1].every(
			(i) =>
				Math.min(p[i] as number, q[i] as number) <= (r[i] as number) &&
				(r[i] as number) <= Math.max(p[i] as number, q[i] as number),
		);
	const [t1, t2, t3, t4] = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)];
	if (t1 !== t2 && t3 !== t4) return true;
	return (!t1 && within(a, b, c)) || (!t2 && within(a, b, d)) || (!t3 && within(c, d, a)) || (!t4 && within(c, d, b));
}
/** What a reader would stumble over. Whatever stands in a state stands in the last one too. */
function tangles(m: Model): string[] {
	const found: string[] = [];
	const pairs = m.marks.flatMap((a, i) => m.marks.slice(i + 1).map((b) => [a, b] as const));
	const strikes = (a: Mark, b: Mark) =>
		legsOf(a.stem).some((leg) => {
			const { x, y, width, height } = b.box;
			const [l, t, r, u] = [x - 1, y + 2, x + width + 1, y + height - 2];
			const sides: [XY, XY][] = [
				[
					[l, t],
					[r, t],
				],
				[
					[r, t],
					[r, u],
				],
				[
					[r, u],
					[l, u],
				],
				[
					[l, u],
					[l, t],
				],
			];
			return inside(b.box, ...leg[0]) || sides.some((s) => meet(leg, s));
		});
	for (const [a, b] of pairs) {
		const who = `${a.id} | ${b.id}`;
		if (legsOf(a.stem).some((p) => legsOf(b.stem).some((q) => meet(p, q)))) found.push(`leaders cross: ${who}`);
		if (strikes(a, b) || strikes(b, a)) found.push(`a leader through a text: ${who}`);
		if (overlap(a.box, b.box, 3.5)) found.push(`labels meet: ${who}`);
		// Side by side: three times what a wide blank is, at the least.
		const wider = { ...a.box, x: a.box.x - 20, width: a.box.width + 40 };
		if (overlap(wider, b.box)) found.push(`read as one: ${who}`);
	}
	return found;
}

describe('any number of events', () => {
	const spoken = data.claims.find((c) => c.standing === 'statement')?.id as string;
	const act = data.claims.find((c) => c.standing === 'official-act')?.id as string;
	const told = data.claims.find((c) => c.standing === 'reported')?.id as string;
	/** The same for every run: no chance takes part. */
	function* dice(seed: number): Generator<number, never> {
		for (let n = seed; ; ) {
			n = (n + 0x6d2b79f5) | 0;
			const mixed = Math.imul(n ^ (n >>> 15), n | 1);
			const again = mixed ^ (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61));
			yield ((again ^ (again >>> 14)) >>> 0) / 4294967296;
		}
	}
	const made = (seed: number): schema.TimelineEvent[] => {
		const roll = dice(seed);
		const next = () => roll.next().value;
		const days = new Set<string>();
		return Array.from({ length: 1 + Math.floor(next() * 12) }, (_, i) => {
			const day = new Date(Date.UTC(2017, 7, 1 + Math.floor(next() * 180))).toISOString().slice(0, 10);
			const month = day.slice(0, 7);
			const last = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 1)).toISOString().slice(0, 7);
			const whole = next() < 0.4;
			const to = whole && last < '2018-02' && next() < 0.5 ? last : undefined;
			const short = ['UN cuts fuel', 'Somebody says that it is not so', 'Coal is said to go on'][
				Math.floor(next() * 3)
			] as string;
			const claim = [act, told, spoken][Math.floor(next() * 3)] as string;
			const from = whole ? month : day;
			const twice = days.has(from);
			days.add(from);
			return { id: `e${i}`, from, to, claim, label: short, short, detail: short, skip: twice };
		}).filter((e) => !e.skip) as unknown as schema.TimelineEvent[];
	};
	it.each(SIZE_NAMES)('as far as there is room, %s', (size) => {
		let drawn = 0;
		for (let seed = 1; seed <= 60; seed++) {
			const events = made(seed);
			let m: Model;
			try {
				m = model({ ...data, events } as Data, size, 'Ban');
			} catch (error) {
				expect(String(error)).toContain('found no room');
				continue;
			}
			drawn++;
			expect(tangles(m), `${seed}: ${events.map((e) => e.from).join()}`).toEqual([]);
		}
		expect(drawn).toBeGreaterThan(40);
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

describe.each(editions.map((d) => [d.edition.language, d] as const))('months in %s', (_, of) => {
	it('stand between the rails of the phone’s ladder, with air on both sides', () => {
		const { rails, months } = model(of, 'narrow', 'Ban', (text) => text.replaceAll(/\{[^}]*\}/g, '0'));
		const room = rails.second - rails.first - rails.thick;
		const { shortDate } = formatsOf(of);
		expect(months).toHaveLength(6);
		for (const { date } of months) expect(room - textWidth(shortDate(date, false), 15)).toBeGreaterThanOrEqual(4);
	});
});
