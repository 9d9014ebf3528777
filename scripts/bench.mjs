// Measures a build against the budgets of the design and prints a table: bytes by kind and page, Lighthouse (mobile,
// median of three), frames of a scripted scroll at a quarter of this processor's speed, what a whole read shows, time to
// build. Times depend on the machine, so they are printed, never tested; bytes are tested too (test/site/budget.test.ts).
// Usage: npm run bench [-- bytes|lighthouse|frames|reading]
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer as createHttp } from 'node:http';
import { createServer } from 'node:net';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { startChromium } from '../test/browsers.ts';
import { BUDGETS, gzipped, weigh } from '../test/weigh.ts';
import { reading } from './bench/reading.mjs';
import { BUILD } from './build.mjs';

const root = path.resolve(import.meta.dirname, '..');
const dist = path.join(root, '.astro/bench');
const only = process.argv[2];
const wants = (part) => !only || only === part;
const over = [];
const kb = (n) => (n / 1000).toFixed(1);
const table = (title, head, rows) => {
	const all = [head, ...rows].map((r) => r.map(String));
	const widths = head.map((_, i) => Math.max(...all.map((r) => r[i].length)));
	console.log(`\n${title}`);
	for (const r of all)
		console.log(`  ${r.map((c, i) => (i ? c.padStart(widths[i]) : c.padEnd(widths[i]))).join('  ')}`);
};
/** A number with its budget; a red line is remembered. */
const held = (what, value, budget, say = String, least = false) => {
	if (budget === undefined) return say(value);
	const bad = least ? value < budget : value > budget;
	if (bad) over.push(`${what}: ${say(value)}, budget ${say(budget)}`);
	return `${say(value)} / ${say(budget)}${bad ? ' OVER' : ''}`;
};

const TYPES = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript',
	'.json': 'application/json',
	'.svg': 'image/svg+xml',
	'.png': 'image/png',
	'.pdf': 'application/pdf',
	'.csv': 'text/csv; charset=utf-8',
	'.txt': 'text/plain; charset=utf-8',
	'.woff2': 'font/woff2',
	'.css': 'text/css',
};
/** A host that compresses, as any does. */
async function serve(port) {
	const cache = new Map();
	const server = createHttp((request, response) => {
		let file = path.join(dist, decodeURIComponent(new URL(request.url, 'http://x').pathname));
		if (existsSync(file) && statSync(file).isDirectory()) file = path.join(file, 'index.html');
		if (!existsSync(file)) return response.writeHead(404).end();
		const squeeze = !/\.(woff2|png)$/.test(file);
		if (!cache.has(file)) cache.set(file, squeeze ? gzipSync(readFileSync(file), { level: 9 }) : readFileSync(file));
		const body = cache.get(file);
		response.writeHead(200, {
			'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream',
			'content-length': body.length,
			'cache-control': file.includes('_astro')
				? 'public, max-age=31536000, immutable'
				: 'public, max-age=0, must-revalidate',
			...(squeeze && { 'content-encoding': 'gzip' }),
		});
		response.end(body);
	});
	await new Promise((done) => server.listen(port, '127.0.0.1', done));
	return () =>
		new Promise((done) => {
			server.closeAllConnections();
			server.close(done);
		});
}
const freePort = () =>
	new Promise((done) => {
		const server = createServer().listen(0, '127.0.0.1', () => {
			const { port } = server.address();
			server.close(() => done(port));
		});
	});

const port = await freePort();
const base = `http://127.0.0.1:${port}/`;
rmSync(dist, { recursive: true, force: true });
/** Builds what is looked at. @returns how long it took, in seconds */
function build(env) {
	const began = Date.now();
	execFileSync(process.execPath, [...BUILD, '--outDir', dist], {
		cwd: root,
		env: { ...process.env, SITE_URL: base, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production', ...env },
		stdio: ['ignore', 'ignore', 'inherit'],
	});
	return (Date.now() - began) / 1000;
}
// Where its time is told, a first one takes nothing of what earlier builds kept; the last takes all of it.
const built = wants('bytes') ? build({ NO_CACHE: '1' }) : 0;
const again = build({});
const seconds = (s) => `${s.toFixed(1)} s`;

const embeds = readdirSync(path.join(dist, 'embed'));
const pages = [
	['story', 'index.html', BUDGETS.story],
	['sources', 'sources/index.html'],
	['embeds', 'embeds/index.html'],
	['404', '404.html'],
	...embeds.map((id) => [`embed ${id}`, `embed/${id}/index.html`, id === 'route-map' ? BUDGETS.map : BUDGETS.embed]),
].filter(([, file]) => existsSync(path.join(dist, file)));
if (wants('bytes')) {
	table(
		'Bytes of a first load, KB gzip (value / budget)',
		['page', 'html', 'script', 'style', 'fonts', 'other', 'total', 'requests'],
		pages.map(([name, file, budget]) => {
			const w = weigh(dist, file);
			return [
				name,
				kb(w.page),
				held(`${name} script`, w.script, budget?.script, kb),
				kb(w.style),
				kb(w.fonts),
				kb(w.pictures),
				held(name, w.total, budget?.total, kb),
				w.requests,
			];
		}),
	);
	console.log(
		`  embed.js ${held('embed.js', gzipped(readFileSync(path.join(dist, 'embed.js'))), BUDGETS['embed.js'].total, kb)}`,
	);
	console.log(`\nClean build ${held('build', built, 45, seconds)}, built again ${seconds(again)}`);
}

const close = await serve(port);
if (wants('lighthouse')) {
	const { default: lighthouse } = await import('lighthouse');
	const rows = [];
	for (const [name, url, indexed] of [
		['story', '', true],
		['embed china-share', 'embed/china-share/', false],
		['embed route-map', 'embed/route-map/', false],
		['embeds', 'embeds/', true],
		['sources', 'sources/', true],
	]) {
		if (!existsSync(path.join(dist, url, 'index.html'))) continue;
		const runs = [];
		for (let i = 0; i < 3; i++) {
			const browser = await startChromium();
			const { lhr } = await lighthouse(base + url, {
				port: Number(new URL(browser.wsEndpoint()).port),
				logLevel: 'silent',
				output: 'json',
			});
			await browser.close();
			runs.push(lhr);
		}
		const median = (of) => runs.map(of).sort((a, b) => a - b)[1];
		const score = (id) => Math.round(median((r) => r.categories[id].score) * 100);
		const audit = (id) => median((r) => r.audits[id].numericValue);
		rows.push([
			name,
			held(`${name} performance`, score('performance'), 100, String, true),
			held(`${name} accessibility`, score('accessibility'), 100, String, true),
			held(`${name} best practices`, score('best-practices'), 100, String, true),
			held(`${name} SEO`, score('seo'), indexed ? 100 : undefined, String, true),
			held(`${name} LCP`, audit('largest-contentful-paint') / 1000, 1.2, seconds),
			held(`${name} CLS`, audit('cumulative-layout-shift'), 0, (n) => n.toFixed(3)),
			held(`${name} TBT`, audit('total-blocking-time'), 0, (n) => `${n.toFixed(0)} ms`),
		]);
		const lost = Object.values(runs[1].audits).filter(
			(a) => a.score !== null && a.score < 1 && a.scoreDisplayMode !== 'informative',
		);
		if (lost.length)
			console.log(`  ${name}, below 1: ${lost.map((a) => `${a.id} ${a.score} ${a.displayValue ?? ''}`).join('; ')}`);
	}
	table(
		'Lighthouse, mobile, median of three (value / budget)',
		['page', 'performance', 'accessibility', 'best practices', 'SEO', 'LCP', 'CLS', 'TBT'],
		rows,
	);
}

if (wants('frames')) {
	const rows = [];
	for (const [width, height, budget] of [
		[390, 844, 17],
		[1440, 900, 34],
	]) {
		const browser = await startChromium();
		const page = await browser.newPage();
		await page.setViewport({ width, height });
		await page.goto(base, { waitUntil: 'networkidle0' });
		await page.emulateCPUThrottling(4);
		const { frames, long } = await page.evaluate(async (ms) => {
			const long = [];
			new PerformanceObserver((list) => long.push(...list.getEntries().map((e) => e.duration))).observe({
				type: 'longtask',
			});
			const top = document.documentElement.scrollHeight - innerHeight;
			const frames = [];
			await new Promise((done) => {
				let first;
				let before;
				const step = (now) => {
					first ??= now;
					if (before !== undefined) frames.push(now - before);
					before = now;
					scrollTo({ top: top * Math.min(1, (now - first) / ms), behavior: 'instant' });
					if (now - first < ms) requestAnimationFrame(step);
					else done();
				};
				requestAnimationFrame(step);
			});
			return { frames, long };
		}, 8000);
		await browser.close();
		const sorted = [...frames].sort((a, b) => a - b);
		const at = (p) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))];
		const ms = (n) => `${n.toFixed(1)} ms`;
		const name = `${width}×${height}`;
		rows.push([
			name,
			frames.length,
			ms(at(0.5)),
			held(`frames ${name}`, at(0.95), budget, ms),
			ms(at(0.99)),
			ms(sorted.at(-1)),
			held(`long tasks ${name}`, long.length, 0),
		]);
	}
	table(
		'Scrolling top to bottom in 8 s, 4× slower processor, no GPU (value / budget)',
		['viewport', 'frames', 'median', '95th', '99th', 'longest', 'long tasks'],
		rows,
	);
}
if (wants('reading')) {
	const [head, ...rows] = await reading(base, held);
	table('A whole read, at once and by Page Down (value / budget)', head, rows);
}
await close();
console.log(over.length ? `\nOver budget:\n${over.map((line) => `  ${line}`).join('\n')}` : '\nAll within budget.');
