import type { Data } from '../data/read';
import type { Claim, StandingWords } from '../data/rows';
import type { Standing } from '../data/schema';
import { put } from './fill';
import { formatsOf } from './format';
import { classOf, lineOf } from './standing';

/** How a standing's line looks, in words; of what has none, that it has none. */
export const lineWords = (words: StandingWords, standing: Standing): string => {
	const line = lineOf(standing);
	return words.lines[line === 'none' && standing === 'unknown' ? 'unknown' : line];
};

/** What the line of a word tells, in words for who does not see it, by the class of the word: "On the record". */
export const classWords = ({ classes }: StandingWords): [className: string, words: string][] =>
	classes.map(({ of, told }) => [classOf(of), told]);

/** The words and the line of one claim: "Reported, not confirmed (dashed)". */
export const standingOf = (words: StandingWords, { standing }: Pick<Claim, 'standing'>): string => {
	const { name } = words.words[standing];
	return lineOf(standing) === 'none' ? name : put(words.withLine, { standing: name, line: lineWords(words, standing) });
};

/** Who makes a claim, and when: "the UN panel of experts, 16 March 2018". */
export const whoAndWhen = (data: Data, { speaker, date }: Pick<Claim, 'speaker' | 'date'>): string =>
	put(data.standings.whoAndWhen, { who: speaker.who, date: formatsOf(data).longDate(date) });
