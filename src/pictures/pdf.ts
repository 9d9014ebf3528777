import PDFDocument from 'pdfkit';
import type { Node } from '../design/svg';
import type { Plain } from './plain';
import { type About, iptcOf } from './png';

/** A picture's unit is a CSS pixel, of which an inch has 96; a PDF's is a point, of which it has 72. */
const POINTS = 72 / 96;

/** What pdfkit does not type, or keeps to itself. */
type Document = PDFKit.PDFDocument & { _addInfo(): void; appendXML(xml: string): void };

const matrixOf = (transform: unknown): number[] =>
	/^matrix\(([^)]*)\)$/
		.exec(String(transform))?.[1]
		?.split(/[\s,]+/)
		.map(Number) ?? [];

/** Sets what a path's stroke looks like. SVG's own values stand where it says nothing. */
function pen(doc: Document, attrs: Node['attrs']) {
	const number = (name: string, unsaid: number) => Number(attrs[name] ?? unsaid);
	doc.lineWidth(number('stroke-width', 1));
	doc.lineJoin((attrs['stroke-linejoin'] ?? 'miter') as 'miter');
	doc.lineCap((attrs['stroke-linecap'] ?? 'butt') as 'butt');
	doc.miterLimit(number('stroke-miterlimit', 4));
	const dashes = String(attrs['stroke-dasharray'] ?? '')
		.split(/[\s,]+/)
		.filter(Boolean)
		.map(Number);
	if (dashes.length) doc.dash(dashes as unknown as number, { phase: number('stroke-dashoffset', 0) } as object);
	else doc.undash();
}

function paint(doc: Document, { attrs }: Node) {
	const colour = (name: string, unsaid: string) => String(attrs[name] ?? unsaid);
	const [fill, stroke] = [colour('fill', '#000000'), colour('stroke', 'none')];
	const rule = attrs['fill-rule'] === 'evenodd' ? 'even-odd' : 'non-zero';
	doc.fillOpacity(Number(attrs['fill-opacity'] ?? 1)).strokeOpacity(Number(attrs['stroke-opacity'] ?? 1));
	if (stroke !== 'none') pen(doc, attrs);
	doc.path(String(attrs.d));
	if (fill !== 'none' && stroke !== 'none') doc.fillAndStroke(fill, stroke, rule);
	else if (fill !== 'none') doc.fill(fill, rule);
	else if (stroke !== 'none') doc.stroke(stroke);
}

function draw(doc: Document, nodes: readonly Node[], clips: Plain['clips']) {
	for (const node of nodes) {
		if (node.tag === 'path') {
			paint(doc, node);
			continue;
		}
		doc.save();
		const matrix = matrixOf(node.attrs.transform);
		if (matrix.length) doc.transform(...(matrix as [number, number, number, number, number, number]));
		const clip = /^url\(#(.*)\)$/.exec(String(node.attrs['clip-path']))?.[1];
		for (const outline of clips.get(clip ?? '') ?? []) doc.path(String(outline.attrs.d)).clip();
		const inside = node.children.filter((c): c is Node => typeof c !== 'string');
		const { opacity } = node.attrs;
		// The opacity of one path is that of its paint.
		const faint = (child: Node): Node => ({
			...child,
			attrs: { ...child.attrs, 'fill-opacity': opacity, 'stroke-opacity': opacity },
		});
		draw(doc, opacity === undefined ? inside : inside.map(faint), clips);
		doc.restore();
	}
}

/**
 * A plain picture as PDF: one page of the picture's own size, shapes alone, tagged as one figure with its description.
 * The same bytes whenever it is made.
 * @param about what is written into the file
 * @param day of the data, YYYY-MM-DD: the date that the file bears, never the clock's
 */
export async function pdfOf(plain: Plain, about: About, day: string): Promise<Uint8Array<ArrayBuffer>> {
	const date = new Date(`${day}T00:00:00Z`);
	const doc = new PDFDocument({
		size: [plain.width * POINTS, plain.height * POINTS],
		margin: 0,
		pdfVersion: '1.7',
		lang: about.language,
		tagged: true,
		displayTitle: true,
		info: {
			Title: about.title,
			Author: about.credit,
			Subject: about.source,
			Keywords: `${about.licence} ${about.licenceUrl}`,
			CreationDate: date,
			ModDate: date,
		},
	}) as Document;
	// In its place what the PNG says of itself, which has the licence too; pdfkit's own would not escape an ampersand.
	doc._addInfo = () => doc.appendXML(iptcOf(about));
	const chunks: Buffer[] = [];
	const ended = new Promise<void>((done, failed) => {
		doc.on('data', (chunk: Buffer) => chunks.push(chunk));
		doc.once('end', done);
		doc.once('error', failed);
	});
	const figure = doc.struct('Figure', { alt: about.description }, () => {
		doc.save().scale(POINTS);
		draw(doc, plain.nodes, plain.clips);
		doc.restore();
	});
	doc.addStructure(doc.struct('Document', {}, [figure]));
	doc.end();
	await ended;
	return new Uint8Array(Buffer.concat(chunks));
}
