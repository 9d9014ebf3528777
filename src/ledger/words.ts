import type { Claim, Standing } from '../data/schema';
import { longDate } from './format';
import { classOf, type Line, lineOf } from './standing';

/** What a line looks like, to readers; `none` is no line of its own. */
export const LINE_WORDS: Record<Line, string> = {
	solid: 'solid',
	dashed: 'dashed',
	ticked: 'thin, with a tick',
	dotted: 'dotted',
	none: '',
};

/** What the values of the column `line` mean, in every data file. */
export const LINE_COLUMN =
	'How the graphics draw it: solid is on the record, dashed reported and not confirmed, ticked (a thin unbroken line that ends in a tick) said in public by a named person or office, dotted declared on papers, none our own inference or not known.';
/** What the values of the column `standing` mean. */
export const STANDING_COLUMN =
	'How firmly it stands. “reported” and “disputed” are told by others and not confirmed; “statement” and “denial” are what a named person or an office said: that it was said is known, and nothing follows of whether it is true; “inference” is ours.';

/** What a standing is called to readers. */
export const STANDING_WORDS: Record<Standing, string> = {
	'official-act': 'On the record: official act',
	document: 'On the record: document',
	finding: 'On the record: finding',
	verdict: 'On the record: verdict',
	reported: 'Reported, not confirmed',
	disputed: 'Disputed',
	statement: 'Said in public',
	denial: 'Denial',
	declared: 'Declared on papers',
	inference: 'Our inference',
	unknown: 'Not known',
};

/** What each standing means. */
export const STANDING_MEANINGS: { name: string; of: Standing; meaning: string }[] = [
	{
		name: 'On the record',
		of: 'document',
		meaning:
			'An official act, a document, a finding by an authority, or a verdict. The record says so; that does not make every word in it true, and documents seen by a news agency are known to us through its account.',
	},
	{
		name: 'Reported, disputed',
		of: 'reported',
		meaning: 'Somebody tells of an event, and nobody has confirmed it on record. Charts print Rep, for reported.',
	},
	{
		name: 'Said in public, denied',
		of: 'statement',
		meaning:
			'What a named person or an office said. That it was said is known; whether it is true is another matter. Charge and denial are drawn alike: the line takes no side.',
	},
	{
		name: 'Declared',
		of: 'declared',
		meaning: 'What papers stated, true or not.',
	},
	{ name: 'Our inference', of: 'inference', meaning: 'A sum or a conclusion of ours. No source makes it.' },
	{ name: 'Not known', of: 'unknown', meaning: 'No source that we read says.' },
];

/** What the line of a word tells, in words for who does not see it, by the class of the word: "On the record". */
export const CLASS_WORDS: [className: string, words: string][] = STANDING_MEANINGS.map(({ of }) => [
	classOf(of),
	STANDING_WORDS[of].replace(/:.*/, ''),
]);

/** The words and the line of one claim: "Reported, not confirmed (dashed)". */
export const standingOf = (claim: Claim): string => {
	const line = LINE_WORDS[lineOf(claim.standing)];
	return `${STANDING_WORDS[claim.standing]}${line && ` (${line})`}`;
};

/** Who makes a claim, and when: "the UN panel of experts, 16 March 2018". */
export const whoAndWhen = ({ speaker, date }: Claim): string => `${speaker.who}, ${longDate(date)}`;

/** Words round a claim's receipt in the story. */
export const RECEIPT_WORDS = {
	who: 'Says so:',
	answers: 'Answers:',
	answeredBy: 'Answered by:',
	more: 'and {n} more, in the ledger',
	sources: 'Sources',
	entry: 'Its entry in the ledger',
	close: 'Close',
};

/** What each controlled word means, on the page that uses it. */
export const STANDING_DEFINITIONS: Record<Standing, string> = {
	'official-act': 'A resolution, a listing, an indictment or another act of a body with the power to make it.',
	document:
		'Written down by somebody whose office it is: port papers, trade records. Known to us through whoever saw them.',
	finding: 'What an authority or a panel of experts found, or an account of it. Findings can be preliminary.',
	verdict: 'Decided by a court.',
	reported: 'An event that a medium, or somebody who spoke to one, tells of. Nobody has confirmed it on record.',
	disputed: 'Told by a medium, and contradicted by others.',
	statement:
		'What a named person or an office said in public: a charge, an answer, or that they had nothing to say. It was said; the line tells no more.',
	denial: 'Said in answer to a charge, by the one who is charged or for them. A denial is a claim like any other.',
	declared: 'What a ship or an importer stated on papers, true or not.',
	inference: 'A sum or a conclusion of ours. No source makes it.',
	unknown: 'No source that we read says, or sources differ and nothing decides between them.',
};

/** Who speaks, by kind. */
export const SPEAKER_WORDS: Record<Claim['speaker']['kind'], string> = {
	official: 'Governments, courts and the UN',
	named: 'Persons by name',
	unnamed: 'Unnamed sources',
	document: 'Documents and databases',
	press: 'News media',
	desk: 'This studio',
};
