import type { Leg } from '../data/rows';

/** The claims that a leg rests on, in the states of the chart and in the story's opening; a faulty row may lack some. */
export const claimsOfLeg = (l: Partial<Leg>): string[] =>
	[...(l.states ?? []), ...(l.opening ? [l.opening] : [])].map((s) => s.claim);
