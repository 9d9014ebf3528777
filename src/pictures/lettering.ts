import * as fontkit from 'fontkit';
import subsetFont from 'subset-font';
import { type FamilyName, settingOf } from '../charts/kit/style';
import { cutCompanion, FACES } from '../design/faces';
import {
	besideOf,
	companionOf,
	type DrawnSetting,
	fontFile,
	isOf,
	runsOf,
	SCRIPTS,
	type Script,
	SETTINGS,
	scriptOf,
} from '../design/scripts';
import type { Node } from '../design/svg';
import { trueTypeOf, woff2Of } from '../design/woff2';
import type { Sheet } from './compose';

/**
 * The typefaces of a picture. A page sets one variable file in two weights; a picture gets one file a weight, for
 * resvg knows no axes, and what both show should be the same.
 */
const ALL = ['title', 'label', 'bold', 'said'] as const satisfies DrawnSetting[];
type Cut = (typeof ALL)[number];

const LATIN = [
	[0x20, 0x7e],
	[0xa0, 0x24f],
	[0x2010, 0x2044],
	[0x2190, 0x2193],
	[0x2212, 0x2212],
]
	.flatMap(([from = 0, to = 0]) => Array.from({ length: to - from + 1 }, (_, i) => String.fromCharCode(from + i)))
	.join('');

type Letters = { file: Buffer; family: string; has: Set<number> };
let whole: Promise<Record<Cut, Letters>> | undefined;

/** Each face with its axes pinned, all Latin letters that it has: made once a build, and cut from there. */
function pinned(): Promise<Record<Cut, Letters>> {
	whole ??= (async () => {
		const made: Partial<Record<Cut, Letters>> = {};
		for (const cut of ALL) {
			const { face, weight } = SETTINGS[cut];
			const file = await subsetFont(await trueTypeOf(FACES[face].file), LATIN, {
				targetFormat: 'sfnt',
				variationAxes: { ...(FACES[face].axes as Record<string, number>), wght: weight },
			});
			const font = fontkit.create(file);
			made[cut] = { file, family: font.familyName, has: new Set(font.characterSet) };
		}
		return made as Record<Cut, Letters>;
	})();
	return whole;
}

/** What the files of a companion call themselves, by which a rasteriser finds them, each by its weight. */
const ownNames = new Map<string, string>();
function ownName(file: string): string {
	const known = ownNames.get(file);
	if (known) return known;
	const { familyName, name: names } = fontkit.create(fontFile(file));
	// A family of more than four weights has its name beside that of the weight.
	const name = names.records.preferredFamily?.en ?? familyName;
	ownNames.set(file, name);
	return name;
}

const alone = new Map<string, Promise<Buffer>>();
/**
 * A companion with its script's letters alone. Where the first face lacks a letter of a line, a rasteriser sets all of the
 * line, figures too, in a font that has all of it, if it has one.
 */
function lettersAlone(file: string, script: string): Promise<Buffer> {
	const known = alone.get(file);
	if (known) return known;
	const text = fontkit
		.create(fontFile(file))
		.characterSet.map((c) => String.fromCodePoint(c))
		.filter((c) => isOf(script, c));
	// By these names it is found (`ownName`).
	const made = subsetFont(fontFile(file), text.join(''), { targetFormat: 'sfnt', preserveNameIds: [1, 2, 4, 16, 17] });
	alone.set(file, made);
	return made;
}

/** Bytes that a thread reads where they lie: those of one script are megabytes, and every picture's question has them. */
const shared = (bytes: Uint8Array): Uint8Array => {
	const copy = new Uint8Array(new SharedArrayBuffer(bytes.length));
	copy.set(bytes);
	return copy;
};
const sharedFiles = new Map<string, Promise<Uint8Array[]>>();
/** The four faces, and those beside them in a script. @param id of the script, if it needs some */
function filesFor(id: string | undefined): Promise<Uint8Array[]> {
	const key = id ?? '';
	const known = sharedFiles.get(key);
	if (known) return known;
	const made = (async () => {
		const faces = await pinned();
		const beside = id ? [...new Set(ALL.map((cut) => besideOf(SCRIPTS[id] as Script, cut).file))] : [];
		const files = [...ALL.map((cut) => faces[cut].file), ...beside.map((file) => lettersAlone(file, id as string))];
		return (await Promise.all(files)).map(shared);
	})();
	sharedFiles.set(key, made);
	return made;
}

/**
 * What a rasteriser needs: the files as TrueType, and the families by which it finds them, which are those of the files.
 * @param language of the sheet, whose script may need faces beside the four
 */
export async function fontFiles(language: string): Promise<{ files: Uint8Array[]; family: FamilyName }> {
	const faces = await pinned();
	return {
		files: await filesFor(scriptOf(language)?.id),
		family: (face) => {
			const cut = ALL.find((c) => SETTINGS[c].face === face);
			if (!cut) throw new Error(`no picture sets the face "${face}"`);
			return faces[cut].family;
		},
	};
}

const textOf = (node: Node): string => node.children.map((c) => (typeof c === 'string' ? c : textOf(c))).join('');

/**
 * The nodes of a sheet with each run of the edition's script in a part of its own that names its face: a rasteriser knows no
 * `unicode-range`, and where the first face lacks a letter it takes any that has it, whatever its weight.
 */
export function partedByScript({ nodes, language }: Sheet): Node[] {
	const of = scriptOf(language);
	if (!of) return nodes;
	const parted = (node: Node, cut?: Cut): Node => {
		const own = node.tag === 'text' ? settingOf(node) : cut;
		const children = node.children.flatMap((child): Node['children'] => {
			if (typeof child !== 'string') return [parted(child, own)];
			if (!own) return [child];
			const { file, weight } = besideOf(of.script, own);
			const style = `font-family:'${ownName(file)}';font-weight:${weight};font-style:normal`;
			return runsOf(child, [of.id]).map((run) =>
				run.script ? { tag: 'tspan', attrs: { style }, children: [run.text] } : run.text,
			);
		});
		return { ...node, children };
	};
	return nodes.map((node) => parted(node));
}

/** The characters that each face sets in a picture. */
export function charactersOf(sheet: Sheet): Map<Cut, string> {
	const used = new Map<Cut, Set<string>>();
	const visit = (node: Node) => {
		if (node.tag !== 'text') {
			for (const c of node.children) if (typeof c !== 'string') visit(c);
			return;
		}
		const cut = settingOf(node);
		const set = used.get(cut) ?? new Set();
		for (const c of textOf(node)) set.add(c);
		used.set(cut, set);
	};
	sheet.nodes.forEach(visit);
	return new Map(
		ALL.flatMap((cut) => (used.has(cut) ? [[cut, [...(used.get(cut) as Set<string>)].sort().join('')]] : [])),
	);
}

/**
 * The faces of a picture as `@font-face` rules, each cut to what it sets and held in the rule itself.
 * @throws Error naming a character that a face does not have: it would be set in whatever the reader's system has
 */
export async function fontRules(sheet: Sheet): Promise<string> {
	const faces = await pinned();
	const of = scriptOf(sheet.language);
	const rule = (cut: Cut, name: string, weight: number, file: Buffer, range = '') =>
		`@font-face{font-family:${JSON.stringify(name)};font-style:${FACES[SETTINGS[cut].face].style};font-weight:${weight};${range && `unicode-range:${range};`}src:url(data:font/woff2;base64,${file.toString('base64')})}`;
	const isBeside = (c: string) => of !== undefined && isOf(of.id, c);
	const rules = [...charactersOf(sheet)].flatMap(([cut, characters]) => {
		const { family } = FACES[SETTINGS[cut].face];
		const own = [...characters].filter((c) => !isBeside(c));
		const missing = own.filter((c) => !faces[cut].has.has(c.codePointAt(0) as number));
		if (missing.length) throw new Error(`the picture “${sheet.title}”: ${family} has no ${missing.join(' ')}`);
		const file = subsetFont(faces[cut].file, own.join(''), { targetFormat: 'sfnt' }).then(woff2Of);
		const first = file.then((made) => rule(cut, family, SETTINGS[cut].weight, made));
		const letters = [...characters].filter(isBeside).join('');
		if (!of || !letters) return [first];
		const beside = besideOf(of.script, cut);
		const companion = cutCompanion(beside.family, beside.file, letters);
		return [first, companion.then((made) => rule(cut, beside.family, beside.weight, made, of.script.range))];
	});
	return (await Promise.all(rules)).join('\n');
}

/** How a picture that holds its faces names them: the one beside, where the edition's script has one, comes first. */
export const familiesIn =
	(language: string): FamilyName =>
	(face) => {
		const script = scriptOf(language)?.script;
		const beside = script && face !== 'prose' ? [companionOf(script, face).family] : [];
		return [...beside, FACES[face].family].map((name) => JSON.stringify(name)).join();
	};
