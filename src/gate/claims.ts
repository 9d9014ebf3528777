import type { Data } from '../data/read';
import type { Claim, Response } from '../data/rows';
import { lineOf } from '../ledger/standing';
import { phrasesOf } from './phrases';
import type { Say } from './say';

/** The most words that are quoted of anybody in one piece. */
export const MOST_WORDS = 25;

/** A list of claims tells them apart by their names. */
export function names(data: Data, say: Say) {
	const called = new Map<string, string>();
	for (const claim of data.claims) {
		const other = called.get(claim.name);
		if (other) say(claim, 'name', `found “${claim.name}”, which ${other} is called; expected a name of its own`);
		else if (claim.name) called.set(claim.name, claim.id);
	}
}

/** Answers come after what they answer and lead to no circle, and a charge that nobody answered says so. */
export function answers(data: Data, say: Say) {
	const claims = new Map(data.claims.map((c) => [c.id, c]));
	const { unanswered } = phrasesOf(data);
	const before = (a: string, b: string) => {
		const length = Math.min(a.length, b.length);
		return a.slice(0, length) < b.slice(0, length);
	};
	const answered = new Set(data.claims.flatMap((c) => c.answers ?? []));
	for (const c of data.claims) {
		if (c.standing === 'denial' && c.answers && !c.answers.length)
			say(c, 'answers', 'found none, expected the claim that this denial answers');
		for (const id of c.answers ?? []) {
			const charge = claims.get(id);
			if (c.date && charge?.date && before(c.date, charge.date))
				say(c, 'date', `found ${c.date}, expected a day not before ${charge.date}, that of ${id}, which it answers`);
			if (reaches(claims, id, c.id))
				say(c, 'answers', `found ${id}, which in turn answers ${c.id}: expected no circle`);
		}
		const words = c.quote?.trim().split(/\s+/).length ?? 0;
		if (words > MOST_WORDS) say(c, 'quote', `found ${words} words, expected ${MOST_WORDS} at most: quote less of it`);
		if (c.charge && c.id && c.statement && !answered.has(c.id) && !unanswered.test(c.note ?? ''))
			say(
				c,
				'note',
				'found a charge that no claim answers, and no word of that; expected a claim that answers it, or a note that says that we found no answer',
			);
	}
}
/**
 * What somebody said is told from what happened: a person or an office that is named speaks (`statement`, `denial`), an
 * unnamed source, a medium or a document reports. Who speaks and how it stands say so twice, and must agree.
 */
export function speech(data: Data, say: Say) {
	for (const row of data.claims) {
		const { standing } = row;
		const kind = row.speaker?.kind;
		if (!kind || !standing) continue;
		const named = kind === 'official' || kind === 'named';
		if (named && (standing === 'reported' || standing === 'disputed'))
			say(
				row,
				'standing',
				`found ${standing}, of a speaker who is ${kind}: expected statement, for what a named person or office said in public, denial, where it answers a charge, or what the act or document is; if others only tell of it, say so in speaker.kind (unnamed, press)`,
			);
		if (!named && standing === 'statement')
			say(
				row,
				'standing',
				`found statement, of a speaker who is ${kind}: expected reported, or in speaker.kind the one who said it (official, named)`,
			);
		if (standing === 'denial' && !named && kind !== 'unnamed')
			say(
				row,
				'standing',
				`found denial, of a speaker who is ${kind}: expected in speaker.kind the one who denies (official, named, unnamed)`,
			);
	}
}

function reaches(claims: Map<string, Claim>, from: string, to: string, seen = new Set<string>()): boolean {
	if (from === to) return true;
	if (seen.has(from)) return false;
	seen.add(from);
	return (claims.get(from)?.answers ?? []).some((next) => reaches(claims, next, to, seen));
}

/** No course is drawn of what somebody said: a line on the map is an event. */
export function courses(data: Data, say: Say) {
	for (const leg of data.legs)
		for (const [i, shown] of (leg.states ?? []).entries()) {
			const claim = data.claims.find((c) => c.id === shown.claim);
			if (claim?.standing && lineOf(claim.standing) === 'ticked')
				say(
					leg,
					`states.${i}.claim`,
					`found ${claim.id}, which somebody said in public (${claim.standing}): a course is drawn of an event, expected a claim of what was reported, found, declared or put on record`,
				);
		}
}

/** What a response may rest on: words on somebody's words, silence on a report of it. */
export function answer(r: Response, data: Data, say: Say) {
	const claim = data.claims.find((c) => c.id === r.claim);
	if (!r.kind || !claim?.standing) return;
	// Where either has no words at all, that alone is told.
	if (r.to && claim.statement && r.kind !== 'no-answer' && !r.summary && !claim.quote)
		say(r, 'summary', `found neither a summary nor a quotation in ${claim.id}, expected one of them`);
	const spoken = lineOf(claim.standing) === 'ticked';
	const fits = r.kind === 'denial' ? claim.standing === 'denial' : spoken === (r.kind !== 'no-answer');
	if (!fits)
		say(
			r,
			'kind',
			`found ${r.kind}, and ${claim.id} stands as ${claim.standing}; expected ${r.kind === 'no-answer' ? 'a claim that nobody answered (reported, unknown)' : r.kind === 'denial' ? 'a denial' : 'a statement or a denial'}`,
		);
}
