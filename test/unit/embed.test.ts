import { describe, expect, it } from 'vitest';
import { GRAPHICS } from '../../src/data/schema';
import { type Heights, heightsOf } from '../../src/embed/heights';
import { announce, circles, hear, lead, namesOf } from '../../src/embed/messages';
import { reserve } from '../../src/embed/reserve';
import { addressOf, elementCode, frameCode } from '../../src/embed/snippet';
import { editions } from '../../src/ledger/data';
import { isStandalone, standalone } from '../../src/publish/standalone';
import { malformed } from '../hosts/malformed';

const [data] = editions;

/** What a browser makes of the reserve at a width of the box. */
function lengthAt(css: string, width: number): number {
	const js = css
		.replaceAll('100cqi', String(width))
		.replaceAll(/(\d)px/g, '$1')
		.replaceAll('calc(', '(');
	const clamp = (low: number, value: number, high: number) => Math.max(low, Math.min(value, high));
	return new Function('clamp', `return ${js}`)(clamp) as number;
}
/** A table's height at every whole width. */
function every(table: Heights): [number, number][] {
	return table.slice(1).flatMap(([w2, h2], i) => {
		const [w1, h1] = table[i] as [number, number];
		return Array.from(
			{ length: w2 - w1 + 1 },
			(_, k) => [w1 + k, h1 + ((h2 - h1) * k) / (w2 - w1)] as [number, number],
		);
	});
}

describe('reserve', () => {
	const tables: [string, Heights, number][] = [
		[
			'one height',
			[
				[280, 500],
				[1200, 500],
			],
			1,
		],
		[
			'a line',
			[
				[280, 300],
				[700, 510],
				[1200, 760],
			],
			1,
		],
		[
			'a step down',
			[
				[280, 700],
				[419, 700],
				[420, 500],
				[1200, 500],
			],
			2,
		],
		[
			'a step up',
			[
				[280, 500],
				[419, 500],
				[420, 700],
				[1200, 700],
			],
			2,
		],
		[
			'a line that bends',
			[
				[280, 300],
				[480, 500],
				[1200, 500],
			],
			2,
		],
		[
			'lines with steps, rounded',
			[
				[280, 802],
				[300, 822],
				[319, 840],
				[320, 799],
				[359, 837],
				[360, 817],
				[479, 933],
				[480, 849],
				[639, 849],
				[640, 745],
				[1080, 1006],
				[1200, 1006],
			],
			7,
		],
		[
			'a curve',
			Array.from({ length: 47 }, (_, i) => [280 + 20 * i, Math.ceil(300000 / (280 + 20 * i))] as [number, number]),
			20,
		],
	];
	it.each(tables)('%s: never below the table, little above, in few pieces', (_, table, pieces) => {
		const r = reserve(table);
		expect(r.pieces).toBeLessThanOrEqual(pieces);
		for (const [w, h] of every(table)) {
			expect(lengthAt(r.css, w), `at ${w}`).toBeGreaterThanOrEqual(h - 0.05);
			expect(lengthAt(r.css, w), `at ${w}`).toBeLessThanOrEqual(h + 1.3);
		}
		expect(r.error).toBeLessThanOrEqual(1.3);
	});
	it.each(GRAPHICS.map((id) => [id, heightsOf(data, id)] as const))('of %s', (_, table) => {
		const r = reserve(table);
		for (const [w, h] of every(table)) {
			expect(lengthAt(r.css, w), `at ${w}`).toBeGreaterThanOrEqual(h - 0.05);
			expect(lengthAt(r.css, w), `at ${w}`).toBeLessThanOrEqual(h + 1.3);
		}
		expect(r.css.length, 'short enough to be pasted').toBeLessThan(700);
		expect([table[0]?.[0], table.at(-1)?.[0]]).toEqual([280, 1200]);
	});
});

describe('what a frame says', () => {
	const at = 'https://example.org/embed/china-share/';
	const size = { width: 600, height: 812 };
	it('in the dialects that any host may hear', () => {
		expect(announce(namesOf('china-share', at), size)).toEqual([
			{ type: 'coal-chart:height', v: 1, id: 'china-share', height: 812, width: 600 },
			{ sentinel: 'amp', type: 'embed-size', height: 812 },
			{ 'datawrapper-height': { 'china-share': 812 } },
			`{"src":"${at}","context":"iframe.resize","height":812}`,
			{ kind: 'interactive:height', height: 812 },
		]);
	});
	it('under a name that stands in its address', () => {
		const names = namesOf('china-share', `${at}?initialWidth=600&childId=p-1#?secret=abcDEF1234`);
		expect(announce(names, size)).toEqual(
			expect.arrayContaining([
				'pymxPYMxp-1xPYMxheightxPYMx812',
				{ message: 'height', value: 812, secret: 'abcDEF1234' },
			]),
		);
	});
	it.each([
		'?childId=%22%3E',
		'?childId=',
		`?childId=${'x'.repeat(129)}`,
		'#?secret=',
		'#?secret=a-b',
		'#secret=abc',
		`#?secret=${'a'.repeat(65)}`,
	])('but not under a name of another shape: %s', (tail) => {
		expect(announce(namesOf('china-share', at + tail), size)).toHaveLength(5);
	});
	it('under the names that hosts give it', () => {
		const names = namesOf('china-share', at);
		const ask = (data: unknown) => Object.assign({ ...names }, hear(data, names)?.names);
		expect(announce(ask({ method: 'register', windowId: 'w1' }), size)).toContainEqual({
			method: 'resize',
			windowId: 'w1',
			height: 812,
		});
		expect(announce(ask('[iFrameSizer]f:8:false:false:32:true'), size)).toEqual(
			expect.arrayContaining(['[iFrameSizer]f:812:600:init', '[iFrameSizer]f:812:600:resizeObserver']),
		);
		expect(announce(ask({ type: 'iframe-child-init' }), size)).toContainEqual({
			type: 'iframe-resized',
			width: 600,
			height: 812,
		});
	});
	it('of a click in WordPress, to its own site alone', () => {
		const names = namesOf('china-share', `${at}#?secret=abcDEF1234`);
		const to = 'https://example.org/a/#china';
		expect(lead(names, to)).toEqual([{ message: 'link', value: to, secret: 'abcDEF1234' }]);
		for (const other of [
			'https://example.com/',
			'https://example.org:444/',
			'javascript:alert(1)',
			'mailto:a@example.org',
			'',
			'no address',
		])
			expect(lead(names, other), other).toEqual([]);
		expect(lead(namesOf('china-share', at), to)).toEqual([]);
	});
	it('takes a plain word for no part of its address', () => {
		expect(announce(namesOf('responses', at), size)).toContainEqual({
			'datawrapper-height': { 'coal-chart-responses': 812 },
		});
	});
});

describe('what a frame hears', () => {
	const names = namesOf('china-share', 'https://example.org/embed/china-share/?childId=p#?secret=abc');
	it.each([
		[{ type: 'coal-chart:hello', v: 1 }, {}],
		[{ type: 'coal-chart:theme', v: 1, theme: 'dark' }, { theme: 'dark' }],
		[{ sentinel: 'amp', type: 'frames-init' }, {}],
		[{ message: 'ready', secret: 'abc' }, {}],
		['pymxPYMxpxPYMxwidthxPYMx600', {}],
		['[iFrameSizer]resize', {}],
	])('%j', (data, asked) => expect(hear(data, names)).toEqual(asked));
	it('nothing else, of hundreds of near misses', () => {
		const list = malformed();
		expect(list.length).toBeGreaterThan(200);
		for (const data of list) expect(hear(data, names), String(JSON.stringify(data)).slice(0, 100)).toBeUndefined();
	});
});

describe('circles', () => {
	const sent = (...heights: number[]) => heights.map((height, i) => ({ height, at: i * 100 }));
	it.each([
		[sent(700, 690, 700, 690, 700, 690), true],
		[sent(700, 690, 700, 690, 700), false],
		[sent(700, 690, 680, 690, 700, 690), false],
		[sent(700, 710, 720, 730, 740, 750), false],
		[sent(700, 690, 700, 690, 700, 690).map((s) => ({ ...s, at: s.at * 10 })), false],
	])('%j: %s', (list, round) => expect(circles(list)).toBe(round));
});

describe('the code we hand out', () => {
	const root = 'https://example.org/a/';
	it('has its options in the address alone', () => {
		expect(addressOf(data, 'china-share', { root })).toBe('https://example.org/a/embed/china-share/');
		expect(addressOf(data, 'china-share', { root, theme: 'dark', ground: 'transparent', pinned: '0123456789ab' })).toBe(
			'https://example.org/a/v/0123456789ab/embed/china-share/?theme=dark&ground=transparent',
		);
	});
	it('is a frame in a box of its own, with name and plain height', () => {
		const code = frameCode(data, 'paper-trail', { root, theme: 'dark', ground: 'transparent' });
		expect(code).toMatch(
			/^<div style="[^"]*container-type:inline-size[^"]*"><iframe src="[^"]*\?theme=dark&amp;ground=transparent" title="[^"]{20,}" data-coal-chart="paper-trail" width="100%" height="\d+" frameborder="0" [^>]*min-height:calc\([^"]*\)"><\/iframe><a href="[^"]*\?theme=dark&amp;ground=transparent" [^>]*>[^<]{20,}<\/a><\/div>$/,
		);
		expect(code).not.toContain('<script');
	});
	it('as an element is the same, with the element around the frame and the link', () => {
		const code = elementCode(data, 'paper-trail', { root });
		const bare = code
			.replace(/<\/?coal-chart[^>]*>/g, '')
			.replace(/\n<script src="[^"]*embed\.js" async><\/script>$/, '');
		expect(bare).toBe(frameCode(data, 'paper-trail', { root }));
		expect(code).toMatch(/<coal-chart chart="paper-trail" [^>]*><iframe /);
	});
});

describe('standalone', () => {
	const page = (head: string) =>
		`<!doctype html><html data-standalone><head><meta charset="utf-8">${head}</head><body></body></html>`;
	it('drops preloads', () =>
		expect(standalone(page('<link rel="preload" as="font" href="/x.woff2" crossorigin>'), '/nowhere')).not.toContain(
			'preload',
		));
	it.each([
		'<script src="/a.js"></script>',
		'<img src="/a.png">',
		'<link rel="icon" href="/favicon.svg">',
		'<style>@import "/a.css"</style>',
		'<style>a{background:url(/a.js)}</style>',
		'<img srcset="/a.png 2x">',
	])('refuses what would be a request: %s', (head) => expect(() => standalone(page(head), '/nowhere')).toThrow());
	it('knows which page asks for it', () =>
		expect([isStandalone(page('')), isStandalone('<html><body data-standalone>')]).toEqual([true, false]));
});
