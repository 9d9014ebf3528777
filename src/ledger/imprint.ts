/** Where a reader's words go: an address of the web as it is, an e-mail address as one to write to. */
export const contactHref = (contact: string): string => (isWeb(contact) ? contact : `mailto:${contact}`);

/** A web address as a reader takes it in: without its protocol. */
export const contactText = (contact: string): string =>
	isWeb(contact) ? contact.replace(/^https?:\/\//i, '').replace(/\/$/, '') : contact;

const isWeb = (text: string): boolean => /^https?:/i.test(text);
