import type { z } from 'astro/zod';
import * as facts from './facts';
import type { Joint, Seat, Seats } from './merge';
import { factsFile, GRAPHICS_FILE } from './places';
import { GRAPHICS } from './schema';
import * as words from './words';

/** Which file has what of a row, and where in the row its words go. */

type Facts = Record<string, unknown>;
const listOf = (facts: Facts, field: string) => facts[field] as Facts[] | undefined;
/** Words that go into an item of the row, where the facts have one. */
const into = (field: string, as: string, must = false): Seat => ({
	places: (facts) => {
		const at = facts[field];
		return at === undefined ? undefined : typeof at === 'object' ? [['', field]] : [];
	},
	as,
	must,
});

const CLAIM: Seats = {
	who: into('speaker', 'who'),
	named: into('speaker', 'named'),
	supports: {
		places: (claim) => listOf(claim, 'sources')?.map(({ id }, i) => [String(id), `sources.${i}`]),
		as: 'supports',
		must: true,
	},
};
const LEG: Seats = {
	from: into('from', 'open', true),
	to: into('to', 'open', true),
	inked: {
		places: (leg) => {
			const states = listOf(leg, 'states')?.map(({ state }, i): [string, string] => [String(state), `states.${i}`]);
			return states && [...states, ...(leg.opening ? [['opening', 'opening'] as [string, string]] : [])];
		},
		as: 'inked',
		must: false,
	},
};
const GRAPHIC: Seats = {
	scenes: {
		places: ({ scenes }) => (scenes ? Object.keys(scenes).map((state) => [state, `scenes.${state}`]) : undefined),
		must: true,
	},
};

type Shape = z.ZodObject;
/** Words by a code that facts have in their place: of countries, and of those whom the US listed. */
export const NAMES = {
	countries: {
		shape: words.named,
		codes: [
			['ports', 'country'],
			['voyages', 'flag_of'],
			['responses', 'country'],
		],
	},
	'designation-groups': { shape: words.group, codes: [['designations', 'group_id']] },
} as const;
export type NamesFile = keyof typeof NAMES;

/** What there is of words to a table; they stand in a file of the same name. */
export type Worded = {
	shape: Shape;
	/** The field that stands alone in place of a row, where it is the only one. */
	alone?: string;
	seats?: Seats;
	wordless?: Joint['wordless'];
	/** Fields that are names: the field that has the code, and the words that have the name. */
	names?: Record<string, { code: string; of: NamesFile }>;
};
/** A table of `data/facts/`: its file, the shape of its rows, the field that names one, and its words. */
type Spec = readonly [file: string, shape: Shape, key: string, words?: Worded];

export const TABLES = {
	sources: [factsFile('sources.yaml'), facts.source, 'id', { shape: words.source }],
	claims: [factsFile('claims.yaml'), facts.claim, 'id', { shape: words.claim, seats: CLAIM }],
	discrepancies: [factsFile('discrepancies.yaml'), facts.discrepancy, 'id', { shape: words.discrepancy }],
	corrections: [factsFile('corrections.yaml'), facts.correction, 'number', { shape: words.correction }],
	policies: [factsFile('policies.yaml'), facts.policy, 'id', { shape: words.policy }],
	ports: [factsFile('ports.csv'), facts.port, 'id', { shape: words.port }],
	legs: [factsFile('legs.yaml'), facts.leg, 'id', { shape: words.leg, seats: LEG }],
	voyages: [
		factsFile('voyages.csv'),
		facts.voyage,
		'id',
		{ shape: words.voyage, names: { flag: { code: 'flag_of', of: 'countries' } } },
	],
	quantities: [factsFile('quantities.csv'), facts.quantity, 'id', { shape: words.quantity }],
	products: [factsFile('products.csv'), facts.product, 'id', { shape: words.named, alone: 'name' }],
	destinations: [factsFile('destinations.csv'), facts.destination, 'iso3', { shape: words.named, alone: 'name' }],
	exportYears: [factsFile('export-years.csv'), facts.exportYear, 'year'],
	expected: [factsFile('expected.csv'), facts.expected, 'figure'],
	events: [factsFile('events.yaml'), facts.event, 'id', { shape: words.event }],
	designations: [
		factsFile('designations.csv'),
		facts.designation,
		'id',
		{
			shape: words.named,
			alone: 'name',
			names: { group: { code: 'group_id', of: 'designation-groups' } },
			// People are not named.
			wordless: ({ kind }) => kind === 'person',
		},
	],
	responses: [
		factsFile('responses.yaml'),
		facts.response,
		'id',
		{ shape: words.response, names: { government: { code: 'country', of: 'countries' } } },
	],
	scaleUnits: [factsFile('scale-units.csv'), facts.scaleUnit, 'id', { shape: words.scaleUnit }],
	graphics: [
		GRAPHICS_FILE,
		facts.graphic,
		'id',
		{
			shape: words.graphic,
			seats: GRAPHIC,
			// Of what is no graphic, `src/charts/whole.ts` tells all that it lacks.
			wordless: ({ id }) => !(GRAPHICS as readonly unknown[]).includes(id),
		},
	],
} as const satisfies Record<string, Spec>;
export type TableName = keyof typeof TABLES;

/** Files of `data/words/` that are words alone, by their name in `Data`: each one record. */
export const WORDS_ALONE = {
	edition: ['edition', words.edition],
	embeds: ['embeds', words.embeds],
	notices: ['notices', words.notices],
	ledgerPage: ['ledger', words.ledgerPage],
	interface: ['interface', words.interfaceWords],
	standings: ['standings', words.standingWords],
} as const;
