import type { Data } from '../data/read';
import type { GraphicId } from '../data/schema';
import { rootOf } from '../ledger/address';
import { put } from '../ledger/fill';
import { formatsOf } from '../ledger/format';
import { shortAltOf, wordsOf } from '../pictures/words';
import { addressOf, keptCode } from './snippet';

/**
 * The README of a graphic's copy to keep: what it says and who denies it, whose it is, as of when, how it is set in a page,
 * where the live one is, and what is in its folder (src/publish/keep.ts packs it).
 * @param site the site's own address, where one is known at build
 */
export function readmeOf(data: Data, id: GraphicId, site?: URL): string {
	const { keep, files } = data.embeds;
	const w = wordsOf(data, id);
	const { labelled, sentences, stop } = formatsOf(data);
	const address = site && addressOf(data, id, { root: rootOf(site) });
	const pictures = Object.keys(files)
		.map((end) => `pictures/${id}${end}`)
		.join(', ');
	return [
		labelled(w.chart, stop(w.title)),
		w.note,
		sentences(w.source, w.asOf),
		`${w.credit} ${data.publication.licenceWordsUrl}`,
		'',
		keep.copy,
		address ? put(keep.live, { address }) : keep.noAddress,
		put(keep.frameCode, { id }),
		keptCode(data, id, 'https://ADDRESS/'),
		put(keep.alt, { alt: shortAltOf(data, id) }),
		'',
		keep.files,
		...keep.folder.map((line) => put(line, { id, pictures })),
		'',
	].join('\n');
}
