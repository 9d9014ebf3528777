import { load } from 'cheerio/slim';
import { h, type Node, write } from '../design/svg';
import type { Sheet } from './compose';

/**
 * A picture as drawing programs read it: what they all know and nothing else. Inkscape, LibreOffice, ImageMagick and
 * librsvg take neither typefaces out of a file nor all of CSS, so here letters are outlines and every shape carries
 * its own colours.
 */
export type Plain = {
	width: number;
	height: number;
	/** Groups and paths, in the order in which they are painted. */
	nodes: Node[];
	/** Outlines that groups are cut to, by the name that their `clip-path` calls. */
	clips: Map<string, Node[]>;
};

/** Finer than a print shows, in the picture's units. */
const fine = (d: string): string => d.replaceAll(/-?\d+\.\d+/g, (n) => String(Math.round(Number(n) * 100) / 100));

/** What is said of a path or group beside how it looks. */
const DROPPED = new Set(['d', 'id', 'paint-order']);

/**
 * Paint first the edge and then the face of a letter that stands on a halo: LibreOffice and ImageMagick know no
 * `paint-order`, and would eat into the letter with its halo.
 */
function inOrder(attrs: Record<string, string>, d: string): Node[] {
	const { fill = 'none', ...rest } = attrs;
	const face = Object.fromEntries(Object.entries(rest).filter(([name]) => !name.startsWith('stroke')));
	return [h('path', { ...rest, fill: 'none', d }), h('path', { ...face, fill, stroke: 'none', d })];
}

type Element = { type: string; name?: string; attribs?: Record<string, string>; children?: Element[] };

function plainNodes(elements: readonly Element[]): Node[] {
	return elements.flatMap((element): Node[] => {
		const { name = '', attribs: all = {}, children = [] } = element;
		if (element.type !== 'tag' || name === 'defs') return [];
		const attrs = Object.fromEntries(Object.entries(all).filter(([k]) => !DROPPED.has(k)));
		if (name === 'path') {
			const d = fine(all.d ?? '');
			const haloed = all['paint-order']?.startsWith('stroke') && all.stroke !== 'none';
			// What has no stroke says so: ImageMagick takes what is unsaid to be as in the last shape.
			return haloed ? inOrder(attrs, d) : [h('path', { fill: 'none', stroke: 'none', ...attrs, d })];
		}
		if (name !== 'g')
			throw new Error(`a picture without its typefaces and styles has <${name}>, expected g and path alone`);
		const inside = plainNodes(children);
		return Object.keys(attrs).length ? [h('g', attrs, ...inside)] : inside;
	});
}

/**
 * @param simplified SVG as resvg understands a picture: paths and groups, styles worked out, letters as outlines
 * @throws Error naming an element that not every program draws
 */
export function plainOf(simplified: string): Plain {
	const $ = load(simplified, { xml: true });
	const root = $('svg').get(0) as unknown as Element;
	const clips = $('clipPath')
		.toArray()
		.map((e) => [$(e).attr('id') ?? '', plainNodes((e as unknown as Element).children ?? [])] as const);
	const { width, height } = root.attribs ?? {};
	return {
		width: Number(width),
		height: Number(height),
		nodes: plainNodes(root.children ?? []),
		clips: new Map(clips),
	};
}

/** A plain picture as SVG. What it shows is told in `title` and `desc`, for its letters are shapes. */
export function writePlain(
	{ width, height, nodes, clips }: Plain,
	{ title, description, language }: Pick<Sheet, 'title' | 'description' | 'language'>,
): string {
	const root = h(
		'svg',
		{
			xmlns: 'http://www.w3.org/2000/svg',
			'xml:lang': language,
			width,
			height,
			viewBox: `0 0 ${width} ${height}`,
			role: 'img',
			'aria-labelledby': 'title desc',
		},
		h('title', { id: 'title' }, title),
		h('desc', { id: 'desc' }, description),
		...(clips.size ? [h('defs', {}, ...[...clips].map(([id, outline]) => h('clipPath', { id }, ...outline)))] : []),
		...nodes,
	);
	return `<?xml version="1.0" encoding="UTF-8"?>\n${write(root)}\n`;
}
