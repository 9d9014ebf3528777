import { describe, expect, it } from 'vitest';
import { chartOf, charts } from '../../src/charts';
import { standsAt } from '../../src/charts/kit/move';
import { partsStyle } from '../../src/charts/kit/parts';
import { between, stateStyle } from '../../src/charts/kit/states';
import { chartStyle } from '../../src/charts/kit/style';
import { STANDINGS, type Standing } from '../../src/data/schema';
import { g, h, write } from '../../src/design/svg';
import { type Box, overlap } from '../../src/design/text';
import { editions } from '../../src/ledger/data';
import { classOf, lineOf } from '../../src/ledger/standing';
import { BASE, SCORE } from '../../src/story/score';
import { claims, isSpeech, responses } from '../facts';
import { moving, SIZE_NAMES } from './drawing';

const classes = (css: string) =>
	[...css.replaceAll(/\{[^}]*\}/g, ' ').matchAll(/\.([a-z][\w-]*)/g)].map((m) => m[1] as string);

const marks = [
	h('a'),
	h('b', { 'data-in': 1 }),
	h('c', { 'data-in': 2 }),
	h('d', { 'data-out': 2 }),
	g({}, h('e', { 'data-in': 3 })),
];
const text = (first: number, last: number) => between(marks, first, last).map(write).join('');

describe('between', () => {
	it('keeps what a scene shows, counted from its first state', () => {
		expect(text(0, 3)).toBe('<a/><b data-in="1"/><c data-in="2"/><d data-out="2"/><g><e data-in="3"/></g>');
		expect(text(1, 2)).toBe('<a/><b/><c data-in="1"/><d data-out="1"/>');
		expect(text(2, 2)).toBe('<a/><b/><c/>');
		expect(text(0, 0)).toBe('<a/><d/>');
	});
});
describe('standsAt', () => {
	it.each([
		[0, 3, 99, 2],
		[2.4, 3, 99, 2.4],
		[3.7, 3, 99, 3],
		[8, 3, 99, 3],
		[0.5, -1, 2, -1],
		[1.5, -1, 2, 1.5],
		[4, -1, 2, 2],
		[1.5, 2, 3, 1.5],
		[2.5, 2, 3, 2.5],
		[5, 2, 3, 3],
	])('at %f a mark that comes in %i and is gone in %i stands at %f', (at, from, to, expected) => {
		expect(standsAt(at, from, to)).toBe(expected);
	});
});
describe('stateStyle', () => {
	const css = stateStyle(3);
	it('has gone what goes before what comes arrives', () => {
		expect(css).toContain(':where([data-move])[data-in]{--i:clamp(0,(var(--at,99) - var(--n) + .45)*2.5,1)}');
		expect(css).toContain(':where([data-move])[data-out]{--o:clamp(0,(var(--m) - .55 - var(--at,99))*2.5,1)}');
	});
	it('leaves marks alone that move by a rule of their own', () => expect(css).toContain(':not([data-move])'));
});
describe('standing', () => {
	it('gives every standing one line and one class', () => {
		expect(Object.fromEntries(STANDINGS.map((s) => [s, [lineOf(s), classOf(s)]]))).toEqual({
			'official-act': ['solid', 'record'],
			document: ['solid', 'record'],
			finding: ['solid', 'record'],
			verdict: ['solid', 'record'],
			reported: ['dashed', 'said'],
			disputed: ['dashed', 'said'],
			statement: ['ticked', 'speech'],
			denial: ['ticked', 'speech'],
			declared: ['dotted', 'declared'],
			inference: ['none', 'inferred'],
			unknown: ['none', 'unknown'],
		});
	});
});

describe('the claims', () => {
	it('that somebody makes by name are speech, charge and denial alike; what others tell is not', () => {
		for (const c of claims) expect(classOf(c.standing as Standing) === 'speech', c.id).toBe(isSpeech(c));
	});
	it('have speech on both sides: of a charge and of the denial that answers it', () => {
		const spoken = claims.filter(isSpeech);
		const both = spoken.filter((c) => c.answers?.some((id) => spoken.some((charge) => charge.id === id)));
		expect(both.length).toBeGreaterThan(0);
	});
	it('under answers are speech, and under silence a report', () => {
		for (const r of responses)
			expect(isSpeech(claims.find((c) => c.id === r.claim) as (typeof claims)[number]), r.id).toBe(
				r.kind !== 'no-answer',
			);
	});
});

describe('the scenes of the story', () => {
	const [data] = editions;
	const scenes = Object.values(SCORE)
		.flat()
		.filter((s) => s.chart !== BASE && s.states.length > 1)
		.flatMap(({ chart, states }) => SIZE_NAMES.map((size) => ({ id: chart, states, size })));
	/** As much of a mark as an eye takes for something. */
	const SEEN = 0.2;
	/** What a scene draws, and how many states it has beside the first. */
	function drawn({ id, states, size }: (typeof scenes)[number]) {
		const chart = chartOf(id);
		const [first, last] = [states[0], states.at(-1)].map((s) => chart.states.indexOf(s as string)) as [number, number];
		const graphic = data.graphics.find((g) => g.id === id) as (typeof data.graphics)[number];
		const { nodes } = (chart.scene ?? chart.draw)(data, graphic, size, first, last);
		return { nodes: between(nodes, first, last), last: last - first };
	}
	it.each(scenes)('leave no sheet empty between two states: $id, $size', (scene) => {
		const { nodes, last } = drawn(scene);
		const foot = (at: number) => Math.max(0, ...moving(nodes, at).flatMap((m) => (m.seen >= SEEN ? [m.foot] : [])));
		for (let state = 1; state <= last; state++) {
			const least = Math.min(foot(state - 1), foot(state));
			for (let at = state - 1; at < state; at += 0.02)
				expect(foot(at), `at ${at.toFixed(2)} of ${scene.states}`).toBeGreaterThan(least * 0.6);
		}
	});
	it.each(scenes)('set no words on others while one state goes and the next comes: $id, $size', (scene) => {
		const { nodes, last } = drawn(scene);
		for (let at = 0; at <= last; at += 0.05) {
			const texts = moving(nodes, at).filter((m) => m.box && m.seen > 0.02);
			for (const [i, a] of texts.entries())
				for (const b of texts.slice(i + 1))
					expect(overlap(a.box as Box, b.box as Box, -0.5), `${a.text} on ${b.text}, ${at.toFixed(2)}`).toBe(false);
		}
	});
});

describe('the styles of the rooms', () => {
	it('never name a class that another room styles: all of them stand on one page', () => {
		const rooms = [...charts].map(([id, room]) => [id, room.style?.((ink) => ink) ?? ''] as const);
		const shared = new Set(classes(chartStyle((ink) => ink)));
		const owners = new Map<string, string>();
		for (const [id, css] of rooms) {
			// Parts that two rooms share bring their style with them, word for word.
			const own = css.replace(
				partsStyle((ink) => ink),
				'',
			);
			for (const name of new Set(classes(own))) {
				if (shared.has(name)) continue;
				expect(owners.get(name) ?? id, `.${name}`).toBe(id);
				owners.set(name, id);
			}
		}
	});
});
