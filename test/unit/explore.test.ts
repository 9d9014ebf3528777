import { describe, expect, it } from 'vitest';
import { factsOf, wordsOf } from '../../src/charts/route-map/facts';
import { corner, handle, nearest, placer, type Reach, step } from '../../src/charts/route-map/reach';
import { find } from '../../src/data/find';
import { editions } from '../../src/ledger/data';
import { formatsOf } from '../../src/ledger/format';
import { classOf } from '../../src/ledger/standing';
import {
	claim as claimFacts,
	graphic,
	type Leg,
	legs as legFacts,
	lineOf,
	ports as portFacts,
	unlinked,
	voyages,
} from '../facts';

const [data] = editions;
const facts = factsOf(data);
const labels = graphic('route-map').labels;
/** The claim that draws a leg last of all. */
const drawnBy = (leg: Leg) => claimFacts(leg.states.at(-1)?.claim as string);
const shownLast = legFacts.filter((l) => l.states.some((s) => s.state === 'later'));
const nameOf = (id: string) => data.legs.find((l) => l.id === id)?.label as string;
const item = (name: string) => {
	const found = facts.items.find((i) => i.name === name);
	if (!found) throw new Error(`no item “${name}”`);
	return found;
};

describe('what the map can be asked', () => {
	it('has every line of the last state in the order of the data, then every port, then what could not be placed', () => {
		const legs = data.legs.filter((l) => l.states.some((s) => s.state === 'later')).map((l) => l.id);
		expect(facts.items.flatMap((i) => i.leg ?? [])).toEqual(legs);
		expect(facts.items.flatMap((i) => i.port ?? [])).toEqual(data.ports.map((p) => p.id));
		expect(facts.items.map((i) => i.name)).toEqual([
			...facts.items.flatMap((i) => (i.leg ? i.name : [])),
			...data.ports.map((p) => p.name),
			labels['taean-from'],
		]);
	});
	it('says of each who says so, when, how it stands and where that was read', () => {
		for (const { name, claims } of facts.items) {
			expect(claims.length, name).toBeGreaterThan(1);
			for (const id of claims) {
				const said = facts.claims[id];
				const claim = find(data.claims, id);
				expect(said?.says.length, id).toBeGreaterThan(20);
				expect(said?.by, id).toContain(claim.speaker.who);
				expect(said?.by, id).toMatch(/\d{4}$/);
				expect(said?.sources, id).not.toBe('');
				const line = { record: '(solid)', said: '(dashed)', speech: '(thin, with a tick)', declared: '(dotted)' }[
					classOf(claim.standing)
				];
				if (line) expect(said?.by, id).toContain(line);
			}
		}
	});
	it('lets no charge stand without the answer to it, which comes right after what it answers', () => {
		for (const { name, claims } of facts.items) {
			expect(claims, name).toContain('russia-denies-coal');
			claims.forEach((id, i) => {
				const answers = data.claims.filter((c) => c.answers.includes(id)).map((c) => c.id);
				const seen = new Set(claims.slice(0, i));
				for (const answer of answers.filter((a) => !seen.has(a)))
					expect(claims.slice(i + 1, i + 1 + answers.length), `${name}: ${answer} to ${id}`).toContain(answer);
			});
		}
	});
	it('gives an answer in the past, with its day and whose it was, and only to what it answered', () => {
		for (const { name, lines, claims } of facts.items) {
			const said = lines[0] ?? '';
			expect(said, name).not.toMatch(/\b(denies|is no)\b/);
			const general = find(data.claims, 'russia-denies-coal');
			const [first = ''] = claims;
			const answers = data.claims.filter((c) => c.answers.includes(first));
			const told = answers.length && item(name).leg ? answers : [general];
			for (const { speaker, date } of told) {
				expect(said, name).toContain(speaker.who);
				expect(said, name).toContain(formatsOf(data).longDate(date));
			}
			// A finding that came after the denial, or a charge that is another's, was not denied by it.
			if (item(name).leg && !answers.length) expect(said, name).toMatch(/No (Russian )?answer to this was found/);
		}
		expect(item(nameOf('kholmsk-incheon')).lines[0]).toContain('had been denied on 26 January 2018');
		expect(item(nameOf('nampo-nakhodka')).lines[0]).toContain('Denied on 26 January 2018 by one unnamed official');
	});
	it('names the ship that a source has at a port without a line', () => {
		for (const v of data.voyages.filter((x) => !x.leg)) expect(item(v.to).lines.join(' ')).toContain(v.ship);
		// A ship that a source has at a port without a line.
		for (const v of voyages.filter((row) => !row.leg && portFacts.some((p) => p.name === row.to)))
			expect(item(v.to as string).lines.join(' ')).toContain(`${v.ship}, ${v.when}`);
	});
	it('begins with the claim that draws the line, and says so in the line’s own word', () => {
		for (const leg of shownLast) {
			const own = item(nameOf(leg.id));
			expect(own.claims[0], leg.id).toBe(drawnBy(leg).id);
			const word = { record: '(solid)', said: '(dashed)', speech: '(thin, with a tick)', declared: '(dotted)' }[
				lineOf(drawnBy(leg).standing) as 'record'
			];
			expect(own.lines[0], leg.id).toContain(word);
			// With every other claim that drew it before, and that of each ship on it.
			const others = [
				...leg.states.map((s) => s.claim),
				...voyages.filter((v) => v.leg === leg.id).map((v) => v.claim),
			];
			expect(own.claims, leg.id).toEqual(expect.arrayContaining(others));
		}
	});
	it('admits doubt: PD for a line with open ends, PA for a place that is approximate, no place for Taean', () => {
		for (const leg of shownLast) {
			const said = item(nameOf(leg.id)).lines.join(' ');
			const open = typeof leg.from !== 'string' || typeof leg.to !== 'string';
			expect(said, leg.id).toContain(open ? 'PD: position doubtful' : 'nautical miles or more. PA');
			if (open) expect(said, leg.id).not.toMatch(/nautical miles/);
			else if (leg.ships !== 'not named') expect(said, leg.id).toContain(`Ships: ${leg.ships}`);
		}
		for (const p of data.ports)
			expect(item(p.name).lines.join(' ').includes('(PA)'), p.name).toBe(p.position === 'approximate');
		for (const p of portFacts)
			expect(
				item(p.name as string)
					.lines.join(' ')
					.includes('Marked without a line'),
				p.id,
			).toBe(unlinked.includes(p));
		const nowhere = item(labels['taean-from'] as string);
		expect(nowhere.at).toBeUndefined();
		expect(nowhere.lines.join(' ')).toContain('its position was not found');
	});
	it('leaves no token unfilled', () => expect(wordsOf(facts)).not.toMatch(/\{[a-z0-9-]+\}|undefined/));
});

describe('keys', () => {
	it.each([
		['ArrowRight', 0, 1],
		['ArrowDown', 4, 0],
		['ArrowLeft', 0, 4],
		['ArrowUp', 3, 2],
		['Home', 3, 0],
		['End', 1, 4],
		['a', 2, 2],
	])('%s from %i of 5 leads to %i', (key, from, to) => expect(step(key, from, 5)).toBe(to));
});

describe('a press', () => {
	const line: Reach = {
		points: [
			[0, 0],
			[50, 0],
			[100, 0],
		],
	};
	const port: Reach = { points: [[100, 0]] };
	const neighbour: Reach = { points: [[100, 11]] };
	const nowhere: Reach = { points: [] };
	const marks = [nowhere, line, port, neighbour];
	it('means the nearest mark, and the port before the line that ends in it', () => {
		expect(nearest(marks, [50, 20])).toBe(1);
		expect(nearest(marks, [98, 1])).toBe(2);
		expect(nearest(marks, [104, -3])).toBe(2);
	});
	it('tells neighbouring ports apart', () => {
		expect(nearest(marks, [100, 4])).toBe(2);
		expect(nearest(marks, [100, 7])).toBe(3);
	});
	it('means nothing far from all', () => expect(nearest(marks, [50, 80])).toBe(-1));
});

describe('where things stand', () => {
	const diagonal: Reach = { points: Array.from({ length: 50 }, (_, i) => [i * 12, 400 - i * 8] as const) };
	const room = { x: 0, y: 0, width: 600, height: 400 };
	it('a panel lies on no point of its mark, as high as that lets it be', () => {
		const { x, y, width, height } = corner(diagonal, room, 300, [400, 300, 200, 120]);
		for (const [px, py] of diagonal.points) expect(px > x && px < x + width && py > y && py < y + height).toBe(false);
		expect(corner({ points: [[580, 20]] }, room, 300, [400, 300])).toEqual({ x: 0, y: 0, width: 300, height: 400 });
		expect(corner({ points: [] }, room, 300, [500])).toEqual({ x: 0, y: 0, width: 300, height: 400 });
	});
	it('a ring keeps to the middle of its line, away from other marks', () => {
		const [x] = handle(diagonal, [{ points: [[150, 300]] }]);
		expect(x).toBeGreaterThan(300);
		expect(x).toBeLessThan(460);
	});
	it('two known places give all others', () => {
		const at = placer(
			[
				[0, 0],
				[100, 50],
			],
			[
				[10, 20],
				[60, 45],
			],
		);
		expect(at([50, 25])).toEqual([35, 32.5]);
	});
});
