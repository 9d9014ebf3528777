import { g, h, type Node } from '../../design/svg';
import { FINENESS } from '../../map/coastline';
import { clipId, graticule } from '../../map/frame';
import type { MapModel } from './model';

const use = (id: string, className: string, k: number, width?: number): Node =>
	// Strokes are divided by the scale they stand in: not every reader of SVG knows vector-effect.
	h('use', {
		href: `#map-${id}`,
		class: className,
		'stroke-width': width === undefined ? undefined : String(Math.round((width / k) * 100) / 100),
	});

/** Land and water of a map, cut to its frame. The coast itself stands once in the page: see `defs`. */
export function ground({ camera, frame, border }: MapModel): Node[] {
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

/** A rose: an outer ring with a tick every five degrees, and four points. */
export function rose({ x, y, r }: { x: number; y: number; r: number }): Node {
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
