import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Those of the four faces in which titles and drawings are set; prose and a page's own words are set in the reader's. */
export type Drawn = 'title' | 'label' | 'said';

/** The ways in which titles and drawings set text: the face, and how bold. `strong` is a frame's links. */
export const SETTINGS = {
	title: { face: 'title', weight: 760 },
	label: { face: 'label', weight: 500 },
	strong: { face: 'label', weight: 600 },
	bold: { face: 'label', weight: 680 },
	said: { face: 'said', weight: 550 },
} as const satisfies Record<string, { face: Drawn; weight: number }>;
export type DrawnSetting = keyof typeof SETTINGS;

/**
 * How the classes of a drawing's element say that its text is set, as the charts' style has them; nothing where none does.
 * @param names as the `class` attribute has them
 */
export function settingBy(names: string): 'title' | 'said' | 'bold' | undefined {
	const classes = names.split(' ');
	if (classes.includes('t')) return 'title';
	if (classes.some((c) => c === 'i' || c === 'said' || c === 'water')) return 'said';
	return classes.includes('b') ? 'bold' : undefined;
}

/** A face that stands beside one of the four and sets the letters that it lacks. */
export interface Companion {
	family: string;
	/** Whole font files, by the weight that they are; the lighter first. */
	files: readonly { weight: number; file: string }[];
}

/** What a companion is: a serif, which titles are set in, or a sans, which labels are set in. */
export type Role = 'serif' | 'sans';

/** A writing system that the four faces do not have. */
export interface Script {
	/** Its letters, as `unicode-range` has them. */
	range: string;
	/** Whether spaces part its words: lines break there, and else at phrases. */
	spaced: boolean;
	/** One weight of the serif serves all that is set in it, for each weighs as much as all labels. */
	faces: Record<Role, Companion>;
	/**
	 * What sets what is said, and water, in drawings, for none of the faces has an italic. The serif is another hand than the
	 * labels', as italic is in Latin letters. Where its letters would outweigh all others, the sans: form and ink tell it apart.
	 */
	said: Role;
	/** Prose: what readers' systems have, the best first. */
	prose: readonly string[];
	/** Notes and what is pressed: the same, of a sans. */
	notes: readonly string[];
}

const ROBOTO_CONDENSED = '@expo-google-fonts/roboto-condensed';
const GOTHIC_A1 = '@expo-google-fonts/gothic-a1';
const IBM_PLEX_JP = '@expo-google-fonts/ibm-plex-sans-jp';
const KOREAN_SANS = ['Apple SD Gothic Neo', 'Malgun Gothic', 'Noto Sans KR', 'Noto Sans CJK KR', 'sans-serif'];

/** By ISO 15924's code. */
export const SCRIPTS: Readonly<Record<string, Script>> = {
	Cyrl: {
		// With the quotation marks of Russian, and №.
		range: 'U+00AB,U+00BB,U+0400-052F,U+2116',
		spaced: true,
		faces: {
			serif: {
				family: 'PT Serif',
				files: [{ weight: 700, file: '@expo-google-fonts/pt-serif/700Bold/PTSerif_700Bold.ttf' }],
			},
			sans: {
				family: 'Roboto Condensed',
				files: [
					{ weight: 500, file: `${ROBOTO_CONDENSED}/500Medium/RobotoCondensed_500Medium.ttf` },
					{ weight: 700, file: `${ROBOTO_CONDENSED}/700Bold/RobotoCondensed_700Bold.ttf` },
				],
			},
		},
		said: 'serif',
		prose: ['Georgia', 'PT Serif', 'Noto Serif', 'Times New Roman', 'serif'],
		notes: ['Segoe UI', 'Roboto', 'Helvetica Neue', 'Arial', 'sans-serif'],
	},
	Kore: {
		range: 'U+1100-11FF,U+2190-2193,U+3130-318F,U+A960-A97F,U+AC00-D7FF',
		spaced: true,
		faces: {
			serif: {
				family: 'Nanum Myeongjo',
				files: [{ weight: 800, file: '@expo-google-fonts/nanum-myeongjo/800ExtraBold/NanumMyeongjo_800ExtraBold.ttf' }],
			},
			sans: {
				family: 'Gothic A1',
				files: [
					{ weight: 500, file: `${GOTHIC_A1}/500Medium/GothicA1_500Medium.ttf` },
					{ weight: 700, file: `${GOTHIC_A1}/700Bold/GothicA1_700Bold.ttf` },
				],
			},
		},
		said: 'sans',
		prose: KOREAN_SANS,
		notes: KOREAN_SANS,
	},
	Jpan: {
		range: 'U+2190-2193,U+3000-312F,U+31F0-31FF,U+3400-4DBF,U+4E00-9FFF,U+F900-FAFF,U+FF00-FFEF',
		spaced: false,
		faces: {
			serif: {
				family: 'Kaisei Tokumin',
				files: [{ weight: 700, file: '@expo-google-fonts/kaisei-tokumin/700Bold/KaiseiTokumin_700Bold.ttf' }],
			},
			sans: {
				family: 'IBM Plex Sans JP',
				files: [
					{ weight: 500, file: `${IBM_PLEX_JP}/500Medium/IBMPlexSansJP_500Medium.ttf` },
					{ weight: 700, file: `${IBM_PLEX_JP}/700Bold/IBMPlexSansJP_700Bold.ttf` },
				],
			},
		},
		said: 'serif',
		prose: ['Hiragino Mincho ProN', 'Yu Mincho', 'YuMincho', 'Noto Serif JP', 'Noto Serif CJK JP', 'serif'],
		notes: ['Hiragino Sans', 'Yu Gothic', 'YuGothic', 'Noto Sans JP', 'Noto Sans CJK JP', 'sans-serif'],
	},
};

/** What the four faces themselves set. */
const OWN = 'Latn';

const idOf = (language: string): string => new Intl.Locale(language).maximize().script ?? OWN;
/** The scripts in which languages are written, as far as there are faces for them beside the four, each with its languages. */
export const scriptsOf = (languages: readonly string[]): { id: string; script: Script; languages: string[] }[] =>
	[...Map.groupBy(languages, idOf)].flatMap(([id, own]) => {
		const script = SCRIPTS[id];
		return script ? [{ id, script, languages: own }] : [];
	});

/**
 * The script of a language that needs faces beside the four; nothing of one in Latin letters.
 * @param language BCP 47
 * @throws Error of a language for whose script there is no face
 */
export function scriptOf(language: string): { id: string; script: Script } | undefined {
	const id = idOf(language);
	if (id === OWN) return;
	const script = SCRIPTS[id];
	if (!script)
		throw new Error(
			`found the language “${language}”, written in ${id}; expected one of the scripts ${[OWN, ...Object.keys(SCRIPTS)].join(', ')}: add faces that have its letters to src/design/scripts.ts`,
		);
	return { id, script };
}

/** What the companion of a face is. */
export const roleOf = (script: Script, face: Drawn): Role =>
	face === 'said' ? script.said : face === 'title' ? 'serif' : 'sans';
/** The companion of a face. */
export const companionOf = (script: Script, face: Drawn): Companion => script.faces[roleOf(script, face)];
/** How bold drawings ask for a setting: what is said as labels are, where their companion sets it, whose next weight is bold. */
export const weightIn = (script: Script | undefined, setting: DrawnSetting): number =>
	SETTINGS[setting === 'said' && script?.said === 'sans' ? 'label' : setting].weight;

/** Those of the four faces in which drawings are set. */
export const DRAWN_FACES: readonly Drawn[] = ['title', 'label', 'said'];

/**
 * A page's headings. In an edition in another script the display is set in the serif beside titles; all others, which have
 * far more letters, in the sans of bold labels, which drawings need anyway.
 */
export const HEADINGS = { display: 'h1, .foot-title', text: 'h2, h3, .card p:last-child > strong:only-child' };

/** What a page breaks at phrases where spaces part no words: all that is short and large. Prose breaks anywhere. */
export const PHRASED = 'h1, h2, h3, h4, .foot-title, .kicker, .plate-no, .plate-sub, nav, button';
/** What scripts write: no phrase is marked in it. */
const WRITTEN = '.explore,.receipt,.receipt *';

/**
 * How lines break, and that no letter is slanted or thickened by the browser where a face has no such form: a companion
 * stands for two of the four faces. Where spaces part no words, phrases are kept together in what src/publish/phrases.ts
 * marks them in.
 * @param of all of a frame, or of a page what is `PHRASED`
 */
export function breakStyle({ spaced }: Script, of: 'frame' | 'page'): string {
	const root = (lines: string) => `:root{font-synthesis:none;${lines}}`;
	if (spaced) return root('word-break:keep-all');
	const kept = 'word-break:keep-all;overflow-wrap:anywhere';
	return `${of === 'frame' ? root(`line-break:strict;${kept}`) : `${root('line-break:strict')}:is(${PHRASED}){${kept}}`}${WRITTEN}{word-break:normal}`;
}

/** The custom property of a page that names a companion. */
export const companionVariable = (role: Role, script: string) => `--font-${role}-${script.toLowerCase()}` as const;

const BOUNDS = new Map(
	Object.entries(SCRIPTS).map(([id, { range }]) => {
		const ranges = range.split(',').map((part) => {
			const [from = '', to = from] = part.replace('U+', '').split('-');
			return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
		});
		return [id, ranges] as const;
	}),
);
const FIRST = Math.min(...[...BOUNDS.values()].flat().map(([from]) => from));

/** Whether a script's own faces set a character. */
export function isOf(script: string, character: string): boolean {
	const code = character.codePointAt(0) as number;
	// Most texts have nothing beyond Latin.
	return code >= FIRST && (BOUNDS.get(script) ?? []).some(([from, to]) => code >= from && code <= to);
}

/**
 * A text in runs of one script each, in order; `undefined` is what the four faces set.
 * @param scripts those that are looked for, the first that has a character being the one it is taken for
 */
export function runsOf(
	text: string,
	scripts: readonly string[] = Object.keys(SCRIPTS),
): { text: string; script: string | undefined }[] {
	const runs: { text: string; script: string | undefined }[] = [];
	for (const character of text) {
		const script = scripts.find((id) => isOf(id, character));
		const last = runs.at(-1);
		if (last && last.script === script) last.text += character;
		else runs.push({ text: character, script });
	}
	return runs;
}

/**
 * The file of a companion that a browser takes for a weight: the lightest that is not lighter, or else the boldest.
 * Browsers do so from 500 on, and nothing here is set lighter.
 */
const fileFor = ({ files }: Companion, weight: number) =>
	files.find((f) => f.weight >= weight) ?? (files.at(-1) as Companion['files'][number]);
/** The companion's file that sets a script's letters in a setting, and the family that it is of. */
export function besideOf(script: Script, setting: DrawnSetting): { family: string; weight: number; file: string } {
	const companion = companionOf(script, SETTINGS[setting].face);
	return { family: companion.family, ...fileFor(companion, weightIn(script, setting)) };
}

const require = createRequire(import.meta.url);
const read = new Map<string, Buffer>();
/** A font file of a package, whole. */
export function fontFile(file: string): Buffer {
	const known = read.get(file) ?? readFileSync(require.resolve(file));
	read.set(file, known);
	return known;
}
