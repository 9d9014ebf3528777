import { charts } from '../charts';
import type { Drawing, Size } from '../charts/kit/chart';
import { originOf, type Problem } from '../data/parse';
import { GRAPHICS_FILE, graphicFile, wordsFile, wordsFolder } from '../data/places';
import type { Graphic } from '../data/rows';
import type { GraphicId } from '../data/schema';
import type { Node } from '../design/svg';
import { offered } from '../ledger/address';
import { TOKEN } from '../ledger/fill';
import { formatsOf } from '../ledger/format';
import { among, type Found } from '../ledger/numbers';
import { fitFaults } from './fits';
import type { Ledger } from './held';
import { letterFaults } from './letters';

/** A text as it is set, and where: "drawing, wide", "table, row 3". */
type Lettering = { text: string; where: string };

/**
 * The texts of a drawing. Numbers of a scale, and those that only say which of a row a thing is, are known by how they
 * are made (`ladder`, `data-scale`), and left out.
 */
function* lettering(node: Node): Generator<string> {
	if (node.attrs['data-scale'] || /(?:^| )ladder(?: |$)/.test(String(node.attrs.class ?? ''))) return;
	if (node.tag === 'text') {
		yield node.children.map((c) => (typeof c === 'string' ? c : c.children.join(''))).join('');
		return;
	}
	for (const child of node.children) if (typeof child !== 'string') yield* lettering(child);
}

/** What claims the marks of a drawing name. */
function* said(node: Node): Generator<string> {
	if (node.attrs['data-says']) yield String(node.attrs['data-says']);
	for (const child of node.children) if (typeof child !== 'string') yield* said(child);
}

/** Every drawing of a graphic: both sizes, with all their states, and as the story has them. */
function drawingsOf(
	id: GraphicId,
	ledger: Ledger,
	graphic: Graphic,
): { where: string; size: Size; scene: boolean; drawing: Drawing }[] {
	const chart = charts.get(id)?.chart;
	if (!chart) return [];
	const { filled: data } = ledger;
	const last = chart.states.length - 1;
	return (['narrow', 'wide'] as const).flatMap((size) => {
		const alone = { where: `drawing, ${size}`, size, scene: false, drawing: chart.draw(data, graphic, size) };
		if (!chart.scene) return [alone];
		return [
			alone,
			{ where: `${alone.where}, in the story`, size, scene: true, drawing: chart.scene(data, graphic, size, 0, last) },
		];
	});
}

/**
 * What the drawings and tables say beyond the ledger: a number that no claim of the graphic and no figure of one
 * carries, a mark of a claim that the graphic does not list, a token that nobody filled, and whatever can't be drawn.
 */
export function drawingProblems(ledger: Ledger): Problem[] {
	return offered(ledger.filled).flatMap((graphic) => {
		const at = (message: string): Problem => ({ ...originOf(graphic, 'title'), row: `id=${graphic.id}`, message });
		try {
			return ofGraphic(graphic, ledger).map(at);
		} catch (error) {
			// A drawing names the file of words without knowing whose words it is given.
			const told = (error as Error).message.replaceAll(wordsFolder(), wordsFolder(ledger.data.edition.language));
			return [
				at(
					`found that it can’t be drawn: ${told}; expected words and rows that its room, src/charts/${graphic.id}/, has a place for: shorten the label or take back the last change`,
				),
			];
		}
	});
}

function ofGraphic(graphic: Graphic, ledger: Ledger): string[] {
	const chart = charts.get(graphic.id)?.chart;
	if (!chart) return [`found no room that draws it, expected src/charts/${graphic.id}/index.ts`];
	const drawings = drawingsOf(graphic.id, ledger, graphic);
	const table = chart.table(ledger.filled, graphic);
	const texts: Lettering[] = [
		...drawings.flatMap(({ where, drawing }) =>
			drawing.nodes.flatMap((n) => [...lettering(n)]).map((text) => ({ text, where })),
		),
		...[table.caption, ...table.columns].map((text) => ({ text, where: 'head of the table' })),
		...table.rows.flatMap(({ cells, nth }, row) =>
			cells.map((text, i) => ({
				text: nth && i === 0 ? text.replace(new RegExp(`\\b${nth}$`), '') : text,
				where: `row ${row + 1} of the table`,
			})),
		),
	];
	const marks = [
		...drawings.flatMap(({ drawing }) => drawing.nodes.flatMap((n) => [...said(n)])),
		...table.rows.flatMap((r) => r.claim ?? []),
	];
	const held = [
		...graphic.claims.flatMap((id) => ledger.carried.get(id) ?? []),
		...[...ledger.tokens.values()]
			.filter((f) => graphic.claims.includes(f.claim))
			.flatMap((f) => ledger.numbersIn(f.text)),
	];
	const fits = drawings.flatMap((d) => (d.scene ? [] : fitFaults(d.drawing, d.size, chart.states)));
	return [
		...new Set([
			...fits,
			...texts.flatMap((t) => faultsOf(t, graphic, held, ledger)),
			...marks
				.filter((claim) => !graphic.claims.includes(claim))
				.map((claim) => `found a mark of ${claim}, expected a claim that ${graphic.id} in ${GRAPHICS_FILE} lists`),
		]),
	];
}

function faultsOf(
	{ text, where }: Lettering,
	graphic: Graphic,
	held: readonly Found[],
	{ allowed, numbersIn, data }: Ledger,
): string[] {
	const { language } = data.edition;
	// Tables are set in what a reader has, where these lack a letter.
	const unset = where.startsWith('drawing') ? letterFaults(text, language, where) : [];
	if (unset.length) return unset;
	// The whole of anything is that by itself.
	if (text === formatsOf(data).percent(1, 1)) return [];
	const [token] = [...text.matchAll(TOKEN)].filter(([, id]) => !OF_THE_READER.includes(id as string));
	if (token) return [`found ${token[0]} in “${text}” (${where}), expected the drawing to fill it in`];
	return numbersIn(allowed(graphicFile(graphic.id, language), text)).flatMap((n) =>
		among(held, n)
			? []
			: [
					`found “${text.slice(n.from, n.to)}” in “${text}” (${where}), which no claim of this graphic and no figure of one carries; expected a figure in src/ledger/figures.ts with its claim, a claim that carries it, or a row in ${wordsFile('allowed-numbers', language)}`,
				],
	);
}
/** Filled in by the reader's own guess, in the browser. */
const OF_THE_READER: readonly string[] = ['guess', 'off'];
