import { describe, expect, it } from 'vitest';
import { files, validate } from '../../src/data';
import { DataError } from '../../src/data/parse';

/** What a broken copy of one file makes of the build: the message that would stop it. */
function broken(file: string, change: (text: string) => string): string {
	const text = files[file];
	if (text === undefined) throw new Error(`no ${file}`);
	const changed = change(text);
	expect(changed, `the copy of ${file} is not broken`).not.toBe(text);
	try {
		validate({ ...files, [file]: changed });
	} catch (error) {
		expect(error).toBeInstanceOf(DataError);
		return (error as Error).message;
	}
	throw new Error(`${file}: a broken copy passed`);
}
const once = (from: string | RegExp, to: string) => (text: string) => text.replace(from, to);

describe('data/ as it stands', () => {
	it('passes', () => expect(() => validate(files)).not.toThrow());
});

describe('a broken copy stops the build, naming file, line, row and field', () => {
	it.each<[string, (text: string) => string, RegExp]>([
		[
			'data/publication.yaml',
			once('reportDate: 2018-01-25', 'reportDate: 2018-02-31'),
			/publication\.yaml:\d+ reportDate: found "2018-02-31", expected a day that exists/,
		],
		['data/publication.yaml', once(/^title:.*$/m, ''), /publication\.yaml:\d+ title: found nothing, expected string/],
		[
			'data/sources.yaml',
			once(/checked: 2026-11-23/, 'checked: lately'),
			/sources\.yaml:\d+ id=\S+ checked: found "lately", expected a day/,
		],
		[
			'data/sources.yaml',
			once(/url: https?:\S+/, 'url: nowhere'),
			/sources\.yaml:\d+ id=\S+ url: found "nowhere", expected a web address/,
		],
		[
			'data/claims.yaml',
			once(/standing: \S+/, 'standing: true-ish'),
			/claims\.yaml:\d+ id=\S+ standing: found "true-ish", expected one of official-act/,
		],
		[
			'data/claims.yaml',
			once(/^(\s+- \{? ?id: )[a-z0-9-]+/m, '$1no-such-source'),
			/claims\.yaml:\d+ id=\S+ sources: found "no-such-source", expected an id in data\/sources\.yaml/,
		],
		[
			'data/discrepancies.yaml',
			once(/id: D1$/m, 'id: one'),
			/discrepancies\.yaml:\d+ id=one id: found "one", expected an id like D1/,
		],
		[
			'data/corrections.yaml',
			() => '- date: 2026-13-01\n  what: x\n  where: y\n',
			/corrections\.yaml:1 date: found "2026-13-01"/,
		],
		[
			'data/events.yaml',
			once(/from: '?"?2017-12-22"?'?/, 'from: 2017-12-32'),
			/events\.yaml:\d+ id=res-2397 from: found "2017-12-32"/,
		],
		[
			'data/responses.yaml',
			once(/kind: denial/, 'kind: shrug'),
			/responses\.yaml:\d+ id=\S+ kind: found "shrug", expected one of denial, answer/,
		],
		[
			'data/ports.csv',
			once(/^kholmsk,Kholmsk,Russia,[^,]+/m, 'kholmsk,Kholmsk,Russia,north'),
			/ports\.csv:\d+ id=kholmsk lat: found "north", expected a plain number/,
		],
		[
			'data/legs.yaml',
			once(/from: wonsan/, 'from: atlantis'),
			/legs\.yaml:\d+ id=wonsan-kholmsk from: found "atlantis", expected an id in data\/ports\.csv/,
		],
		[
			'data/voyages.csv',
			once('nampo-nakhodka', 'nampo-moon'),
			/voyages\.csv:\d+ id=jian-fu leg: found "nampo-moon", expected an id in data\/legs\.yaml/,
		],
		['data/quantities.csv', once('60000', '60,000'), /quantities\.csv:\d+/],
		[
			'data/quantities.csv',
			once('17415', ''),
			/quantities\.csv:\d+ id=jian-fu value: found "", expected a plain number/,
		],
		[
			'data/quantities.csv',
			once('jian-fu-landed', 'jian-fu-sank'),
			/quantities\.csv:\d+ id=jian-fu claim: found "jian-fu-sank", expected an id in data\/claims\.yaml/,
		],
		[
			'data/products.csv',
			once('951000000', '9510000000'),
			/products\.csv:\d+ id=coal usd: found products worth 9510000000, expected no more than the total/,
		],
		[
			'data/destinations.csv',
			once('97796047', '97796'),
			/export-years\.csv:\d+ year=2015 total_usd: found 2832358831, expected the sum/,
		],
		[
			'data/destinations.csv',
			once('IND,', 'CHN,'),
			/destinations\.csv:3 iso3=CHN: found twice \(first on line 2\), expected once/,
		],
		['data/export-years.csv', once('2006,', '2007,'), /export-years\.csv:\d+ year=2007: found twice/],
		[
			'data/expected.csv',
			once('34%', '35%'),
			/expected\.csv:2 figure=coal-share expected: found 35%, expected 34%, which the data yields/,
		],
		[
			'data/designations.csv',
			once('person-3,person', 'person-3,robot'),
			/designations\.csv:\d+ id=person-3 kind: found "robot", expected one of person, entity, ship/,
		],
		[
			'data/designations.csv',
			once(/^person-16.*\n/m, ''),
			/expected\.csv:\d+ figure=listed-people expected: found 16, expected 15/,
		],
		[
			'data/scale-units.csv',
			once(/wagon,([^,]*),([^,]*),70/, 'wagon,$1,$2,-70'),
			/scale-units\.csv:\d+ id=wagon tonnes: found "-70", expected a number above 0/,
		],
		[
			'data/embeds.yaml',
			once('id: frame', 'id: carrier-pigeon'),
			/embeds\.yaml:\d+ forms\.0\.id: found "carrier-pigeon", expected one of frame/,
		],
		[
			'data/graphics/route-map.yaml',
			once('number: 1', 'number: none'),
			/graphics\/route-map\.yaml:\d+ id=route-map number: found "none", expected/,
		],
	])('%s %#', (file, change, message) => expect(broken(file, change)).toMatch(message));

	it.each(Object.keys(files))('%s: something that is not data at all', (file) => {
		expect(broken(file, () => '- : [\n"a,b\n')).toContain(file);
	});
	it('a file that is missing is named', () => {
		const { 'data/ports.csv': _, ...rest } = files;
		expect(() => validate(rest)).toThrow('data/ports.csv:1: the file is missing');
	});
	it('every wrong row is shown at once', () => {
		const message = broken('data/quantities.csv', (t) => t.replace('17415', 'x').replace('15542', 'y'));
		expect(message).toMatch(/found "x"[\s\S]*found "y"/);
	});
	it('a quotation over 25 words is refused', () => {
		expect(broken('data/claims.yaml', once(/quote: .*/, `quote: ${'word '.repeat(26)}`))).toMatch(
			/quote: found 26 words, expected 25 at most/,
		);
	});
	it('a source that no claim uses is refused', () => {
		const message = broken(
			'data/sources.yaml',
			(t) =>
				`${t}\n- id: idle\n  kind: news\n  title: Idle\n  publisher: Nobody\n  read: excerpt\n  checked: 2026-11-23\n`,
		);
		expect(message).toMatch(/id=idle id: found no claim that uses this source/);
	});
});
