import type { APIRoute } from 'astro';
import script from '../story/start-exploring.ts?iife';

/** What the story fetches when the reader comes near the map that can be explored. */
export const GET: APIRoute = () => new Response(script, { headers: { 'content-type': 'text/javascript' } });
