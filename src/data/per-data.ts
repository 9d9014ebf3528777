import type { Data } from './read';

/** What is made from the rows of an edition, made once for them: for what is costly and asked for in many places. */
export function perData<T>(make: (data: Data) => T): (data: Data) => T {
	const known = new WeakMap<Data, { made: T }>();
	return (data) => {
		const found = known.get(data) ?? { made: make(data) };
		known.set(data, found);
		return found.made;
	};
}
