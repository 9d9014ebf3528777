/**
 * What charts have worked out at some cost, by all that it is worked out from: the gate, the pages and the pictures ask for
 * the same. The gate runs apart from the build, with modules of its own, so the store is global.
 */
const shared = globalThis as { [STORE]?: Map<string, unknown>; [BEFORE]?: Before };
const STORE: unique symbol = Symbol.for('charts.kept');
const BEFORE: unique symbol = Symbol.for('charts.kept before');
shared[STORE] ??= new Map<string, unknown>();
const store = shared[STORE];

/** What earlier builds have kept, by the same keys. */
export type Before = { get: (key: string) => unknown; set: (key: string, made: unknown) => void };

/** From here on this thread looks among what earlier builds have kept, before it makes a thing, and adds what it has made. */
export function lookIn(before: Before): void {
	shared[BEFORE] = before;
}

/** Things by their keys, fit to be copied to another thread. */
export type Kept = readonly (readonly [key: string, made: unknown])[];

/**
 * A thing that is made once a process.
 * @param key its name, with all that it is made from
 * @param make makes it, of plain data: what can't be copied to another thread (a function) would stop the gate's
 */
export function kept<T>(key: string, make: () => T): T {
	if (!store.has(key)) {
		const known = shared[BEFORE]?.get(key);
		const thing = known ?? make();
		if (known === undefined) shared[BEFORE]?.set(key, thing);
		store.set(key, thing);
	}
	return store.get(key) as T;
}

/** All that was made in this thread since this was last asked, which it then forgets: another one is to have it. */
export function handOver(): Kept {
	const all = [...store];
	store.clear();
	return all;
}

/** Keeps what another thread made. */
export function take(all: Kept): void {
	for (const [key, made] of all) store.set(key, made);
}
