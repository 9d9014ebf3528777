import type { APIRoute } from 'astro';
import { heightsOf } from '../../../../embed/heights';
import { type OfGraphic, ofGraphics } from '../../../../ledger/data';

export const getStaticPaths = ofGraphics;
/** The frame's height at each width, in px; between two widths of the table it is on the line that joins them. */
export const GET: APIRoute<OfGraphic> = ({ props: { data, id } }) =>
	new Response(`${JSON.stringify(heightsOf(data, id))}\n`, { headers: { 'content-type': 'application/json' } });
