/** Marks the root of this site for 404.html, which cannot know how deep the missing address lies. */
export const GET = () =>
	new Response(JSON.stringify({ site: 'position-doubtful' }), { headers: { 'content-type': 'application/json' } });
