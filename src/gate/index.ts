import { charts } from '../charts';
import { handOver, type Kept } from '../charts/kit/kept';
import { isLacking } from '../data/lacking';
import { lentIn } from '../data/lent';
import type { Problem } from '../data/parse';
import { graphicFile, languageOf, proseFile, wordsFile } from '../data/places';
import { type Files, OWED, read, TABLES } from '../data/read';
import { type GraphicId, PROSE_IDS } from '../data/schema';
import { readProse } from '../story/prose';
import { lookInCache } from './before';
import { cardProblems, graphicProblems, summaryProblems } from './captions';
import { downloadProblems } from './downloads';
import { drawingProblems } from './drawings';
import { openFiles, readFiles } from './files';
import { graphicProblems as wholeProblems } from './graphics';
import { type Ledger, ledgerOf } from './held';
import { houseOf } from './house';
import { letterProblems, scriptProblems } from './letters';
import { offerProblems } from './offers';
import { sorted } from './report';
import { rowProblems } from './rows';
import { seaProblems } from './sea';
import { proseProblems } from './sentences';
import { allowanceProblems, chargeProblems, dateProblems, nameProblems, pieceProblems } from './words';

/** A day that has begun somewhere on Earth is no future. */
const latest = () => new Date(Date.now() + 14 * 36e5).toISOString().slice(0, 10);
const ownOf = (id: GraphicId) => charts.get(id)?.chart.own ?? [];

/**
 * Everything that is wrong with `data/` and the prose, in every edition that is built, sorted by file and line: the one
 * place that decides whether a site may be built of them. What leans on something that could not be read is not judged, so
 * that one fault is told once, and everything else beside it.
 * @param files the bytes of every file in `data/`, by path from the project's root
 * @param day the day of the build, YYYY-MM-DD
 */
export function problemsOf(files: ReadonlyMap<string, Uint8Array>, day: string = latest()): Problem[] {
	const opened = readFiles(files);
	return sorted(opened.languages.flatMap((language) => problemsOfEdition(opened, files, language, day)));
}

/**
 * Whether a problem is one of a partial edition: in its own words, or of what it owes. Facts, and the words that are lent to
 * it, are judged with the editions whose they are.
 */
const isOf =
	(language: string, graphics: readonly GraphicId[], files: ReadonlyMap<string, Uint8Array>) => (p: Problem) =>
		languageOf(p.file) === language &&
		(files.has(p.file) ||
			graphics.some((id) => p.file === graphicFile(id, language)) ||
			OWED.some((name) => p.file === wordsFile(name, language)) ||
			isLacking(p));

/** What is wrong with the rows and the words of one edition, in no order. */
function problemsOfEdition(
	opened: ReturnType<typeof readFiles>,
	files: ReadonlyMap<string, Uint8Array>,
	language: string,
	day: string,
): Problem[] {
	const { data, words: worded, torn, problems } = opened;
	const prose = Object.fromEntries(Object.entries(opened.prose).filter(([file]) => languageOf(file) === language));
	const reading = read(data, language);
	const { graphics } = reading.data.edition ?? {};
	const ours = graphics ? isOf(language, graphics, files) : () => true;
	const unread = problems.filter(ours);
	const own = (p: Problem) => ours(p) && !torn.includes(p.file);
	for (const file of torn) reading.torn.add(file);
	const house = wholeProblems({ ...houseOf(worded, language), prose }).filter(
		(p) => ours(p) && (!files.has(p.file) || !torn.includes(p.file)),
	);
	// What a graphic lacks is told with what to write.
	const lacking = new Set(house.map((p) => p.file));
	const unheld = unread.filter((p) => !lacking.has(p.file));
	// Every number and date is written and read as the edition says: where it can't be, no text is held against any other.
	if (!reading.data.edition) return [...unheld, ...reading.problems.filter(own), ...house];
	// Without faces nothing can be measured or drawn.
	const unlettered = scriptProblems(reading.data.edition);
	if (unlettered.length) return [...unheld, ...reading.problems.filter(own), ...house, ...unlettered];
	const rows = [...reading.problems.filter(own), ...house, ...rowProblems(reading, day).filter(ours)];
	const structure = [...rows, ...seaProblems(reading).filter(ours)];
	const ledger = ledgerOf(reading, rows);
	const told = [...unheld, ...structure, ...wordProblems(ledger, { ...data, ...prose }, prose, torn).filter(ours)];
	// A drawing is made of whole rows; one that can't be made for want of them is no fault of its own.
	if (unread.length || structure.length) return told;
	// What a word that is lent looks like in a drawing is no matter: that it is lacking is told.
	const drawn = [...drawingProblems(ledger), ...offersOf(ledger), ...downloadsOf(ledger, !told.length)].filter(
		(p) => ours(p) && !lentIn(p.message).length,
	);
	// A token that nothing answers is told where it stands, and not once more by each drawing that wants it filled.
	return [...told, ...drawn.filter((p) => !told.length || !p.message.includes(UNFILLED))];
}

/** What is wrong with texts. @param texts of all files, by path @param torn files that could not be read */
function wordProblems(ledger: Ledger, texts: Files, prose: Files, torn: readonly string[]): Problem[] {
	return [
		...pieceProblems(ledger, ownOf),
		...dateProblems(ledger),
		...chargeProblems(ledger),
		...graphicProblems(ledger),
		...nameProblems(ledger),
		...summaryProblems(ledger),
		...letterProblems(ledger),
		...cardProblems(ledger),
		...proseProblems(ledger, prose),
		...sectionProblems(ledger, prose),
		...allowanceProblems(ledger, texts).filter((p) => !torn.includes(p.file)),
	];
}
const UNFILLED = 'no figure for';

/** Words that are lacking in what is offered; what can’t be drawn is told by itself. */
function offersOf(ledger: Ledger): Problem[] {
	try {
		return offerProblems(ledger);
	} catch {
		return [];
	}
}

/** What is wrong with the downloads; where they can't be made at all, that is news only if nothing else is wrong. */
function downloadsOf(ledger: Ledger, whole: boolean): Problem[] {
	try {
		return downloadProblems(ledger);
	} catch (error) {
		if (!whole) return [];
		const message = `found that the downloads can’t be made: ${(error as Error).message}; expected rows that src/downloads/ has columns for: take back the last change`;
		return [{ file: 'data/', line: 0, message }];
	}
}

/** What is wrong with this checkout. @param root the project's folder */
export const problemsIn = (root: string): Problem[] => problemsOf(openFiles(root));

/** What is wrong in one edition, in no order, and what its charts had to work out for that: pages need it again. */
export type Verdict = { problems: Problem[]; kept: Kept };

/**
 * Judges one edition of this checkout: a thread has one after the other, and hands over what it has made for each.
 * @param root the project's folder
 * @throws Error where a module of a chart does
 */
export function judged(root: string, language: string): Verdict {
	lookInCache(root);
	const files = openFiles(root);
	return { problems: problemsOfEdition(readFiles(files), files, language, latest()), kept: handOver() };
}

/** How the prose of each section is built. */
function sectionProblems(ledger: Ledger, prose: Record<string, string>): Problem[] {
	return PROSE_IDS.flatMap((id) => {
		const file = proseFile(id, ledger.data.edition.language);
		const text = prose[file];
		if (text === undefined) return [];
		const problems: Problem[] = [];
		readProse(id, file, text, ledger.filled, ledger.tokens, (line, message) => {
			// Tokens are held with all other texts', and a claim can't be missed in a file that could not be read.
			const told =
				message.startsWith(UNFILLED) || (claimsTorn(ledger) && message.startsWith('found a link to "claim:'));
			if (!told) problems.push({ file, line, message });
		});
		return problems;
	});
}
const claimsTorn = ({ torn, data }: Ledger) =>
	torn.has(TABLES.claims[0]) && (!data.claims.length || data.claims.some((c) => !c.id));
