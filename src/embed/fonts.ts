import { cutToText, FACES, type Face } from '../design/faces';
import { genericOf, likeness, standInsOf, weightOf } from '../design/likeness';
import { walk } from '../design/svg';
import type { Plate } from './plate';

type FrameFace = 'title' | 'label' | 'said';
const FRAME_FACES: FrameFace[] = ['title', 'label', 'said'];

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
		FRAME_FACES.filter((face) => texts[face]).map(async (face) => {
			const { family, style } = FACES[face];
			const woff2 = await cutToText(face, texts[face]);
			return [
				`@font-face{font-family:"${family}";src:url(data:font/woff2;base64,${woff2.toString('base64')}) format("woff2");font-weight:${weightOf(face)};font-style:${style};font-display:block}`,
				// The faces come with the page: what stands in for them is seen only where they are refused.
				await likeness(face, 1),
			].join('');
		}),
	);
	return rules.join('');
}

/** How a frame's style names a face. */
export const familyOf = (face: Face): string => `"${FACES[face].family}","${standInsOf(face)[0]}",${genericOf(face)}`;
