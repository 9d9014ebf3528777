import { type Box, overlap } from '../../design/text';
import type { Point } from '../../map/projection';
import { type Candidate, type Field, type Item, type Obstacle, together, within } from './labels';

/** A text nearer than this to a line that it does not mean would be read as meaning it. */
const NEAR = 13;
/** Of a label's far places the best of each square of this side are kept, so that they are not all in one corner. */
const SQUARE = 16;

/** Points along a leader, and past its end up to the text: nothing may pass between them. */
export function along([a, b]: [Point, Point]): Point[] {
	const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
	const [ux, uy] = [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
	const steps = Math.ceil((length + 5) / 2.5);
	return Array.from({ length: steps + 1 }, (_, i) => [a[0] + ux * i * 2.5, a[1] + uy * i * 2.5]);
}

/** Points by the square of a grid that they lie in, so that asking what lies in a box does not ask them all. */
export function gridOf(soft: readonly Obstacle[], cell = 10) {
	const squares = new Map<number, { at: Point; o: Obstacle }[]>();
	const key = (x: number, y: number) => Math.floor(x / cell) * 4096 + Math.floor(y / cell);
	for (const o of soft)
		for (const at of o.points) {
			const k = key(at[0], at[1]);
			const list = squares.get(k);
			if (list) list.push({ at, o });
			else squares.set(k, [{ at, o }]);
		}
	/** Calls `hit` with every point in the box. */
	return (b: Box, air: number, hit: (o: Obstacle, at: Point) => void) => {
		for (let x = Math.floor((b.x - air) / cell); x <= Math.floor((b.x + b.width + air) / cell); x++)
			for (let y = Math.floor((b.y - air) / cell); y <= Math.floor((b.y + b.height + air) / cell); y++)
				for (const { at, o } of squares.get(x * 4096 + y) ?? []) if (within(at, b, air)) hit(o, at);
	};
}

/** A candidate with what it costs on this map, whatever the others do. */
export type Option = Candidate & { own: number; onLine: boolean; line: Point[] };
type Look = ReturnType<typeof gridOf>;

const inside = (box: Box, safe: Box) =>
	box.x >= safe.x &&
	box.y >= safe.y &&
	box.x + box.width <= safe.x + safe.width &&
	box.y + box.height <= safe.y + safe.height;

/** What a candidate costs by itself; nothing where it may not stand. */
function optionOf(c: Candidate, { stiff = 1, own: legs = [] }: Item, field: Field, look: Look): Option | undefined {
	let own = c.cost;
	let onLine = false;
	for (const p of c.parts) {
		const { box } = p;
		if (!inside(box, field.safe)) return undefined;
		if (field.solid.some((s) => together(s, p) && overlap(s, box, 2)) || field.forbidden(p)) return undefined;
		look(box, 1.5, (o) => {
			if (!together(o, p)) return;
			onLine = true;
			own += o.weight * stiff;
		});
		if (!legs.length) continue;
		const others = new Set<Obstacle>();
		look(box, c.leader ? NEAR / 1.5 : NEAR, (o) => {
			if (o.weight >= 1 && !legs.includes(o.id) && together(o, p)) others.add(o);
		});
		own += (c.leader ? 20 : 34) * others.size;
		// Nor may it be read as the name of a port.
		own += 20 * field.solid.filter((s) => s.port && together(s, p) && overlap(s, box, NEAR)).length;
	}
	const line = c.leader ? along(c.leader) : [];
	// A leader that crosses a line points at the wrong one.
	const crossed = new Set<unknown>();
	for (const at of line) {
		look({ x: at[0], y: at[1], width: 0, height: 0 }, 2.5, (o) => {
			if (o.weight >= 1 && !legs.includes(o.id) && c.parts.some((p) => together(o, p))) crossed.add(o);
		});
		for (const s of field.solid) if (within(at, s, 2) && c.parts.some((p) => together(s, p))) crossed.add(s);
	}
	own += 45 * crossed.size;
	// A dot where lines cross could mean either.
	for (const [x, y] of c.dots ?? [])
		look({ x, y, width: 0, height: 0 }, 9, (o) => {
			if (o.weight >= 1 && !legs.includes(o.id) && c.parts.some((p) => together(o, p))) own += 2;
		});
	return { ...c, own, onLine, line };
}

/** The best of a label's places: as a rule neighbours of one another, so that of its far places the best of each square stay. */
export function optionsOf(item: Item, far: boolean, field: Field, look: Look): Option[] {
	const of = (candidates: readonly Candidate[]) =>
		candidates.flatMap((c) => optionOf(c, item, field, look) ?? []).sort((a, b) => a.own - b.own);
	// Most places are hopeless: the best hundred or two leave choice enough.
	const near = of(item.candidates).slice(0, 200);
	if (!far || !item.more) return near;
	const squares = new Map<string, number>();
	const spread = of([...item.candidates, ...item.more()]).filter(({ parts: [p] }) => {
		const square = `${Math.floor((p?.box.x ?? 0) / SQUARE)} ${Math.floor((p?.box.y ?? 0) / SQUARE)}`;
		const taken = squares.get(square) ?? 0;
		squares.set(square, taken + 1);
		return taken < 2;
	});
	return [...near, ...spread].sort((a, b) => a.own - b.own);
}
