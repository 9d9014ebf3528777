import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { titleOf } from '../../src/embed/plate';
import { addressOf, elementCode, frameCode, scriptedCode } from '../../src/embed/snippet';
import { editions } from '../../src/ledger/data';
import { SANITISERS } from '../hosts/sanitisers';

const [data] = editions;
const choice = { root: 'https://example.org/a/', theme: 'dark', ground: 'transparent' } as const;
const CODES = { frame: frameCode, scripted: scriptedCode, element: elementCode };

describe.each(Object.entries(CODES))('of the code "%s"', (_, make) => {
	const id = 'china-share';
	const code = make(data, id, choice);
	const address = addressOf(data, id, choice);
	const title = titleOf(data, id);

	it.each(SANITISERS.map((s) => [s.name, s] as const))('%s leaves what it may', (__, { of, left }) => {
		const html = of(code);
		const $ = load(html, null, false);
		const frames = $('iframe[src]').map((___, f) => $(f).attr('src'));
		const links = $('a').filter((___, a) => $(a).attr('href') === address && $(a).text() === title);
		expect(frames.get()).toEqual(left === 'frame' ? [address] : []);
		// What is not markup there is Markdown: the styles' asterisks are lost, address and title can be read.
		if (left === 'text') for (const words of [address, title]) expect($.text()).toContain(`"${words}"`);
		else expect(links, 'the link, under the title').toHaveLength(1);
		// Nothing of the markup has become text, and nothing of the post has become markup.
		if (left !== 'text') expect($.text()).not.toMatch(/[<>]|style=|src=|&lt;/);
		if (/Text after/.test(html)) expect($('p').last().html()).toBe('Text after, with <em>stress</em>.');
		// Without a frame nothing keeps its room.
		if (left === 'link') expect(html).not.toMatch(/min-height|cqi/);
	});
});
