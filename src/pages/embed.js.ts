import code from '../embed/host.ts?iife';

/** The host page's script, under a name that stays. */
export const GET = () => new Response(`${code}\n`, { headers: { 'content-type': 'text/javascript; charset=utf-8' } });
