import { describe, expect, it } from 'vitest';
import { languagesOf } from '../../src/data/places';
import { read } from '../../src/data/read';
import type { Edition } from '../../src/data/rows';
import { openFiles } from '../../src/gate/files';
import { phrasesOf } from '../../src/gate/phrases';
import { wholeWord } from '../../src/gate/wording';
import { folderOf, isCommon, offers, pathIn } from '../../src/ledger/address';
import { readerOf } from '../../src/ledger/numbers';

const files = Object.fromEntries([...openFiles('.')].map(([file, b]) => [file, new TextDecoder().decode(b)]));
const english = read(files).data;
/** An edition as the English one, but for what is said here. */
const edition = (changed: Partial<Edition>) => ({ edition: { ...english.edition, ...changed } });
const phrases = (changed: Partial<Edition['phrases']>, language = 'en') =>
	phrasesOf(edition({ language, phrases: { ...english.edition.phrases, ...changed } }));

describe('phrases that the gate looks for', () => {
	it.each([
		['We found no answer from the firms.', true],
		['No clear and public reply came.', true],
		['Its spokesman could not be reached.', true],
		['Nobody knows the answer.', false],
		['The firm did know. It has an answer.', false],
		['Reuters noted an answer.', false],
	])('English: “%s” tells that nobody answered: %s', (text, told) => {
		expect(phrasesOf(english).unanswered.test(text)).toBe(told);
	});
	it('stand as whole words where a script parts words, and before a particle where it does not', () => {
		const found = phrases({ denied: ['denied', '부인'] }).denied;
		expect(found.test('Undenied.')).toBe(false);
		expect(found.test('러시아는 이를 부인했다.')).toBe(true);
		expect([wholeWord('로이터가 전했다', '로이터'), wholeWord('Reutersville', 'Reuters')]).toEqual([true, false]);
	});
	it('… stands for words of one sentence', () => {
		const { unanswered } = phrases({ unanswered: ['답변 … 찾지 못'] });
		expect(unanswered.test('제작진은 북한의 답변을 찾지 못했다.')).toBe(true);
		expect(unanswered.test('답변이 있다. 배는 찾지 못했다.')).toBe(false);
	});
	it('a flag that is typed out is found before its phrase or behind it', () => {
		const flags = { about: ['선적', 'flag'], before: ['flag of'], behind: [' 선적'] };
		const country = (text: string) => {
			const [match] = text.matchAll(phrases({ flags }).typedFlags);
			return match?.groups?.after ?? match?.groups?.before;
		};
		expect([country('under the flag of Belize'), country('벨리즈 선적의 배'), country('the flag was blue')]).toEqual([
			'Belize',
			'벨리즈',
			undefined,
		]);
	});
});

describe('numbers as an edition writes them', () => {
	const korean = edition({
		language: 'ko',
		dates: {
			day: '{y}년 {month} {d}일',
			month: '{y}년 {month}',
			year: '{y}년',
			dayOfYear: '{month} {d}일',
			monthOfYear: '{month}',
		},
		counts: ['0', '1', '2'],
		words: {},
		read: {},
		between: [],
		units: { 만: 10_000, 억: 100_000_000 },
	});
	it.each<[string, string[]]>([
		['2017년 8월 5일에', ['date 2017-08-05']],
		['1월 26일, 8월에', ['date *-01-26', 'date *-08']],
		['약 17,415톤을 3척이', ['number 17415', 'number 3']],
		['1만5,000톤과 23억4,000만 달러, 3만 톤', ['number 15000', 'number 2340000000', 'number 30000']],
	])('“%s”', (text, found) => {
		expect(readerOf(korean)(text).map((f) => `${f.kind} ${f.value}`)).toEqual(found);
	});
	it('a month’s name that is no number is none by itself', () =>
		expect(readerOf(english)('In August they came.')).toEqual([]));
});

describe('where an edition stands', () => {
	const ko = { edition: { ...english.edition, language: 'ko' } };
	it.each([
		['sources/', 'ko/sources/'],
		['', 'ko/'],
		['data/receipts/x.json', 'ko/data/receipts/x.json'],
		['data/claims.csv', 'data/claims.csv'],
		['v/0123456789ab/embed/x/', 'v/0123456789ab/embed/x/'],
		['embed.js', 'embed.js'],
		['embed/x/', 'ko/embed/x/'],
	])('%s is %s in Korean', (path, there) => {
		expect([pathIn(ko, path), pathIn(english, path), isCommon(path)]).toEqual([there, path, path === there]);
	});
	it('the one that rules has no folder', () => expect([folderOf('en'), folderOf('ko')]).toEqual(['', 'ko/']));
	it('unfinished and partial editions are told from those that are whole, the ruling one first', () => {
		const says: Record<string, string> = { aa: 'unfinished: not read\ngraphics: [x]\n', bb: 'graphics: [x]\n' };
		expect(
			languagesOf(
				['xx', 'en', 'bb', 'aa'].map((l) => `data/words/${l}/edition.yaml`),
				(file) => says[file.split('/')[2] ?? ''] ?? 'language: xx\n',
			),
		).toEqual({ built: ['en', 'xx'], partial: ['bb'], unfinished: ['aa'] });
	});
	it.each([
		['', '', false],
		['#china', '#china', false],
		['sources/#claim-x', 'sources/#claim-x', false],
		['embeds/', 'ko/embeds/', true],
		['embeds/#china-share', 'ko/embeds/#china-share', true],
		['embed/china-share/', 'ko/embed/china-share/', true],
		['embed/china-share/heights.json', 'ko/embed/china-share/heights.json', true],
		['charts/china-share-outlines.svg', 'ko/charts/china-share-outlines.svg', true],
		['charts/china-share-phone.png', 'ko/charts/china-share-phone.png', true],
		['charts/china-share.readme.txt', 'ko/charts/china-share.readme.txt', true],
		['oembed/china-share.json', 'ko/oembed/china-share.json', true],
		['cards/china-share.png', 'ko/cards/china-share.png', true],
		['cards/story.png', 'cards/story.png', false],
		['embed/route-map/', 'embed/route-map/', false],
		['charts/route-map.svg', 'charts/route-map.svg', false],
		['data/china-share.csv', 'data/china-share.csv', false],
	])('of what a partial edition has, %s is %s', (path, there, own) => {
		const some: Edition = { ...ko.edition, graphics: ['china-share'] };
		expect([pathIn({ edition: some }, path), offers(some, path)]).toEqual([there, own]);
	});
});
