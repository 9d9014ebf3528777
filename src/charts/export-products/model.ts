import { find } from '../../data/find';
import type { Data } from '../../data/read';
import { exportTotal } from '../../ledger/figures';
import { formatsOf } from '../../ledger/format';
import type { Size } from '../kit/chart';
import { type PartsFrame, partsFrame, type Stretch } from '../kit/parts';

export type Model = {
	frame: PartsFrame;
	/** In US dollars. */
	total: number;
	/** From 0 per cent. `share` is the share as it is written. */
	coal: Stretch & { usd: number; share: string; claim: string };
	/** What the rows that we have do not name. */
	rest: Stretch & { usd: number; share: string };
};

/** Coal against everything else, in per cent of the dollars recorded. */
export function model(data: Data, size: Size): Model {
	const { percent } = formatsOf(data);
	const total = exportTotal(data);
	const { usd, claim } = find(data.products, 'coal');
	const edge = (100 * usd) / total;
	return {
		frame: partsFrame(size),
		total,
		coal: { from: 0, to: edge, usd, share: percent(usd, total), claim },
		rest: { from: edge, to: 100, usd: total - usd, share: percent(total - usd, total) },
	};
}
