import type { Page } from 'puppeteer-core';
import { describe, inject } from 'vitest';
import { launch } from './browsers';
import { otherEditions } from './builds';
import { onePage } from './one-page';

/**
 * Cases for each edition beside the English one, in Chromium; none where no other is built.
 * @param title with `%s` where the edition's folder stands
 * @param cases given that folder, and the page to look at, which is there once a case runs
 */
export function describeOtherEditions(title: string, cases: (edition: string, page: () => Page) => void) {
	const editions = otherEditions(inject('dist'));
	describe.runIf(editions.length).each(editions)(title, (edition) => {
		let page: Page;
		onePage(launch, (own) => {
			page = own;
		});
		cases(edition, () => page);
	});
}
