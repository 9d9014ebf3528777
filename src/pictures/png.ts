import { createRequire } from 'node:module';
import { crc32 } from 'node:zlib';
import type { ResvgRenderOptions } from '@resvg/resvg-wasm';
import { Cache } from '../design/cache';
import { threadOf } from '../design/thread';
import type { Sheet } from './compose';
import { fontFiles, partedByScript } from './lettering';
import { type Plain, plainOf } from './plain';
import { escaped } from './words';
import { writeSheet } from './write';

const require = createRequire(import.meta.url);

/** What is made of an SVG: a PNG, or as SVG again the shapes alone. */
type Question = {
	svg: string;
	options: ResvgRenderOptions & { font: { fontBuffers: Uint8Array[] } };
	as: 'png' | 'shapes';
};
const ENGINE = `({ resvg, wasm }) => {
	const { initWasm, Resvg } = require(resvg);
	const ready = initWasm(require('node:fs').readFileSync(wasm));
	return async ({ svg, options, as }) => {
		await ready;
		const drawing = new Resvg(svg, options);
		if (as === 'shapes') {
			const shapes = drawing.toString();
			drawing.free();
			return shapes;
		}
		const image = drawing.render();
		const png = image.asPng();
		image.free();
		drawing.free();
		return png;
	};
}`;
const engine = threadOf<Question, unknown>(
	ENGINE,
	{
		resvg: require.resolve('@resvg/resvg-wasm'),
		wasm: require.resolve('@resvg/resvg-wasm/index_bg.wasm'),
	},
	// A build has more of these than one core can make while the other makes its pages.
	2,
);

const cache = new Cache();
/** What the engine makes, or has made for an earlier build. */
function made(question: Question): Promise<unknown> {
	const { font, ...options } = question.options;
	const said = JSON.stringify({ ...question, options, font: { ...font, fontBuffers: [] } });
	return cache.of([ENGINE, said, ...font.fontBuffers], () => engine(question));
}

/** resvg reads weights in whole hundreds only; asked for 700 it takes the nearest that the family has. */
const WEIGHT = '.chart .b{font-weight:700}';

/** A sheet as the engine understands it, its letters outlines. @param width of what it renders, in pixels */
async function asked(sheet: Sheet, width: number): Promise<Omit<Question, 'as'>> {
	const { files, family } = await fontFiles(sheet.language);
	const parted = { ...sheet, nodes: partedByScript(sheet) };
	return {
		svg: writeSheet(parted, { family, style: WEIGHT }),
		options: {
			fitTo: { mode: 'width', value: width },
			font: { loadSystemFonts: false, fontBuffers: files, defaultFontFamily: family('label') },
		},
	};
}

/**
 * A sheet as PNG.
 * @param width in pixels
 * @param about what is written into the file, for whoever files it without its page
 */
export async function rasterise(sheet: Sheet, width: number, about: About): Promise<Uint8Array<ArrayBuffer>> {
	const png = await made({ ...(await asked(sheet, width)), as: 'png' });
	return describe(png as Uint8Array, about);
}

/** A sheet as shapes alone, the very ones of its PNG, for programs that have neither our typefaces nor all of CSS. */
export async function outline(sheet: Sheet): Promise<Plain> {
	return plainOf((await made({ ...(await asked(sheet, sheet.width)), as: 'shapes' })) as string);
}

/** What a picture says of itself in its file. Empty ones are left out. */
export type About = {
	title: string;
	description: string;
	credit: string;
	source: string;
	licence: string;
	licenceUrl: string;
	/** BCP 47: what all these are in. */
	language: string;
};

/** The same PNG with title, description, credit, source and licence as text and as XMP, where image desks look. */
export function describe(png: Uint8Array, about: About): Uint8Array<ArrayBuffer> {
	const texts = [
		['Title', about.title],
		['Description', about.description],
		['Author', about.credit],
		['Source', about.source],
		['Copyright', `${about.licence} ${about.licenceUrl}`],
		['XML:com.adobe.xmp', xmpOf(about)],
	] as const;
	const chunks = texts
		.filter(([, text]) => text.trim())
		.map(([key, text]) => chunk('iTXt', Buffer.concat([Buffer.from(`${key}\0\0\0\0\0`, 'latin1'), Buffer.from(text)])));
	// After IHDR, which comes first and is 25 bytes long behind the 8 of the signature.
	return new Uint8Array(Buffer.concat([png.subarray(0, 33), ...chunks, png.subarray(33)]));
}

function chunk(type: string, body: Buffer): Buffer {
	const typed = Buffer.concat([Buffer.from(type, 'latin1'), body]);
	const out = Buffer.alloc(typed.length + 8);
	out.writeUInt32BE(body.length, 0);
	typed.copy(out, 4);
	out.writeUInt32BE(crc32(typed), typed.length + 4);
	return out;
}

const xmpOf = (about: About): string =>
	`<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">${iptcOf(about)}</rdf:RDF></x:xmpmeta><?xpacket end="r"?>`;

/** IPTC's fields in XMP. A chart drawn from data by a program is `dataDrivenMedia`. */
export function iptcOf({ title, description, credit, source, licence, licenceUrl }: About): string {
	const alt = (tag: string, text: string) =>
		`<${tag}><rdf:Alt><rdf:li xml:lang="x-default">${escaped(text)}</rdf:li></rdf:Alt></${tag}>`;
	return [
		'<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"',
		` photoshop:Credit="${escaped(credit)}" photoshop:Source="${escaped(source)}" photoshop:Headline="${escaped(title)}" xmpRights:WebStatement="${escaped(licenceUrl)}"`,
		' Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/dataDrivenMedia">',
		alt('dc:title', title),
		alt('dc:description', description),
		alt('dc:rights', licence),
		alt('Iptc4xmpCore:AltTextAccessibility', description),
		'</rdf:Description>',
	].join('');
}
