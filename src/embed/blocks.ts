import { data } from '../data';
import { longDate } from '../ledger/format';
import type { Blocks } from './measures';
import type { Plate } from './plate';

/** The words that a frame sets round its graphic's own. */
export function frameWords(plate: Plate) {
	const { publication, corrections } = data;
	const corrected = corrections
		.map((c) => c.date)
		.sort()
		.at(-1);
	return {
		no: `Chart ${plate.number}`,
		source: plate.sources.length > 1 ? 'Sources' : 'Source',
		story: 'Read the story',
		data: 'Data (CSV)',
		claims: 'Every claim and source',
		embed: 'Embed',
		credit: [publication.credit, publication.publisher]
			.filter(Boolean)
			.map((s) => ` ${s}.`)
			.join(''),
		live: `As of ${longDate(plate.asOf)}. ${corrected ? `Corrected to ${longDate(corrected)}:` : 'Corrections:'}`,
		liveLink: corrected ? 'what was changed' : 'none so far',
		pinned: `Pinned as of ${longDate(plate.asOf)}. Later`,
		pinnedLink: 'corrections',
		table: `Table of chart ${plate.number}`,
	};
}

/** The words of a frame that make its height: of its foot note, sources, credit, and both lines of its version. */
export function blocksOf(plate: Plate): Blocks & { foot: [string, string, string, string, string]; links: string[] } {
	const { publication } = data;
	const words = frameWords(plate);
	return {
		title: plate.title,
		head: [plate.subtitle],
		foot: [
			plate.note,
			`${words.source}: ${plate.sources.map((s) => s.publisher).join('; ')}.`,
			`${publication.title}.${words.credit} ${publication.licenceWords}.${plate.map ? ` ${publication.baseMap}` : ''}`,
			`${words.live} ${words.liveLink}.`,
			`${words.pinned} ${words.pinnedLink}.`,
		],
		links: [words.story, words.data, words.claims, words.embed],
	};
}
