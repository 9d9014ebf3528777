import { rooms } from '../charts';
import { GRAPHICS } from '../data/schema';
import { SCORE } from '../story/score';
import type { House } from './graphics';

const texts = (found: Record<string, string>) =>
	Object.fromEntries(Object.entries(found).map(([path, text]) => [path.slice(1), text]));
const prose = texts(
	import.meta.glob<string>('/data/words/*/prose/*.md', { query: '?raw', import: 'default', eager: true }),
);
const code = texts(
	import.meta.glob<string>(['/src/data/schema.ts', '/src/story/score.ts'], {
		query: '?raw',
		import: 'default',
		eager: true,
	}),
);

/**
 * What this checkout has of each graphic.
 * @param files the text of each file of `data/`, by its path
 * @param language of the edition whose words are looked at
 */
export const houseOf = (files: House['files'], language: string): House => ({
	language,
	ids: GRAPHICS,
	files,
	rooms,
	score: SCORE,
	prose,
	code,
});
