import { chartOf } from '../charts';
import type { Table } from '../charts/kit/chart';
import { between } from '../charts/kit/states';
import { publishersOf } from '../charts/sources-line';
import { find } from '../data/find';
import type { Data } from '../data/read';
import type { Correction, Source } from '../data/rows';
import type { GraphicId } from '../data/schema';
import type { Node } from '../design/svg';
import { asOf, sourcesOf } from '../ledger/as-of';
import { figuresOf } from '../ledger/figures';
import { fill } from '../ledger/fill';
import { newestFor } from '../ledger/notices';

/** A graphic as it travels alone: in its last state, with every word that must go with it. */
export type Plate = {
	id: GraphicId;
	number: number;
	step: string;
	title: string;
	subtitle: string;
	description: string;
	note: string;
	/** Those that the graphic names, one a publisher. */
	sources: Source[];
	asOf: string;
	/** The newest notice that names it. */
	notice: Pick<Correction, 'number' | 'date'> | undefined;
	drawings: { size: 'narrow' | 'wide'; width: number; height: number; nodes: Node[] }[];
	/** Whether the drawings use the map's sheets, which must then stand in the page. */
	map: boolean;
	table: Table;
};

/** The title that a graphic has alone, which is its frame's and its page's as well. */
export function titleOf(data: Data, id: GraphicId): string {
	const graphic = find(data.graphics, id);
	return fill(graphic.title, figuresOf(data));
}

/** All that an embed of this graphic shows. */
export function plateOf(data: Data, id: GraphicId): Plate {
	const figures = figuresOf(data);
	const chart = chartOf(id);
	const graphic = find(data.graphics, id);
	const last = chart.states.length - 1;
	const drawings = (['narrow', 'wide'] as const).map((size) => {
		const { width, height, alone = height, nodes } = chart.draw(data, graphic, size);
		return { size, width, height: alone, nodes: between(nodes, last, last) };
	});
	return {
		id,
		number: graphic.number,
		step: graphic.step,
		title: titleOf(data, id),
		subtitle: fill(graphic.subtitle, figures),
		description: fill(graphic.description, figures),
		note: fill(graphic.note, figures),
		sources: publishersOf(data, graphic),
		asOf: asOf(sourcesOf(data, graphic.claims)),
		notice: newestFor(id, data.corrections),
		drawings,
		map: chart.map ?? false,
		table: chart.table(data, graphic),
	};
}
