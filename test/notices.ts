/**
 * Notices that no reader will see: invented for copies that are thrown away, the newest first, as data/corrections.yaml has
 * them. What they say is right now stands in the ledger today.
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

/** Notices as data/corrections.yaml has them; JSON is YAML. */
export const fileOf = (notices: readonly object[]): string =>
	notices
		.map(
			(notice) =>
				`- ${Object.entries(notice)
					.map(([k, v]) => `${k}: ${JSON.stringify(v)}`)
					.join('\n  ')}\n`,
		)
		.join('');
/** The same with some fields of one of them changed. @param number that of the notice */
export const changed = (number: number, fields: Partial<Notice>): string =>
	fileOf(NOTICES.map((n) => (n.number === number ? { ...n, ...fields } : n)));
