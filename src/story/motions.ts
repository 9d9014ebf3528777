import { motion as exportDestinations } from '../charts/export-destinations/motion';

/**
 * What charts do beyond CSS, by graphic: given its figure, a function of where the scene is between its states, and of
 * which of its drawings are shown: the others need not be kept up. Pure: the same `at` always gives the same picture.
 */
export type Motion = (figure: HTMLElement) => (at: number, shown: ReadonlySet<Element>) => void;

export const motions: Partial<Record<string, Motion>> = {
	'export-destinations': exportDestinations,
};
