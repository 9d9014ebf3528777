import { originOf, type Problem } from '../data/parse';
import { SHORT_ALT, shortAlt } from '../pictures/words';
import { known, type Ledger } from './held';
import { phrasesOf } from './phrases';
import { wholeWord } from './wording';

/** As many words of a summary as are heard in one breath. */
const BREATH = 25;
/** A summary is read out whenever a reader comes upon its graphic: it is short. */
export function summaryProblems({ filled }: Ledger): Problem[] {
	return filled.graphics.flatMap((graphic) => {
		const scenes = Object.entries(graphic.scenes ?? {}).map(([state, s]) => [`scenes.${state}.summary`, s.summary]);
		return [['summary', graphic.summary], ...scenes].flatMap(([field = '', text = '']) => {
			const words = text.split(/\s+/).filter((w) => /[\p{L}\d]/u.test(w)).length;
			if (words <= BREATH) return [];
			const message = `found ${words} words, expected ${BREATH} at most: it is read out with the graphic’s name; what does not fit stands in description`;
			return [{ ...originOf(graphic, field), row: `id=${graphic.id}`, field, message }];
		});
	});
}

/** Title and card travel as a graphic's short alternative text: they say its standing and its denial, and are not cut. */
export function cardProblems({ filled, claims }: Ledger): Problem[] {
	const phrases = phrasesOf(filled);
	return filled.graphics.flatMap((graphic) => {
		const { id, number, title, card } = graphic;
		if (!id || !number || !title || !card || !filled.publication?.pictures) return [];
		const alt = shortAlt(filled, { number, title, card });
		const denied = graphic.claims?.filter((c) => claims.get(c)?.standing === 'denial') ?? [];
		const faults = [
			alt.length > SHORT_ALT &&
				`found ${alt.length} characters with chart number, title and the story’s own, expected ${SHORT_ALT} at most: they are the picture’s alternative text, of which hosts keep no more; shorten card or title by ${alt.length - SHORT_ALT}`,
			!phrases.standing.test(alt) &&
				`found “${card}”, expected how firmly it stands, here or in title, by one of ${phrases.listed('standing')}: it travels without the drawing`,
			denied.length > 0 &&
				!phrases.denied.test(alt) &&
				`found no word of the denial that this graphic carries (${denied.join(', ')}) in title and card, expected one of ${phrases.listed('denied')}, and by whom: they travel without the note`,
		];
		return faults
			.filter((f) => f !== false)
			.map((message) => ({ ...originOf(graphic, 'card'), row: `id=${id}`, field: 'card', message }));
	});
}

/** A graphic says who makes each charge that it shows, and has an answer to it where there is one. */
export function graphicProblems(ledger: Ledger): Problem[] {
	return ledger.filled.graphics.flatMap((graphic) => {
		// Of a graphic that has no words, that alone is told.
		if (!graphic.id || !graphic.claims || !graphic.title) return [];
		const { id: _, number: __, step: ___, sources: ____, claims, ...words } = graphic;
		const all = JSON.stringify(words);
		const fail = (message: string): Problem => ({
			...originOf(graphic, 'claims'),
			row: `id=${graphic.id}`,
			field: 'claims',
			message,
		});
		return claims.flatMap((id) => {
			const claim = ledger.claims.get(id);
			if (!claim?.charge || !known(ledger, id)) return [];
			const answers = ledger.answersTo(id);
			const named = claim.speaker?.named ?? [];
			const unnamed = answers.filter(
				(a) => claims.includes(a) && !ledger.claims.get(a)?.speaker?.named.some((n) => wholeWord(all, n)),
			);
			return [
				...unnamed.map((a) =>
					fail(
						`found ${a}, an answer to the charge ${id}, and no word of who gives it in title, description, note or labels; expected one of “${ledger.claims.get(a)?.speaker?.named.join('”, “')}”`,
					),
				),
				...(answers.length && !answers.some((a) => claims.includes(a))
					? [
							fail(
								`found the charge ${id} without an answer to it, expected one of ${answers.join(', ')} among the claims of this graphic`,
							),
						]
					: []),
				...(named.some((n) => wholeWord(all, n))
					? []
					: [
							fail(
								`found the charge ${id}, and no word of who makes it in title, note or labels, expected one of “${named.join('”, “')}”`,
							),
						]),
			];
		});
	});
}
