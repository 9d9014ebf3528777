import { find } from '../../data/find';
import { factsFile } from '../../data/places';
import type { Data } from '../../data/read';
import type { Voyage } from '../../data/rows';
import { SIZES, type Size } from '../kit/chart';

/** The ladder: the first days of October 2017, in which both ships arrived. */
export const FIRST_DAY = 1;
export const LAST_DAY = 20;
export const MONTH = '2017-10';

export const STATES = ['declared', 'tracked', 'inferred'] as const;

export type XY = [x: number, y: number];
type Call = {
	voyage: Voyage;
	day: number;
	/** The port, where the track that Reuters tells of ends. */
	port: XY;
	/** The head of the pin of the ship named later, straight below the port; the pin's foot is on the ladder. */
	head: XY;
	foot: XY;
	/** The track made good, from the quay. */
	track: [XY, XY];
};
export type Model = {
	width: number;
	height: number;
	/** The quay's upper and lower end. */
	quay: [XY, XY];
	from: string;
	/** The course declared; its second end is open, for no port was named. */
	declared: [XY, XY];
	declaredTo: string;
	calls: Call[];
	ladder: { left: number; right: number; y: number; thick: number };
	/** Middle of each day that the ladder names. */
	days: { day: number; x: number }[];
};

/** The day of the month, from "2017-10-02". */
function dayOf({ id, date }: Voyage): number {
	const [, day] = new RegExp(`^${MONTH}-(\\d\\d)$`).exec(date) ?? [];
	if (!day) throw new Error(`paper-trail: voyage "${id}" has no day of ${MONTH}: ${date}`);
	if (Number(day) > LAST_DAY)
		throw new Error(
			`paper-trail: found ${date} for voyage "${id}" in ${factsFile('voyages.csv')}, expected a day on the ladder, which ends on ${LAST_DAY} ${MONTH}; LAST_DAY in src/charts/paper-trail/model.ts makes it longer`,
		);
	return Number(day);
}

/** Where things stand down the wide drawing: with the ladder of days under the ports, or with the courses alone. */
const WIDE = {
	all: { top: 30, quayBottom: 112, course: 56, leave: 82, apart: 10, ports: 246 },
	courses: { top: 34, quayBottom: 226, course: 76, leave: 150, apart: 30, ports: 436 },
} as const;

/**
 * The two courses from one quay, and the ladder of days under them, in drawing units of the size asked for. Only the
 * ladder is to scale; the fork is a diagram.
 * @param alone whether the courses have the room of all: nothing stands under the ports
 * @throws Error where a voyage is missing, has no day, or calls at a port that Reuters' tracking does not name
 */
export function model(data: Data, size: Size, alone = false): Model {
	const declared = find(data.voyages, 'onward-declared');
	const tracked = find(data.voyages, 'onward-tracked');
	const named = [find(data.voyages, 'sky-angel'), find(data.voyages, 'rich-glory')];
	const { width } = SIZES[size];
	const at =
		size === 'narrow'
			? {
					quay: 300,
					top: 22,
					quayBottom: 78,
					course: 40,
					open: 172,
					leave: 58,
					apart: 10,
					ports: 172,
					heads: 232,
					ladder: 288,
					left: 8,
					right: 312,
				}
			: {
					...WIDE[alone ? 'courses' : 'all'],
					quay: 712,
					open: 330,
					heads: 306,
					ladder: 398,
					left: 40,
					right: 720,
				};
	const scale = (at.right - at.left) / (LAST_DAY - FIRST_DAY + 1);
	const x = (day: number) => at.left + (day - FIRST_DAY + 0.5) * scale;
	const edge = at.quay - 5;
	const calls = named.map((voyage, i): Call => {
		if (!tracked.to.includes(voyage.to))
			throw new Error(`paper-trail: ${voyage.to} is not among the ports tracked, ${tracked.to}`);
		const day = dayOf(voyage);
		const port: XY = [x(day), at.ports];
		return {
			voyage,
			day,
			port,
			head: [x(day), at.heads],
			foot: [x(day), at.ladder],
			track: [[edge, at.leave + at.apart * i], port],
		};
	});
	return {
		width,
		height: alone ? at.ports + 30 : at.ladder + 32,
		quay: [
			[at.quay, at.top],
			[at.quay, at.quayBottom],
		],
		from: declared.from,
		declared: [
			[edge, at.course],
			[at.open, at.course],
		],
		declaredTo: declared.to,
		calls,
		ladder: { left: at.left, right: at.right, y: at.ladder, thick: 8 },
		days: [1, 5, 10, 15, 20].map((day) => ({ day, x: x(day) })),
	};
}
