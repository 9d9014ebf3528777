/**
 * Notices that no reader will see: invented for copies that are thrown away, the newest first, as corrections.yaml has them. What they say is right now stands in the ledger today.
 */
export const NOTICES = [
	{
		number: 3,
		date: '2026-11-27',
		since: '2026-11-26',
		what: 'The timeline had the ban on coal a month early, under “5 July 2017”; the Security Council passed it on 5 August 2017.',
		where: 'Chart 2, its table, picture and data',
		was: '5 July 2017',
		now: '5 August 2017',
		graphics: ['sanctions-timeline'],
		steps: [],
		claims: ['res-2371-ban'],
	},
	{
		number: 2,
		date: '2026-11-26',
		since: '2026-11-25',
		what: 'The ban on coal bore a wrong month & day: <June>, for July.',
		where: 'Step 2, and chart 2',
		was: '17 June 2017',
		now: '5 July 2017',
		graphics: ['sanctions-timeline'],
		steps: ['un-sanctions'],
		claims: [],
	},
	{
		number: 1,
		date: '2026-11-25',
		since: '2026-11-25',
		what: 'The closing words left out that Russia’s embassy had denied it.',
		where: 'The ending',
		was: 'Moscow denies nothing, “for 99 reasons”',
		now: 'Russia’s embassy denied it',
		graphics: [],
		steps: ['ending'],
		claims: [],
	},
] as const;
export type Notice = { -readonly [K in keyof (typeof NOTICES)[number]]: unknown };

const FACTS = 'data/facts/corrections.yaml';
const WORDS = 'data/words/en/corrections.yaml';
const SAID = ['what', 'where', 'was', 'now'];
/** Lines of YAML: JSON is YAML. */
const lines = (fields: [string, unknown][]) => fields.map(([k, v]) => `${k}: ${JSON.stringify(v)}`).join('\n  ');
/** Notices as the two files have them, by path: what is so, and their words under their numbers. */
export const filesOf = (notices: readonly object[]): Record<string, string> => {
	const split = notices.map((notice) => Object.entries(notice));
	const facts = split.map((fields) => `- ${lines(fields.filter(([k]) => !SAID.includes(k)))}\n`);
	const words = split.map(
		(fields) => `${fields.find(([k]) => k === 'number')?.[1]}:\n  ${lines(fields.filter(([k]) => SAID.includes(k)))}\n`,
	);
	return { [FACTS]: facts.join('') || '[]\n', [WORDS]: words.join('') || '{}\n' };
};
/** The same with some fields of one of them changed. @param number that of the notice */
export const changed = (number: number, fields: Partial<Notice>): Record<string, string> =>
	filesOf(NOTICES.map((n) => (n.number === number ? { ...n, ...fields } : n)));
