/** A notice as a released copy shows it. */
export type Later = { number: number; name: string; what: string };

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/**
 * The notices that concern a graphic and came after its copy, in the order of the list. What is not of the expected shape
 * is left out: a copy outlives the site that it was made with.
 * @param list what `/notices.json` has
 * @param id the graphic
 * @param known the notice that the copy is corrected to, 0 if none
 */
export function laterOf(list: unknown, id: string | undefined, known: number): Later[] {
	const { notices } = (list ?? {}) as { notices?: unknown };
	return (Array.isArray(notices) ? notices : []).filter((n): n is Later => {
		const { number, name, what, graphics } = (n ?? {}) as Record<string, unknown>;
		return (
			Number.isInteger(number) &&
			(number as number) > known &&
			isText(name) &&
			isText(what) &&
			Array.isArray(graphics) &&
			graphics.includes(id)
		);
	});
}
