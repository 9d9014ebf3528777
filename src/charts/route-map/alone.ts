import { explore } from './explore';

/** In a frame the map can be asked at once: its facts stand in the page. Where they are broken it stands as it was built. */
try {
	const figure = document.querySelector('figure') as HTMLElement;
	const facts = JSON.parse((document.querySelector('#facts') as HTMLTemplateElement).content.textContent ?? '');
	explore(figure, facts, { back: facts.words.chart })(true);
} catch (error) {
	console.error('the map cannot be explored', error);
}
