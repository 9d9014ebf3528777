import { LINES } from '../charts/sixty-thousand-tonnes/model';
import type { Data } from '../data';
import { find } from '../data/find';
import { GRAPHICS, type GraphicId, type Leg, SECTIONS, STANDINGS } from '../data/schema';
import { exportTotal, figuresOf, fill } from '../ledger/figures';
import { lineOf } from '../ledger/standing';
import { nauticalMiles, placesOf } from '../map/legs';
import { altOf, wordsOf } from '../pictures/words';
import {
	basisOf,
	CLAIM_FIELDS,
	claimCells,
	type Field,
	id,
	number,
	partialDate,
	type Row,
	type Table,
	text,
	unit,
} from './table';

/** What differs from graphic to graphic: columns, the column that names a row, rows with their claims. */
type Definition = { fields: Field[]; key: string; rows(data: Data): (Row & { claim: string })[] };

const to = (digits: number) => (n: number) => Number(n.toFixed(digits));
const percentOf = (part: number, whole: number) => to(2)((100 * part) / whole);
const SHARE = { minimum: 0, maximum: 100 };
const USD = 'current US dollars';

const DEFINITIONS: Record<GraphicId, Definition> = {
	'route-map': {
		key: 'id',
		fields: [
			id('One row for each leg and each state of the map in which it is drawn: leg and state.'),
			text('leg', 'Leg', 'Id of the leg.', { required: true }),
			text(
				'state',
				'State of the map',
				'Where in the story the leg stands so: in the report itself, with the port documents, with the US list, with what came to light later (the last state).',
				{ required: true, enum: ['report', 'smuggling', 'us-sanctions', 'later'] },
			),
			text('from', 'From', 'Port, or “port not named” where the source names none.', { required: true }),
			text('from_port', 'From, id', 'Id of the port in ports.csv; empty where no port is named.'),
			text('to', 'To', 'Port, or “port not named” where the source names none.', { required: true }),
			text('to_port', 'To, id', 'Id of the port in ports.csv; empty where no port is named.'),
			text('ships', 'Ships', 'Names of ships, as far as a source names them for this leg.', { required: true }),
			{
				name: 'distance',
				type: 'number',
				title: 'Distance',
				unit: 'nautical miles',
				description:
					'Along an illustrative line over water, on the sphere: at least so far. No source gives a ship’s track. Empty where an end is open.',
				constraints: { minimum: 0 },
			},
			unit('distance_unit', 'the distance', ['nautical miles']),
			text('put_on_record', 'Put on record by', 'Who put the leg on record and when, in short.'),
			text('note', 'Note', 'What must be known beside it.'),
		],
		rows: (data) => {
			const endOf = (end: Leg['from']) =>
				typeof end === 'string' ? { name: find(data.ports, end).name, port: end } : { name: end.open, port: undefined };
			return data.legs.flatMap((leg) => {
				const [from, end] = [endOf(leg.from), endOf(leg.to)];
				const miles = from.port && end.port ? Math.round(nauticalMiles(placesOf(leg, data.ports))) : undefined;
				return leg.states.map((s) => ({
					id: `${leg.id}-${s.state}`,
					leg: leg.id,
					state: s.state,
					from: from.name,
					from_port: from.port,
					to: end.name,
					to_port: end.port,
					ships: leg.ships,
					distance: miles,
					distance_unit: miles === undefined ? undefined : 'nautical miles',
					put_on_record: s.inked,
					note: leg.note,
					claim: s.claim,
				}));
			});
		},
	},
	'sanctions-timeline': {
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
	},
	'paper-trail': {
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
			const voyages = ['onward-declared', 'onward-tracked', 'sky-angel', 'rich-glory'].map((v) =>
				find(data.voyages, v),
			);
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
	},
	'export-products': {
		key: 'id',
		fields: [
			id('Id of the goods; “everything-else” is the total without them.'),
			text('goods', 'Goods', 'What was sold.', { required: true }),
			{
				name: 'year',
				type: 'year',
				title: 'Year',
				description: 'Year of the exports.',
				constraints: { required: true },
			},
			number('value', 'Value', USD, 'Recorded exports of North Korea, as its trading partners reported them.', {
				required: true,
				minimum: 0,
			}),
			unit('value_unit', 'the value', ['USD']),
			number('share', 'Share', 'per cent', 'Part of all recorded exports of the year, worked out by us.', {
				required: true,
				...SHARE,
			}),
			unit('share_unit', 'the share', ['%']),
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
	},
	'export-destinations': {
		key: 'id',
		fields: [
			{
				...id(
					'ISO 3166-1 alpha-3 code of the buyer; XXB and BLX are the source’s own, for “unspecified” and Belgium-Luxembourg.',
				),
				constraints: { required: true, unique: true, pattern: '^[A-Z]{3}$' },
			},
			text('buyer', 'Buyer', 'Country or territory.', { required: true }),
			{
				name: 'year',
				type: 'year',
				title: 'Year',
				description: 'Year of the exports.',
				constraints: { required: true },
			},
			number(
				'value',
				'Value',
				USD,
				'Recorded exports of North Korea to this buyer, as trading partners reported them. Some partners mix up the two Koreas: small rows are doubtful.',
				{ required: true, minimum: 0 },
			),
			unit('value_unit', 'the value', ['USD']),
			number('share', 'Share', 'per cent', 'Part of all recorded exports of the year, worked out by us.', {
				required: true,
				...SHARE,
			}),
			unit('share_unit', 'the share', ['%']),
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
	},
	'china-share': {
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
	},
	'us-sanctions': {
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
	},
	'sixty-thousand-tonnes': {
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
	},
	responses: {
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
	},
};

/** The table behind a graphic: its own columns, then those of the claim that each row rests on. */
export function graphicTable(data: Data, graphic: GraphicId): Table {
	const { fields, key, rows } = DEFINITIONS[graphic];
	const words = wordsOf(data, graphic);
	const own = rows(data);
	return {
		name: graphic,
		title: `${words.chart}: ${words.title}`,
		description: altOf(data, graphic),
		fields: [...fields, ...CLAIM_FIELDS],
		key,
		refers: [{ field: 'claim', table: 'claims', key: 'id' }],
		rows: own.map((row) => ({ ...row, ...claimCells(data, row.claim) })),
		...basisOf(
			data,
			own.map((r) => r.claim),
		),
	};
}

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
			text(
				'standing',
				'Standing',
				'How firmly it stands. “reported”, “disputed” and “denial” are said and not confirmed; “inference” is ours.',
				{ required: true, enum: STANDINGS },
			),
			text(
				'line',
				'Line',
				'How the graphics draw it: solid is on the record, dashed reported and not confirmed, dotted declared on papers, none our own inference or not known.',
				{ required: true, enum: ['solid', 'dashed', 'dotted', 'none'] },
			),
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
				enum: ['North Korea', 'South Korea', 'Russia', 'Japan'],
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
			country: p.country,
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

/** Every data file, in the order of the package: the nine graphics, the map's ports, the ledger, its sources. */
export const tablesOf = (data: Data): Table[] => [
	...GRAPHICS.map((graphic) => graphicTable(data, graphic)),
	portsTable(data),
	claimsTable(data),
	sourcesTable(data),
];
