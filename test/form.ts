import { expect } from 'vitest';

/** Whether markup is well-formed: every tag closed, in order, attributes quoted and none twice, no stray `<` or `&`. */
export function checkForm(xml: string): void {
	const open: string[] = [];
	let at = 0;
	for (const match of xml.matchAll(/<(?:\?[\s\S]*?\?|(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?))>/g)) {
		expect(xml.slice(at, match.index), 'text between tags').not.toMatch(
			/[<]|&(?!(amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/,
		);
		at = (match.index ?? 0) + match[0].length;
		const [, closing, name, attributes = '', empty] = match;
		if (!name) continue;
		const names = [...attributes.matchAll(/\s([\w:.-]+)=/g)].map((m) => m[1]);
		expect(new Set(names).size, match[0]).toBe(names.length);
		if (closing) expect(open.pop()).toBe(name);
		else if (!empty) open.push(name);
	}
	expect(xml.slice(at).trim()).toBe('');
	expect(open).toEqual([]);
}
