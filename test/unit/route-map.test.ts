import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MIN_TYPE, SIZES } from '../../src/charts/kit/chart';
import { between, stateStyle } from '../../src/charts/kit/states';
import { chartStyle } from '../../src/charts/kit/style';
import { type Node, walk, write } from '../../src/charts/kit/svg';
import { overlap } from '../../src/charts/kit/text';
import { chart, defs, drawHero, drawMap, style, symbols } from '../../src/charts/route-map';
import { model, PHASES, runs, STATES, type State } from '../../src/charts/route-map/model';
import type { Data } from '../../src/data';
import { readRows } from '../../src/data/parse';
import * as schema from '../../src/data/schema';
import { byProperty } from '../../src/design/tokens';
import { classOf } from '../../src/ledger/standing';
import { onLand } from '../../src/map/coastline';
import { placeIn, unproject } from '../../src/map/projection';
import { SHEETS } from '../../src/map/sheets';

const rows = (file: string, shape: Parameters<typeof readRows>[2]) => {
	const read = readRows(`data/${file}`, readFileSync(`data/${file}`, 'utf8'), shape, 'id');
	expect(read.problems).toEqual([]);
	return read.rows;
};
const [graphic] = rows('graphics/route-map.yaml', schema.graphic) as unknown as schema.Graphic[];
if (!graphic) throw new Error('no graphic');
const data = {
	ports: rows('ports.csv', schema.port),
	legs: rows('legs.yaml', schema.leg),
	claims: rows('claims.yaml', schema.claim),
	voyages: rows('voyages.csv', schema.voyage),
	graphics: [graphic],
} as unknown as Data;

const MAPS = {
	narrow: { ...SHEETS.narrow, states: STATES, words: 'few' },
	wide: { ...SHEETS.wide, states: STATES, words: 'all', compass: true },
} as const;
const models = { narrow: model(data, graphic, MAPS.narrow), wide: model(data, graphic, MAPS.wide) };
const sizes = ['narrow', 'wide'] as const;
const each = sizes.flatMap((size) => STATES.map((state, at) => [size, state, at] as const));
const LAST = STATES.length - 1;
const lineIn = (id: string, state: State) => {
	const leg = data.legs.find((l) => l.id === id) as schema.Leg;
	const at = STATES.indexOf(state);
	return runs(data, leg, STATES).find((r) => r.from <= at && r.to >= at)?.line;
};

describe('the legs and when each inks in', () => {
	// STORY.md's table: report, smuggling, us-sanctions, later.
	const none = undefined;
	it.each([
		['report-to-nakhodka', 'said', none, none, none],
		['report-to-kholmsk', 'said', none, none, none],
		['wonsan-kholmsk', none, 'record', 'record', 'record'],
		['nampo-nakhodka', none, 'record', 'record', 'record'],
		['chongjin-kholmsk', none, none, none, 'record'],
		['kholmsk-incheon', 'said', 'said', 'said', 'record'],
		['kholmsk-pohang', 'said', 'said', 'said', 'record'],
		['nakhodka-ulsan', none, 'said', 'said', 'said'],
		['russia-japan', 'said', 'said', 'said', 'said'],
		['kholmsk-declared', none, 'declared', none, none],
	])('%s', (id, ...lines) => expect(PHASES.map((s) => lineIn(id, s))).toEqual(lines));
	it('inks in one leg at a time, in the order of the data', () => {
		const order = data.legs.flatMap((leg, i) =>
			runs(data, leg, STATES)
				.filter((r) => r.line === 'record')
				.map((r) => ({ at: r.from, i })),
		);
		const firsts = [...order].sort((a, b) => a.at - b.at);
		expect(firsts.map((f) => f.i)).toEqual([...firsts.map((f) => f.i)].sort((a, b) => a - b));
		expect(new Set(firsts.map((f) => f.at)).size).toBe(firsts.length);
		expect(firsts.length).toBe(5);
	});
	it('passes over those that never ink', () => {
		for (const id of ['nakhodka-ulsan', 'russia-japan'])
			for (const state of STATES) expect(['said', undefined]).toContain(lineIn(id, state));
	});
	it('covers every leg in data/, and no more', () => expect(data.legs.length).toBe(10));
	it('are as many, and as many of them solid, as the title says', () => {
		const words = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
		const shown = data.legs.flatMap((l) => lineIn(l.id, STATES[LAST] as State) ?? []);
		const solid = shown.filter((line) => line === 'record');
		expect(graphic.title).toContain(`${words[solid.length]} of ${words[shown.length]} legs`);
	});
	it('rest each on a claim about that leg: a line out of one set of papers credits nobody else', () => {
		const claim = (id: string) => data.claims.find((c) => c.id === id) as schema.Claim;
		const ulsan = data.legs.find((l) => l.id === 'nakhodka-ulsan') as schema.Leg;
		for (const s of ulsan.states) {
			expect(claim(s.claim).statement).toMatch(/Ulsan/);
			expect(claim(s.claim).speaker.who).toMatch(/documents/);
		}
	});
	it('say of port papers that they are papers, and through whom they are known', () => {
		for (const { id, states } of data.legs)
			for (const { inked, claim: of } of states)
				if (inked && (data.claims.find((c) => c.id === of) as schema.Claim).standing === 'document')
					expect(inked, id).toMatch(/papers.*via Reuters/);
	});
	it('follows the claims and nothing else: change a standing, and the line changes', () => {
		const claims = data.claims.map((c) => (c.id === 'un-sky-angel' ? { ...c, standing: 'reported' as const } : c));
		const leg = data.legs.find((l) => l.id === 'kholmsk-incheon') as schema.Leg;
		expect(runs({ ...data, claims } as Data, leg, STATES).map((r) => r.line)).toEqual(['said']);
	});
	it('names who inked each solid leg in, and nobody for a dashed one', () => {
		for (const leg of data.legs)
			for (const s of leg.states) {
				const line = classOf((data.claims.find((c) => c.id === s.claim) as schema.Claim).standing);
				expect(Boolean(s.inked), `${leg.id} in ${s.state}`).toBe(line !== 'said');
			}
	});
});

describe.each(sizes)('the %s drawing', (size) => {
	const m = models[size];
	const drawing = chart.draw(data, graphic, size);
	const nodes = drawing.nodes.flatMap((n) => [...walk(n)]);

	it('keeps to its size, and its type to the least', () => {
		expect(drawing.width).toBe(SIZES[size].width);
		expect(drawing.height).toBeLessThanOrEqual(SIZES[size].maxHeight);
		for (const t of nodes.filter((n) => n.tag === 'text'))
			expect(Number(t.attrs['font-size'] ?? 15)).toBeGreaterThanOrEqual(MIN_TYPE);
	});
	it('draws each run of each leg once, with its line and its claim', () => {
		const marks = nodes.filter((n) => n.attrs['data-leg']);
		const wanted = data.legs.flatMap((l) =>
			runs(data, l, STATES).map((r) => [
				l.id,
				r.line,
				r.claim,
				r.from || undefined,
				r.to < LAST ? r.to + 1 : undefined,
			]),
		);
		const found = marks.map((n) => {
			// A line that comes and goes comes in a group of its own inside the one that goes.
			const [first] = n.children as [Node];
			const inner = first.tag === 'g' ? first : n;
			return [
				n.attrs['data-leg'],
				String((inner.children[0] as Node).attrs.class).split(' ')[1],
				n.attrs['data-says'],
				inner.attrs['data-in'],
				n.attrs['data-out'],
			];
		});
		expect(found).toEqual(wanted);
	});
	it('puts ports where they are', () => {
		for (const mark of m.ports) {
			const { lon, lat, country } = data.ports.find((p) => p.id === mark.id) as schema.Port;
			const [x, y] = placeIn(m.camera, [lon, lat]);
			expect(mark.x).toBeCloseTo(x, 1);
			expect(mark.y).toBeCloseTo(y, 1);
			expect(mark.open).toBe(country !== 'Russia');
		}
	});
	it('ends every line at its port, an arrowhead short of it', () => {
		for (const leg of m.legs) {
			const to = (data.legs.find((l) => l.id === leg.id) as schema.Leg).to;
			const mark = m.ports.find((p) => p.id === to);
			if (mark) expect(Math.hypot(leg.tip[0] - mark.x, leg.tip[1] - mark.y)).toBeLessThan(mark.r + 5);
			else expect(typeof to).toBe('object');
		}
	});
	it('writes what is said in the said setting, and never on North Korea’s tint', () => {
		for (const { parts } of m.labels)
			for (const p of parts.filter((q) => q.kind === 'said'))
				for (const u of [0, 0.5, 1])
					for (const v of [0, 1]) {
						const at = unproject([
							(p.box.x + u * p.box.width - m.camera.x) / m.camera.k,
							(p.box.y + v * p.box.height - m.camera.y) / m.camera.k,
						]);
						expect(onLand(at, 'North Korea'), p.text).toBe(false);
					}
	});
	it('gives nothing away that the report does not say: its states name no North Korean port', () => {
		const report = STATES.indexOf('report');
		const seen = m.ports.filter((p) => p.from <= report).map((p) => p.id);
		expect(seen).toEqual(['nakhodka', 'kholmsk', 'incheon', 'pohang']);
		expect(m.legs.filter((l) => l.from <= report).every((l) => l.line === 'said')).toBe(true);
	});
	it('draws the report’s lines as it is told: into Russia, on to South Korea, then Japan', () => {
		const come = (at: number) => m.legs.filter((l) => l.from === at).map((l) => l.id);
		expect([0, 1, 2].map(come)).toEqual([
			['report-to-nakhodka', 'report-to-kholmsk'],
			['kholmsk-incheon', 'kholmsk-pohang'],
			['russia-japan'],
		]);
	});
});

describe.each(each)('%s, %s', (size, _, at) => {
	const m = models[size];
	const parts = m.labels.flatMap((l) => l.parts).filter((p) => p.from <= at && p.to >= at);
	it('no label stands on another', () => {
		const clashes = parts.flatMap((a, i) =>
			parts
				.slice(i + 1)
				.filter((b) => overlap(a.box, b.box))
				.map((b) => `${a.text} | ${b.text}`),
		);
		expect(clashes).toEqual([]);
	});
	it('no label leaves the frame or covers a port', () => {
		const { frame } = m;
		for (const { box, text } of parts) {
			expect(box.x, text).toBeGreaterThan(frame.x);
			expect(box.y, text).toBeGreaterThan(frame.y);
			expect(box.x + box.width, text).toBeLessThan(frame.x + frame.width);
			expect(box.y + box.height, text).toBeLessThan(frame.y + frame.height);
			for (const p of m.ports.filter((q) => q.from <= at))
				expect(
					overlap({ x: p.x - p.r, y: p.y - p.r, width: 2 * p.r, height: 2 * p.r }, box),
					`${text} on ${p.id}`,
				).toBe(false);
		}
	});
	it('names every port that it marks', () => {
		for (const p of m.ports.filter((q) => q.from <= at)) {
			const { name } = data.ports.find((q) => q.id === p.id) as schema.Port;
			expect(
				parts.some((q) => q.text.startsWith(name)),
				name,
			).toBe(true);
		}
	});
});

describe('the seas', () => {
	it.each(sizes)('%s: no leg crosses the middle of a sea’s name', (size) => {
		const m = models[size];
		for (const { parts } of m.labels.filter((l) => l.parts[0]?.kind === 'sea'))
			for (const { box, text } of parts)
				for (const leg of m.legs)
					for (const [x, y] of leg.samples)
						expect(
							x > box.x + 4 && x < box.x + box.width - 4 && y > box.y + 3 && y < box.y + box.height - 3,
							`${leg.id} on ${text}`,
						).toBe(false);
	});
	it('has both names of the one', () => {
		const texts = models.narrow.labels.flatMap((l) => l.parts.map((p) => p.text)).join(' ');
		expect(texts).toContain('Sea of Japan');
		expect(texts).toContain('East Sea');
	});
});

describe('the states', () => {
	it('mark the customs ports at the end, on the sheet that can name them', () => {
		const late = models.wide.ports.filter((p) => p.from >= STATES.indexOf('later-kholmsk')).map((p) => p.id);
		expect(late.sort()).toEqual(['chongjin', 'dangjin', 'donghae', 'masan', 'vladivostok']);
		expect(models.narrow.ports.map((p) => p.id)).not.toContain('masan');
	});
	it('carry Rep, PD and PA', () => {
		const parts = models.wide.labels.flatMap((l) => l.parts);
		expect(parts.filter((p) => p.from === 0 && p.text === graphic.labels.reported).length).toBe(2);
		expect(parts.some((p) => p.from === STATES.indexOf('report') && p.claim === 'arrived-october')).toBe(true);
		expect(models.wide.labels.flatMap((l) => l.parts).filter((p) => /\bPA$/.test(p.text)).length).toBe(2);
	});
	it('can be cut for a scene', () => {
		const { nodes } = chart.draw(data, graphic, 'narrow');
		const only = between(nodes, STATES.indexOf('us-sanctions'), STATES.indexOf('us-sanctions')).map(write).join('');
		expect(only).not.toMatch(/data-(in|out)/);
		expect(only).toContain('data-leg="wonsan-kholmsk"');
		expect(only).not.toContain('data-leg="chongjin-kholmsk"');
		expect(stateStyle(4)).toContain('data-in');
	});
});

describe('the hero', () => {
	it.each([
		['wide', 1440, 900],
		['narrow', 390, 470],
	] as const)('%s: only what the report names, in one state', (size, width, height) => {
		const d = drawHero(data, size);
		expect([d.width, d.height]).toEqual([width, height]);
		const text = d.nodes.map(write).join('');
		expect(text).not.toMatch(/data-(in|out)/);
		expect(text).not.toContain('Wonsan');
		expect(text).not.toMatch(/class="line record"/);
	});
	it('keeps its texts where a page neither covers nor cuts them', () => {
		const d = drawHero(data, 'wide');
		const texts = d.nodes
			.flatMap((n) => (n.attrs.class === 'ladder' ? [] : [...walk(n)]))
			.filter((n) => n.tag === 'text');
		expect(texts.length).toBeGreaterThan(10);
		for (const t of texts) {
			expect(Number(t.attrs.x)).toBeGreaterThan(560);
			expect(Number(t.attrs.y)).toBeGreaterThan(60);
			expect(Number(t.attrs.y)).toBeLessThan(840);
		}
	});
});

describe('what a drawing needs from its page', () => {
	it('is in defs: every href and every clip', () => {
		const held = defs(data);
		for (const d of [
			chart.draw(data, graphic, 'wide'),
			chart.draw(data, graphic, 'narrow'),
			drawHero(data, 'wide'),
			drawHero(data, 'narrow'),
		])
			for (const n of d.nodes.flatMap((x) => [...walk(x)])) {
				if (n.attrs.href) expect(held).toContain(`id="${String(n.attrs.href).slice(1)}"`);
				const clip = /url\(#(.+)\)/.exec(String(n.attrs['clip-path'] ?? ''))?.[1];
				if (clip) expect(held).toContain(`id="${clip}"`);
			}
	});
	it('styles what it shares by one class alone, since a copy in a <use> sees no ancestor of its own', () => {
		const styled = [...chartStyle(byProperty).split('\n'), ...style(byProperty).split('\n')]
			.filter((rule) => /^\.[\w-]+[,{]/.test(rule))
			.join('\n');
		for (const [, name] of symbols(data).matchAll(/ class="([\w -]+)"/g)) {
			if (name === 'hidden' || name === 'ladder') continue;
			expect(styled, `.${name}`).toMatch(new RegExp(`\\.${name}[,{]`));
		}
	});
	it('draws the same map twice from the same rows', () => {
		const again = chart.draw({ ...data }, graphic, 'narrow');
		expect(again.nodes.map(write).join('')).toBe(chart.draw(data, graphic, 'narrow').nodes.map(write).join(''));
		const map = () =>
			drawMap({ ...data }, graphic, { ...MAPS.narrow })
				.nodes.map(write)
				.join('');
		expect(map()).toBe(map());
	}, 60_000);
	it('uses nothing that the page does not have', () => {
		const has = symbols(data);
		for (const size of ['narrow', 'wide'] as const) {
			const drawn = chart.draw(data, graphic, size).nodes.map(write).join('') + has;
			for (const [, id] of drawn.matchAll(/(?:href="|url\()#([\w-]+)/g)) expect(has).toContain(`id="${id}"`);
		}
	});
});

describe('the table', () => {
	const table = chart.table(data, graphic);
	const row = (from: string, to: string) =>
		table.rows.find((r) => r.cells[0] === from && r.cells[1] === to)?.cells ?? [];
	it('has a row for each leg, Taean and each port without a leg, as wide as its head', () => {
		expect(table.rows.length).toBe(data.legs.length + 1 + 4);
		for (const r of table.rows) expect(r.cells.length, r.cells[0]).toBe(table.columns.length);
		for (const r of table.rows)
			expect(
				data.claims.some((c) => c.id === r.claim),
				r.cells[0],
			).toBe(true);
	});
	it('says of each state what the drawing shows', () => {
		const words = { record: 'solid', said: 'dashed', declared: 'dotted' } as Record<string, string>;
		data.legs.forEach((leg, i) => {
			let last = '–';
			PHASES.forEach((s, k) => {
				const cell = table.rows[i]?.cells[4 + k] as string;
				const line = lineIn(leg.id, s);
				const shown = cell === graphic.labels['as-before'] ? last : cell.split(':')[0];
				expect(shown, `${leg.id} in ${s}`).toBe(line ? words[line] : '–');
				last = shown as string;
			});
		});
	});
	it('gives miles between two ports, and none for a line with an open end', () => {
		expect(Number(row('Wonsan', 'Kholmsk')[3])).toBeGreaterThan(760);
		expect(row('Nampo', 'Nakhodka')[3]).toMatch(/^1,0\d\d$/);
		expect(row('Russia, port not named', 'Japan, port not named')[3]).toBe('–');
	});
	it('says who, and when', () => {
		expect(row('Kholmsk', 'Incheon')[7]).toMatch(/^solid: .*UN panel of experts.*March 2018$/);
		expect(row('Wonsan', 'Kholmsk')[6]).toMatch(/^solid: .*US Treasury, 24 January 2018$/);
		expect(row('Taean', 'Kholmsk').join(' ')).toContain('not drawn');
	});
});
