/**
 * The inks of the chart, by day and by night (a ship's bridge, where a chart must not blind the watch).
 * One source for the page (CSS custom properties) and for pictures (resolved colours).
 * `pale` is what ink fades to where it is no more what is looked at: the water's hue, since a paler ink would be a grey, and
 * grey (`quiet`) says that something is our own.
 */
export const INKS = {
	day: {
		paper: '#fbfbf7',
		'shoal-near': '#dcebef',
		'shoal-far': '#eaf3f4',
		land: '#efdfb3',
		'land-north-korea': '#e6cf93',
		coast: '#3a3a34',
		ink: '#15171a',
		quiet: '#5b5e5c',
		said: '#b01c78',
		water: '#1f5f8b',
		graticule: '#c9cfcb',
		pale: '#93b9d1',
	},
	night: {
		paper: '#0a1218',
		'shoal-near': '#13222b',
		'shoal-far': '#0e1a22',
		land: '#2e2917',
		'land-north-korea': '#3d3518',
		coast: '#8d8358',
		ink: '#e6e4da',
		quiet: '#9aa09b',
		said: '#ff6ec0',
		water: '#7fb8e0',
		graticule: '#22313a',
		pale: '#34566f',
	},
} as const;

export type Theme = keyof typeof INKS;
export type Ink = keyof (typeof INKS)['day'];

/** Custom properties of one theme, as CSS declarations. */
export const declareInks = (theme: Theme): string =>
	Object.entries(INKS[theme])
		.map(([name, value]) => `--${name}:${value}`)
		.join(';');

/**
 * Where the reader has a palette of their own: two colours, and mixtures of them. Lines still tell by being solid, dashed,
 * dotted, or thin with a tick, land by its shade and its coast. Left to itself a browser would fill sea, land and bars
 * with one colour. It follows the inks that it takes the place of.
 */
export const FORCED = `@media (forced-colors:active){:root[lang]{${Object.keys(INKS.day)
	.map((name) => {
		const part = { land: 14, 'land-north-korea': 28, graticule: 50, pale: 35 }[name];
		const plain = /paper|shoal/.test(name) ? 'Canvas' : 'CanvasText';
		return `--${name}:${part ? `color-mix(in srgb,CanvasText ${part}%,Canvas)` : plain}`;
	})
	.join(';')}}:root[lang] a{color:LinkText}.chart,.rail-mark,.choices button{forced-color-adjust:none}}`;

/** How a style names an ink: by custom property on a page, by value in a picture. */
export type InkName = (ink: Ink) => string;
export const byProperty: InkName = (ink) => `var(--${ink})`;
export const byValue =
	(theme: Theme): InkName =>
	(ink) =>
		INKS[theme][ink];
