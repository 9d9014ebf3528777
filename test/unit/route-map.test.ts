import { describe, expect, it } from 'vitest';
import { symbolsOf } from '../../src/charts';
import { MIN_TYPE, SIZES } from '../../src/charts/kit/chart';
import { between, stateStyle } from '../../src/charts/kit/states';
import { chartStyle } from '../../src/charts/kit/style';
import { chart, defs, style } from '../../src/charts/route-map';
import { drawMap, storyMap } from '../../src/charts/route-map/drawing';
import { shore } from '../../src/charts/route-map/geometry';
import { labelItems } from '../../src/charts/route-map/items';
import { model } from '../../src/charts/route-map/model';
import { runs, STATES, type State } from '../../src/charts/route-map/states';
import type { Data } from '../../src/data/read';
import type { Claim, Leg, Port } from '../../src/data/rows';
import { PHASES } from '../../src/data/schema';
import { type Node, walk, write } from '../../src/design/svg';
import { type Box, overlap } from '../../src/design/text';
import { byProperty } from '../../src/design/tokens';
import { onLand } from '../../src/map/coastline';
import { placeIn, unproject } from '../../src/map/projection';
import {
	claim,
	countryOf,
	type Leg as FactLeg,
	graphic as graphicFacts,
	inWords,
	legs as legFacts,
	legLine,
	lineOf,
	ports as portFacts,
	unlinked,
} from '../facts';
import { edition, graphicOf, rows, shown, standings } from './drawing';

const graphic = graphicOf('route-map');
const data = {
	ports: rows('ports'),
	legs: rows('legs'),
	claims: rows('claims'),
	voyages: rows('voyages'),
	quantities: rows('quantities'),
	graphics: [graphic],
	standings,
	edition,
} as unknown as Data;

const MAPS = {
	narrow: storyMap(data, graphic, 'narrow').options,
	wide: storyMap(data, graphic, 'wide').options,
} as const;
const models = { narrow: model(data, graphic, MAPS.narrow), wide: model(data, graphic, MAPS.wide) };
/** The story's map, with all its states. */
const drawn = (size: 'narrow' | 'wide') => (chart.scene as typeof chart.draw)(data, graphic, size);
const sizes = ['narrow', 'wide'] as const;
const each = sizes.flatMap((size) => STATES.map((state, at) => [size, state, at] as const));
type Label = (typeof models)['wide']['labels'][number];
const LAST = STATES.length - 1;
/** States in which the story waits for one leg. */
const ONE_BY_ONE: State[] = ['smuggling-nakhodka', 'later-incheon', 'later-pohang'];
const lineIn = (id: string, state: State) => {
	const leg = data.legs.find((l) => l.id === id) as Leg;
	const at = STATES.indexOf(state);
	return runs(data, leg, STATES).find((r) => r.from <= at && r.to >= at)?.line;
};

describe('the legs and when each inks in', () => {
	it.each(legFacts.map((leg) => [leg.id, leg] as const))(
		'%s, by the claim that its row names for each phase',
		(id, leg) => expect(PHASES.map((s) => lineIn(id, s))).toEqual(PHASES.map((s) => legLine(leg, s))),
	);
	it('inks each leg in once, those that a card tells of one at a time and in the order of the data', () => {
		const inked = legFacts.filter((leg) => PHASES.some((s) => legLine(leg, s) === 'record'));
		const order = data.legs.flatMap((leg, i) =>
			runs(data, leg, STATES)
				.filter((r) => r.line === 'record')
				.map((r) => ({ id: leg.id, at: r.from, i })),
		);
		expect(order.map((o) => o.id)).toEqual(inked.map((l) => l.id));
		// Where the story waits for one leg alone, it is the next one of the data.
		const named = order.filter((o) => ONE_BY_ONE.includes(STATES[o.at] as State)).sort((a, b) => a.at - b.at);
		expect(named.map((f) => f.i)).toEqual([...named.map((f) => f.i)].sort((a, b) => a - b));
		expect(new Set(named.map((f) => f.at)).size).toBe(named.length);
	});
	it('passes over those that never ink', () => {
		for (const leg of legFacts.filter((l) => !PHASES.some((s) => ['record', 'declared'].includes(legLine(l, s) ?? ''))))
			for (const state of STATES) expect(['said', undefined]).toContain(lineIn(leg.id, state));
	});
	it('covers every leg in data/, and no more', () =>
		expect(new Set(models.wide.legs.map((l) => l.id))).toEqual(new Set(legFacts.map((l) => l.id))));
	it('are as many, and as many of them solid, as the title says', () => {
		const shown = data.legs.flatMap((l) => lineIn(l.id, STATES[LAST] as State) ?? []);
		const solid = shown.filter((line) => line === 'record');
		expect(graphic.title).toContain(`${inWords(solid.length)} of ${inWords(shown.length)} legs`);
	});
	it('rest each on a claim about that leg: a line out of one set of papers credits nobody else', () => {
		const of = (id: string) => data.claims.find((c) => c.id === id) as Claim;
		const ulsan = data.legs.find((l) => l.id === 'nakhodka-ulsan');
		const { name } = data.ports.find((p) => p.id === 'ulsan') as Port;
		for (const s of ulsan?.states ?? []) {
			expect(of(s.claim).statement).toContain(name);
			expect(of(s.claim).speaker.who).toMatch(/documents/);
		}
	});
	it('say of port papers that they are papers, and through whom they are known', () => {
		for (const { id, states } of data.legs)
			for (const { inked, claim: of } of states)
				if (inked && (data.claims.find((c) => c.id === of) as Claim).standing === 'document')
					expect(inked, id).toMatch(/papers.*via Reuters/);
	});
	it('follows the claims and nothing else: change a standing, and the line changes', () => {
		const claims = data.claims.map((c) => (c.id === 'un-sky-angel' ? { ...c, standing: 'reported' as const } : c));
		const leg = data.legs.find((l) => l.id === 'kholmsk-incheon') as Leg;
		expect(runs({ ...data, claims } as Data, leg, STATES).map((r) => r.line)).toEqual(['declared', 'said']);
	});
	it('names who inked each solid leg in, and nobody for a dashed one', () => {
		// Words of who inked it in may be left out: the table has them of every leg.
		for (const leg of legFacts)
			for (const s of leg.states.filter((r) => r.inked))
				expect(lineOf(claim(s.claim).standing), `${leg.id} in ${s.state}`).not.toBe('said');
	});
});

describe.each(sizes)('the %s drawing of embeds and pictures', (size) => {
	const drawing = chart.draw(data, graphic, size);
	const nodes = drawing.nodes.flatMap((n) => [...walk(n)]);
	it('keeps to its size, and its type to the least', () => {
		expect(drawing.width).toBe(SIZES[size].width);
		expect(drawing.height).toBeLessThanOrEqual(SIZES[size].maxHeight);
		for (const t of nodes.filter((n) => n.tag === 'text'))
			expect(Number(t.attrs['font-size'] ?? 15)).toBeGreaterThanOrEqual(MIN_TYPE);
	});
	it('stands still, with the legs that the last state has', () => {
		expect(drawing.nodes.map(write).join('')).not.toMatch(/data-(in|out|move)/);
		const end = data.legs.filter((l) => lineIn(l.id, STATES[LAST] as State)).map((l) => l.id);
		expect(nodes.flatMap((n) => n.attrs['data-leg'] ?? [])).toEqual(end);
	});
});

describe.each(sizes)('the %s drawing of the story', (size) => {
	const m = models[size];
	const drawing = drawn(size);
	const nodes = drawing.nodes.flatMap((n) => [...walk(n)]);
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
		// What pales at the end lies by itself, under the rest.
		const inOrder = (all: unknown[][]) => all.map((one) => JSON.stringify(one)).sort();
		expect(inOrder(found)).toEqual(inOrder(wanted));
	});
	it('puts ports where they are', () => {
		for (const mark of m.ports) {
			const { lon, lat, country } = data.ports.find((p) => p.id === mark.id) as Port;
			const [x, y] = placeIn(m.camera, [lon, lat]);
			expect(mark.x).toBeCloseTo(x, 1);
			expect(mark.y).toBeCloseTo(y, 1);
			expect(mark.open).toBe(country !== 'RU');
		}
	});
	it('ends every line at its port, an arrowhead short of it', () => {
		for (const leg of m.legs) {
			const to = (data.legs.find((l) => l.id === leg.id) as Leg).to;
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
						expect(onLand(at, 'KP'), p.text).toBe(false);
					}
	});
	it('gives nothing away that the report does not say: its states name no North Korean port', () => {
		const report = STATES.indexOf('report');
		const told = new Set(legFacts.filter((l) => legLine(l, 'report')).flatMap((l) => [l.from, l.to]));
		// And those of the one line that the story opens with.
		for (const l of data.legs.filter((l) => l.opening)) for (const end of [l.from, l.to]) told.add(end as string);
		const seen = m.ports.filter((p) => p.from <= report).map((p) => p.id);
		expect(seen).toEqual(portFacts.map((p) => p.id).filter((id) => told.has(id as string)));
		for (const id of seen) expect(portFacts.find((p) => p.id === id)?.country, id).not.toBe('KP');
		const opening = data.legs.filter((l) => l.opening).map((l) => l.id);
		expect(m.legs.filter((l) => l.from === 0).map((l) => [l.id, l.line])).toEqual(
			opening.map((id) => [id, 'declared']),
		);
		expect(m.legs.filter((l) => l.from && l.from <= report).every((l) => l.line === 'said')).toBe(true);
	});
	it('draws the report’s lines as it is told: into Russia, on to South Korea, then Japan', () => {
		const come = (at: number) => m.legs.filter((l) => l.from === at).map((l) => l.id);
		const inReport = legFacts.filter((l) => legLine(l, 'report'));
		const end = (l: FactLeg, way: 'from' | 'to') => {
			const at = l[way];
			return typeof at === 'string'
				? countryOf(portFacts.find((p) => p.id === at)?.country as string)
				: at.open.split(',')[0];
		};
		const bound = (...lands: string[]) =>
			inReport.filter((l) => lands.includes(end(l, 'to') as string)).map((l) => l.id);
		expect([1, 2, 3].map(come)).toEqual([bound('Russia'), bound('South Korea'), bound('Japan')]);
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
	it('words on a dotted line stand clear of its dots, which are as heavy as the points of letters', () => {
		const dotted = m.legs.filter((l) => l.line === 'declared' && l.from <= at && l.to >= at);
		const near = parts.filter((p) => p.kind === 'declared' && !m.labels.some((l) => l.leader && l.parts.includes(p)));
		for (const { box, text } of near)
			for (const { id, samples } of dotted)
				for (const [x, y] of samples) {
					const [dx, dy] = [
						x - Math.min(Math.max(x, box.x), box.x + box.width),
						y - Math.min(Math.max(y, box.y), box.y + box.height),
					];
					expect(Math.hypot(dx, dy), `${text} from ${id}`).toBeGreaterThan(6);
				}
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
			const { name } = data.ports.find((q) => q.id === p.id) as Port;
			expect(
				parts.some((q) => q.text.startsWith(name)),
				name,
			).toBe(true);
		}
	});
});

describe('words that have the choice of their place', () => {
	/** The points of the coast and of borders that lie in the letters of a text. */
	const struck = (m: (typeof models)['wide'], { x, y, width, height }: Box) =>
		shore(m.camera, m.frame).filter(([u, v]) => u > x && u < x + width && v > y && v < y + height);
	it.each(sizes)('%s: RUSSIA and JAPAN stand on their land: a coast through the last letter takes it', (size) => {
		for (const id of ['russia', 'japan'])
			for (const { box, text } of models[size].labels.find((l) => l.id === id)?.parts ?? [])
				expect(struck(models[size], box), text).toEqual([]);
	});
	/** How far a place is from a box: 0 in it. */
	const apart = ([x, y]: readonly [number, number], b: Box) =>
		Math.hypot(Math.max(b.x - x, 0, x - b.x - b.width), Math.max(b.y - y, 0, y - b.y - b.height));
	/**
	 * Places near where a line's words stand at which they might stand as well: by the line, clear of coasts, other lines, ports,
	 * other words and plans. None, where what is free is no longer than the words.
	 */
	const placesFor = (m: (typeof models)['wide'], { id, parts }: Label): [dx: number, dy: number][] => {
		const meets = (o: { from: number; to?: number }) =>
			parts.some(({ from, to }) => o.from <= to && (o.to ?? LAST) >= from);
		const ids = new Set(id.replace(/-\d+$/, '').split('-and-'));
		const lines = m.legs.filter(meets);
		const [own, others] = [lines.filter((l) => ids.has(l.id)), lines.filter((l) => !ids.has(l.id))];
		const words = m.labels.flatMap((l) => (l.id === id ? [] : l.parts.filter(meets).map((p) => p.box)));
		const plans = (MAPS.wide.plans ?? []).filter(meets).flatMap((p) => p.boxes);
		const safe = MAPS.wide.safe ?? m.frame;
		const nearest = (legs: typeof lines, b: Box) =>
			Math.min(...legs.flatMap((l) => l.samples.map((at) => apart(at, b))));
		const free = (b: Box) =>
			b.x >= safe.x &&
			b.y >= safe.y &&
			b.x + b.width <= safe.x + safe.width &&
			b.y + b.height <= safe.y + safe.height &&
			!struck(m, b).length &&
			![...words, ...plans].some((o) => overlap(o, b, 2)) &&
			!m.ports.filter(meets).some((p) => apart([p.x, p.y], b) < 13) &&
			nearest(own, b) > 1 &&
			nearest(others, b) > 13;
		const steps = Array.from({ length: 17 }, (_, i) => (i - 8) * 6);
		return steps
			.flatMap((dx) => steps.map((dy): [number, number] => [dx, dy]))
			.filter(([dx, dy]) => {
				const boxes = parts.map(({ box }) => ({ ...box, x: box.x + dx, y: box.y + dy }));
				return boxes.every(free) && boxes.some((b) => nearest(own, b) < 22);
			});
	};
	it('what is said of a line of the large map stands wholly at sea or wholly on land, where there is room by the line', () => {
		const tags = models.wide.labels.filter((l) => l.parts.some((p) => ['said', 'record', 'declared'].includes(p.kind)));
		expect(tags.length).toBeGreaterThan(5);
		const named = new Set<unknown>(portFacts.map((p) => p.id));
		for (const label of tags.filter((l) => !named.has(l.id)))
			if (label.parts.some(({ box }) => struck(models.wide, box).length))
				expect(
					placesFor(models.wide, label),
					`room for ${label.parts.map((p) => p.text).join(' ')} of ${label.id}`,
				).toEqual([]);
	});
	it('what is said of a line that comes while the plan stands begins at the line, not at the plan’s frame', () => {
		const [plan] = MAPS.wide.plans ?? [];
		const [{ x = 0, width = 0, y = 0, height = 0 } = {}] = plan?.boxes ?? [];
		for (const { leader, parts } of models.wide.labels)
			for (const { box, text, from, to, kind } of parts.filter((p) => p.kind === 'record')) {
				if (kind !== 'record' || from > (plan?.to ?? 0) || to < (plan?.from ?? 0)) continue;
				if (box.y > y + height || box.x > x + width + 24) continue;
				expect(leader, text).toBeDefined();
			}
	});
	it.each(each)('%s, %s: no country and port on one line are read as one name', (size, _, at) => {
		const parts = models[size].labels.flatMap((l) =>
			l.parts.some((p) => p.kind === 'country') && l.parts.length > 1 ? [] : l.parts,
		);
		const seen = parts.filter((p) => p.from <= at && p.to >= at);
		for (const a of seen.filter((p) => p.kind === 'country'))
			for (const b of seen.filter((p) => p.kind === 'port')) {
				const [ya, yb] = [a, b].map(({ box }) => box.y + box.height / 2) as [number, number];
				if (Math.abs(ya - yb) > a.box.height * 0.6) continue;
				const gap = Math.max(a.box.x - b.box.x - b.box.width, b.box.x - a.box.x - a.box.width);
				expect(gap, `${a.text} ${b.text}`).toBeGreaterThan(20);
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
	it.each(sizes)(
		'%s: both names stand wherever they might, where the first of them is one word, as in Korean',
		(size) => {
			const short = { 'sea-of-japan': '동해', 'sea-of-japan-too': '일본해' };
			const { states, words, size: type = 15 } = MAPS[size];
			const map = { ...models[size], data, graphic: { ...graphic, labels: { ...graphic.labels, ...short } } };
			const sea = labelItems({ ...map, states, words, size: type }).find(({ id }) => id === 'sea-of-japan');
			const settings = [...(sea?.candidates ?? []), ...(sea?.more?.() ?? [])].map(({ parts }) =>
				parts.map((p) => p.text),
			);
			expect(settings.length).toBeGreaterThan(20);
			expect(settings.filter((texts) => texts.join() !== Object.values(short).join())).toEqual([]);
		},
	);
});

describe('the states', () => {
	it('mark the customs ports at the end, on the sheet that can name them', () => {
		const late = models.wide.ports.filter((p) => p.from >= STATES.indexOf('later-kholmsk')).map((p) => p.id);
		// Those that no leg reaches, and those that only a leg of the last phase does.
		const before = legFacts.filter((l) => l.states.some((s) => s.state !== 'later')).flatMap((l) => [l.from, l.to]);
		expect(late.sort()).toEqual(
			portFacts
				.map((p) => p.id as string)
				.filter((id) => !before.includes(id))
				.sort(),
		);
		for (const p of unlinked) expect(models.narrow.ports.map((q) => q.id)).not.toContain(p.id);
	});
	it('carry Rep, PD and PA', () => {
		const parts = models.wide.labels.flatMap((l) => l.parts);
		expect(parts.filter((p) => p.from === 1 && p.text === graphic.labels.reported).length).toBe(
			portFacts.filter((p) => p.country === 'RU' && legFacts.some((l) => l.to === p.id && legLine(l, 'report'))).length,
		);
		expect(parts.some((p) => p.from === STATES.indexOf('report') && p.claim === 'arrived-october')).toBe(true);
		expect(models.wide.labels.flatMap((l) => l.parts).filter((p) => /\bPA$/.test(p.text)).length).toBe(
			portFacts.filter((p) => p.position === 'approximate').length,
		);
	});
	it('can be cut for a scene', () => {
		const { nodes } = drawn('narrow');
		const only = between(nodes, STATES.indexOf('us-sanctions'), STATES.indexOf('us-sanctions')).map(write).join('');
		expect(only).not.toMatch(/data-(in|out)/);
		expect(only).toContain('data-leg="wonsan-kholmsk"');
		for (const leg of legFacts.filter((l) => !legLine(l, 'us-sanctions')))
			expect(only).not.toContain(`data-leg="${leg.id}"`);
		expect(stateStyle(4)).toContain('data-in');
	});
});

describe('the story’s map', () => {
	it.each([
		['wide', 1440, 900],
		['narrow', 390, 470],
	] as const)(
		'%s: begins with the one line of the opening, and no name of a North Korean port',
		(size, width, height) => {
			const d = drawn(size);
			expect([d.width, d.height]).toEqual([width, height]);
			const text = between(d.nodes, 0, 0).map(write).join('');
			expect(text).not.toMatch(/data-(in|out)/);
			for (const p of portFacts.filter((port) => port.country === 'KP')) expect(text).not.toContain(`>${p.name}<`);
			expect(text.match(/class="line (\w+)"/g)).toEqual(['class="line declared"']);
		},
	);
	it('keeps its texts clear of the cards', () => {
		const texts = models.wide.labels.flatMap((l) => l.parts);
		expect(texts.length).toBeGreaterThan(10);
		for (const { box, text } of texts) {
			expect(box.x, text).toBeGreaterThanOrEqual(560);
			expect(box.y, text).toBeGreaterThan(40);
			expect(box.y + box.height, text).toBeLessThan(870);
		}
	});
});

describe.each(sizes)('the plan of Kholmsk, %s', (size) => {
	const { options, plans } = storyMap(data, graphic, size);
	const [room] = options.plans ?? [];
	const nodes = [...walk(plans[0] as Node)];
	const texts = nodes
		.filter((n) => n.tag === 'text')
		.map((n) => n.children.map((c) => (typeof c === 'string' ? c : c.children.join(''))).join(''));
	const callers = data.voyages.filter((v) => v.leg === 'wonsan-kholmsk' && v.quantity && v.calls);
	const [box] = room?.boxes ?? [];

	it('has a hull for each call of each ship, and a square for each thousand tonnes begun', () => {
		expect(callers.length).toBeGreaterThan(1);
		for (const v of callers) {
			const marks = nodes.filter((n) => n.attrs['data-says'] === v.claim);
			const [hulls] = (marks.find((n) => n.tag === 'g') as Node).children as [Node];
			expect(String(hulls.attrs.d).match(/z/g), v.ship).toHaveLength(Number(v.calls));
			const squares = marks.find((n) => n.tag === 'path') as Node;
			const tonnes = Number(data.quantities.find((q) => q.id === v.quantity)?.value);
			expect(String(squares.attrs.d).match(/M/g), v.ship).toHaveLength(Math.ceil(tonnes / 1000));
			expect(texts).toContain(v.ship);
			expect(texts).toContain(`${tonnes.toLocaleString('en')} t`);
		}
	});
	it('says that it is schematic, what a square is, and who took the coal on, as reported', () => {
		expect(texts.join(' ')).toMatch(/schematic/i);
		expect(texts.join(' ')).toMatch(/One square: 1,000 t/);
		// Whose ships are not named, and who says so.
		const out = texts.join(' ').replaceAll('- ', '-');
		expect(out).toMatch(/Chinese-operated ships, not named, says Reuters|Reuters: Chinese-operated, not named/);
		expect(nodes.filter((n) => String(n.attrs.class).startsWith('hull')).map((n) => n.attrs.class)).toEqual([
			...callers.map((v) => `hull ${lineOf(claim(v.claim).standing)}`),
			`hull ${lineOf(claim('chinese-operated').standing)}`,
		]);
	});
	it('keeps its words inside, and no label of the map stands on it while it is there', () => {
		const { x, y, width, height } = box as { x: number; y: number; width: number; height: number };
		for (const n of nodes.filter((t) => t.tag === 'text')) {
			const type = Number(n.attrs['font-size'] ?? 15);
			expect(type).toBeGreaterThanOrEqual(14.6);
			expect(Number(n.attrs.x)).toBeGreaterThan(x);
			expect(Number(n.attrs.y)).toBeGreaterThan(y);
			expect(Number(n.attrs.y)).toBeLessThan(y + height);
		}
		// The ship's words end above the shore, which has words of its own.
		const boxes = nodes.filter((t) => t.tag === 'text').map((n) => shown([n], STATES.length).texts[0]?.box as Box);
		boxes.forEach((a, i) => {
			for (const b of boxes.slice(i + 1)) expect(overlap(a, b, 0), texts.join(' | ')).toBe(false);
		});
		const { from, to } = room as { from: number; to: number };
		for (const p of models[size].labels.flatMap((l) => l.parts).filter((p) => p.from <= to && p.to >= from))
			for (const b of room?.boxes ?? []) expect(overlap(p.box, b), p.text).toBe(false);
		// Nor does one begin against its border, which would look like the first letter's stem.
		const right = Math.max(
			...nodes.filter((n) => n.attrs.class === 'sea').map((n) => Number(n.attrs.x) + Number(n.attrs.width)),
		);
		for (const p of models[size].labels.flatMap((l) => l.parts).filter((p) => p.from <= to && p.to >= from))
			if (p.box.x > right && p.box.y < y + height) expect(p.box.x - right, p.text).toBeGreaterThanOrEqual(4.5);
		// On a large map it leaves the cards their place.
		if (size === 'wide') expect(x).toBeGreaterThan(490);
		expect(x + width).toBeLessThan(models[size].width);
	});
});

describe('what a drawing needs from its page', () => {
	it('is in defs: every href and every clip', () => {
		const held = defs();
		for (const d of [
			chart.draw(data, graphic, 'wide'),
			chart.draw(data, graphic, 'narrow'),
			drawn('wide'),
			drawn('narrow'),
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
		for (const [, name] of symbolsOf('route-map').matchAll(/ class="([\w -]+)"/g)) {
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
		const has = symbolsOf('route-map');
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
		expect(table.rows.length).toBe(legFacts.length + 1 + unlinked.length);
		for (const r of table.rows) expect(r.cells.length, r.cells[0]).toBe(table.columns.length);
		for (const r of table.rows)
			expect(
				data.claims.some((c) => c.id === r.claim),
				r.cells[0],
			).toBe(true);
	});
	it('says of each state what the drawing shows', () => {
		const words = { record: 'solid', said: 'dashed', speech: 'thin, with a tick', declared: 'dotted' } as Record<
			string,
			string
		>;
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
		for (const leg of legFacts) {
			const name = (end: FactLeg['from']) =>
				typeof end === 'string' ? (portFacts.find((p) => p.id === end)?.name as string) : end.open;
			const open = typeof leg.from !== 'string' || typeof leg.to !== 'string';
			expect(row(name(leg.from), name(leg.to))[3], leg.id).toMatch(open ? /^–$/ : /^\d{3}$|^\d,\d{3}$/);
		}
	});
	it('says who, and when', () => {
		legFacts.forEach((leg, i) => {
			const [first] = leg.states as [FactLeg['states'][number]];
			const cell = table.rows[i]?.cells[4 + PHASES.indexOf(first.state as never)] as string;
			const said = data.claims.find((c) => c.id === first.claim) as Claim;
			expect(cell, leg.id).toContain(said.speaker.who);
			expect(cell, leg.id).toMatch(/\d{4}$/);
		});
		const { 'taean-from': from, 'taean-to': to, 'not-drawn': not } = graphicFacts('route-map').labels;
		expect(row(from as string, to as string).join(' ')).toContain(not as string);
	});
});

it('no name of the map is struck through by the leader of a plan while the plan stands', () => {
	const plans = drawn('narrow')
		.nodes.flatMap((n) => [...walk(n)])
		.filter((n) => n.attrs.class === 'plan');
	const leaders = plans.flatMap((plan) =>
		plan.children.flatMap((c) => {
			const ends =
				typeof c !== 'string' && c.tag === 'path' && /^M([\d.]+) ([\d.]+)L([\d.]+) ([\d.]+)$/.exec(String(c.attrs.d));
			return ends
				? [{ from: Number(plan.attrs['data-in']), ends: ends.slice(1).map(Number) as [number, number, number, number] }]
				: [];
		}),
	);
	expect(leaders.length).toBeGreaterThan(0);
	const struck = leaders.flatMap(({ from, ends: [x1, y1, x2, y2] }) =>
		models.narrow.labels.flatMap(({ parts }) =>
			parts
				.filter((p) => p.to >= from)
				.filter(({ box }) =>
					Array.from({ length: 201 }, (_, i) => [x1 + ((x2 - x1) * i) / 200, y1 + ((y2 - y1) * i) / 200] as const).some(
						([x, y]) => x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height,
					),
				)
				.map((p) => p.text),
		),
	);
	expect(struck).toEqual([]);
});
