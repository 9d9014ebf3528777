import type { APIRoute } from 'astro';
import { PROSE_IDS } from '../../../data/schema';
import { data } from '../../../ledger/data';
import { receiptParts } from '../../../ledger/receipt';
import { tokensOf } from '../../../ledger/tokens';
import { proseOf } from '../../../story/prose';

const figures = tokensOf(data);
const cards = PROSE_IDS.flatMap((id) => {
	const { intro, scenes } = proseOf(id, data, figures);
	return [intro, ...scenes.flatMap((s) => s.cards)].map((card) => card.claims);
});
const parts = receiptParts(data, cards);

export const getStaticPaths = () => [...parts.keys()].map((id) => ({ params: { id } }));
/** The receipt of a claim, with those of its neighbours: what the story fetches when a reader asks for one. */
export const GET: APIRoute = ({ params }) =>
	new Response(JSON.stringify(parts.get(params.id as string)), { headers: { 'content-type': 'application/json' } });
