import { cpSync, existsSync, readdirSync, realpathSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AstroIntegration } from 'astro';

/** A folder beside another, of this process: `dist.tmp.4711`. */
const beside = (dist: string, end = '') => `${dist}.tmp.${process.pid}${end}`;
const alive = (pid: number) => {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
};
const remove = (folder: string) => rmSync(folder, { recursive: true, force: true });

/** Takes away what builds that were killed left beside `dist`; one that was killed between two renames is undone. */
export function tidy(dist: string): void {
	const [parent, name] = [path.dirname(dist), path.basename(dist)];
	if (!existsSync(parent)) return;
	for (const entry of readdirSync(parent)) {
		const [, pid, old] = (entry.startsWith(`${name}.tmp.`) && /\.tmp\.(\d+)(\.old)?$/.exec(entry)) || [];
		if (!pid || alive(Number(pid))) continue;
		const left = path.join(parent, entry);
		if (old && !existsSync(dist)) renameSync(left, dist);
		else remove(left);
	}
}

/** Puts a folder in another's place, by renaming; where that can't be renamed (a volume of its own), by copying into it. */
export function takePlace(fresh: string, dist: string): void {
	const old = beside(dist, '.old');
	try {
		if (existsSync(dist)) renameSync(dist, old);
		renameSync(fresh, dist);
	} catch {
		if (existsSync(old) && !existsSync(dist)) renameSync(old, dist);
		for (const entry of existsSync(dist) ? readdirSync(dist) : []) remove(path.join(dist, entry));
		cpSync(fresh, dist, { recursive: true });
		remove(fresh);
	}
	remove(old);
}

/**
 * A build is made in a folder beside `dist/` and takes its place only when it is whole: one that is refused, fails or is
 * killed leaves what was built before as it was.
 * @param inner what is done to a build: begun after what was left behind is tidied, ended before it takes its place
 */
export default function whole(...inner: AstroIntegration[]): AstroIntegration[] {
	let dist = '';
	const begin: AstroIntegration = {
		name: 'whole-begin',
		hooks: {
			'astro:config:setup': ({ command, config, updateConfig }) => {
				if (command !== 'build') return;
				const wanted = path.resolve(fileURLToPath(config.outDir));
				dist = existsSync(wanted) ? realpathSync(wanted) : wanted;
				tidy(dist);
				const fresh = beside(dist);
				process.on('exit', () => remove(fresh));
				updateConfig({ outDir: pathToFileURL(`${fresh}/`) as never });
			},
		},
	};
	const end: AstroIntegration = {
		name: 'whole-end',
		hooks: { 'astro:build:done': ({ dir }) => takePlace(path.resolve(fileURLToPath(dir)), dist) },
	};
	return [begin, ...inner, end];
}
