import { readFileSync } from 'node:fs';
import path from 'node:path';
import { inject } from 'vitest';
import type { Receipt, Receipts } from '../src/ledger/receipt';

/**
 * What the built site has for a claim's receipt, so that tests of what a reader sees hold no words of the data.
 * @throws Error where the site has no such claim
 */
export function receiptOf(id: string): Receipt {
	const { claims } = JSON.parse(readFileSync(path.join(inject('dist'), 'data/receipts.json'), 'utf8')) as Receipts;
	const receipt = claims[id];
	if (!receipt) throw new Error(`no receipt of "${id}"`);
	return receipt;
}
