import { find } from '../../data/find';
import { figuresOf } from '../../ledger/figures';
import { type Download, id, number, text, unit } from '../kit/columns';
import { LINES } from './model';

/** A row for each amount. */
export const download: Download = {
	key: 'id',
	fields: [
		id('Id of the amount.'),
		text('what', 'What', 'What the amount is of.', { required: true }),
		text('qualifier', 'Qualifier', 'A word of the source before the number.', {
			enum: ['about', 'at least', 'over'],
		}),
		number(
			'value',
			'Amount',
			'see the column “unit”',
			'The amount. Amounts overlap: but for the three landings, which make up “landed-in-russia”, they must not be added.',
			{ required: true, minimum: 0 },
		),
		unit('unit', 'the amount', ['t', 't/year', 'sacks', 'lorries', 'rail wagons']),
		text('scope', 'Scope', 'Time, place and limits; of our own sums, what they assume.', { required: true }),
	],
	rows: (data) => {
		const labels = find(data.graphics, 'sixty-thousand-tonnes').labels;
		const ids = ['sixty-thousand', ...LINES.flat(), 'cap-tonnes'];
		const amounts = ids
			.map((q) => find(data.quantities, q))
			.map((q) => ({
				id: q.id,
				what: q.what,
				qualifier: q.qualifier,
				value: q.value,
				unit: q.unit,
				scope: q.scope,
				claim: q.claim,
			}));
		const figure = (name: string) => {
			const f = figuresOf(data).get(name);
			if (!f) throw new Error(`no figure "${name}"`);
			return f;
		};
		const landed = figure('landed-in-russia');
		return [
			...amounts,
			{
				id: 'landed-in-russia',
				what: labels['row-landed'],
				value: landed.value,
				unit: 't',
				scope: labels['row-landed-scope'],
				claim: landed.claim,
			},
			...data.scaleUnits.map((u) => {
				const f = figure(`sixty-in-${u.id}`);
				return {
					id: `sixty-in-${u.id}`,
					what: labels[`row-units-${u.id}`],
					value: Math.round(f.value),
					unit: u.plural,
					scope: u.assumption,
					claim: f.claim,
				};
			}),
		];
	},
};
