import * as fontkit from 'fontkit';
import { convert } from 'fontverter';
import { beforeAll, describe, expect, it } from 'vitest';
import { cutFace, cutToText, FACES, type Face, SEEN } from '../../src/design/faces';
import { kernTable, withTable } from '../../src/design/kern';
import { glyphsOf, pairsOf } from '../../src/design/subset';

const TEXT = 'Officials of the fleet: “Two ships”, AVAST. To Yokohama, 17,415 tonnes, $2.83 billion; 34%';
const plain = async (woff2: Buffer) => Buffer.from(await convert(woff2, 'truetype', 'woff2'));
/** What a font does to a text that a reader could see: how many glyphs, and what stands nearer by how much. */
const setIn = (font: Buffer, text: string, seen: number) => ({
	glyphs: glyphsOf(font, text).size,
	pairs: pairsOf(font, text, seen)
		.map(({ by }) => by)
		.sort((a, b) => a - b),
});

/** The bytes of a font's table; none where it has no such table. */
function lengthOf(font: Buffer, tag: string): number {
	const entries = Array.from({ length: font.readUInt16BE(4) }, (_, i) => 12 + 16 * i);
	const entry = entries.find((at) => font.toString('latin1', at, at + 4) === tag);
	return entry === undefined ? 0 : font.readUInt32BE(entry + 12);
}

describe.each(Object.keys(FACES) as Face[])('the face of %s, cut to a text', (face) => {
	/** Of prose the least pairs are left out. */
	const seen = face === 'prose' ? SEEN : 0;
	let whole: Buffer;
	let cut: Buffer;
	let woff2: Buffer;
	beforeAll(async () => {
		whole = await cutFace(face, 'sfnt');
		woff2 = await cutToText(face, TEXT, `${TEXT}0123456789`);
		cut = await plain(woff2);
	}, 30_000);

	it('sets it as the whole face does: the same ligatures, the same letters set close', () => {
		expect(setIn(cut, TEXT, seen)).toEqual(setIn(whole, TEXT, seen));
		expect(glyphsOf(cut, TEXT).has(0)).toBe(false);
		expect(pairsOf(cut, TEXT).length).toBeGreaterThan(0);
	});
	it('sets any number as the whole face does: scripts count', () => {
		const counts = '0 1 2 17,308 46,999 100% 57% $1,234 7.60';
		expect(setIn(cut, counts, seen)).toEqual(setIn(whole, counts, seen));
	});
	it('has no glyph that the text does not ask for', () => {
		expect(glyphsOf(cut, 'zQ').has(0)).toBe(true);
		// “Officials” needs three letters joined; two alone, which it does not have, stay two.
		expect(glyphsOf(whole, 'ff')).not.toEqual(glyphsOf(whole, 'f'));
		expect(glyphsOf(cut, 'ff')).toEqual(glyphsOf(cut, 'f'));
	});
	it('weighs less than cut to the same letters alone', async () =>
		expect(woff2.length).toBeLessThan((await cutFace(face, 'woff2', `${TEXT}0123456789`)).length));
});

it('faces cut at the same time are each what they are alone', async () => {
	const faces = Object.keys(FACES) as Face[];
	const texts = faces.flatMap((face) => ['Two ships', TEXT, '34% of 2,830'].map((text) => [face, text] as const));
	const together = await Promise.all(texts.map(([face, text]) => cutToText(face, text)));
	for (const [i, [face, text]] of texts.entries())
		expect(together[i]?.equals(await cutToText(face, text)), `${face}: ${text}`).toBe(true);
}, 60_000);

it('a text without any close pair has no table of pairs: browsers refuse an empty one', async () => {
	const cut = await plain(await cutToText('title', 'HH'.repeat(3)));
	expect(pairsOf(cut, 'HHH')).toEqual([]);
	expect(lengthOf(cut, 'glyf')).toBeGreaterThan(0);
	expect(lengthOf(cut, 'GPOS')).toBe(0);
});

it('a text with only spaces left to a face has one outline: browsers refuse a file of none', async () => {
	const cut = await plain(await cutToText('said', '석탄과 배'));
	expect(glyphsOf(cut, '석배')).toEqual(new Set([0]));
	const whole = await cutFace('said', 'sfnt');
	const width = (font: Buffer) => fontkit.create(font).layout(' ').advanceWidth;
	expect(width(cut)).toBe(width(whole));
	expect(lengthOf(cut, 'glyf')).toBeGreaterThan(0);
});

it('a table of pairs moves those and no others', async () => {
	const font = await cutFace('title', 'sfnt', 'ABC');
	const [a, b] = ['A', 'B'].map((c) => [...glyphsOf(font, c)][0] as number) as [number, number];
	const made = withTable(
		font,
		'GPOS',
		kernTable([
			{ first: b, second: a, by: 30 },
			{ first: a, second: b, by: -120 },
		]),
	);
	expect(pairsOf(made, 'ABACCA')).toEqual([
		{ first: a, second: b, by: -120 },
		{ first: b, second: a, by: 30 },
	]);
	expect(() => kernTable([])).toThrow(/leave the table out/);
	expect(() => kernTable(Array.from({ length: 20_000 }, (_, i) => ({ first: 1, second: i, by: 1 })))).toThrow(
		/more than one lookup holds/,
	);
});
