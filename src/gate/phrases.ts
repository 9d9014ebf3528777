import { perEdition } from '../ledger/format';
import { any, LETTER, wholly } from '../ledger/numbers';

/** Some words between two others, in one sentence. */
const SOME = `(?![${LETTER}])[^.;。]{0,40}?(?<![${LETTER}])`;
const oneOf = (phrases: readonly string[]) => any(phrases).replaceAll(/ *… */g, SOME);
const found = (phrases: readonly string[]) => (phrases.length ? new RegExp(wholly(oneOf(phrases)), 'iu') : /(?!)/u);
/** A name that somebody typed: it begins with a capital letter where the script has them. */
const NAME = '[\\p{Lu}\\p{Lo}]\\p{L}+';

/** What is looked for in the texts of an edition, in its words. */
export const phrasesOf = perEdition((edition) => {
	const { standing, denied, unanswered, lasting, flags } = edition.phrases;
	const typedFlags = [
		...(flags.before.length ? [`${wholly(oneOf(flags.before))}\\s*(?<after>${NAME})`] : []),
		...(flags.behind.length ? [`(?<![\\p{L}·])(?<before>${NAME})(?:${oneOf(flags.behind)})`] : []),
	];
	return {
		standing: found(standing),
		denied: found(denied),
		unanswered: found(unanswered),
		lasting: found(lasting),
		aboutFlags: found(flags.about),
		/** A flag that is typed out: the country is `after` or `before`. */
		typedFlags: new RegExp(typedFlags.join('|') || '(?!)', 'gu'),
		/** The phrases as an editor reads them in a message. */
		listed: (of: 'standing' | 'denied') => `“${edition.phrases[of].join('”, “')}”`,
		sentences: new Intl.Segmenter(edition.language, { granularity: 'sentence' }),
	};
});
