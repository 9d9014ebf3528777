import { graphicFile } from '../../data/places';
import type { Data } from '../../data/read';
import type { Claim, Graphic } from '../../data/rows';

/** The rows that a map is worked out from: lines take their form from how firmly the claims stand, and nothing else. */
export type MapRows = Pick<Data, 'legs' | 'ports'> & { claims: readonly Pick<Claim, 'id' | 'standing'>[] };
/** Its words. */
export type MapWords = Pick<Graphic, 'id' | 'labels'>;

/** Where its words stand, for messages. */
export const fileOf = (graphic: MapWords) => graphicFile(graphic.id);
