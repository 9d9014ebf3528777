import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { partsOf } from '../../src/design/breaks';
import { breakStyle, SCRIPTS, type Script } from '../../src/design/scripts';
import { breaksAtPhrases, phrased } from '../../src/publish/phrases';

const TEXT = '石炭はロシアの港で積み替えられたと報告した。';
const page = (body: string, frame = true) =>
	`<!doctype html><html lang="ja"${frame ? ' data-standalone' : ''}><head><title>${TEXT}</title></head><body>${body}</body></html>`;
const bodyOf = (html: string) => /<body>([\s\S]*)<\/body>/.exec(html)?.[1] ?? '';
const set = (body: string, frame?: boolean) => bodyOf(phrased(page(body, frame)));
const MARKED = partsOf(TEXT).join('<wbr>');

describe('phrases of a page', () => {
	it('are those at which drawings break, and the text is the same when it is copied', () => {
		expect(MARKED.split('<wbr>').length).toBeGreaterThan(3);
		expect(set(`<p>${TEXT}</p>`)).toBe(`<p>${MARKED}</p>`);
		expect(load(set(`<p>${TEXT}</p>`)).text()).toBe(TEXT);
	});
	it('go on through what stands within a line, and end with a block', () => {
		const [a = '', b = ''] = [TEXT.slice(0, 4), TEXT.slice(4)];
		const broken = set(`<p>${a}<a href="/x/">${b}</a></p>`);
		expect(broken.replaceAll(/<\/?[ap][^>]*>/g, '')).toBe(MARKED);
		expect(set('<p>石</p><p>炭</p>')).toBe('<p>石</p><p>炭</p>');
	});
	it.each([
		['a drawing', `<svg><text>${TEXT}</text></svg>`],
		['code', `<p><code>${TEXT}</code></p>`],
		['what is to be copied', `<pre>${TEXT}</pre><textarea>${TEXT}</textarea>`],
		[
			'a script, a style and a template',
			`<script>"${TEXT}"</script><style>/*${TEXT}*/</style><template>${TEXT}</template>`,
		],
		['what is only heard', `<span class="hidden">${TEXT}</span>`],
		['an attribute', `<p title="${TEXT}"></p>`],
		['a comment', `<!-- ${TEXT} -->`],
		['words that spaces part', '<p>Rep (2018) 17,415 t</p>'],
	])('leave %s as it is', (_, body) => expect(set(body)).toBe(body));
	it('a page keeps its title, and all between tags', () => expect(phrased(page('<p>a</p>'))).toBe(page('<p>a</p>')));
	it('references are one letter each, and stay as they are written', () => {
		const broken = set(`<p>石炭&amp;鉄は&#39;港で&#39;積み替えられた</p>`);
		expect(broken.replaceAll('<wbr>', '')).toBe('<p>石炭&amp;鉄は&#39;港で&#39;積み替えられた</p>');
		expect(broken).toContain('<wbr>');
	});
	it('end behind a hyphen before a letter, where engines differ, and before a figure they don’t', () =>
		expect(set('<p>Democrat-Gazette、2018-01</p>')).toBe('<p>Democrat-<wbr>Gazette、<wbr>2018-01</p>'));
	it('no space has a break beside it', () =>
		expect(set('<p>石炭は ロシアの 港で</p>')).toBe('<p>石炭は ロシアの 港で</p>'));
	it('once is enough: a page marked before is left as it is', () => {
		const once = phrased(page(`<p>${TEXT}</p><h2>${TEXT}<b>${TEXT}</b></h2>`));
		expect(phrased(once)).toBe(once);
	});
	it('in a page that is no frame are marked in headings, navigation and buttons alone', () => {
		const prose = `<p>${TEXT}</p><figcaption>${TEXT}</figcaption>`;
		expect(set(prose, false)).toBe(prose);
		for (const tag of ['h1', 'h2', 'h3', 'h4', 'nav', 'button'])
			expect(set(`<${tag}><span>${TEXT}</span></${tag}>`, false)).toBe(`<${tag}><span>${MARKED}</span></${tag}>`);
		expect(set(`<p class="kicker">${TEXT}</p>`, false)).toBe(`<p class="kicker">${MARKED}</p>`);
		// One within another is not marked twice.
		expect(set(`<nav><h2>${TEXT}</h2></nav>`, false)).toBe(`<nav><h2>${MARKED}</h2></nav>`);
	});
	it('are kept together where they are marked, and nowhere else', () => {
		const { Jpan, Kore } = SCRIPTS as Record<string, Script>;
		expect(breakStyle(Jpan as Script, 'frame')).toMatch(/^:root\{[^}]*word-break:keep-all/);
		expect(breakStyle(Jpan as Script, 'page')).toMatch(/^:root\{[^}]*line-break:strict\}:is\(h1,[^}]*keep-all/);
		expect(breakStyle(Kore as Script, 'page')).toBe(breakStyle(Kore as Script, 'frame'));
	});
	it('are asked for by languages that set no words apart', () =>
		expect(['ja', 'ko', 'en'].map(breaksAtPhrases)).toEqual([true, true, false]));
});
