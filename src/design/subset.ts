import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import * as shaper from 'harfbuzzjs';
import type { Pair } from './kern.ts';

/** The part of HarfBuzz's C interface that is called here; fonts, sets and blobs are addresses in its memory. */
type HarfBuzz = {
	memory: WebAssembly.Memory;
	_initialize(): void;
	malloc(bytes: number): number;
	free(at: number): void;
	hb_blob_create(at: number, bytes: number, mode: number, user: number, destroy: number): number;
	hb_blob_destroy(blob: number): void;
	hb_blob_get_data(blob: number, length: number): number;
	hb_blob_get_length(blob: number): number;
	hb_face_create(blob: number, index: number): number;
	hb_face_destroy(face: number): void;
	hb_face_reference_blob(face: number): number;
	hb_set_clear(set: number): void;
	hb_set_add(set: number, value: number): void;
	hb_subset_input_create_or_fail(): number;
	hb_subset_input_destroy(input: number): void;
	hb_subset_input_unicode_set(input: number): number;
	hb_subset_input_glyph_set(input: number): number;
	hb_subset_input_set(input: number, kind: number): number;
	hb_subset_input_set_flags(input: number, flags: number): void;
	hb_subset_or_fail(face: number, input: number): number;
};
const WRITABLE = 2;
const [DROPPED_TABLES, NAMES, FEATURES] = [3, 4, 6];
/** Without hints, and with no glyph that only might be asked for: see `keep.glyphs`. */
const FLAGS = 0x1 | 0x200;

const tag = (four: string): number => [...four].reduce((n, c) => (n << 8) + c.charCodeAt(0), 0);

let loaded: Promise<HarfBuzz> | undefined;
const harfbuzz = (): Promise<HarfBuzz> => {
	loaded ??= (async () => {
		const file = createRequire(import.meta.url).resolve('harfbuzzjs/dist/harfbuzz-subset.wasm');
		const { instance } = await WebAssembly.instantiate(await readFile(file));
		const hb = instance.exports as unknown as HarfBuzz;
		hb._initialize();
		return hb;
	})();
	return loaded;
};

/** What is kept of a font; `names` are the numbers of its name table. */
type Keep = {
	characters: string;
	glyphs: Iterable<number>;
	features: string[];
	names: number[];
	without: string[];
};

/**
 * A font file with exactly these characters and glyphs. `subset-font`, which calls the same library, keeps every glyph
 * that its letters might be joined to, used or not, and has no way to name glyphs: of a page's faces that is a tenth.
 * @param font TrueType, not compressed
 * @returns TrueType
 * @throws Error where the library refuses the font
 */
export async function subset(font: Buffer, keep: Keep): Promise<Buffer> {
	const hb = await harfbuzz();
	// Memory that grows is another buffer, so it is asked for anew each time.
	const bytes = () => new Uint8Array(hb.memory.buffer);
	const at = hb.malloc(font.length);
	bytes().set(font, at);
	const whole = hb.hb_blob_create(at, font.length, WRITABLE, 0, 0);
	const face = hb.hb_face_create(whole, 0);
	hb.hb_blob_destroy(whole);
	const input = hb.hb_subset_input_create_or_fail();
	const fill = (set: number, values: Iterable<number>) => {
		hb.hb_set_clear(set);
		for (const value of values) hb.hb_set_add(set, value);
	};
	fill(hb.hb_subset_input_set(input, FEATURES), keep.features.map(tag));
	fill(hb.hb_subset_input_set(input, NAMES), keep.names);
	for (const table of keep.without) hb.hb_set_add(hb.hb_subset_input_set(input, DROPPED_TABLES), tag(table));
	fill(
		hb.hb_subset_input_unicode_set(input),
		[...keep.characters].map((c) => c.codePointAt(0) as number),
	);
	fill(hb.hb_subset_input_glyph_set(input), keep.glyphs);
	hb.hb_subset_input_set_flags(input, FLAGS);
	const cut = hb.hb_subset_or_fail(face, input);
	hb.hb_subset_input_destroy(input);
	hb.hb_face_destroy(face);
	if (!cut) throw new Error('HarfBuzz could not cut the font');
	const blob = hb.hb_face_reference_blob(cut);
	const from = hb.hb_blob_get_data(blob, 0);
	const file = Buffer.from(bytes().slice(from, from + hb.hb_blob_get_length(blob)));
	hb.hb_blob_destroy(blob);
	hb.hb_face_destroy(cut);
	hb.free(at);
	return file;
}

const faceOf = (font: Buffer) => new shaper.Face(new shaper.Blob(new Uint8Array(font)));
type Placed = { glyph: number; advance: number };
/** A text as a font sets it: its glyphs in order, and how far each leads, in units of the font. */
function set(font: Buffer, text: string, features: shaper.Feature[]): Placed[] {
	const buffer = new shaper.Buffer();
	buffer.addText(text);
	buffer.guessSegmentProperties();
	shaper.shape(new shaper.Font(faceOf(font)), buffer, features);
	const places = buffer.getGlyphPositions();
	return buffer.getGlyphInfos().map(({ codepoint }, i) => ({ glyph: codepoint, advance: places[i]?.xAdvance ?? 0 }));
}

/**
 * The numbers of the glyphs that a font sets a text in: what its features make of it included.
 * @param font TrueType, not compressed
 * @param asked features beyond those that are on by themselves, like `tnum`
 */
export const glyphsOf = (font: Buffer, text: string, asked: string[] = []): Set<number> =>
	new Set(
		set(
			font,
			text,
			asked.map((feature) => new shaper.Feature(feature)),
		).map(({ glyph }) => glyph),
	);

/**
 * The pairs of glyphs of a text that a font sets nearer or further apart.
 * @param least by how much at least, in parts of the type's size
 */
export function pairsOf(font: Buffer, text: string, least = 0): Pair[] {
	const seen = least * faceOf(font).upem;
	const [kerned, plain] = [1, 0].map((on) => set(font, text, [new shaper.Feature('kern', on)])) as [Placed[], Placed[]];
	const found = new Map<string, Pair>();
	for (const [i, { glyph: first, advance }] of kerned.entries()) {
		const by = advance - (plain[i]?.advance ?? 0);
		const second = kerned[i + 1]?.glyph;
		if (by && Math.abs(by) >= seen && first && second) found.set(`${first} ${second}`, { first, second, by });
	}
	return [...found.values()];
}
