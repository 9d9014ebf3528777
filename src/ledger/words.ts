import type { Claim, Standing } from '../data/schema';
import { longDate } from './format';
import { lineOf } from './standing';

/** What a standing is called to readers, with the line it is drawn with. */
export const STANDING_WORDS: Record<Standing, string> = {
	'official-act': 'On the record: official act',
	document: 'On the record: document',
	finding: 'On the record: finding',
	verdict: 'On the record: verdict',
	reported: 'Reported, not confirmed',
	disputed: 'Disputed',
	denial: 'Denial',
	declared: 'Declared on papers',
	inference: 'Our inference',
	unknown: 'Not known',
};

/** What each standing means. */
export const STANDING_MEANINGS: { name: string; line: string; meaning: string }[] = [
	{
		name: 'On the record',
		line: 'solid',
		meaning:
			'An official act, a document, a finding by an authority, or a verdict. The record says so; that does not make every word in it true, and documents seen by a news agency are known to us through its account.',
	},
	{
		name: 'Reported, disputed, denied',
		line: 'dashed',
		meaning:
			'Somebody says so, and it is not confirmed. A charge and its denial are drawn alike, because both are said. Charts print Rep, for reported.',
	},
	{
		name: 'Declared',
		line: 'dotted',
		meaning: 'What papers stated, true or not.',
	},
	{ name: 'Our inference', line: 'no line of its own', meaning: 'A sum or a conclusion of ours. No source makes it.' },
	{ name: 'Not known', line: 'left open', meaning: 'No source that we read says.' },
];

/** The words and the line of one claim: "Reported, not confirmed (dashed)". */
export const standingOf = (claim: Claim): string => {
	const line = lineOf(claim.standing);
	return `${STANDING_WORDS[claim.standing]}${line === 'none' ? '' : ` (${line})`}`;
};

/** Who makes a claim, and when: "the UN panel of experts, 16 March 2018". */
export const whoAndWhen = ({ speaker, date }: Claim): string => `${speaker.who}, ${longDate(date)}`;

/** Words round a claim's receipt in the story. */
export const RECEIPT_WORDS = {
	who: 'Says so:',
	answers: 'Answers:',
	answeredBy: 'Answered by:',
	more: 'and {n} more, in the ledger',
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
	reported:
		'Somebody told a newspaper or a news agency, or a government said it of itself. Nobody has confirmed it on record.',
	disputed: 'Said in public, and contradicted.',
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
