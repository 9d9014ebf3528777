import { z } from 'astro/zod';

/**
 * The shape of every row in `data/`. Nothing reaches a page or a chart that has not passed here
 * (see parse.ts for how a bad row is reported, src/gate/ for what rows owe each other).
 */

export const STEPS = ['report', 'un-sanctions', 'smuggling', 'china', 'us-sanctions', 'japan-south-korea'] as const;
export const SECTIONS = [...STEPS, 'later'] as const;
/** The sections of the story that have prose, in its order. */
export const PROSE_IDS = ['opening', ...SECTIONS, 'ending'] as const;
export type ProseId = (typeof PROSE_IDS)[number];
export const GRAPHICS = [
	'route-map',
	'sanctions-timeline',
	'paper-trail',
	'export-products',
	'export-destinations',
	'china-share',
	'us-sanctions',
	'sixty-thousand-tonnes',
	'responses',
] as const;

/** What is known of the legs, one phase after another, in the order of the story. */
export const PHASES = ['report', 'smuggling', 'us-sanctions', 'later'] as const;

/** Countries whose ports the story is about. */
export const COUNTRIES = ['North Korea', 'South Korea', 'Russia', 'Japan'] as const;

/** How firmly a claim stands. Line and ink are derived from it in ledger/standing.ts, nowhere else. */
export const STANDINGS = [
	'official-act',
	'document',
	'finding',
	'verdict',
	'reported',
	'disputed',
	'statement',
	'denial',
	'declared',
	'inference',
	'unknown',
] as const;

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a lower-case id like "jian-fu"');
/** Words of a reader's page, in characters: a name, a sentence, a paragraph. What is longer was pasted by mistake. */
const words = (most: number) => z.string().trim().min(1, 'some text').max(most);
const name = words(120);
const line = words(240);
const text = words(600);
const long = words(1500);
/** An address that a reader may be led to: of the web, and nothing that a browser would run. */
const address = z.url({ protocol: /^https?$/, hostname: z.regexes.domain }).max(500);

const isRealDate = (s: string) => {
	const [y, m = '01', d = '01'] = s.split('-');
	const date = new Date(`${y}-${m}-${d}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${y}-${m}-${d}`);
};
/** A date as precise as its source has it: a day, a month or a year. */
const partialDate = z
	.string()
	.regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'a date: YYYY, YYYY-MM or YYYY-MM-DD')
	.refine(isRealDate, 'a date that exists');
const day = z
	.string()
	.regex(/^\d{4}-\d{2}-\d{2}$/, 'a day: YYYY-MM-DD')
	.refine(isRealDate, 'a day that exists');

/** CSV cells are text: an empty one is refused rather than read as 0. */
const number = z
	.string()
	.regex(/^-?\d+(\.\d+)?$/, 'a plain number, without separators or unit')
	.transform(Number);
const positive = number.refine((n) => n > 0, 'a number above 0');
const wholeNumber = number.refine((n) => Number.isInteger(n) && n >= 0, 'a whole number, 0 or more');
const optionalText = z.string().trim().max(240).optional();
const list = z
	.string()
	.transform((s) => s.split(' ').filter(Boolean))
	.pipe(z.array(slug));

/** Who signs: the fields of `publication` that may be empty. Each then drops its line. */
export const SIGNED = ['published', 'publisher', 'credit', 'author', 'contact', 'address', 'repository'] as const;

const isWebAddress = (s: string) => URL.canParse(s) && /^https?:\/\/[^/\s]+\S*$/i.test(s);
const isEmail = (s: string) => z.email().safeParse(s).success;

export const publication = z.strictObject({
	title: name,
	kicker: name,
	standfirst: text,
	description: text,
	/** The day on which Reuters published what the report retells. */
	reportDate: day,
	/** The date of the story itself. */
	published: z.string().refine((s) => !s || day.safeParse(s).success, 'a day that exists, YYYY-MM-DD, or ""'),
	publisher: z.string().trim().max(120),
	credit: z.string().trim().max(120),
	author: z.string().trim().max(120),
	/** Where mistakes are reported to. */
	contact: z
		.string()
		.trim()
		.max(200)
		.refine((s) => !s || isEmail(s) || isWebAddress(s), 'an e-mail address, a web address (http, https), or ""'),
	/** The publisher's postal address. */
	address: z.string().trim().max(240),
	/** Where code and data are kept in the open. */
	repository: z
		.string()
		.trim()
		.max(200)
		.refine((s) => !s || isWebAddress(s), 'a web address (http, https), or ""'),
	licenceWords: name,
	licenceWordsUrl: address,
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
	id: slug,
	kind: z.enum(['report', 'news', 'official', 'document', 'dataset', 'analysis']),
	title: line,
	publisher: name,
	date: partialDate.optional(),
	/** Absent only where a document is cited by its symbol. */
	url: address.optional(),
	/** A UN document symbol or the like. */
	symbol: name.optional(),
	/** Set where the address is a copy, a reprint or a summary of somebody else's work. */
	via: line.optional(),
	/** BCP 47, where it is not English. */
	language: z
		.string()
		.regex(/^[a-z]{2}$/)
		.optional(),
	/** How much of it this desk read. */
	read: z.enum(['whole', 'excerpt', 'cited']),
	checked: day,
	note: text.optional(),
});

export const claim = z.strictObject({
	id: slug,
	/** What it is called where it is listed: a few words, of a charge with the one who makes it. */
	name: words(70),
	section: z.enum(SECTIONS),
	/** One sentence. `{figure-id}` stands for a number from the data. */
	statement: text,
	speaker: z.strictObject({
		/** As a reader should see it: "Reuters, citing Russian port documents". */
		who: line,
		kind: z.enum(['official', 'named', 'unnamed', 'document', 'press', 'desk']),
		/** Any one of these must stand in a sentence that makes the claim. */
		named: z.array(name).min(1),
	}),
	/** When it became public. */
	date: partialDate,
	standing: z.enum(STANDINGS),
	/** True where the claim accuses a state, company or person. */
	charge: z.boolean().default(false),
	/** Claims that this one answers: a denial names its charge. */
	answers: z.array(slug).default([]),
	/** The words themselves, once: whatever quotes them says `{quote:ID}` or repeats them letter by letter. */
	quote: line.optional(),
	sources: z.array(z.strictObject({ id: slug, supports: line })).min(1),
	note: text.optional(),
});

export const discrepancy = z.strictObject({
	id: z.string().regex(/^D\d+$/, 'an id like D1'),
	report: text,
	found: text,
	handled: text,
	claims: z.array(slug).min(1),
});

/**
 * A notice: what was wrong, and what stands in its place. It stays as it was published, so nothing in it is filled in, and
 * its number, from 1 on, is never changed and never given again.
 */
export const correction = z.strictObject({
	number: z.number().int().min(1, 'a whole number from 1 on'),
	date: day,
	/** The day from which the fault could be read. */
	since: day,
	what: text,
	where: line,
	/** The old value and the new one. */
	was: line,
	now: line,
	/** What it concerns: of these three, one row at least. */
	graphics: z.array(z.enum(GRAPHICS)).default([]),
	steps: z.array(z.enum(PROSE_IDS)).default([]),
	claims: z.array(slug).default([]),
});

/** A number that may stand in the prose or in a graphic's words though no claim carries it, and why. */
export const allowedNumber = z.strictObject({
	/** Path of the file, from the project's root. */
	in: name,
	text: line,
	reason: line,
});

/** How this desk works, in its own words: what was done, and what it holds itself to. */
export const policy = z.strictObject({
	id: slug,
	kind: z.enum(['method', 'policy']),
	title: name,
	/** One paragraph each; `{figure-id}` stands for a number from the data. */
	text: z.array(long).min(1),
});

export const port = z.strictObject({
	id: slug,
	name,
	country: z.enum(COUNTRIES),
	lat: number.refine((n) => n > 30 && n < 50, 'a latitude from 30 to 50'),
	lon: number.refine((n) => n > 120 && n < 146, 'a longitude from 120 to 146'),
	position: z.enum(['checked', 'approximate']),
	source: slug,
	claims: list,
	/** How many kilometres from the drawn coast it may lie, where a bay or a town inland is why. */
	off_coast: z.union([z.literal(''), positive.refine((n) => n <= 15, 'at most 15 kilometres')]),
	note: optionalText,
});

const position = z.tuple([z.number().min(118).max(146), z.number().min(30).max(50)]);

/** A sea leg, drawn through waypoints on water; no source gives a ship's track. */
export const leg = z.strictObject({
	id: slug,
	/** A port id, or an open end. */
	from: slug.or(z.strictObject({ open: name, at: position })),
	to: slug.or(z.strictObject({ open: name, at: position })),
	/** [longitude, latitude], in the order sailed, without the ends. */
	waypoints: z.array(position).max(60),
	label: name,
	ships: name,
	/** What the line shows, state by state; a state that is not named does not draw the leg. */
	states: z
		.array(
			z.strictObject({
				state: z.enum(PHASES),
				claim: slug,
				/** Short words on the line: who put it on record, and when. */
				inked: name.optional(),
			}),
		)
		.min(1),
	/** What it shows in the story's first sight of the chart, before anything is reported. */
	opening: z.strictObject({ claim: slug, inked: name.optional() }).optional(),
	note: text.optional(),
});

export const voyage = z.strictObject({
	id: slug,
	ship: name,
	flag: z.string().trim().max(60),
	leg: z.string(),
	from: name,
	to: name,
	when: name,
	calls: z.union([z.literal(''), wholeNumber]),
	quantity: z.string(),
	claim: slug,
});

export const quantity = z.strictObject({
	id: slug,
	value: positive,
	qualifier: z.enum(['', 'about', 'at least', 'over']),
	unit: z.enum([
		't',
		't/year',
		'USD',
		'USD/year',
		'ships',
		'calls',
		'cases',
		'shipments',
		'people',
		'firms',
		'ports',
		'voyages',
		'kg',
		'won',
		'transfers',
	]),
	what: line,
	scope: line,
	claim: slug,
});

export const product = z.strictObject({
	id: slug,
	name,
	usd: positive,
	claim: slug,
});
export const destination = z.strictObject({
	iso3: z.string().regex(/^[A-Z]{3}$/, 'three capital letters'),
	name,
	usd: positive,
	claim: slug,
});
export const exportYear = z.strictObject({
	year: wholeNumber.refine((n) => n >= 1995 && n <= 2015, 'a year from 1995 to 2015'),
	total_usd: positive,
	china_usd: positive,
	india_share_pct: number.refine((n) => n >= 0 && n <= 100, 'a share from 0 to 100'),
});
/** What the report says of a number that we compute: the build holds one against the other. */
export const expected = z.strictObject({
	figure: slug,
	expected: name,
	claim: slug,
});

export const event = z.strictObject({
	id: slug,
	/** First and last day or month; one only where it is a point in time. */
	from: partialDate,
	to: partialDate.optional(),
	/** As it is drawn: a few words. */
	label: name,
	short: name,
	detail: text,
	claim: slug,
});

export const designation = z.strictObject({
	id: slug,
	kind: z.enum(['person', 'entity', 'ship']),
	name: optionalText,
	group: line,
	claim: slug,
});

export const response = z.strictObject({
	id: slug,
	government: name,
	body: name,
	/** When the answer was given; none where nobody answered. */
	date: partialDate.optional(),
	to: line,
	kind: z.enum(['denial', 'answer', 'no-comment', 'no-answer']),
	/** Our summary, beside the words that its claim quotes, or in place of any. */
	summary: line.optional(),
	claim: slug,
});

export const scaleUnit = z.strictObject({
	id: slug,
	name,
	plural: name,
	tonnes: positive,
	assumption: line,
});

export const graphic = z.strictObject({
	id: z.enum(GRAPHICS),
	/** Chart number: each from 1 on, once. */
	number: z.number().int().min(1),
	step: z.enum(SECTIONS),
	title: name,
	/** What a scene that ends in another state than the last is called, and shows, by that state. */
	scenes: z
		.record(
			z.string(),
			z.strictObject({
				title: name,
				summary: line,
				description: long,
				/** Who says so, and who denies it, where the scene shows less than the whole. */
				note: text.optional(),
				/** Claims of which the story does not tell there, since they came later: rows that rest on them are left out. */
				without: z.array(slug).default([]),
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
	sources: z.array(slug).min(1),
	claims: z.array(slug).min(1),
	/** Every other word that is drawn. */
	labels: z.record(z.string(), line).default({}),
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

export type Notices = z.infer<typeof notices>;
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
	/** BCP 47: what the pages say that they are written in. */
	language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a language tag like "en"'),
	/** Small counts as a sentence has them, from none on. */
	counts: z.array(name).min(2),
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

export type InterfaceWords = z.infer<typeof interfaceWords>;
export type StandingWords = z.infer<typeof standingWords>;
export type Publication = z.infer<typeof publication>;
export type Embeds = z.infer<typeof embeds>;
export type LedgerPage = z.infer<typeof ledgerPage>;
export type Source = z.infer<typeof source>;
export type Claim = z.infer<typeof claim>;
export type Discrepancy = z.infer<typeof discrepancy>;
export type Correction = z.infer<typeof correction>;
export type AllowedNumber = z.infer<typeof allowedNumber>;
export type Policy = z.infer<typeof policy>;
export type Port = z.infer<typeof port>;
export type Leg = z.infer<typeof leg>;
export type Voyage = z.infer<typeof voyage>;
export type Quantity = z.infer<typeof quantity>;
export type Product = z.infer<typeof product>;
export type Destination = z.infer<typeof destination>;
export type ExportYear = z.infer<typeof exportYear>;
export type Expected = z.infer<typeof expected>;
export type TimelineEvent = z.infer<typeof event>;
export type Designation = z.infer<typeof designation>;
/** A response with the words that its claim quotes, which stand there alone. */
export type Response = z.infer<typeof response> & { quote?: string };
export type ScaleUnit = z.infer<typeof scaleUnit>;
export type Graphic = z.infer<typeof graphic>;
export type Standing = (typeof STANDINGS)[number];
export type StepId = (typeof STEPS)[number];
export type SectionId = (typeof SECTIONS)[number];
export type GraphicId = (typeof GRAPHICS)[number];
