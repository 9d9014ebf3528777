import { createHash } from 'node:crypto';
import {
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';

const DAY = 864e5;
/** Days after which what no build has asked for is taken away. */
const UNUSED = 30;

type Part = string | Uint8Array;
/** SHA-256 of some parts in their order, 32 bytes. */
export const digest = (parts: Iterable<Part>): Buffer => {
	const hash = createHash('sha256');
	// The length before each: no two lists of parts are one text.
	for (const part of parts) hash.update(`${Buffer.byteLength(part)} `).update(part);
	return hash.digest();
};

const read = (file: string): Buffer | undefined => {
	try {
		return readFileSync(file);
	} catch {
		return undefined;
	}
};

/** How long ago a file was written or last asked for, in ms; 0 for one that another build has just taken away. */
const ageOf = (file: string): number => {
	const { mtimeMs = Date.now() } = statSync(file, { throwIfNoEntry: false }) ?? {};
	return Date.now() - mtimeMs;
};

/**
 * What builds keep on disk, since it takes long to make and depends on nothing but what it is made from: a build after a
 * small change makes anew what that change is in, and no more. It lies beside the packages and goes with them; a project
 * whose packages npm has not installed keeps nothing, for nothing would say which versions made it.
 */
export class Cache {
	readonly folder: string;
	readonly #made: Buffer | undefined;
	readonly #anew: boolean;

	/**
	 * @param root the project's folder
	 * @param env with `NO_CACHE` set, nothing is taken from the cache, and what is made is put there
	 */
	constructor(root = process.cwd(), env: Readonly<Record<string, string | undefined>> = process.env) {
		this.#anew = !!env.NO_CACHE;
		this.folder = path.join(root, 'node_modules/.cache/position-doubtful');
		const packages = read(path.join(root, 'node_modules/.package-lock.json'));
		this.#made = packages && digest([process.version, packages]);
	}

	#fileOf(parts: readonly Part[]): string | undefined {
		return this.#made && path.join(this.folder, digest([this.#made, ...parts]).toString('hex'));
	}

	/** What was kept for these parts; nothing where nothing was, or where it is not as it was written. */
	get(parts: readonly Part[]): unknown {
		const file = this.#fileOf(parts);
		if (!file || this.#anew) return undefined;
		const bytes = read(file);
		if (!bytes?.subarray(0, 32).equals(digest([bytes.subarray(32)]))) return undefined;
		if (ageOf(file) > DAY) utimesSync(file, new Date(), new Date());
		return deserialize(bytes.subarray(32));
	}

	/** Keeps plain data or bytes for these parts. A folder that can't be written to keeps nothing, and no build fails of it. */
	set(parts: readonly Part[], value: unknown): void {
		const file = this.#fileOf(parts);
		if (!file) return;
		const bytes = serialize(value);
		const fresh = `${file}.${process.pid}.${Math.random()}`;
		try {
			mkdirSync(this.folder, { recursive: true });
			// Written beside and renamed: who reads it meanwhile reads all of it or nothing.
			writeFileSync(fresh, Buffer.concat([digest([bytes]), bytes]));
			renameSync(fresh, file);
		} catch {
			// A disk that is full may have taken half of it.
			if (existsSync(fresh)) rmSync(fresh);
		}
	}

	/** @returns what was kept for these parts, or else what is made, which then is kept */
	async of<T>(parts: readonly Part[], make: () => Promise<T>): Promise<T> {
		const known = this.get(parts);
		if (known !== undefined) return known as T;
		const made = await make();
		this.set(parts, made);
		return made;
	}

	/** Takes away what no build has asked for in a month. */
	tidy(): void {
		if (!existsSync(this.folder)) return;
		for (const name of readdirSync(this.folder)) {
			const file = path.join(this.folder, name);
			if (ageOf(file) > UNUSED * DAY) rmSync(file, { force: true });
		}
	}
}

/** A word for all code of a project that a chart is worked out by. @param root the project's folder */
export function codeIn(root: string): string {
	const files = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((f) =>
		f.endsWith('.ts'),
	);
	return digest(files.sort().flatMap((file) => [file, readFileSync(path.join(root, 'src', file))])).toString('hex');
}
