import type { Row } from '../../data/parse';
import type { Data } from '../../data/read';
import type { Designation } from '../../data/rows';
import { SIZES, type Size } from '../kit/chart';

export const STATES = ['list', 'people', 'entities', 'ships', 'ul-ji-bong-6'] as const;
/** The ship that leads back to the coal. */
export const SINGLED = 'ship-6';

export const KINDS = ['person', 'entity', 'ship'] as const;
export type Kind = (typeof KINDS)[number];

/** One mark: it fills a division of the ladder, so that a row can be counted against it. */
export type Mark = { id: string; name?: string; claim: string; x: number; middle: number };
/** Neighbours of one group, told together. `id` is that of the group's first row. */
export type Group = { id: string; name: string; count: number; claim: string; from: number; to: number };
export type Line = {
	kind: Kind;
	count: number;
	/** Baseline of the row's head, and the marks' upper edge. */
	headY: number;
	y: number;
	state: number;
	marks: Mark[];
	groups: Group[];
};
export type Model = {
	width: number;
	height: number;
	left: number;
	right: number;
	/** Width of a division, height of a mark. */
	pitch: number;
	tall: number;
	ladderY: number;
	/** As many divisions as the longest row has marks. */
	divisions: number;
	lines: Line[];
};

/** People, entities and ships, one mark each, against a ladder that counts them; all in drawing units. */
export function model(data: Data, size: Size): Model {
	const wide = size === 'wide';
	const [left, right] = wide ? [18, 738] : [10, 308];
	const rows = (kind: Kind) => data.designations.filter((d) => d.kind === kind);
	const divisions = Math.max(...KINDS.map((k) => rows(k).length));
	const pitch = (right - left) / divisions;
	const tall = wide ? 30 : 17;
	const heads = wide ? [86, 216, 366] : [50, 138, 248];
	const lines = KINDS.map((kind, i): Line => {
		const own = rows(kind);
		const headY = heads[i] as number;
		return {
			kind,
			count: own.length,
			headY,
			y: headY + (wide ? 16 : 7),
			state: i + 1,
			marks: own.map((d, n) => ({
				id: d.id,
				name: d.name || undefined,
				claim: d.claim,
				x: left + n * pitch,
				middle: left + (n + 0.5) * pitch,
			})),
			groups: groupsOf(own).map(({ first, count, start }) => ({
				id: first.id,
				name: first.group,
				count,
				claim: first.claim,
				from: left + start * pitch,
				to: left + (start + count) * pitch,
			})),
		};
	});
	return {
		width: SIZES[size].width,
		height: wide ? 530 : 318,
		left,
		right,
		pitch,
		tall,
		ladderY: wide ? 30 : 22,
		divisions,
		lines,
	};
}

/** Runs of rows with the same group, in the order of the file. */
function groupsOf(rows: Row<Designation>[]): { first: Row<Designation>; count: number; start: number }[] {
	const groups: { first: Row<Designation>; count: number; start: number }[] = [];
	rows.forEach((row, start) => {
		const last = groups.at(-1);
		if (last && last.first.group_id === row.group_id) last.count++;
		else groups.push({ first: row, count: 1, start });
	});
	return groups;
}
