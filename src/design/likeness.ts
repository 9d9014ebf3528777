import * as fontkit from 'fontkit';
import { cutFace, FACES, type Face } from './faces.ts';

/** What a letter of the sample is wide in the mean, in em, in a face that a system has, under each name that it has it by. */
interface Local {
	names: string[];
	mean: number;
}
/*
 * Widths of the fonts themselves. Liberation has those of Times and of Arial under its own names; phones with Android have
 * neither, but Noto and Roboto.
 */
const SERIF: Local[] = [
	{ names: ['Times New Roman', 'TimesNewRomanPSMT', 'Liberation Serif'], mean: 0.4033 },
	{ names: ['Noto Serif', 'NotoSerif'], mean: 0.4786 },
];
const SERIF_BOLD: Local[] = [
	{ names: ['Times New Roman Bold', 'TimesNewRomanPS-BoldMT', 'Liberation Serif Bold'], mean: 0.4294 },
	{ names: ['Noto Serif Bold', 'NotoSerif-Bold'], mean: 0.5074 },
];
const SANS: Local[] = [
	{ names: ['Arial', 'ArialMT', 'Liberation Sans'], mean: 0.4396 },
	{ names: ['Roboto', 'Roboto-Regular'], mean: 0.4414 },
];
const SANS_ITALIC: Local[] = [
	{ names: ['Arial Italic', 'Arial-ItalicMT', 'Liberation Sans Italic'], mean: 0.4396 },
	{ names: ['Roboto Italic', 'Roboto-Italic'], mean: 0.4292 },
];
const LOCALS: Record<Face, Local[]> = { title: SERIF_BOLD, prose: SERIF, label: SANS, said: SANS_ITALIC };
const SAMPLE = 'the quick brown fox jumps over the lazy dog and runs to port with a cargo of black coal';

type Metrics = {
	unitsPerEm: number;
	ascent: number;
	descent: number;
	lineGap: number;
	layout(t: string): { advanceWidth: number };
};

/** The names under which {@link likeness} has what stands in for a face, in the order in which they are to be tried. */
export const standInsOf = (face: Face): string[] => {
	// One family may hold two faces, upright and italic; what stands in for each is its own.
	const { family } = FACES[face];
	return LOCALS[face].map((_, i) => `${family} like${i ? ` ${i + 1}` : ''}`);
};

/** The generic family that comes last. */
export const genericOf = (face: Face): string => (face === 'label' || face === 'said' ? 'sans-serif' : 'serif');

/** How bold a face may be set, as a style asks for it. */
export const weightOf = (face: Face): string => {
	const { wght } = FACES[face].axes;
	return typeof wght === 'object' ? `${wght.min} ${wght.max}` : String(wght);
};

/** The rules of each face are asked for by every page and every frame. */
const made = new Map<Face, Promise<string[]>>();
/**
 * `@font-face` rules by which fonts of the reader's own system stand in for a face, each as wide in the mean and as high as
 * it: text that is set in one of them until the face has come keeps its lines, or very nearly.
 * @param most how many of them, the commonest first
 */
export async function likeness(face: Face, most = Number.POSITIVE_INFINITY): Promise<string> {
	const known = made.get(face) ?? rulesOf(face);
	made.set(face, known);
	return (await known).slice(0, most).join('');
}

async function rulesOf(face: Face): Promise<string[]> {
	const font = fontkit.create(await cutFace(face, 'sfnt')) as unknown as Metrics;
	const mean = font.layout(SAMPLE).advanceWidth / font.unitsPerEm / SAMPLE.length;
	const percent = (n: number) => `${(n * 100).toFixed(2)}%`;
	return LOCALS[face].map((local, i) => {
		const adjust = mean / local.mean;
		const metric = (n: number) => percent(n / font.unitsPerEm / adjust);
		const src = local.names.map((name) => `local("${name}")`).join();
		return `@font-face{font-family:"${standInsOf(face)[i]}";src:${src};font-weight:${weightOf(face)};font-style:${FACES[face].style};font-display:swap;size-adjust:${percent(adjust)};ascent-override:${metric(font.ascent)};descent-override:${metric(-font.descent)};line-gap-override:${metric(font.lineGap)}}`;
	});
}
