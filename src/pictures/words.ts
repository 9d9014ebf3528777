import { chartOf } from '../charts';
import { find } from '../data/find';
import type { Data } from '../data/read';
import type { Graphic, Publication } from '../data/rows';
import type { GraphicId } from '../data/schema';
import { asOf, sourcesOf } from '../ledger/as-of';
import { figuresOf } from '../ledger/figures';
import { fill } from '../ledger/fill';
import { formatsOf } from '../ledger/format';
import { newestFor } from '../ledger/notices';

/** What a card is made for: a graphic, or the story as a whole. */
export type CardId = GraphicId | 'story';

/** Everything that a graphic must not travel without, as sentences. */
export type Words = {
	/** "Chart 3". */
	chart: string;
	title: string;
	subtitle: string;
	/** For a reader who does not see it. */
	description: string;
	/** Who says so, and who denies it. */
	note: string;
	/** "Sources: …": the publishers, each once, and the base map of a map. */
	source: string;
	/** "As of 5 August 2017.": the newest day on which one of its sources was checked. Then the notice that it is corrected to. */
	asOf: string;
	/** Title of the publication, licence, and whoever signs it. */
	credit: string;
	/** Standing, attribution and denial, in a few words. */
	brief: string;
};

const put = (template: string, values: Record<string, string>): string =>
	template.replaceAll(/\{(\w+)\}/g, (token, name: string) => {
		const value = values[name];
		if (value === undefined)
			throw new Error(`data/publication.yaml: nothing to put in place of ${token} in “${template}”`);
		return value;
	});

/** Title, licence and whoever signs: an empty field of data/publication.yaml leaves its words out. */
export function creditOf({ publication }: Data): string {
	const { pictures, title, licenceWords: licence, author, credit } = publication;
	return [
		put(pictures.licence, { title, licence }),
		author && put(pictures.author, { author }),
		credit && put(pictures.credit, { credit }),
	]
		.filter(Boolean)
		.join(' ');
}

/**
 * The words that go with a graphic wherever it goes.
 * @throws Error where the graphic, or a figure or word that its sentences ask for, is not in data/
 */
export function wordsOf(data: Data, id: GraphicId): Words {
	const graphic = find(data.graphics, id);
	const { pictures, baseMap } = data.publication;
	const { longDate } = formatsOf(data);
	const figures = figuresOf(data);
	const say = (text: string) => fill(text, figures);
	const names = [...new Set(graphic.sources.map((s) => find(data.sources, s).publisher))];
	const notice = newestFor(id, data.corrections);
	const source = [
		put(names.length > 1 ? pictures.sources : pictures.source, { names: names.join('; ') }),
		// Only a map has a base map to credit.
		chartOf(id).map && baseMap,
	];
	return {
		chart: put(pictures.chart, { number: String(graphic.number) }),
		// As its last state calls itself: that is the one that travels.
		title: say(graphic.title),
		subtitle: say(graphic.subtitle),
		description: say(graphic.description),
		note: say(graphic.note),
		source: source.filter(Boolean).join(' '),
		asOf: [
			put(pictures.asOf, { date: longDate(asOf(sourcesOf(data, graphic.claims))) }),
			notice && put(pictures.corrected, { number: String(notice.number), date: longDate(notice.date) }),
		]
			.filter(Boolean)
			.join(' '),
		credit: creditOf(data),
		brief: say(graphic.card),
	};
}

/** A sentence's end, where a title has none. */
export const stop = (text: string) => (/[.!?”]$/.test(text) ? text : `${text}.`);

/** Text as it may stand in markup, between tags or in quotes. */
export const escaped = (text: string): string =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A picture told in full, in place of seeing it: what it shows, how firmly it stands, who says so and who denies it. */
export function altOf(data: Data, id: GraphicId): string {
	const w = wordsOf(data, id);
	return [`${w.chart}: ${stop(w.title)}`, w.description, stop(w.subtitle), w.note, w.source, w.asOf, w.credit].join(
		' ',
	);
}

/** As many characters as hosts keep of an alternative text, and as a reader hears in one breath or two. */
export const SHORT_ALT = 250;

/**
 * The short alternative text of a graphic: its finding, how firmly it stands, who says so and who denies it, whose it is.
 * Of its card's words, since those are the ones that say all of this in few; never cut, for the denial comes last.
 */
export const shortAlt = (
	{ number, title, card }: Pick<Graphic, 'number' | 'title' | 'card'>,
	{ pictures, title: publication }: Publication,
): string =>
	[`${put(pictures.chart, { number: String(number) })}: ${stop(title)}`, card, stop(publication)]
		.join(' ')
		.replaceAll(/\s+/g, ' ');

/** The alternative text of a social card, and of a picture on a page of somebody else's: SHORT_ALT at most. */
export function shortAltOf(data: Data, id: CardId): string {
	const { publication } = data;
	const { title, card, pictures } = publication;
	if (id === 'story') return [stop(title), stop(pictures.storyAlt), card].join(' ');
	const w = wordsOf(data, id);
	return shortAlt({ number: find(data.graphics, id).number, title: w.title, card: w.brief }, publication);
}

/** What stands on a card beside its title: how firmly it stands, who says so and who denies it. */
export const briefOf = (data: Data, id: CardId): string =>
	id === 'story' ? data.publication.card : wordsOf(data, id).brief;

/** The title under which an embed or a card is shown by others: with its standing, for it may be all that is kept. */
export const titleOf = (data: Data, id: CardId): string =>
	`${stop(id === 'story' ? data.publication.title : wordsOf(data, id).title)} ${briefOf(data, id)}`;
