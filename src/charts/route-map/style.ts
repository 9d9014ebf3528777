import { find } from '../../data/find';
import type { Data } from '../../data/read';
import type { InkName } from '../../design/tokens';
import { frameIn } from '../../map/frame';
import type { Point } from '../../map/projection';
import { SHEETS } from '../../map/sheets';
import { SPACING } from './candidates';
import { storyMap } from './drawing';
import { model } from './model';

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
.rose-dark{fill:${ink('quiet')};stroke:none}
.degree{fill:${ink('ink')}}
.chart .country{letter-spacing:${SPACING}px!important}
`;

/** Where that border's inner edge lies, as parts of the drawing's width, for the page's style: sheets lie inside it. */
function frameEdges(): string {
	const { width, border, height } = SHEETS['story-wide'];
	const frame = frameIn(width, height, border);
	const part = (units: number) => (units / width).toFixed(5);
	return `:root{--frame-top:${part(frame.y)};--frame-right:${part(width - frame.x - frame.width)}}`;
}

/**
 * How it moves on the story page, as CSS of `--g` and `--at` (kit/move.ts): a solid line is drawn along its length, then
 * its arrowhead and date come and the dashed line under it goes.
 */
export function move(data: Data): string {
	const graphic = find(data.graphics, 'route-map');
	const drawn = (['narrow', 'wide'] as const).flatMap((size) =>
		model(data, graphic, storyMap(data, graphic, size).options)
			.legs.filter((m) => m.line === 'record')
			.map((m) => `.${size} [data-leg="${m.id}"]>.record{--l:${Math.ceil(lengthOf(m.samples)) + 2}px}`),
	);
	return [
		frameEdges(),
		...drawn,
		'[data-in]>.line.record{stroke-dasharray:var(--l);stroke-dashoffset:calc(var(--l)*(1 - var(--g,1)))}',
		'[data-in] .arrow.record{opacity:clamp(0,var(--g,1)*20 - 19,1)}',
		'[data-move=t]{opacity:min(var(--o,1),clamp(0,var(--g,1)*20 - 19,1))}',
		'[data-move=k][data-out]{opacity:clamp(0,(var(--m) - var(--at,99))*12,1)}',
		// Still there, and no more what is looked at; whole where nothing moves it, and its place is 99.
		'[data-move=f],[data-move=g]{--p:max((var(--m) - .2 - var(--at,99))*1.3,var(--at,99) - var(--m) - 1)}',
		// Not by opacity, which makes a grey of ink: grey is our own words.
		`@supports (color:${paling('0')}){.chart [data-move=f] .line{stroke:${paling('var(--p)')}}.chart [data-move=f] .arrow{fill:${paling('var(--p)')}}}`,
		`@supports not (color:${paling('0')}){[data-move=f]{opacity:clamp(.22,var(--p),1)}}`,
		'[data-move=g]{opacity:clamp(0,var(--p),1)}',
		'.plan-leader{fill:none;stroke:var(--ink)}',
		'.plan-quay{fill:none;stroke:var(--ink);stroke-width:2.4}',
		'.plan .line.plan-way{stroke-width:1.8;stroke-dasharray:5 3}',
		'.hull{fill:var(--paper);stroke:var(--ink);stroke-width:1.2}',
		'.hull.record{fill:var(--ink);stroke:none}',
		'.hull.said{stroke:var(--said);stroke-dasharray:3 2}',
	].join('');
}

/** @param share how much of it is ink, 0 to 1 */
const paling = (share: string) => `color-mix(in srgb,var(--ink) calc(100%*clamp(0,${share},1)),var(--pale))`;

const lengthOf = (samples: readonly Point[]) =>
	samples.reduce((sum, [x, y], i) => {
		const [px, py] = samples[Math.max(0, i - 1)] as Point;
		return sum + Math.hypot(x - px, y - py);
	}, 0);
