import { describe, expect, it } from 'vitest';
import type { Data } from '../../src/data/read';
import { editions } from '../../src/ledger/data';
import { readerOf } from '../../src/ledger/numbers';

const [english, ...others] = editions;
/** Numbers of one digit, up to here, are said in other ways: "one of three", "the second", "both", "a billion". */
const SMALL = 4;

/** The numbers of a text as its edition reads them; of a date its day and its year, for months may stand alone in one language. */
function numbersIn(data: Data, text: string): number[] {
	const found = readerOf(data)(text).flatMap(({ kind, value }) => {
		if (kind === 'number') return [Number(value)];
		const [year = '*', , day] = value.split('-');
		return [year, day].flatMap((part) => (part && part !== '*' ? [Number(part)] : []));
	});
	return [...new Set(found)];
}
/** The digits of a number without its noughts at either end. */
const digitsOf = (n: number) =>
	n
		.toPrecision(12)
		.replace(/e.*|\D/g, '')
		.replace(/^0+|0+$/g, '');
/**
 * Whether two numbers say the same amount: "2.83" of 2.83 billion and the 2,830,000,000 of 28.3억 have the same digits; one of
 * two may be rounded to fewer, but not to one.
 */
function same(a: number, b: number): boolean {
	const count = Math.max(2, Math.min(digitsOf(a).length, digitsOf(b).length));
	const rounded = (n: number) => Number(n.toPrecision(count)).toExponential().replace(/e.*/, '');
	return rounded(a) === rounded(b);
}
/** Numbers of one text, but for small ones, that another does not have. */
const lacking = (a: number[], b: number[]) =>
	a.filter((n) => Number(digitsOf(n)) > SMALL && !b.some((m) => same(n, m)));

/** Every text that states facts, by where it stands. */
function textsOf(data: Data): Map<string, string> {
	const texts = new Map<string, string>();
	const put = (at: string, text: string | undefined) => text && texts.set(at, text);
	for (const { id, statement, note } of data.claims) {
		put(`claim ${id}`, statement);
		put(`note of claim ${id}`, note);
	}
	for (const { id, labels, ...graphic } of data.graphics) {
		for (const field of ['title', 'subtitle', 'summary', 'description', 'note', 'card'] as const)
			put(`${field} of ${id}`, graphic[field]);
		for (const [label, text] of Object.entries(labels)) put(`label ${label} of ${id}`, text);
	}
	for (const { id, label, detail } of data.events) put(`event ${id}`, `${label} ${detail}`);
	for (const { id, summary } of data.responses) put(`response ${id}`, summary);
	return texts;
}

describe.runIf(others.length).each(others.map((data) => [data.edition.language, data] as const))('in %s', (_, data) => {
	it('claims, graphics, events and answers have the numbers, days and years of the English, and no others', () => {
		const there = textsOf(data);
		const differing = [...textsOf(english)].flatMap(([at, text]) => {
			const [a, b] = [numbersIn(english, text), numbersIn(data, there.get(at) ?? '')];
			const [less, more] = [lacking(a, b), lacking(b, a)];
			return less.length || more.length ? [`${at}: lacks ${less}; has besides ${more}: ${there.get(at)}`] : [];
		});
		expect(differing).toEqual([]);
	});
});

describe('the comparison', () => {
	it.each([
		[2.83, 2_830_000_000, true],
		[951, 950_000_000, true],
		[98, 97_800_000, true],
		[17_415, 17_415, true],
		[17_415, 17_416, false],
		[34, 35, false],
		[60_000, 65_000, false],
		[2017, 2018, false],
	])('%d and %d: %s', (a, b, are) => expect(same(a, b)).toBe(are));
});
