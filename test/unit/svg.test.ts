import { describe, expect, it } from 'vitest';
import { ladder } from '../../src/charts/kit/ladder';
import { textWidth } from '../../src/design/measure';
import { g, h, type Node, walk, write } from '../../src/design/svg';

describe('svg', () => {
	it('escapes text and attributes, rounds numbers to a tenth, leaves out what is undefined', () => {
		expect(write(h('text', { x: 1.26, 'data-a': '"<&', y: undefined }, 'a < b & c'))).toBe(
			'<text x="1.3" data-a="&quot;&lt;&amp;">a &lt; b &amp; c</text>',
		);
	});
	it('closes an empty element', () => expect(write(h('rect', { width: 2 }))).toBe('<rect width="2"/>'));
	it('walks depth first', () => {
		expect([...walk(g({}, h('a'), h('b', {}, h('c'))))].map((n) => n.tag)).toEqual(['g', 'a', 'b', 'c']);
	});
});

describe('a ladder', () => {
	const textsOf = (room?: number) =>
		[
			...walk(
				ladder(
					[
						{ at: 20, text: '0' },
						{ at: 330, text: '60,000トン' },
					],
					40,
					'above',
					{ room },
				),
			),
		].filter((n) => n.tag === 'text');
	const right = (node: Node) => {
		const { x, 'text-anchor': anchor } = node.attrs;
		return Number(x) + textWidth(String(node.children[0]), 15) * (anchor === 'end' ? 0 : 0.5);
	};
	it('names its last division in the middle, or where there is no room for that at the end of what there is', () => {
		const [free, held] = [textsOf(), textsOf(360)].map((texts) => texts.at(-1) as Node) as [Node, Node];
		expect(free.attrs['text-anchor']).toBe('middle');
		expect(right(free)).toBeGreaterThan(360);
		expect(right(held)).toBeLessThanOrEqual(360);
		// What fits stands as it stood.
		expect(textsOf(360)[0]).toEqual(textsOf()[0]);
	});
});
