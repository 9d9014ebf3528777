import { id, number, partialDate, text, unit } from '../charts/kit/columns';
import { find } from '../data/find';
import type { Data } from '../data/read';
import { COUNTRIES, SECTIONS, STANDINGS } from '../data/schema';
import { figuresOf } from '../ledger/figures';
import { fill } from '../ledger/fill';
import { LINE_NAMES, lineOf } from '../ledger/standing';
import { basisOf, CLAIM_FIELDS, claimCells, LINE_COLUMN, STANDING_COLUMN, type Table } from './table';

/** The ledger: every claim, with what it answers and what answers it. */
export function claimsTable(data: Data): Table {
	const figures = figuresOf(data);
	const say = (s: string) => fill(s, figures);
	return {
		name: 'claims',
		title: 'The ledger: every claim, who makes it, and how firmly it stands',
		description:
			'Every figure and allegation of the story: what is claimed, who says so, how firmly it stands, what it answers and what answers it, and where it can be checked. The desk that made this has not investigated the claims itself.',
		key: 'id',
		refers: [],
		fields: [
			{ ...id('Id of the claim.'), constraints: { required: true, unique: true, pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' } },
			text('section', 'Section', 'The part of the story where it first stands.', { required: true, enum: SECTIONS }),
			text('statement', 'Statement', 'The claim, in a sentence.', { required: true }),
			text('says_so', 'Who says so', 'Who makes the claim.', { required: true }),
			text('speaker', 'Kind of speaker', 'What kind of speaker that is; “desk” is the maker of this story.', {
				required: true,
				enum: ['official', 'named', 'unnamed', 'document', 'press', 'desk'],
			}),
			partialDate('date', 'Date', 'When it became public.', true),
			text('standing', 'Standing', STANDING_COLUMN, { required: true, enum: STANDINGS }),
			text('line', 'Line', LINE_COLUMN, { required: true, enum: LINE_NAMES }),
			{
				name: 'charge',
				type: 'boolean',
				title: 'Charge',
				description: 'Whether it accuses a state, a company or a person.',
				constraints: { required: true },
			},
			{ ...text('answers', 'Answers', 'Ids of the claims that it answers, told apart by blanks.'), list: true },
			{
				...text(
					'answered_by',
					'Answered by',
					'Ids of the claims that answer it, denials among them, told apart by blanks.',
				),
				list: true,
			},
			text('quote', 'Quotation', 'Words of the speaker.'),
			text('note', 'Note', 'What must be known beside it.'),
			{ ...text('graphics', 'Graphics', 'Ids of the graphics that rest on it, told apart by blanks.'), list: true },
			...CLAIM_FIELDS.filter((f) => ['source_ids', 'source_names', 'source_urls', 'checked'].includes(f.name)),
		],
		rows: data.claims.map((c) => {
			const { source_ids, source_names, source_urls, checked } = claimCells(data, c.id);
			return {
				id: c.id,
				section: c.section,
				statement: say(c.statement),
				says_so: c.speaker.who,
				speaker: c.speaker.kind,
				date: c.date,
				standing: c.standing,
				line: lineOf(c.standing),
				charge: c.charge,
				answers: c.answers,
				answered_by: data.claims.filter((o) => o.answers.includes(c.id)).map((o) => o.id),
				quote: c.quote,
				note: c.note && say(c.note),
				graphics: data.graphics.filter((g) => g.claims.includes(c.id)).map((g) => g.id),
				source_ids,
				source_names,
				source_urls,
				checked,
			};
		}),
		...basisOf(
			data,
			data.claims.map((c) => c.id),
		),
	};
}

/** Where each source can be found, and how much of it was read. */
export function sourcesTable(data: Data): Table {
	const figures = figuresOf(data);
	return {
		name: 'sources',
		title: 'Sources',
		description:
			'Every source that a claim rests on: where it can be found, by way of whom it was read, how much of it, and when it was checked.',
		key: 'id',
		fields: [
			id('Id of the source.'),
			text('kind', 'Kind', 'Kind of source.', {
				required: true,
				enum: ['report', 'news', 'official', 'document', 'dataset', 'analysis'],
			}),
			text(
				'title',
				'Title',
				'Its title; a description in our words where it is in another language or none was seen.',
				{ required: true },
			),
			text('publisher', 'Publisher', 'Who published it.', { required: true }),
			partialDate('date', 'Date', 'When it was published.'),
			text('url', 'Address', 'Empty where it is cited by its symbol.'),
			text('symbol', 'Symbol', 'A UN document symbol or the like.'),
			text('via', 'By way of', 'Set where the address is a copy, a reprint or a summary of somebody else’s work.'),
			text('language', 'Language', 'BCP 47; empty where it is English.'),
			text(
				'read',
				'Read',
				'How much of it was read: whole; an excerpt, mostly the first part of a stored copy; or cited by its symbol and not opened.',
				{ required: true, enum: ['whole', 'excerpt', 'cited'] },
			),
			{
				name: 'checked',
				type: 'date',
				title: 'Checked',
				description: 'The day on which it was checked.',
				constraints: { required: true },
			},
			text('note', 'Note', 'What must be known of it.'),
		],
		rows: data.sources.map((s) => ({
			id: s.id,
			kind: s.kind,
			title: s.title,
			publisher: s.publisher,
			date: s.date,
			url: s.url,
			symbol: s.symbol,
			via: s.via,
			language: s.language,
			read: s.read,
			checked: s.checked,
			note: s.note && fill(s.note, figures),
		})),
		...basisOf(
			data,
			data.claims.map((c) => c.id),
		),
	};
}

/** The ports of the map. */
export function portsTable(data: Data): Table {
	return {
		name: 'ports',
		title: 'Ports on the map',
		description:
			'Where the map marks each port, and the claims that name it. Positions are those of public lists, not of berths.',
		key: 'id',
		refers: [{ field: 'source', table: 'sources', key: 'id' }],
		fields: [
			id('Id of the port.'),
			text('name', 'Name', 'Name of the port.', { required: true }),
			text('country', 'Country', 'De facto.', {
				required: true,
				enum: COUNTRIES.map((code) => find(data.countries, code).name),
			}),
			number('latitude', 'Latitude', 'degrees north, WGS 84', 'Latitude.', {
				required: true,
				minimum: -90,
				maximum: 90,
			}),
			number('longitude', 'Longitude', 'degrees east, WGS 84', 'Longitude.', {
				required: true,
				minimum: -180,
				maximum: 180,
			}),
			unit('position_unit', 'latitude and longitude', ['degrees']),
			text(
				'position',
				'Position',
				'“checked” where a list of ports, a survey or a list of towns puts the port itself, “approximate” where only the town’s centre was found.',
				{
					required: true,
					enum: ['checked', 'approximate'],
				},
			),
			{
				...text('claims', 'Claims', 'Ids of the claims that name the port, told apart by blanks.', { required: true }),
				list: true,
			},
			text('source', 'Source', 'Id of the list that gives the position.', { required: true }),
			text('source_url', 'Address', 'Address of that list.'),
			text('note', 'Note', 'What must be known beside it.'),
		],
		rows: data.ports.map((p) => ({
			id: p.id,
			name: p.name,
			country: find(data.countries, p.country).name,
			latitude: p.lat,
			longitude: p.lon,
			position_unit: 'degrees',
			position: p.position,
			claims: p.claims,
			source: p.source,
			source_url: find(data.sources, p.source).url,
			note: p.note,
		})),
		...basisOf(
			data,
			data.ports.flatMap((p) => p.claims),
		),
	};
}
