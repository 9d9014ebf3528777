import type { Data } from '../../data';
import { find } from '../../data/find';
import type { Graphic, Leg } from '../../data/schema';
import type { InkName } from '../../design/tokens';
import { longDate, thousands } from '../../ledger/format';
import { classOf } from '../../ledger/standing';
import { coastDefs, FINENESS } from '../../map/coastline';
import { borderOf, clipId, graticule } from '../../map/frame';
import { nauticalMiles, placesOf } from '../../map/legs';
import { SHEETS } from '../../map/sheets';
import type { Chart, Drawing, Size, Table } from '../kit/chart';
import { g, h, type Node, write } from '../kit/svg';
import {
	type LegMark,
	type MapModel,
	type MapOptions,
	model,
	PHASES,
	type Phase,
	SPACING,
	STATES,
	word,
} from './model';
import type { Part } from './place';

/** What is drawn on each sheet. */
const MAPS = {
	narrow: { ...SHEETS.narrow, states: STATES, words: 'few' },
	wide: { ...SHEETS.wide, states: STATES, words: 'all', compass: true },
	'hero-narrow': { ...SHEETS['hero-narrow'], states: ['report'], words: 'few', size: 16, seaSize: 18 },
	// A page's title stands on the left of it.
	'hero-wide': {
		...SHEETS['hero-wide'],
		states: ['report'],
		words: 'all',
		compass: true,
		safe: { x: 560, y: 40, width: 850, height: 830 },
		size: 18,
		seaSize: 24,
	},
} as const satisfies Record<string, MapOptions>;

const use = (id: string, className: string, k: number, width?: number): Node =>
	// Strokes are divided by the scale they stand in: not every reader of SVG knows vector-effect.
	h('use', {
		href: `#map-${id}`,
		class: className,
		'stroke-width': width === undefined ? undefined : String(Math.round((width / k) * 100) / 100),
	});

/** Land and water of a map, cut to its frame. The coast itself stands once in the page: see `defs`. */
function ground({ camera, frame, border }: MapModel): Node[] {
	const k = camera.k / FINENESS;
	const at = `translate(${camera.x.toFixed(1)} ${camera.y.toFixed(1)}) scale(${k.toFixed(4)})`;
	const band = Math.min(1, camera.k);
	return [
		h('rect', { class: 'sea', ...frame }),
		g(
			{ 'clip-path': `url(#${clipId(frame)})` },
			g(
				{ class: 'shoal', transform: at },
				use('land', 'shoal-far', k, 44 * band),
				use('land', 'shoal-near', k, 22 * band),
			),
			h('path', { class: 'hair', d: graticule(camera, frame, border.graticule) }),
			g(
				{ transform: at },
				use('land', 'land', k),
				use('north-korea', 'north-korea', k),
				use('borders', 'border', k, 0.7),
				h('use', {
					href: '#map-demarcation',
					class: 'border',
					'stroke-width': (1.2 / k).toFixed(2),
					'stroke-dasharray': `${(4 / k).toFixed(1)} ${(3 / k).toFixed(1)}`,
				}),
				use('land', 'coast', k, 0.9),
			),
		),
	];
}

const legId = (sheet: Size, leg: string) => `leg-${leg}-${sheet}`;

const seen = (from: number, to: number, last: number) => ({
	'data-in': from || undefined,
	'data-out': to < last ? to + 1 : undefined,
});

/** A leg's line, and the arrowhead that tells which way the ship sailed. Scenes of one sheet share the line's path. */
function legNode(m: LegMark, last: number, sheet?: Size): Node {
	const cos = Math.cos(m.heading);
	const sin = Math.sin(m.heading);
	const at = (along: number, across: number) =>
		`${(m.tip[0] + along * cos - across * sin).toFixed(1)} ${(m.tip[1] + along * sin + across * cos).toFixed(1)}`;
	const head =
		m.line === 'declared'
			? `M${at(-9, 5)}L${at(0, 0)}L${at(-9, -5)}`
			: `M${at(0, 0)}L${at(-11, 4.6)}L${at(-8, 0)}L${at(-11, -4.6)}z`;
	// A solid line is drawn along its length, and the dashed one under it goes when it has arrived; others are uncovered.
	const move = m.line === 'record' || (m.line === 'said' && m.to < last) ? 'k' : m.toward;
	return g(
		{
			'data-says': m.claim,
			'data-leg': m.id,
			...seen(m.from, m.to, last),
			'data-move': m.from || m.to < last ? move : undefined,
		},
		sheet
			? h('use', { class: `line ${m.line}`, href: `#${legId(sheet, m.id)}` })
			: h('path', { class: `line ${m.line}`, d: m.d }),
		h('path', { class: `arrow ${m.line}`, d: head }),
	);
}

const CLASSES: Record<Part['kind'], string> = {
	port: 'b',
	country: 'b',
	sea: 'water',
	said: 'said',
	record: '',
	declared: 'i',
	quiet: 'quiet',
};
function textNode(p: Part, onLine: boolean, last: number): Node {
	const halo = onLine && p.kind !== 'country';
	return h(
		'text',
		{
			class: [CLASSES[p.kind], halo && 'halo'].filter(Boolean).join(' ') || undefined,
			x: p.x,
			// Letterspacing trails the last letter: half of it moves a centred name back.
			dx: p.kind === 'country' && p.anchor === 'middle' ? SPACING / 2 : undefined,
			y: p.y,
			'font-size': p.size === 15 ? undefined : p.size,
			'text-anchor': p.anchor === 'start' ? undefined : p.anchor,
			'letter-spacing': p.kind === 'country' ? SPACING : undefined,
			'data-says': p.claim,
			...seen(p.from, p.to, last),
			'data-move': p.kind === 'record' && p.from ? 't' : undefined,
		},
		p.text,
	);
}

/** A rose: an outer ring with a tick every five degrees, and four points. */
function rose({ x, y, r }: { x: number; y: number; r: number }): Node {
	const at = (angle: number, d: number) =>
		`${(x + d * Math.sin(angle)).toFixed(1)} ${(y - d * Math.cos(angle)).toFixed(1)}`;
	const points = [0, 1, 2, 3].map((i) => {
		const a = (i * Math.PI) / 2;
		return `M${at(a, r * 0.98)}L${at(a + Math.PI / 4, r * 0.13)}L${at(0, 0)}z`;
	});
	const outline = [0, 1, 2, 3].map((i) => {
		const a = (i * Math.PI) / 2;
		return `M${at(a, r * 0.98)}L${at(a - Math.PI / 4, r * 0.13)}L${at(0, 0)}`;
	});
	return g(
		{ class: 'rose', 'stroke-width': 0.7 },
		h('circle', { cx: x, cy: y, r }),
		h('circle', { cx: x, cy: y, r: r * 0.72 }),
		// Seventy-two ticks, of five degrees each, are a dashed circle.
		h('circle', {
			cx: x,
			cy: y,
			r: r * 0.955,
			'stroke-width': r * 0.07,
			'stroke-dasharray': `.6 ${((Math.PI * r * 0.955) / 36 - 0.6).toFixed(4)}`,
		}),
		h('path', { d: outline.join('') }),
		h('path', { class: 'rose-dark', d: points.join('') }),
	);
}

const base = (m: MapModel): Node[] => [...ground(m), ...(m.compass ? [rose(m.compass)] : [])];

/** A map from its model; of a sheet that several scenes show, what never changes is written once: see `defs`. */
function nodesOf(m: MapModel, last: number, sheet?: Size): Node[] {
	return [
		...(sheet ? [h('use', { href: `#sheet-${sheet}` })] : base(m)),
		...m.legs.map((l) => legNode(l, last, sheet)),
		...m.ports.map((p) =>
			h('circle', {
				class: p.open ? 'port open' : 'port',
				cx: p.x,
				cy: p.y,
				r: p.r,
				'data-says': p.claim,
				'data-port': p.id,
				...seen(p.from, last, last),
			}),
		),
		...m.labels.flatMap(({ parts, leader, dots = [], onLine }) => {
			const [first] = parts;
			const point = (p: readonly number[]) => p.map((n) => n.toFixed(1)).join(' ');
			const line =
				leader && first
					? [
							g(
								{
									class: `leader ${first.kind}`,
									...seen(first.from, first.to, last),
									'data-move': first.kind === 'record' && first.from ? 't' : undefined,
								},
								h('path', { d: `M${point(leader[0])}L${point(leader[1])}` }),
								...dots.map(([cx, cy]) => h('circle', { cx, cy, r: 2.6 })),
							),
						]
					: [];
			return [...line, ...parts.map((p) => textNode(p, onLine, last))];
		}),
		sheet ? h('use', { href: `#border-${sheet}` }) : borderOf(m.camera, m.frame, m.border),
	];
}

/**
 * A map of any size, view and states.
 * The page must have the coast (`symbols`) and the frame's clip (`clipOf`; those of the sheets come with the coast).
 */
export function drawMap(data: Data, graphic: Graphic, options: MapOptions): Drawing {
	const m = model(data, graphic, options);
	return { width: m.width, height: m.height, nodes: nodesOf(m, options.states.length - 1) };
}

/** The first map of the story: what the report itself names, all of it dashed. */
export const drawHero = (data: Data, size: Size): Drawing =>
	drawMap(data, find(data.graphics, 'route-map'), MAPS[`hero-${size}`]);

const draw = (data: Data, graphic: Graphic, size: Size): Drawing => {
	const m = model(data, graphic, MAPS[size]);
	return { width: m.width, height: m.height, nodes: nodesOf(m, STATES.length - 1, size) };
};

/**
 * What the drawings of `chart` use, to be written once in a page or a file that holds them: the coast, the clips, and of
 * each sheet its ground, its border and its lines.
 */
function shared(data: Data, sizes: readonly Size[]): Node[] {
	const graphic = find(data.graphics, 'route-map');
	return [
		coastDefs(),
		h(
			'defs',
			{},
			...sizes.flatMap((size) => {
				const m = model(data, graphic, MAPS[size]);
				const lines = new Map(m.legs.map((l) => [l.id, l.d]));
				return [
					g({ id: `sheet-${size}` }, ...base(m)),
					g({ id: `border-${size}` }, borderOf(m.camera, m.frame, m.border)),
					...[...lines].map(([id, d]) => h('path', { id: legId(size, id), d })),
				];
			}),
		),
	];
}
/** The same as text, for a file that holds drawings of these sizes. */
export const defs = (data: Data, sizes: readonly Size[] = ['narrow', 'wide']): string =>
	shared(data, sizes).map(write).join('');
/** The same for a page, ahead of its drawings. */
export const symbols = (data: Data): string =>
	write(
		h(
			'svg',
			{ class: 'hidden', width: 0, height: 0, 'aria-hidden': 'true', focusable: 'false' },
			...shared(data, ['narrow', 'wide']),
		),
	);

/** What puts a leg on the map in one state: its line, who says so, and when. */
function standing(data: Data, graphic: Graphic, leg: Leg, state: Phase): string {
	const shown = leg.states.find((s) => s.state === state);
	if (!shown) return word(graphic, 'none');
	const claim = find(data.claims, shown.claim);
	const at = leg.states.indexOf(shown);
	if (at > 0 && leg.states[at - 1]?.claim === shown.claim) return word(graphic, 'as-before');
	return `${word(graphic, classOf(claim.standing))}: ${claim.speaker.who}, ${longDate(claim.date)}`;
}

function table(data: Data, graphic: Graphic): Table {
	const nameOf = (end: Leg['from']) => (typeof end === 'string' ? find(data.ports, end).name : end.open);
	const none = word(graphic, 'none');
	const legs = data.legs.map((leg) => ({
		cells: [
			nameOf(leg.from),
			nameOf(leg.to),
			leg.ships,
			// A line with an open end has no length.
			typeof leg.from === 'string' && typeof leg.to === 'string'
				? thousands(nauticalMiles(placesOf(leg, data.ports)))
				: none,
			...PHASES.map((s) => standing(data, graphic, leg, s)),
			leg.note ?? '',
		],
		claim: leg.states.at(-1)?.claim,
	}));
	const taean = ['taean-from', 'taean-to', 'taean-ships'].map((k) => word(graphic, k));
	const papers = find(data.claims, 'loading-ports');
	const said = (id: string) => {
		const claim = find(data.claims, id);
		return `${claim.speaker.who}, ${longDate(claim.date)}`;
	};
	const marks = data.ports
		.filter((p) => !data.legs.some((l) => l.from === p.id || l.to === p.id))
		.map((p) => ({
			cells: [
				p.country === 'Russia' ? p.name : word(graphic, 'not-known'),
				p.country === 'Russia' ? word(graphic, 'not-known') : p.name,
				word(graphic, 'not-known'),
				none,
				none,
				none,
				none,
				`${word(graphic, 'mark-only')}: ${said(p.claims[0] as string)}`,
				p.position === 'approximate' ? word(graphic, 'approximate-note') : '',
			],
			claim: p.claims[0],
		}));
	return {
		caption: word(graphic, 'caption'),
		columns: [
			'column-from',
			'column-to',
			'column-ships',
			'column-miles',
			...PHASES.map((s) => `column-${s}`),
			'column-note',
		].map((k) => word(graphic, k)),
		rows: [
			...legs,
			{
				cells: [
					...taean,
					none,
					none,
					`${word(graphic, 'not-drawn')}: ${said(papers.id)}`,
					word(graphic, 'as-before'),
					word(graphic, 'as-before'),
					word(graphic, 'taean-note'),
				],
				claim: papers.id,
			},
			...marks,
		],
	};
}

/** Chart no. 1: the route, and how firmly each leg of it stands. */
export const chart: Chart = { id: 'route-map', states: STATES, draw, table };

/**
 * What stands in shared groups is named by one class alone: a `<use>` shows a copy that sees no ancestor of its own.
 */
export const style = (ink: InkName): string => `
.sea,.ladder-paper{fill:${ink('paper')}}
.ladder-line{fill:none;stroke:${ink('ink')};stroke-width:.8}
.shoal{fill:none;stroke-linejoin:round}
.shoal-far{stroke:${ink('shoal-far')}}
.shoal-near{stroke:${ink('shoal-near')}}
.land{fill:${ink('land')}}
.north-korea{fill:${ink('land-north-korea')}}
.coast,.border{fill:none;stroke:${ink('coast')};stroke-linejoin:round}
.chart .arrow{fill:${ink('ink')}}
.chart .arrow.said{fill:${ink('said')}}
.chart .arrow.declared{fill:none;stroke:${ink('ink')};stroke-width:2}
.chart .port{fill:${ink('ink')};stroke:${ink('ink')};stroke-width:2}
.chart .port.open{fill:${ink('paper')}}
.chart .leader{fill:none;stroke:${ink('ink')};stroke-width:1}
.chart .leader circle{fill:${ink('ink')};stroke:none}
.chart .leader.said{stroke:${ink('said')}}
.chart .leader.said circle{fill:${ink('said')}}
.rose{fill:none;stroke:${ink('quiet')};opacity:.55}
.ladder-dash{fill:none;stroke:${ink('ink')}}
.rose-dark{fill:${ink('quiet')};stroke:none}
.degree{fill:${ink('ink')}}
`;

/**
 * How it moves on the story page, as CSS of `--g` and `--at` (kit/move.ts): a solid line is drawn along its length, then
 * its arrowhead and date come and the dashed line under it goes.
 */
export function move(data: Data): string {
	const graphic = find(data.graphics, 'route-map');
	const marks = (['narrow', 'wide'] as const).flatMap((size) =>
		model(data, graphic, MAPS[size]).legs.map((m) => ({ ...m, size })),
	);
	const drawn = marks.filter((m) => m.line === 'record');
	const gone = new Set(
		marks
			.filter((m) => m.line === 'said')
			.flatMap((m) => BEGINNINGS.map((b) => m.to + 1 - b))
			.filter((n) => n > 0 && n < 8),
	);
	return [
		...drawn.map((m) => `.record[href="#${legId(m.size, m.id)}"]{--l:${Math.ceil(lengthOf(m.samples)) + 2}px}`),
		'[data-in]>.line.record{stroke-dasharray:var(--l);stroke-dashoffset:calc(var(--l)*(1 - var(--g,1)))}',
		'[data-in]>.arrow.record{opacity:clamp(0,var(--g,1)*20 - 19,1)}',
		'[data-move=t]{opacity:min(var(--o,1),clamp(0,var(--g,1)*20 - 19,1))}',
		...[...gone].map((n) => `[data-move=k][data-out="${n}"]{opacity:clamp(0,(${n} - var(--at,99))*12,1)}`),
	].join('');
}
const lengthOf = (samples: readonly (readonly [number, number])[]) =>
	samples.reduce(
		(sum, [x, y], i) =>
			sum +
			(i
				? Math.hypot(
						x - (samples[i - 1] as readonly [number, number])[0],
						y - (samples[i - 1] as readonly [number, number])[1],
					)
				: 0),
		0,
	);
/** The states in which scenes of the story begin. */
const BEGINNINGS = (['report', 'before-list', 'us-sanctions'] as const).map((s) => STATES.indexOf(s));
