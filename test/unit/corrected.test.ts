import { describe, expect, it } from 'vitest';
import { GRAPHICS } from '../../src/data/schema';
import { frameWords, versionLines } from '../../src/embed/blocks';
import { estimate } from '../../src/embed/estimate';
import { linesOf, plain } from '../../src/embed/measures';
import { plateOf } from '../../src/embed/plate';
import { editions } from '../../src/ledger/data';
import { newestFor } from '../../src/ledger/notices';
import { altOf, wordsOf } from '../../src/pictures/words';
import { NOTICES } from '../notices';

const [data] = editions;
const bare = { ...data, corrections: [] };
const noticed = { ...data, corrections: NOTICES as unknown as typeof data.corrections };
const date = '2027-09-30';

describe('what a chart is corrected to', () => {
	it('is the newest notice that names it, and none where none does', () => {
		expect(newestFor('sanctions-timeline', noticed.corrections)?.number).toBe(3);
		expect(newestFor('china-share', noticed.corrections)).toBeUndefined();
	});
	it('an embed says it in place of that there is none, as does a released copy', () => {
		const plate = { ...plateOf(data, 'china-share'), asOf: '2027-01-31', notice: undefined };
		expect(frameWords(data, plate)).toMatchObject({
			live: 'As of 31 January 2027. Corrections:',
			liveLink: 'none so far',
		});
		const words = frameWords(data, { ...plate, notice: { number: 12, date } });
		expect(`${words.live} ${words.liveLink}.`).toBe('As of 31 January 2027. Corrected to notice 12.');
		expect(`${words.pinned} ${words.pinnedLink}.`).toBe('Pinned as of 31 January 2027, notice 12; later.');
	});
	it('a picture says it after its day, as does its text, and no other picture', () => {
		expect(wordsOf(noticed, 'sanctions-timeline').asOf).toMatch(
			/^As of \d+ \w+ \d{4}\. Corrected to notice 3, 27 November 2026\.$/,
		);
		expect(altOf(noticed, 'sanctions-timeline')).toContain('Corrected to notice 3, 27 November 2026.');
		expect(altOf(noticed, 'china-share')).toBe(altOf(bare, 'china-share'));
	});
	it('no line of an embed is wider by a notice, or breaks into more lines: the room is that of the lines without one', () => {
		const plate = plateOf(data, 'china-share');
		for (const asOf of ['2027-09-30', '2027-05-01'])
			for (const number of [1, 12, 123]) {
				const bare = versionLines(data, frameWords(data, { ...plate, asOf, notice: undefined }));
				const lines = versionLines(data, frameWords(data, { ...plate, asOf, notice: { number, date } }));
				const widest = Math.max(...bare.map(plain));
				for (const line of lines) {
					expect(plain(line), line).toBeLessThanOrEqual(widest);
					for (let measure = 230; measure < 320; measure++)
						expect(linesOf(line, measure, plain)).toBeLessThanOrEqual(
							Math.max(...bare.map((b) => linesOf(b, measure, plain))),
						);
				}
			}
	});
	it.each(GRAPHICS)('the heights that are known of %s hold with a notice as without', (id) => {
		const plate = plateOf(data, id);
		expect(estimate(data, { ...plate, notice: { number: 12, date } })).toEqual(
			estimate(data, { ...plate, notice: undefined }),
		);
	});
});
