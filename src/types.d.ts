/// <reference types="astro/client" />

// These packages bring no types; these are the parts that this project calls.
declare module 'subset-font' {
	export default function subsetFont(
		font: Buffer,
		text: string,
		options: {
			targetFormat?: 'sfnt' | 'woff' | 'woff2' | 'truetype';
			keepFeatures?: string[];
			preserveNameIds?: number[];
			noHinting?: boolean;
			variationAxes?: Record<string, number | { min: number; max: number; default?: number }>;
		},
	): Promise<Buffer>;
}
declare module 'fontverter' {
	export function convert(font: Buffer, to: 'woff2' | 'truetype', from?: 'woff2' | 'truetype'): Promise<Buffer>;
}
declare module 'fontkit' {
	export type Font = {
		unitsPerEm: number;
		ascent: number;
		descent: number;
		familyName: string;
		characterSet: number[];
		/** Of names by language, the one that a family of more than four weights has beside its own. */
		name: { records: { preferredFamily?: { en?: string } } };
		layout(text: string): { advanceWidth: number };
		getVariation(axes: Record<string, number>): Font;
		hasGlyphForCodePoint(codePoint: number): boolean;
	};
	export function create(buffer: Buffer): Font;
}
