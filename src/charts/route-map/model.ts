import { find } from '../../data/find';
import type { Data } from '../../data/read';
import { type Claim, type Graphic, type Leg, PHASES } from '../../data/schema';
import { textWidth } from '../../design/measure';
import { type Box, overlap } from '../../design/text';
import { classOf } from '../../ledger/standing';
import { borders, demarcation, land, onLand } from '../../map/coastline';
import { type Border, frameIn } from '../../map/frame';
import { pathThrough, samplesOf } from '../../map/legs';
import { placesOf } from '../../map/miles';
import { type Camera, inDrawing, type Place, type Point, placeIn, unproject } from '../../map/projection';
import { type Frame, fit, type View } from '../../map/views';
import { along, arrange, type Candidate, type Field, type Item, type Kind, type Part, type Placed } from './place';

export { PHASES };
export type Phase = (typeof PHASES)[number];

/**
 * The states of the map: a phase, and where the story tells it leg by leg, the legs that stand in it already. The others
 * stand as in the phase before. Legs ink in in the order of the data.
 */
type Beat = { phase: Phase | 'opening'; legs?: readonly string[]; except?: readonly string[] };
const BEATS = {
	// The story begins with it, and what it shows stands in a field of its own.
	opening: { phase: 'opening' },
	'report-russia': { phase: 'report', legs: ['report-to-nakhodka', 'report-to-kholmsk'] },
	'report-korea': { phase: 'report', except: ['russia-japan'] },
	report: { phase: 'report' },
	'smuggling-nakhodka': { phase: 'smuggling', legs: ['report-to-nakhodka', 'nampo-nakhodka'] },
	'smuggling-kholmsk': { phase: 'smuggling', except: ['kholmsk-declared', 'nakhodka-ulsan'] },
	'smuggling-reload': { phase: 'smuggling', except: ['kholmsk-declared', 'nakhodka-ulsan'] },
	'smuggling-declared': { phase: 'smuggling', except: ['nakhodka-ulsan'] },
	'smuggling-tracked': { phase: 'smuggling', except: ['nakhodka-ulsan'] },
	smuggling: { phase: 'smuggling' },
	'before-list': { phase: 'us-sanctions', legs: ['kholmsk-declared'] },
	'us-sanctions': { phase: 'us-sanctions' },
	'later-incheon': { phase: 'later', legs: ['kholmsk-incheon'] },
	'later-pohang': { phase: 'later', legs: ['kholmsk-incheon', 'kholmsk-pohang'] },
	'later-kholmsk': { phase: 'later' },
	later: { phase: 'later' },
} as const satisfies Record<string, Beat>;
export type State = keyof typeof BEATS;
export const STATES = Object.keys(BEATS) as readonly State[];

/** What a leg shows in a state, as its data has it for the phase; nothing where it is not drawn. */
export function shownIn(
	leg: Leg,
	state: State,
): { state: Phase | 'opening'; claim: string; inked?: string } | undefined {
	const { phase, legs, except }: Beat = BEATS[state];
	if (phase === 'opening') return leg.opening && { state: phase, ...leg.opening };
	const there = legs ? legs.includes(leg.id) : !except?.includes(leg.id);
	const stands = there ? phase : PHASES[PHASES.indexOf(phase) - 1];
	return leg.states.find((s) => s.state === stands);
}

export type MapOptions = {
	/** What messages call the drawing. */
	name?: string;
	/** The drawing's size in its units. */
	width: number;
	height: number;
	view: View;
	border: Border;
	/** The states that the drawing goes through, in order; a mark's `from` and `to` count in this list. */
	states: readonly State[];
	/** Every word that the map has, those that a small drawing has room for, or the names of its ports alone. */
	words: 'all' | 'few' | 'ports';
	/** A rose in the open Pacific. */
	compass?: boolean;
	/** Where texts may stand, if that is less than the frame: what a page may cover or cut is left out. */
	safe?: Box;
	/** Boxes that labels keep off in the states from `from` to `to`: a plan, and what ties it to its port. */
	plans?: readonly { boxes: readonly Box[]; from: number; to: number }[];
	/** Type of names of seas, and of the rest. */
	seaSize?: number;
	size?: number;
};

/** A line of one form, through the states that show it so. Points are in drawing units. */
export type LegMark = {
	id: string;
	claim: string;
	/** `record`, `said` or `declared`, from the claim's standing. */
	line: string;
	from: number;
	to: number;
	d: string;
	/** Whether it ends at sea, at no port. */
	open: boolean;
	/** Tip and direction (radians, 0 eastward, clockwise) of the arrowhead. */
	tip: Point;
	heading: number;
	/** The side to which it runs on the whole: right, left, down or up. */
	toward: 'r' | 'l' | 'd' | 'u';
	samples: Point[];
};
export type PortMark = { id: string; claim: string; x: number; y: number; r: number; open: boolean; from: number };
export type MapModel = {
	width: number;
	height: number;
	frame: Frame;
	camera: Camera;
	border: Border;
	legs: LegMark[];
	ports: PortMark[];
	labels: Placed[];
	compass?: { x: number; y: number; r: number };
};

const fileOf = (graphic: MapWords) => `data/graphics/${graphic.id}.yaml`;
/** A word of the map. @throws Error naming the graphic's file and the label that it lacks */
export function word(graphic: MapWords, key: string): string {
	const text = graphic.labels[key];
	if (!text) throw new Error(`data/graphics/${graphic.id}.yaml: no label "${key}"`);
	return text;
}

/** The runs of states in which a leg's line has one form. */
export function runs(
	data: Pick<MapRows, 'claims'>,
	leg: Leg,
	states: readonly State[],
): Pick<LegMark, 'claim' | 'line' | 'from' | 'to'>[] {
	const found: Pick<LegMark, 'claim' | 'line' | 'from' | 'to'>[] = [];
	states.forEach((state, at) => {
		const shown = shownIn(leg, state);
		if (!shown) return;
		const line = classOf(find(data.claims, shown.claim).standing);
		const last = found.at(-1);
		if (last && last.line === line && last.to === at - 1) last.to = at;
		else found.push({ claim: shown.claim, line, from: at, to: at });
	});
	return found;
}

/** Countries are letterspaced capitals. */
export const SPACING = 1;
const SETTING = {
	port: 'bold',
	country: 'bold',
	sea: 'said',
	said: 'said',
	record: 'label',
	declared: 'said',
	quiet: 'label',
} as const;
const widthOf = (text: string, kind: Kind, size: number) =>
	textWidth(text, size, SETTING[kind]) + (kind === 'country' ? SPACING * text.length : 0);

type Line = { text: string; kind: Kind; size: number; from: number; to: number; claim?: string };
/** Lines of text, one under the other by whole units, as parts of one label. `x` is the left edge or, if `middle`, the middle. */
function stack(lines: Line[], x: number, top: number, middle: boolean, leading = 1.12): Part[] {
	let y = top;
	return lines.map((line) => {
		const width = widthOf(line.text, line.kind, line.size);
		const baseline = y + line.size * 0.8;
		const part: Part = {
			...line,
			x,
			y: baseline,
			anchor: middle ? 'middle' : 'start',
			box: { x: middle ? x - width / 2 : x, y, width, height: line.size },
		};
		y += Math.round(line.size * leading);
		return part;
	});
}
const heightOf = (lines: Line[], leading = 1.12) =>
	lines.reduce((sum, l, i) => sum + (i < lines.length - 1 ? Math.round(l.size * leading) : l.size), 0);

/** Places for a port's name: beside, above and below it, near first. */
function aroundPort(mark: PortMark, lines: Line[], others: readonly PortMark[]): Candidate[] {
	const { x, y, r } = mark;
	const widths = lines.map((l) => widthOf(l.text, l.kind, l.size));
	const width = Math.max(...widths);
	const height = heightOf(lines);
	const first = lines[0]?.size ?? 15;
	const found: Candidate[] = [];
	for (const far of [0, 4, 9, 15]) {
		const gap = r + 3.5 + far;
		const cost = far * 0.25;
		for (const shift of [0, -0.35, 0.35, -0.7, 0.7, -1.05, 1.05]) {
			const top = y - first / 2 + shift * first;
			const bend = Math.abs(shift) * 1.2;
			found.push({ parts: stack(lines, x + gap, top, false), cost: cost + bend });
			// On the left each line ends at the port.
			const left = stack(lines, 0, top, false).map((p, i) => {
				const at = x - gap - (widths[i] as number);
				return { ...p, x: at, box: { ...p.box, x: at } };
			});
			found.push({ parts: left, cost: cost + bend + 0.6 });
		}
		// With the other lines above, so that the name stays next to its port.
		const upward = lines.some((l) => l.to !== lines[0]?.to) ? [...lines].reverse() : lines;
		found.push({ parts: stack(upward, x + gap, y - height + first / 2, false), cost: cost + 0.4 });
		const top = y - height + first / 2;
		found.push({
			parts: stack(upward, 0, top, false).map((p) => {
				const at = x - gap - p.box.width;
				return { ...p, x: at, box: { ...p.box, x: at } };
			}),
			cost: cost + 1,
		});
		for (const slide of [0, -0.25, 0.25, -0.45, 0.45]) {
			const at = x + slide * width;
			found.push({ parts: stack(upward, at, y - gap - height, true), cost: cost + 1.6 + Math.abs(slide) });
			found.push({ parts: stack(lines, at, y + gap, true), cost: cost + 1.8 + Math.abs(slide) });
		}
	}
	// A name nearer to another port would be read as that one's.
	const far = (p: PortMark, { x: left, y: top, width: w, height: d }: Box) =>
		Math.hypot(Math.max(left - p.x, 0, p.x - left - w), Math.max(top - p.y, 0, p.y - top - d));
	return found.map((c) => {
		const name = c.parts.find((q) => q.text.startsWith(lines[0]?.text ?? '')) as Part;
		const reach = (p: PortMark) => far(p, name.box);
		const own = reach(mark);
		return { ...c, cost: c.cost + others.filter((o) => reach(o) < own * 1.5 + 2).length * 60 };
	});
}

/** A text's lines and their extent. */
type Block = { lines: Line[]; width: number; height: number };
/** Text `far` from a point in a direction, hung on the side of the leader. */
function beside(at: Point, ux: number, uy: number, far: number, { lines, width, height }: Block): Part[] {
	const [nx, ny] = [at[0] + ux * far, at[1] + uy * far];
	const x = ux > 0.3 ? nx : ux < -0.3 ? nx - width : nx - width / 2;
	const y = uy > 0.3 ? ny : uy < -0.3 ? ny - height : ny - height / 2;
	return stack(lines, x, y, false).map((p) => {
		const shift = ux < -0.3 ? width - p.box.width : ux <= 0.3 ? (width - p.box.width) / 2 : 0;
		return { ...p, x: p.x + shift, box: { ...p.box, x: p.box.x + shift } };
	});
}

/** Places for a port's name farther off, where there is none beside it: a leader leads there. */
function awayFromPort(mark: PortMark, lines: Line[], others: readonly PortMark[]): Candidate[] {
	const width = Math.max(...lines.map((l) => widthOf(l.text, l.kind, l.size)));
	const height = heightOf(lines);
	const at: Point = [mark.x, mark.y];
	return Array.from({ length: 24 }, (_, turn) => (turn * Math.PI) / 12).flatMap((angle) => {
		const [ux, uy] = [Math.cos(angle), Math.sin(angle)];
		// Clear of the mark's square.
		const start = (mark.r + 4) / Math.max(Math.abs(ux), Math.abs(uy));
		return [22, 32, 46, 64, 86].map((far): Candidate => {
			const parts = beside(at, ux, uy, far, { lines, width, height });
			const name = (parts[0] as Part).box;
			const near = others.filter((o) => overlap(name, { x: o.x - 12, y: o.y - 12, width: 24, height: 24 })).length;
			return {
				parts,
				cost: 4 + far * 0.15 + near * 15,
				leader: [
					[at[0] + ux * start, at[1] + uy * start],
					[at[0] + ux * (far - 2.5), at[1] + uy * (far - 2.5)],
				],
			};
		});
	});
}

/** Places for a name in a stretch of land or sea, best near its middle. */
function within(camera: Camera, area: View, middle: Place, settings: Line[][], leading: number, step = 5): Candidate[] {
	const [left, top] = placeIn(camera, [area.west, area.north]);
	const [right, bottom] = placeIn(camera, [area.east, area.south]);
	const [mx, my] = placeIn(camera, middle);
	const found: Candidate[] = [];
	settings.forEach((lines, i) => {
		const height = heightOf(lines, leading);
		for (let x = left; x <= right; x += step)
			for (let y = top; y <= bottom - height; y += step)
				found.push({
					parts: stack(lines, x, y, true, leading),
					cost: i * 2 + 0.06 * Math.hypot(x - mx, y + height / 2 - my),
				});
	});
	return found;
}

/** Breaks a text in so many lines of about equal width. */
function broken(text: string, lines: number): string[] {
	const words = text.split(' ');
	if (lines === 1 || words.length < lines) return lines === 1 ? [text] : [];
	let best: string[] = [];
	let least = Number.POSITIVE_INFINITY;
	const split = (from: number, done: string[]) => {
		if (done.length === lines - 1) {
			const all = [...done, words.slice(from).join(' ')];
			const widest = Math.max(...all.map((l) => textWidth(l, 15)));
			if (widest < least) [best, least] = [all, widest];
			return;
		}
		for (let to = from + 1; to <= words.length - (lines - done.length - 1); to++)
			split(to, [...done, words.slice(from, to).join(' ')]);
	};
	split(0, []);
	return best;
}

/** How far from a line its words may stand, how many lines of text they may be, and how far apart two lines that share them. */
type Reach = {
	beside: readonly number[];
	turns: number;
	counts: readonly number[];
	past: readonly number[];
	gap: number;
};
const NEAR_BY: Reach = { beside: [5, 14, 24, 36], turns: 12, counts: [1, 2, 3], past: [10, 18, 28], gap: 70 };
const FAR_OFF: Reach = {
	beside: [5, 24, 50, 70, 95, 125, 160],
	turns: 16,
	counts: [1, 2, 3, 4],
	past: [18, 40, 70, 100],
	gap: 140,
};

/**
 * Places for words about one or two lines: near them anywhere but at their ends. A leader with a dot on each line says
 * which are meant.
 */
function alongLegs(marks: readonly LegMark[], text: string, line: Omit<Line, 'text'>, reach = NEAR_BY): Candidate[] {
	const settings = reach.counts.flatMap((count): Block[] => {
		const lines = broken(text, count).map((t) => ({ ...line, text: t }));
		return lines.length
			? [{ lines, width: Math.max(...lines.map((l) => widthOf(l.text, l.kind, l.size))), height: heightOf(lines) }]
			: [];
	});
	const found: Candidate[] = [];
	const each = (mark: LegMark, use: (at: Point, middling: number) => void) => {
		const { samples } = mark;
		const stride = Math.max(1, Math.round(samples.length / 24));
		for (let i = Math.floor(samples.length * 0.12); i < samples.length * (mark.open ? 1 : 0.9); i += stride)
			use(samples[i] as Point, Math.abs(i / samples.length - 0.5) * 2);
	};
	const [one, other] = marks;
	if (one && !other)
		each(one, (at, middling) => {
			for (const setting of settings)
				for (let turn = 0; turn < reach.turns; turn++) {
					const angle = (turn * 2 * Math.PI) / reach.turns;
					const [ux, uy] = [Math.cos(angle), Math.sin(angle)];
					for (const far of reach.beside) {
						const led = far > 5;
						found.push({
							parts: beside(at, ux, uy, far, setting),
							cost: (led ? 1 + far * 0.12 : 0) + (setting.lines.length - 1) ** 2 * 0.6 + middling * 1.5,
							leader: led ? [at, [at[0] + ux * (far - 2.5), at[1] + uy * (far - 2.5)]] : undefined,
							dots: led ? [at] : undefined,
						});
					}
				}
		});
	if (one && other)
		for (const [far, near] of [
			[one, other],
			[other, one],
		] as const)
			each(far, (from, middling) => {
				// The nearest point of the second line, and on past it to the text.
				const to = near.samples.reduce((best, p) =>
					Math.hypot(p[0] - from[0], p[1] - from[1]) < Math.hypot(best[0] - from[0], best[1] - from[1]) ? p : best,
				);
				const gap = Math.hypot(to[0] - from[0], to[1] - from[1]);
				if (gap < 8 || gap > reach.gap) return;
				const [ux, uy] = [(to[0] - from[0]) / gap, (to[1] - from[1]) / gap];
				for (const setting of settings)
					for (const past of reach.past)
						found.push({
							parts: beside(to, ux, uy, past, setting),
							cost: 1 + (gap + past) * 0.08 + (setting.lines.length - 1) ** 2 * 0.6 + middling,
							leader: [from, [to[0] + ux * (past - 2.5), to[1] + uy * (past - 2.5)]],
							dots: [from, to],
						});
			});
	return found;
}

/** Names of lands and seas, in degrees: where each may stand, and where it stands best. */
type Land = { area: View; middle: Place; few: boolean; name?: string; kind?: Kind };
/** An area and what lies round it, so many degrees each way. */
const round = ({ west, east, south, north }: View, by: number): View => ({
	west: west - by,
	east: east + by,
	south: south - by,
	north: north + by,
});
/** Whether the middle of a label lies on land, or each of its corners on water. */
const standsOn = (camera: Camera, what: 'land' | 'water') => {
	const at = ({ x, y, width, height }: Box, u: number, v: number) =>
		onLand(unproject([(x + u * width - camera.x) / camera.k, (y + v * height - camera.y) / camera.k]));
	return ({ parts }: Candidate) =>
		parts.every(({ box }) =>
			what === 'land' ? at(box, 0.5, 0.5) : ![0, 0.5, 1].some((u) => at(box, u, 0) || at(box, u, 1)),
		);
};
const LANDS: Record<string, Land> = {
	'north-korea': { area: { west: 125.2, east: 128.6, south: 38.6, north: 42 }, middle: [126.8, 40.4], few: true },
	'south-korea': { area: { west: 126.6, east: 128.8, south: 34.6, north: 37.9 }, middle: [127.8, 36.7], few: true },
	china: { area: { west: 119, east: 129, south: 42.3, north: 46.5 }, middle: [126, 44.6], few: true },
	russia: { area: { west: 133.6, east: 137.5, south: 44.6, north: 47.6 }, middle: [135.6, 46.4], few: true },
	japan: { area: { west: 135.6, east: 140.5, south: 34.4, north: 37.6 }, middle: [138.2, 36.2], few: true },
};
const SEAS: Record<string, { area: View; middle: Place; few: boolean; scale: number }> = {
	'sea-of-japan': {
		area: { west: 131.4, east: 136.8, south: 37.4, north: 42.2 },
		middle: [133.9, 39.6],
		few: true,
		scale: 1,
	},
	'yellow-sea': {
		area: { west: 120.6, east: 126, south: 33.2, north: 38.6 },
		middle: [123.2, 36],
		few: false,
		scale: 0.85,
	},
};
const ROSE: Place = [142.95, 35.6];

/** The rows that a map is worked out from: lines take their form from how firmly the claims stand, and nothing else. */
type MapRows = Pick<Data, 'legs' | 'ports'> & { claims: readonly Pick<Claim, 'id' | 'standing'>[] };
/** Its words. */
type MapWords = Pick<Graphic, 'id' | 'labels'>;

/**
 * Everything on one map in drawing units: pure, from rows and sizes.
 * @throws Error where a label finds no place, or the graphic lacks a word
 */
export function model(data: Data, graphic: Graphic, options: MapOptions): MapModel {
	const rows = {
		legs: data.legs,
		ports: data.ports,
		claims: data.claims.map(({ id, standing }) => ({ id, standing })),
	};
	const words = { id: graphic.id, labels: graphic.labels };
	const key = JSON.stringify([rows, words, options]);
	const found = models.get(key) ?? compute(rows, words, options);
	models.set(key, found);
	return found;
}
/** Where labels stand in the order of placing that come and go again. */
const PASSING = 9;
/**
 * Maps by all that they are worked out from: the gate, the pages and the pictures ask for the same ones, and placing
 * labels is the longest part of a build. The gate runs apart from the build but in one process, so the store is global.
 */
const shared = globalThis as { [STORE]?: Map<string, MapModel> };
const STORE: unique symbol = Symbol.for('route-map.models');
shared[STORE] ??= new Map<string, MapModel>();
const models = shared[STORE];

function compute(data: MapRows, graphic: MapWords, options: MapOptions): MapModel {
	const { width, height, border, states } = options;
	const size = options.size ?? 15;
	const frame = frameIn(width, height, border);
	const camera = fit(options.view, frame);
	const last = states.length - 1;
	const few = options.words !== 'all';
	const portsOnly = options.words === 'ports';
	const r = few ? 4 : 4.8;
	const inFrame = ([x, y]: Point) =>
		x > frame.x && y > frame.y && x < frame.x + frame.width && y < frame.y + frame.height;

	const legs = data.legs.flatMap((leg): LegMark[] => {
		const places = placesOf(leg, data.ports);
		const samples = samplesOf(places, 3 / camera.k).map((p) => inDrawing(camera, p));
		const end = samples.at(-1) as Point;
		const away = (d: number) => samples.findLast((p) => Math.hypot(p[0] - end[0], p[1] - end[1]) >= d) ?? end;
		// An arrowhead touches the mark of its port; at an open end it is the end.
		const tip = typeof leg.to === 'string' ? away(r + 1) : end;
		const back = away(typeof leg.to === 'string' ? r + 13 : 12);
		const heading = Math.atan2(tip[1] - back[1], tip[0] - back[0]);
		const d = pathThrough(places, camera);
		const [dx, dy] = [end[0] - (samples[0] as Point)[0], end[1] - (samples[0] as Point)[1]];
		const toward = Math.abs(dx) > Math.abs(dy) ? (dx > 0 ? 'r' : 'l') : dy > 0 ? 'd' : 'u';
		return runs(data, leg, states).map((run) => ({
			id: leg.id,
			...run,
			open: typeof leg.to !== 'string',
			d,
			tip,
			heading,
			toward,
			samples,
		}));
	});

	const ports = data.ports.flatMap((port): PortMark[] => {
		const calls = data.legs.filter((l) => l.from === port.id || l.to === port.id);
		const found = legs.filter((m) => calls.some((c) => c.id === m.id)).map((m) => m.from);
		// A port without a leg came with the findings that name it, and no ship.
		const from = found.length ? Math.min(...found) : calls.length ? -1 : states.indexOf('later');
		const [x, y] = placeIn(camera, [port.lon, port.lat]);
		// A small drawing has no room for the names of ports without a leg, and a mark without a name says nothing.
		if (from < 0 || from > last || (few && !calls.length) || !inFrame([x, y])) return [];
		const claim = port.claims[0];
		if (!claim) throw new Error(`data/ports.csv: ${port.id} has no claim`);
		return [{ id: port.id, claim, x, y, r: calls.length ? r : r - 1, open: port.country !== 'Russia', from }];
	});

	const items: (Item & { order: number })[] = [];
	const always = { from: 0, to: last };
	for (const tag of portsOnly ? [] : tagsOf(data, graphic, legs, states, few)) {
		const line = {
			kind: tag.kind,
			size,
			from: tag.from,
			to: tag.to,
			claim: tag.claim,
		};
		items.push({
			// Who inked a line stands in the table too; what keeps one dashed is a caveat, and stays.
			spare: tag.kind === 'record',
			order: tag.passing ? PASSING : tag.marks.some((m) => m.open) ? 0 : 3,
			id: `${tag.marks.map((m) => m.id).join('-and-')}-${tag.from}`,
			own: tag.marks.map((m) => m.id),
			candidates: alongLegs(tag.marks, tag.text, line),
			more: () => [
				...alongLegs(tag.marks, tag.text, line, FAR_OFF),
				...(tag.short ? alongLegs(tag.marks, tag.short, line).map((c) => ({ ...c, cost: c.cost + 8 })) : []),
			],
			from: tag.source,
		});
	}
	for (const [id, { area, middle, few: keep, scale }] of Object.entries(portsOnly ? {} : SEAS)) {
		if (few && !keep) continue;
		const line = { kind: 'sea' as const, size: Math.max(14, scale * (options.seaSize ?? (few ? 15 : 19))), ...always };
		const text = word(graphic, id);
		// Two names, one under the other; or one name, in one line or two.
		const second = graphic.labels[`${id}-too`];
		const settings = second
			? [
					[text, second],
					[...broken(text, 2), second],
				]
			: [[text], broken(text, 2)].filter((s) => s.length);
		const lines = settings.map((s) => s.map((t) => ({ text: t, ...line })));
		items.push({
			order: 1,
			id,
			candidates: within(camera, area, middle, lines, 1.15, 3),
			more: () => within(camera, round(area, 1.5), middle, lines, 1.15, 6).filter(standsOn(camera, 'water')),
			stiff: 12,
			from: `labels.${id}${second ? ` or labels.${id}-too` : ''} in ${fileOf(graphic)}`,
		});
	}
	for (const mark of ports) {
		const port = find(data.ports, mark.id);
		const seen = { from: mark.from, to: last };
		const lines: Line[] = [{ text: port.name, kind: 'port', size, ...seen }];
		const report = states.findIndex((s) => BEATS[s].phase === 'report');
		if (!portsOnly && port.country === 'Russia' && mark.from <= report) {
			// For as long as the way there is only the report's.
			const to = Math.max(
				...legs
					.filter((m) => m.to < last && data.legs.some((l) => l.id === m.id && l.to === port.id && m.from === report))
					.map((m) => m.to),
				report,
			);
			lines.push({ text: word(graphic, 'reported'), kind: 'said', size, from: report, to, claim: 'core-route' });
		}
		const others = ports.filter((p) => p !== mark);
		const from = `name of ${port.id} in data/ports.csv`;
		if (port.position === 'approximate') {
			const doubt = word(graphic, 'approximate');
			const one: Line = { ...(lines[0] as Line), text: `${port.name} ${doubt}` };
			const two: Line[] = [...lines, { text: doubt, kind: 'port', size, ...seen }];
			items.push({
				order: 2,
				id: mark.id,
				candidates: [...aroundPort(mark, [one], others), ...aroundPort(mark, two, others)],
				more: () => [...awayFromPort(mark, [one], others), ...awayFromPort(mark, two, others)],
				from,
			});
			continue;
		}
		items.push({
			order: 2,
			id: mark.id,
			candidates: aroundPort(mark, lines, others),
			more: () => awayFromPort(mark, lines, others),
			from,
		});
	}
	for (const [id, { area, middle, few: keep, name = id, kind = 'country' }] of Object.entries(portsOnly ? {} : LANDS)) {
		if (few && !keep) continue;
		const text = word(graphic, name);
		const line = { kind, size, ...always };
		const settings = [[text], broken(text, 2)].filter((s) => s.length).map((s) => s.map((t) => ({ text: t, ...line })));
		items.push({
			order: 2,
			id,
			candidates: within(camera, area, middle, settings, 1.2, 5),
			more: () => within(camera, round(area, 0.7), middle, settings, 1.2, 4).filter(standsOn(camera, 'land')),
			stiff: few ? 1 : 3,
			from: `labels.${name} in ${fileOf(graphic)}`,
		});
	}
	// The open sea is scarce: words at the end of a line that ends there come first, then the sea's own name, then what
	// must stand by its mark, then words that can give way.
	items.sort((a, b) => a.order - b.order);

	const compass = options.compass
		? { x: placeIn(camera, ROSE)[0], y: placeIn(camera, ROSE)[1], r: Math.min(64, camera.k * 58) }
		: undefined;
	const disc = (x: number, y: number, d: number, from: number) => ({
		x: x - d,
		y: y - d,
		width: 2 * d,
		height: 2 * d,
		from,
		to: last,
	});
	const field: Field = {
		safe: options.safe ?? { x: frame.x + 3, y: frame.y + 3, width: frame.width - 6, height: frame.height - 6 },
		solid: [
			...ports.map((p) => ({ ...disc(p.x, p.y, p.r + 1, p.from), port: true })),
			...legs.map((l) => ({
				...disc(l.tip[0] - 5 * Math.cos(l.heading), l.tip[1] - 5 * Math.sin(l.heading), 5, l.from),
				to: l.to,
			})),
			...(compass ? [disc(compass.x, compass.y, compass.r, 0)] : []),
			...(options.plans ?? []).flatMap(({ boxes, from, to }) => boxes.map((box) => ({ ...box, from, to }))),
		],
		soft: [
			...legs.map((l) => ({ id: l.id, points: l.samples, from: l.from, to: l.to, weight: 4 })),
			{ id: 'shore', points: shore(camera, frame), ...always, weight: 0.3 },
		],
		forbidden: ({ kind, box }) => {
			const at = (u: number, v: number) =>
				unproject([(box.x + u * box.width - camera.x) / camera.k, (box.y + v * box.height - camera.y) / camera.k]);
			const corners = [0, 0.25, 0.5, 0.75, 1].flatMap((u) => [at(u, 0), at(u, 1)]);
			// What is said is set in an ink that North Korea's darker tint drowns.
			if (kind === 'said' || kind === 'declared') return corners.some((p) => onLand(p, 'North Korea'));
			return false;
		},
	};
	const where = {
		drawing: `${options.name ?? 'drawing'} of ${width} by ${height} units`,
		states,
	};
	// What stands throughout is placed first, as if alone; what only passes takes what room that leaves it.
	const labels = arrange(
		items.filter((i) => i.order < PASSING),
		field,
		where,
	);
	const passing = items.filter((i) => i.order === PASSING);
	if (passing.length)
		labels.push(
			...arrange(
				passing,
				{
					...field,
					solid: [...field.solid, ...labels.flatMap((l) => l.parts.map((p) => ({ ...p.box, from: p.from, to: p.to })))],
					soft: [
						...field.soft,
						...labels.flatMap(({ id, leader, parts: [p] }) =>
							leader && p ? [{ id, points: along(leader), from: p.from, to: p.to, weight: 4 }] : [],
						),
					],
				},
				where,
			),
		);
	return { width, height, frame, camera, border, legs, ports, labels, compass };
}

/** The drawn coast and borders as points a few units apart, as far as the frame shows it. */
function shore(camera: Camera, frame: Frame): Point[] {
	return [...land, ...borders, ...demarcation].flatMap((ring) =>
		ring.slice(1).flatMap((to, i) => {
			const [ax, ay] = inDrawing(camera, ring[i] as Point);
			const [bx, by] = inDrawing(camera, to);
			if (Math.max(ax, bx) < frame.x || Math.min(ax, bx) > frame.x + frame.width) return [];
			if (Math.max(ay, by) < frame.y || Math.min(ay, by) > frame.y + frame.height) return [];
			const n = Math.max(1, Math.round(Math.hypot(bx - ax, by - ay) / 4));
			return Array.from({ length: n }, (_, k): Point => [ax + ((bx - ax) * k) / n, ay + ((by - ay) * k) / n]);
		}),
	);
}

/** Words on lines; `short` for where there is no room for them, `source` where they stand in the data. */
type Tag = {
	marks: LegMark[];
	text: string;
	short?: string;
	source: string;
	kind: Kind;
	from: number;
	to: number;
	claim: string;
	passing?: boolean;
};
/** Words on lines: who put a leg on record and when, and what keeps the others dashed. */
function tagsOf(data: MapRows, graphic: MapWords, legs: LegMark[], states: readonly State[], few: boolean): Tag[] {
	const tags: Tag[] = [];
	for (const leg of data.legs) {
		const own: Tag[] = [];
		states.forEach((state, at) => {
			const shown = shownIn(leg, state);
			const mark = legs.find((m) => m.id === leg.id && m.from <= at && m.to >= at);
			if (!shown || !mark) return;
			const short = graphic.labels[`short-${leg.id}`];
			const text = (few ? short : undefined) ?? shown.inked ?? graphic.labels[`doubt-${leg.id}`];
			// A small drawing has room for who inked a line only while it does.
			const passing = few && mark.line === 'record';
			if (
				!text ||
				(passing &&
					(mark.from === 0 ||
						at === states.length - 1 ||
						shown.inked === shownIn(leg, states[at - 1] as State)?.inked ||
						shown.state === 'smuggling'))
			)
				return;
			const kind = mark.line === 'said' ? 'said' : mark.line === 'declared' ? 'declared' : 'record';
			const claim = shown.inked ? shown.claim : (DOUBTS[leg.id] ?? shown.claim);
			const before = own.at(-1);
			if (before && before.text === text && before.to === at - 1) before.to = at;
			else {
				const source =
					text === short
						? `labels.short-${leg.id} in ${fileOf(graphic)}`
						: shown.inked
							? `inked of ${leg.id}, state ${shown.state}, in data/legs.yaml`
							: `labels.doubt-${leg.id} in ${fileOf(graphic)}`;
				own.push({
					marks: [mark],
					text,
					short: text === short ? undefined : short,
					source,
					kind,
					from: at,
					to: at,
					claim,
					passing,
				});
			}
		});
		for (const tag of own) {
			// Two neighbours that came on record together share their words.
			const twin = tags.find(
				(t) => t.text === tag.text && t.from <= tag.from && t.to === tag.to && t.marks.length === 1,
			);
			const [a, b] = [twin?.marks[0], tag.marks[0]];
			if (
				twin &&
				a &&
				b &&
				sideBySide(a, b) &&
				data.legs.some((l) => l.id === a.id && (l.to === leg.to || l.from === leg.from))
			) {
				// The first to come has them to itself until the second is there.
				if (twin.from < tag.from) tags.push({ ...twin, marks: [a], to: tag.from - 1 });
				twin.from = tag.from;
				twin.marks.push(b);
			} else tags.push(tag);
		}
	}
	return tags;
}
/** Whether two lines run near enough to each other somewhere for words that mean both. */
const sideBySide = (a: LegMark, b: LegMark) =>
	alongLegs([a, b], '–', { kind: 'record', size: 15, from: 0, to: 0 }).length > 0;
/** What keeps a leg dashed may be a claim of its own. */
const DOUBTS: Record<string, string> = { 'nakhodka-ulsan': 'ulsan-unverified' };
