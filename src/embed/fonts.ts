import * as fontkit from 'fontkit';
import { cutFace, cutToText, FACES, type Face } from '../design/faces';
import { walk } from '../design/svg';
import type { Plate } from './plate';

/** Weights as a style may ask for them. */
const WEIGHTS = { title: '760', label: '500 680', said: '550' } as const;
type FrameFace = keyof typeof WEIGHTS;
const FALLBACK: Record<FrameFace, string> = { title: 'Times New Roman', label: 'Arial', said: 'Arial' };
/** The same widths under another name. */
const LINUX: Record<FrameFace, string> = {
	title: 'Liberation Serif',
	label: 'Liberation Sans',
	said: 'Liberation Sans',
};
/** Mean width of a letter of the sample in the fallbacks, in em, from their published widths. */
const MEAN: Record<string, number> = { 'Times New Roman': 0.4035, Arial: 0.4395 };
const SAMPLE = 'the quick brown fox jumps over the lazy dog and runs to port with a cargo of black coal';

type Metrics = {
	unitsPerEm: number;
	ascent: number;
	descent: number;
	lineGap: number;
	layout(t: string): { advanceWidth: number };
};

/** What each face of a frame sets, as it sets it. */
export function textsIn(plate: Plate, prose: string): Record<FrameFace, string> {
	const drawn: Record<FrameFace, string> = { title: plate.title, label: prose, said: '' };
	for (const { nodes } of plate.drawings)
		for (const root of nodes)
			for (const node of walk(root)) {
				if (node.tag !== 'text') continue;
				const classes = String(node.attrs.class ?? '').split(' ');
				const face = classes.includes('t')
					? 'title'
					: classes.some((c) => c === 'i' || c === 'said' || c === 'water')
						? 'said'
						: 'label';
				drawn[face] += ` ${[...walk(node)].flatMap((n) => n.children.filter((c) => typeof c === 'string')).join(' ')}`;
			}
	return drawn;
}

/**
 * The faces of one frame, each cut to what it sets and written into the style; a face that sets none is
 * left out. A fallback of like width and height stands in where a browser refuses them.
 */
export async function faceStyle(texts: Record<FrameFace, string>): Promise<string> {
	const rules = await Promise.all(
		(Object.keys(WEIGHTS) as FrameFace[])
			.filter((face) => texts[face])
			.map(async (face) => {
				const { family, style } = FACES[face satisfies Face];
				const [woff2, font] = await Promise.all([
					cutToText(face, texts[face]),
					cutFace(face, 'sfnt').then((b) => fontkit.create(b) as unknown as Metrics),
				]);
				const mean = font.layout(SAMPLE).advanceWidth / font.unitsPerEm / SAMPLE.length;
				const adjust = mean / (MEAN[FALLBACK[face]] as number);
				const percent = (n: number) => `${(n * 100).toFixed(2)}%`;
				const metric = (n: number) => percent(n / font.unitsPerEm / adjust);
				return [
					`@font-face{font-family:"${family}";src:url(data:font/woff2;base64,${woff2.toString('base64')}) format("woff2");font-weight:${WEIGHTS[face]};font-style:${style};font-display:block}`,
					`@font-face{font-family:"${family} like";src:local("${FALLBACK[face]}"),local("${LINUX[face]}");font-style:${style};size-adjust:${percent(adjust)};ascent-override:${metric(font.ascent)};descent-override:${metric(-font.descent)};line-gap-override:${metric(font.lineGap)}}`,
				].join('');
			}),
	);
	return rules.join('');
}

/** How a frame's style names a face. */
export const familyOf = (face: Face): string =>
	`"${FACES[face].family}","${FACES[face].family} like",${face === 'title' ? 'serif' : 'sans-serif'}`;
