import type { Page } from 'puppeteer-core';
import { describe, expect, inject, it } from 'vitest';
import { GRAPHICS } from '../../src/data/schema';
import { ENGINES, openStory, settled } from '../browsers';
import { onePage } from '../one-page';

/** Runs in the page: what a reader takes along who copies all of it, and what of it was never meant as prose. */
function copied() {
	const plain = (text: string | null) => (text ?? '').replaceAll(/\s+/g, ' ').trim();
	const selection = getSelection() as Selection;
	const taken = (from: Element) => {
		selection.selectAllChildren(from);
		return plain(selection.toString());
	};
	const main = document.querySelector('main') as Element;
	const all = taken(main);
	const unseen = [...main.querySelectorAll('.hidden')].map((e) => plain(e.textContent)).filter((t) => t.length > 40);
	return {
		prose: [...main.querySelectorAll('.card[data-beat-at] > p, .note')].map((e) => plain(e.textContent)),
		all,
		unseen,
		labels: [...main.querySelectorAll('figure svg')]
			.filter((svg) => svg.checkVisibility() && svg.querySelector('text'))
			.map(taken),
	};
}

describe.each(ENGINES)('who copies a passage in %s', (_, open) => {
	let page: Page;
	onePage(open, (own) => {
		page = own;
	});
	const look = async () => {
		const { prose, all, unseen, labels } = await page.evaluate(copied);
		expect(prose.length).toBeGreaterThan(0);
		expect(prose.filter((p) => !all.includes(p))).toEqual([]);
		expect(unseen.length).toBeGreaterThan(0);
		expect(unseen.filter((u) => all.includes(u))).toEqual([]);
		expect(labels.length).toBeGreaterThan(0);
		expect(labels.filter(Boolean)).toEqual([]);
	};
	it('of the story takes the prose, no lettering of a graphic and no description that is only heard', async () => {
		await openStory(page, inject('base'), { width: 1280, height: 800 });
		await look();
	});
	it.each(GRAPHICS.slice(0, 3))(
		'of the embed %s takes the note along, and nothing that is only heard or drawn',
		async (id) => {
			await page.goto(`${inject('base')}embed/${id}/`, { waitUntil: 'load' });
			await settled(page);
			await look();
		},
	);
});
