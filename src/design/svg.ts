import { compactPath } from './path';

/** SVG as plain data, so that a model can be tested before it is text. */
export type Attributes = Record<string, string | number | undefined | false>;
export type Node = { tag: string; attrs: Attributes; children: (Node | string)[] };

/** One element. Attributes that are `undefined` or `false` are left out; numbers are rounded when written. */
export const h = (tag: string, attrs: Attributes = {}, ...children: (Node | string)[]): Node => ({
	tag,
	attrs,
	children,
});
/** A group. */
export const g = (attrs: Attributes, ...children: (Node | string)[]): Node => h('g', attrs, ...children);

const escapeText = (s: string) => s.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const escapeAttribute = (s: string) => escapeText(s).replaceAll('"', '&quot;');
/** Coordinates to a tenth of a drawing unit: finer than a pixel can show. */
export const round = (n: number): number => Math.round(n * 10) / 10;

const written = (key: string, value: string | number | boolean): string =>
	key === 'd' ? compactPath(String(value)) : typeof value === 'number' ? String(round(value)) : String(value);

/**
 * Serialise a node. Pure: the same node is always the same text. Which claim it shows (`data-says`), and that it is a
 * number of a scale or an order (`data-scale`), is for our checks.
 */
export function write(node: Node | string): string {
	if (typeof node === 'string') return escapeText(node);
	const attrs = Object.entries(node.attrs)
		.filter(([k, v]) => v !== undefined && v !== false && k !== 'data-says' && k !== 'data-scale')
		.map(([k, v]) => ` ${k}="${escapeAttribute(written(k, v as string | number))}"`)
		.join('');
	return node.children.length
		? `<${node.tag}${attrs}>${node.children.map(write).join('')}</${node.tag}>`
		: `<${node.tag}${attrs}/>`;
}

/** Every node below and including this one, depth first. */
export function* walk(node: Node): Generator<Node> {
	yield node;
	for (const child of node.children) if (typeof child !== 'string') yield* walk(child);
}

/** A drawing's text without the names of its legs and ports, which only a map that can be explored needs. */
export const nameless = (svg: string): string => svg.replaceAll(/ data-(?:leg|port)="[^"]*"/g, '');
