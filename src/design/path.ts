/** How many numbers each command of a path takes. */
const TAKES: Record<string, number> = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, T: 2, A: 7, Z: 0 };

const NUMBER = /-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?/g;
/** As many decimals as the drawing itself rounded to, up to two; what it never rounded, to a tenth. */
const decimals = (d: string): number =>
	(d.match(/\.[\de-]+/g) ?? []).reduce(
		(most, n) => (n.length <= 5 ? Math.max(most, Math.min(2, n.length - 1)) : most),
		1,
	);

/**
 * Numbers side by side: a minus sign parts two as well as a space does, and so does a second point.
 * @param last the number that stands before them, or nothing
 */
function joined(numbers: string[], last: string): string {
	let [text, before] = ['', last];
	for (const n of numbers) {
		const apart = !before || n.startsWith('-') || (n.startsWith('.') && before.includes('.'));
		text += apart ? n : ` ${n}`;
		before = n;
	}
	return text;
}

/** By how many units of rounding a curve may leave otherwise than straight on, and still be said to. */
const SAME = 1.5;

const compacted = new Map<string, string>();
/** The same path as it weighs least. Each is worked out once: the coast stands in some eighty files of a build. */
export function compactPath(d: string): string {
	const known = compacted.get(d) ?? compact(d);
	compacted.set(d, known);
	return known;
}

/**
 * A path with each step relative to the last, straight steps as `h` and `v`, curves that leave a place as the last one came
 * there as `s`. Marks of one form are then one text, wherever they stand. Steps start from the rounded place, so errors don't add up.
 */
function compact(d: string): string {
	const unit = 10 ** decimals(d);
	const near = (n: number): number => Math.round(n * unit) / unit;
	const short = (n: number): string => {
		const text = String(near(n));
		if (text.startsWith('0.')) return text.slice(1);
		return text.startsWith('-0.') ? `-${text.slice(2)}` : text;
	};
	let [x, y, startX, startY] = [0, 0, 0, 0];
	/** How a curve would leave the place where the last one came, if it went straight on. */
	let bend: [number, number] = [0, 0];
	let out = '';
	let last = '';
	let lastNumber = '';
	for (const [, command = '', rest = ''] of d.matchAll(/([a-df-z])([^a-df-z]*)/gi)) {
		const upper = command.toUpperCase();
		const relative = command !== upper;
		const takes = TAKES[upper] ?? 0;
		if (!takes) {
			out += 'z';
			[x, y, last] = [startX, startY, 'z'];
			continue;
		}
		const numbers = (rest.match(NUMBER) ?? []).map(Number);
		for (let i = 0; i < numbers.length; i += takes) {
			const own = numbers.slice(i, i + takes);
			const isX = (k: number) => (upper === 'A' ? k === 5 : upper !== 'V' && k % 2 === 0);
			const isY = (k: number) => (upper === 'A' ? k === 6 : upper === 'V' || k % 2 === 1);
			let whole = relative ? own.map((n, k) => n + (isX(k) ? x : isY(k) ? y : 0)) : own;
			const toX = upper === 'V' ? x : near(whole[upper === 'H' ? 0 : takes - 2] as number);
			const toY = upper === 'H' ? y : near(whole[takes - 1] as number);
			let letter = upper === 'M' && i ? 'l' : upper.toLowerCase();
			if (letter === 'l' && toY === y) letter = 'h';
			else if (letter === 'l' && toX === x) letter = 'v';
			const goesStraightOn =
				upper === 'C' &&
				(last === 'c' || last === 's') &&
				Math.abs((whole[0] as number) - x - bend[0]) <= SAME / unit &&
				Math.abs((whole[1] as number) - y - bend[1]) <= SAME / unit;
			if (goesStraightOn) [letter, whole] = ['s', whole.slice(2)];
			const steps =
				letter === 'h'
					? [toX - x]
					: letter === 'v'
						? [toY - y]
						: whole.map((n, k) => n - (isX(k) ? x : isY(k) ? y : 0));
			const goesOn = (letter === last || (letter === 'l' && last === 'm')) && letter !== 'm';
			const written = steps.map(short);
			out += goesOn ? joined(written, lastNumber) : letter + joined(written, '');
			lastNumber = written.at(-1) as string;
			const [bendX, bendY] = whole.slice(-4) as [number, number];
			bend = [toX - near(bendX), toY - near(bendY)];
			[x, y, last] = [toX, toY, letter];
			if (letter === 'm') [startX, startY] = [x, y];
		}
	}
	return out;
}
