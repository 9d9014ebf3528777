import type { Data } from '../data/read';
import { COUNTRIES } from '../data/schema';
import type { Figure } from '../ledger/figures';
import { TOKEN } from '../ledger/fill';
import { isNamed } from '../ledger/tokens';
import { phrasesOf } from './phrases';

/** A fact that a text types out though it stands in a row: where, what, and the token that says it. */
type Typed = { from: number; what: string; token: string };

/** A figure of a thousand and more, or a share. */
const AMOUNT = '\\d{1,3}(?:,\\d{3})+(?![\\d,]*\\d)|\\d+(?:\\.\\d+)?%';
const word = (text: string, words: string, from = 0): number => {
	for (let at = text.indexOf(words, from); at >= 0; at = text.indexOf(words, at + 1)) {
		const [before = ' ', after = ' '] = [text[at - 1], text[at + words.length]];
		if (!/[\p{L}\d]/u.test(before) && !/[\p{L}\d]/u.test(after)) return at;
	}
	return -1;
};
/**
 * What a text types out of a ship (its flag, its day) or of an amount, where it should be filled from the one row that
 * has it: two places that state one fact come apart at the next correction.
 * @param tokens figures by their token, for shares, and amounts of a thousand and more: less is said of too many things
 * @param claims those that the text belongs to, whose tokens are named first
 */
export function typedOut(
	text: string,
	data: Data,
	tokens: ReadonlyMap<string, Figure>,
	claims: readonly string[] | 'any' = 'any',
): Typed[] {
	// What is filled in is not typed.
	const bare = text.replaceAll(TOKEN, (t) => '·'.repeat(t.length));
	const found: Typed[] = [];
	const ships = data.voyages.filter((v) => v.id && isNamed(v));
	const { aboutFlags, typedFlags, sentences } = phrasesOf(data);
	const told = aboutFlags.test(bare) || ships.some((v) => bare.includes(v.ship));
	for (const { segment, index } of told ? sentences.segment(bare) : []) {
		const here = ships.filter((v) => word(segment, v.ship) >= 0);
		for (const v of ships) {
			const named = here.includes(v);
			const filled = (of: string) => text.slice(index, index + segment.length).includes(`{${v.id}-${of}}`);
			const flag = v.flag ? word(segment, v.flag) : -1;
			// Many ships fly the flag of a country that the story is about; of this one only where it is named.
			if (
				flag >= 0 &&
				!filled('flag') &&
				aboutFlags.test(segment) &&
				(named || !(COUNTRIES as readonly string[]).includes(v.flag_of))
			)
				found.push({ from: index + flag, what: v.flag, token: `${v.id}-flag` });
			// Another flag than the row's is a mistake in one of the two.
			if (flag < 0 && named && !filled('flag'))
				for (const match of segment.matchAll(typedFlags)) {
					const what = match.groups?.after ?? match.groups?.before ?? '';
					const at = index + match.index + match[0].indexOf(what);
					const away = (ship: string) => Math.abs(word(segment, ship) - match.index);
					// The nearest ship is meant.
					const [nearest] = here.toSorted((a, b) => away(a.ship) - away(b.ship));
					if (nearest === v && !found.some((f) => f.from === at)) found.push({ from: at, what, token: `${v.id}-flag` });
				}
			if (!named || !v.when) continue;
			for (const name of ['when', 'day']) {
				const day = tokens.get(`${v.id}-${name}`)?.text;
				const at = day && /\d/.test(day) ? word(segment, day) : -1;
				if (day && at >= 0 && !found.some((f) => f.from === index + at))
					found.push({ from: index + at, what: day, token: `${v.id}-${name}` });
			}
		}
	}
	// Behind a unit it is part of a larger one.
	const part = Object.keys(data.edition.units).join('');
	for (const match of bare.matchAll(new RegExp(`(?<![\\d.,${part}])(?:${AMOUNT})`, 'g'))) {
		const same = [...tokens].filter(([id, f]) => !/^(?:words|quote):/.test(id) && f.text === match[0]);
		const [id] = same.find(([, f]) => claims === 'any' || claims.includes(f.claim)) ?? same[0] ?? [];
		if (id) found.push({ from: match.index, what: match[0], token: id });
	}
	return found;
}
