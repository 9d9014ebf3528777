import { chartOf } from '../charts';
import { find } from '../data/find';
import type { Data } from '../data/read';
import type { Graphic } from '../data/rows';
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
export function creditOf(data: Data): string {
	const { publication } = data;
	const { pictures, title, licenceWords: licence, author, credit } = publication;
	return formatsOf(data).sentences(
		put(pictures.licence, { title, licence }),
		author && put(pictures.author, { author }),
		credit && put(pictures.credit, { credit }),
	);
}

/**
 * The words that go with a graphic wherever it goes.
 * @throws Error where the graphic, or a figure or word that its sentences ask for, is not in data/
 */
export function wordsOf(data: Data, id: GraphicId): Words {
	const graphic = find(data.graphics, id);
	const { pictures, baseMap } = data.publication;
	const { list, longDate, sentences } = formatsOf(data);
	const figures = figuresOf(data);
	const say = (text: string) => fill(text, figures);
	const names = [...new Set(graphic.sources.map((s) => find(data.sources, s).publisher))];
	const notice = newestFor(id, data.corrections);
	const source = sentences(
		put(names.length > 1 ? pictures.sources : pictures.source, { names: list(names) }),
		// Only a map has a base map to credit.
		chartOf(id).map && baseMap,
	);
	return {
		chart: put(pictures.chart, { number: String(graphic.number) }),
		// As its last state calls itself: that is the one that travels.
		title: say(graphic.title),
		subtitle: say(graphic.subtitle),
		description: say(graphic.description),
		note: say(graphic.note),
		source,
		asOf: sentences(
			put(pictures.asOf, { date: longDate(asOf(sourcesOf(data, graphic.claims))) }),
			notice && put(pictures.corrected, { number: String(notice.number), date: longDate(notice.date) }),
		),
		credit: creditOf(data),
		brief: say(graphic.card),
	};
}

/** Text as it may stand in markup, between tags or in quotes. */
export const escaped = (text: string): string =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A picture told in full, in place of seeing it: what it shows, how firmly it stands, who says so and who denies it. */
export function altOf(data: Data, id: GraphicId): string {
	const w = wordsOf(data, id);
	const { labelled, sentences, stop } = formatsOf(data);
	const title = labelled(w.chart, stop(w.title));
	return sentences(title, w.description, stop(w.subtitle), w.note, w.source, w.asOf, w.credit);
}

/** As many characters as hosts keep of an alternative text, and as a reader hears in one breath or two. */
export const SHORT_ALT = 250;

/**
 * The short alternative text of a graphic: its finding, how firmly it stands, who says so and who denies it, whose it is.
 * Of its card's words, since those are the ones that say all of this in few; never cut, for the denial comes last.
 */
export function shortAlt(
	data: Pick<Data, 'edition' | 'publication'>,
	{ number, title, card }: Pick<Graphic, 'number' | 'title' | 'card'>,
): string {
	const { pictures, title: publication } = data.publication;
	const { labelled, sentences, stop } = formatsOf(data);
	const chart = labelled(put(pictures.chart, { number: String(number) }), stop(title));
	return sentences(chart, card, stop(publication)).replaceAll(/\s+/g, ' ');
}

/** The alternative text of a social card, and of a picture on a page of somebody else's: SHORT_ALT at most. */
export function shortAltOf(data: Data, id: CardId): string {
	const { publication } = data;
	const { title, card, pictures } = publication;
	const { sentences, stop } = formatsOf(data);
	if (id === 'story') return sentences(stop(title), stop(pictures.storyAlt), card);
	const w = wordsOf(data, id);
	return shortAlt(data, { number: find(data.graphics, id).number, title: w.title, card: w.brief });
}

/** What stands on a card beside its title: how firmly it stands, who says so and who denies it. */
export const briefOf = (data: Data, id: CardId): string =>
	id === 'story' ? data.publication.card : wordsOf(data, id).brief;

/** The title under which an embed or a card is shown by others: with its standing, for it may be all that is kept. */
export function titleOf(data: Data, id: CardId): string {
	const { sentences, stop } = formatsOf(data);
	return sentences(stop(id === 'story' ? data.publication.title : wordsOf(data, id).title), briefOf(data, id));
}
