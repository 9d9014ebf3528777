/** `{figure-id}`, `{words:figure-id}` or `{quote:claim-id}`. */
export const TOKEN = /\{((?:words:|quote:)?[a-z0-9-]+)\}/g;

/**
 * Text with its `{tokens}` filled in.
 * @throws Error naming the token that nothing answers
 */
export function fill(text: string, figures: ReadonlyMap<string, { text: string }>): string {
	return text.replaceAll(TOKEN, (token, id: string) => {
		const figure = figures.get(id);
		if (!figure) throw new Error(`no figure for ${token} in “${text}”`);
		return figure.text;
	});
}

/** Text with those tokens filled in that the data answers; a graphic fills in its own. */
export const say = (text: string, tokens: ReadonlyMap<string, { text: string }>): string =>
	text.replaceAll(TOKEN, (token, id: string) => tokens.get(id)?.text ?? token);

/** The same with values at hand, by the names that stand in `{}`. */
export const put = (text: string, values: Record<string, string>): string =>
	say(text, new Map(Object.entries(values).map(([name, value]) => [name, { text: value }])));
