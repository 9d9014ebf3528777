import { exportTotal } from '../../ledger/figures';
import { type Download, EXPORT_SHARE, EXPORT_YEAR, id, number, text, to, USD, unit } from '../kit/columns';

/** A row for each buyer. */
export const download: Download = {
	key: 'id',
	fields: [
		{
			...id(
				'ISO 3166-1 alpha-3 code of the buyer; XXB and BLX are the source’s own, for “unspecified” and Belgium-Luxembourg.',
			),
			constraints: { required: true, unique: true, pattern: '^[A-Z]{3}$' },
		},
		text('buyer', 'Buyer', 'Country or territory.', { required: true }),
		EXPORT_YEAR,
		number(
			'value',
			'Value',
			USD,
			'Recorded exports of North Korea to this buyer, as trading partners reported them. Some partners mix up the two Koreas: small rows are doubtful.',
			{ required: true, minimum: 0 },
		),
		unit('value_unit', 'the value', ['USD']),
		...EXPORT_SHARE,
	],
	rows: (data) => {
		const total = exportTotal(data);
		return data.destinations.map((d) => ({
			id: d.iso3,
			buyer: d.name,
			year: data.exportYears.at(-1)?.year,
			value: d.usd,
			value_unit: 'USD',
			share: to(4)((100 * d.usd) / total),
			share_unit: '%',
			claim: d.claim,
		}));
	},
};
