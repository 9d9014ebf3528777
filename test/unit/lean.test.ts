import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { lean } from '../../src/publish/lean';

const TABLE =
	'<table><caption>c</caption><thead><tr><th scope="col">a</th><th>b</th></tr></thead><tbody><tr><th scope="row"><a href="x">1</a></th><td>2</td></tr><tr><th>3</th><td></td></tr></tbody></table><p>after</p>';
const DRAWING =
	'<svg viewBox="0 0 9 9"><rect x="1" y="-.5" width="3"/><g data-in="2"><text class="b" x="4.5">x="7" a</text><circle r="2"/></g><use href="#a"/></svg>';

describe('a page in fewer bytes', () => {
	it.each([
		['tables', TABLE],
		['drawings', DRAWING],
		['both', `<main>${TABLE}<figure>${DRAWING}${DRAWING}</figure>${TABLE}</main>`],
	])('is the same document: %s', (_, html) => {
		const short = lean(html);
		expect(short.length).toBeLessThan(html.length);
		expect(load(short).html()).toBe(load(html).html());
	});
	it('leaves alone what is no markup', () => {
		const html = `<script>const a='</td> <svg x="1"/></svg>'</script><style>a{}</style><pre>&lt;/td></td></pre>`;
		expect(lean(html)).toBe(html);
	});
});
