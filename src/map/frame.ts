import { textWidth } from '../design/measure';
import { g, h, type Node } from '../design/svg';
import { type Box, label } from '../design/text';
import { type Camera, placeIn, unproject } from './projection';
import { bounds, type Clip, type Frame, type View } from './views';

/** How a map's border is divided, in degrees, and what its ladder takes of the drawing, in units. */
export type Border = {
	/** Black and white by turns: the ladder's wide row. */
	bar: number;
	/** The same in the narrow row; none where its parts would run together. */
	minute?: number;
	graticule: number;
	/** Every how many degrees a number stands outside the ladder; none where there is no room. */
	numbers?: number;
	/** Type size of the numbers. */
	type?: number;
	thick: number;
	/** What stays free outside the ladder on the right and below; half a unit, if not told. */
	right?: number;
	below?: number;
};

/** The part of a drawing that the map fills, inside its ladder and numbers. */
export function frameIn(width: number, height: number, border: Border): Frame {
	const type = border.type ?? 15;
	const left = border.numbers ? textWidth('00°', type) + 4 : 0.5;
	const top = border.numbers ? type + 2 : 0.5;
	const { thick, right = 0.5, below = 0.5 } = border;
	return {
		x: left + thick,
		y: top + thick,
		width: width - left - 2 * thick - right,
		height: height - top - 2 * thick - below,
	};
}

/** The name of a frame's clip in a page: frames of one size share it. */
export const clipId = (f: Frame): string => `map-clip-${Math.round(f.width)}-${Math.round(f.height)}`;
export const clipOf = (f: Frame): Clip => ({ id: clipId(f), ...f });

const multiples = (from: number, to: number, step: number): number[] => {
	const first = Math.ceil(from / step - 1e-9);
	const last = Math.floor(to / step + 1e-9);
	return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => Math.round((first + i) * step * 1e6) / 1e6);
};

/** What a frame shows, in degrees. */
export const seen = (camera: Camera, frame: Frame): View => bounds(camera, frame, unproject);

/** Meridians and parallels across a frame, as one path. */
export function graticule(camera: Camera, frame: Frame, step: number): string {
	const view = seen(camera, frame);
	const r = (n: number) => Math.round(n * 10) / 10;
	const down = multiples(view.west, view.east, step).map(
		(lon) => `M${r(placeIn(camera, [lon, 40])[0])} ${r(frame.y)}v${r(frame.height)}`,
	);
	const across = multiples(view.south, view.north, step).map(
		(lat) => `M${r(frame.x)} ${r(placeIn(camera, [130, lat])[1])}h${r(frame.width)}`,
	);
	return [...down, ...across].join('');
}

/** The numbers outside a ladder: text, and the middle of its baseline. */
type Degree = { text: string; x: number; y: number; anchor: 'middle' | 'end'; box: Box };
export function degrees(camera: Camera, frame: Frame, border: Border): Degree[] {
	if (!border.numbers) return [];
	const view = seen(camera, frame);
	const size = border.type ?? 15;
	const add = (text: string, x: number, y: number, anchor: 'middle' | 'end') => ({
		text,
		x,
		y,
		anchor,
		box: label(text, x, y, { anchor, size }).box,
	});
	return [
		...multiples(view.west, view.east, border.numbers).map((lon) =>
			add(`${lon}°`, placeIn(camera, [lon, 40])[0], frame.y - border.thick - 3.5, 'middle'),
		),
		...multiples(view.south, view.north, border.numbers).map((lat) =>
			add(`${lat}°`, frame.x - border.thick - 3, placeIn(camera, [130, lat])[1] + size * 0.35, 'end'),
		),
	].filter(({ box }) => box.x > 0 && box.y > -2 && box.x + box.width < frame.x + frame.width + border.thick);
}

/** The rows of a ladder, the wide one first: degrees to a part, how far outside the frame it begins, and how deep it is. */
export function rowsOf({ bar, minute, thick }: Border): { step: number; inset: number; deep: number }[] {
	const narrow = minute ? Math.round(thick * 0.36) : 0;
	const wide = { step: bar, inset: narrow, deep: thick - narrow };
	return minute ? [wide, { step: minute, inset: 0, deep: narrow }] : [wide];
}

/** The border ladder round a map: the sea chart's scale of degrees and minutes, on all four sides. */
export function borderOf(camera: Camera, frame: Frame, border: Border): Node {
	const view = seen(camera, frame);
	const { thick } = border;
	const [left, top, right, bottom] = [frame.x, frame.y, frame.x + frame.width, frame.y + frame.height];
	const rows = rowsOf(border);
	const r = (n: number) => String(Math.round(n * 10) / 10);
	const rect = (x: number, y: number, w: number, d: number) => `M${r(x)} ${r(y)}h${r(w)}v${r(d)}h${r(-w)}z`;
	/**
	 * One row of the ladder on all four sides, as strokes: black parts are drawn, white ones passed over. Degrees of
	 * longitude are all of one width, so a dash tells them; those of latitude grow to the north, and are told one by one.
	 */
	const row = ({ step, inset, deep }: (typeof rows)[number]): Node[] => {
		const middle = inset + deep / 2;
		const east = (lon: number) => placeIn(camera, [lon, 40])[0];
		const black = Math.floor(view.west / step / 2) * 2 * step;
		const part = east(black + step) - east(black);
		const lats = multiples(view.south - step, view.north, step)
			.filter((n) => Math.abs(Math.round(n / step)) % 2 === 0)
			.map((n) => [n + step, n].map((lat) => Math.min(bottom, Math.max(top, placeIn(camera, [130, lat])[1]))))
			.filter(([a = 0, b = 0]) => b - a > 0.3)
			.reverse();
		const column = (x: number) => {
			// Steps are told from where the last one came out, so that roundings do not add up.
			let pen = Number(r(lats[0]?.[0] ?? 0));
			const by = (to: number) => {
				const moved = r(to - pen);
				pen = Number(r(pen + Number(moved)));
				return moved;
			};
			return lats.map(([a = 0, b = 0], i) => `${i ? `m0 ${by(a)}` : `M${r(x)} ${r(a)}`}v${by(b)}`).join('');
		};
		const line = { class: 'ladder-dash', 'stroke-width': deep };
		return [
			h('path', {
				...line,
				'stroke-dasharray': part.toFixed(3),
				'stroke-dashoffset': left - east(black),
				d: [top - middle, bottom + middle].map((y) => `M${r(left)} ${r(y)}H${r(right)}`).join(''),
			}),
			h('path', { ...line, d: [left - middle, right + middle].map(column).join('') }),
		];
	};
	const ring = (d: number) => rect(left - d, top - d, right - left + 2 * d, bottom - top + 2 * d);
	return g(
		{ class: 'ladder' },
		// Paper between the two rectangles, so that nothing of the map shows through the white parts.
		h('path', { class: 'ladder-paper', 'fill-rule': 'evenodd', d: ring(0) + ring(thick) }),
		...rows.flatMap(row),
		h('path', { class: 'ladder-line', d: ring(0) + (rows[1] ? ring(rows[1].deep) : '') + ring(thick) }),
		...degrees(camera, frame, border).map(
			(d) => label(d.text, d.x, d.y, { anchor: d.anchor, size: border.type, class: 'degree' }).node,
		),
	);
}
