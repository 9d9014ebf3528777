import { type Download, number, percentOf, SHARE, USD, unit } from '../kit/columns';

/** A row for each year. */
export const download: Download = {
	key: 'year',
	fields: [
		{
			name: 'year',
			type: 'year',
			title: 'Year',
			description: 'Year of the exports.',
			constraints: { required: true, unique: true },
		},
		number('exports_to_china', 'Exports to China', USD, 'Recorded exports of North Korea to China.', {
			required: true,
			minimum: 0,
		}),
		number('all_exports', 'All exports', USD, 'All recorded exports of North Korea.', { required: true, minimum: 0 }),
		unit('value_unit', 'both values', ['USD']),
		number('china_share', 'China’s share', 'per cent', 'Part of all recorded exports, worked out by us.', {
			required: true,
			...SHARE,
		}),
		number('india_share', 'India’s share', 'per cent', 'Part of all recorded exports, as the source gives it.', {
			required: true,
			...SHARE,
		}),
		unit('share_unit', 'both shares', ['%']),
	],
	rows: (data) =>
		data.exportYears.map((y) => ({
			year: y.year,
			exports_to_china: y.china_usd,
			all_exports: y.total_usd,
			value_unit: 'USD',
			china_share: percentOf(y.china_usd, y.total_usd),
			india_share: y.india_share_pct,
			share_unit: '%',
			claim: 'china-share-years',
		})),
};
