import type { Face } from '../../design/faces';
import { type DrawnSetting, SETTINGS, settingBy } from '../../design/scripts';
import type { Node } from '../../design/svg';
import type { InkName } from '../../design/tokens';

/** How a style names a typeface: by custom property on a page, by family in a picture. */
export type FamilyName = (face: Face) => string;
/** How a text of a drawing is set, by its classes: what the style below says of them. */
export const settingOf = (node: Node): Exclude<DrawnSetting, 'strong'> =>
	settingBy(String(node.attrs.class ?? '')) ?? 'label';

const families: FamilyName = (face) => (face === 'title' ? 'Besley' : face === 'prose' ? 'Source Serif 4' : 'Archivo');

/**
 * The style of every drawing, once for pages (inks by custom property) and once for pictures (inks by value).
 * `record` is solid, `said` dashed, `speech` thin and unbroken (its tick is part of a mark's path), `declared` dotted: the
 * classes come from ledger/standing.ts.
 * @param said how bold what is said is set
 */
export const chartStyle = (
	ink: InkName,
	family: FamilyName = families,
	said: number = SETTINGS.said.weight,
): string => `
.chart{font-family:${family('label')};font-size:15px;font-weight:500}
.chart text{fill:${ink('ink')}}
.chart .b{font-weight:680}
.chart .i,.chart text.said,.chart text.water{font-family:${family('said')};font-style:italic;font-weight:${said}}
.chart .t{font-family:${family('title')};font-weight:760}
.chart .quiet{fill:${ink('quiet')}}
.chart text.said,.chart text.speech{fill:${ink('said')}}
.chart text.water{fill:${ink('water')}}
.chart text.on-ink{fill:${ink('paper')}}
.chart .halo{stroke:${ink('paper')};stroke-width:3.5px;stroke-linejoin:round;paint-order:stroke}
.ladder-frame{fill:${ink('paper')};stroke:${ink('ink')};stroke-width:1}
.ladder-dash{fill:none;stroke:${ink('ink')}}
.chart .line{fill:none;stroke-width:2.2;stroke:${ink('ink')}}
.chart .line.said{stroke:${ink('said')};stroke-dasharray:8 5}
.chart .line.speech{stroke:${ink('said')};stroke-width:1.25}
.chart .line.declared{stroke-dasharray:.1 6;stroke-width:3;stroke-linecap:round}
.chart .line.inferred{stroke:${ink('quiet')};stroke-width:1.2}
.chart .fill{fill:${ink('ink')}}
.chart .fill.said{fill:${ink('paper')};stroke:${ink('said')};stroke-width:2;stroke-dasharray:8 5}
.chart .fill.speech{fill:${ink('paper')};stroke:${ink('said')};stroke-width:1.25}
.chart .fill.open{fill:${ink('paper')};stroke:${ink('ink')};stroke-width:1.6}
.hair{fill:none;stroke:${ink('graticule')};stroke-width:1}
.chart .rule{fill:none;stroke:${ink('quiet')};stroke-width:1}
`;
