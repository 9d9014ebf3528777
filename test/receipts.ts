import { readFileSync } from 'node:fs';
import path from 'node:path';
import { inject } from 'vitest';
import type { Receipt, Receipts } from '../src/ledger/receipt';

const read = (id: string) =>
	(JSON.parse(readFileSync(path.join(inject('dist'), `data/receipts/${id}.json`), 'utf8')) as Receipts).claims;

/** The ids of the claims whose receipts are fetched with that of this one. */
export const partOf = (id: string): string[] => Object.keys(read(id));

/**
 * What the built site has for a claim's receipt, so that tests of what a reader sees hold no words of the data.
 * @throws Error where the site has no such claim
 */
export function receiptOf(id: string): Receipt {
	const receipt = read(id)[id];
	if (!receipt) throw new Error(`no receipt of "${id}"`);
	return receipt;
}
