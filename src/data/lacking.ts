import type { Problem } from './parse';

const EXPECTED = 'found no word here, expected one';
/** Whether a problem is that an edition lacks a word. */
export const isLacking = ({ message }: Problem): boolean => message.startsWith(EXPECTED);
/** A word that an edition lacks. @param place as a mark has it @param by what shows the word */
export function lacking(place: string, by: string): Problem {
	const [file = '', ...fields] = place.split(' ');
	return { file, line: 1, field: fields.join('.'), message: `${EXPECTED}: ${by} shows it; write it` };
}
