import type { Field, Item, Placed } from './labels';
import { groundOf, type Option, optionsOf } from './options';
import { best, betweenOf, HARD, tables } from './search';

/** Labels with the option that each has, and which of them stand on which. */
type Attempt = { items: Item[]; picked: Option[]; total: number; clashes: [Item, Item][]; homeless: Item[] };

/** What stays the same through all attempts at a map: a label's places, and the clashes of two labels' places. */
type Known = { places: (item: Item, far: boolean) => Option[]; tableOf: ReturnType<typeof tables> };

function attempt(wanted: readonly Item[], far: ReadonlySet<Item>, { places, tableOf }: Known): Attempt {
	const found = wanted.map((item) => ({ item, list: places(item, far.has(item)) }));
	const homeless = found.filter(({ list }) => !list.length).map(({ item }) => item);
	const placed = found.filter(({ list }) => list.length);
	const items = placed.map(({ item }) => item);
	const options = placed.map(({ list }) => list);
	if (homeless.length && homeless.some((i) => i.more && !far.has(i)))
		return { items, picked: [], total: 0, clashes: [], homeless };
	const between = betweenOf(options, tableOf);
	const { chosen, total } = best(options, between);
	const clashes: [Item, Item][] = [];
	if (total >= HARD)
		items.forEach((a, i) => {
			for (let j = i + 1; j < items.length; j++)
				if (between(i, chosen[i] as number, j, chosen[j] as number) >= HARD) clashes.push([a, items[j] as Item]);
		});
	return { items, picked: chosen.map((k, i) => options[i]?.[k] as Option), total, clashes, homeless };
}

/** A place that costs so much is a poor one: a line runs through the text, or it could be read as meaning another mark. */
const POOR = 20;

/**
 * The labels that are placed poorly look farther off too, one after the other, the worst first. What one of them gains may be
 * others' loss, and a search ends where it began to look: an arrangement is taken where that one is well placed by it, and all
 * together are better placed by as much.
 */
function bettered(first: Attempt, far: ReadonlySet<Item>, known: Known): Attempt {
	let good = first;
	const asked = new Set(far);
	const looking = new Set(far);
	for (;;) {
		const { items, picked } = good;
		const [worst] = items
			.map((item, i) => ({ item, own: (picked[i] as Option).own }))
			.filter(({ item, own }) => item.more && own >= POOR && !asked.has(item))
			.sort((a, b) => b.own - a.own);
		if (!worst) return good;
		asked.add(worst.item);
		const tried = attempt(items, new Set([...looking, worst.item]), known);
		const own = tried.picked[tried.items.indexOf(worst.item)]?.own ?? POOR;
		if (own >= POOR || tried.total > good.total - POOR) continue;
		looking.add(worst.item);
		good = tried;
	}
}

/** Fewest labels without which no two meet, as a greedy choice has them: only such as may be left out at the last. */
function tooMany({ clashes, homeless }: Attempt): { out: Set<Item>; left: [Item, Item][] } {
	const out = new Set(homeless.filter((i) => i.spare));
	let left = clashes;
	for (;;) {
		const counts = new Map<Item, number>();
		for (const item of left.flat()) if (item.spare) counts.set(item, (counts.get(item) ?? 0) + 1);
		const [worst] = [...counts].sort((a, b) => b[1] - a[1]);
		if (!worst) return { out, left };
		out.add(worst[0]);
		left = left.filter((pair) => !pair.includes(worst[0]));
	}
}

/**
 * The least costly arrangement of labels that an orderly search finds: each takes its best place given the others, in
 * turn, until none can better itself; then pairs move together; all that from several beginnings. The same input always
 * gives the same map. Where near places do not do, labels that are in each other's way, or that a line runs through, look
 * farther off (`more`); where
 * that does not do either, words that may be spared are left out, and `warn` is told of each.
 * @param where the drawing and its size, for messages
 * @throws Error naming drawing, states, labels and what would help, of every label that finds no place
 */
export function arrange(
	wanted: readonly Item[],
	field: Field,
	where: { drawing: string; states: readonly string[] },
	warn: (message: string) => void = console.warn,
): Placed[] {
	const ground = groundOf(field);
	const options = new Map<Item, ReturnType<typeof optionsOf>>();
	const places = (item: Item, wide: boolean): Option[] => {
		const of = options.get(item) ?? optionsOf(item, ground);
		options.set(item, of);
		return of(wide);
	};
	const known: Known = { places, tableOf: tables() };
	const items = [...wanted];
	const far = new Set<Item>();
	for (;;) {
		const tried = attempt(items, far, known);
		const lost = new Set([...tried.homeless, ...tried.clashes.flat()]);
		if (!lost.size) return placedOf(bettered(tried, far, known));
		// Those in each other's way look farther off, then all do.
		const more = [...lost].filter((i) => i.more && !far.has(i));
		const others = items.filter((i) => i.more && !far.has(i));
		if (others.length) {
			for (const item of more.length ? more : others) far.add(item);
			continue;
		}
		const { out, left } = tooMany(tried);
		const never = new Set([...tried.homeless.filter((i) => !i.spare), ...left.flat()]);
		if (never.size) throw new Error(noRoom(never, left, where));
		for (const item of out) warn(`${told(item, where)} is left out of the drawing; ${helps(item)}`);
		return placedOf({
			...tried,
			items: tried.items.filter((i) => !out.has(i)),
			picked: tried.picked.filter((_, i) => !out.has(tried.items[i] as Item)),
		});
	}
}

const placedOf = ({ items, picked }: Attempt): Placed[] =>
	items.map(({ id }, i) => {
		const { parts, cost, leader, dots, onLine } = picked[i] as Option;
		return { id, parts, cost, leader, dots, onLine };
	});

const textOf = ({ candidates, id }: Item) => candidates[0]?.parts.map((p) => p.text).join(' ') ?? id;
const helps = (item: Item) => `shorten it: ${item.from ?? item.id}`;
/** A label, and where it finds no room. */
function told(item: Item, { drawing, states }: { drawing: string; states: readonly string[] }): string {
	const parts = item.candidates[0]?.parts ?? [];
	const [from, to] = [Math.min(...parts.map((p) => p.from)), Math.max(...parts.map((p) => p.to))];
	const seen = parts.length ? [...new Set([states[from], states[to]])].filter(Boolean).join(' to ') : '';
	return `route-map, ${drawing}${seen && `, state ${seen}`}: found no room for the label “${textOf(item)}”, which`;
}
function noRoom(items: Iterable<Item>, clashes: [Item, Item][], where: Parameters<typeof told>[1]): string {
	return [...items]
		.map((item) => {
			const on = clashes.flatMap(([a, b]) => (a === item ? [textOf(b)] : b === item ? [textOf(a)] : []));
			const why = on.length
				? `stands on “${on.join('”, “')}”`
				: 'stands on land, a port or over the edge wherever it may stand';
			return `${told(item, where)} ${why}; ${helps(item)}`;
		})
		.join('\n');
}
