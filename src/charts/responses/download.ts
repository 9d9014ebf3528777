import { type Download, id, partialDate, text } from '../kit/columns';

/** A row for each body asked. */
export const download: Download = {
	key: 'id',
	fields: [
		id('One row for each body asked.'),
		text('government', 'Government', 'The government.', { required: true }),
		text('body', 'Who', 'The body or person that answered, or was asked.', { required: true }),
		partialDate('date', 'When', 'When the answer was given; empty where none was found.'),
		text('asked_about', 'Asked about', 'What the answer is to.', { required: true }),
		text('kind', 'Kind', 'Kind of answer; “no-answer” means that we found none.', {
			required: true,
			enum: ['denial', 'answer', 'no-comment', 'no-answer'],
		}),
		text('quote', 'Quotation', 'The government’s own words. Those from Russia and China are translations.'),
		text('summary', 'Summary', 'Our summary, beside or in place of a quotation.'),
	],
	rows: (data) =>
		data.responses.map((r) => ({
			id: r.id,
			government: r.government,
			body: r.body,
			date: r.date,
			asked_about: r.to,
			kind: r.kind,
			quote: r.quote,
			summary: r.summary,
			claim: r.claim,
		})),
};
