import { chartOf } from '../charts';
import { BASE, SCORE } from './score';

/**
 * How the story's chart stands where no script moves it, as CSS: in the state of the report's end, since what came later
 * is told later; and with script, until it follows the reader, in its first state. Paper has its last one.
 */
export function restStyle(): string {
	const { states } = chartOf(BASE);
	const end = Object.entries(SCORE)
		.filter(([section]) => section !== 'later')
		.flatMap(([, scenes]) => scenes)
		.findLast((s) => s.chart === BASE)
		?.states.at(-1) as string;
	const at = (scope: string, state: number) => {
		const chart = `html${scope} #chart-${BASE}`;
		const after = states.flatMap((_, n) => (n > state ? [n] : []));
		const each = (attribute: string) => after.map((n) => `[${attribute}="${n}"]`).join(',');
		return [
			`${chart} :is([data-in],[data-out]){--at:${state}}`,
			`${chart} :is(${each('data-in')}){visibility:hidden}`,
			`${chart} :is(${each('data-out')}):not([data-move]){opacity:1}`,
		].join('');
	};
	return `@media screen{${at(':not([data-scripted])', states.indexOf(end))}${at('[data-scripted]:not([data-active-step])', 0)}}`;
}
