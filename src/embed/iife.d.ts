/** A script bundled whole, to be written into a page: see publish/iife.ts. */
declare module '*?iife' {
	const code: string;
	export default code;
}
