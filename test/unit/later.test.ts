import { describe, expect, it } from 'vitest';
import { laterOf } from '../../src/embed/laterOf';
import { editions } from '../../src/ledger/data';
import { listOf } from '../../src/ledger/notices';
import { NOTICES } from '../notices';

const [data] = editions;
const list = listOf(NOTICES as never, data);
const numbers = (id: string, known: number, of: unknown = list) => laterOf(of, id, known).map((n) => n.number);

describe('what a released copy finds in the list of notices', () => {
	it('is what names its graphic and came later', () => {
		expect(numbers('sanctions-timeline', 0)).toEqual([3, 2]);
		expect(numbers('sanctions-timeline', 2)).toEqual([3]);
		expect(numbers('sanctions-timeline', 3)).toEqual([]);
		expect(numbers('china-share', 0)).toEqual([]);
	});
	it('has what is shown of each: its name, as people see it, and what was wrong', () =>
		expect(laterOf(list, 'sanctions-timeline', 2)).toMatchObject([
			{ name: 'Notice 3, 27 November 2026', what: NOTICES[0].what },
		]));
	it.each([
		null,
		undefined,
		'',
		7,
		[],
		{},
		{ notices: 'many' },
		{ notices: [null, 'x', {}, { number: '9' }] },
		{ notices: [{ number: 9, name: 'Notice 9', what: '', graphics: ['china-share'] }] },
		{ notices: [{ number: 9, name: 'Notice 9', what: {}, graphics: ['china-share'] }] },
		{ notices: [{ number: 9, name: 'Notice 9', what: 'x', graphics: 'china-share' }] },
		{ notices: [{ number: 9.5, name: 'Notice 9', what: 'x', graphics: ['china-share'] }] },
	])('is nothing in what is no such list: %j', (of) => expect(numbers('china-share', 0, of)).toEqual([]));
});
