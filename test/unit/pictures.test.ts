import { describe, expect, it } from 'vitest';
import { find } from '../../src/data/find';
import { GRAPHICS, type GraphicId } from '../../src/data/schema';
import { textWidth } from '../../src/design/measure';
import { type Node, walk } from '../../src/design/svg';
import { type Box, overlap } from '../../src/design/text';
import type { Heights } from '../../src/embed/heights';
import { editions } from '../../src/ledger/data';
import { answerOf, discovery, heightAt, WIDTH } from '../../src/oembed';
import { CARD, composeCard, composePicture, type Sheet } from '../../src/pictures/compose';
import { charactersOf, fontRules } from '../../src/pictures/lettering';
import { describe as about, rasterise } from '../../src/pictures/png';
import { altOf, briefOf, shortAltOf, titleOf, wordsOf } from '../../src/pictures/words';
import { writeSheet } from '../../src/pictures/write';

const [data] = editions;

type Line = { text: string; box: Box; drawn: boolean };

/** Every line of text with its box in the sheet's units, through the groups that move and scale it. */
function linesOf(sheet: Sheet): Line[] {
	const lines: Line[] = [];
	const visit = (node: Node, x0: number, y0: number, k: number, drawn: boolean) => {
		const [, tx = 0, ty = 0] = (/translate\(([\d.-]+) ([\d.-]+)\)/.exec(String(node.attrs.transform ?? '')) ?? []).map(
			Number,
		);
		const [, scale = 1] = (/scale\(([\d.-]+)\)/.exec(String(node.attrs.transform ?? '')) ?? []).map(Number);
		const inDrawing = drawn || node.attrs.class === 'drawing';
		const [x, y, s] = [x0 + tx * k, y0 + ty * k, k * scale];
		if (node.tag !== 'text') {
			for (const c of node.children) if (typeof c !== 'string') visit(c, x, y, s, inDrawing);
			return;
		}
		const classes = String(node.attrs.class ?? '').split(' ');
		const setting = classes.includes('t')
			? 'title'
			: classes.some((c) => ['i', 'said', 'water'].includes(c))
				? 'said'
				: classes.includes('b')
					? 'bold'
					: 'label';
		const size = Number(node.attrs['font-size'] ?? 15);
		let baseline = Number(node.attrs.y);
		for (const child of node.children) {
			const text = (typeof child === 'string' ? child : child.children.join('')).trim();
			if (typeof child !== 'string') baseline += Number(child.attrs.dy ?? 0);
			const width = textWidth(text, size, setting);
			const left =
				Number(node.attrs.x) -
				(node.attrs['text-anchor'] === 'end' ? width : node.attrs['text-anchor'] === 'middle' ? width / 2 : 0);
			lines.push({
				text,
				drawn: inDrawing,
				box: { x: x + left * s, y: y + (baseline - size * 0.78) * s, width: width * s, height: size * s },
			});
		}
	};
	for (const node of sheet.nodes) visit(node, 0, 0, 1, false);
	return lines;
}

const textOf = (sheet: Sheet) =>
	linesOf(sheet)
		.map((l) => l.text)
		.join(' ')
		.replaceAll(/\s+/g, ' ');
const pictures = new Map(GRAPHICS.map((id) => [id, composePicture(data, id)]));
const narrow = new Map(GRAPHICS.map((id) => [id, composePicture(data, id, undefined, 'narrow')]));
const cards = new Map([...GRAPHICS, 'story' as const].map((id) => [id, composeCard(data, id)]));
const DENIAL = /\b(den(y|ies|ied|ial)|reject(s|ed)?|false)\b/i;
const STANDING = /\b(solid|dashed|dotted|recorded|on the record|as reported|as Reuters reports|not confirmed)\b/i;
/** Whether a graphic shows a charge, or is about one that somebody denied. */
const charged = (id: GraphicId) =>
	find(data.graphics, id).claims.some((c) => find(data.claims, c).charge || find(data.claims, c).standing === 'denial');

/** What holds of every sheet. */
function stands(sheet: Sheet) {
	const lines = linesOf(sheet);
	const { frame } = sheet;
	for (const { text, box } of lines) {
		expect(box.x, text).toBeGreaterThan(frame.x + 8);
		expect(box.y, text).toBeGreaterThan(frame.y + 8);
		expect(box.x + box.width, text).toBeLessThan(frame.x + frame.width - 8);
		expect(box.y + box.height, text).toBeLessThan(frame.y + frame.height - 8);
	}
	const own = lines.filter((l) => !l.drawn);
	own.forEach((a, i) => {
		for (const b of own.slice(i + 1)) expect(overlap(a.box, b.box), `${a.text} | ${b.text}`).toBe(false);
		for (const b of lines.filter((l) => l.drawn)) expect(overlap(a.box, b.box), `${a.text} | ${b.text}`).toBe(false);
	});
	const svg = writeSheet(sheet);
	expect(svg).not.toMatch(/var\(|currentColor|vector-effect|<script|foreignObject|\{[a-z-]+\}|undefined|NaN/);
	// Whatever is referred to stands in the file.
	for (const [, id] of svg.matchAll(/(?:href="|url\()#([\w-]+)/g)) expect(svg, id).toContain(`id="${id}"`);
	// Nothing of another state is left in it.
	for (const node of sheet.nodes.flatMap((n) => [...walk(n)]))
		expect([node.attrs['data-in'], node.attrs['data-out']]).toEqual([undefined, undefined]);
}

describe.each(GRAPHICS.flatMap((id) => [[id, 'wide'] as const, [id, 'narrow'] as const]))(
	'picture of %s, %s',
	(id, size) => {
		const sheet = (size === 'wide' ? pictures : narrow).get(id) as Sheet;
		it('stands in its frame, and no line of text meets another', () => stands(sheet));
		it('is read at the width that it is made for', () => {
			const smallest = Math.min(
				...sheet.nodes
					.flatMap((n) => [...walk(n)])
					.filter((n) => n.tag === 'text')
					.map((n) => Number(n.attrs['font-size'] ?? 15)),
			);
			// A newsletter's column, in which the wide picture's letters are too small, and a phone's.
			if (size === 'narrow')
				for (const column of [600, 320]) expect((smallest * column) / sheet.width).toBeGreaterThanOrEqual(11);
			else expect((smallest * 760) / sheet.width).toBeGreaterThanOrEqual(11);
		});
		it('carries number, title, standing, who says so, source, as-of date, licence', () => {
			const text = textOf(sheet);
			const words = wordsOf(data, id);
			for (const part of [words.chart, words.title, words.subtitle, words.note, words.source, words.asOf, words.credit])
				expect(text).toContain(part);
			expect(words.subtitle).toMatch(STANDING);
			expect(words.asOf).toMatch(/\d{4}/);
			if (charged(id)) expect(text).toMatch(DENIAL);
		});
		it('has a short alternative text, with standing and denial, and nothing of it cut', () => {
			const alt = shortAltOf(data, id);
			expect(alt.length).toBeLessThanOrEqual(250);
			expect(alt).toContain(wordsOf(data, id).title);
			expect(alt).toContain(briefOf(data, id));
			expect(alt).toMatch(STANDING);
			if (charged(id)) expect(alt).toMatch(DENIAL);
		});
		it('has a description that carries the same as it', () => {
			const alt = altOf(data, id);
			const words = wordsOf(data, id);
			for (const part of [words.title, words.description, words.note, words.source, words.asOf])
				expect(alt).toContain(part);
			expect(sheet.description).toBe(alt);
		});
		it('prints where the story stands, if that is known', () =>
			expect(textOf(composePicture(data, id, 'example.org/story'))).toContain('example.org/story'));
		it('can set every letter in its own faces, cut to them', async () => {
			const rules = await fontRules(sheet);
			expect(rules.match(/@font-face/g)).toHaveLength(charactersOf(sheet).size);
			expect(rules.length).toBeLessThan(60_000);
		});
	},
);

describe.each([...GRAPHICS, 'story' as const])('card of %s', (id) => {
	const sheet = cards.get(id) as Sheet;
	it('is 1200 by 630, stands in its frame, and no line meets another', () => {
		expect([sheet.width, sheet.height]).toEqual([CARD.width, CARD.height]);
		stands(sheet);
	});
	it('says how firmly it stands, and who denies it', () => {
		for (const text of [textOf(sheet), shortAltOf(data, id), titleOf(data, id)]) {
			expect(text).toContain(briefOf(data, id));
			expect(text).toMatch(STANDING);
			if (id === 'story' || charged(id)) expect(text).toMatch(DENIAL);
		}
		expect(textOf(sheet)).toContain(data.publication.title);
	});
});

describe('PNG', () => {
	const sheet = cards.get('export-products') as Sheet;
	const texts = {
		title: 'A “title”',
		description: 'd',
		credit: 'c',
		source: 's',
		licence: 'CC BY 4.0',
		licenceUrl: 'https://example.org/?a&b',
		language: 'en',
	};
	it('is drawn as wide as asked, with type in it, and tells what it is', async () => {
		const png = Buffer.from(await rasterise(sheet, 600, texts));
		expect(png.readUInt32BE(16)).toBe(600);
		expect(png.toString('utf8')).toContain('A “title”');
		expect(png.toString('latin1')).toContain('XML:com.adobe.xmp');
	});
	it('draws bold type bolder than plain type', async () => {
		const of = (className: string) => ({
			...sheet,
			nodes: [{ tag: 'text', attrs: { class: className, x: 20, y: 200, 'font-size': 150 }, children: ['Standing'] }],
			defs: '',
		});
		const plain = await rasterise(of(''), 1200, texts);
		const bold = await rasterise(of('b'), 1200, texts);
		// The same, byte for byte, where the rasteriser does not find the bold face.
		expect(Buffer.from(plain).equals(Buffer.from(bold))).toBe(false);
	});
	it('is the same twice', async () =>
		expect(
			Buffer.from(await rasterise(sheet, 300, texts)).equals(Buffer.from(await rasterise(sheet, 300, texts))),
		).toBe(true));
	it('keeps every byte of the image beside what is written into it', () => {
		const png = Buffer.from(
			'89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000049454e44ae426082',
			'hex',
		);
		const out = Buffer.from(about(png, texts));
		expect(out.subarray(0, 33).equals(png.subarray(0, 33))).toBe(true);
		expect(out.subarray(-12).equals(png.subarray(-12))).toBe(true);
	});
});

describe('height of an embed', () => {
	const table: Heights = [
		[280, 500],
		[559, 700],
		[560, 600],
		[1200, 1000],
	];
	it('lies on the line between two widths of its table', () => expect(heightAt(table, WIDTH)).toBe(650));
	it('is the one of its table at a width that it has', () => expect(heightAt(table, 559)).toBe(700));
	it('is not made up', () => {
		expect(() => heightAt([])).toThrow(/no height at 640 px/);
		expect(() => heightAt(table, 1300)).toThrow(/no height at 1300 px/);
	});
});

describe.each(GRAPHICS)('oEmbed answer for %s', (id) => {
	const site = new URL('https://example.org/coal');
	const answer = answerOf(data, id, site, [[640, 812.4]]);
	it('is a whole answer of type rich', () => {
		expect(answer).toMatchObject({
			version: '1.0',
			type: 'rich',
			width: WIDTH,
			height: 813,
			provider_url: 'https://example.org/coal/',
		});
		expect(answer.thumbnail_url).toBe(`https://example.org/coal/cards/${id}.png`);
		expect(answer.title).toMatch(STANDING);
		if (charged(id)) expect(answer.title).toMatch(DENIAL);
	});
	it('keeps its html through the filter of WordPress', () => {
		// What wp_filter_oembed_result allows, and the pattern that it looks for.
		const allowed: Record<string, string[]> = {
			a: ['href'],
			blockquote: [],
			iframe: ['src', 'width', 'height', 'frameborder', 'marginwidth', 'marginheight', 'scrolling', 'title'],
		};
		expect(answer.html).toMatch(/^<blockquote>[^\n]*<\/blockquote><iframe [^>]*><\/iframe>$/);
		for (const [, tag = '', attributes = ''] of answer.html.matchAll(/<([a-z]+)([^>]*)>/g)) {
			expect(Object.keys(allowed)).toContain(tag);
			for (const [, name = ''] of attributes.matchAll(/\s([a-z-]+)=/g)) expect(allowed[tag]).toContain(name);
		}
		expect(answer.html.match(/<iframe/g)).toHaveLength(1);
		// The number is for hosts that ask; in the page, it would be wider than a phone.
		expect(answer.html).toContain(' width="100%" height="813" ');
		expect(answer.html).toContain(`src="https://example.org/coal/embed/${id}/"`);
	});
	it('carries standing, source and date in its quotation', () => {
		expect(answer.html).toMatch(STANDING);
		expect(answer.html).toMatch(/Sources?: /);
		expect(answer.html).toMatch(/As of /);
		if (charged(id)) expect(answer.html).toMatch(DENIAL);
	});
	it('is discovered by a link that no pattern breaks on', () => {
		const link = discovery(data, id, site);
		expect(link?.href).toBe(`https://example.org/coal/oembed/${id}.json`);
		for (const value of Object.values(link ?? {})) expect(value).not.toMatch(/[<>]/);
	});
});
