import { isMap, isPair, isScalar, parseDocument, visit } from 'yaml';

/** The language of the made-up edition: English as no one writes it, by the name that software testers know it by. */
export const MADE_UP = 'en-XA';

const ACCENTED: Record<string, string> = Object.fromEntries(
	[...'aáeéiíoóuúyýcçnñdð'.matchAll(/(.)(.)/gu)].flatMap(([, plain = '', accented = '']) => [
		[plain, accented],
		[plain.toUpperCase(), accented.toUpperCase()],
	]),
);
/** What a text is lengthened with: words of letters that no other word of the edition has. */
const MORE = ['öåü', 'øæ', 'ßœö', 'æåü'];
/** By how much of its letters a text gets longer, as English does when it is translated, and up to how many it is. */
const LONGER = 0.4;
const LONG = 300;

/** Names of months stay: the system that sets dates has them, and knows no made-up language. */
const MONTHS = new Set(
	['long', 'short'].flatMap((month) =>
		Array.from({ length: 12 }, (_, i) =>
			new Date(Date.UTC(2017, i)).toLocaleDateString('en', { month: month as 'long', timeZone: 'UTC' }),
		),
	),
);
/** A word that nobody wrote. The same word always becomes the same. */
const strange = (word: string): string =>
	MONTHS.has(word) ? word : [...word].map((letter) => ACCENTED[letter] ?? letter).join('');
/** As many made-up words as make a text longer by its part. */
function more(text: string): string {
	const letters = text.replaceAll(NO_WORDS_ALL, '').match(/\p{L}/gu)?.length ?? 0;
	let added = '';
	if (letters > LONG) return added;
	for (let i = 0; added.length < LONGER * letters; i++) added += ` ${MORE[i % MORE.length]}`;
	return added;
}
/** What is not said in words: tokens, addresses, links to claims, scenes, and marks of HTML. */
const NO_WORDS = /\{[^{}]*\}|https?:\S+|\]\([^)]*\)|<[^>]*>|&\w+;/u;
const NO_WORDS_ALL = new RegExp(NO_WORDS.source, 'gu');
/** Each word of a text made strange; digits, signs, tokens and links stay. */
export const madeUpText = (text: string): string =>
	text
		.split(new RegExp(`(${NO_WORDS.source})`, 'u'))
		.map((part, i) => (i % 2 ? part : part.replaceAll(/\p{L}+/gu, strange)))
		.join('');
/** The same, and longer: what is added stands before the sign that ends it. */
const longerText = (text: string): string => madeUpText(text).replace(/([.:?!]?\s*)$/u, (end) => more(text) + end);
/** Prose, each paragraph longer. */
const longerProse = (text: string): string =>
	text
		.split('\n')
		.map((line) => (/^(?:#|<!--|---|$)/.test(line) ? madeUpText(line) : longerText(line)))
		.join('\n');

/** Fields whose text is no word: what the edition is, files that a row is allowed in, ids. */
const AS_IT_IS = new Set(['in', 'id', 'of']);
/** Fields with running text, which are longer. Names, headings and labels have limits, are found again in other texts, or stand in drawings. */
const RUNNING = new Set([
	'statement',
	'note',
	'description',
	'subtitle',
	'detail',
	'meaning',
	'supports',
	'standfirst',
	'policies',
]);
/** Fields under which the keys themselves are words. */
const WORDED_KEYS = new Set(['words', 'read']);

function madeUpYaml(text: string, file: string): string {
	const document = parseDocument(text);
	visit(document, {
		Pair(_, pair) {
			const key = isScalar(pair.key) ? String(pair.key.value) : '';
			if (file === 'edition.yaml' && WORDED_KEYS.has(key) && isMap(pair.value))
				for (const item of pair.value.items) if (isScalar(item.key)) item.key.value = strange(String(item.key.value));
			return AS_IT_IS.has(key) || (file === 'edition.yaml' && key === 'language') ? visit.SKIP : undefined;
		},
		Scalar(key, node, path) {
			if (key === 'key' || typeof node.value !== 'string') return;
			const fields = path.flatMap((p) => (isPair(p) && isScalar(p.key) ? String(p.key.value) : []));
			node.value = fields.some((f) => RUNNING.has(f)) ? longerText(node.value) : madeUpText(node.value);
			// A folded text has its lines anew.
			node.type = 'QUOTE_DOUBLE';
		},
	});
	return document.toString({ lineWidth: 0 });
}

/**
 * The made-up edition: each file of English words with all its words made strange, so that a word of English that is left
 * on a page stands in code, and running texts longer than the English ones.
 * @param files the text of each file of words, by its path from the project's root
 */
export function madeUp(files: Readonly<Record<string, string>>): Record<string, string> {
	const english = /^data\/words\/en\//;
	return Object.fromEntries(
		Object.entries(files)
			.filter(([file]) => english.test(file))
			.map(([file, text]) => {
				const name = file.replace(english, '');
				const words = name.endsWith('.md') ? longerProse(text) : madeUpYaml(text, name);
				return [
					`data/words/${MADE_UP}/${name}`,
					name === 'edition.yaml'
						? words.replace(/^language: .*$/m, `language: ${MADE_UP}`)
						: words.replaceAll('data/words/en/', `data/words/${MADE_UP}/`),
				];
			}),
	);
}
