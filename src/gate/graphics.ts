import { fromMarkdown } from 'mdast-util-from-markdown';
import type { Room } from '../charts/kit/chart';
import { graphic } from '../data/facts';
import { originOf, type Problem, readRows } from '../data/parse';
import { GRAPHICS_FILE, graphicFile, proseFile } from '../data/places';
import type { Score } from '../story/score';

/** What a graphic is made of, as it stands in a checkout: each part may be missing. */
export type House = {
	/** The language of the edition whose words are looked at. */
	language: string;
	/** The registry: ids, in order. */
	ids: readonly string[];
	/** The text of each file of `data/`, by its path. */
	files: Readonly<Record<string, string>>;
	/** What each folder of charts/ exports, by the folder's name. */
	rooms: Readonly<Record<string, Partial<Room>>>;
	/** What the story shows when, and the text of each file of its prose, by its path. */
	score: Score;
	prose: Readonly<Record<string, string>>;
	/** The text of the files of code that problems are found in, for the lines in messages. */
	code?: Readonly<Record<string, string>>;
};

const REGISTRY = 'src/data/schema.ts';
const SCORE_FILE = 'src/story/score.ts';
const roomFile = (id: string) => `src/charts/${id}/index.ts`;
const wordsIn = (language: string) => new RegExp(`^${graphicFile('(.+)', language).replaceAll('.yaml', '\\.yaml')}$`);
/** The rows of all graphics, each with the fields that pass. */
const rowsOf = ({ files }: House) => readRows(GRAPHICS_FILE, files[GRAPHICS_FILE] ?? '', graphic, { key: 'id' }).loose;

/**
 * What is missing of any graphic, each thing with the file to write: between registry, folders, words, and the scenes of
 * the story that show it.
 */
export const graphicProblems = (house: House): Problem[] => [
	...registryProblems(house),
	...house.ids.flatMap((id) => roomProblems(id, house.rooms[id])),
	...numberProblems(house),
	...sceneProblems(house),
];

/** The line of a text on which a pattern first stands; 1 where it does not. */
function lineIn(text: string | undefined, pattern: RegExp, nth = 0): number {
	const match = [...(text ?? '').matchAll(new RegExp(pattern.source, 'gm'))][nth];
	return match ? (text as string).slice(0, match.index).split('\n').length : 1;
}

/** What the registry names and nobody wrote, and what was written and the registry does not name. */
function registryProblems(house: House): Problem[] {
	const { language, ids, files, rooms, code } = house;
	const facts = rowsOf(house);
	const at = lineIn(code?.[REGISTRY], /^export const GRAPHICS/);
	const problems: Problem[] = [];
	for (const id of ids) {
		if (!rooms[id])
			problems.push({
				file: roomFile(id),
				line: 1,
				message: `the file is missing, expected the room of "${id}", which ${REGISTRY} lists; write it, with model.ts beside it, or take the line out of GRAPHICS`,
			});
		if (files[graphicFile(id, language)] === undefined)
			problems.push({
				file: graphicFile(id, language),
				line: 1,
				message: `the file is missing, expected the words of "${id}", which ${REGISTRY} lists; write it: title, subtitle, summary, description, note, card, labels`,
			});
		// Where a row's id could not be read it may be this one's.
		if (facts.length && facts.every((g) => g.id !== undefined && g.id !== id))
			problems.push({
				file: GRAPHICS_FILE,
				line: 1,
				row: `id=${id}`,
				message: `found no row of this graphic, which ${REGISTRY} lists; expected id, number, step, sources, claims: write it`,
			});
	}
	const listed = new Set(ids);
	const worded = Object.keys(files).flatMap((f) => wordsIn(language).exec(f)?.[1] ?? []);
	for (const id of Object.keys(rooms).filter((id) => !listed.has(id)))
		problems.push({
			file: REGISTRY,
			line: at,
			row: 'GRAPHICS',
			message: `found no "${id}", expected a line for the folder src/charts/${id}/; add '${id}', or take the folder away`,
		});
	for (const row of facts)
		if (row.id && !listed.has(row.id) && !rooms[row.id])
			problems.push({
				...originOf(row),
				row: `id=${row.id}`,
				message: `found a graphic that neither ${REGISTRY} lists nor src/charts/${row.id}/ draws; add '${row.id}' to GRAPHICS and write ${roomFile(row.id)}, or take the row out`,
			});
	for (const id of worded.filter((id) => !listed.has(id) && !rooms[id]))
		problems.push({
			file: graphicFile(id, language),
			line: 1,
			message: `found words of "${id}", which neither ${REGISTRY} lists nor src/charts/${id}/ draws; add '${id}' to GRAPHICS and write ${roomFile(id)}, or take the file away`,
		});
	return problems;
}

/** What a room must export, and what each is. */
const EXPORTS: [path: string, is: (value: unknown) => boolean, expected: string][] = [
	['chart', isObject, 'export const chart: Chart = { id, states, draw, table }'],
	['chart.id', isText, 'the name of its folder'],
	['chart.states', isList, 'the names of its states, one at least'],
	['chart.draw', isFunction, 'a function of data, words and size that gives a drawing'],
	['chart.table', isFunction, 'a function of data and words that gives a table'],
	['download', isObject, 'export const download: Download = { key, fields, rows }'],
	['download.key', isText, 'the name of the column that names a row'],
	['download.fields', isList, 'its columns, one at least'],
	['download.rows', isFunction, 'a function of data that gives its rows'],
];
function isObject(value: unknown): boolean {
	return typeof value === 'object' && value !== null;
}
function isFunction(value: unknown): boolean {
	return typeof value === 'function';
}
function isText(value: unknown): boolean {
	return typeof value === 'string' && value !== '';
}
function isList(value: unknown): boolean {
	return Array.isArray(value) && value.length > 0;
}

const at = (value: unknown, path: string): unknown =>
	path.split('.').reduce<unknown>((v, key) => (v as Record<string, unknown> | undefined)?.[key], value);
const found = (value: unknown) => (value === undefined ? 'nothing' : (JSON.stringify(value) ?? typeof value));

/** What a room does not export, though all the house asks for it. */
function roomProblems(id: string, room: Partial<Room> | undefined): Problem[] {
	if (!room) return [];
	const file = roomFile(id);
	const problems: Problem[] = [];
	for (const [path, is, expected] of EXPORTS) {
		const [parent] = path.split('.') as [string];
		// Of what is not there, its parts are not missed one by one.
		if (parent !== path && !isObject(at(room, parent))) continue;
		const value = at(room, path);
		if (!is(value))
			problems.push({
				file,
				line: 1,
				field: path,
				message: `found ${found(value)}, expected ${expected}; write it there`,
			});
	}
	const own = room.chart?.id;
	if (isText(own) && own !== id)
		problems.push({
			file,
			line: 1,
			field: 'chart.id',
			message: `found "${own}", expected "${id}", as its folder is called`,
		});
	const { key, fields } = room.download ?? {};
	if (isText(key) && isList(fields) && !fields?.some((f) => f.name === key))
		problems.push({
			file,
			line: 1,
			field: 'download.key',
			message: `found "${key}", expected the name of one of its columns`,
		});
	return problems;
}

/** Charts are numbered from 1 on, each once: "chart 7" is one of them. */
function numberProblems(house: House): Problem[] {
	const { ids } = house;
	const numbers = rowsOf(house).flatMap((row) =>
		row.id && row.number && ids.includes(row.id) ? [{ row, id: row.id, number: row.number }] : [],
	);
	const free = ids.map((_, i) => i + 1).filter((n) => !numbers.some((o) => o.number === n));
	return numbers
		.filter(({ id, number }) => number > ids.length || numbers.find((o) => o.number === number)?.id !== id)
		.map(({ row, id, number }) => ({
			...originOf(row, 'number'),
			row: `id=${id}`,
			field: 'number',
			message: `found ${number}, expected ${free.length ? `one that no other graphic has: ${free.join(' or ')}` : `a number up to ${ids.length}`}`,
		}));
}

/** A scene as the prose has it. */
type Scene = { chart: string; cards: number; line: number };
/** The scenes of a prose file, with the number of their cards. */
function scenesOf(markdown: string): Scene[] {
	const scenes: Scene[] = [];
	for (const node of fromMarkdown(markdown).children) {
		const chart = node.type === 'html' && /^<!-- scene: (\S+) -->$/.exec(node.value)?.[1];
		if (chart) scenes.push({ chart, cards: 1, line: node.position?.start.line ?? 1 });
		const scene = scenes.at(-1);
		if (node.type === 'thematicBreak' && scene) scene.cards++;
	}
	return scenes;
}

/** Where prose and score do not belong together, or ask for a state that a graphic does not have. */
function sceneProblems({ language, score, prose, rooms, code }: House): Problem[] {
	const problems: Problem[] = [];
	let scene = 0;
	for (const [section, scored] of Object.entries(score)) {
		const file = proseFile(section, language);
		const told = scenesOf(prose[file] ?? '');
		const [is, should] = [told, scored].map((s) => s.map(({ chart }) => chart).join(', ') || 'none');
		if (is !== should)
			problems.push({
				file,
				line: told[0]?.line ?? 1,
				message: `found the scenes ${is}, expected ${should}, as ${SCORE_FILE} has them; write <!-- scene: ID --> here for each, or change the entry of ${section} there`,
			});
		scored.forEach(({ chart, states }, i) => {
			const line = lineIn(code?.[SCORE_FILE], /\bchart: '/, scene++);
			const here = { file: SCORE_FILE, line, row: section, field: chart };
			const { states: named, beyond } = rooms[chart]?.chart ?? {};
			const own = Array.isArray(named) && beyond ? [...named, beyond] : named;
			for (const state of new Set(isList(own) ? states.filter((s) => !own?.includes(s)) : []))
				problems.push({
					...here,
					message: `found the state "${state}", expected one of ${own?.join(', ')}; change it here, or add it to states in ${roomFile(chart)}`,
				});
			const cards = told[i]?.chart === chart ? told[i].cards : states.length;
			if (cards !== states.length)
				problems.push({
					...here,
					message: `found ${states.length} states, expected ${cards}, one for each card of the scene in ${file}:${told[i]?.line}`,
				});
		});
	}
	return problems;
}
