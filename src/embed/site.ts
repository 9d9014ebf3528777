import { site as configured } from 'astro:config/server';

/**
 * The public address that the site is built for, if there is one. Not from `import.meta.env.SITE`, which is whatever a
 * variable SITE of the environment says, where there is one.
 */
export const siteOf = (): URL | undefined => (configured ? new URL(configured) : undefined);
