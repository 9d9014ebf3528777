import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as fontkit from 'fontkit';
import { convert } from 'fontverter';
import { describe, expect, it } from 'vitest';
import { browserParts, partsOf, spaceBehind, wordsIn } from '../../src/design/breaks';
import { cutCompanion, lettersIn, lettersOf } from '../../src/design/faces';
import { lackingIn, type Setting, textWidth, wrapText } from '../../src/design/measure';
import { runsOf, SCRIPTS, type Script, scriptOf, scriptsOf } from '../../src/design/scripts';
import { label } from '../../src/design/text';
import { familiesIn, fontRules, partedByScript } from '../../src/pictures/lettering';
import { writeSheet } from '../../src/pictures/write';

const require = createRequire(import.meta.url);
const whole = (file: string) => fontkit.create(readFileSync(require.resolve(file)));
const SAMPLES = {
	Kore: ['ko', '북한 석탄 2척, 17,415톤'],
	Jpan: ['ja', '北朝鮮の石炭、2隻で17,415トン「報道」'],
	Cyrl: ['ru', 'Уголь КНДР: 17 415 т, «сообщено» № 2'],
} as const;

describe.each(Object.entries(SAMPLES))('%s', (id, [language, sample]) => {
	const script = SCRIPTS[id] as Script;
	it('is the script of its language, and has faces with its letters', () => {
		expect(scriptOf(language)?.id).toBe(id);
		expect(lackingIn(sample, language)).toEqual([]);
		// The same letters in an edition that has no faces for them.
		expect(lackingIn(sample, 'en').length).toBeGreaterThan(3);
	});
	it('a text is cut into runs of it and of what the four faces set, and loses nothing', () => {
		const runs = runsOf(sample, [id]);
		expect(runs.map((r) => r.text).join('')).toBe(sample);
		expect(runs.find((r) => r.text.includes('17,415'))?.script).toBeUndefined();
		expect(runs.some((r) => r.script === id)).toBe(true);
	});
	it.each<[Setting, 'serif' | 'sans', number]>([
		['label', 'sans', 0],
		['strong', 'sans', 1],
		['bold', 'sans', 1],
		// No bolder than labels, in either.
		['said', script.said, 0],
		['title', 'serif', 0],
	])('is as wide in %s as the face that sets it', (setting, role, nth) => {
		const { file } = script.faces[role].files[nth] as { file: string };
		const font = whole(file);
		const letters = lettersOf(sample, id).replaceAll(/\P{L}/gu, '');
		expect(textWidth(letters, 100, setting)).toBeCloseTo(
			(font.layout(letters).advanceWidth / font.unitsPerEm) * 100,
			6,
		);
	});
	it('a companion is cut to letters and has no others', async () => {
		const { family, files } = script.faces.sans;
		const letters = lettersOf(sample, id);
		const file = await cutCompanion(family, (files[0] as { file: string }).file, letters);
		const cut = fontkit.create(Buffer.from(await convert(file, 'truetype', 'woff2')));
		expect(
			cut.characterSet
				.filter((c) => c > 0x20 && c < 0xffff)
				.map((c) => String.fromCodePoint(c))
				.sort(),
		).toEqual([...letters].sort());
	});
});

describe('a language', () => {
	it('in Latin letters needs no other faces', () =>
		expect(['en', 'de', 'cs', 'en-XA'].map(scriptOf)).toEqual(Array(4).fill(undefined)));
	it('for whose script there is no face is refused, with what to do', () =>
		expect(() => scriptOf('th')).toThrow(
			/found the language “th”, written in Thai; expected one of the scripts Latn, .*: add faces .* to src\/design\/scripts\.ts/,
		));
	it('of a text a companion’s file has what it has', () => {
		const { file } = (SCRIPTS.Kore as Script).faces.sans.files[0] as { file: string };
		expect(lettersIn(file, '가ก나')).toBe('가나');
		expect(scriptsOf(['en', 'ko', 'th', 'ja'])).toMatchObject([
			{ id: 'Kore', languages: ['ko'] },
			{ id: 'Jpan', languages: ['ja'] },
		]);
	});
	it('a companion that lacks a letter is refused, with the letter', async () => {
		const { family, files } = (SCRIPTS.Kore as Script).faces.sans;
		await expect(cutCompanion(family, (files[0] as { file: string }).file, '가ก')).rejects.toThrow(
			/Gothic A1 has no ก/,
		);
	});
});

describe('lines', () => {
	const JAPANESE = '記録にある。国連専門家パネルは、ロシアの港で石炭が積み替えられたと報告した。';
	it('of Japanese break at phrases: none begins with a mark that ends one, and nothing is lost', () => {
		const parts = partsOf(JAPANESE);
		expect(parts.length).toBeGreaterThan(6);
		expect(parts.join('')).toBe(JAPANESE);
		expect(parts.filter((p) => /^[、。」』）ー]/.test(p))).toEqual([]);
		const lines = wrapText(JAPANESE, 150, 15);
		expect(lines.length).toBeGreaterThan(3);
		expect(lines.join('')).toBe(JAPANESE);
		for (const line of lines) expect(textWidth(line, 15)).toBeLessThanOrEqual(150);
	});
	it('begin with no mark that closes, whatever the parser says, and end with none that opens', () => {
		for (const text of ['同じ石炭か：未確認', '「申告は北朝鮮」と（ロイター）が報じた。', JAPANESE]) {
			for (const parts of [partsOf(text), wordsIn(text)]) {
				expect(parts.join('')).toBe(text);
				expect(parts.filter((p) => /^[、。：」』）ー]|[「（]$/.test(p))).toEqual([]);
			}
		}
	});
	it('break a phrase that is wider than they are, and that alone', () => {
		const text = '手を打たなければならないのは明らかだ';
		const lines = wrapText(text, 100, 15);
		expect(lines.join('')).toBe(text);
		for (const line of lines) expect(textWidth(line, 15)).toBeLessThanOrEqual(100);
		expect(wrapText('transshipments', 20, 15)).toEqual(['transshipments']);
	});
	it('of a frame end where a browser ends them too: behind and before marks between letters', () => {
		const parts = browserParts('スカイ・エンジェル号：書類(ロイター)による');
		expect(parts).toEqual(expect.arrayContaining(['スカイ・']));
		expect(parts.some((p) => p.startsWith('('))).toBe(true);
		expect(browserParts('two-mile legs (CSV)')).toEqual(['two-', 'mile ', 'legs ', '(CSV)']);
		// Chromium and Firefox break there, though `keep-all` is asked for; WebKit does where it is marked.
		expect(browserParts('석탄(로이터)이 갔다')).toEqual(['석탄', '(로이터)이 ', '갔다']);
	});
	it.each(['유엔 전문가패널은 2018년에 보고했다', 'two ships of coal, by name'])('of “%s” break at spaces', (text) => {
		const lines = wrapText(text, 90, 15);
		expect(lines.length).toBeGreaterThan(1);
		expect(lines.join(' ')).toBe(text);
	});
	it('a label has a space between lines only where its text has one', () => {
		const lines = (text: string) =>
			label(text, 0, 0, { width: 90 }).node.children.map((c) => (typeof c === 'string' ? c : c.children.join('')));
		expect(lines(JAPANESE).join('')).toBe(JAPANESE);
		expect(lines('two ships of coal').join('')).toBe('two ships of coal');
		expect(spaceBehind('ships', 'two ships of coal')).toBe(' ');
	});
});

describe('a picture in another script', () => {
	const sheet = {
		...{ width: 100, height: 50, frame: { x: 0, y: 0, width: 100, height: 50 }, defs: '' },
		...{ title: '제목', description: '설명', language: 'ko' },
		nodes: [
			label('석탄 2척', 10, 10).node,
			label('말한 것', 10, 30, { setting: 'said' }).node,
			label('제목', 10, 40, { class: 't' }).node,
		],
	};
	it('names the companion first, and holds it cut to its letters', async () => {
		expect(familiesIn('ko')('label')).toBe('"Gothic A1","Archivo"');
		expect(familiesIn('en')('label')).toBe('"Archivo"');
		const rules = await fontRules(sheet);
		expect(rules).toMatch(/font-family:"Gothic A1"[^}]*unicode-range/);
		expect(rules).toMatch(/font-family:"Nanum Myeongjo"[^}]*unicode-range/);
		// What is said is no bolder than labels: the next weight of their face is that of bold ones.
		expect(rules).toMatch(/font-family:"Gothic A1";font-style:italic;font-weight:500/);
		expect(writeSheet(sheet)).toMatch(/\.chart \.i,[^{]*\{[^}]*font-weight:500\}/);
		expect(writeSheet({ ...sheet, language: 'en' })).toMatch(/\.chart \.i,[^{]*\{[^}]*font-weight:550\}/);
	});
	it('names the file of each run for a rasteriser, and leaves figures to the first face', () => {
		const [text] = partedByScript(sheet);
		const parts = text?.children.map((c) => (typeof c === 'string' ? c : `<${c.attrs.style}>${c.children.join('')}`));
		expect(parts).toEqual([
			"<font-family:'Gothic A1';font-weight:500;font-style:normal>석탄",
			' 2',
			"<font-family:'Gothic A1';font-weight:500;font-style:normal>척",
		]);
		expect(partedByScript({ ...sheet, language: 'en' })).toBe(sheet.nodes);
	});
	it('a letter that no face has stops it', async () =>
		await expect(fontRules({ ...sheet, language: 'en' })).rejects.toThrow(/has no 목 제/));
});
