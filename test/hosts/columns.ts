/**
 * Columns that our code is pasted into, all those among them that are as wide as what is in them: there a box that has no
 * width of its own has none at all. `full`: the column has a width, and the chart is to have all of it, less what the
 * column's own rules keep free (`less`, in px).
 */
export type Column = { name: string; html: (code: string) => string; full?: true; less?: number };

const inside =
	(style: string, before = '') =>
	(code: string) =>
		`<div style="${style}">${before}${code}</div>`;
const group = (code: string) => `<div>${code}</div>`;
let themes = 0;
/** A theme's own rules: `&` is the column that they are for. */
function ruled(rules: string) {
	const name = `theme-${++themes}`;
	return (code: string) => `<style>${rules.replaceAll('&', `.${name}`)}</style><div class="${name}">${code}</div>`;
}

export const COLUMNS: Column[] = [
	{ name: 'a block', html: group, full: true },
	{
		name: 'the Row block of WordPress',
		html: inside('display:flex;flex-wrap:wrap;align-items:center;gap:24px'),
		full: true,
	},
	{
		name: 'a Group in a Row',
		html: (code) => inside('display:flex;flex-wrap:wrap;align-items:center')(group(code)),
	},
	{ name: 'a Row that does not wrap, beside text', html: inside('display:flex', '<p style="margin:0">Text</p>') },
	{
		name: 'the Stack block of WordPress',
		html: inside('display:flex;flex-direction:column;align-items:flex-start'),
		full: true,
	},
	{
		name: 'a centred Stack, higher than its content',
		html: inside('display:flex;flex-direction:column;align-items:center;min-height:2000px'),
		full: true,
	},
	{
		name: 'a Group in a centred Stack',
		html: (code) => inside('display:flex;flex-direction:column;align-items:center')(group(code)),
	},
	{ name: 'a grid that places items', html: inside('display:grid;place-items:center'), full: true },
	{
		name: 'a Group in a grid that places items',
		html: (code) => inside('display:grid;place-items:center')(group(code)),
	},
	{ name: 'a float', html: inside('float:left') },
	{ name: 'an inline block', html: inside('display:inline-block') },
	{ name: 'an inline flex box', html: inside('display:inline-flex') },
	{ name: 'fit-content', html: inside('width:fit-content') },
	{ name: 'min-content', html: inside('width:min-content') },
	{ name: 'max-content', html: inside('width:max-content') },
	{ name: 'a cell of a table', html: (code) => `<table><tr><td>${code}</td></tr></table>` },
	{
		name: 'absolute, as wide as its content',
		html: (code) => inside('position:relative;height:2000px')(inside('position:absolute')(code)),
	},
	{ name: 'a part of a flexible row', html: inside('display:flex', '<div style="width:60px"></div>'), less: 60 },
	{
		name: 'a theme that keeps air beside each block',
		html: ruled('&>*{margin-left:16px;margin-right:16px}'),
		full: true,
		less: 32,
	},
	{
		name: 'a theme that pads each block',
		html: ruled('& *{box-sizing:content-box}&>*{padding:0 16px}'),
		full: true,
		less: 32,
	},
	{
		name: 'a theme with a narrow measure, centred',
		html: ruled('&>*{max-width:340px;margin-left:auto!important;margin-right:auto!important}'),
	},
	{
		name: 'a theme that makes frames as high as they like',
		html: ruled('& iframe{max-width:100%;height:auto!important}'),
		full: true,
	},
	{
		name: 'a theme that holds frames at 16 to 9',
		html: ruled('& iframe{aspect-ratio:16/9;height:auto!important}'),
		full: true,
	},
	{
		name: 'a theme that makes links as high as a finger',
		html: ruled('& a{min-height:44px;display:inline-block}'),
		full: true,
	},
	{
		name: 'a theme that sets frames apart',
		html: ruled('& iframe{margin:9px;padding:5px;border:3px solid;max-width:300px}'),
		full: true,
	},
];
