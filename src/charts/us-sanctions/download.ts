import { find } from '../../data/find';
import { type Download, id, text } from '../kit/columns';

/** A row for each person, entity and ship listed. */
export const download: Download = {
	key: 'id',
	fields: [
		id('One row for each person, entity or ship listed.'),
		text('kind', 'Kind', 'What was listed.', { required: true, enum: ['person', 'entity', 'ship'] }),
		text('name', 'Name', 'Name of the firm, ministry or ship. People are not named here.'),
		text('group', 'Group', 'Who or what it is.', { required: true }),
		{
			name: 'listed',
			type: 'date',
			title: 'Listed',
			description: 'Day of the listing by the US Treasury.',
			constraints: { required: true },
		},
	],
	rows: (data) => {
		const listed = find(data.claims, 'treasury-listing').date;
		return data.designations.map((d) => ({
			id: d.id,
			kind: d.kind,
			name: d.name,
			group: d.group,
			listed,
			claim: d.claim,
		}));
	},
};
