import type { Data } from '../../data/read';
import type { Exploring } from '../kit/chart';
import script from './alone.ts?iife';
import style from './explore.css?inline';
import { factsOf, wordsOf } from './facts';

/** What the map gives to a page in which it can be explored. */
export function exploring(data: Data): Exploring {
	const facts = factsOf(data);
	return { facts, words: wordsOf(facts), style, script };
}
