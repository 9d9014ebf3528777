import type { GraphicId } from '../data/schema';
import measured from './heights.json';

/** Widths and heights of a frame in px, in order of width. Between two of them the height is on the line joining them. */
export type Heights = readonly (readonly [width: number, height: number])[];

/** The measured heights of a graphic's embed (`npm run heights`); none for one that was never measured. */
export const heightsOf = (id: GraphicId): Heights | undefined =>
	(measured as unknown as Partial<Record<GraphicId, Heights>>)[id];
