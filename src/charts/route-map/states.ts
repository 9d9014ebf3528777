import { find } from '../../data/find';
import type { Leg } from '../../data/rows';
import { PHASES } from '../../data/schema';
import { classOf } from '../../ledger/standing';
import type { MapRows } from './rows';

export type Phase = (typeof PHASES)[number];

/**
 * The states of the map: a phase, and where the story tells it leg by leg, the legs that stand in it already. The others
 * stand as in the phase before. Legs ink in in the order of the data.
 */
type Showing = { phase: Phase | 'opening'; legs?: readonly string[]; except?: readonly string[] };
const SHOWN = {
	// The story begins with it, and what it shows stands in a field of its own.
	opening: { phase: 'opening' },
	'report-russia': { phase: 'report', legs: ['report-to-nakhodka', 'report-to-kholmsk'] },
	'report-korea': { phase: 'report', except: ['russia-japan'] },
	report: { phase: 'report' },
	'smuggling-nakhodka': { phase: 'smuggling', legs: ['report-to-nakhodka', 'nampo-nakhodka'] },
	'smuggling-kholmsk': { phase: 'smuggling', except: ['kholmsk-declared', 'nakhodka-ulsan'] },
	'smuggling-reload': { phase: 'smuggling', except: ['kholmsk-declared', 'nakhodka-ulsan'] },
	'smuggling-declared': { phase: 'smuggling', except: ['nakhodka-ulsan'] },
	'smuggling-tracked': { phase: 'smuggling', except: ['nakhodka-ulsan'] },
	smuggling: { phase: 'smuggling' },
	'us-sanctions': { phase: 'us-sanctions' },
	'later-incheon': { phase: 'later', legs: ['kholmsk-incheon'] },
	'later-pohang': { phase: 'later', legs: ['kholmsk-incheon', 'kholmsk-pohang'] },
	'later-kholmsk': { phase: 'later' },
	later: { phase: 'later' },
} as const satisfies Record<string, Showing>;
export type State = keyof typeof SHOWN;
export const STATES = Object.keys(SHOWN) as readonly State[];

/** What a leg shows in a state, as its data has it for the phase; nothing where it is not drawn. */
export function shownIn(
	leg: Leg,
	state: State,
): { state: Phase | 'opening'; claim: string; inked?: string } | undefined {
	const { phase, legs, except }: Showing = SHOWN[state];
	if (phase === 'opening') return leg.opening && { state: phase, ...leg.opening };
	const there = legs ? legs.includes(leg.id) : !except?.includes(leg.id);
	const stands = there ? phase : PHASES[PHASES.indexOf(phase) - 1];
	return leg.states.find((s) => s.state === stands);
}

/** The first of some states that shows what the report itself tells; -1 where none does. */
export const reportIn = (states: readonly State[]): number => states.findIndex((s) => SHOWN[s].phase === 'report');

/** States, one after the other, in which a leg's line has one form: `record`, `said` or `declared`, from the claim's standing. */
export type Run = { claim: string; line: string; from: number; to: number };
/** The runs of states in which a leg's line has one form. */
export function runs(data: Pick<MapRows, 'claims'>, leg: Leg, states: readonly State[]): Run[] {
	const found: Run[] = [];
	states.forEach((state, at) => {
		const shown = shownIn(leg, state);
		if (!shown) return;
		const line = classOf(find(data.claims, shown.claim).standing);
		const last = found.at(-1);
		if (last && last.line === line && last.to === at - 1) last.to = at;
		else found.push({ claim: shown.claim, line, from: at, to: at });
	});
	return found;
}
