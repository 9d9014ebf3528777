import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import * as cheerio from 'cheerio';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { GRAPHICS, type GraphicId } from '../../src/data/schema';
import { installed } from '../browsers';

/** The pictures of the built site, as the programs show them in which people open them. */
const dist = inject('dist');
const at = (name: string) => path.join(dist, 'charts', name);
const file = (name: string) => readFileSync(at(name));
const sizeOf = (name: string) => ({ width: file(name).readUInt32BE(16), height: file(name).readUInt32BE(20) });

const folder = mkdtempSync(path.join(tmpdir(), 'pictures-'));
const made = (name: string) => path.join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeAll(() => initWasm(readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm'))));
const run = (program: string | undefined, ...args: string[]) =>
	execFileSync(program as string, args, { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'], timeout: 100_000 });

const WIDTH = 840;
/** Side of the squares in which two pictures are held against each other: a short word's, so that no edge of a line tells. */
const SQUARE = 28;
/** By how much darker or lighter a square may be, of 255: a word that is lost is more, a line half a pixel off is less. */
const ALIKE = 14;
/** The mean darkness, 0 to 255, of each square of a PNG that is drawn WIDTH wide. */
function squares(png: Buffer): { across: number; dark: Float64Array } {
	const height = Math.round((WIDTH * png.readUInt32BE(20)) / png.readUInt32BE(16));
	const image = new Resvg(
		`<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}"><rect width="100%" height="100%" fill="#fff"/><image width="${WIDTH}" height="${height}" preserveAspectRatio="none" href="data:image/png;base64,${png.toString('base64')}"/></svg>`,
	).render();
	const [across, down] = [Math.floor(WIDTH / SQUARE), Math.floor(height / SQUARE)];
	const dark = new Float64Array(across * down);
	const { pixels } = image;
	for (let y = 0; y < down * SQUARE; y++)
		for (let x = 0; x < across * SQUARE; x++) {
			const i = (y * image.width + x) * 4;
			const light = ((pixels[i] as number) + (pixels[i + 1] as number) + (pixels[i + 2] as number)) / 3;
			const square = Math.floor(y / SQUARE) * across + Math.floor(x / SQUARE);
			dark[square] = (dark[square] as number) + (255 - light) / SQUARE ** 2;
		}
	image.free();
	return { across, dark };
}
const own = new Map<GraphicId, ReturnType<typeof squares>>();
/** The squares, by place, in which a program shows something else than our own PNG: a letter lost, or ink where none is. */
function otherwise(id: GraphicId, shown: string): string[] {
	const ours = own.get(id) ?? squares(file(`${id}.png`));
	own.set(id, ours);
	const theirs = squares(readFileSync(shown));
	return [...ours.dark].flatMap((dark, i) => {
		const by = Math.abs((theirs.dark[i] ?? 255) - dark);
		return by > ALIKE
			? [`${(i % ours.across) * SQUARE},${Math.floor(i / ours.across) * SQUARE}: ${Math.round(by)}`]
			: [];
	});
}

describe.each(GRAPHICS)('%s, as others open it', (id) => {
	it.runIf(installed.rsvg())('SVG for drawing programs: librsvg', () => {
		run(installed.rsvg(), '-w', String(WIDTH), '-o', made(`${id}-rsvg.png`), at(`${id}-outlines.svg`));
		expect(otherwise(id, made(`${id}-rsvg.png`))).toEqual([]);
	});
	it.runIf(installed.pdftoppm())('PDF: Poppler', () => {
		run(installed.pdftoppm(), '-r', '192', '-png', '-singlefile', at(`${id}.pdf`), made(`${id}-pdf`));
		expect(otherwise(id, made(`${id}-pdf.png`))).toEqual([]);
	});
});

it.runIf(installed.rsvg())('a line that is lost is seen', () => {
	const whole = file('responses-outlines.svg').toString();
	const last = whole.lastIndexOf('<path');
	writeFileSync(made('cut.svg'), `${whole.slice(0, last)}</svg>`);
	run(installed.rsvg(), '-w', String(WIDTH), '-o', made('cut.png'), made('cut.svg'));
	expect(otherwise('responses', made('cut.png'))).not.toEqual([]);
});

// Slow to start, and one engine for all: the map, which has clips, symbols and halos, and the answers, all letters.
describe.each(['route-map', 'responses'] as const)('%s, in large programs', (id) => {
	const svg = `${id}-outlines.svg`;
	it.runIf(installed.inkscape())('Inkscape', () => {
		run(installed.inkscape(), at(svg), '--export-type=png', `--export-filename=${made(`${id}-ink.png`)}`);
		expect(otherwise(id, made(`${id}-ink.png`))).toEqual([]);
	});
	it.runIf(installed.libreOffice())('LibreOffice', () => {
		const profile = `-env:UserInstallation=file://${made('profile')}`;
		run(installed.libreOffice(), profile, '--headless', '--convert-to', 'png', '--outdir', folder, at(svg));
		expect(otherwise(id, made(svg.replace('.svg', '.png')))).toEqual([]);
	});
	it.runIf(installed.imageMagick())('ImageMagick', () => {
		run(installed.imageMagick(), at(svg), made(`${id}-im.png`));
		expect(otherwise(id, made(`${id}-im.png`))).toEqual([]);
	});
});

describe.each(GRAPHICS)('files of %s', (id) => {
	it('the SVG for drawing programs is groups and paths with attributes alone, told in words', () => {
		const svg = file(`${id}-outlines.svg`).toString();
		const $ = cheerio.load(svg, { xml: true });
		const tags = new Set(
			$('*')
				.map((_, e) => ('name' in e ? e.name : ''))
				.get(),
		);
		for (const tag of tags) expect(['svg', 'title', 'desc', 'defs', 'clipPath', 'g', 'path']).toContain(tag);
		const names = $('g, path')
			.map((_, e) => Object.keys(e.attribs))
			.get();
		expect(
			[...new Set(names)].filter((n) => !/^(d|fill|stroke|opacity|transform|clip-path|fill-rule|stroke-.*)$/.test(n)),
		).toEqual([]);
		for (const [, name = ''] of svg.matchAll(/url\(#([^)]*)\)/g)) expect($(`clipPath[id="${name}"]`)).toHaveLength(1);
		const browser = cheerio.load(file(`${id}.svg`), { xml: true });
		for (const told of ['title', 'desc']) expect($(`svg > ${told}`).text()).toBe(browser(`svg > ${told}`).text());
		expect(svg.length).toBeLessThan(600_000);
	});
	it('the PDF is one page of the picture’s size, with title, author and licence, and no date of a clock', () => {
		const pdf = file(`${id}.pdf`);
		const text = pdf.toString('latin1');
		expect(text.startsWith('%PDF-')).toBe(true);
		expect(pdf.length).toBeLessThan(400_000);
		expect(text.match(/\/Type \/Page\b/g)).toHaveLength(1);
		const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(text) ?? [];
		const { width: across, height: down } = sizeOf(`${id}.png`);
		expect([Number(width), Number(height)]).toEqual([(across / 2) * 0.75, (down / 2) * 0.75]);
		const xmp = cheerio.load(/<x:xmpmeta[\s\S]*<\/x:xmpmeta>/.exec(pdf.toString())?.[0] ?? '', { xml: true });
		expect(xmp('dc\\:title').text()).toMatch(/^Chart \d+: /);
		expect(xmp('dc\\:rights').text()).toContain('CC BY');
		// As of the day on the picture itself.
		const { 1: day = '' } = /As of (\d+ \w+ \d{4})/.exec(file(`${id}.alt.txt`).toString()) ?? [];
		const date = new Date(`${day} UTC`).toISOString().slice(0, 10).replaceAll('-', '');
		expect([...text.matchAll(/\(D:(\d{8})/g)].map((m) => m[1])).toEqual([date, date]);
	});
	it('the PNGs for phones and e-mail are of their widths, and of a size to send', () => {
		expect(sizeOf(`${id}-phone.png`).width).toBe(1080);
		expect(file(`${id}-phone.png`).length).toBeLessThan(600_000);
		expect(sizeOf(`${id}-email.png`).width).toBe(600);
		expect(file(`${id}-email.png`).length).toBeLessThan(300_000);
	});
});

const $ = cheerio.load(readFileSync(path.join(dist, 'embeds/index.html')));
describe.each(GRAPHICS)('%s on the page for journalists', (id) => {
	const code = (form: string) => cheerio.load($(`#${id} [data-form="${form}"]`).text(), {}, false);
	const nameOf = (url = '') => url.split('/').at(-1) as string;
	it('every file of its picture is listed, each PNG with its pixels', () => {
		const links = $(`#${id} .downloads a[href*="charts/"]`)
			.map((_, a) => ({ name: nameOf($(a).attr('href')), words: $(a).text() }))
			.get();
		const ends = ['.png', '-phone.png', '-email.png', '.svg', '-outlines.svg', '.pdf', '.alt.txt', '.zip'];
		expect(links.map((l) => l.name)).toEqual(ends.map((end) => `${id}${end}`));
		for (const { name, words } of links.filter((l) => l.name.endsWith('.png'))) {
			const { width, height } = sizeOf(name);
			expect(words).toContain(`${width} × ${height} px`);
		}
	});
	it.each(['picture', 'newsletter'])('the code of the %s names pictures with the size that they have', (form) => {
		const images = code(form)('img, source');
		expect(images).toHaveLength(form === 'picture' ? 2 : 1);
		for (const image of images.toArray()) {
			const { src, srcset, width, height } = image.attribs;
			expect({ width: Number(width), height: Number(height) }).toEqual(sizeOf(nameOf(src ?? srcset)));
		}
	});
	it.each(['picture', 'newsletter'])('the alternative text of the %s is short and whole', (form) => {
		const alt = code(form)('img').attr('alt') ?? '';
		expect(alt.length).toBeLessThanOrEqual(250);
		// Nothing is cut off: it ends with the story's name, after standing and denial.
		expect(alt).toMatch(/^Chart \d+: .*\. Position Doubtful\.$/);
		expect(alt).toMatch(/solid|dashed|recorded|on the record|as Reuters reports|not confirmed/i);
		const caption = code(form)('a').last();
		expect(nameOf(caption.attr('href'))).toBe(`${id}.alt.txt`);
		if (/den(y|ied|ial)|reject/i.test(file(`${id}.alt.txt`).toString())) expect(alt).toMatch(/den(y|ied|ial)|reject/i);
	});
});
