/** Pairs of glyphs, by their numbers, and by how many units of the font the second stands nearer (or further) than it would. */
export type Pair = { first: number; second: number; by: number };

/**
 * A GPOS table that moves these pairs and no others: one feature, `kern`, with one lookup of single pairs. A face comes
 * with classes of letters against classes of letters, a matrix of which a page's text meets a tenth; no subsetter knows
 * which.
 * @param pairs each pair once, any order; at least one, for browsers refuse a font whose table covers nothing
 */
export function kernTable(pairs: readonly Pair[]): Buffer {
	const sets = Map.groupBy(
		[...pairs].sort((a, b) => a.first - b.first || a.second - b.second),
		(p) => p.first,
	);
	if (!pairs.length) throw new Error('no pairs: leave the table out');
	const words: number[] = [];
	const put = (...values: number[]) => words.push(...values);
	const name = (four: string) => put(...(four.match(/../g) ?? []).map((two) => Buffer.from(two).readUInt16BE()));
	// The header: version, and where scripts, features and lookups begin.
	put(1, 0, 10, 30, 44);
	// One script, which stands for all, and all its languages as one, with the first feature.
	put(1);
	name('DFLT');
	put(8, 4, 0, 0, 0xffff, 1, 0);
	// One feature, with the first lookup.
	put(1);
	name('kern');
	put(8, 0, 1, 0);
	// One lookup of pairs, with one part.
	put(1, 4, 2, 0, 1, 8);
	const covered = 10 + 2 * sets.size;
	let at = covered + 4 + 2 * sets.size;
	// Single pairs; of the first glyph the way to the next is changed, of the second nothing.
	put(1, covered, 4, 0, sets.size);
	for (const set of sets.values()) {
		put(at);
		at += 2 + 4 * set.length;
	}
	put(1, sets.size, ...sets.keys());
	for (const set of sets.values()) put(set.length, ...set.flatMap(({ second, by }) => [second, by & 0xffff]));
	if (at > 0xffff) throw new Error(`${pairs.length} pairs are more than one lookup holds`);
	const table = Buffer.alloc(2 * words.length);
	words.forEach((word, i) => {
		table.writeUInt16BE(word, 2 * i);
	});
	return table;
}

/**
 * A font with another table in place of one that it has. Sums of tables are left at 0: they are made anew where the file
 * becomes woff2.
 * @param font TrueType, not compressed
 */
export function withTable(font: Buffer, tag: string, table: Buffer): Buffer {
	const count = font.readUInt16BE(4);
	const head = Buffer.from(font.subarray(0, 12 + 16 * count));
	const parts: Buffer[] = [head];
	let at = head.length;
	for (let entry = 12; entry < head.length; entry += 16) {
		const from = font.readUInt32BE(entry + 8);
		const own = font.toString('latin1', entry, entry + 4) === tag;
		const body = own ? table : font.subarray(from, from + font.readUInt32BE(entry + 12));
		head.writeUInt32BE(0, entry + 4);
		head.writeUInt32BE(at, entry + 8);
		head.writeUInt32BE(body.length, entry + 12);
		parts.push(body, Buffer.alloc(-body.length & 3));
		at += body.length + (-body.length & 3);
	}
	return Buffer.concat(parts);
}
