import { wordsFile } from '../../data/places';
import type { Leg } from '../../data/rows';
import { alongLegs } from './candidates';
import type { LegMark } from './geometry';
import type { Kind } from './labels';
import { fileOf, type MapRows, type MapWords } from './rows';
import { type State, shownIn } from './states';

/** Words on lines; `short` for where there is no room for them, `source` where they stand in the data. */
export type Tag = {
	marks: LegMark[];
	text: string;
	short?: string;
	source: string;
	kind: Kind;
	from: number;
	to: number;
	claim: string;
	passing?: boolean;
};
/** What tags are read off: rows and words, the lines, and in which states of a large or small (`few`) drawing. */
type Source = { data: MapRows; graphic: MapWords; legs: readonly LegMark[]; states: readonly State[]; few: boolean };

/** Words on lines: who put a leg on record and when, and what keeps the others dashed. */
export function tagsOf(source: Source): Tag[] {
	const tags: Tag[] = [];
	for (const leg of source.data.legs)
		for (const tag of tagsOfLeg(leg, source)) {
			const twin = twinOf(tag, leg, tags, source.data.legs);
			if (twin) share(twin, tag, tags);
			else tags.push(tag);
		}
	return tags;
}

/** The words on one leg, state after state: those that stay the same are one. */
function tagsOfLeg(leg: Leg, source: Source): Tag[] {
	const own: Tag[] = [];
	source.states.forEach((_, at) => {
		const tag = tagAt(leg, at, source);
		const before = own.at(-1);
		if (tag && before?.text === tag.text && before.to === at - 1) before.to = at;
		else if (tag) own.push(tag);
	});
	return own;
}

/** The words on a leg in one state. */
function tagAt(leg: Leg, at: number, { graphic, legs, states, few }: Source): Tag | undefined {
	const shown = shownIn(leg, states[at] as State);
	const mark = legs.find((m) => m.id === leg.id && m.from <= at && m.to >= at);
	if (!shown || !mark) return undefined;
	const short = graphic.labels[`short-${leg.id}`];
	const text = (few ? short : undefined) ?? shown.inked ?? graphic.labels[`doubt-${leg.id}`];
	// A small drawing has room for who inked a line only while it does.
	const passing = few && mark.line === 'record';
	const inks =
		mark.from !== 0 &&
		at !== states.length - 1 &&
		shown.inked !== shownIn(leg, states[at - 1] as State)?.inked &&
		shown.state !== 'smuggling';
	if (!text || (passing && !inks)) return undefined;
	return {
		marks: [mark],
		text,
		short: text === short ? undefined : short,
		source:
			text === short
				? `labels.short-${leg.id} in ${fileOf(graphic)}`
				: shown.inked
					? `inked of ${leg.id}, state ${shown.state}, in ${wordsFile('legs')}`
					: `labels.doubt-${leg.id} in ${fileOf(graphic)}`,
		kind: mark.line === 'said' ? 'said' : mark.line === 'declared' ? 'declared' : 'record',
		from: at,
		to: at,
		claim: shown.inked ? shown.claim : (DOUBTS[leg.id] ?? shown.claim),
		passing,
	};
}

/** The same words on a neighbour that came on record together with this leg: they share them. */
function twinOf(tag: Tag, leg: Leg, tags: readonly Tag[], legs: readonly Leg[]): Tag | undefined {
	const twin = tags.find((t) => t.text === tag.text && t.from <= tag.from && t.to === tag.to && t.marks.length === 1);
	const [a, b] = [twin?.marks[0], tag.marks[0]];
	if (!a || !b || !sideBySide(a, b)) return undefined;
	return legs.some((l) => l.id === a.id && (l.to === leg.to || l.from === leg.from)) ? twin : undefined;
}
function share(twin: Tag, tag: Tag, tags: Tag[]) {
	// The first to come has them to itself until the second is there.
	if (twin.from < tag.from) tags.push({ ...twin, marks: [...twin.marks], to: tag.from - 1 });
	twin.from = tag.from;
	twin.marks.push(...tag.marks);
}
/** Whether two lines run near enough to each other somewhere for words that mean both. */
const sideBySide = (a: LegMark, b: LegMark) =>
	alongLegs([a, b], '–', { kind: 'record', size: 15, from: 0, to: 0 }).length > 0;
/** What keeps a leg dashed may be a claim of its own. */
const DOUBTS: Record<string, string> = { 'nakhodka-ulsan': 'ulsan-unverified' };
