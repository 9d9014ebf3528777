// Measures every embed in Chromium, at each width from 280 to 1,200 px, and writes src/embed/heights.json: of each graphic
// its heights (src/embed/points.ts), and the digest of the estimate that the build makes of them (src/embed/estimate.ts), by
// which a later build sees that they have changed. Builds first, to a folder of its own and with estimates alone: it needs
// no table to begin with. Run it after a change to a graphic or its words: npm run heights
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { digest, FROM, points, TO } from '../src/embed/points.ts';
import { startChromium } from '../test/browsers.ts';
import { serve } from '../test/serve.ts';
import { BUILD } from './build.mjs';

const root = path.resolve(import.meta.dirname, '..');
const dist = path.join(root, '.astro/heights');
execFileSync(process.execPath, [...BUILD, '--outDir', dist], {
	cwd: root,
	env: { ...process.env, HEIGHTS: 'estimated', ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
	stdio: ['ignore', 'ignore', 'inherit'],
});

const server = await serve(dist);
const browser = await startChromium();
try {
	const page = await browser.newPage();
	await page.setViewport({ width: TO + 20, height: 900 });
	// Any page of the site will do, as long as it is of one origin with the frames, which it can then look into.
	await page.goto(`${server.url}site.json`);
	const tables = {};
	const foldersIn = (folder) =>
		readdirSync(path.join(dist, folder), { withFileTypes: true })
			.filter((f) => f.isDirectory())
			.map((f) => f.name)
			.sort();
	// Of the edition at the root, then of those in folders of their own.
	const editions = [
		'',
		...foldersIn('')
			.filter((f) => existsSync(path.join(dist, f, 'embed')) && f !== 'v')
			.map((f) => `${f}/`),
	];
	for (const [edition, id] of editions.flatMap((e) => foldersIn(`${e}embed`).map((id) => [e, id]))) {
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
			`${server.url}${edition}embed/${id}/`,
			FROM,
			TO,
		);
		const table = points(heights);
		const estimated = JSON.parse(readFileSync(path.join(dist, edition, 'embed', id, 'heights.json'), 'utf8'));
		tables[edition + id] = { estimate: digest(estimated), heights: table };
		const at = new Map(estimated);
		const off = table.flatMap(([w, h]) => (at.has(w) ? [Math.abs(at.get(w) - h)] : []));
		console.log(
			`${edition}${id}: ${table.length} points, ${Math.min(...heights).toFixed(0)} to ${Math.max(...heights).toFixed(0)} px, the estimate off by ${Math.max(...off)} px at most`,
		);
	}
	// As the formatter has it.
	const rows = Object.entries(tables).map(
		([id, { estimate, heights }]) =>
			`\t"${id}": {\n\t\t"estimate": "${estimate}",\n\t\t"heights": [\n${heights.map(([w, h]) => `\t\t\t[${w}, ${h}]`).join(',\n')}\n\t\t]\n\t}`,
	);
	writeFileSync(path.join(root, 'src/embed/heights.json'), `{\n${rows.join(',\n')}\n}\n`);
} finally {
	await browser.close();
	await server.close();
}
