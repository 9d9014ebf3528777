import { cpSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { add } from '../../test/fixtures/tenth-graphic/add.mjs';

/**
 * Edits that an honest editor makes, each of them whole: what CONTRIBUTING tells to change is changed, no test is
 * touched. After each of them alone the site must build and every test pass (`npm run try-edits`).
 *
 * `first` are the ones that are always tried alone; `apart` is what cannot stand in one copy with the others. What is
 * invented here (a leg, a claim, a publisher) is invented for a copy that is thrown away.
 * @typedef {ReturnType<typeof import('./files.mjs').filesOf>} Files
 * @typedef {{ id: string, what: string, first?: boolean, apart?: boolean, edit: (files: Files) => void }} Edit
 */

const thousands = (n) => n.toLocaleString('en-GB');
const quantity = (files, id) => {
	const row = files.rowsOf('data/facts/quantities.csv').find((r) => r.id === id);
	if (!row) throw new Error(`data/facts/quantities.csv has no ${id}`);
	return Number(row.value);
};
/** A number that is said in running text, where it is: many of them are filled in from its row. */
const say = (files, from, to) => {
	for (const file of files.all('data')) {
		const text = files.read(file);
		if (text.includes(thousands(from))) files.write(file, text.replaceAll(thousands(from), thousands(to)));
	}
};

const ONES =
	'none one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
		' ',
	);
const inWords = (n) => ONES[n] ?? ['twenty', 'thirty'][Math.floor(n / 10) - 2] + (n % 10 ? `-${ONES[n % 10]}` : '');
/** What the map's title says: how many of its legs are on the record, of how many; so many more of both. */
function countLegs(files, more) {
	const [words, solid, all] =
		/(\w+) of (\w+) legs/.exec(files.read('data/words/en/graphics/route-map.yaml').match(/^title: .*$/m)[0]) ?? [];
	if (!words) return;
	const [a, b] = [solid, all].map((w) => inWords(ONES.indexOf(w.toLowerCase()) + more));
	files.everywhere(words, `${a} of ${b} legs`);
}

const LEGS = ['data/facts/legs.yaml', 'data/words/en/legs.yaml'];
/** A leg more: its row, and its words. */
function addLeg(files, { id, from, to, waypoints, label, words }) {
	files.otherEditionsWait();
	files.append(
		LEGS[0],
		`- id: ${id}
  from: ${from}
  to: ${to}
  waypoints: ${JSON.stringify(waypoints)}
  states:
    - { state: later, claim: customs-ports }`,
	);
	files.append(
		LEGS[1],
		`${id}:
  label: ${label}
  ships: not named${words ? `\n  inked: { later: "${words}" }` : ''}
  note: Tried on a copy.`,
	);
}
const DONGHAE = {
	id: 'vladivostok-donghae',
	from: 'vladivostok',
	to: 'donghae',
	waypoints: [
		[131.75, 42.55],
		[131.2, 40.8],
		[130.1, 38.6],
	],
	label: 'Vladivostok to Donghae',
};
const POHANG = {
	id: 'vladivostok-pohang',
	from: 'vladivostok',
	to: 'pohang',
	waypoints: [
		[131.8, 42.5],
		[131.6, 40.5],
		[130.9, 38],
		[129.9, 36.5],
	],
	label: 'Vladivostok to Pohang',
};
const NAKHODKA = {
	id: 'nakhodka-pohang',
	from: 'nakhodka',
	to: 'pohang',
	waypoints: [
		[132.7, 42.3],
		[132.3, 40.2],
		[131.4, 37.7],
		[130.1, 36.35],
	],
	label: 'Nakhodka to Pohang',
};
/** Twenty legs across open water, each with words of its own. */
const FROM = {
	nakhodka: [132.8, 42.4],
	vladivostok: [131.8, 42.5],
	kholmsk: [140.9, 46.2],
	chongjin: [130.3, 41.4],
};
const TO = { pohang: [130.2, 36.3], ulsan: [130.1, 35.95], donghae: [129.6, 37.7] };
const fan = () =>
	Array.from({ length: 20 }, (_, i) => {
		const from = Object.keys(FROM)[i % 4];
		const to = Object.keys(TO)[i % 3];
		const [[ax, ay], [bx, by]] = [FROM[from], TO[to]];
		const middle =
			from === 'kholmsk' ? [132.4 + (i % 5) * 0.3, 38.9] : [(ax + bx) / 2 + 0.6 + (i % 5) * 0.3, (ay + by) / 2];
		const strait =
			from === 'kholmsk'
				? [
						[138.4, 43.9],
						[135.6, 41.4],
					]
				: [];
		return {
			id: `tried-${i + 1}`,
			from,
			to,
			waypoints: [[ax, ay], ...strait, middle, [bx, by]],
			label: `Tried ${i + 1}`,
			words: `Customs, case ${String.fromCharCode(65 + i)}`,
		};
	});

const SOURCE = {
	facts: `- id: a-newspaper
  kind: news
  date: 2018-02-01
  url: https://example.org/a-newspaper
  read: whole
  checked: 2026-11-23`,
	words: `a-newspaper:
  title: A page that was read for this
  publisher: A Newspaper`,
};
const CLAIM = {
	facts: `- id: a-claim-more
  section: later
  speaker: { kind: press }
  date: 2018-02-01
  standing: reported
  sources: [a-newspaper]`,
	words: `a-claim-more:
  name: A newspaper in February 2018
  statement: A newspaper wrote in February 2018 that the matter was being looked into.
  who: a newspaper
  named: [newspaper]
  supports:
    a-newspaper: the sentence`,
};
/** A row more of a YAML table, in both its files. */
function addRow(files, table, { facts, words }) {
	files.otherEditionsWait();
	files.append(`data/facts/${table}.yaml`, facts);
	files.append(`data/words/en/${table}.yaml`, words);
}

/** @type {Edit[]} */
export const EDITS = [
	{
		id: 'a-cargo',
		what: '17,415 tonnes become 17,416, with every sum that they are part of',
		first: true,
		edit(files) {
			const value = quantity(files, 'jian-fu');
			const landed = value + quantity(files, 'rung-ra-2') + quantity(files, 'ul-ji-bong-6');
			files.cell('data/facts/quantities.csv', 'jian-fu', 'value', (v) => String(Number(v) + 1));
			for (const n of [value, landed, landed + quantity(files, 'ulsan-loading')]) say(files, n, n + 1);
		},
	},
	{
		id: 'the-report-tonnes',
		what: '60,000 tonnes become 65,000, with what is expected of them and the part of the yearly limit',
		first: true,
		edit(files) {
			const value = quantity(files, 'sixty-thousand');
			files.cell('data/facts/quantities.csv', 'sixty-thousand', 'value', () => '65000');
			say(files, value, 65_000);
			const part = (n) => `${((100 * n) / quantity(files, 'cap-tonnes')).toFixed(1)}%`;
			for (const file of files.all('data')) {
				const text = files.read(file);
				if (text.includes(`would be ${part(value)}`))
					files.write(file, text.replaceAll(`would be ${part(value)}`, `would be ${part(65_000)}`));
			}
			files.row('data/facts/expected.csv', { figure: 'sixty-thousand', expected: '65,000', claim: 'report-60000' });
		},
	},
	{
		id: 'a-port-renamed',
		what: 'Nampo becomes Nampho',
		first: true,
		edit: (files) => files.everywhere(/\bNampo\b/g, 'Nampho'),
	},
	{
		id: 'a-leg-more',
		what: 'a leg more, Vladivostok to Donghae, in the last state of the map',
		first: true,
		edit(files) {
			addLeg(files, DONGHAE);
			countLegs(files, 1);
		},
	},
	{
		id: 'a-card-more',
		what: 'a card more in “smuggling”, with its state in the score',
		first: true,
		edit(files) {
			files.otherEditionsWait();
			files.replace(
				'data/words/en/prose/smuggling.md',
				/\n(?=<!-- scene: paper-trail -->)/,
				'\n---\n\n[Every track on our charts is illustrative](claim:track-illustrative).\n\n',
			);
			files.replace(
				'src/story/score.ts',
				/(smuggling: \[\s*\{\s*chart: (?:BASE|'route-map'),\s*states: \[[^\]]*'smuggling',?)(\s*\])/,
				"$1\n'smuggling',$2",
			);
		},
	},
	{
		id: 'a-claim-more',
		what: 'a claim more with a new source, and a sentence that says it',
		first: true,
		edit(files) {
			addRow(files, 'sources', SOURCE);
			addRow(files, 'claims', CLAIM);
			files.replace(
				'data/words/en/prose/later.md',
				/$/,
				'\n[A newspaper wrote](claim:a-claim-more) that it was being looked into.\n',
			);
		},
	},
	{
		id: 'a-publisher',
		what: 'all seven empty fields of publication.yaml filled',
		first: true,
		edit(files) {
			const fields = {
				published: '2026-12-01',
				publisher: 'The Example Gazette',
				credit: 'Charts by the graphics desk of the Example Gazette',
				author: 'Jo Example and Sam Sample',
				contact: 'corrections@example.org',
				address: '1 Example Street, 12345 Exampleton',
				repository: 'https://example.org/gazette/position-doubtful',
			};
			for (const [name, value] of Object.entries(fields))
				files.replace('data/publication.yaml', new RegExp(`^${name}: .*$`, 'm'), `${name}: "${value}"`);
		},
	},
	{
		id: 'a-graphic-more',
		what: 'a tenth graphic, as CONTRIBUTING tells it',
		first: true,
		apart: true,
		edit(files) {
			files.otherEditionsWait();
			add(files.root);
		},
	},
	{
		id: 'a-ship-renamed',
		what: 'Sky Angel becomes Sky Archangel',
		edit: (files) => files.everywhere(/\bSky Angel\b/g, 'Sky Archangel'),
	},
	{
		id: 'a-call-dated-anew',
		what: 'Rich Glory comes to Pohang on 14 October, not on the 11th',
		edit(files) {
			files.cell('data/facts/voyages.csv', 'rich-glory', 'date', () => '2017-10-14');
			files.everywhere(/\b11 October(?! 2018)/g, '14 October');
		},
	},
	{
		id: 'a-wagon',
		what: 'a wagon takes 60 tonnes, not 70',
		edit(files) {
			files.cell('data/facts/scale-units.csv', 'wagon', 'tonnes', () => '60');
		},
	},
	{
		id: 'a-buyer',
		what: 'Pakistan bought for a hundred thousand dollars more, and the total follows',
		edit(files) {
			files.cell('data/facts/destinations.csv', 'PAK', 'usd', (v) => String(Number(v) + 100_000));
			files.cell('data/facts/export-years.csv', '2015', 'total_usd', (v) => String(Number(v) + 100_000));
		},
	},
	{
		id: 'an-answer-more',
		what: 'an answer more to the report',
		edit: (files) =>
			addRow(files, 'responses', {
				facts: `- id: us-other-body
  country: US
  date: 2018-01-25
  kind: no-comment
  claim: white-house-no-comment`,
				words: `us-other-body:
  body: Treasury
  to: Reuters’ report on the coal
  summary: It did not comment.`,
			}),
	},
	{
		id: 'an-event-more',
		what: 'an event more on the timeline',
		edit(files) {
			addRow(files, 'events', {
				facts: `- id: white-house
  from: 2018-01
  claim: white-house-no-comment`,
				words: `white-house:
  label: White House gives no comment
  short: No comment
  detail: The White House does not comment on the report.`,
			});
			files.item('data/facts/graphics.yaml', 'sanctions-timeline', (t) =>
				t.replace('  claims:\n', '  claims:\n    - white-house-no-comment\n'),
			);
		},
	},
	{
		id: 'a-person-more',
		what: 'a person more on the US list, with what is expected of the count',
		edit(files) {
			files.otherEditionsWait();
			const rows = files.rowsOf('data/facts/designations.csv');
			const people = rows.filter((r) => r.kind === 'person');
			const last = people.at(-1);
			const text = files.read('data/facts/designations.csv');
			const line = text.split('\n').find((l) => l.startsWith(`${last.id},`));
			const next = `person-${people.length + 1}`;
			files.write('data/facts/designations.csv', text.replace(line, `${line}\n${line.replace(last.id, next)}`));
			files.cell('data/facts/expected.csv', 'listed-people', 'expected', () => String(people.length + 1));
			files.everywhere(new RegExp(`\\b${people.length} people`, 'g'), `${people.length + 1} people`);
		},
	},
	{
		id: 'a-quantity-more',
		what: 'a quantity more, told of in a sentence',
		edit(files) {
			files.otherEditionsWait();
			files.row('data/facts/quantities.csv', {
				id: 'banned-again',
				value: '4',
				qualifier: '',
				unit: 'ships',
				claim: 'port-ban-december',
			});
			files.append(
				'data/words/en/quantities.yaml',
				`banned-again:
  what: Ships that were barred, once more
  scope: 28 December 2017`,
			);
		},
	},
	{
		id: 'a-leg-less',
		what: 'the leg from Chongjin to Kholmsk taken out, with its voyage',
		edit(files) {
			files.otherEditionsWait();
			for (const file of LEGS) files.item(file, 'chongjin-kholmsk', () => '');
			countLegs(files, -1);
			files.replace('data/facts/voyages.csv', /^chongjin-ships,[^\n]*\n/m, '');
			files.item('data/words/en/voyages.yaml', 'chongjin-ships', () => '');
		},
	},
	{
		id: 'two-legs-more',
		what: 'two legs more, to one port from two',
		edit(files) {
			addLeg(files, { ...POHANG, words: 'Customs, 2018' });
			addLeg(files, { ...NAKHODKA, words: 'Customs, 2018' });
			countLegs(files, 2);
		},
	},
	{
		id: 'twenty-legs-more',
		what: 'twenty legs more, each with words of its own',
		apart: true,
		edit: (files) => {
			for (const leg of fan()) addLeg(files, leg);
			countLegs(files, 20);
		},
	},
	{
		id: 'a-longer-title',
		what: 'a title as long as a title may be',
		edit: (files) =>
			files.replace(
				'data/words/en/graphics/responses.yaml',
				/^title: .*$/m,
				'title: Governments were asked; these are all the answers that we found',
			),
	},
	{
		id: 'a-port-more',
		what: 'a port more, marked without a line',
		edit(files) {
			files.otherEditionsWait();
			files.row('data/facts/ports.csv', {
				id: 'gangneung',
				country: 'KR',
				lat: '37.77',
				lon: '128.95',
				position: 'approximate',
				source: 'cities-json',
				claims: 'customs-ports',
				off_coast: '',
			});
			files.append('data/words/en/ports.yaml', 'gangneung:\n  name: Gangneung\n  note: the harbour of Anin');
		},
	},
	{
		id: 'a-discrepancy-more',
		what: 'a place more where the report and its sources part ways',
		edit(files) {
			const n = files.read('data/facts/discrepancies.yaml').match(/^- id: D\d+$/gm).length;
			addRow(files, 'discrepancies', {
				facts: `- id: D${n + 1}
  claims: [chinese-operated]`,
				words: `D${n + 1}:
  report: Nothing on who owns the ships.
  found: Reuters did not name them.
  handled: We say so.`,
			});
		},
	},
	{
		id: 'a-source-dated-anew',
		what: 'a source was read again on a later day, and its own date corrected',
		edit(files) {
			files.item('data/facts/sources.yaml', 'the-report', (t) =>
				t.replace(/^ {2}checked: .*$/m, '  checked: 2026-11-25'),
			);
			files.item('data/facts/sources.yaml', 'allsource-nampo', (t) => `${t.trimEnd()}\n  date: 2018-03\n`);
		},
	},
];

/**
 * The edit that adds what stands in a folder, laid out as the project is: a graphic made as CONTRIBUTING tells it.
 * A file `edit.mjs` at its top, if there is one, exports `edit(files)`, for what goes into files that are there.
 * @param {string} folder
 */
export async function editOf(folder) {
	const own = readdirSync(folder).includes('edit.mjs') ? await import(path.join(folder, 'edit.mjs')) : {};
	return {
		id: path.basename(folder),
		what: own.what ?? `the files of ${path.basename(folder)}/ added`,
		first: true,
		apart: own.apart ?? true,
		edit(files) {
			cpSync(folder, files.root, { recursive: true, filter: (from) => from !== path.join(folder, 'edit.mjs') });
			own.edit?.(files);
		},
	};
}
