import { describe, expect, it } from 'vitest';
import { STEPS } from '../../src/data/schema';
import { editions } from '../../src/ledger/data';
import { tokensOf } from '../../src/ledger/tokens';
import { countWords, proseOf, readProse } from '../../src/story/prose';
import { SCORE } from '../../src/story/score';
import { promised } from '../facts';

const [data] = editions;
const figures = tokensOf(data);
const read = (text: string) => readProse('report', 'report.md', text, data, figures);

describe('prose', () => {
	it('ties words to a claim, by its standing, and fills in numbers', () => {
		const { title, scenes } = read(
			'# A\n\n<!-- scene: route-map -->\n\n[Said: {sixty-thousand}](claim:core-route) *Rep*.\n\n---\n\nTwo.\n',
		);
		expect(title).toBe('A');
		expect(scenes[0]?.cards).toHaveLength(2);
		expect(scenes[0]?.cards[0]?.claims).toEqual(['core-route']);
		expect(scenes[0]?.cards[0]?.html).toBe(
			`<p><a data-claim="core-route" class="claim said" aria-describedby="said" href="/sources/#claim-core-route">Said: ${promised('sixty-thousand')}</a> <em>Rep</em>.</p>`,
		);
	});
	it.each([
		['# A\n\nb [c](claim:nobody-said)', 'report.md:3: found a link to "claim:nobody-said"'],
		['# A\n\nb [c](https://example.com)', 'report.md:3: found a link to "https://example.com"'],
		['# A\n\n{no-such-figure}', 'report.md:3: no figure for {no-such-figure}'],
		['# A\n\n<!-- scene: pie-chart -->', 'report.md:3: found <!-- scene: pie-chart -->'],
		['# A\n\n---', 'report.md:3: found a card, expected a scene'],
		['# A\n\n- list', 'report.md:3: found list'],
		['no heading', 'report.md:1: found no heading'],
	])('names file and line of what is wrong: %j', (text, message) => expect(() => read(text)).toThrow(message));

	it('has a state in the score for every card of every scene', () => {
		for (const id of [...STEPS, 'later'] as const) {
			const prose = proseOf(id, data, figures);
			expect(SCORE[id].map((s) => [s.chart, s.states.length])).toEqual(
				prose.scenes.map((s) => [s.chart, s.cards.length]),
			);
		}
	});
	it('counts words, not tags', () => expect(countWords('<p>One <a href="x y">two</a> three.</p>')).toBe(3));
	it('counts by its letters what no space parts, and by spaces what they part', () => {
		expect(countWords(`<p>${'石炭'.repeat(250)}</p>`)).toBe(220);
		expect(countWords('<p>석탄은 러시아를 거쳤다</p>')).toBe(3);
		expect(countWords('<p>2017年に60,000トン</p>')).toBe(2 + 2);
	});
});
