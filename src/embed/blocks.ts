import type { Data } from '../data/read';
import { put } from '../ledger/fill';
import { formatsOf } from '../ledger/format';
import { chartName } from '../ledger/sections';
import type { Blocks } from './measures';
import type { Plate } from './plate';

/** The words that a frame sets round its graphic's own. */
export function frameWords(data: Data, plate: Plate) {
	const { publication } = data;
	const { frame } = data.interface;
	const { marks } = data.edition;
	const number = String(plate.number);
	return {
		no: chartName(data, plate.number),
		source: plate.sources.length > 1 ? frame.sources : frame.source,
		story: frame.story,
		data: frame.data,
		claims: frame.claims,
		embed: frame.embed,
		credit: [publication.credit, publication.publisher]
			.filter(Boolean)
			.map((s) => `${marks.space}${s}${marks.stop}`)
			.join(''),
		...versionWords(data, plate),
		table: put(frame.table, { number }),
	};
}

/** As of when a graphic is: on the page that follows, and in a copy; what stands there while no notice names it. */
export function bareVersion(data: Data, asOf: string) {
	const { live, liveLink, pinned, pinnedLink } = data.interface.frame;
	const date = formatsOf(data).longDate(asOf);
	return { live: put(live, { date }), liveLink, pinned: put(pinned, { date }), pinnedLink };
}

/** The same with the notice that it is corrected to, if one names it. */
function versionWords(data: Data, { asOf, notice }: Pick<Plate, 'asOf' | 'notice'>): ReturnType<typeof bareVersion> {
	if (!notice) return bareVersion(data, asOf);
	const { live, liveLink, pinned, pinnedLink } = data.notices.embed;
	const { longDate } = formatsOf(data);
	const say = (text: string) => put(text, { date: longDate(asOf), number: String(notice.number) });
	return { live: say(live), liveLink: say(liveLink), pinned: say(pinned), pinnedLink: say(pinnedLink) };
}

/** Both lines of a version, as sentences. */
export const versionLines = (
	{ edition: { marks } }: Pick<Data, 'edition'>,
	{ live, liveLink, pinned, pinnedLink }: ReturnType<typeof bareVersion>,
): [string, string] => [
	`${live}${marks.space}${liveLink}${marks.stop}`,
	`${pinned}${marks.space}${pinnedLink}${marks.stop}`,
];

/**
 * The words of a frame that make its height: of its foot note, sources, credit, and both lines of its version. A notice
 * changes none of it: the frame keeps the room of the lines without one.
 */
export function blocksOf(
	data: Data,
	plate: Plate,
): Blocks & { foot: [string, string, string, string, string]; links: string[] } {
	const { publication } = data;
	const words = frameWords(data, plate);
	const { labelled, list } = formatsOf(data);
	const { space, stop } = data.edition.marks;
	return {
		title: plate.title,
		head: [plate.subtitle],
		foot: [
			plate.note,
			`${labelled(words.source, list(plate.sources.map((s) => s.publisher)))}${stop}`,
			`${publication.title}${stop}${words.credit}${space}${publication.licenceWords}${stop}${plate.map ? `${space}${publication.baseMap}` : ''}`,
			...versionLines(data, bareVersion(data, plate.asOf)),
		],
		links: [words.story, words.data, words.claims, words.embed],
	};
}
