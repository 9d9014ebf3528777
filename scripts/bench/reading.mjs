import { along, launch, openStory } from '../../test/browsers.ts';
import { fading, findLines, namesSeen, readByKey, readBySteps } from '../../test/reading.ts';

/** Windows that stand for the forms of the layout: unrolled, portrait, landscape, desktop. */
const WINDOWS = [
	[390, 844],
	[844, 390],
	[375, 553],
	[640, 400],
	[820, 1180],
	[1280, 720],
	[1440, 900],
];
const percent = (n) => `${(n * 100).toFixed(0)}%`;

/** Runs in the page: its length, its parts, and how much of its prose is a link to a receipt. */
function measures() {
	const top = (id) => document.getElementById(id).getBoundingClientRect().top + scrollY;
	const words = (all) => [...all].flatMap((e) => e.textContent.split(/\s+/).filter(Boolean)).length;
	return {
		screens: (top('ending') - top('report')) / innerHeight,
		elements: document.getElementsByTagName('*').length,
		underlined:
			words(document.querySelectorAll('.card:not(.plate-foot) a.claim, .ending a.claim')) /
			words(document.querySelectorAll('.card:not(.plate-foot) p, .ending p')),
	};
}

/** The share of places at which every name of the map that has come is seen whole, of those with the map in the window. */
async function namesWhole(page) {
	const end = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
	const stops = Array.from({ length: Math.floor(end / 100) }, (_, i) => i * 100);
	const seen = (await along(page, stops, namesSeen)).filter((names) => names.length);
	return 1 - new Set(fading(seen).faded.map(({ place }) => place)).size / seen.length;
}

/**
 * What only a whole read shows, window by window: how long the story is, where it has no prose, which lines are never
 * seen or skipped by a key that turns pages, and whether the map keeps its names.
 * @param base address of the built site, ending in a slash
 * @param held says a value beside its budget, and remembers what is over it
 * @returns the rows of a table, the first its head
 */
export async function reading(base, held) {
	const rows = [
		['window', 'screens', 'no prose', 'never seen', 'skipped by page', 'names whole', 'underlined', 'elements'],
	];
	const browser = await launch();
	try {
		for (const [width, height] of WINDOWS) {
			const page = await browser.newPage();
			await openStory(page, base, { width, height });
			const { screens, elements, underlined } = await page.evaluate(measures);
			await findLines(page);
			const { unread, bare, stops } = await readBySteps(page);
			const whole = await namesWhole(page);
			await findLines(page);
			const skipped = await readByKey(page, 'PageDown');
			await page.close();
			const at = `${width}×${height}`;
			// Wanted of one window, or the same in all.
			const once = (budget) => (width === 390 ? budget : undefined);
			rows.push([
				at,
				held(`screens at ${at}`, screens, once(27), (n) => n.toFixed(1)),
				held(`no prose at ${at}`, bare.length / stops, 0.02, percent),
				held(`lines never seen at ${at}`, unread.length, 0),
				held(`lines skipped at ${at}`, skipped.length, 0),
				held(`names whole at ${at}`, whole, 1, percent, true),
				held('words underlined', underlined, once(0.2), percent),
				held('elements', elements, once(2200)),
			]);
		}
	} finally {
		await browser.close();
	}
	return rows;
}
