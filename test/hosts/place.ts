import type { GraphicId } from '../../src/data/schema';

/** Where an embed is, for a host page that shows it. */
export type Place = {
	/** The site's address, ending in a slash, on another origin than the host's. */
	root: string;
	id: GraphicId;
	/** The frame's own address. */
	url: string;
	/** The code that we hand out: the frame with its reserve. */
	code: string;
	/** The same as a custom element, with its script. */
	element: string;
};

/** What becomes of the frame: as high as its content, that within WordPress's limits, our reserve, or the plain attribute. */
export type End = 'content' | 'wordpress' | 'reserve' | 'attribute';

export type Host = {
	name: string;
	/** What stands in the page's body. */
	body: (place: Place) => string;
	head?: (place: Place) => string;
	/** Its content security policy. */
	csp?: (place: Place) => string;
	headers?: Record<string, string>;
	ends: End;
	frames?: number;
	/** The site lets other sites' scripts read its files, as hosts do by default or by its own list of headers. */
	cors?: true;
	/** The frame's width does not change with the window's. */
	fixed?: boolean;
	/** What a reader does before the frame is seen; runs in the page. */
	act?: () => void;
	/** Attributes of `html`. */
	html?: string;
};

/** A frame as a newsroom's own template writes it, without height. */
export const bare = (place: Place, attributes = ''): string =>
	`<iframe id="f" src="${place.url}" title="A chart" style="width:100%;border:0;display:block" ${attributes}></iframe>`;
/** Our host script. */
export const ours = (place: Place): string => `<script src="${place.root}embed.js"></script>`;
