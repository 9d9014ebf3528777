import { find } from '../../data/find';
import { figuresOf } from '../../ledger/figures';
import { fill } from '../../ledger/fill';
import { type Download, id, text } from '../kit/columns';

/** A row for each voyage, and for each thing said of them. */
export const download: Download = {
	key: 'id',
	fields: [
		id('Id of the voyage, or of the claim where the row is no voyage.'),
		text('kind', 'Kind', 'A voyage, or something said of the voyages.', {
			required: true,
			enum: ['voyage', 'statement'],
		}),
		text('statement', 'Statement', 'The claim, in a sentence.', { required: true }),
		text('ship', 'Ship', 'Name of the ship, or “not named”.'),
		text('flag', 'Flag', 'The flag that the ship flew.'),
		text('from', 'From', 'Port of departure.'),
		text('to', 'To', 'Port of arrival, or what was declared.'),
		text('when', 'When', 'As the source has it.'),
	],
	rows: (data) => {
		const figures = figuresOf(data);
		const statement = (claim: string) => fill(find(data.claims, claim).statement, figures);
		const voyages = ['onward-declared', 'onward-tracked', 'sky-angel', 'rich-glory'].map((v) => find(data.voyages, v));
		const own = new Set(voyages.map((v) => v.claim));
		return [
			...voyages.map((v) => ({
				id: v.id,
				kind: 'voyage',
				statement: statement(v.claim),
				ship: v.ship,
				flag: v.flag,
				from: v.from,
				to: v.to,
				when: v.when,
				claim: v.claim,
			})),
			...find(data.graphics, 'paper-trail')
				.claims.filter((c) => !own.has(c))
				.map((c) => ({ id: c, kind: 'statement', statement: statement(c), claim: c })),
		];
	},
};
