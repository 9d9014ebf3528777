// Measures every embed of the built site in Chromium, at each width from 280 to 1,200 px, and writes
// src/embed/heights.json: the heights every 20 px, and both sides of each step between, so that a line from point to
// point is never off by more than a px. Run it after a change to a graphic or its words: npm run build && npm run heights
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { launch } from '../test/browsers.ts';
import { serve } from '../test/serve.ts';

const [FROM, TO, STEP] = [280, 1200, 20];
const root = path.resolve(import.meta.dirname, '..');
const dist = path.resolve(process.argv[2] ?? path.join(root, 'dist'));

/** The points of a table that a reader can draw lines between. */
function points(heights) {
	const at = (w) => Math.ceil(heights[w - FROM] - 0.01);
	const between = (a, b) => {
		const off = (w) => Math.abs(at(a) + ((at(b) - at(a)) * (w - a)) / (b - a) - at(w));
		const inner = Array.from({ length: b - a - 1 }, (_, i) => a + 1 + i);
		if (inner.every((w) => off(w) <= 1)) return [];
		const steps = [a, ...inner].map((w) => ({ w, by: Math.abs(heights[w + 1 - FROM] - heights[w - FROM]) }));
		const step = steps.reduce((x, y) => (y.by > x.by ? y : x));
		const worst = inner.reduce((x, y) => (off(y) > off(x) ? y : x));
		const cuts = (step.by > 2 ? [step.w, step.w + 1] : [worst]).filter((w) => w > a && w < b);
		const all = [a, ...cuts, b];
		return [...cuts, ...all.slice(1).flatMap((w, i) => between(all[i], w))];
	};
	const grid = Array.from({ length: (TO - FROM) / STEP + 1 }, (_, i) => FROM + i * STEP);
	const widths = new Set([...grid, ...grid.slice(1).flatMap((w, i) => between(grid[i], w))]);
	return [...widths].sort((a, b) => a - b).map((w) => [w, at(w)]);
}

const server = await serve(dist);
const browser = await launch();
try {
	const page = await browser.newPage();
	await page.setViewport({ width: TO + 20, height: 900 });
	// Any page of the site will do, as long as it is of one origin with the frames, which it can then look into.
	await page.goto(`${server.url}site.json`);
	const tables = {};
	const ids = readdirSync(path.join(dist, 'embed'), { withFileTypes: true })
		.filter((f) => f.isDirectory())
		.map((f) => f.name);
	for (const id of ids.sort()) {
		const heights = await page.evaluate(
			async (src, from, to) => {
				const frame = document.createElement('iframe');
				frame.style.cssText = 'border:0;height:4000px';
				frame.src = src;
				await new Promise((done) => {
					frame.onload = done;
					document.body.replaceChildren(frame);
				});
				const { documentElement, fonts } = frame.contentDocument;
				if (!documentElement.dataset.chart) throw new Error(`no embed at ${src}: build first`);
				await fonts.ready;
				const seen = [];
				for (let w = from; w <= to; w++) {
					frame.style.width = `${w}px`;
					seen.push(documentElement.getBoundingClientRect().height);
				}
				return seen;
			},
			`${server.url}embed/${id}/`,
			FROM,
			TO,
		);
		tables[id] = points(heights);
		console.log(
			`${id}: ${tables[id].length} points, ${Math.min(...heights).toFixed(0)} to ${Math.max(...heights).toFixed(0)} px`,
		);
	}
	// As the formatter has it.
	const rows = Object.entries(tables).map(
		([id, table]) => `\t"${id}": [\n${table.map(([w, h]) => `\t\t[${w}, ${h}]`).join(',\n')}\n\t]`,
	);
	writeFileSync(path.join(root, 'src/embed/heights.json'), `{\n${rows.join(',\n')}\n}\n`);
} finally {
	await browser.close();
	await server.close();
}
