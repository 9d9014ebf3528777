import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hostedLanguages } from '../../src/data/built';
import { policyOf, sealed } from '../../src/publish/csp';
import { hostDocs, hostFiles } from '../../src/publish/hosts';
import { relativeLinks } from '../../src/publish/links';
import { oneSheet } from '../../src/publish/styles';
import { lastWins, mergedAll, parseHeaders } from '../personalities';

describe('relativeLinks', () => {
	it.each([
		[0, '<a href="/">', '<a href="index.html">'],
		[0, '<a href="/sources/#a">', '<a href="sources/index.html#a">'],
		[1, '<a href="/sources/?standing=denial#a/">', '<a href="../sources/index.html?standing=denial#a/">'],
		[1, '<a href="/data/x.csv#a">', '<a href="../data/x.csv#a">'],
		[2, '<a href="/">', '<a href="../../index.html">'],
		[2, '<a href="/#china">', '<a href="../../index.html#china">'],
		[1, '<img src="/a.png" srcset="/a.png 1x, /b.png 2x">', '<img src="../a.png" srcset="../a.png 1x, ../b.png 2x">'],
		[1, '<a href="//example.com/">', '<a href="//example.com/">'],
		[1, '<a href="https://example.com/">', '<a href="https://example.com/">'],
		[1, '<a href="#x">', '<a href="#x">'],
		[
			1,
			'<style>a{src:url("/f.woff2") url(/g.woff2)}</style>',
			'<style>a{src:url("../f.woff2") url(../g.woff2)}</style>',
		],
		[
			1,
			'<script src="/a.js">const a = `<a href="/">`;</script>',
			'<script src="../a.js">const a = `<a href="/">`;</script>',
		],
	])('%i folders deep: %s', (depth, html, expected) => expect(relativeLinks(html, depth)).toBe(expected));
});

describe('oneSheet', () => {
	const page = (head: string) => `<html><head>${head}</head><body><style>x{}</style></body></html>`;
	it('joins the plain sheets of a head in their order, and leaves others where they are', () => {
		expect(
			oneSheet(
				page(
					'<style>a{}</style><style media="print">p{}</style><noscript><style>n{}</style></noscript><style>b{}</style>',
				),
			),
		).toBe(page('<style>a{}b{}</style><style media="print">p{}</style><noscript><style>n{}</style></noscript>'));
	});
	it('names faces shortly, each always the same, and rounds their measures', () => {
		expect(
			oneSheet(
				page(
					'<style>@font-face{font-family:"Source Serif 4-0123456789abcdef"}@font-face{font-family:"Source Serif 4-0123456789abcdef fallback: Times New Roman";size-adjust:113.2308%}</style><style>:root{--f:"Source Serif 4-0123456789abcdef","Source Serif 4-0123456789abcdef fallback: Times New Roman",serif}</style>',
				),
			),
		).toBe(
			page(
				'<style>@font-face{font-family:f0}@font-face{font-family:f1;size-adjust:113.2%}:root{--f:f0,f1,serif}</style>',
			),
		);
	});
	it('leaves a page without any as it is', () =>
		expect(oneSheet(page('<title>x</title>'))).toBe(page('<title>x</title>')));
});

describe('content security policy', () => {
	const page = (head: string, body = '', html = '<html>') =>
		`<!doctype html>${html}<head><meta charset="utf-8"><title>x</title>${head}</head><body>${body}</body></html>`;
	const sha = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
	const directive = (html: string, name: string) => new RegExp(`(?:^|; )${name} ([^;]*)`).exec(policyOf(html))?.[1];

	it('stands right after the charset, before all that it governs', () => {
		expect(sealed(page('<style>a{}</style>'))).toContain(
			`<meta charset="utf-8"><meta http-equiv="content-security-policy" content="${policyOf(page('<style>a{}</style>'))}"><title>`,
		);
	});
	it('names each script that runs by its hash, and lets in the styles that stand in the page, however they come', () => {
		const html = page(
			'<style>a{}</style><style media="print">b{}</style><script>1</script>',
			'<script type="module">2</script><script type="application/ld+json">{}</script>',
		);
		expect(directive(html, 'style-src')).toBe("'unsafe-inline'");
		expect(directive(html, 'script-src')).toBe(`${sha('1')} ${sha('2')}`);
	});
	it.each([
		['script-src', '<script src="a.js"></script>', "'self'"],
		['script-src', '<link rel="modulepreload" href="a.js">', "'self'"],
		['script-src', '<script type="module">import{a}from"./a.js"</script>', `'self' ${sha('import{a}from"./a.js"')}`],
		['script-src', '<script type="module">import("./a.js")</script>', `'self' ${sha('import("./a.js")')}`],
		['script-src', '<script>important=1</script>', sha('important=1')],
		['script-src', '<!-- <script>1</script> -->', "'none'"],
		['style-src', '<link href="a.css" rel="stylesheet">', "'self'"],
		['style-src', '', "'none'"],
		['frame-src', '<iframe src="embed/x/"></iframe>', "'self'"],
		['frame-src', '', undefined],
	])('%s for %s is %s', (name, head, expected) => expect(directive(page(head), name)).toBe(expected));
	it('lets a page that is whole in one file make no request', () => {
		const whole = policyOf(page('<style>a{}</style>', '', '<html data-standalone>'));
		expect(whole).toBe(
			`default-src 'none'; script-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'`,
		);
	});
	it.each([
		['<link rel="apple-touch-icon" href="../../a.png">', "'self' data:"],
		['<link rel="icon" href="data:,">', 'data:'],
		['<link rel="canonical" href="https://example.org/icon">', 'data:'],
	])('lets it have %s by img-src %s, and no font or request', (link, expected) => {
		const whole = page(link, '', '<html data-standalone>');
		expect(directive(whole, 'img-src')).toBe(expected);
		expect([directive(whole, 'font-src'), directive(whole, 'connect-src')]).toEqual(['data:', undefined]);
	});
	it('lets a released copy of one ask its own site', () => {
		const copy = policyOf(page('', '', '<html data-pinned data-standalone>'));
		expect(copy).toContain("; connect-src 'self'; ");
	});
	it.each(['<p onclick=a()>', "<svg onload='a()'>", '<img alt="a > b" onerror="">'])('refuses %s', (tag) =>
		expect(() => sealed(page('', tag))).toThrow(/would block/),
	);
	it.each([
		'<p data-code="<div onclick=\'x\'>">',
		'<p>onclick="x"</p>',
		'<p data-on="y" style="x">',
		'<script>"<p onclick=1>"</script>',
	])('takes %s for no attribute', (tag) => expect(() => sealed(page('', tag))).not.toThrow());
	it('refuses a page without a charset, and one that has a policy', () => {
		expect(() => sealed('<head></head>')).toThrow(/charset/);
		expect(() => sealed(sealed(page('')))).toThrow(/already/);
	});
});

describe('what hosts are told', () => {
	const files = new Map([...hostFiles(), ...hostDocs()]);
	it('no header twice for one address, as Netlify reads them and as Cloudflare does', () => {
		const rules = parseHeaders(files.get('_headers') ?? '');
		const addresses = [
			'/',
			'/index.html',
			'/sources/',
			'/embeds/',
			'/notices/',
			'/notices/index.html',
			'/notices.xml',
			'/notices.json',
			'/embed/x/',
			'/embed/x/heights.json',
			'/embed.js',
			'/v/0a/embed/x/',
			'/v/releases.json',
			'/data/x.csv',
			'/data/x.json',
			'/charts/x.alt.txt',
			'/cards/x.png',
			'/oembed/x.json',
			'/_astro/a.js',
			'/_astro/fonts/a.woff2',
			'/favicon.svg',
			'/404.html',
			'/nowhere/at/all',
		];
		for (const address of addresses) {
			const last = lastWins(rules, address);
			expect(last['x-content-type-options'], address).toBe('nosniff');
			expect(mergedAll(rules, address), address).toEqual(last);
		}
	});
	it('finds the difference where rules do overlap', () => {
		const rules = parseHeaders('/embed/*\n  A: 1\n/embeds/*\n  A: 2\n');
		expect([lastWins(rules, '/embeds/'), mergedAll(rules, '/embeds/')]).toEqual([{ a: '2' }, { a: '2' }]);
		expect(lastWins(rules, '/embed/x')).toEqual({ a: '1' });
		const same = parseHeaders('/*\n  A: 1\n/x\n  A: 2\n');
		expect([lastWins(same, '/x'), mergedAll(same, '/x')]).toEqual([{ a: '2' }, { a: '1, 2' }]);
	});
	it('stays within what Cloudflare reads: 100 rules, 2,000 characters a line', () => {
		const text = files.get('_headers') ?? '';
		expect(parseHeaders(text).length).toBeLessThanOrEqual(100);
		expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(2000);
	});
	it.each(hostDocs(hostedLanguages('.')))('docs/hosting/%s is what the table makes (npm run hosts)', (name, text) =>
		expect(readFileSync(`docs/hosting/${name}`, 'utf8')).toBe(text),
	);
});
