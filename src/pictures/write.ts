import { charts } from '../charts';
import { chartStyle, type FamilyName } from '../charts/kit/style';
import { scriptOf, weightIn } from '../design/scripts';
import { h, write } from '../design/svg';
import { byValue } from '../design/tokens';
import { type Sheet, sheetStyle } from './compose';

const ink = byValue('day');
const styleWith = (language: string, family?: FamilyName) =>
	[
		chartStyle(ink, family, weightIn(scriptOf(language)?.script, 'said')),
		...[...charts.values()].map((room) => room.style?.(ink) ?? ''),
		sheetStyle(ink),
	]
		.join('')
		.replaceAll(/\s*\n\s*/g, '\n');

export type Lettering = {
	/** `@font-face` rules to embed, if it is to be read without our faces at hand. */
	fonts?: string;
	/** What the faces are called, if not by their own names. */
	family?: FamilyName;
	/** Style that comes last. */
	style?: string;
};

/** A sheet as SVG that stands alone: colours as values, nothing asked of elsewhere, no script. */
export function writeSheet(sheet: Sheet, { fonts = '', family, style = '' }: Lettering = {}): string {
	const root = h(
		'svg',
		{
			xmlns: 'http://www.w3.org/2000/svg',
			'xml:lang': sheet.language,
			class: 'chart',
			width: sheet.width,
			height: sheet.height,
			viewBox: `0 0 ${sheet.width} ${sheet.height}`,
			role: 'img',
			'aria-labelledby': 'title desc',
		},
		h('title', { id: 'title' }, sheet.title),
		h('desc', { id: 'desc' }, sheet.description),
		h('style', {}, fonts + styleWith(sheet.language, family) + style),
		h('g', { id: 'defs' }),
		...sheet.nodes,
	);
	// Defs come as text from their room; an empty group keeps their place.
	return `<?xml version="1.0" encoding="UTF-8"?>\n${write(root).replace('<g id="defs"/>', () => sheet.defs)}\n`;
}
