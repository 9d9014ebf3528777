import { fromMarkdown } from 'mdast-util-from-markdown';
import { find } from '../data/find';
import { proseFile } from '../data/places';
import type { Data } from '../data/read';
import type { GraphicId, PROSE_IDS } from '../data/schema';
import { GRAPHICS } from '../data/schema';
import { runsOf, SCRIPTS } from '../design/scripts';
import type { Figure } from '../ledger/figures';
import { fill } from '../ledger/fill';
import { classOf } from '../ledger/standing';

/**
 * The prose of one section. In its Markdown, `[words](claim:ID)` ties words to a claim of the ledger, `{figure-id}`
 * stands for a number of the data, `<!-- scene: CHART -->` begins a scene and `---` the next card in it.
 */
export type Section = { id: (typeof PROSE_IDS)[number]; title: string; intro: Card; scenes: Scene[] };
export type Scene = { chart: GraphicId; cards: Card[] };
/** HTML of some paragraphs, the claims they make, and where they stand in their file. */
export type Card = { html: string; claims: string[]; line: number };

type Mdast = ReturnType<typeof fromMarkdown>['children'][number];
type Inline = Extract<Mdast, { type: 'paragraph' }>['children'][number];

/** Told what is wrong and in which line. Where it returns, what is wrong is left out and reading goes on. */
type Tell = (line: number, message: string) => void;

/** Thrown where prose asks for a claim, a figure or a graphic that is not there. */
class ProseError extends Error {
	constructor(file: string, line: number, message: string) {
		super(`${file}:${line}: ${message}`);
		this.name = 'ProseError';
	}
}

const escapeHtml = (s: string) => s.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/**
 * Makes HTML of the words of a paragraph or heading, each link to a claim and each number of the data in it a link.
 * @param cite is told of each claim that they lead to
 * @param fail is told of each fault; what it returns stands for what is wrong
 */
function wordsToHtml(
	data: Data,
	figures: Map<string, Figure>,
	cite: (claim: string) => void,
	fail: (message: string) => string,
): (children: Inline[]) => string {
	const inline = (children: Inline[], inLink = false): string =>
		children
			.map((child) => {
				if (child.type === 'text') return inLink ? escapeHtml(numbers(child.value)) : tied(child.value);
				if (child.type === 'emphasis') return `<em>${inline(child.children, inLink)}</em>`;
				if (child.type === 'strong') return `<strong>${inline(child.children, inLink)}</strong>`;
				if (child.type !== 'link') return fail(`found ${child.type}, expected text, emphasis or a link`);
				const claim = child.url.startsWith('claim:')
					? data.claims.find((c) => c.id === child.url.slice('claim:'.length))
					: undefined;
				if (!claim)
					return fail(`found a link to "${child.url}", expected claim:ID with an id in data/facts/claims.yaml`);
				return link(claim.id, inline(child.children, true));
			})
			.join('');
	const link = (id: string, html: string) => {
		cite(id);
		const standing = classOf(find(data.claims, id).standing);
		// What the line under the words tells is told without it by one element of the page (src/ledger/Standings.astro).
		return `<a data-claim="${id}" class="claim ${standing}" aria-describedby="${standing}" href="/sources/#claim-${id}">${html}</a>`;
	};
	/** A number of the data that stands in no link leads to its own claim, with its unit. Words do not: they are no link. */
	const tied = (value: string) =>
		value
			.split(/(\{[a-z0-9-]+\}(?: tonnes)?)/)
			.map((part, i) => {
				const html = escapeHtml(numbers(part));
				const figure = figures.get(part.slice(1, part.indexOf('}')));
				return i % 2 && figure && data.claims.some((c) => c.id === figure.claim) ? link(figure.claim, html) : html;
			})
			.join('');
	const numbers = (value: string) => {
		try {
			return fill(value, figures);
		} catch (error) {
			return fail((error as Error).message);
		}
	};
	return (children) => inline(children);
}

/**
 * Read the prose of one section.
 * @param file path, for messages
 * @param figures what `{tokens}` may stand for
 * @param tell is told of each fault; without it the first one is thrown
 * @throws ProseError naming file and line
 */
export function readProse(
	id: Section['id'],
	file: string,
	text: string,
	data: Data,
	figures: Map<string, Figure>,
	tell: Tell = (line, message) => {
		throw new ProseError(file, line, message);
	},
): Section {
	const section: Section = { id, title: '', intro: { html: '', claims: [], line: 1 }, scenes: [] };
	let card = section.intro;
	for (const node of fromMarkdown(text).children) {
		const line = node.position?.start.line ?? 1;
		const fail = (message: string): string => {
			tell(line, message);
			return '';
		};
		const inline = wordsToHtml(data, figures, (claim) => card.claims.push(claim), fail);
		if (node.type === 'heading' && node.depth === 1) section.title = inline(node.children);
		else if (node.type === 'heading') card.html += `<h3>${inline(node.children)}</h3>`;
		else if (node.type === 'paragraph') card.html += `<p>${inline(node.children)}</p>`;
		else if (node.type === 'thematicBreak') {
			const scene = section.scenes.at(-1);
			if (scene) scene.cards.push((card = { html: '', claims: [], line }));
			else fail('found a card, expected a scene before it');
		} else if (node.type === 'html') {
			const chart = /^<!-- scene: (\S+) -->$/.exec(node.value)?.[1];
			if (!chart || !(GRAPHICS as readonly string[]).includes(chart))
				fail(`found ${node.value}, expected <!-- scene: GRAPHIC --> with one of ${GRAPHICS.join(', ')}`);
			section.scenes.push({ chart: chart as GraphicId, cards: [(card = { html: '', claims: [], line })] });
		} else fail(`found ${node.type}, expected a heading, a paragraph, --- or a scene`);
	}
	if (!section.title) tell(1, 'found no heading, expected one line that begins with #');
	return section;
}

const texts = import.meta.glob<string>('/data/words/*/prose/*.md', { query: '?raw', import: 'default', eager: true });

/**
 * The section of this id as it stands in its file of prose, in the language of the edition.
 * @param tokens what its `{tokens}` stand for
 */
export const proseOf = (id: Section['id'], data: Data, tokens: Map<string, Figure>): Section => {
	const file = proseFile(id, data.edition.language);
	const text = texts[`/${file}`];
	if (text === undefined) throw new ProseError(file, 1, 'the file is missing');
	return readProse(id, file, text, data, tokens);
};

/** Letters that take as long to read as a word of a language whose words spaces part: 500 of Japanese a minute, or 220 words. */
const LETTERS_A_WORD = 500 / 220;

/** Words in a piece of HTML, tags aside; where no space parts them, as many as take as long to read. */
export const countWords = (html: string): number => {
	const text = html.replaceAll(/<\/?(?:p|h\d|div|header|section)\b[^>]*>/g, ' ').replaceAll(/<[^>]+>/g, '');
	const runs = runsOf(text);
	const unspaced = runs.filter(({ script }) => script && !SCRIPTS[script]?.spaced);
	const letters = unspaced.reduce((sum, run) => sum + run.text.length, 0);
	const spaced = runs.map((run) => (unspaced.includes(run) ? ' ' : run.text)).join('');
	return spaced.split(/\s+/).filter(Boolean).length + Math.round(letters / LETTERS_A_WORD);
};
