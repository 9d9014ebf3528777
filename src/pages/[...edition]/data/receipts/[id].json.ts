import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { PROSE_IDS } from '../../../../data/schema';
import { ofEditions } from '../../../../ledger/data';
import { receiptParts } from '../../../../ledger/receipt';
import { tokensOf } from '../../../../ledger/tokens';
import { proseOf } from '../../../../story/prose';

export const getStaticPaths = () =>
	ofEditions((data) => {
		const figures = tokensOf(data);
		const cards = PROSE_IDS.flatMap((id) => {
			const { intro, scenes } = proseOf(id, data, figures);
			return [intro, ...scenes.flatMap((s) => s.cards)].map((card) => card.claims);
		});
		return [...receiptParts(data, cards)].map(([id, part]) => ({ params: { id }, props: { part } }));
	});
/** The receipt of a claim, with those of its neighbours: what the story fetches when a reader asks for one. */
export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props: { part } }) =>
	new Response(JSON.stringify(part), { headers: { 'content-type': 'application/json' } });
