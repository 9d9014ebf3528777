import { type CheerioAPI, load } from 'cheerio';
import { browserParts, partsOf } from '../design/breaks.ts';
import { PHRASED, scriptOf } from '../design/scripts.ts';
import { isStandalone } from './standalone.ts';

/** What is read by programs, drawn, to be copied as it stands, or never broken (a frame's links). */
const LEFT = 'head, svg, script, style, template, noscript, code, pre, textarea, select, .hidden, .links a';
/** Tags within a line of text: what stands before one and behind it may be one phrase. */
const INLINE = new Set('a abbr b bdi cite del dfn em i ins mark q s small span strong sub sup time u wbr'.split(' '));
/** Of characters written as references, those that tell where a phrase ends; any other is one letter. */
const REFERENCES: Readonly<Record<string, string>> = {
	'&amp;': '&',
	'&lt;': '<',
	'&gt;': '>',
	'&quot;': '"',
	'&nbsp;': '\u00a0',
};
const UNIT = /&(?:#\d+|#x[\da-f]+|[a-z][\da-z]*);|[\s\S]/gi;

/** A stretch of a page's source: a character of its text, or a `<wbr>` that stands already. */
type Unit = { text: string; from: number; broken?: boolean };

type Element = ReturnType<CheerioAPI>[number];
type Placed = { sourceCodeLocation?: { startOffset: number; endOffset: number } | null };

/** The lines of text below an element, in order, each in characters with their places in the source. */
function runsIn($: CheerioAPI, html: string, roots: Element[]): Unit[][] {
	const runs: Unit[][] = [[]];
	const end = () => runs.at(-1)?.length && runs.push([]);
	const walk = (node: Element) => {
		const { sourceCodeLocation: at } = node as Placed;
		const run = runs.at(-1) as Unit[];
		if (node.type === 'text' && at) {
			for (const { 0: raw, index } of html.slice(at.startOffset, at.endOffset).matchAll(UNIT)) {
				const text = raw.length > 1 ? (REFERENCES[raw] ?? 'x') : /\s/.test(raw) ? ' ' : raw;
				run.push({ text, from: at.startOffset + index });
			}
			return;
		}
		if (node.type !== 'tag') return;
		if (node.name === 'wbr') {
			if (at) run.push({ text: '', from: at.startOffset, broken: true });
			return;
		}
		const line = INLINE.has(node.name);
		if (!line || $(node).is(LEFT)) end();
		if (!$(node).is(LEFT)) for (const child of node.children) walk(child as Element);
		if (!line) end();
	};
	for (const root of roots) {
		walk(root);
		end();
	}
	return runs;
}

/** Where in the source a line of text may be broken: between two parts that no space parts. */
function breaksIn(run: readonly Unit[], partsIn: (text: string) => string[]): number[] {
	const letters: Unit[] = [];
	/** How many letters stand before each `<wbr>`. */
	const known = new Set<number>();
	for (const unit of run)
		if (unit.broken) known.add(letters.length);
		else letters.push(unit);
	const found: number[] = [];
	let at = 0;
	for (const part of partsIn(letters.map((u) => u.text).join(''))) {
		const letter = letters[at];
		const before = letters[at - 1]?.text ?? ' ';
		// Firefox breaks behind no hyphen where words are kept whole; before a figure none does.
		const broken = letter?.text === ' ' || before === ' ' || (before === '-' && !/\p{L}/u.test(letter?.text ?? ''));
		if (at && letter && !known.has(at) && !broken) found.push(letter.from);
		at += part.length;
	}
	return found;
}

/**
 * A page of an edition in another script, with `<wbr>` between its phrases: in a frame, which is as high as lines
 * break by the same parser (src/embed/measures.ts), in all that is seen; on other pages in headings and the like, while
 * prose breaks anywhere. Nobody copies a `<wbr>`.
 * @param html a page; in what stands in it between tags nothing else is changed
 */
export function phrased(html: string): string {
	const $ = load(html, { sourceCodeLocationInfo: true });
	const frame = isStandalone(html);
	const roots = frame ? $('body') : $(PHRASED).filter((_, e) => !$(e).parents(`${PHRASED}, ${LEFT}`).length);
	const at = runsIn($, html, roots.get() as Element[])
		// Engines differ in where they break beside phrases: in a frame all of it is marked.
		.flatMap((run) => breaksIn(run, frame ? browserParts : partsOf))
		.sort((a, b) => a - b);
	return [0, ...at].map((from, i) => html.slice(from, at[i])).join('<wbr>');
}

/** Whether in pages of a language the ends of lines are marked: where it is written in a script of its own. */
export const breaksAtPhrases = (language: string): boolean => scriptOf(language) !== undefined;

/** A page of an edition, its ends of lines marked where its language asks for that. @param language none of a page of the ruling edition */
export const marked = (html: string, language: string | undefined): string =>
	language !== undefined && breaksAtPhrases(language) ? phrased(html) : html;
