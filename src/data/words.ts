import { z } from 'astro/zod';
import { line, long, name, slug, text, words } from './kinds';
import { GRAPHICS, PROSE_IDS, type ProseId, QUALIFIERS, STANDINGS } from './schema';

/**
 * The words of an edition: the shape of what each row has in `data/words/LANGUAGE/`, and of the files there that are words
 * alone. What a row has besides them is in `facts.ts`; `tables.ts` says where in the row the words go.
 */

export const publication = z.strictObject({
	title: name,
	kicker: name,
	standfirst: text,
	description: text,
	licenceWords: name,
	licenceCode: name,
	baseMap: line,
	keywords: z.array(name).min(1),
	/** Words that stand round a graphic when it leaves the page; `{…}` is filled in. */
	pictures: z.strictObject({
		chart: line,
		source: line,
		sources: line,
		asOf: line,
		/** Of a graphic that a notice names. */
		corrected: line,
		licence: line,
		author: line,
		credit: line,
		/** Of the link to a picture's long description. */
		inWords: line,
		storyAlt: line,
	}),
	/** What the story's social card says beside its title: standing, attribution and denial, in a few words. */
	card: line,
});

export const source = z.strictObject({
	title: line,
	publisher: name,
	/** Set where the address is a copy, a reprint or a summary of somebody else's work. */
	via: line.optional(),
	note: text.optional(),
});

export const claim = z.strictObject({
	/** What it is called where it is listed: a few words, of a charge with the one who makes it. */
	name: words(70),
	/** One sentence. `{figure-id}` stands for a number from the data. */
	statement: text,
	/** The speaker, as a reader should see it: "Reuters, citing Russian port documents". */
	who: line,
	/** Any one of these must stand in a sentence that makes the claim. */
	named: z.array(name).min(1),
	/** The words themselves, once: whatever quotes them says `{quote:ID}` or repeats them letter by letter. */
	quote: line.optional(),
	/** What each of its sources supports. */
	supports: z.record(slug, line),
	note: text.optional(),
});

export const discrepancy = z.strictObject({ report: text, found: text, handled: text });

/** What was wrong, and what stands in its place. It stays as it was published: nothing in it is filled in. */
export const correction = z.strictObject({
	what: text,
	where: line,
	/** The old value and the new one. */
	was: line,
	now: line,
});

/** A number that may stand in the prose or in a graphic's words though no claim carries it, and why. */
export const allowedNumber = z.strictObject({
	/** Path of the file, from the project's root. */
	in: name,
	text: line,
	reason: line,
});

export const policy = z.strictObject({
	title: name,
	/** One paragraph each; `{figure-id}` stands for a number from the data. */
	text: z.array(long).min(1),
});

export const port = z.strictObject({ name, note: line.optional() });

export const leg = z.strictObject({
	/** What an end is called that is no port. */
	from: name.optional(),
	to: name.optional(),
	label: name,
	ships: name,
	/** Short words on the line, by state: who put it on record, and when. */
	inked: z.record(z.string(), name).optional(),
	note: text.optional(),
});

export const voyage = z.strictObject({ ship: name, from: name, to: name, when: name });
export const quantity = z.strictObject({ what: line, scope: line });
/** Of products, buyers, whom the US listed, countries, and what those are who were listed: a name, and nothing else. */
export const named = z.strictObject({ name });
export const group = z.strictObject({ name: line });

export const event = z.strictObject({
	/** As it is drawn: a few words. */
	label: name,
	short: name,
	detail: text,
});

export const response = z.strictObject({
	body: name,
	to: line,
	/** Our summary, beside the words that its claim quotes, or in place of any. */
	summary: line.optional(),
});

export const scaleUnit = z.strictObject({ name, plural: name, assumption: line });

export const graphic = z.strictObject({
	title: name,
	/** What a scene that ends in another state than the last is called, and shows, by that state. */
	scenes: z
		.record(
			z.string(),
			z.strictObject({
				title: name,
				/** What is drawn and what its lines mean, where the whole has lines that the scene has not. */
				subtitle: line.optional(),
				summary: line,
				description: long,
				/** Who says so, and who denies it, where the scene shows less than the whole. */
				note: text.optional(),
			}),
		)
		.default({}),
	/** Under the title: what is drawn, in which unit, what the lines mean. */
	subtitle: line,
	/** For a reader who does not see it: what it shows in one breath, at most 25 words, read out with its name. */
	summary: line,
	/** …and in sentences, beside its table. */
	description: long,
	/** Who says so, and who denies it. */
	note: text,
	/** The same in a few words, with its standing, for its social card and the title of its embed. */
	card: line,
	/** Every other word that is drawn. */
	labels: z.record(z.string(), line).default({}),
});

const tag = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a language tag like "en"');
/** A pattern in which each of these stands. */
const pattern = (...parts: string[]) =>
	parts.reduce((of, part) => of.refine((s) => s.includes(part), `a pattern with ${part}`), name as z.ZodType<string>);
/** A sign, and what stands before or behind it; nothing where a script has none. */
const mark = z.string().max(3);
const counted = z.record(z.string(), z.number().int().min(2));

/** What an edition is, and how it writes numbers and dates; `ledger/format.ts` writes them, `ledger/numbers.ts` reads them. */
export const edition = z.strictObject({
	/** Why it is not built yet, where it is not: nothing is asked of its texts then. */
	unfinished: line.optional(),
	/** How it was made and who has read it, where readers of its pages and embeds should know. */
	made: line.optional(),
	/**
	 * The graphics that a partial edition offers: their embeds, pictures and codes are built, and no page of the story. An
	 * edition without this line is whole.
	 */
	graphics: z.array(z.enum(GRAPHICS)).min(1).optional(),
	/** BCP 47: what the pages say that they are written in, and whose names of months and signs in numbers they have. */
	language: tag,
	/** What the language is called, in itself. */
	name,
	/** As precise as a date is known; the last two where its year is told beside it. */
	dates: z.strictObject({
		day: pattern('{d}', '{month}', '{y}'),
		month: pattern('{month}', '{y}'),
		year: pattern('{y}'),
		dayOfYear: pattern('{d}', '{month}'),
		monthOfYear: pattern('{month}'),
	}),
	share: pattern('{n}'),
	tonnes: pattern('{n}'),
	/** An amount as sure as its source is of it. */
	qualified: z.strictObject(
		Object.fromEntries(QUALIFIERS.map((q) => [q, pattern('{n}')])) as Record<
			(typeof QUALIFIERS)[number],
			z.ZodType<string>
		>,
	),
	/** From the largest on: the first that a sum reaches, in dollars, tells it in this unit. */
	dollars: z
		.array(z.strictObject({ from: z.number().positive(), decimals: z.int().min(0), text: pattern('{n}') }))
		.min(1),
	/**
	 * What code sets behind a sentence, between two, between the parts of a list, behind what a text is called, before what is
	 * added to a name (a date), and between parts that have that in them.
	 */
	marks: z.strictObject({ stop: mark, space: mark, list: mark, label: mark, aside: mark, parts: mark }),
	/** Small counts as a sentence has them, from none on. */
	counts: z.array(name).min(2),
	/** Other words that are numbers, and those that are only read as such. */
	words: counted.default({}),
	read: counted.default({}),
	/** Units that a number goes on with: 만 is ten thousand, and 1만5,000 is 15,000. */
	units: counted.default({}),
	/** What stands between the months of one year. */
	between: z.array(name).default([]),
	/** What the gate looks for in texts (`gate/phrases.ts`); `…` stands for some words between two others. */
	phrases: z.strictObject({
		/** How firmly something stands, of which one is in what travels without its drawing. */
		standing: z.array(name).min(1),
		/** That somebody denied. */
		denied: z.array(name).min(1),
		/** That nobody answered a charge. */
		unanswered: z.array(name).min(1),
		/** That a government denies on and on, which is never written. */
		lasting: z.array(name).default([]),
		/** That a text is about flags; what stands before the country whose flag it is, and behind it. */
		flags: z.strictObject({
			about: z.array(name).min(1),
			before: z.array(name).default([]),
			behind: z.array(name).default([]),
		}),
	}),
});

/** Words of the page for journalists. */
export const embeds = z.strictObject({
	title: text,
	lead: text,
	terms: text,
	charts: text,
	address: text,
	/** Of a chart's addresses: its own, those of released copies, and where a system needs no more than an address. */
	live: text,
	pinned: text,
	noPinned: text,
	paste: text,
	transparent: text,
	corrections: text,
	noContact: text,
	/** Of the links that only a keyboard comes upon: each names where it leads, `{title}` the next graphic. */
	skip: z.strictObject({ charts: name, first: name, next: name }),
	/** Headings: which code is for whom, and of each graphic its code, and its pictures and data. */
	headings: z.strictObject({ whom: name, code: name, files: name }),
	/** Of the button that copies a code, and what it says when it has, or has only selected it. */
	copy: z.strictObject({ button: name, copied: name, selected: name }),
	/** Which code is for whom: `{frame}` and the like stand for the names of the forms. */
	whom: z.array(z.strictObject({ who: text, take: text })).min(1),
	forms: z
		.array(z.strictObject({ id: z.enum(['frame', 'scripted', 'element', 'picture', 'newsletter']), name, help: line }))
		.length(5),
	/** What each file of a picture is for, by the end of its name; `{size}` are a PNG's pixels. */
	files: z.strictObject({
		'.png': line,
		'-phone.png': line,
		'-email.png': line,
		'.svg': line,
		'-outlines.svg': line,
		'.pdf': line,
		'.alt.txt': line,
	}),
	/** Words of a copy to keep: about it, of its frame, and of its README, where a line of `folder` names files of it. */
	keep: z.strictObject({
		about: text,
		name,
		link: name,
		frame: line,
		copy: line,
		live: line,
		noAddress: text,
		frameCode: text,
		alt: line,
		files: name,
		folder: z.array(line).min(1),
	}),
	/** How a data file is opened elsewhere, so that its letters are right. */
	spreadsheets: text,
	/** Of the files that are for all charts; `{package}`, `{csv}` and `{json}` are links. */
	all: line,
	/** Of the preview, its widths, and its address. */
	preview: name,
	widths: z.strictObject({ phone: name, tablet: name, desktop: name }),
	/** What can be chosen of a frame. */
	options: z.strictObject({
		theme: name,
		light: name,
		dark: name,
		auto: name,
		ground: name,
		paper: name,
		transparent: name,
		version: name,
		live: name,
		pinned: name,
	}),
	/** Of a form's code, heard. */
	codeOf: name,
	/** What is under a chart's codes: its picture, its data, and where it stands. */
	pictures: name,
	data: name,
	heights: name,
	inStory: name,
	alone: name,
	aloneToo: name,
	/** How a chart is cited; `publisher` comes after the title, where there is one. */
	cite: line,
	citePublisher: name,
});

/** Words of notices: of their page, their feed, and what leads there. */
export const notices = z.strictObject({
	title: name,
	lead: text,
	/** `{feed}` is the link to the feed, which `feed` names. */
	subscribe: text,
	feed: name,
	policy: name,
	none: line,
	/** A notice's name. */
	heading: name,
	labels: z.strictObject({
		where: name,
		since: name,
		was: name,
		now: name,
		graphics: name,
		steps: name,
		claims: name,
	}),
	feedTitle: name,
	feedSubtitle: line,
	/** In its place while there is no notice. */
	feedEmpty: line,
	/** Under a chart that a notice names: the words, and what of them leads to the notice. */
	embed: z.strictObject({ live: name, liveLink: name, pinned: name, pinnedLink: name }),
	foot: name,
});

/** Words of the page of claims and sources. */
export const ledgerPage = z.strictObject({
	page: name,
	description: line,
	title: line,
	lead: text,
	contents: name,
	/** Of the links that only a keyboard comes upon: each names where it leads. */
	skip: z.strictObject({ contents: name, search: name, claims: name }),
	/** What each part of the page is called, over it and in the list of them. */
	parts: z.strictObject({
		standings: name,
		claims: name,
		'parts-ways': name,
		sources: name,
		method: name,
		policies: name,
		corrections: name,
	}),
	/** Its search and filter. `{n}`, `{all}`, `{claims}` and `{sources}` are numbers, and what is counted: one, then more. */
	filter: z.strictObject({
		title: name,
		search: name,
		standing: name,
		who: name,
		all: name,
		reset: name,
		count: name,
		found: name,
		claims: z.array(name).length(2),
		sources: z.array(name).length(2),
	}),
	words: name,
	/** How many claims a part has: `{n}`. */
	counted: name,
	/** What a claim's own address is called: `{name}` is the claim's. */
	link: name,
	uses: name,
	/** Of a source: whose copy was read, its language, how much of it was read, and when it was looked at last. */
	source: z.strictObject({
		via: name,
		language: name,
		read: z.strictObject({ whole: name, excerpt: name, cited: name }),
		checked: name,
	}),
	noCorrections: name,
	/** What the page is called where it is named beside the story. */
	ofStory: name,
	partings: z.strictObject({ caption: line, report: name, found: name, handled: name }),
});

/** Words of the site's own furniture, on every page; `{…}` is filled in. */
export const interfaceWords = z.strictObject({
	/** What the sections of the story are called. */
	sections: z.strictObject(Object.fromEntries(PROSE_IDS.map((id) => [id, name])) as Record<ProseId, typeof name>),
	uses: z.strictObject({ step: name, card: name, parting: name }),
	story: z.strictObject({
		title: line,
		skip: name,
		sections: name,
		kicker: name,
		/** The forms of a line, by their class. */
		key: z.strictObject({ declared: name, said: name, speech: name, record: name }),
		author: name,
		published: name,
		origin: line,
		originDated: line,
		minutes: name,
		table: name,
		claims: line,
	}),
	options: z.strictObject({
		name,
		purpose: name,
		still: name,
		text: name,
		light: name,
		system: name,
		day: name,
		night: name,
	}),
	plate: z.strictObject({
		notes: name,
		notesAndTable: name,
		embed: name,
		elsewhere: name,
		without: line,
		later: name,
		alone: name,
	}),
	frame: z.strictObject({
		source: name,
		sources: name,
		story: name,
		data: name,
		claims: name,
		embed: name,
		table: name,
		live: name,
		liveLink: name,
		pinned: name,
		pinnedLink: name,
	}),
	/** Of the links to a page's other editions. */
	editions: name,
	foot: z.strictObject({
		corrected: name,
		asOf: name,
		none: name,
		tracks: line,
		sources: name,
		embeds: name,
		licence: name,
		publisher: name,
		address: name,
		published: name,
		contact: name,
		repository: name,
	}),
	missing: z.strictObject({ title: name, text: line, story: name, sources: name }),
});

/** How a claim can stand, in words; its line is decided in ledger/standing.ts. */
export const standingWords = z.strictObject({
	/** What a line looks like; of what has no line of its own, that it has none. */
	lines: z.strictObject({ solid: name, dashed: name, ticked: name, dotted: name, none: name, unknown: name }),
	withLine: name,
	whoAndWhen: name,
	words: z.strictObject(
		Object.fromEntries(STANDINGS.map((s) => [s, z.strictObject({ name, meaning: text })])) as Record<
			(typeof STANDINGS)[number],
			z.ZodObject<{ name: typeof name; meaning: typeof text }>
		>,
	),
	/** Standings that are drawn alike, by one of them: their name, what is heard of their line at a link, what they mean. */
	classes: z.array(z.strictObject({ of: z.enum(STANDINGS), name, told: name, meaning: text })).length(6),
	speakers: z.strictObject({ official: name, named: name, unnamed: name, document: name, press: name, desk: name }),
	receipt: z.strictObject({
		who: name,
		answers: name,
		answeredBy: name,
		more: name,
		sources: name,
		entry: name,
		close: name,
	}),
});
