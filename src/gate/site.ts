/** @returns what is wrong with a public address of the site, "found X, expected Y"; nothing where it can be used */
export function addressFault(value: string): string | undefined {
	const right = 'expected a whole address such as https://example.org or https://example.org/coal';
	const url = URL.canParse(value) ? new URL(value) : undefined;
	const found = `found "${value}"`;
	if (/\s/.test(value)) return `${found}, ${right}, without blanks`;
	if (!url || !/^https?:\/\//i.test(value)) return `${found}, ${right}: it begins with https:// or http://`;
	if (url.search || url.hash || /[?#]/.test(value)) return `${found}, ${right}, without ? and #`;
	if (url.username || url.password) return `${found}, ${right}, without a name or password`;
	return undefined;
}

/** The address that the site is built for, as Astro takes it; none where there is none, or a wrong one, which the gate tells. */
export const siteOf = (value: string | undefined): string | undefined =>
	value && !addressFault(value) ? value : undefined;
