import type { Row } from '../../data/parse';
import type { Data } from '../../data/read';
import type { Destination } from '../../data/rows';
import { exportTotal, NAMED_BUYERS } from '../../ledger/figures';
import { formatsOf } from '../../ledger/format';
import type { Size } from '../kit/chart';
import { type PartsFrame, partAt, partsFrame, type Stretch } from '../kit/parts';

export type Part = Stretch & { iso3: string; name: string; usd: number; share: string; claim: string };
/** A block of the magnified stretch, in drawing units. */
export type Block = Part & { x: number; width: number };
export type Model = {
	frame: PartsFrame;
	/** In US dollars. */
	total: number;
	/** The largest buyer, from 0 per cent. */
	first: Part;
	/** All that the largest did not buy, from end to end of the frame and so magnified. */
	strip: {
		top: number;
		height: number;
		/** Upper edge of its own ladder. */
		ladderY: number;
		/** Height of the leader's crossbar between bar and strip. */
		elbowY: number;
		/** How many times longer than in the bar. */
		times: number;
		named: Block[];
		others: Block[];
		/** The others together. */
		rest: Stretch & { usd: number; share: string; count: number; x: number; width: number };
	};
};

/**
 * Who bought, in per cent of the dollars recorded, from the largest on, in the order of their dollars.
 * @throws Error where data/facts/destinations.csv has no row
 */
export function model(data: Data, size: Size): Model {
	const { percent } = formatsOf(data);
	const frame = partsFrame(size);
	const total = exportTotal(data);
	let at = 0;
	const parts = [...data.destinations]
		.sort((a, b) => b.usd - a.usd)
		.map(({ iso3, name, usd, claim }: Row<Destination>): Part => {
			const from = at;
			at += (100 * usd) / total;
			return { iso3, name, usd, claim, share: percent(usd, total), from, to: at };
		});
	const [first, ...others] = parts;
	if (!first) throw new Error('data/facts/destinations.csv has no row');
	const spread = (frame.right - frame.left) / (100 - first.to);
	const block = (p: Part): Block => ({
		...p,
		x: frame.left + (p.from - first.to) * spread,
		width: (p.to - p.from) * spread,
	});
	const blocks = others.map(block);
	const rest = blocks.slice(NAMED_BUYERS);
	const usd = rest.reduce((sum, p) => sum + p.usd, 0);
	const from = rest[0]?.from ?? at;
	const below = frame.bar.y + frame.bar.height;
	const [elbow, ladder, top, height] = size === 'wide' ? [82, 116, 132, 56] : [54, 84, 95, 36];
	return {
		frame,
		total,
		first,
		strip: {
			elbowY: below + elbow,
			ladderY: below + ladder,
			top: below + top,
			height,
			times: (100 * spread) / (frame.right - frame.left),
			named: blocks.slice(0, NAMED_BUYERS),
			others: rest,
			rest: {
				from,
				to: 100,
				usd,
				share: percent(usd, total),
				count: rest.length,
				x: frame.left + (from - first.to) * spread,
				width: (100 - from) * spread,
			},
		},
	};
}

/** Where a per cent stands in the magnified stretch. */
export const magnified = ({ frame, first }: Pick<Model, 'frame' | 'first'>, percentAt: number): number =>
	frame.left + ((percentAt - first.to) * (frame.right - frame.left)) / (100 - first.to);

/** Where the magnified stretch begins in the bar. */
export const cut = ({ frame, first }: Pick<Model, 'frame' | 'first'>): number => partAt(frame, first.to);
