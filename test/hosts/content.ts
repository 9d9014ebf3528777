import type { Page } from 'puppeteer-core';

/**
 * The heights in px that a graphic's page needs at some widths, measured in a frame of the site's own.
 * @param page one of the site; what it shows is replaced
 * @param root the site's address, ending in a slash
 */
export const heightsAt = (page: Page, root: string, id: string, widths: readonly number[]): Promise<number[]> =>
	page.evaluate(
		async (src, all) => {
			const frame = document.createElement('iframe');
			frame.style.cssText = 'border:0;height:4000px;max-width:none';
			await new Promise((done) => {
				frame.onload = done;
				frame.src = src;
				document.body.replaceChildren(frame);
			});
			const inner = frame.contentDocument as Document;
			await inner.fonts.ready;
			return all.map((w) => {
				frame.style.width = `${w}px`;
				return inner.documentElement.getBoundingClientRect().height;
			});
		},
		`${root}embed/${id}/`,
		[...widths],
	);
