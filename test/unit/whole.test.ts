import { describe, expect, it } from 'vitest';
import type { Room } from '../../src/charts/kit/chart';
import type { Graphic } from '../../src/data/rows';
import { graphicProblems, type House } from '../../src/gate/graphics';
import { houseOf } from '../../src/gate/house';
import { files } from '../../src/ledger/data';
import { broken, told } from './broken';

const house = houseOf(files, 'en');
const [id] = house.ids as [string];
const words = `data/words/en/graphics/${id}.yaml`;
const text = files[words] as string;
const FACTS = 'data/facts/graphics.yaml';
const rows = files[FACTS] as string;
const room = house.rooms[id] as Room;
/** As an editor reads them. */
const said = (changed: Partial<House>) =>
	graphicProblems({ ...house, ...changed }).map((p) =>
		[`${p.file}:${p.line}`, p.row, p.field, p.message].filter(Boolean).join(' '),
	);
const without = <T>(all: Readonly<Record<string, T>>, key: string) =>
	Object.fromEntries(Object.entries(all).filter(([k]) => k !== key));
const having = (changed: Partial<Room>) => ({ rooms: { ...house.rooms, [id]: { ...room, ...changed } } });

it('finds nothing missing of this checkout', () => expect(said({})).toEqual([]));

describe('what is missing is named with the file to write', () => {
	it.each<[string, Partial<House>, RegExp]>([
		['a folder', { rooms: without(house.rooms, id) }, new RegExp(`^src/charts/${id}/index.ts:1 the file is missing`)],
		[
			'words',
			{ files: without(files, words) },
			new RegExp(`^${words}:1 the file is missing.*write it: title, subtitle`),
		],
		[
			'its row',
			{ files: { ...files, [FACTS]: rows.replace(`- id: ${id}\n`, '- id: one-less\n') } },
			new RegExp(
				`^${FACTS}:1 id=${id} found no row of this graphic.*expected id, number, step, sources, claims: write it`,
			),
		],
		[
			'all but its row',
			{ files: { ...files, [FACTS]: `${rows}- id: one-more\n` } },
			/^data\/facts\/graphics\.yaml:\d+ id=one-more found a graphic that neither .*write src\/charts\/one-more\/index\.ts/,
		],
		[
			'the line of a folder',
			{ rooms: { ...house.rooms, 'one-more': room } },
			/^src\/data\/schema\.ts:\d\d GRAPHICS found no "one-more".*src\/charts\/one-more\//,
		],
		[
			'all but the words',
			{ files: { ...files, 'data/words/en/graphics/one-more.yaml': text } },
			/^data\/words\/en\/graphics\/one-more\.yaml:1 found words of "one-more".*write src\/charts\/one-more\/index\.ts/,
		],
		['the chart', having({ chart: undefined }), /index\.ts:1 chart found nothing, expected export const chart/],
		['the download', having({ download: undefined }), /index\.ts:1 download found nothing, expected export const down/],
		...(['states', 'draw', 'table'] as const).map((part): [string, Partial<House>, RegExp] => [
			part,
			having({ chart: { ...room.chart, [part]: undefined } }),
			new RegExp(`^src/charts/${id}/index.ts:1 chart.${part} found nothing, expected`),
		]),
		['every state', having({ chart: { ...room.chart, states: [] } }), /chart\.states found \[\], expected the names/],
		...(['key', 'fields', 'rows'] as const).map((part): [string, Partial<House>, RegExp] => [
			part,
			having({ download: { ...room.download, [part]: undefined } }),
			new RegExp(`^src/charts/${id}/index.ts:1 download.${part} found nothing, expected`),
		]),
	])('%s', (_, changed, message) => expect(said(changed).filter((s) => message.test(s))).toHaveLength(1));

	it('all of it at once', () => {
		const all = said({ ids: [...house.ids, 'one-more'], rooms: { ...house.rooms, two: room } });
		expect(all.map((s) => s.split(' ')[0])).toEqual([
			'src/charts/one-more/index.ts:1',
			'data/words/en/graphics/one-more.yaml:1',
			'data/facts/graphics.yaml:1',
			expect.stringMatching(/^src\/data\/schema\.ts:\d+$/),
		]);
	});
	it('the line of its card', () => {
		expect(broken(words, (t) => t.replace(/^card:.*$/m, '')).join('\n')).toMatch(
			new RegExp(`${words}:\\d+ id=${id} card: found nothing`),
		);
	});
	it('in one block with what is wrong of the rows', () => {
		const said = told(['data/facts/ports.csv', (t) => `${t}x,y\n`], [words, undefined]).join('\n');
		expect(said).toMatch(/data\/facts\/ports\.csv:\d+/);
		expect(said).not.toContain('found the charge');
		expect(said.match(new RegExp(`${words}:1: the file is missing`, 'g'))).toHaveLength(1);
		expect(said).toMatch(new RegExp(`${words}:1: the file is missing, expected the words`));
	});
});

describe('a graphic that calls itself otherwise', () => {
	it('than its folder', () =>
		expect(said(having({ chart: { ...room.chart, id: 'other' as Graphic['id'] } }))).toEqual([
			`src/charts/${id}/index.ts:1 chart.id found "other", expected "${id}", as its folder is called`,
		]));
	it('than a number that is free', () => {
		const changed = { ...files, [FACTS]: rows.replace(/^ {2}number: 1$/m, `  number: ${house.ids.length}`) };
		expect(said({ files: changed }).join()).toMatch(/number found \d+, expected one that no other graphic has: 1/);
		const beyond = { ...files, [FACTS]: rows.replace(/^ {2}number: 1$/m, `  number: ${house.ids.length + 3}`) };
		expect(said({ files: beyond }).join()).toMatch(
			/^data\/facts\/graphics\.yaml:\d+ id=\S+ number found \d+, expected one/,
		);
	});
	it('than a column of its download', () =>
		expect(said(having({ download: { ...room.download, key: 'nowhere' } })).join()).toMatch(
			/download\.key found "nowhere", expected the name of one of its columns/,
		));
});

describe('a scene', () => {
	const [section, [scene]] = Object.entries(house.score).find(([, scenes]) => scenes.length) as [
		keyof House['score'],
		House['score']['report'],
	];
	const scored = (states: string[]) => ({
		score: { ...house.score, [section]: [{ ...scene, states }, ...house.score[section].slice(1)] } as House['score'],
	});
	const file = `data/words/en/prose/${section}.md`;
	const told = house.prose[file] as string;
	const states = scene?.states ?? [];

	it('asks only for states that its graphic has', () =>
		expect(said(scored(states.map((s, i) => (i ? s : 'sunk'))))).toEqual([
			expect.stringMatching(
				/^src\/story\/score\.ts:\d\d \S+ \S+ found the state "sunk", expected one of .*add it to states in src\/charts\//,
			),
		]));
	it('has a state for each card', () => {
		expect(said(scored(states.slice(1))).join()).toMatch(
			new RegExp(
				`^src/story/score.ts:\\d\\d .*found ${states.length - 1} states, expected ${states.length}.*${file}:\\d`,
			),
		);
		const longer = { prose: { ...house.prose, [file]: `${told}\n\n---\n\nOne card more.\n` } };
		expect(said(longer).join()).toMatch(/found \d+ states, expected \d+, one for each card/);
	});
	it('stands in prose and score alike', () =>
		expect(said({ prose: { ...house.prose, [file]: told.replace(/<!-- scene: .* -->/, '') } }).join()).toContain(
			`${file}:`,
		));
});
