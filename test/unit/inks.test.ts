import { describe, expect, it } from 'vitest';
import { FORCED, INKS, type Ink } from '../../src/design/tokens';

const channels = (hex: string) => [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16) / 255);
const luminance = (hex: string) => {
	const [r, g, b] = channels(hex).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)) as [
		number,
		number,
		number,
	];
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
/** Contrast of two colours, as WCAG reckons it. */
const contrast = (a: string, b: string) => {
	const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
	return (light + 0.05) / (dark + 0.05);
};

/** axe judges the text of pages, not what is drawn. */
describe.each(['day', 'night'] as const)('inks by %s', (theme) => {
	const inks = INKS[theme];
	const grounds: Ink[] = ['paper', 'shoal-near', 'shoal-far', 'land', 'land-north-korea'];
	it.each(grounds.flatMap((ground) => (['ink', 'said'] as const).map((ink) => [ink, ground] as const)))(
		'a line or mark in %s on %s: 3 to 1',
		(ink, ground) => expect(contrast(inks[ink], inks[ground])).toBeGreaterThanOrEqual(3),
	);
	// Labels on a drawing have a halo of paper.
	it.each(['ink', 'said', 'quiet', 'water'] as const)('words in %s on paper: 4.5 to 1', (ink) =>
		expect(contrast(inks[ink], inks.paper)).toBeGreaterThanOrEqual(4.5),
	);
	it('what pales is no grey, as our own words are, and paler than ink on every ground', () => {
		const colour = (ink: Ink) => Math.max(...channels(inks[ink])) - Math.min(...channels(inks[ink]));
		expect(colour('quiet')).toBeLessThan(0.05);
		expect(colour('pale')).toBeGreaterThan(0.2);
		for (const ground of grounds)
			expect(contrast(inks.pale, inks[ground]), ground).toBeLessThan(contrast(inks.ink, inks[ground]) / 2);
	});
	it('a coast on land and on water: 3 to 1', () => {
		for (const ground of grounds) expect(contrast(inks.coast, inks[ground]), ground).toBeGreaterThanOrEqual(3);
	});
});

it('in forced colours every ink is the reader’s', () => {
	for (const ink of Object.keys(INKS.day)) expect(FORCED, ink).toContain(`--${ink}:`);
	expect(FORCED).not.toMatch(/#[0-9a-f]{3}/);
});
