import type { Correction } from '../data/rows';
import type { Say } from './say';

/**
 * What notices owe each other and themselves: numbers without a gap, days in their order, something that they concern, and
 * a change that they tell of.
 * @param notices in the order of their file, the newest first; a faulty one may lack fields
 */
export function noticeProblems(notices: readonly Partial<Correction>[], say: Say): void {
	const given = notices.map((n) => n.number);
	for (const [i, notice] of notices.entries()) {
		numbered(notice, notices.length - i, given, say);
		dated(notice, notices[i - 1], say);
		concerning(notice, say);
		const { was, now } = notice;
		if (was && now && plain(was) === plain(now))
			say(notice, 'now', `found “${now}”, which is the old value too, expected what stands there now`);
	}
}
const plain = (text: string) => text.trim().replaceAll(/\s+/g, ' ');

/** A reader is told of a number, a feed and released copies count on it. One that is given twice is told by the reading. */
function numbered(notice: Partial<Correction>, expected: number, given: readonly (number | undefined)[], say: Say) {
	const { number } = notice;
	if (number === undefined || number === expected || given.filter((n) => n === number).length > 1) return;
	say(
		notice,
		'number',
		`found ${number}, expected ${expected}: notices count from 1 without a gap, the newest first in this file, and each keeps its number; none is ever taken out`,
	);
}

function dated(notice: Partial<Correction>, newer: Partial<Correction> | undefined, say: Say) {
	const { date, since } = notice;
	if (date && since && since > date)
		say(notice, 'since', `found ${since}, expected a day not after ${date}, that of the notice`);
	if (date && newer?.date && date > newer.date)
		say(
			notice,
			'date',
			`found ${date}, expected a day not after ${newer.date}, that of notice ${newer.number}, which is newer`,
		);
}

function concerning(notice: Partial<Correction>, say: Say) {
	const { graphics, steps, claims } = notice;
	if (graphics && steps && claims && !graphics.length && !steps.length && !claims.length)
		say(
			notice,
			'steps',
			'found neither graphics nor steps nor claims, expected what it concerns in one of them: their ids in [brackets]',
		);
	for (const [field, ids] of Object.entries<readonly string[] | undefined>({ graphics, steps, claims }))
		for (const id of new Set(ids?.filter((one, i) => ids.indexOf(one) !== i)))
			say(notice, field, `found ${id} twice, expected it once`);
}
