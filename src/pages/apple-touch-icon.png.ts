import type { APIRoute } from 'astro';
import icon from '../../public/favicon.svg?raw';
import { editions } from '../ledger/data';
import { rasterise } from '../pictures/png';

/** In px: what a phone's home screen takes, and every host that makes a card of a page. */
const SIZE = 180;

/** The site's icon for those that take no SVG, drawn from that. */
export const GET: APIRoute = async () => {
	const { edition, publication } = editions[0];
	const { title, description, licenceWords, licenceWordsUrl } = publication;
	const { language } = edition;
	const [, side = '', drawing = ''] = /viewBox="0 0 (\d+) \d+">(.*)<\/svg>/s.exec(icon) ?? [];
	if (!drawing) throw new Error('public/favicon.svg: no square drawing found');
	const size = { width: Number(side), height: Number(side) };
	const sheet = { ...size, frame: { x: 0, y: 0, ...size }, title, description, language, nodes: [], defs: drawing };
	const about = {
		title,
		description,
		credit: '',
		source: '',
		licence: licenceWords,
		licenceUrl: licenceWordsUrl,
		language,
	};
	return new Response(await rasterise(sheet, SIZE, about), { headers: { 'content-type': 'image/png' } });
};
