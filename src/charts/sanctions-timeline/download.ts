import { figuresOf } from '../../ledger/figures';
import { fill } from '../../ledger/fill';
import { type Download, id, partialDate, text } from '../kit/columns';

/** A row for each event. */
export const download: Download = {
	key: 'id',
	fields: [
		id('Id of the event.'),
		partialDate('from', 'From', 'First day, month or year.', true),
		partialDate('to', 'To', 'Last day, month or year; empty where it is a point in time, or one month.'),
		text('event', 'Event', 'As it is drawn.', { required: true }),
		text('detail', 'Detail', 'In a sentence.', { required: true }),
	],
	rows: (data) => {
		const figures = figuresOf(data);
		return data.events.map((e) => ({
			id: e.id,
			from: e.from,
			to: e.to,
			event: e.label,
			detail: fill(e.detail, figures),
			claim: e.claim,
		}));
	},
};
