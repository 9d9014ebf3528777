import { find } from '../../data/find';
import { exportTotal } from '../../ledger/figures';
import { type Download, EXPORT_SHARE, EXPORT_YEAR, id, number, percentOf, text, USD, unit } from '../kit/columns';

/** A row for each of the goods, and one for everything else. */
export const download: Download = {
	key: 'id',
	fields: [
		id('Id of the goods; “everything-else” is the total without them.'),
		text('goods', 'Goods', 'What was sold.', { required: true }),
		EXPORT_YEAR,
		number('value', 'Value', USD, 'Recorded exports of North Korea, as its trading partners reported them.', {
			required: true,
			minimum: 0,
		}),
		unit('value_unit', 'the value', ['USD']),
		...EXPORT_SHARE,
	],
	rows: (data) => {
		const total = exportTotal(data);
		const named = data.products.reduce((sum, p) => sum + p.usd, 0);
		const [first] = data.products;
		const row = (rowId: string, goods: string, value: number, claim: string) => ({
			id: rowId,
			goods,
			year: data.exportYears.at(-1)?.year,
			value,
			value_unit: 'USD',
			share: percentOf(value, total),
			share_unit: '%',
			claim,
		});
		const rest = find(data.graphics, 'export-products').labels.rest as string;
		return [
			...data.products.map((p) => row(p.id, p.name, p.usd, p.claim)),
			row('everything-else', rest, total - named, first?.claim as string),
		];
	},
};
