import { describe, expect, it } from 'vitest';
import { g, h, walk, write } from '../../src/design/svg';

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
