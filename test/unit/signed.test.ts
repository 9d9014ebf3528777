import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { publication } from '../../src/data/facts';
import { SIGNED } from '../../src/data/schema';
import { editions } from '../../src/ledger/data';
import { formatsOf } from '../../src/ledger/format';
import { contactHref, contactText } from '../../src/ledger/imprint';
import { unsigned } from '../../src/publish/signed';

const text = readFileSync('data/publication.yaml', 'utf8');
const with_ = (fields: Partial<Record<(typeof SIGNED)[number], string>>) =>
	publication.safeParse({ ...parse(text), ...fields });

describe('who publishes', () => {
	it.each([
		['contact', 'desk@example.org'],
		['contact', 'https://example.org/contact'],
		['contact', ''],
		['repository', 'http://code.example.org/x'],
		['repository', ''],
		['published', '2027-02-28'],
		['published', ''],
	])('%s may be %j', (field, value) => expect(with_({ [field]: value }).success).toBe(true));
	it.each([
		['contact', 'javascript:alert(1)', /an e-mail address, a web address/],
		['contact', 'the desk', /an e-mail address/],
		['contact', 'desk@', /an e-mail address/],
		['contact', 'mailto:desk@example.org', /an e-mail address/],
		['contact', 'https://', /an e-mail address/],
		['repository', 'javascript:alert(1)', /a web address/],
		['repository', 'git@example.org:x/y.git', /a web address/],
		['repository', 'example.org/x', /a web address/],
		['published', '2027-02-30', /a day that exists/],
		['published', 'soon', /a day that exists/],
	])('%s may not be %j', (field, value, message) => {
		const { success, error } = with_({ [field]: value });
		expect(success).toBe(false);
		expect(error?.issues.map((i) => `${i.path} ${i.message}`).join()).toMatch(message);
	});
	it('blanks are nothing', () => expect(with_({ publisher: '  ' }).data?.publisher).toBe(''));

	it('is reached by mail or on the web', () => {
		expect(contactHref('desk@example.org')).toBe('mailto:desk@example.org');
		expect(contactHref('https://example.org/contact/')).toBe('https://example.org/contact/');
		expect(contactText('https://example.org/contact/')).toBe('example.org/contact');
		const { stop } = formatsOf(editions[0]);
		expect(['Inc.', 'A Paper'].map(stop)).toEqual(['Inc.', 'A Paper.']);
	});
	it('the build lists the empty fields in one line, and none where all are filled', () => {
		const all = (value: string) =>
			SIGNED.reduce((t, f) => t.replace(new RegExp(`^${f}:.*$`, 'm'), `${f}: ${value}`), text);
		expect(unsigned(all('""'))).toBe(
			'data/publication.yaml: empty, and so left out: published, publisher, credit, author, contact, address, repository',
		);
		expect(unsigned(all('2027-01-01'))).toBeUndefined();
		expect(unsigned(all('2027-01-01').replace(/^credit:.*$/m, 'credit: "  "'))).toMatch(/left out: credit$/);
	});
});
