import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { chart } from '../../src/charts/responses';
import { governments, model, wordsOf } from '../../src/charts/responses/model';
import type { Data } from '../../src/data/read';
import type * as schema from '../../src/data/rows';
import { textWidth } from '../../src/design/measure';
import { overlap } from '../../src/design/text';
import { editions } from '../../src/ledger/data';
import { claim, isSpeech, responses } from '../facts';
import { describeDrawings, describeWords, figureRows, graphicOf, SIZE_NAMES, shown } from './drawing';

const [whole] = editions;
const data: Data = { ...figureRows(), responses: whole.responses };
const graphic = graphicOf('responses');
/** The governments that the data has answers of, or silence. */
const NAMES = [...new Set(responses.map((r) => r.government))].sort();
const silent = NAMES.filter((n) => responses.every((r) => r.government !== n || r.kind === 'no-answer'));
/** The claims that the story's cards beside this graphic link to. */
const spoken = [
	...(
		readFileSync('data/words/en/prose/japan-south-korea.md', 'utf8').split('<!-- scene: responses -->')[1] as string
	).matchAll(/\]\(claim:([\w-]+)\)/g),
].map((m) => m[1] as string);
const quotes = { open: '“', close: '”' };
const response = (row: Partial<schema.Response>): schema.Response => ({
	id: 'x',
	country: 'XA',
	government: 'A',
	body: 'Ministry',
	to: 'x',
	kind: 'answer',
	claim: 'x',
	...row,
});

describeDrawings(chart, data, graphic, { texts: 4, claims: 5 });
describeWords(data, graphic);

describe('governments', () => {
	it('are numbered in the order of their first answers; who never answered is last', () => {
		const made = [
			response({ government: 'Silent', kind: 'no-answer' }),
			response({ government: 'Second', kind: 'no-answer' }),
			response({ government: 'First', quote: 'Yes' }),
			response({ government: 'Second', quote: 'No' }),
		];
		expect(governments({ responses: made } as unknown as Data).map((x) => [x.number, x.name, x.rows.length])).toEqual([
			[1, 'First', 1],
			[2, 'Second', 2],
			[3, 'Silent', 1],
		]);
	});
	it('are those of the data, each filled in at a state after the first, the last ones together', () => {
		const all = governments(data);
		expect(all.map((x) => x.name).sort()).toEqual(NAMES);
		expect(all.map((x) => x.state)).toEqual(NAMES.map((_, i) => Math.min(i + 1, chart.states.length - 1)));
	});
	it('have their answers first, in the order of the data, and their silence last', () => {
		const made = [
			response({ id: 'silent', kind: 'no-answer' }),
			response({ id: 'denial', kind: 'denial', quote: 'No' }),
			response({ id: 'other', quote: 'Yes' }),
		];
		const [one] = governments({ responses: made } as unknown as Data);
		expect(one?.rows.map((r) => r.id)).toEqual(['denial', 'other', 'silent']);
	});
});

describe('words', () => {
	it('are quoted exactly, with our summary where there is room', () => {
		const row = response({ kind: 'denial', quote: 'This is false', summary: 'It said so.' });
		expect(wordsOf(row, quotes, true)).toEqual(['“This is false”', 'It said so.']);
		expect(wordsOf(row, quotes, false)).toEqual(['“This is false”']);
	});
	it('never leave a fragment without its sentence', () => {
		expect(
			wordsOf(response({ kind: 'denial', quote: 'a theory', summary: 'He said so.' }), quotes, false),
		).toHaveLength(2);
	});
});

describe.each(SIZE_NAMES)('page, %s', (size) => {
	const m = model(data, size, quotes, 'No answer found');
	it('gives each government its place, and draws an empty box for whoever did not answer, and for nobody else', () => {
		expect(m.columns).toHaveLength(NAMES.length);
		for (const notice of m.columns.flatMap((c) => c.notices)) {
			expect(Boolean(notice.box), notice.row.id).toBe(notice.row.kind === 'no-answer');
			expect(notice.words.length > 0, notice.row.id).toBe(notice.row.kind !== 'no-answer');
		}
		for (const name of silent)
			expect(m.columns.find((c) => c.government.name === name)?.notices[0]?.box, name).toBeDefined();
	});
	it('closes somebody’s words with an L, and nobody’s silence; no answer is dashed', () => {
		for (const n of m.columns.flatMap((c) => c.notices)) {
			expect(n.line, n.row.id).toBe(isSpeech(claim(n.row.claim)) ? 'speech' : 'said');
			// Down from the first line of the words, and along under them or to the name.
			const [x, top, bottom, foot] = (n.side?.match(/[\d.]+/g) ?? []).map(Number) as [number, number, number, number];
			expect(Boolean(n.side), n.row.id).toBe(isSpeech(claim(n.row.claim)));
			if (!n.side) continue;
			const ys = n.words.map((w) => w.y);
			expect(top, n.row.id).toBeLessThan(Math.min(...ys));
			expect(bottom, n.row.id).toBeGreaterThan(Math.max(...ys));
			expect(foot).toBeGreaterThan(8);
			for (const w of n.words) expect(w.x, n.row.id).toBeGreaterThan(x + 5);
		}
	});
	it('draws every row: a phone has as many answers of the accused as a desk', () => {
		const drawn = m.columns.flatMap((c) => c.notices.map((n) => n.row.id));
		expect(drawn.sort()).toEqual(responses.map((r) => r.id).sort());
		const told = responses.filter((r) => spoken.includes(r.claim)).map((r) => r.id);
		expect(told.length).toBeGreaterThan(2);
		for (const id of told) expect(drawn, id).toContain(id);
	});
	it('has denials before whatever else a government said, or did not say', () => {
		for (const { government, notices } of m.columns) {
			const kinds = notices.map((n) => n.row.kind === 'denial');
			expect(kinds, government.name).toEqual([...kinds].sort((a, b) => Number(b) - Number(a)));
		}
	});
	it('sets no notice of a government on another, nor words on a name', () => {
		for (const { government, notices, frame } of m.columns) {
			const tops = notices.map((n) => Math.min(...[...n.heading, ...n.words].map((t) => t.y)));
			expect(tops, government.name).toEqual([...tops].sort((a, b) => a - b));
			for (const { words, heading } of notices)
				for (const w of words.filter((t) => heading.some((n) => n.y === t.y))) {
					const name = heading.find((n) => n.y === w.y) as { text: string; x: number };
					expect(w.x, w.text).toBeGreaterThan(name.x + textWidth(name.text, 15) + 5);
					expect(w.x + textWidth(w.text, 15), w.text).toBeLessThanOrEqual(frame.x + frame.width);
				}
		}
	});
	it('fills the page exactly', () => {
		const frames = m.columns.map((c) => c.frame);
		const area = frames.reduce((sum, f) => sum + f.width * f.height, 0);
		const [left, top] = [Math.min(...frames.map((f) => f.x)), Math.min(...frames.map((f) => f.y))];
		const right = Math.max(...frames.map((f) => f.x + f.width));
		const foot = Math.max(...frames.map((f) => f.y + f.height));
		expect((right - left) * (foot - top)).toBeCloseTo(area, 0);
		frames.forEach((a, i) => {
			for (const b of frames.slice(i + 1)) expect(overlap(a, b, -0.5)).toBe(false);
		});
	});
	it('leaves no column nearly empty beside one of two words a line', () => {
		if (size === 'narrow') return;
		const lefts = [...new Set(m.columns.map((c) => c.frame.x))];
		for (const x of lefts) {
			const column = m.columns.filter((c) => c.frame.x === x);
			const { y = 0, height = 0 } = column[0]?.frame ?? {};
			const top = Math.min(y, ...column.map((c) => c.frame.y));
			const foot = Math.max(y + height, ...column.map((c) => c.frame.y + c.frame.height));
			const last = Math.max(
				...column.flatMap((c) =>
					c.notices.flatMap((n) =>
						[...n.words, ...n.heading].map((t) => t.y).concat((n.box?.y ?? 0) + (n.box?.height ?? 0)),
					),
				),
			);
			const names = column.map((c) => c.government.name).join(', ');
			expect((last - top) / (foot - top), names).toBeGreaterThan(0.6);
			const texts = column.flatMap((c) => c.notices.flatMap((n) => n.words));
			const words = texts.flatMap((t) => t.text.split(' ')).length;
			expect(texts.length ? words / texts.length : 9, names).toBeGreaterThan(3);
		}
	});
	it('shows no answer in the first state, and all in the last', () => {
		const { nodes } = chart.draw(data, graphic, size);
		const says = (state: number) =>
			shown(nodes, state).marks.flatMap((n) => (n.attrs['data-says'] ? [n.attrs['data-says']] : []));
		expect(says(0)).toEqual([]);
		expect(says(chart.states.length - 1)).toHaveLength(m.columns.flatMap((c) => c.notices).length);
	});
	it('keeps its texts inside the inner rule, if it has one', () => {
		const rule = size === 'wide' ? 5 : 0;
		for (const { text, box } of shown(chart.draw(data, graphic, size).nodes, chart.states.length - 1).texts) {
			expect(box.x, text).toBeGreaterThan(rule);
			expect(box.x + box.width, text).toBeLessThan(m.width - rule);
		}
	});
});

describe('table', () => {
	it('has every row, numbered as drawn, in words and with its claim', () => {
		const table = chart.table(data, graphic);
		expect(table.rows.map((r) => r.claim).sort()).toEqual(data.responses.map((r) => r.claim).sort());
		for (const row of table.rows) expect(row.cells).toHaveLength(table.columns.length);
		// Who never answered comes last.
		const last = table.rows.slice(-silent.length);
		expect(last.map((r) => r.cells[1]).sort()).toEqual(silent);
		for (const r of last) expect(r.cells[5]).toBe(graphic.labels['kind-no-answer']);
		expect(table.rows.at(-1)?.cells[0]).toBe(String(NAMES.length));
		const denial = claim('russia-denies-coal');
		expect(table.rows.find((r) => r.claim === denial.id)?.cells[6]).toContain(`“${denial.quote}”`);
	});
});
