import { settingOf } from '../charts/kit/style';
import { cutCompanion, cutToText, FACES, lettersOf } from '../design/faces';
import { genericOf, likeness, standInsOf, weightOf } from '../design/likeness';
import { breakStyle, companionOf, DRAWN_FACES, type Drawn, type Role, SETTINGS, scriptOf } from '../design/scripts';
import { type Node, walk } from '../design/svg';
import type { Plate } from './plate';

/** What each face of a frame sets, as it sets it; of labels, what is seen before anything is opened, and what is bold. */
export type FrameTexts = Record<Drawn | 'shown' | 'bold', string>;

const textOf = (node: Node) =>
	[...walk(node)].flatMap((n) => n.children.filter((c) => typeof c === 'string')).join(' ');

/**
 * What each face of a frame sets.
 * @param words round the drawing: `all` but the title, those that are `shown` before a table or the map's panel is opened, and
 *   those of them that are `bold`
 */
export function textsIn(plate: Plate, words: { all: string; shown: string; bold: string }): FrameTexts {
	const drawn: FrameTexts = { title: plate.title, label: words.all, said: '', shown: words.shown, bold: words.bold };
	for (const { nodes } of plate.drawings)
		for (const root of nodes)
			for (const node of walk(root)) {
				if (node.tag !== 'text') continue;
				const setting = settingOf(node);
				const { face } = SETTINGS[setting];
				drawn[face] += ` ${textOf(node)}`;
				if (face === 'label') drawn.shown += ` ${textOf(node)}`;
				if (setting === 'bold') drawn.bold += ` ${textOf(node)}`;
			}
	return drawn;
}

const asData = (woff2: Buffer) => `url(data:font/woff2;base64,${woff2.toString('base64')}) format("woff2")`;

/** The rules of the faces beside the four that set the letters of the edition's script, cut to those that are set. */
async function companionRules(texts: FrameTexts, language: string): Promise<string> {
	const of = scriptOf(language);
	if (!of) return '';
	const set = { serif: [texts.title], sans: [texts.shown, texts.bold] };
	set[of.script.said][0] += ` ${texts.said}`;
	const rules = (Object.keys(set) as Role[]).flatMap((role) => {
		const { family, files } = of.script.faces[role];
		return files.map(async ({ weight, file }, i) => {
			const letters = lettersOf(set[role][i] ?? '', of.id);
			if (!letters) return '';
			return `@font-face{font-family:"${family}";src:${asData(await cutCompanion(family, file, letters))};font-weight:${weight};unicode-range:${of.script.range};font-display:block}`;
		});
	});
	return (await Promise.all(rules)).join('');
}

/** What a frame's style has for an edition in another script: its tables and the map's panel are set in what the reader has. */
export const scriptStyle = (language: string): string => {
	const script = scriptOf(language)?.script;
	return script ? `${breakStyle(script, 'frame')}.scroll,.explore{font-family:${ownFamily('label')}}` : '';
};

/**
 * The faces of one frame, each cut to what it sets and written into the style; a face that sets none is
 * left out. A fallback of like width and height stands in where a browser refuses them.
 * @param language the edition's, BCP 47: where its script needs them, the faces that stand beside
 */
export async function faceStyle(texts: FrameTexts, language: string): Promise<string> {
	const rules = await Promise.all(
		DRAWN_FACES.filter((face) => texts[face]).map(async (face) => {
			const { family, style } = FACES[face];
			return [
				`@font-face{font-family:"${family}";src:${asData(await cutToText(face, texts[face]))};font-weight:${weightOf(face)};font-style:${style};font-display:block}`,
				// The faces come with the page: what stands in for them is seen only where they are refused.
				await likeness(face, 1),
			].join('');
		}),
	);
	return rules.join('') + (await companionRules(texts, language));
}

const ownFamily = (face: Drawn): string => `"${FACES[face].family}","${standInsOf(face)[0]}",${genericOf(face)}`;

/** How a frame's style names a face, and the one beside it where the edition's script has one. */
export const familyOf = (face: Drawn, language: string): string => {
	const script = scriptOf(language)?.script;
	return script ? `"${companionOf(script, face).family}",${ownFamily(face)}` : ownFamily(face);
};
