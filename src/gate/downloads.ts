import { rooms } from '../charts';
import type { Problem } from '../data/parse';
import { tablesOf } from '../downloads/package';
import type { Ledger } from './held';

/** Every number below a value. */
function* numbers(value: unknown): Generator<number> {
	if (typeof value === 'number') yield value;
	else if (typeof value === 'object' && value !== null) for (const v of Object.values(value)) yield* numbers(v);
}

/**
 * Numbers of the data files that neither stand in a row nor are a figure of the ledger, as a share or in per cent, rounded
 * as the file has it.
 */
export function downloadProblems({ filled, tokens }: Ledger): Problem[] {
	// The numbers of notices count our faults.
	const rows = new Set(numbers({ ...filled, corrections: [] }));
	const figures = [...tokens.values()].flatMap((f) => [f.value, 100 * f.value]);
	const known = (n: number) => {
		const digits = String(n).split('.')[1]?.length ?? 0;
		const off = 0.501 / 10 ** digits;
		return rows.has(n) || figures.some((f) => Math.abs(f - n) <= off && (digits > 0 || Math.round(f) === n));
	};
	return tablesOf(filled).flatMap((table) =>
		table.rows.flatMap((row) =>
			Object.entries(row).flatMap(([field, cell]): Problem[] =>
				typeof cell !== 'number' || known(cell)
					? []
					: [
							{
								file: table.name in rooms ? `src/charts/${table.name}/download.ts` : 'src/downloads/ledger.ts',
								line: 1,
								row: `${table.name} ${table.key}=${String(row[table.key])}`,
								field,
								message: `found ${cell}, which is in no row of data/ and no figure; expected a figure in src/ledger/figures.ts with its claim`,
							},
						],
			),
		),
	);
}
